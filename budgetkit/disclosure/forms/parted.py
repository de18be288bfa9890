"""A row of the indicator block in two halves."""

from __future__ import annotations

from dataclasses import dataclass

from budgetkit.disclosure.forms.halves import Half


@dataclass(frozen=True, slots=True)
class PartedRow:
    """A row in two halves."""

    left: Half
    right: Half
    width: int
    """Number of cells of the printed row."""
    is_sure: bool = True
    """Whether the half of a lone indicator is told by more than a guess."""

    @property
    def is_lone(self) -> bool:
        """Whether only one half has an indicator."""
        return self.left.has_indicator != self.right.has_indicator

    @property
    def right_edge(self) -> int | None:
        """Column where the right half begins, its blank label included; None where unknown."""
        if not (self.left.tokens and self.right.tokens):
            return None
        return self.right.tokens[0].column - (not self.right.labels)

    @property
    def is_whole(self) -> bool:
        """Whether both halves say something that reads well."""
        return all(half.cost == 0 and half.tokens for half in (self.left, self.right))

    @property
    def is_symmetric(self) -> bool:
        """Whether both halves are whole and alike, so that no other parting can be meant."""
        return self.is_whole and alike(self.left, self.right)

    @property
    def tells_boundary(self) -> bool:
        """Whether the row tells where rows are parted: alike, or both halves under one label."""
        labels = [[token.class_key for token in half.labels] for half in (self.left, self.right)]
        return self.is_symmetric or (self.is_whole and labels[0] == labels[1] != [])


def alike(left: Half, right: Half) -> bool:
    """Whether both halves hold an indicator, or both the same labels only."""
    if left.has_indicator or right.has_indicator:
        return left.has_indicator and right.has_indicator
    return [token.class_key for token in left.tokens] == [token.class_key for token in right.tokens]
