"""Values of performance indicators as something one can compute with."""

from budgetkit.disclosure.values.grammar import parse_value, unparsed
from budgetkit.disclosure.values.normal import normal_form

__all__ = ["normal_form", "parse_value", "unparsed"]
