"""The rules on what forms and texts say: one change that makes each fire, and none before."""

from __future__ import annotations

from decimal import Decimal

import pytest

from budgetkit.checks.reckoning.calculation import calculated, calculations
from tests.checks.cases import YANGQUAN, ZONE, Case, Step, form_says
from tests.checks.samples import Row, Sample


def indicator(sample: Sample, name: str, **fields: object) -> Row:
    """The year's indicator of a name, with other fields."""
    row = next(
        row
        for row in sample.tables["target_indicators"]
        if (row["phase"], row["name"]) == ("annual", name)
    )
    row.update(fields)
    return row


def add_indicator(sample: Sample, form_no: int, **fields: object) -> None:
    """One more indicator in a form."""
    rows = sample.tables["target_indicators"]
    like = next(row for row in rows if (row["form_no"], row["phase"]) == (form_no, "annual"))
    rows.append({**like, "indicator_no": 99, "amount_yuan": None, "per": None, **fields})


def another_department(sample: Sample) -> None:
    sample.form(3)["agency_code"] = "016"


def another_attribute(sample: Sample) -> None:
    sample.form(3)["attribute"] = "经营性项目(长期开展)"


def a_cost_elsewhere(sample: Sample) -> None:
    row = indicator(sample, "华青系统软件运维费")
    row["level2"] = "经济效益指标"


def one_cost(amount: int) -> Step:
    def change(sample: Sample) -> None:
        rows = sample.tables["target_indicators"]
        sample.tables["target_indicators"] = [
            row for row in rows if row["form_no"] != 3 or row["amount_yuan"] is None
        ]
        add_indicator(
            sample,
            3,
            name="检查成本",
            level2="成本指标",
            value_text=f"≤{amount}元",
            amount_yuan=Decimal(amount),
        )

    return change


def vehicles(sample: Sample) -> None:
    add_indicator(
        sample, 3, name="公车数量", level2="数量指标", value_text="2辆", value_low=Decimal(2)
    )


def an_area(square_metres: int) -> Step:
    def change(sample: Sample) -> None:
        for row in sample.tables["target_indicators"]:
            if row["name"] == "物业保洁面积":
                row |= {"value_low": Decimal(square_metres), "value_text": f"{square_metres}平方米"}

    return change


def a_month(text: str) -> Step:
    def change(sample: Sample) -> None:
        indicator(sample, "绩效评价完成时间", value_text=text)

    return change


def a_label(words: str) -> Step:
    def change(sample: Sample) -> None:
        table = sample.table("state_capital")
        table["number_text"] = f"{words}9"

    return change


def another_row_name(sample: Sample) -> None:
    table = sample.table("appropriation_summary")
    for row in sample.tables["table_rows"]:
        if row["table_no"] == table["table_no"]:
            row["cells_text"] = [
                cell.replace("应急管理支出", "应急救援支出") for cell in row["cells_text"]
            ]


def persons_among_goods(sample: Sample) -> None:
    row = sample.line("basic_expenditure", "奖励金", "personnel")
    row["measure"] = "operating"


def attach(number: str) -> Step:
    def change(sample: Sample) -> None:
        sample.write("(一)政府购买服务指导性目录", kind="heading")
        sample.write("按《目录》(晋财综〔2023〕43号)执行。")
        sample.write(number)

    return change


def a_total(text: str) -> Step:
    """The table of a form prints a total above it."""

    def change(sample: Sample) -> None:
        table = sample.table("targets_project")
        table["unit_text"] = "元"
        like = next(r for r in sample.tables["table_rows"] if r["table_no"] == table["table_no"])
        rows = [r for r in sample.tables["table_rows"] if r["row_no"] != 99]
        sample.tables["table_rows"] = [*rows, {**like, "row_no": 99, "cells_text": ["合计", text]}]

    return change


def says(text: str) -> Step:
    return lambda sample: sample.write(text)


PARTS = "经费共需{}万元,其中:修缮15万元(布线等)、会费2万元、外聘37.0625万元、保洁4.8万元。"
PRODUCT = "外聘人员{}万元(37个项目*10天*(高级500+中级300+初级200)元/天)。"
THINGS = "购置台式电脑17台、便携式电脑1台、空调1台、A4黑白打印机1台。"
CITED = "按《投资项目评审管理办法(试行)》(晋市政办[2023]41号)执行。"


