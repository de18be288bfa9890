"""PDF bytes to the document model: ruled and unruled tables, headings, paragraphs."""

from budgetkit.document.pdf.cache import PageCache
from budgetkit.document.pdf.read import read_pdf

__all__ = ["PageCache", "read_pdf"]
