"""Pages that show the place of a number in its document, marked."""

from budgetkit.reports.source_pages.write import Citations, write_source_pages

__all__ = ["Citations", "write_source_pages"]
