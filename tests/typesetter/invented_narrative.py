"""Part three of an invented disclosure: what its money implies, and what is drawn besides."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from tests.typesetter.invented import APPROPRIATED, SOURCES, Money, by_code, function_names, total
from tests.typesetter.invented_tables import Invention
from tests.typesetter.narrative import (
    AgencyOperating,
    Appropriation,
    Assets,
    Basic,
    Change,
    ChangedPart,
    Composition,
    Counted,
    General,
    Narrative,
    Part,
    Targets,
    ThreePublic,
    Total,
)

_RECEIVED = (
    "一般公共预算拨款收入",
    "政府性基金预算拨款收入",
    "国有资本经营预算拨款收入",
    "财政专户管理资金收入",
    "单位资金",
)
_APPROPRIATED = ("一般公共预算拨款", "政府性基金预算拨款", "国有资本经营预算拨款")
_THREE_PUBLIC = ("因公出国（境）费", "公务接待费", "公务用车购置费", "公务用车运行维护费")


@dataclass(frozen=True, slots=True)
class Besides:
    """What the tables do not imply.

    Attributes:
        changes: Of 收入总计, 支出总计, 一般公共预算, 三公 with its four parts, 机关运行经费.
        procurement: 货物, 工程, 服务, in hundredths of 万元.
        assets: Vehicles, floor area and equipment.
    """

    changes: tuple[Change, ...]
    procurement: tuple[int, int, int]
    assets: Assets


def narrative(invention: Invention, besides: Besides) -> Narrative:
    """Return what the text states."""
    money, changes = invention.money, besides.changes
    return Narrative(
        revenue_total=_total(money, changes[0]),
        expenditure_total=_total(money, changes[1]),
        revenue=_revenue(money),
        expenditure=_expenditure(money),
        appropriation=_appropriation(money),
        general=_general(money, changes[2]),
        basic=_basic(money),
        procurement=_procurement(besides.procurement),
        targets=_targets(money),
        assets=besides.assets,
        three_public=_three_public(invention.three_public, changes[3:8]),
        agency_operating=_operating(sum(invention.operating.values()), changes[8]),
    )


def stated(amount: int) -> str:
    """Return an amount as the text states it: nothing is 0."""
    return f"{amount / 100:.2f}" if amount else "0"


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.2f}" if part else "0"


def _shared(names: tuple[str, ...], amounts: list[int], whole: int) -> tuple[Part, ...]:
    pairs = zip(names, amounts, strict=True)
    return tuple(Part(name, stated(n), _share(n, whole)) for name, n in pairs)


def _total(money: Money, change: Change) -> Total:
    now, then = money.current(), money.carried_over()
    return Total(stated(now + then), stated(now), stated(then), change)


def _revenue(money: Money) -> Composition:
    amounts = [*(money.current(source) for source in SOURCES), money.carried_over()]
    whole = sum(amounts)
    return Composition(stated(whole), _shared((*_RECEIVED, "上年结转"), amounts, whole))


def _expenditure(money: Money) -> Composition:
    amounts = [money.basic_total(), total(money.projects) + total(money.carried)]
    whole = sum(amounts)
    return Composition(stated(whole), _shared(("基本支出", "项目支出"), amounts, whole))


def _appropriation(money: Money) -> Appropriation:
    now, then = money.current(*APPROPRIATED), money.carried_over(*APPROPRIATED)
    parts = [money.current(s) + money.carried_over(s) for s in APPROPRIATED]
    pairs = zip(_APPROPRIATED, parts, strict=True)
    return Appropriation(
        total=stated(now + then),
        sources=tuple(Part(name, stated(amount)) for name, amount in pairs),
        current_year=stated(now),
        carry_over=stated(then),
        functions=_functions(
            Counter(money.basic_by_code)
            + by_code(money.projects, *APPROPRIATED)
            + by_code(money.carried, *APPROPRIATED)
        ),
    )


def _functions(amounts: Counter[str], whole: int = 0) -> tuple[Part, ...]:
    by_function: Counter[str] = Counter()
    for code, amount in amounts.items():
        by_function[code[:3]] += amount
    names = function_names()
    return tuple(
        Part(names[code], stated(amount), _share(amount, whole) if whole else "")
        for code, amount in sorted(by_function.items())
        if amount
    )


def _general(money: Money, change: Change) -> General:
    whole = money.current("general")
    amounts = Counter(money.basic_by_code) + by_code(money.projects, "general")
    return General(stated(whole), change, _functions(amounts, whole))


def _basic(money: Money) -> Basic:
    return Basic(
        total=stated(money.basic_total()),
        personnel=stated(money.basic_total("personnel")),
        operating=stated(money.basic_total("operating")),
        personnel_items=_items(money, "personnel"),
        operating_items=_items(money, "operating"),
    )


def _items(money: Money, kind: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(basic.item[1] for basic in money.basic if basic.kind == kind))


def _three_public(amounts: tuple[int, ...], changes: tuple[Change, ...]) -> ThreePublic | None:
    if not sum(amounts):
        return None
    parts = zip(_THREE_PUBLIC, amounts, changes[1:], strict=True)
    return ThreePublic(
        total=stated(sum(amounts)),
        change=changes[0],
        parts=tuple(ChangedPart(name, stated(n), change) for name, n, change in parts),
    )


def _operating(amount: int, change: Change) -> AgencyOperating | None:
    return AgencyOperating(stated(amount), change) if amount else None


def _procurement(amounts: tuple[int, int, int]) -> Composition:
    names = ("政府采购货物预算", "政府采购工程预算", "政府采购服务预算")
    parts = tuple(Part(name, stated(n)) for name, n in zip(names, amounts, strict=True))
    return Composition(stated(sum(amounts)), parts)


def _targets(money: Money) -> Targets:
    count, amount = str(len(money.projects)), stated(total(money.projects))
    classes = (
        Counted("其他运转类项目", count, amount),
        Counted("特定目标类项目", "0", "0"),
    )
    return Targets(
        managed=Counted("二级项目", count, amount),
        managed_classes=classes,
        published=Counted("公开项目绩效目标", count, amount),
        published_share="100" if money.projects else "0",
        published_classes=classes,
    )
