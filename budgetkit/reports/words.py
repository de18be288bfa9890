"""Chinese words for identifiers, places and what is missing."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib import resources

import pandas as pd

from budgetkit.disclosure.catalogue.load import layout_profiles

_CHINESE_MARKS = {",": "，", ";": "；", ":": "："}
_BETWEEN_CHINESE = re.compile("(?<=[\u4e00-\u9fff%)”])[,;:](?=[\u4e00-\u9fff“])")

BLANK = "—"
"""Stands where the document prints nothing, or nothing was read; never a zero."""


@cache
def _labels() -> dict[str, dict[str, str]]:
    text = resources.files(__package__).joinpath("labels.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def label(kind: str, name: object) -> str:
    """Return the Chinese label of an identifier, or what the document itself called it.

    Args:
        kind: A table of ``labels.toml``: ``tables``, ``measures``, ``scopes`` …
        name: The identifier; a measure ``x_…`` carries its printed header.
    """
    if not is_given(name):
        return "未识别"
    return _labels()[kind].get(str(name), str(name).removeprefix("x_"))


def layout_text(layout_id: object, missing: str = "未识别") -> str:
    """Return the place whose layout a disclosure has; its id where no catalogue knows it."""
    places = {profile.layout_id: profile.place for profile in layout_profiles()}
    return places.get(str(layout_id), str(layout_id)) if is_given(layout_id) else missing


def is_given(value: object) -> bool:
    """Whether a frame's cell holds something: neither None, NA, NaN nor an empty text."""
    return value is not None and value is not pd.NA and value == value and value != ""


def text_of(value: object, missing: str = BLANK) -> str:
    """Return a cell's text, or ``missing`` where it holds nothing."""
    return str(value) if is_given(value) else missing


def place_text(page: object, line: object) -> str:
    """Return where something stands: 第 3 页, 第 173 行, or that the place is unknown."""
    if is_given(page):
        return f"第 {int(str(page).removesuffix('.0'))} 页"
    if is_given(line):
        return f"第 {int(str(line).removesuffix('.0'))} 行"
    return "位置不明"


def clipped(text: str, length: int) -> str:
    """Return a text on one line, with … where it is longer than ``length``."""
    joined = " ".join(text.split())
    return joined if len(joined) <= length else f"{joined[: length - 1]}…"


def chinese_punctuation(text: str) -> str:
    """Return normalised text with the punctuation that stands between Chinese characters.

    >>> chinese_punctuation("人员减少,经费1,200元相应减少;其他")
    '人员减少，经费1,200元相应减少；其他'
    """
    return _BETWEEN_CHINESE.sub(lambda mark: _CHINESE_MARKS[mark[0]], text)


def listed(items: Iterable[str]) -> str:
    """Join with the Chinese enumeration comma."""
    return "、".join(items)
