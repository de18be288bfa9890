"""Tables without rules over several pages: read again with the columns that all pages tell."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, field, replace

from budgetkit.document.pdf.aligned.columns import data_columns
from budgetkit.document.pdf.aligned.layout import DOUBTED, columns_of, head_key, laid_out
from budgetkit.document.pdf.aligned.words import Word, joined_words
from budgetkit.document.pdf.aligned.zones import Zone
from budgetkit.document.pdf.doubts import columns_left, without_rules
from budgetkit.document.pdf.lines import Line
from budgetkit.document.pdf.reading import Notice, PageReading, PageTable

_SAME_WIDTH_PT = 3.0
_BREAK_EM = 2.2


@dataclass(slots=True)
class _Group:
    """Tables on successive pages that are one; each as page and number on the page."""

    places: list[tuple[int, int]] = field(default_factory=list)
    zones: list[Zone] = field(default_factory=list)


def read_together(
    pages: Sequence[PageReading], left_out: Container[tuple[int, Line]]
) -> list[PageReading]:
    """Return the pages with their tables without rules laid out on common columns.

    Lines that were a table only if they went on with one become text again where they do
    not.

    Args:
        pages: In order.
        left_out: Lines that are no content, as page number and line.
    """
    read = list(pages)
    for group in list(_groups(pages, left_out)):
        columns = columns_of(group.zones)
        for (page, number), zone in zip(group.places, group.zones, strict=True):
            tables = list(read[page].tables)
            tables[number] = laid_out(zone, columns) if columns else tables[number]
            read[page] = replace(read[page], tables=tuple(tables))
    joined = {place for group in _groups(pages, left_out) for place in group.places[1:]}
    return [_settled(page, index, joined) for index, page in enumerate(read)]


def _groups(
    pages: Sequence[PageReading], left_out: Container[tuple[int, Line]]
) -> Iterator[_Group]:
    """Yield the tables without rules, those that go on overleaf with all their parts."""
    group = _Group()
    for index, page in enumerate(pages):
        for number, table in enumerate(page.tables):
            if table.zone is None:
                continue
            if not _goes_on(group, pages, (index, number), left_out):
                if group.places:
                    yield group
                group = _Group()
            group.places.append((index, number))
            group.zones.append(table.zone)
    if group.places:
        yield group


def _goes_on(
    group: _Group,
    pages: Sequence[PageReading],
    place: tuple[int, int],
    left_out: Container[tuple[int, Line]],
) -> bool:
    """Whether the first table of a page has the columns of the last one before."""
    index, number = place
    if not group.places or number > 0 or group.places[-1][0] != index - 1:
        return False
    before, page = pages[index - 1], pages[index]
    last = group.places[-1][1] == len(before.tables) - 1
    zone = page.tables[number].zone
    if zone is None or not last or abs(before.width - page.width) > _SAME_WIDTH_PT:
        return False
    if _lines_below(before, before.tables[-1], left_out):
        return False
    return _fits(group.zones, zone)


def _lines_below(
    page: PageReading, table: PageTable, left_out: Container[tuple[int, Line]]
) -> bool:
    return any(
        line.bbox[1] >= table.ys[-1] and (page.number, line) not in left_out for line in page.lines
    )


def _fits(zones: Sequence[Zone], zone: Zone) -> bool:
    """Whether a header that is printed again is the same, and no columns run together."""
    headed = next((one for one in zones if one.head), None)
    if headed and zone.head and head_key(zone) != head_key(headed):
        return False
    count = len(data_columns(line for one in zones for line in one.body))
    own = len(data_columns(zone.body))
    both = len(data_columns(line for one in (*zones, zone) for line in one.body))
    return both >= max(count, own)


def _settled(page: PageReading, index: int, joined: Container[tuple[int, int]]) -> PageReading:
    """The page with its notices, and with tables that stand alone and may not as text."""
    tables, lines = [], list(page.lines)
    for number, table in enumerate(page.tables):
        if table.zone is None or table.zone.is_certain or (index, number) in joined:
            tables.append(table)
        else:
            lines += _as_lines(table.zone)
    if len(tables) < len(page.tables):
        lines.sort(key=lambda line: (line.bbox[1], line.bbox[0]))
        page = replace(page, lines=tuple(lines), tables=tuple(tables))
        page = replace(page, notices=(*page.notices, *columns_left(lines)))
    return replace(page, notices=(*page.notices, *_doubts(tables)))


def _as_lines(zone: Zone) -> list[Line]:
    """The words as running text: those of a line that stand close together are one."""
    parts: list[list[Word]] = []
    for line in (*zone.head, *zone.body):
        for word in line:
            same = parts and parts[-1][-1].baseline == word.baseline
            if same and word.x0 - parts[-1][-1].x1 <= _BREAK_EM * word.size:
                parts[-1].append(word)
            else:
                parts.append([word])
    joined = [joined_words(part) for part in parts]
    return [Line(word.text, word.box, word.size) for word in joined]


def _doubts(tables: Sequence[PageTable]) -> Iterator[Notice]:
    for table in tables:
        if table.zone is None:
            continue
        yield without_rules(table)
        doubted = [c for c in table.cells if c.text and c.confidence <= DOUBTED]
        if doubted:
            texts = "、".join(f"“{cell.text}”" for cell in doubted[:3])
            message = f"表格没有竖线，{texts}等 {len(doubted)} 格属于哪一列不能确定，请对照原件"
            yield Notice("table-columns-uncertain", message, table.bbox)
