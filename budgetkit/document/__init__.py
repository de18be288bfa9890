"""Documents as blocks: headings, paragraphs, tables, each with its place."""

from budgetkit.document.read import read_document

__all__ = ["read_document"]
