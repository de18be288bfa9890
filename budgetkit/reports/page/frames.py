"""Tables of pandas as everybody can read them: heads with a scope, sideways in themselves."""

from __future__ import annotations

import re

_FRAME = re.compile(r'<table class="dataframe">(.*?)</table>', re.DOTALL)
_HEAD = re.compile(r"<thead>.*?</thead>", re.DOTALL)
_OPEN = (
    '<div class="sideways" tabindex="0" role="region" aria-label="数据表"><table class="dataframe">'
)


def framed(markup: str) -> str:
    """Return cleaned markup in which the tables that pandas wrote are completed."""
    return _FRAME.sub(lambda found: f"{_OPEN}{_scoped(found[1])}</table></div>", markup)


def _scoped(rows: str) -> str:
    heads = _HEAD.sub(lambda found: found[0].replace("<th>", '<th scope="col">'), rows)
    return heads.replace("<th>", '<th scope="row">')
