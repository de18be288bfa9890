"""Lines of text: figures stay whole, no line begins with a closing mark."""

from __future__ import annotations

import re

from tests.typesetter.pdf_paper import text_width

_PIECE = re.compile(r"(?:[-0-9.,%A-Za-z]+|.)[，。；：、）》”！？]*", re.DOTALL)


def wrapped(text: str, size: float, width: float, indent: float = 0) -> list[str]:
    """Return ``text`` in lines of at most ``width`` points, the first shorter by ``indent``.

    A piece that is wider than a line stands alone and sticks out.
    """
    lines: list[str] = []
    line, room = "", width - indent
    for piece in _PIECE.findall(text):
        if line and text_width(line + piece, size) > room:
            lines.append(line)
            line, room = "", width
        line += piece
    return [*lines, line] if line or not lines else lines
