"""Whether a text layer can be what is printed: a broken one must not pass for text."""

from __future__ import annotations

from collections.abc import Sequence

_FREQUENT = frozenset(
    "的年和在支出收入预算单位部门项目元万一二三四五其中费及政合计公共务用财社会保障业行管理工作经本"
)
"""A tenth and more of the Chinese characters on every page of a disclosure."""

_FREQUENT_SHARE = 0.03
_CHINESE_MIN = 60
_FOREIGN_SHARE = 0.3
_FOREIGN_MIN = 40


def is_implausible(characters: Sequence[str]) -> bool:
    """Return whether text is garbled: hardly a common character, or another script.

    A font whose map to characters is wrong gives rare characters all over, or letters of
    scripts that no disclosure uses.

    >>> is_implausible("部门预算收支总表" * 10), is_implausible("麤龘靐齉爩鱻灪饢" * 10)
    (False, True)
    """
    chinese = [char for char in characters if "\u3400" <= char <= "\u9fff"]
    frequent = sum(char in _FREQUENT for char in chinese)
    if len(chinese) >= _CHINESE_MIN and frequent < _FREQUENT_SHARE * len(chinese):
        return True
    foreign = sum(_is_foreign(char) for char in characters)
    return foreign >= _FOREIGN_MIN and foreign > _FOREIGN_SHARE * len(characters)


def _is_foreign(char: str) -> bool:
    """A letter that is neither Latin without marks, Chinese nor full-width."""
    return "\u00c0" <= char <= "\u1fff" or "\ua000" <= char <= "\ud7ff"
