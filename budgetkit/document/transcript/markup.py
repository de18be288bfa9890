"""Strip the stray markup that an OCR leaves in a transcript."""

from __future__ import annotations

import html
import re

_TAG = re.compile(
    r"</?(?:b|i|u|em|strong|p|br|sup|sub|span|div|font|center|small|big|s|del|ins|mark|a|img)"
    r"(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
_BOLD = re.compile(r"\*\*(?=\S)(.+?)(?<=\S)\*\*")
_LONE_BOLD = re.compile(r"\*\*(?=[^\s*])|(?<=[^\s*])\*\*")
_HEADING = re.compile(r"^\s{0,3}(#{1,6})\s+(?=\S)")
_BULLET = re.compile(r"^\s{0,3}[-*+]\s+(?=\S)")
_ENTITY = re.compile(r"&(?:[a-zA-Z]{2,8}|#[0-9]{1,5}|#x[0-9a-fA-F]{1,4});")


def strip_markup(line: str) -> tuple[str, int]:
    """Return the line without markup, and the heading level of leading ``#`` (0: none).

    >>> strip_markup("### <b>一、</b>**收入**")
    ('一、收入', 3)
    """
    level = 0
    if heading := _HEADING.match(line):
        level = len(heading.group(1))
        line = line[heading.end() :]
    else:
        line = _BULLET.sub("", line, count=1)
    line = _TAG.sub("", line)
    line = _LONE_BOLD.sub("", _BOLD.sub(r"\1", line))
    return _ENTITY.sub(lambda entity: html.unescape(entity.group()), line), level
