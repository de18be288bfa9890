"""Glyphs to lines of text, by baseline and gap."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from budgetkit.document.pdf.frame import Box, union
from budgetkit.document.pdf.glyphs import Glyph

_SAME_LINE_EM = 0.42
_SPACE_EM = 0.22
# Writers put a quarter em between Chinese and digits; only more was typed as a space.
_CJK_SPACE_EM = 0.28
_BREAK_EM = 2.2


@dataclass(frozen=True, slots=True)
class Line:
    """Glyphs that stand in one row without a wide gap.

    Attributes:
        text: As printed; a gap between two characters is one space.
        bbox: Around the em boxes.
        size: The median type size in points; 0 for the text of a cell, which stands alone.
    """

    text: str
    bbox: Box
    size: float


def rows_of_glyphs(glyphs: Sequence[Glyph]) -> list[list[Glyph]]:
    """Group glyphs by baseline from top to bottom, each row from left to right.

    Digits and characters of one line may stand on slightly different baselines, and two
    lines may overlap: what counts is the distance of baselines against the type size.
    """
    rows: list[list[Glyph]] = []
    baseline = 0.0
    for glyph in sorted(glyphs, key=lambda glyph: glyph.baseline):
        if rows and glyph.baseline - baseline <= _SAME_LINE_EM * glyph.size:
            rows[-1].append(glyph)
            baseline += (glyph.baseline - baseline) / len(rows[-1])
        else:
            rows.append([glyph])
            baseline = glyph.baseline
    for row in rows:
        row.sort(key=lambda glyph: glyph.x0)
    return rows


def split_at_gaps(row: Sequence[Glyph], gap_em: float = _BREAK_EM) -> list[list[Glyph]]:
    """Cut a row where a gap is wider than ``gap_em`` times the type size."""
    parts: list[list[Glyph]] = []
    right = 0.0
    for glyph in row:
        if parts and glyph.x0 - right <= gap_em * glyph.size:
            parts[-1].append(glyph)
        else:
            parts.append([glyph])
        right = max(right, glyph.x1) if len(parts[-1]) > 1 else glyph.x1
    return parts


def row_text(row: Sequence[Glyph]) -> str:
    """Join a row; a gap wider than the type's own spacing becomes one space."""
    pieces: list[str] = []
    right = row[0].x0 if row else 0.0
    before = ""
    for glyph in row:
        gap = glyph.x0 - right
        latin = before.isascii() and glyph.text.isascii()
        if pieces and gap > (_SPACE_EM if latin else _CJK_SPACE_EM) * glyph.size:
            pieces.append(" ")
        pieces.append(glyph.text)
        right, before = glyph.x1, glyph.text
    return "".join(pieces)


def line_of(row: Sequence[Glyph]) -> Line:
    """Return a row as a line."""
    box = union([glyph.box for glyph in row])
    return Line(row_text(row), box, median(glyph.size for glyph in row))


def lines_of(glyphs: Sequence[Glyph]) -> list[Line]:
    """Return the lines of ``glyphs`` from top to bottom and left to right."""
    rows = rows_of_glyphs(glyphs)
    return [line_of(part) for row in rows for part in split_at_gaps(row)]
