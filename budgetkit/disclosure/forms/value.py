"""The seam to the grammar of indicator values."""

from __future__ import annotations

from budgetkit.disclosure.targets_model import IndicatorValue


def indicator_value(text: str) -> IndicatorValue:
    """Return a printed value as something one can compute with; blank is ``missing``."""
    return IndicatorValue(text, "qualitative" if text.strip() else "missing")
