"""The catalogue knows the titles and headers of real disclosures, as printed on the page.

``tests/golden/disclosures`` holds, for each disclosure, every statutory table with its
title, header and golden cells, read from the rendered pages by eye.
"""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from budgetkit.disclosure.captions import entry_of_title
from budgetkit.disclosure.columns import recognise_columns

GOLDEN = Path(__file__).parents[1] / "golden" / "disclosures"


def golden_tables() -> Iterator[Any]:
    for path in sorted(GOLDEN.glob("*.toml")):
        document = tomllib.loads(path.read_text("utf-8"))
        for table in document.get("tables", ()):
            name = f"{path.stem}-{table['order']}-{table['table_id']}"
            yield pytest.param(document["identity"], table, id=name)


def same_as_printed(printed: str) -> str:
    """Fold what the print tells apart and the dataset does not.

    Code and name may share a cell, so that either role reads both; a number that is no
    measure of the dataset is ``other``.
    """
    if printed.startswith("x_"):
        return "other"
    return _FOLDED.get(printed, printed)


_LABELS = ("item", "project", "project_name")
_KINDS = ("function", "dept_econ", "gov_econ")
_FOLDED = {role: "label" for role in _LABELS}
_FOLDED |= {f"{kind}_{part}": "label" for kind in _KINDS for part in ("code", "name")}
_FOLDED |= {"section": "text", "line_no": "ordinal", "ignored": "other"}


@pytest.mark.parametrize(("identity", "table"), list(golden_tables()))
def test_title_names_the_table(identity: dict[str, Any], table: dict[str, Any]) -> None:
    entry = entry_of_title(table["title"])
    assert (entry.table_id if entry else "") == (table["table_id"] or table.get("proposal", ""))


@pytest.mark.parametrize(("identity", "table"), list(golden_tables()))
def test_headers_are_recognised(identity: dict[str, Any], table: dict[str, Any]) -> None:
    entry = entry_of_title(table["title"])
    if entry is None or entry.rows == "form":
        pytest.skip("no amounts by column")
    paths = [tuple(column["header"].split("/")) for column in table["columns"]]
    columns = recognise_columns(paths, entry, identity["fiscal_year"])
    read = [
        (c.measure if c.role == "measure" else same_as_printed(c.role), c.side or "")
        for c in columns
    ]
    printed = [
        (
            "label" if column["as"] == "project_name" else _measure(column["as"]),
            column.get("side", ""),
        )
        for column in table["columns"]
    ]
    assert read == printed


def _measure(printed: str) -> str:
    return printed if printed == "project" else same_as_printed(printed)
