"""The cells of an Office file or web page around what is cited."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from budgetkit.quality.masking import masked
from budgetkit.reports.source_pages.mark import Mark, SourcePage
from budgetkit.reports.source_pages.parts import Part, PartRow, parts_of
from budgetkit.reports.templates import environment
from budgetkit.reports.words import clipped
from budgetkit.sources.file import SourceFile
from budgetkit.text import compact

_AROUND = 3
_LONGEST = 600
_WIDEST = 60
"""Columns that are shown; statutory tables have some twenty."""


@dataclass(frozen=True, slots=True)
class ShownCell:
    """A text as it is shown, and whether it is cited."""

    text: str
    cited: bool


@dataclass(frozen=True, slots=True)
class ShownRow:
    """A row; ``labels`` say what is cited from it, ``gap`` that rows above are left out."""

    anchor: str
    name: str
    cells: tuple[ShownCell, ...]
    labels: tuple[str, ...]
    gap: bool


@dataclass(frozen=True, slots=True)
class ShownPart:
    """A table of the page."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[ShownRow, ...]


def cell_pages(source: SourceFile, marks: Sequence[Mark], back: str) -> Iterator[SourcePage]:
    """Yield the one page of a file: the rows that are cited with those around them.

    Raises:
        SourceError: The file cannot be read.
    """
    targets: dict[str, str] = {}
    parts = (_shown(part, n, marks, targets) for n, part in enumerate(parts_of(source), 1))
    shown = [part for part in parts if part is not None]
    if shown:
        template = environment().get_template("source_cells.html.j2")
        html = template.render(file=marks[0].file_name, parts=shown, back=back)
        yield SourcePage("", html, targets)


def _shown(
    part: Part, number: int, marks: Sequence[Mark], targets: dict[str, str]
) -> ShownPart | None:
    """The rows of a part that are shown, None if none is cited; notes where marks lead."""
    cited = _cited(part.rows, [mark for mark in marks if mark.anchor not in targets])
    if not cited:
        return None
    for row, own in cited.items():
        targets.update((mark.anchor, _anchor(number, row)) for mark in own)
    around = {near for row in cited for near in range(row - _AROUND, row + _AROUND + 1)}
    kept = sorted({*range(part.head), *around} & {*range(len(part.rows))})
    rows = (
        _row(part.rows[row], _anchor(number, row), cited.get(row, []), gap=row - 1 not in kept)
        for row in kept
    )
    return ShownPart(part.title, part.columns[:_WIDEST], tuple(rows))


def _anchor(part: int, row: int) -> str:
    return f"P{part}R{row + 1}"


def _cited(rows: Sequence[PartRow], marks: Sequence[Mark]) -> dict[int, list[Mark]]:
    """The marks by the row they cite; on a line of several rows the number tells which."""
    at: dict[tuple[int | None, int | None], list[int]] = {}
    for index, row in enumerate(rows):
        at.setdefault((row.place.page, row.place.line), []).append(index)
    found: dict[int, list[Mark]] = {}
    for mark in marks:
        own = at.get((mark.page, mark.line), []) if mark.line is not None else []
        named = [index for index in own if len(own) == 1 or _holds(rows[index], mark)]
        if named:
            found.setdefault(named[0], []).append(mark)
    return found


def _holds(row: PartRow, mark: Mark) -> bool:
    return any(_is_cited(text, [mark]) for text in row.texts)


def _row(row: PartRow, anchor: str, marks: Sequence[Mark], gap: bool) -> ShownRow:
    cells = tuple(
        ShownCell(clipped(masked(text), _LONGEST), _is_cited(text, marks))
        for text in row.texts[:_WIDEST]
    )
    labels = dict.fromkeys(clipped(mark.label, 160) for mark in marks)
    return ShownRow(anchor, row.name, cells, tuple(labels), gap)


def _is_cited(text: str, marks: Sequence[Mark]) -> bool:
    """Whether a cell is a cited number, or a text that holds it."""
    key = compact(text)
    numbers = (compact(mark.printed) for mark in marks if mark.printed)
    return any(
        number == key or (len(key) > 2 * len(number) and number in key) for number in numbers
    )
