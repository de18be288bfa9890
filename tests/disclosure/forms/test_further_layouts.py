"""Layouts that place by place print otherwise, each by a typed example."""

from decimal import Decimal

import pytest

from budgetkit.disclosure.forms.layouts import role_of
from budgetkit.disclosure.forms.packed import named_values
from budgetkit.disclosure.forms.side_by_side import side_by_side
from tests.disclosure.forms.test_layouts import facts, paragraph, read, ruled
from tests.disclosure.forms.typed import table

UNIT = paragraph("单位：万元")


@pytest.mark.parametrize(
    ("header", "role"),
    [
        ("指标内容（150字内）", "name"),
        ("当年预期实现值", "value"),
        ("全年（程）指标值", "value"),
        ("半年（程）指标值", None),
        ("指标值说明", None),
        ("绩效标准", None),
    ],
)
def test_further_headers(header: str, role: str | None) -> None:
    assert role_of(header) == role


def test_classes_as_heads_of_the_columns_of_a_table() -> None:
    first, second = read(
        UNIT,
        ruled(
            """
项目名称^2|预算数^2|绩效目标^2|产出指标*4|效益指标|满意度指标
数量指标|质量指标|时效指标|成本指标|社会效益|满意度
讲堂维护|15.00|办好讲座|1.讲座场次≥6场；2.读者：900人次|合格率100%|12月底前|≤15万元|改善条件|读者满意度≥90%
馆藏购置|28.00|丰富馆藏|购书册数=2000册||||丰富馆藏|读者满意度不低于90%
"""
        ),
    )
    assert (first.layout, first.project) == ("class_columns_table", "讲堂维护")
    assert (first.funds_yuan, first.goal_annual) == ({"annual": Decimal(150000)}, "办好讲座")
    assert facts(first) == [
        ("数量指标", "讲座场次", "≥6场"),
        ("数量指标", "读者", "900人次"),
        ("质量指标", "合格率", "100%"),
        ("时效指标", None, "12月底前"),
        ("成本指标", None, "≤15万元"),
        ("社会效益指标", "改善条件", ""),
        ("服务对象满意度指标", "读者满意度", "≥90%"),
    ]
    assert [own.confidence for own in first.indicators if own.name == "改善条件"] == [0.8]
    assert [own.name for own in second.indicators] == ["购书册数", "丰富馆藏", "读者满意度"]


def test_classes_as_heads_of_the_columns_of_a_form() -> None:
    (form,) = read(
        UNIT,
        ruled(
            """
项目名称|讲堂维护*5
资金总额|15*2|其中：财政拨款|15*2
年度目标|办好讲座*5
数量指标*2|质量指标*2|满意度指标*2
指标名称|指标值|指标名称|指标值|指标名称|指标值
讲座场次|≥6场|合格率|100%|读者满意度|≥90%
读者人次|≥900人次||||
"""
        ),
    )
    assert form.layout == "class_columns_form"
    assert form.funds_yuan == {"annual": Decimal(150000), "annual_fiscal": Decimal(150000)}
    assert facts(form) == [
        ("数量指标", "讲座场次", "≥6场"),
        ("数量指标", "读者人次", "≥900人次"),
        ("质量指标", "合格率", "100%"),
        ("服务对象满意度指标", "读者满意度", "≥90%"),
    ]


def test_a_year_is_no_list_mark() -> None:
    assert list(named_values("2026年11月底前；完成率100%")) == [
        ("", "2026年11月底前"),
        ("完成率", "100%"),
    ]


BESIDE = """
项目名称|讲堂维护*3|项目名称|馆藏购置*3
主管部门|某局*3|主管部门|某局*3
资金总额（万元）|15*3|资金总额（万元）|28*3
一级指标|二级指标|三级指标|指标值|一级指标|二级指标|三级指标|指标值
产出指标|数量指标|讲座场次|≥6场|产出指标|数量指标|购书册数|≥2000册
"""


