"""Characters that were recognised, as the glyphs of a text layer."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from statistics import median

from budgetkit.document.pdf.frame import Box
from budgetkit.document.pdf.glyphs import ASCENT_EM, DESCENT_EM, Glyph
from budgetkit.document.scan.engine import OcrLine
from budgetkit.document.transcript.lines import is_watermark

_BOX_EM = 1.2
"""Height of the box around a line against its type size: boxes are drawn generously."""

_SAME_SIZE = 1.3
_LEVEL_DEGREES = 6.0
_SLANTED_LENGTH = 2
_GAP_EM = 0.9
_DOUBTFUL = 0.75
_DASHES = "[-~—–―─━−‐‑‒－﹣一ー]{1,3}"
_DASHED_NUMBER = re.compile(f"{_DASHES}[0-9]{{1,4}}{_DASHES}")


@dataclass(slots=True)
class ScanGlyphs:
    """What was recognised on a page, in points.

    Attributes:
        glyphs: Of the text.
        confidences: Of each glyph, by its ``run``.
        watermarks: What was left out, with its box.
    """

    glyphs: list[Glyph] = field(default_factory=list)
    confidences: list[float] = field(default_factory=list)
    watermarks: list[tuple[str, Box]] = field(default_factory=list)

    def add(self, text: str, box: Box, size: float, confidence: float) -> None:
        """Add a glyph around the middle of ``box``."""
        middle = (box[1] + box[3]) / 2
        baseline = middle + (ASCENT_EM - DESCENT_EM) / 2 * size
        run = len(self.confidences)
        self.glyphs.append(Glyph(text, box[0], box[2], baseline, size, run, 0.0))
        self.confidences.append(confidence)


def glyphs_of(lines: Iterable[OcrLine], dpi: int) -> ScanGlyphs:
    """Return the glyphs of recognised lines.

    Slanted lines, known phrases and strokes that hardly make a character are watermarks.
    """
    found = ScanGlyphs()
    scale = 72 / dpi
    kept: list[tuple[OcrLine, Box]] = []
    for line in lines:
        (x0, y0), (x1, y1) = (line.quad.min(axis=0) * scale, line.quad.max(axis=0) * scale)
        box = (float(x0), float(y0), float(x1), float(y1))
        if _is_slanted(line) or _is_stroke(line) or is_watermark(line.text):
            found.watermarks.append((line.text, box))
        elif line.characters:
            kept.append((_with_dashes(line), box))
    sizes = _common_sizes([(box[3] - box[1]) / _BOX_EM for _, box in kept])
    for (line, box), size in zip(kept, sizes, strict=True):
        _add_line(line, box, size, scale, found)
    return found


def _with_dashes(line: OcrLine) -> OcrLine:
    """A page number's dashes, which look like the numeral one."""
    if not _DASHED_NUMBER.fullmatch(line.text):
        return line
    characters = tuple(
        one if one.text.isdecimal() else replace(one, text="-") for one in line.characters
    )
    return replace(line, characters=characters)


def _common_sizes(sizes: Sequence[float]) -> list[float]:
    """The type size of each line: boxes are drawn by eye, a page has few sizes of type."""
    groups: list[list[float]] = []
    for size in sorted(sizes):
        if not groups or size > _SAME_SIZE * groups[-1][0]:
            groups.append([])
        groups[-1].append(size)
    common = {size: median(group) for group in groups for size in group}
    return [common[size] for size in sizes]


def _is_slanted(line: OcrLine) -> bool:
    (ax, ay), (bx, by) = line.quad[0], line.quad[1]
    degrees = abs(math.degrees(math.atan2(by - ay, bx - ax)))
    return len(line.characters) >= _SLANTED_LENGTH and degrees > _LEVEL_DEGREES


def _is_stroke(line: OcrLine) -> bool:
    """Whether a line is one doubtful character; a doubtful digit is kept, and flagged."""
    if len(line.characters) != 1 or line.text.isdecimal():
        return False
    return line.characters[0].confidence < _DOUBTFUL


def _add_line(line: OcrLine, box: Box, size: float, scale: float, found: ScanGlyphs) -> None:
    ends = _ends(line, scale, size)
    for character, end in zip(line.characters, ends, strict=True):
        x0 = character.x0 * scale
        place = (x0, box[1], max(end, x0), box[3])
        found.add(character.text, place, size, character.confidence)


def _ends(line: OcrLine, scale: float, size: float) -> Sequence[float]:
    """Where each character ends: at the next one, as the recogniser's own ends are guesses.

    Only a gap of nearly a character is one.
    """
    ends = [character.x1 * scale for character in line.characters]
    for index, (_, following) in enumerate(pairwise(line.characters)):
        begin = following.x0 * scale
        if begin - ends[index] < _GAP_EM * size:
            ends[index] = begin
    return ends
