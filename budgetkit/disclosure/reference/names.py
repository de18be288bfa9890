"""The comparable form of a printed item name, and what its printing says about its level."""

from __future__ import annotations

import re

from budgetkit.text import compact, item_label, without_enumeration

_OF_WHICH = re.compile(r"^其中[:,]?")
_BRACKETS = str.maketrans("[]【】〔〕﹝﹞{}", "()()()()()")
_LEVEL_MARKS = re.compile(r"(?:\((类|款|项)\))+$")
_LEVELS = {"类": 1, "款": 2, "项": 3}
_SUM = re.compile(r"(?:合计|小计|总计)$")


def name_key(text: str) -> str:
    """Return ``text`` as names are compared.

    Without white space, enumeration, 其中 and a level mark; every bracket is round.

    >>> name_key("（一）其中：维修〔护〕费")
    '维修(护)费'
    >>> name_key("统计信息事务（款）")
    '统计信息事务'
    """
    label, shorter = "", compact(item_label(text)).translate(_BRACKETS)
    while shorter != label:
        label, shorter = shorter, without_enumeration(_OF_WHICH.sub("", shorter))
    return _LEVEL_MARKS.sub("", label)


def level_mark(text: str) -> int | None:
    """Return the level that a name states itself (``教育支出（类）`` is 1), or None."""
    mark = _LEVEL_MARKS.search(compact(text).translate(_BRACKETS))
    return _LEVELS[mark[1]] if mark else None


def is_sum(key: str) -> bool:
    """Return whether a compared name is a sum of the table, no item of a list."""
    return _SUM.search(key) is not None
