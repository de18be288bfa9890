"""Performance-target forms: every form of a document with its indicators."""

from budgetkit.disclosure.forms.read import target_forms

__all__ = ["target_forms"]
