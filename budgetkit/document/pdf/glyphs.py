"""The glyphs of a page: what is seen, upright, in display coordinates.

A glyph's box is an em box around its baseline, not what the font declares: fonts whose
Ascent and Descent are 0 would otherwise shift every glyph by a line.
"""

from __future__ import annotations

import ctypes
import math
from collections import Counter
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from budgetkit.document.pdf.characters import is_unreadable, printed
from budgetkit.document.pdf.frame import Box, Frame
from budgetkit.document.pdf.painted import TextRun

ASCENT_EM = 0.86
DESCENT_EM = 0.14
_CHARACTERS_MAX = 400_000
_UPRIGHT_DEGREES = 3.0
_HYPHEN = 0x02
_CLIP_TOLERANCE_EM = 0.35
_SMALLEST_PT = 2.5
_LARGEST_PT = 200.0
_NARROWEST_EM = 0.05


class Glyph(NamedTuple):
    """One visible character; coordinates in points from the top left."""

    text: str
    x0: float
    x1: float
    baseline: float
    size: float
    run: int
    light: float

    @property
    def middle(self) -> float:
        """The vertical middle of the em box."""
        return self.baseline - (ASCENT_EM - DESCENT_EM) / 2 * self.size

    @property
    def box(self) -> Box:
        """The em box."""
        top = self.baseline - ASCENT_EM * self.size
        return (self.x0, top, self.x1, self.baseline + DESCENT_EM * self.size)


class SidewaysGlyph(NamedTuple):
    """A glyph at a right angle to the others.

    Attributes:
        middle: Where it stands on the page as it is read.
        quarter: Its angle on the display, in clockwise quarters.
        glyph: The glyph on the display turned so that it stands upright.
    """

    middle: tuple[float, float]
    quarter: int
    glyph: Glyph


@dataclass(slots=True)
class PageGlyphs:
    """What the text layer of a page holds.

    Attributes:
        upright: The glyphs that stand upright once the page is turned to be read.
        quarter_turns: How often the display must be turned clockwise so that they do.
        sideways: Glyphs at a right angle to these.
        skewed: Glyphs at any other angle, upright on their own: watermarks.
        hidden: How many lie outside the page or their clip.
        unmapped: How many have a font that does not tell which character they are.
        truncated: Whether there are more than are read.
    """

    upright: list[Glyph] = field(default_factory=list)
    quarter_turns: int = 0
    sideways: list[SidewaysGlyph] = field(default_factory=list)
    skewed: list[Glyph] = field(default_factory=list)
    hidden: int = 0
    unmapped: int = 0
    truncated: bool = False


class _Turn(NamedTuple):
    """How the glyphs of one text object stand: quarter turns (None: skewed) and size."""

    quarter: int | None
    size: float


class _Raw(NamedTuple):
    """A glyph on the display, before it is known which way the page is to be read."""

    text: str
    origin: tuple[float, float]
    box: Box
    turn: _Turn
    run: int


def read_glyphs(textpage: Any, frame: Frame, runs: dict[int, TextRun]) -> PageGlyphs:
    """Read the glyphs of a raw pdfium text page.

    Args:
        textpage: ``FPDF_TEXTPAGE``.
        frame: Maps the page's own coordinates to the display.
        runs: Clip and colour of each text object, by the address of the object.
    """
    found = PageGlyphs()
    raws = _read_raw(textpage, frame, found)
    turns = -_reading_turn(raws) % 4
    found.quarter_turns = turns
    page = (0.0, 0.0, frame.width, frame.height)
    for raw in raws:
        run = runs.get(raw.run, TextRun(page, 0.0, 0))
        if _is_hidden(raw, run):
            found.hidden += 1
        elif raw.turn.quarter is None:
            found.skewed.append(_glyph(raw, turns, frame, run))
        elif raw.turn.quarter == -turns % 4:
            found.upright.append(_glyph(raw, turns, frame, run))
        else:
            found.sideways.append(_sideways(raw, turns, frame, run))
    return found


def _sideways(raw: _Raw, turns: int, frame: Frame, run: TextRun) -> SidewaysGlyph:
    quarter = raw.turn.quarter or 0
    x0, y0, x1, y1 = _turned(turns, frame).box(*raw.box)
    middle = ((x0 + x1) / 2, (y0 + y1) / 2)
    return SidewaysGlyph(middle, quarter, _glyph(raw, -quarter, frame, run))


