"""Lines broken as Chinese is set: numbers and words whole, no comma at the start of a line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from rich.cells import cell_len
from rich.console import Console
from rich.containers import Lines
from rich.text import Text

_TOKEN = re.compile(r"[-+≥≤=]?[0-9][0-9.,]*(?:%|[万亿]?元)?|[A-Za-z][A-Za-z_-]*|.", re.DOTALL)
_NOT_FIRST = "，。、；：！？）》”’】〕,.;:!?)]%"
_NOT_LAST = "（《“‘【〔(["
_SHORTEST = 12
"""Narrower columns leave no choice."""


class Wrapped(Text):
    """A text that a console breaks between words and characters, never within a number."""

    def wrap(self, console: Console, width: int, **options: Any) -> Lines:
        """Return the lines of at most ``width`` cells."""
        if width < _SHORTEST:
            return super().wrap(console, width, **options)
        lines = Lines()
        for line in self.split(allow_blank=True):
            lines.extend(line.divide(breaks(line.plain, width)))
        for line in lines:
            line.rstrip()
        return lines


def breaks(text: str, width: int) -> list[int]:
    """Return where ``text`` is broken so that no line has more than ``width`` cells.

    >>> breaks("合计印为 48,200.88万元，相差 9,380.02万元", 24)
    [16]
    """
    found: list[int] = []
    start = 0
    for begin, end in _units(text, width):
        if cell_len(text[start:end].rstrip()) > width:
            found.append(begin)
            start = begin
    return found


def _units(text: str, width: int) -> Iterator[tuple[int, int]]:
    """Parts that stay on one line: a word with the marks that may not be parted from it."""
    begin = 0
    tokens = list(_tokens(text, width))
    for at, (_, end) in enumerate(tokens):
        after = text[end : end + 1]
        is_bound = (after and after in _NOT_FIRST) or text[end - 1] in _NOT_LAST
        is_last = at == len(tokens) - 1
        if is_last or not is_bound or cell_len(text[begin : tokens[at + 1][1]]) > width:
            yield begin, end
            begin = end


def _tokens(text: str, width: int) -> Iterator[tuple[int, int]]:
    """Words, numbers and characters; what is too long for a line by character."""
    for found in _TOKEN.finditer(text):
        begin, end = found.span()
        if cell_len(found.group()) <= width:
            yield begin, end
        else:
            yield from ((at, at + 1) for at in range(begin, end))
