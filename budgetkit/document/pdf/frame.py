"""From a page's own coordinates to points from the top left of the page as displayed."""

from __future__ import annotations

from dataclasses import dataclass

Box = tuple[float, float, float, float]
"""``x0, y0, x1, y1`` with ``x0 <= x1`` and ``y0 <= y1``."""


@dataclass(frozen=True, slots=True)
class Frame:
    """An affine map ``x' = a·x + c·y + e``, ``y' = b·x + d·y + f`` and the size it maps to.

    Attributes:
        matrix: ``a, b, c, d, e, f``.
        width: Of the target, in points.
        height: Of the target, in points.
    """

    matrix: tuple[float, float, float, float, float, float]
    width: float
    height: float

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Map a point."""
        a, b, c, d, e, f = self.matrix
        return a * x + c * y + e, b * x + d * y + f

    def box(self, x0: float, y0: float, x1: float, y1: float) -> Box:
        """Map a box; the result is again axis-parallel."""
        ax, ay = self.point(x0, y0)
        bx, by = self.point(x1, y1)
        return min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)

    def turned(self, quarter_turns: int) -> Frame:
        """Return this frame with its target turned clockwise by quarters of a full turn."""
        frame = self
        for _ in range(quarter_turns % 4):
            frame = _turned_once(frame)
        return frame


def _turned_once(frame: Frame) -> Frame:
    """Clockwise: the left edge becomes the top edge."""
    a, b, c, d, e, f = frame.matrix
    return Frame((-b, a, -d, c, frame.height - f, e), frame.height, frame.width)


def display_frame(box: Box, rotation_degrees: int) -> Frame:
    """Return the frame that shows ``box`` (y upwards) turned clockwise as /Rotate says.

    Args:
        box: The visible part of the page in the page's own coordinates.
        rotation_degrees: A multiple of 90.
    """
    left, bottom, right, top = box
    upright = Frame((1, 0, 0, -1, -left, top), right - left, top - bottom)
    return upright.turned(rotation_degrees // 90)


def back_to_display(box: Box, frame: Frame, quarter_turns: int) -> Box:
    """Return ``box`` of a frame turned by ``quarter_turns`` in the frame as displayed."""
    turned = Frame((1, 0, 0, 1, 0, 0), frame.width, frame.height).turned(-quarter_turns)
    return turned.box(*box)


def overlap(a: Box, b: Box) -> Box | None:
    """Return the common part of two boxes, or None."""
    x0, y0, x1, y1 = max(a[0], b[0]), max(a[1], b[1]), min(a[2], b[2]), min(a[3], b[3])
    return (x0, y0, x1, y1) if x0 < x1 and y0 < y1 else None


def union(boxes: list[Box]) -> Box:
    """Return the smallest box around all ``boxes`` (at least one)."""
    return (
        min(box[0] for box in boxes),
        min(box[1] for box in boxes),
        max(box[2] for box in boxes),
        max(box[3] for box in boxes),
    )
