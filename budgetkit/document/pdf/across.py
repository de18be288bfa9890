"""Tables ruled across only: rows are drawn, columns show where the rules are pieced together.

Writers draw the lower and upper edge of every cell by itself. Where no upright rule stands,
the ends of these pieces still tell the columns, and a piece without an end the merged cells.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from budgetkit.document.pdf.camelot_grids import Anchors
from budgetkit.document.pdf.glyphs import Glyph
from budgetkit.document.pdf.lines import rows_of_glyphs, split_at_gaps
from budgetkit.document.pdf.painted import Segment

_SAME_PT = 2.0
_LEVEL_PT = 1.0
_FULL_RULES_MIN = 3
_GAP_EM = 0.4


@dataclass(frozen=True, slots=True)
class _Rule:
    """The pieces at one height."""

    y: float
    pieces: tuple[tuple[float, float], ...]

    @property
    def left(self) -> float:
        return min(start for start, _ in self.pieces)

    @property
    def right(self) -> float:
        return max(end for _, end in self.pieces)

    def ends_at(self, x: float) -> bool:
        """Whether a piece begins or ends at ``x``."""
        return any(abs(x - end) <= _SAME_PT for piece in self.pieces for end in piece)

    def covers(self, x: float) -> bool:
        """Whether a piece runs over ``x`` or ends there."""
        return any(start - _SAME_PT <= x <= end + _SAME_PT for start, end in self.pieces)

    def is_as_wide_as(self, other: _Rule) -> bool:
        """Whether both begin and end at the same places."""
        left, right = abs(self.left - other.left), abs(self.right - other.right)
        return left <= _SAME_PT and right <= _SAME_PT

    @property
    def borders(self) -> list[float]:
        """Where pieces begin or end, from left to right."""
        return _distinct(end for piece in self.pieces for end in piece)


def across_anchors(segments: Iterable[Segment], glyphs: Sequence[Glyph]) -> list[Anchors]:
    """Return the grids of tables without upright rules, from top to bottom.

    A table is three or more rules of one width with rows of text between them, all but the
    header's pieced together at the same places. Text that crosses such a place belongs to
    no row.

    Args:
        segments: Rules in display coordinates, y downwards, none of them of a ruled grid.
        glyphs: The text they may rule.
    """
    groups: list[list[_Rule]] = []
    for rule in _rules(segments):
        if not (groups and _takes(groups[-1], rule, glyphs)):
            groups.append([])
        groups[-1].append(rule)
    return [_anchors(group) for group in map(_trimmed, groups) if _is_table(group)]


def _rules(segments: Iterable[Segment]) -> list[_Rule]:
    """The rules from top to bottom."""
    level = [s for s in segments if abs(s[3] - s[1]) <= _LEVEL_PT < s[2] - s[0]]
    rules: list[_Rule] = []
    for x0, y, x1, _ in sorted(level, key=lambda segment: segment[1]):
        if rules and y - rules[-1].y <= _LEVEL_PT:
            rules[-1] = _Rule(rules[-1].y, (*rules[-1].pieces, (x0, x1)))
        else:
            rules.append(_Rule(y, ((x0, x1),)))
    return rules


def _takes(group: Sequence[_Rule], rule: _Rule, glyphs: Sequence[Glyph]) -> bool:
    """Whether ``rule`` is the next one of a table that opens with the group's first."""
    first = group[0]
    inside = first.left - _SAME_PT <= rule.left and rule.right <= first.right + _SAME_PT
    if not inside:
        return False
    if not rule.is_as_wide_as(first):
        return True
    above = next(upper for upper in reversed(group) if upper.is_as_wide_as(first))
    if not all(rule.ends_at(x) for x in above.borders):
        return False
    return not _is_crossed([*group[group.index(above) :], rule], glyphs)


def _is_crossed(rules: Sequence[_Rule], glyphs: Sequence[Glyph]) -> bool:
    """Whether text between the rules runs over a place where the uppermost has ends."""
    upper, lower = rules[0], rules[-1]
    held = [
        glyph
        for glyph in glyphs
        if upper.y < glyph.middle < lower.y and upper.left < glyph.x0 < upper.right
    ]
    parts = [part for row in rows_of_glyphs(held) for part in split_at_gaps(row, _GAP_EM)]
    inner = upper.borders[1:-1]
    return not held or any(
        part[0].x0 + _SAME_PT < x < part[-1].x1 - _SAME_PT
        for part in parts
        for x in inner
        if len(part) > 1
    )


def _trimmed(group: Sequence[_Rule]) -> list[_Rule]:
    """The group up to its last rule of full width."""
    last = max(index for index, rule in enumerate(group) if rule.is_as_wide_as(group[0]))
    return list(group[: last + 1])


def _is_table(group: Sequence[_Rule]) -> bool:
    full = [rule for rule in group if rule.is_as_wide_as(group[0])]
    return len(full) >= _FULL_RULES_MIN and len(full[-1].borders) > 2


def _anchors(rules: Sequence[_Rule]) -> Anchors:
    """The grid with the upright rules that the pieces stand for."""
    xs = _distinct(x for rule in rules for x in rule.borders)
    upright = [
        (x, upper.y, x, lower.y)
        for index, (upper, lower) in enumerate(pairwise(rules))
        for x in xs
        if _parts(rules[: index + 1], x)
    ]
    level = [(start, rule.y, end, rule.y) for rule in rules for start, end in rule.pieces]
    return Anchors(tuple(xs), tuple(rule.y for rule in rules), tuple(level), tuple(upright))


def _parts(above: Sequence[_Rule], x: float) -> bool:
    """Whether the cells below these rules are parted at ``x``: the nearest rule tells."""
    nearest = next((rule for rule in reversed(above) if rule.covers(x)), None)
    return nearest is None or nearest.ends_at(x)


def _distinct(values: Iterable[float]) -> list[float]:
    kept: list[float] = []
    for value in sorted(values):
        if not kept or value - kept[-1] > _SAME_PT:
            kept.append(value)
    return kept
