"""Documents as blocks: headings, paragraphs, tables, each with its place."""

from budgetkit.document.options import ReadOptions
from budgetkit.document.read import read_document

__all__ = ["ReadOptions", "read_document"]
