"""One file, whatever becomes of it."""

from budgetkit.dataset.read_file import read_outcome

__all__ = ["read_outcome"]
