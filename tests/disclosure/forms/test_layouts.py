"""The layouts of the catalogue, each by a typed example."""

from decimal import Decimal

import pytest

from budgetkit.disclosure.forms import target_forms
from budgetkit.disclosure.forms.layouts import find_layout, role_of
from budgetkit.disclosure.forms.packed import packed_indicators, split_labels
from budgetkit.disclosure.forms.ruled_rows import find_header, read_rows
from budgetkit.disclosure.model import Identity
from budgetkit.disclosure.targets_model import TargetForm
from budgetkit.document.grid import PlacedCell, rows_from_cells
from budgetkit.document.model import Block, Method, Paragraph, Place, Span, Table
from tests.disclosure.forms.typed import table

IDENTITY = Identity("某市某局", "department", "budget", 2026, subordinate_units=("某中心",))


def paragraph(text: str) -> Paragraph:
    return Paragraph((Span(text, Place(page=1)),))


def ruled(text: str) -> Table:
    """A grid with known merges: ``名称*2`` covers two columns, ``名称^2`` two rows."""
    rows = [
        [placed(cell.strip(), number) for cell in line.split("|")]
        for number, line in enumerate(text.strip("\n").split("\n"), start=1)
    ]
    return Table(rows_from_cells(rows), Method.VECTOR, spans_known=True)


def placed(cell: str, number: int) -> PlacedCell:
    text, _, down = cell.partition("^")
    text, _, right = (text if not down else cell.partition("^")[0]).partition("*")
    return PlacedCell(text, Place(page=number), int(down or 1), int(right or 1))


def read(*blocks: Block) -> tuple[TargetForm, ...]:
    return target_forms(blocks, IDENTITY)


def facts(form: TargetForm) -> list[tuple[str | None, str | None, str]]:
    return [(own.level2, own.name, own.value.text) for own in form.indicators]


@pytest.mark.parametrize(
    ("header", "role"),
    [
        ("三级指标", "name"),
        ("年度(/项目)指标值", "value"),
        ("本年绩效指标值", "value"),
        ("绩效指标性质", "nature"),
        ("指标值类型", "nature"),
        ("计量单位", "unit"),
        ("分值权重（90分）", "weight"),
        ("分值\n（90）", "weight"),
        ("指标权重", "weight"),
        ("是否核心指标", "core"),
        ("评（扣）分标准", "scoring"),
        ("单位（项目）名称", "project"),
        ("执行率分值（10分）", None),
        ("讲座场次", None),
    ],
)
def test_a_column_is_known_by_its_header(header: str, role: str | None) -> None:
    assert role_of(header) == role


def test_the_first_layout_that_fits_reads() -> None:
    def found(source: str, *roles: str, halves: bool = False, ruled: bool = True) -> str | None:
        layout = find_layout(source, set(roles), halves=halves, ruled=ruled)
        return layout.layout_id if layout else None

    assert found("form", "name", "value", halves=True) == "halves"
    assert found("form", "name", "value") == "project_form"
    assert found("form", "name", "value", ruled=False) == "unruled_form"
    assert found("form", "packed", "value") == "activity_form"
    assert found("table", "project", "name", "value") == "wide_table"
    assert found("table", "agency", "name", "value") == "wide_agency_table"
    assert found("table", "project", "goal") == "goal_column"
    assert found("table", "project", "total") is None


FORM = """
项目名称*2|讲堂维护*4
主管部门及代码*2|[292]某局*2|实施单位|某中心
项目资金（万元）*2^4|年度资金总额：*2|2,134.87*2
其中：财政拨款*2|1,384.87*2
上年结转*2|750.00*2
其他资金*2|-*2
年度总体目标|办好讲座*5
绩效指标^5|一级指标|二级指标|三级指标|指标值|分值（90）
成本指标|经济成本指标|项目总成本（万元）|≤2134.87|20
产出指标^2|数量指标|讲座场次|≥6场|30
质量指标|……||
满意度指标|服务对象满意度指标|读者满意度|≥90%|40
备注*6
"""


def test_a_form_per_project() -> None:
    (form,) = read(paragraph("讲堂维护绩效目标表"), paragraph("（2026年度）"), ruled(FORM))
    assert (form.layout, form.kind, form.project) == ("project_form", "project", "讲堂维护")
    assert (form.agency_code, form.agency, form.implementing_unit) == ("292", "某局", "某中心")
    assert form.funds_yuan == {
        "annual": Decimal("21348700"),
        "annual_fiscal": Decimal("13848700"),
        "annual_carry_over": Decimal("7500000"),
        "annual_other": None,
    }
    assert form.goal_annual == "办好讲座"
    assert facts(form) == [
        ("经济成本指标", "项目总成本(万元)", "≤2134.87"),
        ("数量指标", "讲座场次", "≥6场"),
        ("服务对象满意度指标", "读者满意度", "≥90%"),
    ]
    assert [own.weight for own in form.indicators] == [Decimal(20), Decimal(30), Decimal(40)]
    assert [own.place.page for own in form.indicators] == [9, 10, 12]
    assert not form.damaged


