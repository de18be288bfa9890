"""The thirteen Shanxi tables that follow from an invented disclosure's money."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from tests.typesetter.forms import is_label, load_layout
from tests.typesetter.invented import (
    APPROPRIATED,
    SOURCES,
    Money,
    Post,
    by_code,
    function_names,
    total,
    vocabulary,
)
from tests.typesetter.shanxi import numeral
from tests.typesetter.spec import Table

Row = tuple[str, ...]
Amounts = tuple[int, ...]
_REVENUE = ("一般公共预算", "政府性基金预算", "国有资本经营预算", "财政专户管理资金", "单位资金")


@dataclass(frozen=True, slots=True)
class Whose:
    """Whose tables these are; ``units`` are those whose projects they list."""

    agency: str
    scope: str
    year: int
    units: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Invention:
    """An invented disclosure's figures.

    Attributes:
        whose: Whose disclosure it is.
        money: All that is spent.
        three_public: 出国, 接待, 购置, 运行.
        operating: 机关运行经费 by unit.
    """

    whose: Whose
    money: Money
    three_public: Amounts
    operating: dict[str, int]


def printed(amount: int) -> str:
    """Return an amount as printed, blank for nothing."""
    return f"{amount / 100:.2f}" if amount else ""


def tables(invention: Invention) -> tuple[Table, ...]:
    """Return the tables in their printed order."""
    money, whose = invention.money, invention.whose
    rows = {
        "revenue_expenditure_summary": _summary(money),
        "revenue_summary": code_rows(_revenue_columns(money)),
        "expenditure_summary": code_rows(_spending(money, *SOURCES)),
        "appropriation_summary": _appropriation(money),
        "general_expenditure": code_rows(_spending(replace(money, carried=()), "general")),
        "basic_expenditure": _basic(money),
        "fund_revenue": _revenue_rows(money, "fund"),
        "fund_expenditure": code_rows(_spending(replace(money, carried=()), "fund")),
        "state_capital": _state_capital(replace(money, carried=())),
        "three_public": _three_public(invention.three_public),
        "agency_operating": _operating(invention.operating),
        "project_expenditure": _projects(whose, money.projects, SOURCES),
        "project_carry_over": _projects(whose, money.carried, APPROPRIATED),
    }
    return tuple(_table(whose, n, table_id, rows[table_id]) for n, table_id in enumerate(rows, 1))


def _table(whose: Whose, number: int, table_id: str, rows: Sequence[Row]) -> Table:
    form = load_layout("shanxi").form(table_id)
    amounts = [i for i, column in enumerate(form.columns) if not is_label(column)]
    return Table(
        id=table_id,
        title=form.title.format(year=whose.year),
        unit="万元",
        columns=form.columns,
        rows=tuple(rows),
        number=f"预算公开表{number}",
        empty=not any(row[i] for row in rows for i in amounts if i < len(row)),
    )


def code_rows(columns: Mapping[str, Amounts]) -> list[Row]:
    """Return a total row and the rows of 类, 款 and 项, each the sum of those below."""
    sums: dict[str, Amounts] = {}
    for code, amounts in columns.items():
        for key in ("", code[:3], code[:5], code):
            sums[key] = _added(sums[key], amounts) if key in sums else amounts
    if not sums:
        return [("合计",)]
    names = function_names()
    head: Row = ("合计", "", *_printed(sums.pop("")))
    return [head, *((code, names[code], *_printed(sums[code])) for code in sorted(sums))]


def _revenue_columns(money: Money) -> dict[str, Amounts]:
    parts = {source: _of_source(money, source) for source in SOURCES}
    carried = by_code(money.carried)
    codes = sorted({code for part in parts.values() for code in part} | set(carried))
    return {
        code: (*_with_sum([parts[source][code] for source in SOURCES]), carried[code])
        for code in codes
    }


def _of_source(money: Money, source: str) -> Counter[str]:
    basic = Counter(money.basic_by_code if source == "general" else {})
    return basic + by_code(money.projects, source)


def _spending(money: Money, *sources: str) -> dict[str, Amounts]:
    basic = Counter(money.basic_by_code if "general" in sources else {})
    project = by_code(money.projects, *sources) + by_code(money.carried, *sources)
    codes = sorted(set(+basic) | set(project))
    return {code: (basic[code] + project[code], basic[code], project[code]) for code in codes}


def _summary(money: Money) -> list[Row]:
    now, then = money.current(), money.carried_over()
    current = _by_function(sum((_of_source(money, s) for s in SOURCES), Counter[str]()))
    carried = _by_function(by_code(money.carried))
    ends: list[Row] = [
        ("本年收入合计", printed(now), "本年支出合计", *_printed((now + then, now, then))),
        ("上年结转", printed(then), "年终结转"),
        ("收入总计", printed(now + then), "支出总计", *_printed((now + then, now, then))),
    ]
    revenue = [money.current(source) for source in SOURCES]
    expenditure = _functions(lambda c: (current[c] + carried[c], current[c], carried[c]))
    return [*_side_by_side(_revenue_items(revenue), expenditure), *ends]


def _appropriation(money: Money) -> list[Row]:
    parts = [
        _by_function(_of_source(money, source) + by_code(money.carried, source))
        for source in APPROPRIATED
    ]
    now = [money.current(source) for source in APPROPRIATED]
    then = [money.carried_over(source) for source in APPROPRIATED]
    both = _printed(_with_sum([a + b for a, b in zip(now, then, strict=True)]))
    ends: list[Row] = [
        ("本年收入合计", printed(sum(now)), "本年支出合计", *both),
        ("上年财政拨款结转", printed(sum(then)), "年终结转"),
        *_revenue_items(then),
        ("收入总计", both[0], "支出总计", *both),
    ]
    expenditure = _functions(lambda code: _with_sum([part[code] for part in parts]))
    return [*_side_by_side(_revenue_items(now), expenditure), *ends]


def _by_function(amounts: Counter[str]) -> Counter[str]:
    functions: Counter[str] = Counter()
    for code, amount in amounts.items():
        functions[code[:3]] += amount
    return functions


def _functions(amounts: Callable[[str], Amounts]) -> list[Row]:
    return [
        (f"{numeral(i)}、{name}", *_printed(amounts(code)))
        for i, (code, name) in enumerate(vocabulary().summary, 1)
    ]


def _revenue_items(amounts: Sequence[int]) -> list[Row]:
    return [
        (f"{numeral(i)}、{name}", printed(amount))
        for i, (name, amount) in enumerate(zip(_REVENUE, amounts, strict=False), 1)
    ]


def _side_by_side(left: list[Row], right: list[Row]) -> list[Row]:
    rows = max(len(left), len(right))
    left = left + [("",) * len(left[0])] * (rows - len(left))
    right = right + [()] * (rows - len(right))
    return [a + b for a, b in zip(left, right, strict=True)]


def _basic(money: Money) -> list[Row]:
    kinds = ("personnel", "operating")
    rows: list[Row] = [
        ("", "合计", "", *_printed(_with_sum([money.basic_total(k) for k in kinds])))
    ]
    for group in dict.fromkeys(basic.item[0] for basic in money.basic):
        own = [basic for basic in money.basic if basic.item[0] == group]
        sums = [sum(basic.amount for basic in own if basic.kind == kind) for kind in kinds]
        rows.append(("1", group, "", *_printed(_with_sum(sums))))
        for basic in own:
            amounts = [basic.amount * (basic.kind == kind) for kind in kinds]
            rows.append(("2", basic.item[1], basic.item[2], *_printed(_with_sum(amounts))))
    return rows


def _revenue_rows(money: Money, source: str) -> list[Row]:
    amount = printed(money.current(source))
    if not amount:
        return [("合计",)]
    return [("合计", "", amount), *((*pair, amount) for pair in vocabulary().revenue(source))]


def _state_capital(money: Money) -> list[Row]:
    if not money.current("state_capital"):
        return [("合计",)]
    revenue = _revenue_rows(money, "state_capital")
    return _side_by_side(revenue, code_rows(_spending(money, "state_capital")))


def _three_public(amounts: Amounts) -> list[Row]:
    abroad, reception, purchase, running = amounts
    rows = (
        ("因公出国（境）费", abroad),
        ("公务接待费", reception),
        ("公务用车购置及运行费", purchase + running),
        ("①公务用车购置费", purchase),
        ("②公务用车运行维护费", running),
        ("合计", sum(amounts)),
    )
    return [(label, printed(amount), printed(amount)) for label, amount in rows]


def _operating(amounts: Mapping[str, int]) -> list[Row]:
    rows = {"部门合计": sum(amounts.values()), **amounts}
    return [(label, *_printed((n, n))) for label, n in rows.items() if n or label == "部门合计"]


def _projects(whose: Whose, posts: Sequence[Post], sources: Sequence[str]) -> list[Row]:
    rows: list[Row] = []
    if posts and whose.scope == "department":
        rows.append(("1", whose.agency, *_by_source(posts, sources)))
    for unit in whose.units:
        own = [post for post in posts if post.agency == unit]
        if own:
            rows.append(("2", unit, *_by_source(own, sources)))
        rows.extend(("3", post.name, *_by_source([post], sources)) for post in own)
    return rows


def _by_source(posts: Sequence[Post], sources: Sequence[str]) -> Row:
    return _printed(_with_sum([total(posts, source) for source in sources]))


def _added(left: Amounts, right: Amounts) -> Amounts:
    return tuple(a + b for a, b in zip(left, right, strict=True))


def _with_sum(parts: Sequence[int]) -> Amounts:
    return (sum(parts), *parts)


def _printed(amounts: Sequence[int]) -> Row:
    return tuple(printed(amount) for amount in amounts)
