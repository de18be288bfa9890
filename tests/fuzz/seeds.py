"""A small whole file of each format, to be damaged."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache, partial

from tests.typesetter.docx import write_docx
from tests.typesetter.html_page import write_html
from tests.typesetter.pdf import write_pdf
from tests.typesetter.samples import spec_of
from tests.typesetter.spec import Disclosure
from tests.typesetter.transcript import write_transcript
from tests.typesetter.xlsx import write_xlsx

WRITERS: dict[str, Callable[[Disclosure], bytes]] = {
    "docx": write_docx,
    "html": write_html,
    "html-gbk": partial(write_html, charset="gb18030"),
    "pdf": write_pdf,
    "text": lambda spec: write_transcript(spec).encode(),
    "xlsx": write_xlsx,
}


@cache
def seed_file(kind: str) -> bytes:
    """Return a disclosure of three tables and a form in a format."""
    spec = spec_of("jincheng_finance_2024")
    return WRITERS[kind](replace(spec, tables=spec.tables[:3], forms=spec.forms[:1]))
