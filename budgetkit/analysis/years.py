"""The change on last year, split by item: from two disclosures, or from what one states."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

import pandas as pd

from budgetkit.analysis.classes import class_key
from budgetkit.analysis.composition import Composition, by_function
from budgetkit.analysis.exact import amount
from budgetkit.analysis.narrative import Change, changes
from budgetkit.disclosure.reference.classifications import classification

_TAIL_YUAN = 100
"""One unit of the last printed digit of an amount in 万元: what rounding may add per part."""
_WHOLES = (
    "支出总计",
    "收支总计",
    "一般公共预算支出",
    "一般公共预算当年支出",
    "财政拨款支出",
    "财政拨款支出总计",
)
_KINDS = ("基本支出", "项目支出")
_CODE_LENGTH = 7
_DEPTH = 3
_Rows = Mapping[str, Sequence[pd.Series]]


@dataclass(frozen=True)
class Step:
    """The change of one item.

    Attributes:
        label: Name of the item.
        prior_yuan: Last year's amount; None where last year does not print the item.
        current_yuan: This year's amount; None where this year does not print the item.
        change_yuan: What the item adds to the change of the whole. An item that one year
            does not print has no part in that year's whole: it adds all of its amount, or
            takes it away. Its blank is not shown as a zero.
        prior_row, current_row: The lines or facts behind the step.
        reason: As the narrative gives it, None where it gives none.
    """

    label: str
    prior_yuan: Decimal | None
    current_yuan: Decimal | None
    change_yuan: Decimal
    prior_row: pd.Series | None = None
    current_row: pd.Series | None = None
    reason: str | None = None


@dataclass(frozen=True)
class Split:
    """A change of a whole, divided among its items.

    Attributes:
        whole: What changed, e.g. 支出总计.
        prior_yuan, current_yuan: The whole in both years.
        steps: The items in descending order of what they add or take away.
        source: ``disclosures``: last year's own disclosure was read; ``narrative``: this
            year's text states the changes, and last year's amounts are derived from them.
    """

    whole: str
    prior_yuan: Decimal
    current_yuan: Decimal
    steps: tuple[Step, ...]
    source: Literal["disclosures", "narrative"]

    @property
    def change_yuan(self) -> Decimal:
        """This year's whole − last year's."""
        return self.current_yuan - self.prior_yuan

    @property
    def remainder_yuan(self) -> Decimal:
        """Change of the whole − Σ steps: rounding, or items whose change is not stated."""
        return self.change_yuan - sum((step.change_yuan for step in self.steps), Decimal(0))


def split_between(
    earlier: pd.DataFrame, later: pd.DataFrame, level: int = 1, measure: str = "total"
) -> Split | None:
    """Split the change of expenditure between two disclosures by function.

    Args:
        earlier: ``budget_lines`` of the earlier year.
        later: ``budget_lines`` of the later year, same agency, scope and stage.
        level: 1 类, 2 款, 3 项.
        measure: ``total``, ``basic`` or ``project``.

    Returns:
        None where a year does not print the composition, or where the two years print it in
        different tables: these count different things, and are not compared.
    """
    before, after = (by_function(lines, level, measure) for lines in (earlier, later))
    if before.table_id is None or before.table_id != after.table_id:
        return None
    if before.whole is None or after.whole is None:
        return None
    return Split(
        "支出总计" if before.table_id != "general_expenditure" else "一般公共预算支出",
        before.whole,
        after.whole,
        _ordered(_steps_between(_by_class(before), _by_class(after))),
        "disclosures",
    )


def split_stated(facts: pd.DataFrame, stated: Sequence[Change] | None = None) -> Split | None:
    """Split the change of expenditure as the narrative of one disclosure states it.

    Items are the 项 it names, the 类, or basic and project expenditure, whichever explain the
    change best; they are only taken for parts of the whole if their amounts of this year do
    not exceed it.

    Args:
        facts: ``narrative_facts`` of one disclosure.
        stated: Its changes, where they are known already.

    Returns:
        None where no change of the whole, or of no item of it, is stated.
    """
    stated = changes(facts) if stated is None else stated
    for whole in _wholes(stated):
        found = [_parts(stated, belongs) for belongs in (_is_item, _is_class, _is_kind)]
        splits = [_stated_split(whole, parts) for parts in found if _tell(parts, whole)]
        if splits:
            return min(splits, key=lambda split: abs(split.remainder_yuan))
    return None


def stated_change(facts: pd.DataFrame) -> Change | None:
    """Return the change of all expenditure on last year as the narrative states it.

    Of 支出总计, else of the general budget or of the appropriation: see
    :attr:`budgetkit.analysis.Change.subject`. None where none is stated with an amount.

    Args:
        facts: ``narrative_facts`` of one disclosure.
    """
    about = facts[facts["subject"].isin(_WHOLES)]
    return next(_wholes(changes(about)), None)


def _wholes(stated: Sequence[Change]) -> Iterator[Change]:
    for name in _WHOLES:
        yield from (own for own in stated if own.subject == name and _is_known(own))


def _steps_between(before: _Rows, after: _Rows) -> Iterable[Step]:
    for key in dict.fromkeys([*after, *before]):
        prior, current = _summed(before.get(key)), _summed(after.get(key))
        rows = after.get(key) or before[key]
        yield Step(
            label=str(rows[0]["item"]),
            prior_yuan=prior,
            current_yuan=current,
            change_yuan=(current or Decimal(0)) - (prior or Decimal(0)),
            prior_row=before[key][0] if key in before else None,
            current_row=after[key][0] if key in after else None,
        )


def _by_class(composition: Composition) -> _Rows:
    rows: dict[str, list[pd.Series]] = {}
    for _, line in composition.parts.iterrows():
        rows.setdefault(class_key(line), []).append(line)
    return rows


def _summed(rows: Sequence[pd.Series] | None) -> Decimal | None:
    if not rows:
        return None
    return sum((amount(row["amount_yuan"]) or Decimal(0) for row in rows), Decimal(0))


def _ordered(steps: Iterable[Step]) -> tuple[Step, ...]:
    return tuple(sorted(steps, key=lambda step: step.change_yuan, reverse=True))


def _stated_split(whole: Change, parts: Sequence[Change]) -> Split:
    assert whole.prior_yuan is not None
    assert whole.current_yuan is not None
    return Split(
        whole.subject,
        whole.prior_yuan,
        whole.current_yuan,
        _ordered(map(_stated_step, parts)),
        "narrative",
    )


def _stated_step(change: Change) -> Step:
    return Step(
        label=change.subject.rpartition("-")[2],
        prior_yuan=change.prior_yuan,
        current_yuan=change.current_yuan,
        change_yuan=change.change_yuan or Decimal(0),
        current_row=change.current_fact,
        reason=change.reason,
    )


def _parts(stated: Iterable[Change], belongs: Callable[[str], bool]) -> list[Change]:
    """The items of one kind, each once: a text may say them of several wholes."""
    found: dict[str, Change] = {}
    for change in stated:
        if belongs(change.subject) and _is_known(change):
            found.setdefault(change.subject, change)
    return list(found.values())


def _tell(parts: Sequence[Change], whole: Change) -> bool:
    """Whether some item changed, and the items may be parts of the whole."""
    summed = sum((part.current_yuan or Decimal(0) for part in parts), Decimal(0))
    fits = summed <= (whole.current_yuan or Decimal(0)) + _TAIL_YUAN * (len(parts) + 1)
    return fits and any(part.change_yuan for part in parts)


def _is_known(change: Change) -> bool:
    return change.prior_yuan is not None and change.current_yuan is not None


def _is_item(subject: str) -> bool:
    code, _, name = subject.partition("-")
    if code.isascii() and code.isdigit():
        return len(code) == _CODE_LENGTH and bool(name)
    return len(subject.split("-")) == _DEPTH


def _is_class(subject: str) -> bool:
    return any(entry.level == 1 for entry in classification("function").by_name(subject))


def _is_kind(subject: str) -> bool:
    return subject in _KINDS
