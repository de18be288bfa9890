"""The page on the glass: the dark around it is painted as paper."""

from __future__ import annotations

import cv2
import numpy as np

from budgetkit.document.scan.engine import Picture

_DARK = 100
_THICK_PT = 6.0
"""Thicker than rules and the strokes of titles."""

_FRINGE_PT = 1.5
_LIGHT_PERCENTILE = 75


def without_dark_edges(picture: Picture, dpi: int) -> Picture:
    """Return the picture with thick black shapes that touch its edge as light as its paper.

    A scanner sees the dark of its lid around a page that is smaller than the glass. To the
    search for rules that is the frame of a table.
    """
    dark = (picture.max(axis=2) < _DARK).astype(np.uint8)
    size = round(_THICK_PT * dpi / 72)
    padded = cv2.copyMakeBorder(dark, size, size, size, size, cv2.BORDER_REPLICATE)
    thick = cv2.morphologyEx(padded, cv2.MORPH_OPEN, np.ones((size, size), np.uint8))
    thick = np.ascontiguousarray(thick[size:-size, size:-size])
    if not thick.any():
        return picture
    _, labels = cv2.connectedComponents(thick)
    edges = (labels[0], labels[-1], labels[:, 0], labels[:, -1])
    touching = np.unique(np.concatenate(edges))
    fringe = 2 * round(_FRINGE_PT * dpi / 72) + 1
    shapes = np.isin(labels, touching[touching > 0]).astype(np.uint8)
    outside = cv2.dilate(shapes, np.ones((fringe, fringe), np.uint8)) > 0
    cleaned = picture.copy()
    if not outside.all():
        cleaned[outside] = np.percentile(picture[~outside], _LIGHT_PERCENTILE, axis=0)
    return cleaned
