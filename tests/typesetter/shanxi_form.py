"""Lays out the Shanxi target form: implementation period and year side by side."""

from __future__ import annotations

from collections.abc import Iterator

from tests.typesetter.blocks import Block, Break, Kind, Line, grouped
from tests.typesetter.sheet import Role, Sheet, SheetDrawing
from tests.typesetter.spec import Disclosure
from tests.typesetter.targets import TEXTS, TargetForm

CLASSES = (
    ("产出指标", ("数量指标", "质量指标", "时效指标", "成本指标")),
    ("效益指标", ("经济效益指标", "社会效益指标", "生态效益指标", "可持续影响指标")),
    ("满意度指标", ("服务对象满意度指标",)),
)
SOURCES = {
    "central": "其中：中央财政资金",
    "province": "省级财政资金",
    "local": "市县（区）财政资金",
    "self": "单位自筹",
    "other": "其他资金",
}
_TEXT_LABELS = (
    "项目概况",
    "立项依据",
    "项目设立必要性",
    "保证项目实施的制度、措施",
    "项目实施计划",
)
_WIDTHS = (4, 6, 9, 17, 14, 9, 17, 14)
_LEFT, _RIGHT = 2, 5
_HEADER = ("一级指标", "二级指标", "三级指标", "指标值", "二级指标", "三级指标", "指标值")


def shanxi_forms(spec: Disclosure) -> Iterator[Block]:
    """Yield the forms of a disclosure, each on pages of its own."""
    for form in spec.forms:
        yield Break()
        yield Line(Kind.FORM, f"{spec.identity.city}预算部门（单位）项目支出绩效目标表")
        yield Line(Kind.LABEL, f"（{spec.identity.year}年度）")
        yield shanxi_sheet(form)
    if spec.forms:
        yield Break()


def shanxi_sheet(form: TargetForm) -> Sheet:
    """Return the cells of one form."""
    drawing = SheetDrawing()
    _head(drawing, form)
    _funds(drawing, form)
    _texts(drawing, form)
    header_row = drawing.row
    _indicators(drawing, form)
    _footer(drawing, form)
    return Sheet(_WIDTHS, tuple(drawing.cells), header_row)


def _head(drawing: SheetDrawing, form: TargetForm) -> None:
    drawing.label(0, "项目名称", 2)
    drawing.put(2, form.project, 6)
    drawing.next()
    pairs = (
        ("主管部门及代码", f"{form.agency_code}-{form.agency}", "实施单位", form.implementing_unit),
        ("项目属性", form.attribute, "项目期", form.period),
    )
    for first, value, second, other in pairs:
        drawing.label(0, first, 2)
        drawing.put(2, value, 2)
        drawing.label(4, second)
        drawing.put(5, other, 3)
        drawing.next()


def _funds(drawing: SheetDrawing, form: TargetForm) -> None:
    drawing.label(0, "项目资金（元）", 2, rows=1 + len(SOURCES))
    totals = ("total", "实施期资金总额：", "年度资金总额：")
    for source, left, right in (totals, *((key, own, own) for key, own in SOURCES.items())):
        fund = form.fund(source)
        drawing.label(_LEFT, left, 2)
        drawing.put(4, grouped(fund.implementation), 1, Role.AMOUNT)
        drawing.label(_RIGHT, right, 2)
        drawing.put(7, grouped(fund.annual), 1, Role.AMOUNT)
        drawing.next()


def _texts(drawing: SheetDrawing, form: TargetForm) -> None:
    for label, name in zip(_TEXT_LABELS, TEXTS, strict=True):
        drawing.label(0, label, 2)
        drawing.put(2, getattr(form, name), 6)
        drawing.next()
    drawing.label(0, "", 2)
    drawing.label(_LEFT, "实施期目标", 3)
    drawing.label(_RIGHT, "年度目标", 3)
    drawing.next()
    drawing.label(0, "总体目标", 2)
    drawing.put(_LEFT, form.goal_implementation, 3)
    drawing.put(_RIGHT, form.goal_annual, 3)
    drawing.next()


def _indicators(drawing: SheetDrawing, form: TargetForm) -> None:
    levels = [level2 for _, own in CLASSES for level2 in own]
    height = sum(_height(form, level2) for level2 in levels)
    drawing.put(0, "绩效指标", 1, Role.CLASS, 1 + height)
    for column, text in enumerate(_HEADER, 1):
        drawing.label(column, text)
    drawing.next()
    for level1, own in CLASSES:
        drawing.put(1, level1, 1, Role.CLASS, sum(_height(form, level2) for level2 in own))
        for level2 in own:
            _class(drawing, form, level2)


def _height(form: TargetForm, level2: str) -> int:
    """The halves are independent lists; an empty class keeps a row."""
    return max(len(form.half("implementation", level2)), len(form.half("annual", level2)), 1)


def _class(drawing: SheetDrawing, form: TargetForm, level2: str) -> None:
    height = _height(form, level2)
    halves = [(_LEFT, form.half("implementation", level2)), (_RIGHT, form.half("annual", level2))]
    for index in range(height):
        for column, half in halves:
            if index == 0:
                drawing.put(column, level2, 1, Role.CLASS, height)
            own = half[index] if index < len(half) else None
            drawing.put(column + 1, own.name if own else "")
            drawing.put(column + 2, own.value if own else "")
        drawing.next()


def _footer(drawing: SheetDrawing, form: TargetForm) -> None:
    drawing.label(0, "负责人：", 2)
    drawing.label(2, "经办人：", 2)
    drawing.label(4, "联系电话：", 2)
    drawing.label(6, "填报日期：")
    drawing.put(7, form.filled_at)
    drawing.next()
