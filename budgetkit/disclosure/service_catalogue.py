"""The annex 政府购买服务指导性目录: which services which department may buy."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass

from budgetkit.disclosure.service_codes import (
    doubt,
    doubt_names,
    level,
    level_of,
    parent_code,
)
from budgetkit.disclosure.targets_model import ServiceCatalogueEntry
from budgetkit.document.model import Block, Place, Row, Table
from budgetkit.text import compact, tidy

_CODE_LABELS = ("代码", "编码", "目录代码", "目录编码")
_LEVEL_LABEL = re.compile(r"([一二三四])级(?:目录|指标)?")
_LEVELS = {"一": 1, "二": 2, "三": 3, "四": 4}
_FEWEST_LEVELS = 2
_LONGEST_OWNER = 40


@dataclass(frozen=True, slots=True)
class _Columns:
    """Where the code and the names of each level stand."""

    code: int
    levels: dict[int, int]


@dataclass(frozen=True, slots=True)
class _Line:
    """A row of the catalogue, before its code is judged."""

    owner: str | None
    code: str
    name: str
    column_level: int | None
    place: Place


def service_catalogue(blocks: Sequence[Block]) -> tuple[ServiceCatalogueEntry, ...]:
    """Return the entries of the catalogue in reading order; none where there is no such annex.

    A department's name stands on a row of its own and holds until the next; the header is
    repeated on each page. Codes are kept as read; those that cannot be right are marked.
    """
    return doubt_names(tuple(_entries(_lines(blocks))))


def _lines(blocks: Sequence[Block]) -> Iterator[_Line]:
    columns: _Columns | None = None
    owner: str | None = None
    for block in blocks:
        if not isinstance(block, Table):
            text = tidy(block.text)
            owner = text if columns and _is_owner(text) else owner
            continue
        columns = columns and _continued(columns, block)
        for row in block.rows:
            header = _header(row)
            if header or columns is None:
                columns = header or columns
            elif named := _owner(row):
                owner = named
            elif line := _line(row, columns, owner):
                yield line


def _header(row: Row) -> _Columns | None:
    """The columns, where a row is the header of the catalogue."""
    texts = [compact(text) for text in row.texts]
    code = next((index for index, text in enumerate(texts) if text in _CODE_LABELS), None)
    found = {index: _LEVEL_LABEL.fullmatch(text) for index, text in enumerate(texts)}
    levels = {index: _LEVELS[match[1]] for index, match in found.items() if match}
    if code is None or len(levels) < _FEWEST_LEVELS:
        return None
    return _Columns(code, levels)


def _continued(columns: _Columns, table: Table) -> _Columns | None:
    """The columns, where a further table goes on with codes of the catalogue."""
    first = (cell.text for row in table.rows for cell in row.cells[columns.code :][:1])
    codes = (level_of(compact(text)) for text in first)
    has_header = any(map(_header, table.rows))
    return columns if has_header or any(code is not None for code in codes) else None


def _owner(row: Row) -> str | None:
    """A department's name, where the row holds nothing else."""
    texts = [tidy(text) for text in row.texts if text.strip()]
    return texts[0] if len(texts) == 1 and _is_owner(texts[0]) else None


def _is_owner(text: str) -> bool:
    has_letters = re.search("[㐀-鿿]", text) is not None
    return has_letters and len(text) <= _LONGEST_OWNER and not re.search("[0-9:]", text)


def _line(row: Row, columns: _Columns, owner: str | None) -> _Line | None:
    names = {
        found: tidy(cell.text)
        for index, cell in enumerate(row.cells)
        if (found := columns.levels.get(index)) and cell.text.strip()
    }
    code = compact(row.texts[columns.code]) if columns.code < len(row.cells) else ""
    if not code and not names:
        return None
    column_level, name = next(iter(names.items()), (None, ""))
    return _Line(owner, code, name, column_level, row.place)


def _entries(lines: Iterator[_Line]) -> Iterator[ServiceCatalogueEntry]:
    owner: str | None = None
    above: set[str] = set()
    last_right: str | None = None
    for line in lines:
        if line.owner != owner:
            owner, above, last_right = line.owner, set(), None
        why = doubt(line, above, last_right)
        yield _entry(line, above, why)
        above.add(line.code)
        last_right = line.code if why is None else last_right


def _entry(line: _Line, above: Set[str], why: str | None) -> ServiceCatalogueEntry:
    return ServiceCatalogueEntry(
        line.owner,
        line.code,
        level(line),
        line.name,
        parent_code(line.code, above),
        line.place,
        why is not None,
        why,
    )
