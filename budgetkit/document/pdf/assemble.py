"""Pages to a document: furniture out, tables joined, text flowing around them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from budgetkit.document.model import Block, Omission, Warning
from budgetkit.document.pdf.aligned.pages import read_together
from budgetkit.document.pdf.captions import is_blank, peel
from budgetkit.document.pdf.drafts import TableDraft
from budgetkit.document.pdf.frame import overlap
from budgetkit.document.pdf.furniture import furniture
from budgetkit.document.pdf.joins import rows_to_skip
from budgetkit.document.pdf.lines import Line
from budgetkit.document.pdf.paragraphs import Measure, TextFlow
from budgetkit.document.pdf.reading import UNSEEN, Notice, PageReading, PageTable

_LONG_LINE = 15
_LONG_LINES_MIN = 2
_EDGE_PT = 4.0
_COMMON_SHARE = 0.3
_DEFAULT_SIZE = 10.0


@dataclass(frozen=True, slots=True)
class Assembled:
    """The content of a document."""

    blocks: tuple[Block, ...]
    omitted: tuple[Omission, ...]
    warnings: tuple[Warning, ...]


def assemble(pages: Sequence[PageReading]) -> Assembled:
    """Return the blocks of ``pages`` in reading order."""
    left_out = furniture(pages)
    pages = read_together(pages, left_out)
    builder = _Builder(_measures(pages, left_out))
    for page in pages:
        builder.add_page(page, [line for line in page.lines if (page.number, line) not in left_out])
    omitted = [
        Omission(line.text, page.place(line.bbox), left_out[page.number, line])
        for page in pages
        for line in page.lines
        if (page.number, line) in left_out
    ]
    omitted += [
        Omission(text, page.place(box), reason)
        for page in pages
        for text, box, reason in page.dropped
    ]
    blocks = tuple(builder.finish())
    return Assembled(blocks, (*omitted, *builder.omitted), tuple(_warnings(pages)))


def _warnings(pages: Iterable[PageReading]) -> Iterator[Warning]:
    for page in pages:
        whole = (0.0, 0.0, page.width, page.height)
        for notice in page.notices:
            if notice.code == UNSEEN and not _is_on_a_table(notice, page):
                continue
            yield Warning(notice.code, notice.message, page.place(notice.bbox or whole))


def _is_on_a_table(notice: Notice, page: PageReading) -> bool:
    """Return whether what a notice is about is still a table: a contents list becomes text."""
    return any(notice.bbox and overlap(notice.bbox, table.bbox) for table in page.tables)


@dataclass(slots=True)
class _Builder:
    """Takes pages in order; holds the table that may go on with the next page."""

    measures: dict[tuple[int, int], Measure]
    flow: TextFlow = field(default_factory=TextFlow)
    blocks: list[Block] = field(default_factory=list)
    omitted: list[Omission] = field(default_factory=list)
    draft: TableDraft | None = None
    titles: list[Line] = field(default_factory=list)
    lead: list[tuple[PageReading, Line]] = field(default_factory=list)

    def add_page(self, page: PageReading, lines: Sequence[Line]) -> None:
        """Take a page's lines and tables from top to bottom."""
        for item in _in_order(page, lines):
            if isinstance(item, Line):
                self.lead.append((page, item))
            else:
                self._add_table(page, item)

    def _add_table(self, page: PageReading, table: PageTable) -> None:
        captions, body = peel(table)
        self.lead += [(page, line) for line in captions]
        lead = [line for _, line in self.lead]
        if self.draft and all(on.number == page.number for on, _ in self.lead):
            skip = rows_to_skip(self.draft, self.titles, page, body, lead)
            if skip is not None:
                self.draft.append(page, body, skip)
                self._omit_lead()
                return
        self._flush()
        self.titles = lead
        self.draft = TableDraft.begin(page, body)

    def _omit_lead(self) -> None:
        for page, line in self.lead:
            self.omitted.append(Omission(line.text, page.place(line.bbox), "running_head"))
        self.lead = []

    def _flush(self) -> None:
        """Write out the draft, then the lines gathered after it."""
        if self.draft:
            self.blocks.append(self.draft.build())
            self.draft = None
        measure = Measure(0, 0, 0)
        for page, line in self.lead:
            measure = self.measures[_shape(page)]
            self.flow.add(page, line, measure)
        self.flow.close(measure)
        self.blocks += self.flow.blocks
        self.flow.blocks, self.lead = [], []

    def finish(self) -> list[Block]:
        """Return all blocks."""
        self._flush()
        return self.blocks


def _in_order(page: PageReading, lines: Sequence[Line]) -> list[Line | PageTable]:
    items: list[Line | PageTable] = [*lines]
    items += [table for table in page.tables if not is_blank(table)]
    return sorted(items, key=lambda item: (item.bbox[1], item.bbox[0]))


def _shape(page: PageReading) -> tuple[int, int]:
    return round(page.width), round(page.height)


def _measures(
    pages: Sequence[PageReading], left_out: Container[tuple[int, Line]]
) -> dict[tuple[int, int], Measure]:
    """The text block of each page size: lines of running text tell its edges."""
    lines: dict[tuple[int, int], list[Line]] = defaultdict(list)
    for page in pages:
        lines[_shape(page)] += [line for line in page.lines if (page.number, line) not in left_out]
    sizes = sorted(line.size for found in lines.values() for line in found for _ in line.text)
    body = sizes[len(sizes) // 2] if sizes else _DEFAULT_SIZE
    return {shape: _measure(shape, found, body) for shape, found in lines.items()}


def _measure(shape: tuple[int, int], lines: Sequence[Line], body: float) -> Measure:
    width, _ = shape
    long = [line for line in lines if len(line.text) >= _LONG_LINE]
    if len(long) < _LONG_LINES_MIN:
        return Measure(0.1 * width, 0.9 * width, body)
    left = min(_common_edges([line.bbox[0] for line in long]))
    right = max(_common_edges([line.bbox[2] for line in long]))
    return Measure(left, right, body)


def _common_edges(edges: Sequence[float]) -> list[float]:
    """The places where many lines begin or end."""
    counts = Counter(round(edge / _EDGE_PT) for edge in edges)
    most = max(counts.values())
    return [place * _EDGE_PT for place, count in counts.items() if count >= _COMMON_SHARE * most]
