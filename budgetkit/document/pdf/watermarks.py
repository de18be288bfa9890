"""Watermarks: text across the page, or large and pale behind it."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from budgetkit.document.pdf.frame import Box, union
from budgetkit.document.pdf.glyphs import Glyph, PageGlyphs

_PALE = 0.55
_LARGE = 1.5


def split_watermark(glyphs: PageGlyphs) -> tuple[list[Glyph], list[tuple[str, Box]]]:
    """Return the upright glyphs without the watermark, and the watermark's text with its box.

    Skewed text is always a watermark; upright text is one if it is both pale and much
    larger than what else stands on the page.
    """
    sizes = [glyph.size for glyph in glyphs.upright]
    large = _LARGE * median(sizes) if sizes else 0.0
    kept: list[Glyph] = []
    dropped = list(glyphs.skewed)
    for glyph in glyphs.upright:
        (dropped if glyph.light >= _PALE and glyph.size >= large else kept).append(glyph)
    return kept, _as_text(dropped)


def _as_text(glyphs: Sequence[Glyph]) -> list[tuple[str, Box]]:
    """The watermark in the order it is painted."""
    if not glyphs:
        return []
    return [("".join(glyph.text for glyph in glyphs), union([glyph.box for glyph in glyphs]))]
