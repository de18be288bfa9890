"""Turn the picture of a page so that its lines run from left to right, level."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np

from budgetkit.document.scan.engine import Picture, Quad, find_lines, upside_down_share

_SMALL_SHARE = 0.6
_CROPS = 8
_ELONGATED = 1.5
_LARGE_PX = 2200
"""Between the long sides of A4 and A3 at 150 dpi: half of a larger page tells its direction."""

_DARK = 160
_SKEW_MAX_DEGREES = 5.0
_COARSE_DEGREES, _FINE_DEGREES = 0.25, 0.05
_COARSE_SHARE = 0.5
_SKEW_IGNORED_DEGREES = 0.1
_PAPER = (255, 255, 255)


@dataclass(frozen=True, slots=True)
class Upright:
    """A picture in the direction it is read.

    Attributes:
        picture: Turned and level.
        quarter_turns: How often it was turned clockwise.
        skew_degrees: By how much its lines fell to the right before it was levelled.
    """

    picture: Picture
    quarter_turns: int
    skew_degrees: float


def make_upright(picture: Picture) -> Upright:
    """Return ``picture`` turned by quarters as its text asks for, and levelled."""
    turns = _quarter_turns(picture)
    turned = np.ascontiguousarray(np.rot90(picture, -turns))
    skew = skew_degrees(turned)
    if abs(skew) < _SKEW_IGNORED_DEGREES:
        return Upright(turned, turns, 0.0)
    return Upright(_levelled(turned, skew), turns, skew)


def _quarter_turns(picture: Picture) -> int:
    """How often to turn clockwise; a part of the page, made small, is enough to tell."""
    picture = _fullest(picture)
    small = _resized(picture, _SMALL_SHARE)
    quads = [quad / _SMALL_SHARE for quad in find_lines(small)]
    sideways = _length(quads, 1, 0) > _length(quads, 0, 1)
    turns = 1 if sideways else 0
    if sideways:
        height = picture.shape[0]
        quads = [np.stack([height - quad[:, 1], quad[:, 0]], axis=1) for quad in quads]
    turned = np.rot90(picture, -turns)
    longest = sorted(quads, key=lambda quad: -float(np.ptp(quad[:, 0])))[:_CROPS]
    crops = [crop for quad in longest if (crop := _crop(turned, quad)).size]
    return turns + 2 * (upside_down_share(crops) > 0.5)


def _fullest(picture: Picture) -> Picture:
    """The half of a large page that holds more ink; smaller pages as they are."""
    height, width = picture.shape[:2]
    if max(height, width) <= _LARGE_PX:
        return picture
    halves = (
        [picture[:, : width // 2], picture[:, width // 2 :]]
        if width > height
        else [picture[: height // 2], picture[height // 2 :]]
    )
    return max(halves, key=lambda half: int((half.min(axis=2) < _DARK).sum()))


def _length(quads: Sequence[Quad], along: int, across: int) -> float:
    """The total length of the lines that are longer along an axis than across it."""
    sizes = [(np.ptp(quad[:, along]), np.ptp(quad[:, across])) for quad in quads]
    return sum(float(long) for long, short in sizes if long > _ELONGATED * short)


def _crop(picture: Picture, quad: Quad) -> Picture:
    (x0, y0), (x1, y1) = quad.min(axis=0).clip(0).astype(int), quad.max(axis=0).astype(int)
    return np.ascontiguousarray(picture[y0 : y1 + 1, x0 : x1 + 1])


def _resized(picture: Picture, share: float) -> Picture:
    return np.asarray(
        cv2.resize(picture, None, fx=share, fy=share, interpolation=cv2.INTER_AREA), np.uint8
    )


def skew_degrees(picture: Picture) -> float:
    """Return by how much lines of text and rules fall to the right.

    Level rows of ink and of paper differ most; where they do tells the angle.
    """
    grey = cv2.cvtColor(_resized(picture, _SMALL_SHARE), cv2.COLOR_BGR2GRAY)
    ink = (grey < _DARK).astype(np.uint8) * 255
    small = _resized(ink, _COARSE_SHARE)
    coarse = np.arange(-_SKEW_MAX_DEGREES, _SKEW_MAX_DEGREES + 0.01, _COARSE_DEGREES)
    best = max(coarse, key=lambda angle: _contrast(small, angle))
    fine = np.arange(best - _COARSE_DEGREES, best + _COARSE_DEGREES + 0.01, _FINE_DEGREES)
    return float(max(fine, key=lambda angle: _contrast(ink, angle)))


def _contrast(ink: Picture, angle: float) -> float:
    rows = _turned(ink, angle, 0).sum(axis=1, dtype=np.float64)
    return float(np.square(np.diff(rows)).sum())


def _levelled(picture: Picture, skew: float) -> Picture:
    return _turned(picture, skew, _PAPER)


def _turned(picture: Picture, degrees: float, fill: int | tuple[int, int, int]) -> Picture:
    """Turn anticlockwise around the middle; the picture keeps its size."""
    height, width = picture.shape[:2]
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1.0)
    border = fill if isinstance(fill, tuple) else (fill,)
    turned = cv2.warpAffine(
        picture, matrix, (width, height), flags=cv2.INTER_LINEAR, borderValue=border
    )
    return np.asarray(turned, np.uint8)
