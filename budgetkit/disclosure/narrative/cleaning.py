"""Text without layout: normalised for the grammar, every character traceable to its origin."""

from __future__ import annotations

from dataclasses import dataclass

from budgetkit.text import nfkc

_CLOSING = {"(": ")", "《": "》", "“": "”", "【": "】", "[": "]", "〔": "〕"}
_OPENING = {closing: opening for opening, closing in _CLOSING.items()}


@dataclass(frozen=True, slots=True)
class CleanText:
    """NFKC text without white space, and where each character stood.

    Attributes:
        text: What the grammar reads.
        original: What was printed.
        offsets: For each character of ``text`` its offset in ``original``.
    """

    text: str
    original: str
    offsets: tuple[int, ...]

    def printed(self, start: int, end: int) -> str:
        """Return what was printed for ``text[start:end]``."""
        if start >= end:
            return ""
        return self.original[self.offsets[start] : self.offsets[end - 1] + 1]


def clean(original: str) -> CleanText:
    """Return ``original`` NFKC-normalised without white space.

    A single space stays between two digits or letters: it may part two numbers, and only
    the reader of the number can tell.
    """
    characters: list[str] = []
    offsets: list[int] = []
    for offset, printed in enumerate(original):
        for character in nfkc(printed):
            if character.isspace() and (not characters or characters[-1] == " "):
                continue
            characters.append(" " if character.isspace() else character)
            offsets.append(offset)
    kept = [index for index in range(len(characters)) if _is_kept(characters, index)]
    return CleanText(
        "".join(characters[index] for index in kept),
        original,
        tuple(offsets[index] for index in kept),
    )


def _is_kept(characters: list[str], index: int) -> bool:
    if characters[index] != " ":
        return True
    around = characters[index - 1 : index] + characters[index + 1 : index + 2]
    return len(around) == 2 and all(side.isascii() and side.isalnum() for side in around)


def bracket_pairs(text: str) -> list[tuple[int, int]]:
    """Return the offsets of matching brackets and quotes; a stray one belongs to no pair."""
    pairs: list[tuple[int, int]] = []
    open_at: list[int] = []
    for index, character in enumerate(text):
        if character in _CLOSING:
            open_at.append(index)
        elif character in _OPENING:
            _close(text, index, open_at, pairs)
    return sorted(pairs)


def _close(text: str, index: int, open_at: list[int], pairs: list[tuple[int, int]]) -> None:
    for depth in range(len(open_at) - 1, -1, -1):
        if text[open_at[depth]] == _OPENING[text[index]]:
            pairs.append((open_at[depth], index))
            del open_at[depth:]
            return
