"""Watermarks: text across the page, or large and pale behind it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from statistics import median

from budgetkit.document.pdf.frame import Box, union
from budgetkit.document.pdf.glyphs import Glyph, PageGlyphs
from budgetkit.document.pdf.lines import row_text, rows_of_glyphs, split_at_gaps

_PALE = 0.55
_LARGE = 1.5
_REPEATS = 4
_SHORTEST = 3
_WORD_GAP_EM = 0.8


def split_watermark(glyphs: PageGlyphs) -> tuple[list[Glyph], list[tuple[str, Box]]]:
    """Return the upright glyphs without the watermark, and the watermark's text with its box.

    Skewed text is always a watermark; upright text is one if it is pale and much larger
    than what else stands on the page, or pale and repeated all over it.
    """
    pale = [glyph for glyph in glyphs.upright if glyph.light >= _PALE]
    if not pale:
        return glyphs.upright, _as_text(glyphs.skewed)
    large = _LARGE * median(glyph.size for glyph in glyphs.upright)
    repeated = _repeated(pale)
    kept: list[Glyph] = []
    dropped = list(glyphs.skewed)
    for glyph in glyphs.upright:
        marked = glyph in repeated or (glyph.light >= _PALE and glyph.size >= large)
        (dropped if marked else kept).append(glyph)
    return kept, _as_text(dropped)


def _repeated(pale: Sequence[Glyph]) -> set[Glyph]:
    """The glyphs of words that stand on the page time and again."""
    words: dict[str, list[list[Glyph]]] = defaultdict(list)
    for row in rows_of_glyphs(pale):
        for part in split_at_gaps(row, _WORD_GAP_EM):
            words[row_text(part)].append(part)
    return {
        glyph
        for text, parts in words.items()
        if len(parts) >= _REPEATS and len(text) >= _SHORTEST
        for part in parts
        for glyph in part
    }


def _as_text(glyphs: Sequence[Glyph]) -> list[tuple[str, Box]]:
    """The watermark in the order it is painted."""
    if not glyphs:
        return []
    return [("".join(glyph.text for glyph in glyphs), union([glyph.box for glyph in glyphs]))]
