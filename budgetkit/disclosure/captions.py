"""Find the labels of a table: number, title, agency and unit, around it or in its first rows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from budgetkit.disclosure.catalogue import TableEntry, labels, table_entries
from budgetkit.document.model import Block, Heading, Paragraph, Place, Row, Table
from budgetkit.text import compact, tidy, without_enumeration
from budgetkit.units import find_unit, without_unit

_FARTHEST_LABEL = 6
"""Blocks between a title and its table: number, title, agency, unit, a note, a stray line."""
_LONGEST_TITLE = 60
_TITLE_QUOTES = re.compile(r"[“”\"'《》]")
_PUBLISHED = re.compile("公开(?=表$)")
_NUMBER_BEHIND = re.compile(r"[(（](?:公开|附|预算|决算)*表?[一二三四五六七八九十0-9-]+表?[)）]$")
_TITLE_NOISE = re.compile(r"^[0-9]{4}年?度?")
_TITLE = re.compile(r"表|总体情况|情况$")
_OPEN_TITLE = re.compile(r"^[^一二三四五六七八九十(].*(?:预算|拨款|基金|资金|经费)$")
_LONGEST_TITLE_PART = 24
_SENTENCE = re.compile("[。;!?]|万元|见附件|如下|[0-9]\\.[0-9]{2}")


@dataclass(frozen=True, slots=True)
class Caption:
    """The labels found for one table."""

    title: str | None = None
    title_place: Place | None = None
    entry: TableEntry | None = None
    number_text: str | None = None
    unit_text: str | None = None
    agency_text: str | None = None


@dataclass(frozen=True, slots=True)
class Captioned:
    """A table with its labels; ``rows`` are the grid's rows without label rows."""

    grid: Table
    rows: tuple[Row, ...]
    caption: Caption
    declared_empty: bool


def entry_of_title(text: str) -> TableEntry | None:
    """Return the catalogue entry that a title names, or None."""
    printed = without_unit(text).rstrip(";；,，")
    if len(printed) > _LONGEST_TITLE or _SENTENCE.search(printed) or not _TITLE.search(printed):
        return None
    key = title_key(printed)
    return next((entry for entry in table_entries() if entry.has_title(key)), None)


def title_key(text: str) -> str:
    """Return a title for comparison: without number, list mark, year, quotes, white space.

    Final accounts name their tables as budgets do: 决算 reads as 预算.
    """
    printed = _TITLE_QUOTES.sub("", compact(text).rstrip(";；,，"))
    printed = _NUMBER_BEHIND.sub("", printed)
    unnumbered = without_enumeration(labels().number.sub("", printed))
    return _PUBLISHED.sub("", _TITLE_NOISE.sub("", unnumbered)).replace("决算", "预算")


def captioned_tables(blocks: Sequence[Block]) -> Iterator[Captioned]:
    """Yield every table of a document with the labels before, in and behind it."""
    for position, block in enumerate(blocks):
        if isinstance(block, Table):
            before = _texts_before(blocks, position)
            for part in _split_at_titles(block):
                inside, rows = _peel(part.rows)
                caption = _caption([*before, *inside])
                after = _note_behind(blocks, position) if part.rows[-1] is block.rows[-1] else ""
                yield Captioned(part, rows, caption, _declares_empty(after, part.rows))
                before = []


def _texts_before(blocks: Sequence[Block], position: int) -> list[tuple[str, Place]]:
    """Return the short texts above a table, down to the table or long text before it."""
    found: list[tuple[str, Place]] = []
    for block in reversed(blocks[max(0, position - _FARTHEST_LABEL) : position]):
        if isinstance(block, Table) or len(block.text) > _LONGEST_TITLE:
            break
        found.append((block.text, block.place))
    return found[::-1]


def _note_behind(blocks: Sequence[Block], position: int) -> str:
    """Return the note right behind a table; other text there belongs to the narrative."""
    following = blocks[position + 1] if position + 1 < len(blocks) else None
    text = following.text if isinstance(following, Paragraph | Heading) else ""
    return text if labels().note.match(compact(text)) else ""


def _declares_empty(note: str, rows: Sequence[Row]) -> bool:
    empty = labels().empty
    inside = (cell.text for row in rows for cell in row.cells)
    return any(empty.search(compact(text)) for text in (note, *inside) if len(text) > 3)


def _caption(texts: Sequence[tuple[str, Place]]) -> Caption:
    """Read labels from the texts above a table; the nearest of a kind counts."""
    caption = Caption()
    before = ""
    for text, place in texts:
        whole = before + text if _is_title_part(before) else text
        caption = _with_label(caption, whole if entry_of_title(whole) else text, place)
        before = text
    return caption


def _is_title_part(text: str) -> bool:
    """Whether a line is the first of a title set on two: it ends where a title cannot."""
    key = compact(text)
    open_end = len(key) <= _LONGEST_TITLE_PART and _OPEN_TITLE.search(key) is not None
    return open_end and not _SENTENCE.search(key) and entry_of_title(text) is None


def _with_label(caption: Caption, text: str, place: Place) -> Caption:
    key = compact(text)
    if number := labels().number.match(key):
        caption = replace(caption, number_text=number.group())
        if number.end() == len(key):
            return caption
    if unit := find_unit(key):
        caption = replace(caption, unit_text=unit)
    if agency := labels().agency.match(key):
        return replace(caption, agency_text=agency["name"])
    if entry := entry_of_title(text):
        title = labels().number.sub("", tidy(text)).strip()
        return replace(caption, title=title, title_place=place, entry=entry)
    return caption


def _split_at_titles(table: Table) -> Iterator[Table]:
    """Part a grid where a row in its midst is the title of another table."""
    starts = [0, *(i for i, row in enumerate(table.rows) if i and _is_title_row(row)), None]
    for first, last in pairwise(starts):
        rows = table.rows[first:last]
        if rows:
            yield replace(table, rows=rows)


def _is_title_row(row: Row) -> bool:
    texts = [text for text in row.texts if text.strip()]
    if len(texts) != 1 or not re.match(r"[0-9]{4}年|.*表$", without_unit(texts[0])):
        return False
    return entry_of_title(texts[0]) is not None


def _peel(rows: tuple[Row, ...]) -> tuple[list[tuple[str, Place]], tuple[Row, ...]]:
    """Take label rows (title, number, agency, unit) off the top of a grid."""
    peeled: list[tuple[str, Place]] = []
    for index, row in enumerate(rows):
        texts = [(cell.text, cell.place) for cell in row.cells if cell.text.strip()]
        if texts and not all(is_label(text) for text, _ in texts):
            return peeled, rows[index:]
        peeled.extend(texts)
    return peeled, ()


def is_label(text: str) -> bool:
    """Return whether ``text`` is a number, agency, unit or title of a table and nothing else."""
    key = compact(text)
    known = labels()
    if known.number.fullmatch(key) or known.agency.match(key) or known.unit.match(key):
        return True
    return (
        bool(re.search("表$|表[(（].*[)）]$", without_unit(text)))
        and entry_of_title(text) is not None
    )