def smaller_firms(share: str) -> Step:
    """The narrative keeps some procurement for smaller firms."""

    def change(sample: Sample) -> None:
        like = sample.fact("政府采购预算")
        rows = sample.tables["narrative_facts"]
        named = "面向中小企业预留政府采购预算"
        rest = [row for row in rows if row["subject"] != named]
        kept = {**like, "subject": named, "value_text": share, "value": Decimal(share)}
        sample.tables["narrative_facts"] = [*rest, {**kept, "fact_no": like["fact_no"] + 1000}]

    return change


def items(sample: Sample) -> None:
    """An overview whose items are the costs, two of them as one."""
    form_says(1, overview="评审(140万元),复核(5万元),评价(25万元),处置(10万元)。")(sample)


def a_cost(text: str, wan: int) -> Step:
    def change(sample: Sample) -> None:
        indicator(sample, "绩效评价服务成本", value_text=text, amount_yuan=Decimal(wan * 10_000))

    return change


def printed_copies(sample: Sample) -> None:
    form_says(3, goal_annual="资料印刷不少于800份,质量合格。")(sample)
    add_indicator(
        sample, 3, name="文件印刷份数", value_text="800份", value_low=Decimal(800), unit="份"
    )


def satisfied(sample: Sample) -> None:
    form_says(3, goal_annual="开展检查,服务对象满意度达到90%以上。")(sample)
    add_indicator(
        sample, 3, name="服务对象满意度", value_text="≥90%", value_low=Decimal(90), unit="%"
    )


def a_reason(text: str) -> Step:
    """A change has a reason and is of one item; another item is named too."""

    def change(sample: Sample) -> None:
        rows = sample.tables["narrative_facts"]
        fact = next(row for row in rows if row["metric"] == "change_percent")
        fact |= {"subject": "养老支出-职业年金缴费支出", "direction": "increase", "reason": text}
        other = {**fact, "fact_no": 9000, "reason": None, "metric": "text"}
        rows.append({**other, "subject": "养老支出-事业单位离退休"})

    return change


def a_rise(wan: str) -> Step:
    return lambda sample: sample.say(wan, "机关运行经费", "change_amount")


WAGES = "外聘2人工资{}万元;工资依据会议纪要每人按8万元测算。"

