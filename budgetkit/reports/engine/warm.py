"""Do once, before forking, what every report would else do for itself."""

from __future__ import annotations

import nbformat
from nbformat.v4 import new_notebook

from budgetkit.reports.charts.fonts import register


def warm() -> None:
    """Fill caches: the font's glyph table, the notebook schema, the exporter's templates."""
    from budgetkit.reports.page import export

    register()
    node = new_notebook()  # type: ignore[no-untyped-call]
    nbformat.writes(node)  # type: ignore[no-untyped-call]
    nbformat.validate(node)
    export(node)
