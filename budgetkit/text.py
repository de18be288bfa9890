"""Normalisation of Chinese text read from disclosures."""

from __future__ import annotations

import re
import unicodedata

_CJK = "\u2e80-\u9fff\uf900-\ufaff\u3000-\u303f\uff00-\uffef“”‘’（）"
_SPACE_BY_CJK = re.compile(rf"(?<=[{_CJK}])\s+|\s+(?=[{_CJK}])")
_SPACES = re.compile(r"\s+")
_ZERO_WIDTH = re.compile(
    r"[\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\u00ad]"
)
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
_NUMERAL = "〇零一二三四五六七八九十百"
ENUMERATION = re.compile(
    rf"^(?:[（(][{_NUMERAL}0-9]{{1,4}}[)）]|[{_NUMERAL}]{{1,4}}[、.．]"
    r"|[0-9]{1,2}[、.．](?![0-9])|[①-⑳])\s*"
)
"""A leading list mark: 一、 (一) 1. ①"""
_OF_WHICH = re.compile("^其中[:：]?")


def nfkc(text: str) -> str:
    """Return ``text`` NFKC-normalised, zero-width and direction marks dropped."""
    return _ZERO_WIDTH.sub("", unicodedata.normalize("NFKC", text))


def tidy(text: str) -> str:
    """Return ``text`` NFKC-normalised, with white space beside CJK dropped and the rest single."""
    return nfkc(_SPACES.sub(" ", _SPACE_BY_CJK.sub("", nfkc(text))).strip())


def compact(text: str) -> str:
    """Return ``text`` NFKC-normalised without any white space: the key for comparisons."""
    return nfkc(_SPACES.sub("", nfkc(text)))


def without_enumeration(text: str) -> str:
    """Return ``text`` without its leading list mark.

    >>> without_enumeration("二十二、国有资本经营预算支出")
    '国有资本经营预算支出'
    >>> without_enumeration("①公务用车购置费")
    '公务用车购置费'
    """
    return ENUMERATION.sub("", text, count=1)


def is_enumerated(text: str) -> bool:
    """Return whether ``text`` begins with a list mark, white space inside the mark or not.

    >>> is_enumerated("十 六、商业服务业等支出"), is_enumerated("上年结转")
    (True, False)
    """
    return ENUMERATION.match(_SPACES.sub("", text)) is not None


def item_label(text: str) -> str:
    """Return a row label joined, normalised and without enumeration.

    The list mark is cut before NFKC turns ① into a plain digit; a 其中 before it goes along.

    >>> item_label("其中：（1）公务用车购置费"), item_label("其中：车辆")
    ('公务用车购置费', '其中:车辆')
    """
    label = _SPACES.sub("", _ZERO_WIDTH.sub("", text))
    part = _OF_WHICH.sub("", label)
    return tidy(without_enumeration(part if ENUMERATION.match(part) else label))


def indentation_em(text: str) -> float:
    r"""Return the width of the leading white space in characters; a plain space is half of one.

    >>> indentation_em("\u3000\u3000行政运行"), indentation_em("  行政运行")
    (2.0, 1.0)
    """
    space = text[: len(text) - len(text.lstrip())]
    return (len(space) + space.count("\u3000")) / 2


def printable(text: str) -> str:
    r"""Return ``text`` on one line, with control characters made visible as U+FFFD.

    For terminals: a name read from a document must not move the cursor or clear the screen.

    >>> printable("a\x1b[2Jb\nc")
    'a\ufffd[2Jb c'
    """
    return _CONTROL.sub("\ufffd", _SPACES.sub(" ", _ZERO_WIDTH.sub("", text)))
