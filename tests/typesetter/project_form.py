"""Lays out a target form with one list of indicators, weights beside them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from tests.typesetter.blocks import Block, Break, Kind, Line, grouped
from tests.typesetter.sheet import Role, Sheet, SheetDrawing
from tests.typesetter.spec import Disclosure
from tests.typesetter.targets import Indicator, TargetForm

LEVEL1 = {
    "数量指标": "产出指标",
    "质量指标": "产出指标",
    "时效指标": "产出指标",
    "成本指标": "产出指标",
    "经济效益指标": "效益指标",
    "社会效益指标": "效益指标",
    "生态效益指标": "效益指标",
    "可持续影响指标": "效益指标",
    "服务对象满意度指标": "满意度指标",
}
_WIDTHS = (8, 10, 14, 26, 24, 18)
_FUNDS = (
    ("total", "项目资金总额", "年度资金申请总额"),
    ("fiscal", "其中：财政资金", "其中：当年财政拨款"),
    ("carry_over", "", "上年结转资金"),
    ("other", "其他资金", "其他资金"),
)


def project_forms(spec: Disclosure) -> Iterator[Block]:
    """Yield the forms of a disclosure, each on pages of its own."""
    for form in spec.forms:
        yield Break()
        yield Line(Kind.FORM, "财政项目支出绩效目标填报表")
        yield Line(Kind.LABEL, f"（{spec.identity.year}年度）")
        yield project_sheet(form)


def project_sheet(form: TargetForm) -> Sheet:
    """Return the cells of one form; its indicators stand in the order of their classes."""
    drawing = SheetDrawing()
    _head(drawing, form)
    _funds(drawing, form)
    _goals(drawing, form)
    header_row = drawing.row
    _indicators(drawing, form)
    return Sheet(_WIDTHS, tuple(drawing.cells), header_row)


def _head(drawing: SheetDrawing, form: TargetForm) -> None:
    start, _, end = form.period.partition("至")
    for first, value, second, other in (
        ("项目名称", form.project, "项目性质", form.attribute),
        ("主管部门", form.agency, "实施单位", form.implementing_unit),
        ("计划开始日期", start, "计划完成日期", end),
    ):
        drawing.label(0, first, 2)
        drawing.put(2, value, 2)
        drawing.label(4, second)
        drawing.put(5, other)
        drawing.next()


def _funds(drawing: SheetDrawing, form: TargetForm) -> None:
    drawing.label(0, "项目资金（元）", 2, rows=len(_FUNDS))
    for source, left, right in _FUNDS:
        fund = form.fund(source)
        drawing.label(2, left)
        drawing.put(3, grouped(fund.implementation), 1, Role.AMOUNT)
        drawing.label(4, right)
        drawing.put(5, grouped(fund.annual), 1, Role.AMOUNT)
        drawing.next()


def _goals(drawing: SheetDrawing, form: TargetForm) -> None:
    drawing.label(0, "项目绩效目标", 1, rows=2)
    drawing.label(1, "项目总目标", 3)
    drawing.label(4, "年度总体目标", 2)
    drawing.next()
    drawing.put(1, form.goal_implementation, 3)
    drawing.put(4, form.goal_annual, 2)
    drawing.next()


def _indicators(drawing: SheetDrawing, form: TargetForm) -> None:
    drawing.put(0, "绩效指标", 1, Role.CLASS, 1 + len(form.annual))
    for column, text in enumerate(("一级指标", "二级指标", "三级指标", "指标值", "权重"), 1):
        drawing.label(column, text)
    drawing.next()
    for level1, firsts in groupby(form.annual, key=lambda own: LEVEL1[own.level2]):
        below = list(firsts)
        drawing.put(1, level1, 1, Role.CLASS, len(below))
        for level2, seconds in groupby(below, key=lambda own: own.level2):
            _class(drawing, level2, list(seconds))


def _class(drawing: SheetDrawing, level2: str, indicators: list[Indicator]) -> None:
    drawing.put(2, level2, 1, Role.CLASS, len(indicators))
    for indicator in indicators:
        drawing.put(3, indicator.name)
        drawing.put(4, indicator.value)
        drawing.put(5, indicator.weight)
        drawing.next()
