"""Groups of projects are found by exact sums, and only where they fit."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from budgetkit.disclosure.project_groups import group_heads


def heads(total: int, *amounts: int) -> list[int | None]:
    return group_heads([Decimal(amount) for amount in amounts], Decimal(total))


def test_rows_that_add_up_are_no_groups() -> None:
    assert heads(6, 1, 2, 3) == [None, None, None]


def test_groups_two_levels_deep() -> None:
    # A: 10 = B 7 (C 3, D 4) + E 3 (F 3); G 5
    assert heads(15, 10, 7, 3, 4, 3, 3, 5) == [None, 0, 1, 1, 0, 4, None]


def test_single_member_is_told_from_a_sibling_by_the_total() -> None:
    assert heads(5, 5, 5) == [None, 0]
    assert heads(10, 5, 5) == [None, None]


def test_rows_left_out_leave_everything_flat() -> None:
    assert heads(99, 10, 4, 6) == [None, None, None]


def test_missing_amount_leaves_everything_flat() -> None:
    assert group_heads([Decimal(4), None, Decimal(4)], Decimal(4)) == [None, None, None]
    assert group_heads([Decimal(4), Decimal(4)], None) == [None, None]


TREES = st.recursive(
    st.integers(1, 9), lambda inner: st.lists(inner, min_size=1, max_size=3), max_leaves=8
)


def flatten(tree: int | list[object]) -> tuple[int, list[int]]:
    """Return the sum of a tree and its rows in print order, groups before their members."""
    if isinstance(tree, int):
        return tree, [tree]
    parts = [flatten(part) for part in tree]  # type: ignore[arg-type]
    total = sum(part for part, _ in parts)
    return total, [total, *(row for _, rows in parts for row in rows)]


@given(st.lists(TREES, min_size=1, max_size=3))
def test_members_add_up_to_their_group_and_tops_to_the_total(trees: list[object]) -> None:
    parts = [flatten(tree) for tree in trees]  # type: ignore[arg-type]
    total, rows = sum(part for part, _ in parts), [row for _, rows in parts for row in rows]
    found = heads(total, *rows)
    assert sum(row for row, head in zip(rows, found, strict=True) if head is None) == total
    for group in {head for head in found if head is not None}:
        members = [row for row, head in zip(rows, found, strict=True) if head == group]
        assert sum(members) == rows[group]