def test_two_forms_beside_each_other() -> None:
    first, second = read(ruled(BESIDE))
    assert (first.project, first.funds_yuan) == ("讲堂维护", {"annual": Decimal(150000)})
    assert (second.project, second.funds_yuan) == ("馆藏购置", {"annual": Decimal(280000)})
    assert facts(first) == [("数量指标", "讲座场次", "≥6场")]
    assert facts(second) == [("数量指标", "购书册数", "≥2000册")]


def test_a_subproject_beside_its_project_is_no_second_form() -> None:
    table = ruled(
        BESIDE.replace("|主管部门|某局*3\n", "|||\n").replace("|资金总额（万元）|28*3", "||")
    )
    assert side_by_side(table) == [table]


def test_several_forms_in_one_table_each_with_a_unit_of_its_own() -> None:
    one = """
207某局*3|单位：{unit}
项目名称|{name}*3
预算数|20.00|其中：财政资金|20.00
绩效目标|办好{name}*3
一级指标|二级指标|三级指标|指标值
产出指标|数量指标|讲座场次|≥6场
"""
    text = one.format(name="讲堂", unit="万元") + one.strip("\n").format(name="馆藏", unit="元")
    first, second = read(ruled(text))
    assert first.funds_yuan == {"annual": Decimal(200000), "annual_fiscal": Decimal(200000)}
    assert second.funds_yuan == {"annual": Decimal(20), "annual_fiscal": Decimal(20)}
    assert facts(first) == facts(second) == [("数量指标", "讲座场次", "≥6场")]


def test_names_in_the_second_of_two_levels() -> None:
    (form,) = read(
        ruled(
            """
项目名称|讲堂维护*4
立项依据|有关办法*4
绩效目标|办好讲座*4
绩效指标^3|一级指标|二级指标|绩效标准|当年预期实现值
数量指标|讲座场次|全年讲座|≥6场
质量指标|合格率|讲座质量|100%
"""
        )
    )
    assert facts(form) == [("数量指标", "讲座场次", "≥6场"), ("质量指标", "合格率", "100%")]


def test_a_list_for_the_period_above_the_list_of_the_year() -> None:
    (form,) = read(
        ruled(
            """
项目名称|讲堂维护*4
项目绩效目标^2|长期目标*2|年度目标*2
建成讲堂*2|开工*2
长期绩效指标^2|一级指标|二级指标|指标内容|指标值
产出指标|数量指标|讲座场次|18场
年度绩效指标^3|一级指标|二级指标|指标内容|指标值
产出指标^2|数量指标|讲座场次|6场
质量指标（必填）|合格率|100%
"""
        )
    )
    assert (form.goal_implementation, form.goal_annual) == ("建成讲堂", "开工")
    assert [(own.phase, own.level2, own.value.text) for own in form.indicators] == [
        ("implementation", "数量指标", "18场"),
        ("annual", "数量指标", "6场"),
        ("annual", "质量指标", "100%"),
    ]
    assert [own.indicator_no for own in form.indicators] == [1, 2, 3]


def test_the_header_on_the_next_page_begins_no_list() -> None:
    (form,) = read(
        ruled(
            """
项目名称|讲堂维护*3
主管部门|某局*3
一级指标|二级指标|三级指标|指标值
产出指标|数量指标|讲座场次|6场
一级指标|二级指标|三级指标|指标值
产出指标|质量指标|合格率|100%
"""
        )
    )
    assert [own.phase for own in form.indicators] == ["annual", "annual"]


def test_the_comparator_stands_in_the_column_that_holds_one() -> None:
    (form,) = read(
        UNIT,
        ruled(
            """
项目名称|预算数|一级指标|二级指标|三级指标|指标性质|指标方向|目标值|计量单位|分值
讲堂维护^3|15.00^3|产出指标（50分）^2|数量指标|讲座场次|正向|大于等于|6|场|25
时效指标|完成时间|定性||11月底之前||25
效益指标（30分）|社会效益|改善条件|定性||有效改善||30
"""
        ),
    )
    assert facts(form) == [
        ("数量指标", "讲座场次", "大于等于6场"),
        ("时效指标", "完成时间", "11月底之前"),
        ("社会效益指标", "改善条件", "有效改善"),
    ]
    assert form.indicators[0].value.comparator == ">="
    assert [own.level1 for own in form.indicators] == ["产出指标", "产出指标", "效益指标"]


