"""How far the class labels of a form are where they belong."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Trust:
    """What it costs to read a form against its labels.

    Attributes:
        other_label: An indicator of another class than the label beside it.
        farther_label: Of a label in its row that is not the nearest.
        unlabelled_change: A class that begins without a label.
        label_near: A class that begins some rows from its label.
        prior: Once per form, for holding that its labels stand so.
        per_sign: What each sign of displacement takes off the prior.
    """

    other_label: float
    farther_label: float
    unlabelled_change: float
    label_near: float
    prior: float
    per_sign: float = 0.0

    def cost(self, signs: int) -> float:
        """What it costs to hold this of a form with so many signs of displacement."""
        return max(self.prior - signs * self.per_sign, 0.0)


IN_PLACE = Trust(
    other_label=6.0, farther_label=1.5, unlabelled_change=3.0, label_near=2.0, prior=0.0
)
"""Labels stand where they are printed; here and there one is lost."""

DISPLACED = Trust(
    other_label=2.0,
    farther_label=1.5,
    unlabelled_change=1.0,
    label_near=0.5,
    prior=12.0,
    per_sign=4.0,
)
"""Labels stand rows away from what they head, as where merged cells were not seen."""
