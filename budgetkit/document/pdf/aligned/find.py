"""The tables of a page that stand where no upright rule parts them."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence

from budgetkit.document.pdf.aligned.forms import form_tables
from budgetkit.document.pdf.aligned.layout import columns_of, laid_out
from budgetkit.document.pdf.aligned.words import word_lines
from budgetkit.document.pdf.aligned.zones import Zone, zones
from budgetkit.document.pdf.glyphs import Glyph
from budgetkit.document.pdf.lines import rows_of_glyphs
from budgetkit.document.pdf.reading import PageTable


def aligned_tables(glyphs: Sequence[Glyph]) -> tuple[list[PageTable], list[Glyph]]:
    """Return the tables told by alignment, from top to bottom, and the glyphs they leave."""
    rows = rows_of_glyphs(glyphs)
    lines = word_lines(rows)
    forms = form_tables(lines)
    tables = [table for _, table in forms]
    taken = {index for span, _ in forms for index in span}
    for zone in _free(zones(lines), taken):
        columns = columns_of([zone])
        if columns is not None:
            tables.append(laid_out(zone, columns))
            taken.update(range(zone.first, zone.last))
    rest = {id(glyph) for index, row in enumerate(rows) if index not in taken for glyph in row}
    tables.sort(key=lambda table: table.ys[0])
    return tables, [glyph for glyph in glyphs if id(glyph) in rest]


def _free(found: Sequence[Zone], taken: Container[int]) -> Iterator[Zone]:
    """Yield the zones of which no line is taken."""
    for zone in found:
        if not any(at in taken for at in range(zone.first, zone.last)):
            yield zone
