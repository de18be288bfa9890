"""Take red seals out of a picture; the black print under them stays."""

from __future__ import annotations

from typing import Any

import cv2
import numpy as np

from budgetkit.document.scan.engine import Picture

_REDDER = 40
_SMALLEST_PT, _LARGEST_PT = 60.0, 180.0
_ROUND = 0.75
_BRIDGE_PT = 2.0
_MARGIN_PT = 2.0

Mask = np.ndarray[Any, np.dtype[np.bool_]]


def without_seals(picture: Picture, dpi: int) -> Picture:
    """Return the picture with round and square seals seen through red glass.

    Through it red ink is as light as paper, and black print as dark as ever. Red type
    elsewhere, such as a letterhead, stays. A seal is 42 mm across and seldom more than 58
    (国发〔1999〕25号).
    """
    points = dpi / 72
    blue, green, red = (channel.astype(np.int16) for channel in cv2.split(picture))
    is_red = np.asarray((red - np.maximum(blue, green)) > _REDDER)
    cleaned = picture.copy()
    for x0, y0, x1, y1 in _seals(is_red, points):
        inside = np.s_[y0:y1, x0:x1]
        ink = float(np.median(red[inside][is_red[inside]]))
        seen = (red[inside] * (255 / ink)).clip(0, 255).astype(np.uint8)
        cleaned[inside] = seen[:, :, np.newaxis]
    return cleaned


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
