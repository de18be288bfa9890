"""Amounts that stick out of their ruled cells."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from budgetkit.document.model import Document
from budgetkit.units import parse_amount
from tests.document.pdf.drawing import Sheet, only_table, read, texts
from tests.roundtrip.comparing import assert_tables_equal
from tests.roundtrip.reading import read_file
from tests.typesetter.pdf import write_pdf
from tests.typesetter.pdf_paper import PdfOptions
from tests.typesetter.samples import spec_of

NAMES = ["项目", "上年", "本年", "备注"]


def _page(amounts: list[tuple[str, str]], widths: tuple[float, float] = (60, 60)) -> Document:
    """Amounts set to the right in two narrow columns."""
    sheet = Sheet()
    rows: list[list[str | None]] = [[*NAMES]]
    rows += [[f"项目{n}", "", "", ""] for n in range(len(amounts))]
    sheet.grid(60, 100, [80, *widths, 80], rows)
    for index, (last, this) in enumerate(amounts):
        baseline = 134 + 20 * index
        sheet.right(138 + widths[0], baseline, last)
        sheet.right(138 + sum(widths), baseline, this)
    return read(sheet.bytes())


def _listed(document: Document) -> list[str]:
    return [w.message.split("”")[0] for w in document.warnings if w.code == "amount-over-rule"]


def test_it_is_whole_where_amounts_of_its_column_end() -> None:
    document = _page([("", "10.00"), ("", "20.00"), ("", "10,903,043.00")], (60, 50))
    table = only_table(document)
    assert [row[1:3] for row in texts(table)[1:]] == [
        ["", "10.00"],
        ["", "20.00"],
        ["", "10,903,043.00"],
    ]
    assert [row.cells[2].confidence for row in table.rows[1:]] == [1.0, 1.0, 0.6]
    assert _listed(document) == ["金额“10,903,043.00"]


def test_it_is_whole_though_most_of_it_lies_in_the_empty_cell_beside() -> None:
    document = _page([("", "1.00"), ("", "2.00"), ("", "10,903,043.00")], (60, 28))
    assert texts(only_table(document))[3][1:3] == ["", "10,903,043.00"]


def test_without_others_the_cell_that_holds_nothing_else_takes_it() -> None:
    sheet = Sheet()
    sheet.grid(60, 100, [80, 60, 60], [["项目", "上年", "本年"], ["行政运行", "5.00", ""]])
    sheet.right(258, 134, "10,903,043.00")
    table = only_table(read(sheet.bytes()))
    assert texts(table)[1] == ["行政运行", "5.00", "10,903,043.00"]


def test_it_is_whole_though_it_leaves_the_table() -> None:
    sheet = Sheet()
    sheet.grid(60, 100, [80, 60, 40], [["项目", "上年", "本年"], ["行政运行", "", ""]])
    sheet.text(205, 134, "10,903,043.00")
    document = read(sheet.bytes())
    assert texts(only_table(document))[1] == ["行政运行", "", "10,903,043.00"]
    assert _listed(document) == ["金额“10,903,043.00"]


def test_two_amounts_that_touch_the_rule_stay_two() -> None:
    sheet = Sheet()
    sheet.grid(60, 100, [80, 60, 60], [["项目", "上年", "本年"], ["行政运行", "", ""]])
    sheet.right(200, 134, "12,345.67")
    sheet.text(200, 134, "890,123.45")
    document = read(sheet.bytes())
    assert texts(only_table(document))[1] == ["行政运行", "12,345.67", "890,123.45"]
    assert _listed(document) == []


@pytest.mark.parametrize(("name", "characters"), [("wanli_2023", 7), ("wanli_2024", 7)])
def test_typeset_tables_with_columns_too_narrow_are_given_back(
    name: str, characters: int, tmp_path: Path
) -> None:
    path = tmp_path / "disclosure.pdf"
    spec = spec_of(name)
    path.write_bytes(write_pdf(spec, PdfOptions(amount_characters=characters)))
    reading = read_file(path)
    assert_tables_equal(spec, reading)
    doubted = [line for table in reading.tables for line in table.lines if line.confidence < 1]
    listed = [w for w in reading.warnings if w.code == "amount-over-rule"]
    assert len(listed) >= len(doubted) > 5
    assert max(parse_amount(line.amount_text).value or 0 for line in doubted) > Decimal(100)
