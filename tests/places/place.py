"""A place's tables as a TOML file states them: captions, headers, rows and what they mean."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from budgetkit.disclosure.model import StatutoryTable
from tests.typesetter.blocks import Grid
from tests.typesetter.forms import Form, is_label
from tests.typesetter.loading import build
from tests.typesetter.pdf_paper import Paper, PdfOptions
from tests.typesetter.pdf_table import TableSetter
from tests.typesetter.spec import Table

SPECS = Path(__file__).parent / "specs"
_TITLE_SIZE, _CAPTION_SIZE, _COVER_SIZE = 14.0, 9.0, 22.0
_LEADING = 1.7
_YUAN = {"元": 1, "千元": 1_000, "万元": 10_000}
_SIDES = ("revenue", "expenditure")
_NAMES = ("project_name", "function_name", "dept_econ_name", "gov_econ_name", "item", "agency")
_CODES = (
    "class_code",
    "division_code",
    "item_code",
    "function_code",
    "dept_econ_code",
    "gov_econ_code",
)
_CODED_NAME = re.compile("([0-9]{3,7})[- ](.+)")
_MARK = re.compile(r"^(?:其中[:：])?(?:[（(]?[一二三四五六七八九十0-9]{1,3}[）)、.])?")


@dataclass(frozen=True, slots=True)
class PlaceTable:
    """One table.

    Attributes:
        id: The canonical table id.
        captions: Lines above it; one beginning with ``<`` or ``>`` is set to the left or
            right, ``|`` parts what stands at both ends of a line, others are titles.
        columns: What each column holds, as in the typesetter's forms.
        header: Grid of header texts.
        rows: The body.
        unit: The unit of its amounts.
        level: Where a row's level comes from.
        items: What the columns are, where the header names the items.
        coded_names: Whether code and name stand in one cell.
    """

    id: str
    captions: tuple[str, ...]
    columns: tuple[str, ...]
    header: tuple[tuple[str, ...], ...]
    rows: tuple[tuple[str, ...], ...]
    unit: str = "万元"
    level: str = "none"
    items: tuple[str, ...] = ()
    coded_names: bool = False

    @property
    def form(self) -> Form:
        """The printed shape."""
        return Form(
            id=self.id,
            title="",
            level=self.level,
            columns=self.columns,
            header=self.header,
            items=self.items,
        )

    @property
    def table(self) -> Table:
        """The content."""
        return Table(self.id, "", self.unit, self.columns, self.rows)


@dataclass(frozen=True, slots=True)
class Place:
    """A disclosure in the layout of a place: who, when, and the tables in their order."""

    agency: str
    year: int
    scope: str
    cover: tuple[str, ...]
    totals: tuple[str, ...]
    tables: tuple[PlaceTable, ...]
    thousands: bool = False


def load_place(name: str) -> Place:
    """Return the place of ``specs/<name>.toml``."""
    with (SPECS / f"{name}.toml").open("rb") as file:
        return build(Place, tomllib.load(file), name)


def place_names() -> list[str]:
    """Return the names of all places."""
    return sorted(path.stem for path in SPECS.glob("*.toml"))


def write_place(place: Place, options: PdfOptions) -> bytes:
    """Return a place's disclosure as a PDF, each table on a page of its own."""
    paper = Paper(options)
    for index, line in enumerate(place.cover):
        paper.centred(options.page[0] / 2, 200 + 40 * index, line, _COVER_SIZE)
    for table in place.tables:
        paper.turn()
        y = _set_captions(paper, table, options)
        grid = Grid(table.table, table.form, place.year, place.thousands and table.unit != "万元")
        TableSetter(paper, grid).set(y + 4)
    return paper.finish()


def _set_captions(paper: Paper, table: PlaceTable, options: PdfOptions) -> float:
    left, right = options.margin, options.margin + options.width
    y = options.margin
    for caption in table.captions:
        title = caption[0] not in "<>" and "|" not in caption
        size = _TITLE_SIZE if title else _CAPTION_SIZE
        y += _LEADING * size
        if title:
            paper.centred((left + right) / 2, y, caption, size)
            continue
        first, _, last = caption.removeprefix("<").partition("|")
        if caption.startswith(">"):
            first, last = "", caption[1:]
        paper.text(left, y, first, size)
        paper.right(right, y, last, size)
    return y


Key = tuple[str | None, str, str | None, bool, str, Decimal]
"""Side, item, printed code, whether it is a total, measure and yuan."""


def expected(place: Place, table: PlaceTable) -> Counter[Key]:
    """Return the amounts that a table states, with what classifies them."""
    return Counter(key for row in table.rows for key in _stated(place, table, row))


def _stated(place: Place, table: PlaceTable, row: tuple[str, ...]) -> Iterator[Key]:
    cells = table.table.cells(row)
    if table.level == "across":
        for item, (column, text) in zip(table.items, cells.items(), strict=True):
            if text and column.startswith("across"):
                yield None, item, None, item in place.totals, "total", _yuan(text, table)
        return
    for side in _sides(table):
        prefix = f"{side}." if side else ""
        own = {k.removeprefix(prefix): v for k, v in cells.items() if k.startswith(prefix)}
        yield from (
            _key(place, table, side, own, measure)
            for measure in own
            if own[measure] and not is_label(measure)
        )


def _sides(table: PlaceTable) -> tuple[str | None, ...]:
    two_sided = any(column.startswith(_SIDES) for column in table.columns)
    return _SIDES if two_sided else (None,)


def _key(
    place: Place, table: PlaceTable, side: str | None, cells: dict[str, str], measure: str
) -> Key:
    total = next((text for text in cells.values() if text in place.totals), None)
    label = total or next((cells[name] for name in _NAMES if cells.get(name)), "")
    code = "".join(text for column, text in cells.items() if column in _CODES)
    if table.coded_names:
        coded = _CODED_NAME.fullmatch(label)
        code, label = coded.groups() if coded else ("", label)
    item = unicodedata.normalize("NFKC", _MARK.sub("", label))
    amount = _yuan(cells[measure], table)
    return side, item, None if total else code or None, total is not None, measure, amount


def _yuan(text: str, table: PlaceTable) -> Decimal:
    return Decimal(text) * _YUAN[table.unit]


def read_amounts(table: StatutoryTable) -> Counter[Key]:
    """Return the amounts read from a table."""
    return Counter(_read(table))


def _read(table: StatutoryTable) -> Iterator[Key]:
    for line in table.lines:
        if line.amount_text.strip():
            assert line.amount_yuan is not None, f"unread {line.amount_text!r} in {table.title}"
            code = line.function_code or line.dept_econ_code or line.gov_econ_code
            printed = code if line.code_origin == "printed" else None
            yield line.side, line.item, printed, line.is_total, line.measure, line.amount_yuan
