"""The template engine of all pages: every text escaped, nothing that could deceive the eye."""

from __future__ import annotations

import re
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined

# Marks that turn the direction of reading, or are not seen at all.
_INVISIBLE = re.compile("[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")


def visible(value: object) -> object:
    """Return a text without direction and zero-width marks; control characters become U+FFFD.

    Applied to whatever a template prints; markup that is already safe is left alone.
    """
    if not isinstance(value, str) or hasattr(value, "__html__"):
        return value
    return _CONTROL.sub("\ufffd", _INVISIBLE.sub("", value))


@cache
def environment() -> Environment:
    """Return the environment with the package's templates."""
    return Environment(
        loader=PackageLoader("budgetkit.reports", "page/templates"),
        autoescape=True,
        finalize=visible,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
