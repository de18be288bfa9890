"""Whether a coarse scan has broken a table's rules, so that its cells may have run together."""

from __future__ import annotations

from typing import Any

import cv2
import numpy as np

from budgetkit.document.scan.engine import Picture

_PAPER_PX, _SMOOTH_PX = 15, 5
"""Wider than any stroke of a rule or of type: what is left is paper."""

_SEEN = 30
"""Of 255 greys darker than paper."""

_GAP_PX, _STEP_PX = 13, 5
_RUN_PX = 150
_MISSING_MIN = 0.012
"""Of the pixels of rules. Measured: 0.002 to 0.007 in sound scans, 0.017 and more where specks
or a scan in black and white have cut them."""

_BESIDE_PX = (4, 9)
_CROWDED = 0.2
_DENSE = 0.75

Grey = np.ndarray[Any, np.dtype[np.uint8]]
Mask = np.ndarray[Any, np.dtype[np.bool_]]


def are_broken(picture: Picture) -> bool:
    """Return whether the rules across the picture of a table have gaps."""
    if not picture.size:
        return False
    grey = cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY)
    # Smooth first: the lightest of grainy paper is lighter than the paper.
    smooth = cv2.blur(grey, (_SMOOTH_PX, _SMOOTH_PX))
    paper = cv2.morphologyEx(smooth, cv2.MORPH_CLOSE, _ones(_PAPER_PX, _PAPER_PX))
    ink = (np.asarray(cv2.subtract(paper, grey)) > _SEEN).astype(np.uint8)
    # A rule of one pixel steps to the next row wherever it is not quite level.
    steps = np.asarray(cv2.dilate(ink, _ones(1, 3)), np.uint8)
    closed = cv2.morphologyEx(steps, cv2.MORPH_CLOSE, _ones(_GAP_PX, 1))
    runs = np.asarray(cv2.morphologyEx(closed, cv2.MORPH_OPEN, _ones(_RUN_PX, 1)) > 0)
    rules = runs & ~_is_type(steps)
    missing = rules & (cv2.dilate(steps, _ones(1, _STEP_PX)) == 0)
    return bool(missing.sum() > _MISSING_MIN * rules.sum())


def _ones(width: int, height: int) -> Grey:
    return np.ones((height, width), np.uint8)


def _is_type(ink: Grey) -> Mask:
    """Whether there is ink on both sides, or beside strokes far apart: a line of type."""
    drawn = ink.astype(np.float32)
    along = cv2.blur(drawn, (_RUN_PX, 1))
    near, far = _BESIDE_PX
    share = cv2.blur(drawn, (_RUN_PX, far - near + 1))
    shift = (near + far + 1) // 2
    above, below = np.roll(share, shift, axis=0), np.roll(share, -shift, axis=0)
    enclosed = np.minimum(above, below) > _CROWDED
    beside = np.maximum(above, below) > _CROWDED
    return np.asarray(enclosed | (beside & (along < _DENSE)))
