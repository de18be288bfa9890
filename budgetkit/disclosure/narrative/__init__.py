"""The narrative part of a disclosure (情况说明), read into facts."""

from budgetkit.disclosure.narrative.reader import narrative_facts

__all__ = ["narrative_facts"]
