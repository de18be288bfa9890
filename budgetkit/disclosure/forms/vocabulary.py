"""What the words of a target form mean: labels, classes, values and cues, from the catalogue."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from budgetkit.text import compact

_DECORATION = re.compile(r"[:：()（）\[\]【】、，,。.·\"“”]")
_LONGEST_LABELLED = 80
_OF_WHICH = re.compile(r"^其中")
_REMARK = re.compile(r"[(（][^()（）]{1,14}[)）][:：]?$")
"""A unit, a span of years or a hint behind a label: 资金总额（万元）, 数量指标（必填）."""


@dataclass(frozen=True, slots=True)
class IndicatorClass:
    """A second-level class with the first level it belongs to."""

    key: str
    level1: str
    level2: str
    rarity: float


@dataclass(frozen=True, slots=True)
class Cue:
    """A pattern of a name or value that speaks for some classes."""

    on: str
    pattern: re.Pattern[str]
    classes: frozenset[str]
    weight: float


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The catalogue of words, loaded once.

    Attributes:
        title: What titles a form.
        kinds: What a title says the form is for.
        longest_cell: Characters; what is longer is running text.
        fields: Label key to field of the head.
        funds: Label key to source and, where the label names it, phase.
        headers: Words of the indicator header, whole or cut.
        whole_headers: The whole ones.
        footers: Label keys of the last row.
        date_label: The footer label of the date of filling.
        level1: Label key to first-level class.
        level1_column: The same with labels that only hold in the column of 一级指标.
        class_labels: Label key to class.
        plain_labels: Label key to class, where the text may also be a name.
        column_labels: Label key to class, in a column of classes only.
        classes: Class by key.
        orders: Orders in which forms print the classes.
        values: What as a whole is a value.
        stuck_values: A name and the value that is stuck to its end.
        cues: What names and values say of their class.
    """

    title: re.Pattern[str]
    kinds: dict[str, re.Pattern[str]]
    longest_cell: int
    fields: dict[str, str]
    funds: dict[str, tuple[str, str | None]]
    headers: frozenset[str]
    whole_headers: frozenset[str]
    footers: frozenset[str]
    date_label: str
    level1: dict[str, str]
    level1_column: dict[str, str]
    class_labels: dict[str, str]
    plain_labels: dict[str, str]
    column_labels: dict[str, str]
    classes: dict[str, IndicatorClass]
    orders: tuple[tuple[str, ...], ...]
    values: re.Pattern[str]
    stuck_values: tuple[re.Pattern[str], ...]
    cues: tuple[Cue, ...]


def label_key(text: str) -> str:
    """Return ``text`` as labels are compared: compact, without 其中, brackets, colons, commas.

    Running text is no label and has a blank key.

    >>> label_key("其中：市县（区）财政资 金")
    '市县区财政资金'
    """
    if len(text) > _LONGEST_LABELLED:
        return ""
    return _OF_WHICH.sub("", _DECORATION.sub("", compact(text)))


def without_remark(text: str) -> str:
    """Return a label without the remark in brackets behind it.

    >>> without_remark("数量指标（必填）")
    '数量指标'
    """
    return _REMARK.sub("", text.strip())


@cache
def vocabulary() -> Vocabulary:
    """Return the catalogue of words."""
    data = tomllib.loads((files(__package__) / "vocabulary.toml").read_text("utf-8"))
    classes = data["class"]
    return Vocabulary(
        title=re.compile(data["title"]),
        kinds={kind: re.compile(pattern) for kind, pattern in data["kinds"].items()},
        longest_cell=data["longest_cell"],
        fields=_by_label(data["field"], "name"),
        funds=_funds(data["fund"]),
        headers=_keys(data["header"]["labels"] + data["header"]["fragments"]),
        whole_headers=_keys(data["header"]["labels"]),
        footers=_keys(data["footer"]["labels"]),
        date_label=label_key(data["footer"]["date"]),
        level1=_by_label(data["level1"], "name"),
        level1_column=_by_label(data["level1"], "name")
        | _by_label(data["level1"], "name", "column"),
        class_labels=_by_label(classes, "key"),
        plain_labels=_by_label(classes, "key", "plain"),
        column_labels=_by_label(classes, "key", "column"),
        classes={
            entry["key"]: IndicatorClass(
                entry["key"], entry["level1"], entry["level2"], entry.get("rarity", 0.0)
            )
            for entry in classes
        },
        orders=tuple(tuple(order) for order in data["orders"].values()),
        values=re.compile("|".join(_value_patterns(data["value"]))),
        stuck_values=(
            re.compile(
                rf"(?P<name>.*{data['value']['name_ends']})(?P<value>{_levels(data['value'])})"
            ),
            re.compile(data["value"]["stuck_number"]),
        ),
        cues=tuple(
            Cue(cue["on"], re.compile(cue["pattern"]), frozenset(cue["classes"]), cue["weight"])
            for cue in data["cue"]
        ),
    )


def _keys(labels: list[str]) -> frozenset[str]:
    return frozenset(label_key(label) for label in labels)


def _by_label(entries: list[dict[str, Any]], target: str, labels: str = "labels") -> dict[str, str]:
    return {label_key(label): entry[target] for entry in entries for label in entry.get(labels, ())}


def _funds(entries: list[dict[str, Any]]) -> dict[str, tuple[str, str | None]]:
    return {
        label_key(label): (entry["source"], entry.get("phase"))
        for entry in entries
        for label in entry["labels"]
    }


def _levels(value: dict[str, Any]) -> str:
    adverbs, levels = "|".join(value["adverbs"]), "|".join(value["levels"])
    word = rf"(?:{adverbs})*(?:{levels})"
    return rf"(?:{word})(?:[、,，和]?{word})*"


def _value_patterns(value: dict[str, Any]) -> list[str]:
    parts = {"{n}": value["number"], "{t}": f"(?:{value['time']})", "{e}": value["ends"]}
    patterns = list(value["patterns"])
    for mark, part in parts.items():
        patterns = [pattern.replace(mark, part) for pattern in patterns]
    return [*(f"(?:{pattern})" for pattern in patterns), _levels(value)]
