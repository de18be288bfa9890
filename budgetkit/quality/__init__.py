"""The review of performance targets on the official rubric."""

from budgetkit.quality.model import Form, Indicator, Status
from budgetkit.quality.review import Review, review

__all__ = ["Form", "Indicator", "Review", "Status", "review"]
