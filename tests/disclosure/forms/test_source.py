from budgetkit.disclosure.forms.source import form_sources
from budgetkit.document.model import Block, Heading, Paragraph, Place, Span
from tests.disclosure.forms.typed import table

TITLE = "某市市级预算部门（单位）项目支出绩效目标表"
HEAD = "项目名称||{}||\n主管部门及代码|015-某局|实施单位|某局|\n项目属性|经常性项目|项目期|1年|"


def paragraph(text: str, line: int) -> Paragraph:
    return Paragraph((Span(text, Place(line=line)),))


def form(name: str) -> Block:
    return table(HEAD.format(name))


def test_a_form_begins_at_its_title_and_ends_at_the_next() -> None:
    blocks = [paragraph(TITLE, 7), form("甲"), paragraph(TITLE, 20), form("乙")]
    found = list(form_sources(blocks))
    assert [(source.place.line, len(source.rows)) for source in found] == [(7, 3), (20, 3)]
    assert found[0].title == TITLE


def test_two_forms_in_one_table_are_parted_at_the_project_name() -> None:
    joined = table(HEAD.format("甲") + "\n" + HEAD.format("乙"))
    assert [len(source.rows) for source in form_sources([joined])] == [3, 3]


def test_a_form_over_a_page_break_is_one() -> None:
    rest = table("产出指标|数量指标|讲座场次|≥6场")
    (source,) = form_sources([paragraph(TITLE, 1), form("甲"), rest])
    assert len(source.rows) == 4


def test_a_title_in_the_grid_is_a_title() -> None:
    (source,) = form_sources([table("甲项目绩效目标表|||\n" + HEAD.format("甲"))])
    assert (source.title, source.place.line) == ("甲项目绩效目标表", 1)


def test_a_heading_ends_a_form() -> None:
    other = table("产出指标|数量指标|讲座场次|≥6场")
    (source,) = form_sources([form("甲"), Heading("十一、资产", Place(line=9)), other])
    assert len(source.rows) == 3


def test_a_project_table_is_no_form() -> None:
    projects = table("项目名称|合计|一般公共预算\n讲堂维护|15.00|15.00\n馆藏|3.00|3.00")
    assert list(form_sources([projects])) == []


def test_a_summary_of_revenue_is_no_form() -> None:
    """Its header says 项目名称, its rows name sources of funds."""
    summary = table("项目名称|金额|功能科目名称\n财政拨款|15.00|教育支出\n其他资金|3.00|农林水支出")
    assert list(form_sources([summary])) == []