def test_funds_twice_and_indicators_once() -> None:
    (form,) = read(
        ruled(
            """
项目名称*2|讲堂维护*2|项目性质|经常性项目
计划开始日期*2|2026-01-01*2|计划完成日期|2026-12-31
项目资金（元）^3|项目资金总额|4,100.00|年度资金申请总额*2|3,000.00
其中：财政资金|4,100.00|其中：当年财政拨款*2|2,000.00
其他资金|0.00|其他资金*2|1,000.00
项目绩效目标^2|项目总目标*2|年度总体目标*3
建成讲堂*2|开工*3
绩效指标|一级指标|二级指标|三级指标*2|年度(/项目)指标值
绩效指标|产出指标|数量指标|讲座场次*2|≥6.00(场)
"""
        )
    )
    assert form.layout == "project_form"
    assert (form.attribute, form.period) == ("经常性项目", "2026-01-01至2026-12-31")
    assert form.funds_yuan == {
        "implementation": Decimal(4100),
        "implementation_fiscal": Decimal(4100),
        "implementation_other": Decimal(0),
        "annual": Decimal(3000),
        "annual_fiscal": Decimal(2000),
        "annual_other": Decimal(1000),
    }
    assert (form.goal_implementation, form.goal_annual) == ("建成讲堂", "开工")
    assert facts(form) == [("数量指标", "讲座场次", "≥6.00(场)")]


def test_a_blank_sheet_is_no_form() -> None:
    blank = """
项目名称*2|*2
主管部门*2|*2
总体目标|*3
一级指标|二级指标|三级指标|指标值
产出指标|数量指标|……|
"""
    assert read(paragraph("专项资金总体绩效目标表"), ruled(blank)) == ()


def test_an_agencys_form_with_class_and_name_in_one_cell() -> None:
    (form,) = read(
        paragraph("部门整体支出绩效目标表"),
        ruled(
            """
部门名称*2|某市某局*3
总体资金情况（万元）*2^2|预算支出总额|财政拨款|其他资金
4,704.239912|4,704.239912|
整体绩效目标*2|办好图书馆*3
活动|绩效指标|指标性质|指标值|度量单位
开放服务|产出指标数量指标讲座场次|≥|6|场
开放服务|效益指标社会效益指标改善阅读条件|定性|优|
"""
        ),
    )
    assert (form.kind, form.project, form.agency) == ("agency", None, "某市某局")
    assert form.funds_yuan["annual"] == Decimal("47042399.12")
    assert [own.level1 for own in form.indicators] == ["产出指标", "效益指标"]
    assert facts(form) == [
        ("数量指标", "讲座场次", "≥6场"),
        ("社会效益指标", "改善阅读条件", "优"),
    ]


WIDE = """
单位编码^2|单位（项目）名称^2|资金总额^2|绩效目标^2|绩效指标*7
一级指标|二级指标|三级指标|指标值|度量单位|指标值类型|备注
合计||43.00||||||||
106|某市某局|43.00||||||||
106^4|讲堂维护^3|15.00^3|办好讲座^3|产出指标^2|数量指标|讲座场次|6|场|≥|30
质量指标|验收合格率|100|≥|%|20
效益指标|社会效益指标|改善阅读条件|有效改善||定性|40
馆藏购置|28.00|丰富馆藏|产出指标|数量指标|购书册数|2000|册|=|90
"""


def test_one_table_for_all_projects() -> None:
    first, second = read(
        paragraph("2026年项目支出绩效目标表"), paragraph("单位：万元"), ruled(WIDE)
    )
    assert (first.layout, first.project, first.agency_code) == ("wide_table", "讲堂维护", "106")
    assert (first.funds_yuan, first.goal_annual) == ({"annual": Decimal(150000)}, "办好讲座")
    assert facts(first) == [
        ("数量指标", "讲座场次", "≥6场"),
        ("质量指标", "验收合格率", "≥100%"),
        ("社会效益指标", "改善阅读条件", "有效改善"),
    ]
    assert [own.weight for own in first.indicators] == [Decimal(30), Decimal(20), Decimal(40)]
    assert (second.project, facts(second)) == ("馆藏购置", [("数量指标", "购书册数", "=2000册")])
    assert [form.form_no for form in (first, second)] == [1, 2]


def test_remarks_that_make_no_total_are_no_weights() -> None:
    text = WIDE.replace("|≥|30", "|≥|31")
    first, _ = read(paragraph("单位：万元"), ruled(text))
    assert [own.weight for own in first.indicators] == [None, None, None]