def test_a_form_of_a_special_fund() -> None:
    (form,) = read(
        paragraph("2026年某资金区域绩效目标申报表"),
        ruled(
            """
专项名称|讲堂资金*3
市级主管部门|某局*3
年度金额（万元）|189.42*3
年度总体目标|办好讲座*3
一级指标|二级指标|三级指标|指标值
产出指标|数量指标|讲座场次（场）|6
产出指标|质量指标|合格率（≥＊＊%）|85
"""
        ),
    )
    assert (form.kind, form.project, form.agency) == ("transfer", "讲堂资金", "某局")
    assert form.funds_yuan == {"annual": Decimal(1894200)}
    values = [own.value for own in form.indicators]
    assert [(own.comparator, own.low, own.unit) for own in values] == [
        ("=", Decimal(6), "场"),
        (">=", Decimal(85), "%"),
    ]


def test_an_agencys_form_that_begins_with_its_code() -> None:
    (form,) = read(
        ruled(
            """
部门整体绩效目标*4
部门编码：|316|部门名称：|某市某局
年度绩效总目标|办好图书馆*3
二级指标|三级指标|计算符号|目标值
数量指标|讲座场次（场）|≥|6
"""
        )
    )
    assert (form.kind, form.agency_code, form.agency) == ("agency", "316", "某市某局")
    assert form.goal_annual == "办好图书馆"


FUNDS = """
项目名称|讲堂维护*2
主管部门|某局*2
资金情况（万元）^{rows}|{funds}
年度目标|办好讲座*2
一级指标|三级指标|指标值
"""


def funds_of(*rows: str) -> dict[str, Decimal | None]:
    (form,) = read(ruled(FUNDS.format(rows=len(rows), funds="\n".join(rows))))
    return form.funds_yuan


def test_city_and_county_are_parts_of_local() -> None:
    assert funds_of(
        "年度资金总额|60", "自治区财政资金|10", "盟市财政资金|20", "旗县财政资金|30"
    ) == {
        "annual": Decimal(600000),
        "annual_province": Decimal(100000),
        "annual_city": Decimal(200000),
        "annual_county": Decimal(300000),
        "annual_local": Decimal(500000),
    }


def test_a_level_that_cannot_be_read_leaves_local_open() -> None:
    found = funds_of("年度资金总额|60", "市级资金|2O0", "县级资金|30")
    assert (found["annual_city"], found["annual_local"]) == (None, None)


def test_an_amount_may_bring_its_own_unit() -> None:
    assert funds_of("资金总额|总额60.5万元", "财政拨款|605000元（其中：本级财政0万元）") == {
        "annual": Decimal(605000),
        "annual_fiscal": Decimal(605000),
    }


def test_several_amounts_in_one_cell() -> None:
    assert funds_of("资金总额：250 一、财政拨款：200 二、自有资金：50*2") == {
        "annual": Decimal(2500000),
        "annual_fiscal": Decimal(2000000),
        "annual_self": Decimal(500000),
    }


def test_the_amount_behind_a_subtotal() -> None:
    assert funds_of("资金总额|80", "财政拨款|小计|80")["annual_fiscal"] == Decimal(800000)


def test_what_is_printed_and_cannot_be_read_is_lost_not_blank() -> None:
    (form,) = read(ruled(FUNDS.format(rows=1, funds="年度资金总额|12.5.3")))
    assert (form.funds_yuan, form.damaged) == ({"annual": None}, True)


def test_a_header_that_was_put_in_is_never_read_as_print() -> None:
    (form,) = read(table("项目名称|数量指标\n项目资金（元）|\n主管部门及代码|项目名称|项目名称"))
    assert "权重" not in [own.name for own in form.indicators]
    (form,) = read(table("项目名称|年度目标\n数量指标\n主管部门及代码\n项目资金（元）|项目名称"))
    assert form.goal_annual is None
