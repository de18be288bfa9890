"""Take red seals out of a picture; the black print under them stays."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np

from budgetkit.document.scan.engine import Picture, Quad

_REDDER = 40
_SMALLEST_PT, _LARGEST_PT = 60.0, 180.0
_ROUND = 0.75
_BRIDGE_PT = 2.0
_MARGIN_PT = 2.0
_DARK, _DARKEST_PERCENT = 165, 2

Mask = np.ndarray[Any, np.dtype[np.bool_]]


@dataclass(frozen=True, slots=True)
class Unsealed:
    """A picture seen through its seals.

    Attributes:
        picture: Black print as before, red ink as light as paper.
        seals: The boxes of the seals, ``x0, y0, x1, y1`` in pixels.
    """

    picture: Picture
    seals: tuple[tuple[int, int, int, int], ...]

    def part(self, first: int, last: int) -> Unsealed:
        """The columns of pixels from ``first`` to before ``last``."""
        seals = tuple((x0 - first, y0, x1 - first, y1) for x0, y0, x1, y1 in self.seals)
        return Unsealed(np.ascontiguousarray(self.picture[:, first:last]), seals)

    def is_ghost(self, quad: Quad) -> bool:
        """Whether a line is the edge that a seal's own text leaves: nothing in it is dark."""
        x, y = quad.mean(axis=0)
        if not any(x0 <= x < x1 and y0 <= y < y1 for x0, y0, x1, y1 in self.seals):
            return False
        (left, top), (right, bottom) = quad.min(axis=0).astype(int), quad.max(axis=0).astype(int)
        inside = self.picture[max(top, 0) : bottom + 1, max(left, 0) : right + 1]
        return not inside.size or float(np.percentile(inside.max(axis=2), _DARKEST_PERCENT)) > _DARK


def without_seals(picture: Picture, dpi: int) -> Unsealed:
    """Return the picture with round and square seals seen through red glass.

    Through it red ink is as light as paper, and black print as dark as ever. Red type
    elsewhere, such as a letterhead, stays. A seal is 42 mm across and seldom more than 58
    (国发〔1999〕25号).
    """
    points = dpi / 72
    blue, green, red = (channel.astype(np.int16) for channel in cv2.split(picture))
    is_red = np.asarray((red - np.maximum(blue, green)) > _REDDER)
    cleaned = picture.copy()
    seals = tuple(_seals(is_red, points))
    for x0, y0, x1, y1 in seals:
        inside = np.s_[y0:y1, x0:x1]
        ink = float(np.median(red[inside][is_red[inside]]))
        seen = (red[inside] * (255 / ink)).clip(0, 255).astype(np.uint8)
        cleaned[inside] = seen[:, :, np.newaxis]
    return Unsealed(cleaned, seals)


def _seals(is_red: Mask, points: float) -> list[tuple[int, int, int, int]]:
    """Boxes of red shapes that are as wide as high and of a seal's size."""
    size = max(1, round(_BRIDGE_PT * points)) * 2 + 1
    joined = cv2.morphologyEx(is_red.astype(np.uint8), cv2.MORPH_CLOSE, np.ones((size, size)))
    _, _, stats, _ = cv2.connectedComponentsWithStats(joined)
    margin = round(_MARGIN_PT * points)
    boxes = []
    for x, y, width, height, _ in stats[1:].tolist():
        small, large = sorted((width / points, height / points))
        if small >= _SMALLEST_PT and large <= _LARGEST_PT and small >= _ROUND * large:
            left, top = max(x - margin, 0), max(y - margin, 0)
            boxes.append((left, top, x + width + margin, y + height + margin))
    return boxes