def test_a_table_without_a_unit_has_no_funds() -> None:
    first, _ = read(ruled(WIDE))
    assert first.funds_yuan == {"annual": None}


def test_a_goal_that_a_page_break_prints_twice_is_read_once() -> None:
    first, _ = read(
        ruled(
            WIDE.replace("办好讲座^3", "办好讲座，方便读").replace(
                "质量指标|验", "办好讲座，方便读者^2|质量指标|验"
            )
        )
    )
    assert first.goal_annual == "办好讲座,方便读者"


def test_the_goal_of_each_project_in_a_column() -> None:
    (form,) = read(
        paragraph("单位：万元"),
        ruled(
            """
支出项目类别（资金使用单位）^2|总计^2|财政拨款*2|绩效目标^2
合计|一般公共预算
合计|99.00|99.00|99.00|
某市某局|99.00|99.00|99.00|
讲堂维护|99.00|99.00|99.00|办好讲座。
"""
        ),
    )
    assert (form.layout, form.project, form.goal_annual) == (
        "goal_column",
        "讲堂维护",
        "办好讲座。",
    )
    assert form.funds_yuan["annual"] == Decimal(990000)
    assert form.indicators == ()


PACKED = (
    "1-产出指标；11-数量指标；111-讲座场次：≥20场；12-质量指标；121-合格率：100%；"
    "2-效益指标；21-社会效益指标；211-读者：有所增加"
)


def test_indicators_packed_into_one_cell() -> None:
    (form,) = read(paragraph("单位：万元"), ruled(f"项目|预算数|绩效目标\n讲堂维护|99.00|{PACKED}"))
    assert facts(form) == [
        ("数量指标", "讲座场次", "≥20场"),
        ("质量指标", "合格率", "100%"),
        ("社会效益指标", "读者", "有所增加"),
    ]
    assert [own.level1 for own in form.indicators] == ["产出指标", "产出指标", "效益指标"]
    assert form.goal_annual is None


def test_a_goal_in_words_is_not_packed_indicators() -> None:
    assert list(packed_indicators("1.办好讲座：全年不少于6场；2.丰富馆藏。")) == []


def test_labels_in_front_of_a_name() -> None:
    found = split_labels("效益指标可持续影响指标健全长效机制")
    assert (found.level1, found.level2, found.name) == (
        "效益指标",
        "可持续影响指标",
        "健全长效机制",
    )
    assert split_labels("讲座场次").level2 == ""


def test_a_form_in_tabs_keeps_its_columns() -> None:
    (form,) = read(
        table(
            """
项目名称|讲堂维护||||
主管部门|某局|实施单位|某中心||
项目资金（万元）|年度资金总额|15.00|||
年度目标|办好讲座||||
一级指标|二级指标|三级指标|指标值|指标权重|是否核心
产出指标|数量指标|讲座场次|≥6场|30|是
||读者人次|≥900人次|20|否
满意度指标|服务对象满意度指标|读者满意度|≥90%|40|是
"""
        )
    )
    assert form.layout == "project_form"
    assert [own.weight for own in form.indicators] == [Decimal(30), Decimal(20), Decimal(40)]
    assert [own.is_core for own in form.indicators] == [True, False, True]
    assert [own.level2 for own in form.indicators][:2] == ["数量指标", "数量指标"]


def test_a_table_and_its_plain_copy_are_one_form() -> None:
    plain = """
项目名称||讲堂维护|||
主管部门及代码||[292]某局|实施单位|某中心|
项目资金（万元）||年度资金总额：|2,134.87||
||其中：财政拨款|1,384.87||
年度总体目标|办好讲座||||
||数量指标|讲座场次|≥6场|
"""
    (form,) = read(paragraph("讲堂维护绩效目标表"), ruled(FORM), table(plain))
    assert form.layout == "project_form"
    assert len(form.indicators) == 3


def test_the_continuation_of_a_form_may_have_columns_of_its_own() -> None:
    first = ruled(FORM.replace("备注*6\n", ""))
    rest = ruled("效益指标|社会效益指标|改善阅读条件|改善|10")
    (form,) = read(paragraph("讲堂维护绩效目标表"), first, rest)
    assert facts(form)[-1] == ("社会效益指标", "改善阅读条件", "改善")
    assert form.indicators[-1].weight == Decimal(10)


def test_a_row_merged_over_name_and_value_is_a_note() -> None:
    from budgetkit.disclosure.forms.grid import fill

    grid = fill(ruled("一级指标|二级指标|三级指标|指标值\n备注|另见附件*3").rows)
    header = find_header(grid, ["name", "value"])
    assert header is not None
    assert list(read_rows(grid, header, [1])) == []
