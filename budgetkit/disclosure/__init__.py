"""Disclosures: whose budget a document is, its tables, its narrative."""

from budgetkit.disclosure.read import read_disclosure, read_undisclosed

__all__ = ["read_disclosure", "read_undisclosed"]
