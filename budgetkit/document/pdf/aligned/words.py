"""Pieces of text between which a column may end."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from budgetkit.document.pdf.frame import Box
from budgetkit.document.pdf.glyphs import ASCENT_EM, DESCENT_EM, Glyph
from budgetkit.document.pdf.lines import row_text, split_at_gaps
from budgetkit.text import compact

_GAP_EM = 0.3
_SPACED_GAP_EM = 4.0
_SPACED = frozenset(
    ("合计", "总计", "小计", "项目", "科目", "金额", "单位", "收入", "支出", "名称", "备注", "编码")
)
_AMOUNT = re.compile(r"-?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?%?|[-—–]")
_PRINTED = re.compile(r".*[.,][0-9].*")
_TOTAL = re.compile(r".{0,8}(?:合计|总计|小计)")
_ORDINAL = re.compile(
    r"[0-9]{1,2}|[一二三四五六七八九十甲乙丙丁]|\*+|栏次|行次|[0-9]{1,2}=[-+0-9=()]+"
)


class Word(NamedTuple):
    """A piece of text in one line; coordinates in points from the top left."""

    text: str
    x0: float
    x1: float
    baseline: float
    size: float

    @property
    def top(self) -> float:
        """The upper edge of the em box."""
        return self.baseline - ASCENT_EM * self.size

    @property
    def bottom(self) -> float:
        """The lower edge of the em box."""
        return self.baseline + DESCENT_EM * self.size

    @property
    def middle(self) -> float:
        """The horizontal middle."""
        return (self.x0 + self.x1) / 2

    @property
    def box(self) -> Box:
        """The em box."""
        return (self.x0, self.top, self.x1, self.bottom)

    @property
    def is_amount(self) -> bool:
        """Whether it is a number or a dash in place of one."""
        return _AMOUNT.fullmatch(self.text) is not None

    @property
    def is_printed_amount(self) -> bool:
        """Whether it is a number with decimals or separators."""
        return self.is_amount and _PRINTED.fullmatch(self.text) is not None

    @property
    def is_total(self) -> bool:
        """Whether it labels a sum, which is often centred over several columns."""
        return _TOTAL.fullmatch(compact(self.text)) is not None

    @property
    def is_ordinal(self) -> bool:
        """Whether it may number a column."""
        return _ORDINAL.fullmatch(compact(self.text)) is not None


def word_lines(rows: Sequence[Sequence[Glyph]]) -> list[list[Word]]:
    """Return the words of each row of glyphs, from left to right."""
    return [_words(row) for row in rows]


def _words(row: Sequence[Glyph]) -> list[Word]:
    return _without_spacing([_word(part) for part in split_at_gaps(row, _GAP_EM)])


def _word(part: Sequence[Glyph]) -> Word:
    right = max(glyph.x1 for glyph in part)
    return Word(row_text(part), part[0].x0, right, part[0].baseline, part[0].size)


def _without_spacing(words: Sequence[Word]) -> list[Word]:
    """Join labels that are set with space between their characters."""
    joined: list[Word] = []
    for word in words:
        if joined and _is_spaced(joined[-1], word):
            joined[-1] = joined_words((joined[-1], word))
        else:
            joined.append(word)
    return joined


def _is_spaced(left: Word, right: Word) -> bool:
    near = right.x0 - left.x1 <= _SPACED_GAP_EM * left.size
    return near and len(right.text) == 1 and left.text + right.text in _SPACED


def joined_words(words: Iterable[Word]) -> Word:
    """Return words of one line, from left to right, as one; a gap is a space."""
    parts = list(words)
    text = " ".join(part.text for part in parts)
    return parts[0]._replace(text=text, x1=max(part.x1 for part in parts))
