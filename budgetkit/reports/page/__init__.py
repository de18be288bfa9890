"""An executed notebook as one offline HTML page."""

from budgetkit.reports.page.exporter import File, export

__all__ = ["File", "export"]
