"""The explanation names entries and rules, and reports what no list or rule knows."""

from collections.abc import Callable

from budgetkit.disclosure import read_disclosure
from budgetkit.disclosure.explain import TableExplanation, explain
from budgetkit.document.model import Document

Maker = Callable[..., Document]


def only(make: Maker, *lines: str) -> TableExplanation:
    (table,) = explain(read_disclosure(make("2024年度部门预算", "部门名称：某市某局", *lines)))
    return table


def test_recognised_table(document_of: Maker) -> None:
    table = only(
        document_of,
        "2024年预算支出总表",
        "单位：万元",
        "科目编码\t科目名称\t合计\t甲乙丙",
        "201\t一般公共服务支出\t3.00\t1,184,70",
        "20106\t财政事务\t1,184,70\t",
    )
    assert (table.table_id, table.unit_text, table.place) == (
        "expenditure_summary",
        "万元",
        "第 5 行",
    )
    assert (table.row_count, table.amount_count, table.unreadable_count) == (2, 2, 1)
    assert [column.read_as for column in table.columns] == [
        "function_code",
        "function_name",
        "measure total",
        "other",
    ]
    assert table.unrecognised_columns == ("甲乙丙",)
    assert (table.unknown_codes, table.differing_names) == ((), ())


def test_unknown_code_and_differing_name_are_reported_not_changed(document_of: Maker) -> None:
    table = only(
        document_of,
        "2024年预算支出总表",
        "单位：万元",
        "科目编码\t科目名称\t合计",
        "2010601\t行政运转\t3.00",
        "2010602\t一般行政管理事务\t3.00",
        "2999999\t未列支出\t1.00",
    )
    assert table.differing_names == ("2010601 行政运转 ≠ 行政运行",)
    assert table.unknown_codes == ("2999999",)


def test_unrecognised_table_says_why(document_of: Maker) -> None:
    table = only(document_of, "甲\t乙", "丙\t1.00")
    assert table.table_id is None
    assert table.reason == "表题和表头都不在目录中"
    assert table.columns == ()
