"""The seam to the grammar of indicator values."""

from __future__ import annotations

from budgetkit.disclosure.targets_model import IndicatorValue


def indicator_value(text: str, name: str | None = None) -> IndicatorValue:
    """Return a printed value as something one can compute with; blank is ``missing``.

    ``name`` may end with the unit of the value in brackets.
    """
    return IndicatorValue(text, "qualitative" if text.strip() else "missing")
