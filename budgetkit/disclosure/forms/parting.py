"""Part the tokens of an indicator row into its two halves.

The halves have different widths and rows slide to the left, so the column alone does not
tell. Of all ways to part a row the cheapest is taken, where halves that do not read well, a
half without an indicator, and names that differ cost, and so does a token that stands on
the wrong side of where the rows around are parted.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from budgetkit.disclosure.forms.halves import Half, read_half
from budgetkit.disclosure.forms.neighbours import Near, boundary_near, ended, listed, name_columns
from budgetkit.disclosure.forms.parted import PartedRow, alike
from budgetkit.disclosure.forms.tokens import Kind, Token

_ONE_SIDED = 0.8
_DIFFERENT_NAMES = 0.4
_LABELS_APART = 0.5
_DOUBLED = 0.3
_PAIR = 2
_SURE_MARGIN = 0.5
_NOTHING_NEAR = Near()


def part_rows(rows: Sequence[tuple[Sequence[Token], int]]) -> list[PartedRow]:
    """Part every row, given as tokens and width.

    First without regard to columns; the rows that are whole on both sides then tell where
    the others are parted, and so does the row above: both lists of a class begin in its first
    row, so that a half which is blank there has no indicator further down.
    """
    first = [_part(tokens, width) for tokens, width in rows]
    parted: list[PartedRow] = []
    names, columns, over = listed(first), name_columns(first), (False, False)
    for index, (tokens, width) in enumerate(rows):
        if first[index].is_symmetric or not tokens:
            parted.append(first[index])
        else:
            near = Near(boundary_near(first, index), over, names, columns)
            parted.append(_part(tokens, width, near))
        over = ended(parted[-1], over)
    return parted


def one_sided(tokens: Sequence[Token], width: int) -> PartedRow:
    """Return a row of a form that has a single half, the annual one."""
    return PartedRow(Half(), read_half(tokens), width)


def _part(tokens: Sequence[Token], width: int, near: Near = _NOTHING_NEAR) -> PartedRow:
    if mirrored := _mirrored(tokens, width):
        return mirrored
    once = _without_doubles(tokens)
    ways = list(_ways(tokens, width, near))
    if doubled := len(tokens) - len(once):
        ways += [(cost + _DOUBLED * doubled, row) for cost, row in _ways(once, width, near)]
    cost, best = min(ways, key=lambda way: way[0])
    others = (own for own, row in ways if _swaps(row, best))
    return replace(best, is_sure=min(others, default=cost + _SURE_MARGIN) - cost >= _SURE_MARGIN)


def _ways(tokens: Sequence[Token], width: int, near: Near) -> Iterator[tuple[float, PartedRow]]:
    for cut in range(len(tokens) + 1):
        row = PartedRow(read_half(tokens[:cut]), read_half(tokens[cut:]), width)
        yield row.left.cost + row.right.cost + _asymmetry(row) + near.cost(row), row


def _without_doubles(tokens: Sequence[Token]) -> list[Token]:
    """Return the tokens without the doubles of a row whose names stand twice side by side.

    Values alone may be alike in both halves.
    """
    kept = list(tokens[:1])
    doubled: list[Token] = []
    for before, token in pairwise(tokens):
        twice = token.class_key is None and token.key == before.key
        (doubled if twice else kept).append(token)
    return kept if any(token.costs[0][0] is Kind.NAME for token in doubled) else list(tokens)


def _swaps(row: PartedRow, best: PartedRow) -> bool:
    """Whether a lone indicator stands in the other half than in the best reading."""
    return best.is_lone and row.is_lone and row.left.has_indicator != best.left.has_indicator


def _mirrored(tokens: Sequence[Token], width: int) -> PartedRow | None:
    """Return a row whose halves repeat the same two texts: name and value, whatever they say."""
    said = [token for token in tokens if token.costs[0][0] is not Kind.CLASS]
    keys = [token.key for token in said]
    if len(keys) != 2 * _PAIR or keys[:_PAIR] != keys[_PAIR:] or keys[0] == keys[1]:
        return None
    cut = next(index for index, token in enumerate(tokens) if token is said[1]) + 1
    left, right = _as_printed(tokens[:cut]), _as_printed(tokens[cut:])
    return PartedRow(left, right, width) if left and right else None


def _as_printed(tokens: Sequence[Token]) -> Half | None:
    labels = len(tokens) - _PAIR
    if any(token.class_key is None for token in tokens[:labels]):
        return None
    return Half(tuple(tokens), (Kind.CLASS,) * labels + (Kind.NAME, Kind.VALUE))


def _asymmetry(row: PartedRow) -> float:
    left, right = row.left, row.right
    if left.has_indicator != right.has_indicator:
        return _ONE_SIDED + _LABELS_APART * _has_labels_apart(left, right)
    if bool(left.tokens) != bool(right.tokens):
        return _ONE_SIDED
    names = [[token.key for token in half.of(Kind.NAME)] for half in (left, right)]
    if left.has_indicator:
        return _DIFFERENT_NAMES if names[0] != names[1] else 0.0
    return 0.0 if alike(left, right) else _DIFFERENT_NAMES


def _has_labels_apart(left: Half, right: Half) -> bool:
    """Whether all labels stand in the half that has no indicator to label."""
    with_one, without = (left, right) if left.has_indicator else (right, left)
    return bool(without.tokens) and not with_one.of(Kind.CLASS)
