"""Take apart text that packs classes, names and values into one cell."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from budgetkit.disclosure.forms.labels import class_label, is_first_level, plain_class_label
from budgetkit.text import nfkc

_PART = re.compile(r"[;；。\n]+")
_NUMBERED = re.compile(r"^\s*[0-9]{1,4}(?:[.-][0-9]+)*\s*[-—–.、:：]?\s*(?![0-9])")
_NAME_AND_VALUE = re.compile(r"(?P<name>[^:：]{2,}?)\s*[:：]\s*(?P<value>.+)")
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
