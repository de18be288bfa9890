"""An executed notebook as one offline HTML page."""

from budgetkit.reports.page.exporter import export

__all__ = ["export"]
