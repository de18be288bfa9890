"""Hypothesis strategies: target forms whose funds add up, and damage that they survive."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from hypothesis import strategies as st

from tests.typesetter.damage import Damage
from tests.typesetter.pdf_paper import PdfOptions
from tests.typesetter.samples import spec_of
from tests.typesetter.shanxi_form import SOURCES
from tests.typesetter.spec import Disclosure
from tests.typesetter.strategies import damages, pdf_options
from tests.typesetter.targets import Fund, Indicator, TargetForm

POOL = {
    "数量指标": [("讲座场次", "≥6场"), ("购置桌椅数量", "20套"), ("修缮面积", "≤300平方米")],
    "质量指标": [("验收合格率", "100%"), ("馆藏完好率", "≥95%"), ("报告质量", "达标")],
    "时效指标": [("讲座完成时间", "11月底前"), ("开馆时间", "全年"), ("检修及时性", "及时")],
    "成本指标": [("讲座成本", "≤3万元"), ("保洁费用", "≤400元/人/天"), ("修缮经费", "按合同价")],
    "经济效益指标": [("提高资金使用效益", "提高")],
    "社会效益指标": [("改善阅读条件", "改善"), ("提升服务水平", "有效提升")],
    "生态效益指标": [("减少污染排放", "减少")],
    "可持续影响指标": [("健全长效机制", "逐步健全")],
    "服务对象满意度指标": [("读者满意度", "≥90%"), ("职工满意度", "≥95%")],
}
_PROJECTS = ("讲堂维护", "馆藏数字化", "阅览室修缮", "社区图书配送", "古籍普查")
_UNITS = ("青山市图书馆", "青山市文化馆", "青山市文化和旅游局")
_SENTENCES = ("讲堂年久失修，需要维护。", "按上年会议的决定安排。", "由专人负责，按月检查。")
_WHOLE, _CENTS = Decimal(1), Decimal("0.01")


def _printed(fen: int) -> str:
    """Whole yuan or two decimals, as forms print money."""
    return str((Decimal(fen) / 100).quantize(_CENTS if fen % 100 else _WHOLE))


_AMOUNT = st.integers(0, 999_999_999).map(_printed) | st.just("")
_TIMES = st.datetimes().map(lambda time: f"20{time:%y%m%d%H%M%S}")


@st.composite
def disclosures_with_forms(draw: st.DrawFn) -> Disclosure:
    """Draw a disclosure of narrative and forms, without tables."""
    names = draw(st.lists(st.sampled_from(_PROJECTS), min_size=1, max_size=3, unique=True))
    spec = replace(spec_of("jincheng_zone_finance_2026"), tables=())
    return replace(spec, forms=tuple(draw(target_forms(name)) for name in names))


@st.composite
def target_forms(draw: st.DrawFn, project: str) -> TargetForm:
    """Draw a form; the halves are lists of their own.

    Some hold the same indicators in another order, some other values, some other indicators,
    and classes that only one of them fills.
    """
    sentence = st.sampled_from(_SENTENCES)
    chosen = draw(_indicators()) or {"数量指标": POOL["数量指标"]}
    return TargetForm(
        project=project,
        agency_code=f"{draw(st.integers(0, 999)):03}",
        agency="青山市文化和旅游局",
        implementing_unit=draw(st.sampled_from(_UNITS)),
        attribute="经常性项目（长期开展）",
        period=f"{draw(st.integers(1, 99))}年",
        funds=draw(_funds()),
        overview=draw(sentence),
        basis=draw(sentence),
        necessity=draw(sentence),
        measures=draw(sentence),
        plan=draw(sentence),
        goal_implementation=draw(sentence),
        goal_annual=draw(sentence),
        filled_at=draw(_TIMES),
        implementation=_half(chosen),
        annual=_half(draw(_other_half(chosen))),
    )


@st.composite
def _indicators(draw: st.DrawFn) -> dict[str, list[tuple[str, str]]]:
    drawn = {
        level2: draw(st.lists(st.sampled_from(pool), unique=True, max_size=3))
        for level2, pool in POOL.items()
    }
    return {level2: own for level2, own in drawn.items() if own}


@st.composite
def _other_half(
    draw: st.DrawFn, chosen: dict[str, list[tuple[str, str]]]
) -> dict[str, list[tuple[str, str]]]:
    """Draw the year's list beside the whole period's: the same in part, or one of its own."""
    kind = draw(st.sampled_from(("same", "fewer", "own")))
    if kind == "own":
        return draw(_indicators())
    same = {level2: draw(st.permutations(own)) for level2, own in chosen.items()}
    if kind == "same":
        return same
    return {level2: own[draw(st.integers(0, 1)) :] for level2, own in same.items()}


@st.composite
def _funds(draw: st.DrawFn) -> tuple[Fund, ...]:
    parts = tuple(Fund(source, draw(_AMOUNT), draw(_AMOUNT)) for source in SOURCES)
    totals = [
        _printed(int(100 * sum((Decimal(getattr(part, phase) or 0) for part in parts), Decimal())))
        for phase in ("implementation", "annual")
    ]
    return Fund("total", totals[0], totals[1]), *parts


def _half(chosen: dict[str, list[tuple[str, str]]]) -> tuple[Indicator, ...]:
    return tuple(Indicator(level2, *own) for level2, pool in chosen.items() for own in pool)


def form_damages() -> st.SearchStrategy[Damage]:
    """Draw damage after which everything can still be told."""
    return damages().map(lambda damage: replace(damage, shift_lone=0))


def form_pdf_options() -> st.SearchStrategy[PdfOptions]:
    """Draw how a PDF is made; merged cells need their upright rules."""
    ruled = st.sampled_from(("lines", "filled"))
    return st.builds(lambda options, rules: replace(options, rules=rules), pdf_options(), ruled)
