"""What a page paints, in display coordinates: values without pdfium."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from budgetkit.document.pdf.frame import Box, Frame

RULE_THICKNESS_MAX_PT = 8.0
RULE_SLENDERNESS_MIN = 4.0

_SAMPLES = 20

Segment = tuple[float, float, float, float]
"""A straight rule ``x0, y0, x1, y1``, horizontal or vertical."""


@dataclass(frozen=True, slots=True)
class TextRun:
    """What the glyphs of one text object have in common.

    Attributes:
        clip: The box outside of which nothing of the run shows, None if nothing does.
        lightness: 0 black to 1 white; transparency counts as light.
        order: When it is painted, against :class:`Cover`.
    """

    clip: Box | None
    lightness: float
    order: int


@dataclass(frozen=True, slots=True)
class Cover:
    """An area painted over what came before: a filled box, or an image with its handle."""

    box: Box
    order: int
    image: Any = None


@dataclass(slots=True)
class PageObjects:
    """The objects of a page in display coordinates.

    Attributes:
        horizontal: Rules across.
        vertical: Rules down.
        runs: Text objects by their address.
        pictures: Boxes of images.
        shades: Boxes of filled areas that are not white.
        pale: White rules; they show only on a shade.
        covers: Filled areas and images in the order they are painted.
        path_count: Painted paths.
        object_count: Objects walked.
        truncated: Whether the page holds more objects than are read.
    """

    horizontal: list[Segment] = field(default_factory=list)
    vertical: list[Segment] = field(default_factory=list)
    runs: dict[int, TextRun] = field(default_factory=dict)
    pictures: list[Box] = field(default_factory=list)
    shades: list[Box] = field(default_factory=list)
    pale: list[Box] = field(default_factory=list)
    covers: list[Cover] = field(default_factory=list)
    path_count: int = 0
    object_count: int = 0
    truncated: bool = False

    def add_rule(self, box: Box) -> None:
        """Take a thin box as the rule along its middle."""
        x0, y0, x1, y1 = box
        if x1 - x0 >= y1 - y0:
            middle = (y0 + y1) / 2
            self.horizontal.append((x0, middle, x1, middle))
        else:
            middle = (x0 + x1) / 2
            self.vertical.append((middle, y0, middle, y1))


@dataclass(frozen=True, slots=True)
class Context:
    """Where the walk stands: the map to the display and the clip of the forms around."""

    frame: Frame
    clip: Box | None
    depth: int = 0


def is_thin(box: Box) -> bool:
    """Whether a box is a rule rather than an area."""
    width, height = box[2] - box[0], box[3] - box[1]
    thin, long = min(width, height), max(width, height)
    return thin <= RULE_THICKNESS_MAX_PT and long >= RULE_SLENDERNESS_MIN * thin


def share_under(boxes: Sequence[Box], frame: Frame) -> float:
    """Return the share of a page that lies under boxes, which may overlap.

    Scanners cut a page into stripes and layers; a grid of points tells well enough.
    """
    steps = [(step + 0.5) / _SAMPLES for step in range(_SAMPLES)]
    points = [(x * frame.width, y * frame.height) for x in steps for y in steps]
    under = sum(any(x0 <= x <= x1 and y0 <= y <= y1 for x0, y0, x1, y1 in boxes) for x, y in points)
    return under / len(points)
