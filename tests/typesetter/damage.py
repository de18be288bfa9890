"""What an OCR does to a page without losing anything: seeded, so that it can be repeated."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass, fields

WATERMARK = "仅供内部审核"
_CJK_PAIR = re.compile(r"(?<=[\u4e00-\u9fff])(?=[\u4e00-\u9fff])")
_WORD = re.compile(r"[\u4e00-\u9fff]{2,4}")
_HALF_WIDTH = str.maketrans("（）：；，", "():;,")
_WRAPPERS = (("# ", ""), ("## ", ""), ("### ", ""), ("<b>", "</b>"), ("**", "**"))


@dataclass(frozen=True, slots=True)
class Damage:
    """How often each kind of damage happens (0 to 1), and the seed that decides where.

    Attributes:
        seed: Seed of the random choices.
        lines_per_page: Where pages end, and with them tables and sentences are cut.
        running_line: A line that stands once on every page, empty for none.
        watermark: Repeated watermark lines between and inside the blocks.
        markup: Stray ``#``, ``**``, ``<b>``, ``<p>``, ``<sup>``.
        html: Tables as HTML rows instead of tabs.
        html_form: Forms as HTML rows instead of tabs.
        split_label: A space inside a label.
        split_amount: A space inside an amount.
        moved_total: The total's label in the other of the two label columns.
        lost_number: Number labels left out.
        half_width: Half-width punctuation.
        ragged: Trailing tabs missing or too many.
        gap: A blank line between two rows of a table.
        cut_row: A row cut in two by a page break, inside a label.
        shift_row: A row of a form's indicators slid left over its leading blanks.
        shift_lone: The same of a row in which one of two lists stands alone, after which the
            columns no longer tell whose it is.
        lost_header: The header of a form's indicators left out.
        split_block: The last character of a form's 绩效指标 behind a page break.
        split_class: The last character of a form's class label behind a page break.
    """

    seed: int = 0
    lines_per_page: int = 40
    running_line: str = ""
    watermark: float = 0
    markup: float = 0
    html: float = 0
    html_form: float = 0
    split_label: float = 0
    split_amount: float = 0
    moved_total: float = 0
    lost_number: float = 0
    half_width: float = 0
    ragged: float = 0
    gap: float = 0
    cut_row: float = 0
    shift_row: float = 0
    shift_lone: float = 0
    lost_header: float = 0
    split_block: float = 0
    split_class: float = 0

    @staticmethod
    def rates() -> tuple[str, ...]:
        """Return the names of the fields that say how often something happens."""
        return tuple(field.name for field in fields(Damage) if field.type == "float")


class Damager:
    """Applies one :class:`Damage`, in the order in which it is asked."""

    def __init__(self, damage: Damage) -> None:
        self.damage = damage
        self._random = random.Random(damage.seed)

    def happens(self, rate: float) -> bool:
        """Return whether something of this rate happens here."""
        return rate > 0 and self._random.random() < rate

    def watermarks(self) -> list[str]:
        """Return the watermark lines that stand here."""
        if not self.happens(self.damage.watermark):
            return []
        return [WATERMARK] * self._random.randint(1, 3)

    def heading(self, text: str) -> str:
        """Return a heading, possibly with stray markup."""
        if not self.happens(self.damage.markup):
            return self.punctuation(text)
        before, after = self._random.choice(_WRAPPERS)
        return before + self.punctuation(text) + after

    def paragraph(self, text: str) -> str:
        """Return a paragraph, possibly with stray markup and other punctuation."""
        text = self.punctuation(text)
        if not self.happens(self.damage.markup):
            return text
        return self._random.choice((self._in_paragraph, self._bold_word, self._raised_word))(text)

    def punctuation(self, text: str) -> str:
        """Return ``text``, possibly with half-width punctuation."""
        return text.translate(_HALF_WIDTH) if self.happens(self.damage.half_width) else text

    def label(self, text: str) -> str:
        """Return a label of a table, possibly with a space inside."""
        places = self._places(text)
        if not places or not self.happens(self.damage.split_label):
            return text
        return _with_space(text, self._random.choice(places))

    def _places(self, text: str, start: int = 0) -> list[int]:
        """Return where a label may be split behind ``start``."""
        return [found.start() for found in _CJK_PAIR.finditer(text, start)]

    def amount(self, text: str) -> str:
        """Return an amount, possibly with a space inside."""
        if len(text) < 2 or not self.happens(self.damage.split_amount):
            return text
        return _with_space(text, text.find(".") + 1 or 1)

    def tabs(self, cells: list[str]) -> str:
        """Return cells as a tab-separated row, trailing tabs missing or too many.

        A row that ends in a label keeps a tab, or it would look like one that a page break cut.
        """
        row = "\t".join(cells)
        if not self.happens(self.damage.ragged):
            return row
        bare = row.rstrip("\t")
        bare += "" if bare[-1:].isdigit() else row[len(bare) : len(bare) + 1]
        if self._random.random() < 0.5:
            return bare
        return row + "\t" * self._random.randint(1, 2)

    def shifted(self, cells: list[str], rate: float) -> list[str]:
        """Return a row, possibly slid left over some of its leading blanks."""
        blanks = next((i for i, text in enumerate(cells) if text), 0)
        if not blanks or not self.happens(rate):
            return cells
        columns = self._random.randint(1, blanks)
        return cells[columns:] + [""] * columns

    def cut(self, cells: list[str]) -> tuple[list[str], list[str]] | None:
        """Return a row cut in two inside a label, as by a page break, or None."""
        labels = [i for i, text in enumerate(cells) if i and _CJK_PAIR.search(text)]
        if not labels or not self.happens(self.damage.cut_row):
            return None
        column = self._random.choice(labels)
        text = cells[column]
        places = self._places(text, text.find("、", 0, 4) + 1)  # a list mark stays whole
        if not places:
            return None
        at = self._random.choice(places)
        return [*cells[:column], text[:at]], [text[at:], *cells[column + 1 :]]

    def _in_paragraph(self, text: str) -> str:
        return f"<p>{text}</p>"

    def _bold_word(self, text: str) -> str:
        return self._wrapped(text, "**", "**")

    def _raised_word(self, text: str) -> str:
        return self._wrapped(text, "<sup>", "</sup>")

    def _wrapped(self, text: str, before: str, after: str) -> str:
        words = list(_WORD.finditer(text))
        if not words:
            return text
        start, stop = self._random.choice(words).span()
        return f"{text[:start]}{before}{text[start:stop]}{after}{text[stop:]}"


def _with_space(text: str, at: int) -> str:
    return f"{text[:at]} {text[at:]}"
