"""Reports: notebooks executed in batches, exported to offline pages."""

from budgetkit.reports.opening import find_dataset, open_disclosure
from budgetkit.reports.unit import UnitReport

__all__ = ["UnitReport", "find_dataset", "open_disclosure"]
