"""Lines of words to blocks: what stands wrapped in one cell."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from budgetkit.document.pdf.aligned.words import Word
from budgetkit.document.pdf.frame import Box, union
from budgetkit.text import compact


@dataclass(frozen=True, slots=True)
class Block:
    """Lines of one cell, from top to bottom."""

    lines: tuple[Word, ...]

    @property
    def box(self) -> Box:
        """The box around the lines."""
        return union([line.box for line in self.lines])

    @property
    def x0(self) -> float:
        """The left edge."""
        return min(line.x0 for line in self.lines)

    @property
    def x1(self) -> float:
        """The right edge."""
        return max(line.x1 for line in self.lines)

    @property
    def top(self) -> float:
        """The upper edge."""
        return self.lines[0].top

    @property
    def bottom(self) -> float:
        """The lower edge."""
        return self.lines[-1].bottom

    @property
    def centre(self) -> tuple[float, float]:
        """The middle across and down."""
        return (self.x0 + self.x1) / 2, (self.top + self.bottom) / 2

    @property
    def size(self) -> float:
        """The type size."""
        return self.lines[0].size

    @property
    def text(self) -> str:
        """The lines joined: what was wrapped goes on."""
        text = self.lines[0].text
        for line in self.lines[1:]:
            both = text[-1:] + line.text[:1]
            text += (" " if both.isascii() and both.isalpha() else "") + line.text
        return text

    @property
    def key(self) -> str:
        """The text for comparison."""
        return compact(self.text)


def stacked(words: Iterable[Word], step_max_em: float, slack_em: float) -> list[Block]:
    """Return the blocks that words one below the other form, by their middles.

    Args:
        words: Of a header.
        step_max_em: The largest distance of baselines within a cell.
        slack_em: How far the middles of centred lines may lie apart.
    """
    open_blocks: list[list[Word]] = []
    for word in sorted(words, key=lambda word: (word.baseline, word.x0)):
        above = [lines for lines in open_blocks if _goes_on(lines, word, step_max_em, slack_em)]
        if above:
            min(above, key=lambda lines: abs(lines[-1].middle - word.middle)).append(word)
        else:
            open_blocks.append([word])
    return [Block(tuple(lines)) for lines in open_blocks]


def _goes_on(lines: Sequence[Word], word: Word, step_max_em: float, slack_em: float) -> bool:
    last = lines[-1]
    step = word.baseline - last.baseline
    centred = abs(last.middle - word.middle) <= slack_em * word.size
    left = abs(last.x0 - word.x0) <= slack_em / 2 * word.size
    return 0.6 * word.size < step <= step_max_em * word.size and (centred or left)
