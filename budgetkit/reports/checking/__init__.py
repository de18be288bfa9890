"""The findings in the forms that reviewers work with: a check sheet, a marked document."""

from budgetkit.reports.checking.listing import findings_csv
from budgetkit.reports.checking.marked import marked_pdf
from budgetkit.reports.checking.sheet import review_sheet

__all__ = ["findings_csv", "marked_pdf", "review_sheet"]
