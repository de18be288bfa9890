"""Find where the target forms of a document stand: the rows of each, with title and layout."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest

from budgetkit.disclosure.forms.cut_labels import whole_labels
from budgetkit.disclosure.forms.footer import WHOLE_TIMESTAMP
from budgetkit.disclosure.forms.grid import Grid, fill
from budgetkit.disclosure.forms.labels import (
    class_label,
    field_label,
    footer_label,
    fund_label,
    is_first_level,
    is_header,
)
from budgetkit.disclosure.forms.layouts import class_of_column, find_layout, role_of
from budgetkit.disclosure.forms.side_by_side import side_by_side
from budgetkit.disclosure.forms.tokens import is_value_like
from budgetkit.disclosure.forms.vocabulary import vocabulary
from budgetkit.document.model import Block, Heading, Method, Place, Row, Table
from budgetkit.text import compact
from budgetkit.units import find_unit

_LONGEST_TITLE = 60
_HEAD_ROWS = 12
_HEADER_ROWS = 4
_FEWEST_FIELDS = 3
_MOST_CAPTIONS = 4
_FEWEST_CLASSES = 3
_BOUND = re.compile(r"[≥≤＞＜><=＝][0-9]")


@dataclass(slots=True)
class FormSource:
    """The rows of one form, or of a table with a form per project.

    Attributes:
        place: Where the title stands, or the first row where there is no title.
        title: The title as printed.
        captions: The lines between title and rows.
        method: How the rows were read.
        spans_known: Whether merged cells are known.
        is_table: Whether it is a table with a form per project.
        rows: The rows, tables joined.
        is_cut: Whether words of its list stand behind it as running text.
    """

    place: Place
    title: str | None
    captions: tuple[str, ...]
    method: Method
    spans_known: bool
    is_table: bool = False
    rows: list[Row] = field(default_factory=list)
    is_cut: bool = False

    @property
    def is_form(self) -> bool:
        """Whether the head holds enough labels.

        项目名称 alone also heads many tables, and sources of funds are rows of a summary too.
        """
        found = _row_labels(self.rows[:_HEAD_ROWS])
        says_enough = "fund total" in found or any(_is_field(label) for label in found)
        fewest = _FEWEST_FIELDS - any(map(is_list_header, self.rows))
        return self.is_table or (says_enough and len(found) >= fewest)

    @property
    def kind(self) -> str:
        """``agency`` or ``transfer`` where the title says so, else ``project``."""
        return title_kind(self.title or "")

    def grid(self) -> Grid:
        """Return the rows with every covered position filled."""
        return fill(self.rows, spans_known=self.spans_known)


def form_sources(blocks: Sequence[Block]) -> Iterator[FormSource]:
    """Yield the forms and the tables of forms in reading order."""
    finder = _Finder()
    for block in blocks:
        finder.take(block)
    for source in filter(lambda found: found.is_form, finder.found):
        source.rows = whole_labels(source.rows)
        yield source


class _Finder:
    """Walks the blocks; a form is open from its first row to the next title or heading."""

    def __init__(self) -> None:
        self.found: list[FormSource] = []
        self.open: FormSource | None = None
        self.title: tuple[str, Place] | None = None
        self.captions: list[str] = []

    def take(self, block: Block) -> None:
        if isinstance(block, Table):
            self._take_tables(side_by_side(block))
        elif is_title(block.text):
            self._take_title(block.text, block.place)
        else:
            self.captions = [*self.captions, block.text][-_MOST_CAPTIONS:]
            if self.open and _is_of_list(block.text):
                self.open.is_cut = True
            if isinstance(block, Heading) and not self.title:
                self.open = None

    def _take_title(self, text: str, place: Place) -> None:
        self.title, self.open, self.captions = (text, place), None, []

    def _take_tables(self, tables: Sequence[Table]) -> None:
        for table in tables:
            self._take_table(table)
        self.captions = []

    def _take_table(self, table: Table) -> None:
        if find_layout("table", header_roles(table.rows)):
            self._begin(table.rows[0], table, is_table=True)
        elif self.open and not any(map(belongs_to_form, table.rows)):
            self.open = None
        for row in table.rows:
            self._take_row(row, table)

    def _take_row(self, row: Row, table: Table) -> None:
        texts = [text for text in row.texts if text.strip()]
        if len(texts) == 1 and is_title(texts[0]):
            self._take_title(texts[0], row.place)
        elif self._begins(texts):
            self._begin(row, table)
        elif len(texts) <= _MOST_CAPTIONS and any(map(find_unit, texts)):
            self.captions = texts
        if self.open:
            self.open.rows.append(row)

    def _begins(self, texts: Sequence[str]) -> bool:
        """Whether a row of these texts begins a form: by its first label, or another."""
        if not texts or (self.open and self.open.is_table):
            return False
        of_agency = title_kind(self.title[0] if self.title else "") == "agency"
        labels = [label.field if (label := field_label(text)) else None for text in texts]
        first = labels[:1] if self.open or not labels[0] else labels
        return ("department" if of_agency else "project") in first

    def _begin(self, row: Row, table: Table, *, is_table: bool = False) -> None:
        title, place = self.title or (None, row.place)
        captions = tuple(self.captions)
        known = table.spans_known
        self.open = FormSource(place, title, captions, table.method, known, is_table)
        self.found.append(self.open)
        self.title = None


def header_roles(rows: Sequence[Row]) -> set[str]:
    """Return the roles of a table's columns; of a column's header cells the lowest counts."""
    stacked = [[role_of(text) for text in row.texts] for row in rows[:_HEADER_ROWS]]
    columns = zip_longest(*stacked)
    lowest = (next((role for role in reversed(own) if role), None) for own in columns)
    classes = class_header([row.texts for row in rows[:_HEADER_ROWS]]) is not None
    return {role for role in lowest if role} | ({"classes"} if classes else set())


def class_header(rows: Iterable[Sequence[str]]) -> int | None:
    """Return the first row that heads its columns with classes of indicators."""
    for index, texts in enumerate(rows):
        if len({key for text in texts if (key := class_of_column(text))}) >= _FEWEST_CLASSES:
            return index
    return None


def is_list_header(row: Row) -> bool:
    """Whether a row heads a list of indicators."""
    if class_header([row.texts]) is not None:
        return True
    roles = {role_of(text) for text in row.texts if text.strip()}
    return {"level2", "value"} <= roles or {"name", "value"} <= roles


def is_title(text: str) -> bool:
    """Whether ``text`` titles a form."""
    key = compact(text)
    return len(key) <= _LONGEST_TITLE and vocabulary().title.search(key) is not None


def title_kind(title: str) -> str:
    """Return what a title says the form is for."""
    kinds = vocabulary().kinds.items()
    return next((kind for kind, pattern in kinds if pattern.search(compact(title))), "project")


def belongs_to_form(row: Row) -> bool:
    """Whether a row holds a word that only target forms have."""
    return any(_is_form_word(text) for text in row.texts if text.strip())


def _is_form_word(text: str) -> bool:
    found = field_label(text) or fund_label(text) or class_label(text) or footer_label(text)
    return bool(found) or is_header(text)


def _is_of_list(text: str) -> bool:
    """Whether running text is a class, a value or a stamp, which only forms print alone."""
    if class_label(text) or is_first_level(text) or WHOLE_TIMESTAMP.fullmatch(compact(text)):
        return True
    return _BOUND.match(compact(text)) is not None and is_value_like(text)


def _is_field(label: str) -> bool:
    return label != "project" and not label.startswith("fund ")


def _row_labels(rows: Sequence[Row]) -> set[str]:
    """Return the head labels that rows begin with."""
    firsts = (next((text for text in row.texts if text.strip()), "") for row in rows)
    found: set[str] = set()
    for text in filter(None, firsts):
        if label := field_label(text):
            found.add(label.field)
        elif fund := fund_label(text):
            found.add(f"fund {fund.source}")
    return found
