"""A disclosure's facts as a plain TOML file states them: the truth of the round trips."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path

from tests.typesetter.forms import Form, is_label, load_layout
from tests.typesetter.loading import SpecError, build
from tests.typesetter.narrative import Narrative
from tests.typesetter.shanghai_spec import ShanghaiNarrative
from tests.typesetter.targets import TargetForm, validate_form

_AMOUNT = re.compile(r"-?[0-9]+(\.[0-9]+)?")
_CODE = re.compile(r"[0-9]{2,7}")


@dataclass(frozen=True, slots=True)
class Identity:
    """Whose disclosure it is, and what its first part says."""

    agency: str
    scope: str
    year: int
    province: str
    city: str
    division_code: str
    duties: tuple[str, ...]
    organisation: str
    subordinate_units: tuple[str, ...] = ()
    stage: str = "budget"
    district: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """One statutory table; cells stand in the order of ``columns``, blank is ``""``.

    Attributes:
        id: Canonical table id.
        title: As printed.
        unit: The unit printed above the table.
        columns: What each column of ``rows`` holds, as in the layout's form.
        rows: The body; trailing blanks may be left out.
        number: The number label as printed, ``""`` where there is none.
        empty: Whether the table says that it holds no data.
        note: A note under the table.
    """

    id: str
    title: str
    unit: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    number: str = ""
    empty: bool = False
    note: str = ""

    def cells(self, row: tuple[str, ...]) -> dict[str, str]:
        """Return a row's cells by column, blanks filled in."""
        padded = row + ("",) * (len(self.columns) - len(row))
        return dict(zip(self.columns, padded, strict=True))


@dataclass(frozen=True, slots=True)
class Disclosure:
    """Everything one disclosure states."""

    layout: str
    identity: Identity
    tables: tuple[Table, ...]
    narrative: Narrative | ShanghaiNarrative
    forms: tuple[TargetForm, ...] = ()

    def table(self, table_id: str) -> Table:
        """Return the table with a canonical id."""
        return next(table for table in self.tables if table.id == table_id)


def load_spec(path: Path) -> Disclosure:
    """Read and validate a spec file.

    Raises:
        SpecError: If the file does not state what a disclosure needs.
    """
    with path.open("rb") as file:
        spec = build(Disclosure, tomllib.load(file), path.stem)
    validate(spec)
    return spec


def validate(spec: Disclosure) -> None:
    """Check what types cannot: columns as in the form, codes and amounts well formed.

    Raises:
        SpecError: At the first fault.
    """
    ids = [table.id for table in spec.tables]
    if len(set(ids)) != len(ids):
        raise SpecError(f"a table stands twice: {ids}")
    for table in spec.tables:
        _validate_table(table, load_layout(spec.layout).form(table.id))
    for form in spec.forms:
        validate_form(form)


def _validate_table(table: Table, form: Form) -> None:
    if table.columns != form.columns:
        raise SpecError(f"{table.id}: columns are not those of the form: {form.columns}")
    for row in table.rows:
        if len(row) > len(table.columns):
            raise SpecError(f"{table.id}: row longer than its columns: {row}")
        for column, text in table.cells(row).items():
            _validate_cell(table, column, text)


def _validate_cell(table: Table, column: str, text: str) -> None:
    is_amount = not is_label(column)
    if is_amount and text and not _AMOUNT.fullmatch(text):
        raise SpecError(f"{table.id}: {column} is no amount: {text!r}")
    if is_amount and text and table.empty:
        raise SpecError(f"{table.id} is declared empty but holds {text!r}")
    is_code = column.endswith("code") and not text.endswith("计")
    if is_code and text and not _CODE.fullmatch(text):
        raise SpecError(f"{table.id}: {column} is no code: {text!r}")
