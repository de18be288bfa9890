"""Find the target forms of a document: the rows of each, with its title."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from budgetkit.disclosure.forms.labels import (
    class_label,
    field_label,
    footer_label,
    fund_label,
    is_header,
)
from budgetkit.disclosure.forms.vocabulary import vocabulary
from budgetkit.document.model import Block, Heading, Method, Place, Row, Table
from budgetkit.text import compact

_LONGEST_TITLE = 60
_HEAD_ROWS = 12
_FEWEST_FIELDS = 3


@dataclass(slots=True)
class FormSource:
    """The rows between a form's project name and its end, tables joined."""

    place: Place
    """The title's, or the first row's where there is no title."""
    title: str | None
    method: Method
    spans_known: bool
    rows: list[Row] = field(default_factory=list)

    @property
    def is_form(self) -> bool:
        """Whether the head holds enough labels: 项目名称 alone also heads many tables."""
        return len(_fields(self.rows[:_HEAD_ROWS])) >= _FEWEST_FIELDS


def form_sources(blocks: Sequence[Block]) -> Iterator[FormSource]:
    """Yield the forms in reading order."""
    finder = _Finder()
    for block in blocks:
        finder.take(block)
    return (source for source in finder.found if source.is_form)


class _Finder:
    """Walks the blocks; a form is open from its project row to the next title or heading."""

    def __init__(self) -> None:
        self.found: list[FormSource] = []
        self.open: FormSource | None = None
        self.title: tuple[str, Place] | None = None

    def take(self, block: Block) -> None:
        if isinstance(block, Table):
            self._take_table(block)
        elif is_title(block.text):
            self.title, self.open = (block.text, block.place), None
        elif isinstance(block, Heading) and not self.title:
            self.open = None

    def _take_table(self, table: Table) -> None:
        if self.open and not any(map(belongs_to_form, table.rows)):
            self.open = None
        for row in table.rows:
            self._take_row(row, table)

    def _take_row(self, row: Row, table: Table) -> None:
        texts = [text for text in row.texts if text.strip()]
        if len(texts) == 1 and is_title(texts[0]):
            self.title, self.open = (texts[0], row.place), None
        elif texts and _begins(texts[0]):
            self._begin(row, table)
        if self.open:
            self.open.rows.append(row)

    def _begin(self, row: Row, table: Table) -> None:
        title, place = self.title or (None, row.place)
        self.open = FormSource(place, title, table.method, table.spans_known)
        self.found.append(self.open)
        self.title = None


def is_title(text: str) -> bool:
    """Whether ``text`` titles a form."""
    key = compact(text)
    return len(key) <= _LONGEST_TITLE and vocabulary().title.search(key) is not None


def _begins(text: str) -> bool:
    label = field_label(text)
    return label is not None and label.field == "project"


def belongs_to_form(row: Row) -> bool:
    """Whether a row holds a word that only target forms have."""
    return any(_is_form_word(text) for text in row.texts if text.strip())


def _is_form_word(text: str) -> bool:
    found = field_label(text) or fund_label(text) or class_label(text) or footer_label(text)
    return bool(found) or is_header(text)


def _fields(rows: Sequence[Row]) -> set[str]:
    found: set[str] = set()
    for text in (text for row in rows for text in row.texts if text.strip()):
        if label := field_label(text):
            found.add(label.field)
        elif fund := fund_label(text):
            found.add(f"fund {fund.source}")
    return found
