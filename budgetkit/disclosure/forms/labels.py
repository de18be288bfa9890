"""Recognise labels of a target form, also where one lost a character or carries its value."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeVar

from rapidfuzz import fuzz, process

from budgetkit.disclosure.forms.vocabulary import label_key, vocabulary, without_remark
from budgetkit.text import nfkc

_Meaning = TypeVar("_Meaning")
_LIKENESS_PCT = 85.0
_CLASS_LIKENESS_PCT = 75.0
_SHORTEST_FUZZY = 4
_SHORTEST_CUT = 3
_MOST_CUT = 4
_LONGEST_LABEL = 24
_CLASS_END = "指标"
_WITH_AMOUNT = re.compile(r"(?P<label>[^0-9]+?)[:：]?\s*(?P<rest>[0-9][0-9,.\s]*(?:[万亿]?元)?)")
_WITH_TEXT = re.compile(r"(?P<label>[^:：]{3,16})[:：]\s*(?P<rest>.+)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class FieldLabel:
    """A label of the head, with the value where both share a cell."""

    field: str
    value: str = ""


@dataclass(frozen=True, slots=True)
class FundLabel:
    """A label of a fund row, with the amount where both share a cell."""

    source: str
    phase: str | None
    amount: str = ""


def look_up(key: str, meanings: Mapping[str, _Meaning], likeness_pct: float) -> _Meaning | None:
    """Return what ``key`` means: exactly, cut short, or by the likeness of its characters.

    Labels are Chinese: a number, the most frequent text of a table, is like none of them.
    """
    if key in meanings:
        return meanings[key]
    if key.isascii():
        return None
    whole = [label for label in meanings if _is_cut(key, label)]
    if len(whole) == 1:
        return meanings[whole[0]]
    if not _SHORTEST_FUZZY <= len(key) <= _LONGEST_LABEL:
        return None
    best = process.extractOne(key, list(meanings), scorer=fuzz.ratio, score_cutoff=likeness_pct)
    return meanings[best[0]] if best else None


def _is_cut(key: str, label: str) -> bool:
    return (
        len(key) >= _SHORTEST_CUT and label.startswith(key) and len(label) - len(key) <= _MOST_CUT
    )


@lru_cache(maxsize=4096)
def field_label(text: str) -> FieldLabel | None:
    """Return the head label that ``text`` is, alone or followed by a colon and its value."""
    fields = vocabulary().fields
    keys = (label_key(text), label_key(without_remark(text)))
    for key in keys:
        if field := look_up(key, fields, _LIKENESS_PCT):
            return FieldLabel(field)
    both = _WITH_TEXT.fullmatch(nfkc(text).strip())
    if both and (field := fields.get(label_key(both["label"]))):
        return FieldLabel(field, both["rest"])
    return None


@lru_cache(maxsize=4096)
def fund_label(text: str) -> FundLabel | None:
    """Return the fund label that ``text`` is, alone or followed by its amount."""
    funds = vocabulary().funds
    if label_key(text) in vocabulary().fields:
        return None
    both = _WITH_AMOUNT.fullmatch(nfkc(text).strip())
    label, amount = (both["label"], both["rest"].strip()) if both else (text, "")
    keys = (label_key(label), label_key(without_remark(label)))
    found = (look_up(key, funds, _LIKENESS_PCT) for key in keys if key)
    fund = next((own for own in found if own), None)
    return FundLabel(*fund, amount) if fund else None


@lru_cache(maxsize=4096)
def class_label(text: str) -> str | None:
    """Return the key of the second-level class that ``text`` can only be a label of."""
    key = label_key(without_remark(text))
    labels = vocabulary().class_labels
    if key in labels:
        return labels[key]
    if not key.endswith(_CLASS_END) or key in vocabulary().level1 or is_header(text):
        return None
    return look_up(key, labels, _CLASS_LIKENESS_PCT)


@lru_cache(maxsize=4096)
def plain_class_label(text: str) -> str | None:
    """Return the key of a class whose label without 指标 may also be an indicator's name."""
    return vocabulary().plain_labels.get(label_key(without_remark(text)))


@lru_cache(maxsize=4096)
def is_first_level(text: str) -> bool:
    """Whether ``text`` is a first-level label (成本指标 is also a class and counts as one)."""
    return label_key(without_remark(text)) in vocabulary().level1


@lru_cache(maxsize=4096)
def is_header(text: str) -> bool:
    """Whether ``text`` is a word of the indicator header or a piece of one."""
    return label_key(text) in vocabulary().headers


@lru_cache(maxsize=4096)
def footer_label(text: str) -> str | None:
    """Return the footer label that ``text`` begins with, as a label key."""
    key = label_key(text)
    footers = vocabulary().footers
    return next((label for label in footers if key.startswith(label) or _is_cut(key, label)), None)
