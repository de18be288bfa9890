"""A form typeset from random facts, damaged at random, is read back as it was."""

from dataclasses import dataclass
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from budgetkit.disclosure.forms import target_forms
from budgetkit.disclosure.model import Identity
from budgetkit.disclosure.targets_model import TargetForm
from tests.disclosure.forms.typed import table
from tests.typesetter.form_strategies import POOL

IDENTITY = Identity("某局", "department", "budget", 2026)
LEVEL1 = {"数量指标": "产出指标", "经济效益指标": "效益指标", "服务对象满意度指标": "满意度指标"}
SOURCES = ("central", "province", "local", "self", "other")
LABELS = ("其中：中央财政资金", "省级财政资金", "市县（区）财政资金", "单位自筹", "其他资金")

Half = dict[str, list[tuple[str, str]]]


@dataclass(frozen=True)
class Facts:
    """What a form says: for each source the funds of both halves, and the indicators."""

    funds: list[tuple[int | None, int | None]]
    halves: tuple[Half, Half]
    shifts: list[int]
    split_digits: bool


@st.composite
def halves(draw: st.DrawFn) -> tuple[Half, Half]:
    """Two lists of the same indicators in different orders."""
    chosen = {
        key: draw(st.lists(st.sampled_from(pool), unique=True, max_size=3))
        for key, pool in POOL.items()
    }
    return chosen, {key: draw(st.permutations(own)) for key, own in chosen.items()}


amounts = st.none() | st.integers(0, 9_999_999)
facts = st.builds(
    Facts,
    funds=st.lists(st.tuples(amounts, amounts), min_size=5, max_size=5),
    halves=halves(),
    shifts=st.lists(st.integers(0, 2), min_size=40, max_size=40),
    split_digits=st.booleans(),
)


def typeset(facts: Facts) -> str:
    return "\n".join([*head_rows(facts), *goal_rows(), *indicator_rows(facts)])


def head_rows(facts: Facts) -> list[str]:
    totals = [sum(pair[half] or 0 for pair in facts.funds) for half in (0, 1)]
    rows = ["项目名称||讲堂维护||||", "主管部门及代码||015-某局||实施单位||某中心|"]
    rows.append("项目属性||经常性项目||项目期||99年|")
    labels = ("实施期资金总额：", *LABELS)
    for index, label in enumerate(labels):
        left, right = totals if index == 0 else facts.funds[index - 1]
        first = "项目资金（元）" if index == 0 else ""
        other = "年度资金总额：" if index == 0 else label
        rows.append(f"{first}|{label}|{printed(left, facts)}|{other}|{printed(right, facts)}||")
    return [*rows, "项目概况||讲堂年久失修||||", "立项依据||上年会议||||"]


def printed(amount: int | None, facts: Facts) -> str:
    text = "" if amount is None else f"{amount:,}"
    return f"{text[:-1]} {text[-1]}" if facts.split_digits and len(text) > 2 else text


def goal_rows() -> list[str]:
    return ["实施期目标||||年度目标|||", "总体目标|修好讲堂|||开工|||"]


def indicator_rows(facts: Facts) -> list[str]:
    rows = ["绩效指标|一级指标|二级指标|三级指标|指标值|二级指标|三级指标|指标值"]
    for key in POOL:
        left, right = facts.halves[0][key], facts.halves[1][key]
        for index in range(max(len(left), 1)):
            head = ["", LEVEL1.get(key, "") if index == 0 else ""]
            label = key if index == 0 else ""
            own, other = (half[index] if half else ("", "") for half in (left, right))
            cells = [*head, label, *own, label, *other]
            rows.append(shifted(cells, facts.shifts[len(rows)]))
    return rows


def shifted(cells: list[str], columns: int) -> str:
    """Slide a row to the left as far as its leading cells are blank."""
    blanks = next(index for index, cell in enumerate(cells) if cell)
    columns = min(columns, blanks)
    return "|".join(cells[columns:] + [""] * columns)


def read(text: str) -> TargetForm:
    (form,) = target_forms([table(text)], IDENTITY)
    return form


@given(facts)
def test_what_is_typeset_is_read(facts: Facts) -> None:
    form = read(typeset(facts))
    assert (form.project, form.agency_code, form.agency) == ("讲堂维护", "015", "某局")
    assert (form.implementing_unit, form.period) == ("某中心", "99年")
    assert (form.overview, form.basis) == ("讲堂年久失修", "上年会议")
    assert (form.goal_implementation, form.goal_annual) == ("修好讲堂", "开工")
    for half, phase in enumerate(("implementation", "annual")):
        parts = [pair[half] for pair in facts.funds]
        assert form.funds_yuan[phase] == Decimal(sum(part or 0 for part in parts))
        for source, part in zip(SOURCES, parts, strict=True):
            expected = None if part is None else Decimal(part)
            assert form.funds_yuan[f"{phase}_{source}"] == expected
        read_back = [
            (own.level2, own.name, own.value.text) for own in form.indicators if own.phase == phase
        ]
        assert read_back == [(key, *own) for key in POOL for own in facts.halves[half][key]]
