"""The researcher's word: single cells put right, each with a guard, a reason and a name."""

from budgetkit.dataset.corrections.apply import corrected
from budgetkit.dataset.corrections.entry import COLUMNS, Correction, load_corrections

__all__ = ["COLUMNS", "Correction", "corrected", "load_corrections"]