CASES = [
    Case("narrative-increase", YANGQUAN, a_rise("239.63")),
    Case(
        "narrative-reason",
        ZONE,
        a_reason("事业单位离退休经费增加"),
        a_reason("职业年金缴费支出经费增加"),
    ),
    Case(
        "form-satisfaction",
        ZONE,
        form_says(3, goal_annual="开展检查,服务对象满意度均达到97%以上。"),
        satisfied,
    ),
    Case(
        "form-per-head",
        ZONE,
        form_says(3, overview=WAGES.format("12")),
        form_says(3, overview=WAGES.format("16")),
    ),
    Case("form-cost-item", ZONE, a_cost("≤28万元", 28), items),
    Case("narrative-within", ZONE, smaller_firms("12.30"), smaller_firms("2.30")),
    Case(
        "form-lone-count",
        ZONE,
        form_says(3, goal_annual="资料印刷不少于600份,质量合格。"),
        printed_copies,
    ),
    Case(
        "form-total",
        ZONE,
        form_says(2, overview="运维费共需130.00万元,按季支付。"),
        form_says(2, overview="运维费共需100.00万元,按季支付。"),
    ),
    Case(
        "form-text-sum",
        ZONE,
        form_says(2, overview=PARTS.format("58.8525")),
        form_says(2, overview=PARTS.format("58.8625")),
    ),
    Case(
        "form-arithmetic",
        ZONE,
        form_says(2, overview=PRODUCT.format("37.0625")),
        form_says(2, overview=PRODUCT.format("37.00")),
    ),
    Case("form-department", ZONE, another_department),
    Case("form-attribute", ZONE, another_attribute),
    Case("form-cost-class", ZONE, a_cost_elsewhere),
    Case("form-cost-short", ZONE, one_cost(50000), one_cost(80000)),
    Case(
        "form-goal-years",
        ZONE,
        form_says(3, period="99年"),
        form_says(3, period="3年", goal_implementation="2024-2026年,每年开展检查。"),
    ),
    Case("form-nothing", ZONE, vehicles),
    Case("form-area", YANGQUAN, an_area(9000)),
    Case(
        "form-list",
        ZONE,
        form_says(2, goal_annual=THINGS.replace("、空调", "、A4打印机6台、空调")),
        form_says(2, overview=THINGS, goal_annual=THINGS),
    ),
    Case(
        "form-piece-rate",
        ZONE,
        form_says(2, measures="按每笔10元计算手续费。"),
        form_says(2, overview="按每笔3.5元计算。", measures="按每笔3.5元计算手续费。"),
    ),
    Case(
        "form-month",
        ZONE,
        a_month("每年11月底前"),
        form_says(1, plan="绩效评价等工作均在12月底之前完成。"),
    ),
    Case(
        "citation-title",
        ZONE,
        form_says(3, measures=CITED.replace("投资项目评审管理", "投资项目管理")),
        lambda each: [form_says(n, measures=CITED)(each) for n in (2, 3)],
    ),
    Case(
        "citation-attached",
        ZONE,
        attach("晋财综〔2021〕63号"),
        attach("晋财综〔2023〕43号"),
    ),
    Case("table-label", YANGQUAN, a_label("部门公开表")),
    Case("row-name", ZONE, another_row_name),
    Case("economic-column", YANGQUAN, persons_among_goods),
    Case("wording-pairs", ZONE, says("按晋城市财政局关于评审的通知》执行。")),
    Case(
        "wording-numbering",
        ZONE,
        form_says(2, plan="1、制定方案;2、组织实施;2、总结。"),
        form_says(2, plan="1、制定方案;2、组织实施;3、总结。"),
    ),
    Case("wording-doubled", ZONE, says("负责财政网络的规划,规划,设计和管理。")),
    Case("wording-gap", ZONE, says("经会议研究决定于进行改造工程。")),
    Case(
        "wording-level",
        ZONE,
        says("“三公”经费:指省直部门用财政拨款安排的费用。"),
        lambda each: [
            b.update(text=b["text"].replace("指省直部门", "指部门"))
            for b in each.tables["text_blocks"]
        ],
    ),
    Case(
        "contents-tables",
        ZONE,
        says("表十四2026年政府购买服务预算表.....18"),
        says("表三2026年预算支出总表.....7"),
    ),
    Case("form-table-total", ZONE, a_total("2,980,000"), a_total("2,880,000")),
    Case(
        "narrative-source",
        ZONE,
        says("涉及预算拨款1,288.00万元,均为一般公共预算拨款。"),
        says("涉及预算拨款288.00万元,均为一般公共预算拨款。"),
    ),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_rule_fires_on_its_fault_only(case: Case) -> None:
    case.prove()


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("224*3000+3*5000=687000", 687000),
        ("应支付764955.48元*0.55(约定折扣率)=420725.51元", Decimal("420725.5140")),
        ("15.54万元(不同单位:2650元*12个+6000元*5个+8400元*10个+9600(升级))", 155400),
        ("共6万元(2人*3万)", 60000),
    ],
)
def test_what_a_text_calculates(text: str, value: Decimal) -> None:
    (found,) = calculations(text)
    assert calculated(found.expression) == value


@pytest.mark.parametrize("text", ["2024年1-2月开展", "每人500元(含税)", "30万元(10次,每次3*1万)"])
def test_what_is_no_calculation(text: str) -> None:
    assert list(calculations(text)) == []


@pytest.mark.parametrize("expression", ["2**9999", "__import__(1)", "3*x", "(1+2", "1/0"])
def test_only_sums_and_products_are_calculated(expression: str) -> None:
    assert calculated(expression) is None


def test_a_sum_is_told_in_the_finest_decimals_of_its_parts() -> None:
    sample = Sample.named(ZONE)
    form_says(2, overview="经费58.85万元,其中:修缮15万元、外聘39.0625万元、保洁4.8万元。")(sample)
    (found,) = (each for each in sample.findings() if each.rule_id == "form-text-sum")
    assert found.expected == "58.8625万元"
    assert "＝58.8625万元，超出总数" in found.message


def test_a_mended_total_has_its_unit() -> None:
    sample = Sample.named(ZONE)
    funds = int(sample.form(2)["funds_annual_yuan"])
    form_says(2, overview=f"运维费共需{funds + 300000}元,按季支付。")(sample)
    (found,) = (each for each in sample.findings() if each.rule_id == "form-total")
    assert found.expected == f"{funds}元"
    assert found.suggestion == f"{funds + 300000}元 → {funds}元"
