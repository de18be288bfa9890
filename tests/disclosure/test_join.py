"""Tables and narrative in two files become one disclosure; strangers stay apart."""

from collections.abc import Callable

from budgetkit.disclosure import read_disclosure
from budgetkit.disclosure.join import join_readings
from budgetkit.disclosure.model import DisclosureReading
from budgetkit.document.model import Document

Maker = Callable[..., Document]
TABLES = (
    "2024年预算收支总表",
    "单位：万元",
    "收入\t\t支出\t",
    "项目\t2024年\t项目\t2024年",
    "一、一般公共预算\t52.004\t一、一般公共服务支出\t41.25",
    "二、政府性基金预算\t\t二、外交支出\t10.754",
    "收入总计\t52.004\t支出总计\t52.004",
)


def narrative(make: Maker, agency: str, total: str) -> DisclosureReading:
    return read_disclosure(
        make(
            f"# {agency}",
            "2024年度部门预算公开",
            "第三部分 2024年度部门预算情况说明",
            "一、收支预算总体情况",
            f"2024年度{agency}预算收入总计{total}万元，支出总计{total}万元。",
            "二、支出预算情况说明",
            "支出包括：一般公共服务支出41.25万元，外交支出10.75万元。",
        )
    )


def without_agency(make: Maker) -> DisclosureReading:
    reading = read_disclosure(make(*TABLES))
    assert reading.identity.agency_name is None
    return reading


def test_tables_belong_to_the_narrative_that_states_them(document_of: Maker) -> None:
    mine = narrative(document_of, "晋城市财政局", "52.00")
    other = narrative(document_of, "阳泉市财政局", "99.00")
    joined = join_readings([other, without_agency(document_of), mine])
    assert joined[1].identity == mine.identity
    assert [line.measure for line in joined[1].tables[0].lines][:2] == ["total", "total"]
    assert not [warning for warning in joined[1].warnings if warning.code == "identity"]


def test_two_narratives_with_the_same_figures_decide_nothing(document_of: Maker) -> None:
    first = narrative(document_of, "晋城市财政局", "52.00")
    second = narrative(document_of, "阳泉市财政局", "52.00")
    joined = join_readings([first, without_agency(document_of), second])
    assert joined[1].identity.agency_name is None


def test_scope_is_filled_in_from_the_other_file(document_of: Maker) -> None:
    mine = narrative(document_of, "晋城市财政局", "52.00")
    tables = read_disclosure(document_of("2024年预算", "编制单位：晋城市财政局", *TABLES))
    assert tables.identity.scope is None
    joined = join_readings([tables, mine])
    assert {reading.identity.disclosure_id for reading in joined} == {mine.identity.disclosure_id}
