"""Two pages on one sheet, as of an open book: read one after the other."""

from __future__ import annotations

from itertools import groupby
from typing import Any

import cv2
import numpy as np

from budgetkit.document.scan.engine import Picture

_WIDER_THAN_HIGH = 1.2
_MIDDLE = (0.42, 0.58)
_GUTTER_PT = 28.0
"""Two margins are twice this wide; columns of a table have no such gap from head to foot."""

_INK = 70
_BLANK_SHARE = 0.002
_WRITTEN_SHARE = 0.15
_PAPER_PX = 15


def gutter_of(picture: Picture, dpi: int) -> int | None:
    """Return the column between two pages that a level picture shows, None if it is of one.

    No line of type and no rule crosses the middle of a sheet that shows two pages, and both
    halves are written on.
    """
    height, width = picture.shape[:2]
    if width < _WIDER_THAN_HIGH * height:
        return None
    written = _ink_share(picture) > _BLANK_SHARE
    first, last = (round(share * width) for share in _MIDDLE)
    begin, end = _widest_blank(written[first:last])
    if end - begin < _GUTTER_PT * dpi / 72:
        return None
    column = first + (begin + end) // 2
    halves = (written[:column], written[column:])
    return column if all(half.mean() > _WRITTEN_SHARE for half in halves) else None


def _ink_share(picture: Picture) -> np.ndarray[Any, np.dtype[np.float64]]:
    """The share of dark pixels in each column."""
    grey = cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY)
    around = np.ones((_PAPER_PX, _PAPER_PX), np.uint8)
    paper = cv2.morphologyEx(grey, cv2.MORPH_CLOSE, around)
    return np.asarray((cv2.subtract(paper, grey) > _INK).mean(axis=0))


def _widest_blank(written: np.ndarray[Any, np.dtype[np.bool_]]) -> tuple[int, int]:
    """The widest stretch of columns without ink, as begin and end."""
    blank = [(0, 0)]
    for is_written, columns in groupby(enumerate(written.tolist()), key=lambda one: one[1]):
        if not is_written:
            numbers = [number for number, _ in columns]
            blank.append((numbers[0], numbers[-1] + 1))
    return max(blank, key=lambda stretch: stretch[1] - stretch[0])
