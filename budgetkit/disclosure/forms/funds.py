"""Read the funds of a form: a row for the total and for each source, both halves beside."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from budgetkit.disclosure.forms.labels import FundLabel, field_label, fund_label
from budgetkit.disclosure.targets_model import LOCAL_LEVELS, PHASES
from budgetkit.document.model import Row
from budgetkit.text import compact
from budgetkit.units import UNKNOWN_UNIT, Reading, find_unit, parse_amount, to_yuan

_AMOUNT = re.compile(r"[-+0-9.,，\s]*[0-9][0-9.,，\s]*(?:[万亿]?元)?|[-—–]+")
_OWN_UNIT = re.compile(
    r"(?:总额|合计|共计?)?[:：]?(?P<amount>[0-9][0-9.,]*)(?P<unit>[万亿]?元)(?:[(（].*[)）])?",
    re.DOTALL,
)
"""An amount with a unit of its own, and what it is made of in brackets behind."""
_PACKED = re.compile(
    r"(?:[一二三四五六七八九]、|[0-9][.、])?(?P<label>[^:：0-9;；]{2,14})[:：]"
    r"(?P<amount>[0-9][0-9.,]*(?:[万亿]?元)?)?[;；,，。]?"
)
"""One of several labelled amounts in a cell: 资金总额：250 一、预算资金：250."""
_LONGEST_PACKED = 120
_ONE_DECIMAL = re.compile(r".*\.[0-9]")


@dataclass(slots=True)
class Funds:
    """Funds in yuan by the record's keys; None is blank or lost."""

    yuan: dict[str, Decimal | None] = field(default_factory=dict)
    unit_text: str = UNKNOWN_UNIT
    lost: set[str] = field(default_factory=set)
    """Keys whose amount is printed but cannot be read."""
    repaired: set[str] = field(default_factory=set)
    """Keys whose digits were split by white space."""


def read_funds(rows: Sequence[Row], *, two_sided: bool = True) -> Funds:
    """Return the funds of the head; amounts without a unit are left out as unknown.

    In a form with one half the parts belong to the phase of the total above them.
    """
    funds = Funds(unit_text=_unit(rows))
    printed: dict[str, str] = {}
    phase = PHASES[1]
    for row in rows:
        if two_sided:
            printed |= _row(row)
        elif found := _first(row):
            label, amount = found
            phase = label.phase or phase
            printed.setdefault(_key(phase, label.source), amount)
    for key, text in printed.items():
        keep(funds, key, text, printed.get(_other_half(key), ""))
    sum_levels(funds)
    return funds


def sum_levels(funds: Funds) -> None:
    """Set ``local`` to the sum of its levels where only these are printed."""
    for phase in PHASES:
        levels = [key for level in LOCAL_LEVELS if (key := f"{phase}_{level}") in funds.yuan]
        if not levels or f"{phase}_local" in funds.yuan:
            continue
        known = [yuan for key in levels if (yuan := funds.yuan[key]) is not None]
        whole = known and not funds.lost & set(levels)
        funds.yuan[f"{phase}_local"] = sum(known, Decimal(0)) if whole else None


def adds_up(funds: Funds, phase: str) -> bool | None:
    """Whether the sources of a half make its total; None where either is lost or blank."""
    parts = {
        key: yuan
        for key, yuan in funds.yuan.items()
        if key.startswith(f"{phase}_") and not key.endswith(LOCAL_LEVELS)
    }
    total, known = funds.yuan.get(phase), [yuan for yuan in parts.values() if yuan is not None]
    if total is None or not known or funds.lost & parts.keys():
        return None
    return sum(known, Decimal(0)) == total


def _unit(rows: Sequence[Row]) -> str:
    for row in rows:
        for text in row.texts:
            if _names_funds(text) and (unit := find_unit(text)):
                return unit
    return UNKNOWN_UNIT


def _names_funds(text: str) -> bool:
    field = field_label(text) if text.strip() else None
    return bool(field and field.field == "funds") or bool(text.strip() and fund_label(text))


def _row(row: Row) -> dict[str, str]:
    """Return the printed amounts of one row by key.

    The halves print the same source in the same row. A half whose label was lost still has
    its amount: what stands before the other half's label is the implementation period's.
    """
    texts = [text.strip() for text in row.texts if text.strip()]
    labels = [(index, found) for index, text in enumerate(texts) if (found := fund_label(text))]
    if not labels:
        return {}
    printed: dict[str, str] = {}
    for turn, (index, label) in enumerate(labels):
        until = labels[turn + 1][0] if turn + 1 < len(labels) else len(texts)
        phase = label.phase or PHASES[_half(labels, turn, texts)]
        printed[_key(phase, label.source)] = label.amount or _amount(texts[index + 1 : until])
    if len(labels) == 1 and (before := _amount(texts[: labels[0][0]])):
        printed[_key(PHASES[0], labels[0][1].source)] = before
    return printed


def _first(row: Row) -> tuple[FundLabel, str] | None:
    """Return the first fund label of a row and the amount behind it."""
    texts = [text.strip() for text in row.texts if text.strip()]
    for index, text in enumerate(texts):
        if label := fund_label(text):
            return label, label.amount or _amount(texts[index + 1 :])
    return None


def _half(labels: Sequence[tuple[int, FundLabel]], turn: int, texts: Sequence[str]) -> int:
    if len(labels) > 1:
        return min(turn, 1)
    return 1 if _amount(texts[: labels[0][0]]) else 0


def _amount(texts: Sequence[str]) -> str:
    amounts: Iterator[str] = (text for text in texts if _AMOUNT.fullmatch(text))
    return next(amounts, "")


def _key(phase: str, source: str) -> str:
    return phase if source == "total" else f"{phase}_{source}"


def _other_half(key: str) -> str:
    phase = next(phase for phase in PHASES if key.startswith(phase))
    return key.replace(phase, PHASES[1 - PHASES.index(phase)], 1)


def packed_funds(text: str) -> list[tuple[FundLabel, str]]:
    """Return the labels and amounts of a cell that holds nothing but several of them.

    >>> [(label.source, amount) for label, amount in packed_funds("资金总额：250 其他：50")]
    [('total', '250'), ('other', '50')]
    """
    key = compact(text)
    found = list(_PACKED.finditer(key)) if len(key) <= _LONGEST_PACKED else []
    labels = [fund_label(own["label"]) for own in found]
    whole = "".join(own[0] for own in found) == key and len(found) > 1
    if not whole or not any(label and label.source == "total" for label in labels):
        return []
    pairs = zip(labels, found, strict=True)
    return [(label, own["amount"] or "") for label, own in pairs if label]


def keep(funds: Funds, key: str, text: str, beside: str = "") -> None:
    """Read a printed amount into ``funds``; ``beside`` is the other half's of the same row."""
    own = _OWN_UNIT.fullmatch(compact(text))
    amount = parse_amount(own["amount"] if own else text)
    funds.yuan[key] = None
    if amount.reading is Reading.UNREADABLE or _lost_its_end(text, beside):
        funds.lost.add(key)
        return
    try:
        funds.yuan[key] = to_yuan(amount.value, own["unit"] if own else funds.unit_text)
    except ValueError:
        funds.lost.add(key)
    if amount.reading is Reading.REPAIRED:
        funds.repaired.add(key)


def _lost_its_end(text: str, beside: str) -> bool:
    """Whether a single decimal is what a narrow cell left of the other half's amount."""
    printed, whole = compact(text), compact(beside)
    return (
        _ONE_DECIMAL.fullmatch(printed) is not None
        and len(whole) > len(printed)
        and whole.startswith(printed)
    )