def _turned(turns: int, frame: Frame) -> Frame:
    """The map from the display to the display turned clockwise."""
    return Frame((1, 0, 0, 1, 0, 0), frame.width, frame.height).turned(turns)


def _read_raw(textpage: Any, frame: Frame, found: PageGlyphs) -> list[_Raw]:
    box = pdfium.FS_RECTF()
    x, y = ctypes.c_double(), ctypes.c_double()
    box_ref, x_ref, y_ref = ctypes.byref(box), ctypes.byref(x), ctypes.byref(y)
    turns: dict[int, _Turn] = {}
    raws = []
    count = pdfium.FPDFText_CountChars(textpage)
    found.truncated = count > _CHARACTERS_MAX
    for index in range(min(count, _CHARACTERS_MAX)):
        char = _character(textpage, index, found)
        handle = pdfium.FPDFText_GetTextObject(textpage, index) if char else None
        if not handle:
            continue
        run = ctypes.addressof(handle.contents)
        if run not in turns:
            turns[run] = _turn(textpage, index, frame)
        pdfium.FPDFText_GetCharOrigin(textpage, index, x_ref, y_ref)
        pdfium.FPDFText_GetLooseCharBox(textpage, index, box_ref)
        origin = frame.point(x.value, y.value)
        edges = frame.box(box.left, box.bottom, box.right, box.top)
        raws.append(_Raw(char, origin, edges, turns[run], run))
    return raws


def _character(textpage: Any, index: int, found: PageGlyphs) -> str:
    """The character at ``index``, empty for white space, which gaps tell better."""
    code = pdfium.FPDFText_GetUnicode(textpage, index)
    if code == _HYPHEN:
        return "-"
    if pdfium.FPDFText_HasUnicodeMapError(textpage, index) or code == 0:
        found.unmapped += 1
        return "\ufffd"
    char = printed(code)
    if char.isspace() or (code < 0x20):
        return ""
    if is_unreadable(char):
        found.unmapped += 1
    return char


def _turn(textpage: Any, index: int, frame: Frame) -> _Turn:
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFText_GetMatrix(textpage, index, ctypes.byref(matrix))
    a, b, c, d, _, _ = frame.matrix
    across = (a * matrix.a + c * matrix.b, b * matrix.a + d * matrix.b)
    up = math.hypot(matrix.c, matrix.d)
    size = pdfium.FPDFText_GetFontSize(textpage, index) * up
    degrees = math.degrees(math.atan2(across[1], across[0]))
    quarter = round(degrees / 90)
    if abs(degrees - 90 * quarter) > _UPRIGHT_DEGREES:
        return _Turn(None, size)
    return _Turn(quarter % 4, size)


def _reading_turn(raws: list[_Raw]) -> int:
    """The quarter turn most glyphs share."""
    turns = Counter(raw.turn.quarter for raw in raws if raw.turn.quarter is not None)
    return turns.most_common(1)[0][0] if turns else 0


def _is_hidden(raw: _Raw, run: TextRun) -> bool:
    if run.clip is None:
        return True
    left, top, right, bottom = run.clip
    x0, y0, x1, y1 = raw.box
    x, y = (x0 + x1) / 2, (y0 + y1) / 2
    slack = _CLIP_TOLERANCE_EM * raw.turn.size
    return not (left - slack <= x <= right + slack and top - slack <= y <= bottom + slack)


def _glyph(raw: _Raw, turns: int, frame: Frame, run: TextRun) -> Glyph:
    x0, y0, x1, y1 = raw.box
    _, baseline = raw.origin
    if turns % 4:
        turned = _turned(turns, frame)
        x0, y0, x1, y1 = turned.box(x0, y0, x1, y1)
        _, baseline = turned.point(*raw.origin)
    size = raw.turn.size
    # Type 3 fonts may declare any size: then the box that is drawn tells it.
    if not _SMALLEST_PT <= size <= _LARGEST_PT:
        size = y1 - y0 or size
    # Fonts without widths: as wide as such a character usually is.
    if x1 - x0 < _NARROWEST_EM * size:
        x1 = x0 + (0.5 if raw.text.isascii() else 1.0) * size
    return Glyph(raw.text, x0, x1, baseline, size, raw.run, run.lightness)
