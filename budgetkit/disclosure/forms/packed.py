"""Take apart text that packs classes, names and values into one cell."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from budgetkit.disclosure.forms.labels import class_label, is_first_level, plain_class_label
from budgetkit.disclosure.forms.tokens import is_value_like
from budgetkit.text import nfkc

_PART = re.compile(r"[;；。\n]+")
_NUMBERED = re.compile(r"^\s*[0-9]{1,4}(?:[.-][0-9]+)*\s*[-—–.、:：]?\s*(?![0-9])")
_NAME_AND_VALUE = re.compile(r"(?P<name>[^:：]{2,}?)\s*[:：]\s*(?P<value>.+)")
_LISTED = re.compile(r"^\s*[(（]?[0-9]{1,2}[)）.、]\s*(?![0-9])")
_SIGNED = re.compile(
    r"(?P<name>[^≥≤＞＜><=＝]{2,}?)\s*(?P<value>(?:[≥≤＞＜><=＝]|不(?:少|低|高|超|大|小)[于过]|大于|小于|等于).*)"
)
_ENDS = re.compile(r"(?P<name>.*[^0-9.,])(?P<value>[0-9][0-9.,]*\s*[^0-9.,]{0,5})")
_LONGEST_LABEL = 12


@dataclass(frozen=True, slots=True)
class PackedIndicator:
    """An indicator out of packed text, labels as printed."""

    level1: str
    level2: str
    name: str
    value: str


def split_labels(text: str) -> PackedIndicator:
    """Part the labels from the name that they are written in front of.

    >>> split_labels("产出指标数量指标讲座场次").name
    '讲座场次'
    """
    level1, rest = _leading(text, first_level=True)
    level2, rest = _leading(rest, first_level=False)
    return PackedIndicator(level1, level2, rest, "")


def _leading(text: str, *, first_level: bool) -> tuple[str, str]:
    for length in range(min(len(text), _LONGEST_LABEL), 2, -1):
        label = text[:length]
        if not label.endswith("指标"):
            continue
        known = is_first_level(label) if first_level else class_label(label) is not None
        if known:
            return label, text[length:].strip()
    return "", text


def named_values(text: str) -> Iterator[tuple[str, str]]:
    """Yield names and values of a cell that holds indicators of one class.

    What names no value is a name alone, and what is a value as a whole has no name.

    >>> list(named_values("1.讲座场次≥6场；2.读者：900人次；改善阅读条件"))
    [('讲座场次', '≥6场'), ('读者', '900人次'), ('改善阅读条件', '')]
    """
    for part in (_LISTED.sub("", part).strip() for part in _PART.split(text)):
        if is_value_like(part):
            yield "", part
            continue
        found = _NAME_AND_VALUE.fullmatch(part) or _SIGNED.fullmatch(part) or _ENDS.fullmatch(part)
        if found:
            yield found["name"].strip(), found["value"].strip()
        elif part:
            yield part, ""


def packed_indicators(text: str) -> Iterator[PackedIndicator]:
    """Yield the indicators of ``1-产出指标；11-数量指标；111-讲座场次：≥20场``.

    Parts without a value that name a level or a class hold for the parts behind them;
    a text without any class holds no indicators, it is a goal in words.
    """
    level1 = level2 = ""
    for part in (_NUMBERED.sub("", part).strip() for part in _PART.split(text)):
        label = nfkc(part)
        if is_first_level(label) and class_label(label) is None:
            level1, level2 = part, ""
        elif class_label(label) or plain_class_label(label):
            level2 = part
        elif level2 and (both := _NAME_AND_VALUE.fullmatch(part)):
            yield PackedIndicator(level1, level2, both["name"], both["value"].strip())
