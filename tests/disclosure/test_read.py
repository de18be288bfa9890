"""What is missing or cut in a document is said, and what was read is kept."""

from collections.abc import Callable
from decimal import Decimal

import pytest

from budgetkit.disclosure import read_disclosure
from budgetkit.disclosure.join import join_readings
from budgetkit.document import read_document
from budgetkit.document.model import Document
from budgetkit.errors import NotADisclosureError
from budgetkit.sources.file import source_from_bytes

Maker = Callable[..., Document]
COVER = ("# 晋城市财政局", "## 2024年度部门预算公开")
TABLE = (
    "2024年预算支出总表",
    "单位：万元",
    "科目编码\t科目名称\t合计\t基本支出\t项目支出",
    "合计\t\t3.00\t1.00\t2.00",
    "201\t一般公共服务支出\t3.00\t1.00\t2.00",
)


def codes(document: Document) -> list[str]:
    return [warning.code for warning in read_disclosure(document).warnings]


def test_whole_document_has_no_warning(document_of: Maker) -> None:
    assert codes(document_of(*COVER, *TABLE)) == []


def test_text_without_a_table_says_so(document_of: Maker) -> None:
    assert codes(document_of(*COVER, "一段文字。")) == ["no-table"]


def test_text_that_is_no_disclosure(document_of: Maker) -> None:
    with pytest.raises(NotADisclosureError, match=r"a\.txt"):
        read_disclosure(document_of("从前有一座山，山上有一座庙。", "甲\t乙"))


def test_table_cut_in_the_middle_keeps_what_was_read(document_of: Maker) -> None:
    reading = read_disclosure(document_of(*COVER, *TABLE, "202\t外交"))
    assert [warning.code for warning in reading.warnings] == ["truncated"]
    assert [line.amount_yuan for line in reading.tables[0].lines[:1]] == [Decimal("30000.00")]


def test_file_cut_inside_a_character_keeps_what_was_read() -> None:
    content = "\n".join([*COVER, *TABLE, "202\t外交支出\t1.00\t1.00\t0.00"]).encode()
    whole = read_disclosure(read_document(source_from_bytes(content, "a.txt")))
    cut = "\n".join([*COVER, *TABLE, "202\t外"]).encode()[:-1]
    reading = read_disclosure(read_document(source_from_bytes(cut, "a.txt")))
    assert {warning.code for warning in reading.warnings} == {"truncated"}
    assert reading.tables[0].lines == whole.tables[0].lines[:6]


def test_unit_that_is_not_stated_is_reported(document_of: Maker) -> None:
    reading = read_disclosure(document_of(*COVER, TABLE[0], *TABLE[2:]))
    assert [warning.code for warning in reading.warnings] == ["unit-unknown"]
    assert {line.amount_yuan for line in reading.tables[0].lines} == {None}


def test_table_of_the_contents_that_is_not_there_is_reported(document_of: Maker) -> None:
    document = document_of(*COVER, "目录", "2024年预算收入总表\t2", "第一部分 概况", *TABLE)
    assert codes(document) == ["table-missing"]


def test_gbk_transcript_reads_as_utf8_does() -> None:
    text = "\n".join([*COVER, *TABLE])
    readings = [
        read_disclosure(read_document(source_from_bytes(text.encode(encoding), "a.txt")))
        for encoding in ("utf-8", "gbk")
    ]
    assert readings[0].tables[0].lines == readings[1].tables[0].lines


def test_missing_tables_of_one_file_are_found_in_the_other(document_of: Maker) -> None:
    narrative = read_disclosure(document_of(*COVER, "目录", "2024年预算支出总表\t2", "正文一句。"))
    tables = read_disclosure(document_of(*COVER, *TABLE))
    assert [warning.code for warning in narrative.warnings] == ["no-table", "table-missing"]
    assert [reading.warnings for reading in join_readings([narrative, tables])] == [(), ()]
