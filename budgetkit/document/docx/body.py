"""Walk a Word document's body: paragraphs, tables, text boxes, in reading order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import TypeGuard
from xml.etree.ElementTree import Element

from budgetkit.document.docx.fields import Fields
from budgetkit.document.docx.looks import in_lines, level_by_look
from budgetkit.document.docx.notes import Notes
from budgetkit.document.docx.numbering import Numbering
from budgetkit.document.docx.runs import PART, is_mark_deleted, read_runs
from budgetkit.document.docx.styles import Style, numbering_of, outline_level
from budgetkit.document.docx.symbols import UNKNOWN
from budgetkit.document.docx.tables import TableBuilder, arranges, cells_of, rows_of
from budgetkit.document.flow import FlowItem, FlowText
from budgetkit.document.model import Place
from budgetkit.document.ooxml import child, local_name, value_at

_WRAPPERS = frozenset(("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag"))

_CONTENTS_GALLERY = "Table of Contents"


def is_text(item: FlowItem) -> TypeGuard[FlowText]:
    """Whether an item is no table."""
    return isinstance(item, FlowText)


def _in_cell(text: FlowText) -> FlowText:
    return replace(text, text=text.text.replace(PART, "\n"))


@dataclass(slots=True)
class Body:
    """The walk; paragraphs and table rows are counted as lines.

    Attributes:
        styles: Paragraph styles by id.
        numbering: The document's lists.
        line: Lines so far.
        pictures: Pictures met, whose text is not read.
        objects: Embedded objects met, and other documents taken in by reference.
        symbols: Signs of symbol fonts that are not known.
        notes: The texts of footnotes and endnotes.
        notes_missing: References to notes that are not there.
    """

    styles: dict[str, Style]
    numbering: Numbering
    notes: Notes = field(default_factory=dict)
    line: int = 0
    pictures: int = 0
    objects: int = 0
    symbols: int = 0
    notes_missing: int = 0
    _carried: str = ""
    _boxes: list[Element] = field(default_factory=list)
    _below: list[str] = field(default_factory=list)
    _cells_open: int = 0
    _fields: Fields = field(default_factory=Fields)

    def items(self, container: Element) -> Iterator[FlowItem]:
        """Yield what stands in a body, a cell or a text box."""
        for element in container:
            name = local_name(element)
            if name == "p":
                yield from self._paragraph(element)
                yield from self._noted()
            elif name == "tbl":
                yield from self._table(element)
                yield from self._noted()
            elif name in _WRAPPERS:
                yield from self._wrapped(element)
            elif name == "altChunk":
                self.objects += 1

    def _wrapped(self, element: Element) -> Iterator[FlowItem]:
        gallery = value_at(element, "sdtPr", "docPartObj", "docPartGallery")
        contents = gallery == _CONTENTS_GALLERY
        for item in self.items(element):
            yield replace(item, left_out="contents") if contents and is_text(item) else item

    def _paragraph(self, element: Element) -> Iterator[FlowItem]:
        text = self._text(element)
        if text is not None:
            yield from [_in_cell(text)] if self._cells_open else in_lines(text)
        yield from self._boxed()

    def _noted(self) -> Iterator[FlowText]:
        """The notes to a paragraph or a table, right below it."""
        if self._cells_open:
            return
        texts, self._below = self._below, []
        for text in texts:
            self.line += 1
            yield FlowText(text, Place(line=self.line))

    def _boxed(self) -> Iterator[FlowItem]:
        boxes, self._boxes = self._boxes, []
        for box in boxes:
            yield from self.items(box)

    def _text(self, element: Element) -> FlowText | None:
        """The paragraph, None while a deleted paragraph end joins it to the next."""
        runs = read_runs(element)
        self._boxes += runs.boxes
        self.pictures += runs.pictures
        self.objects += runs.objects
        self.symbols += runs.text.count(UNKNOWN)
        in_contents = self._fields.pass_by(element)
        self._below += [self.notes[key] for key in runs.notes if key in self.notes]
        self.notes_missing += sum(key not in self.notes for key in runs.notes)
        text, self._carried = self._carried + runs.text, ""
        if is_mark_deleted(element):
            self._carried = text
            return None
        self.line += 1
        properties = child(element, "pPr")
        style = self.styles.get(value_at(properties, "pStyle") or "", Style())
        mark = self._mark(properties, style) if text.strip() else ""
        level = outline_level(properties) or style.level
        if not level and not self._cells_open:
            level = level_by_look(element, properties, runs.text)
        left_out = "contents" if style.contents or in_contents else ""
        return FlowText(mark + text, Place(line=self.line), level, left_out)

    def _mark(self, properties: Element | None, style: Style) -> str:
        numbering = numbering_of(properties) or style.numbering
        return self.numbering.next_mark(*numbering) if numbering else ""

    def _table(self, element: Element) -> Iterator[FlowItem]:
        if arranges(element):
            for row in rows_of(element):
                for cell in cells_of(row):
                    yield from self.items(cell)
            return
        builder, inner = TableBuilder(), list[FlowItem]()
        for row in rows_of(element):
            self.line += 1
            place = Place(line=self.line)
            contents = [(cell, self._cell(cell, inner)) for cell in cells_of(row)]
            self.line = place.line or 0
            builder.add_row(row, contents, place)
        table = builder.build()
        if table is not None:
            yield table
        yield from inner

    def _cell(self, cell: Element, inner: list[FlowItem]) -> str:
        """A cell's own text; tables inside it come after the table, once."""
        texts = []
        self._cells_open += 1
        for item in self.items(cell):
            if isinstance(item, FlowText):
                texts.append(item.text)
            else:
                inner.append(item)
        self._cells_open -= 1
        return "\n".join(text for text in texts if text.strip())
