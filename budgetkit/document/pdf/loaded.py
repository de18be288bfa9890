"""Import this to have all that reading pages takes, once for all processes forked from here."""

from budgetkit.document.pdf import page
from budgetkit.document.pdf.camelot_grids import load_lean

__all__ = ["page"]

load_lean()
