"""Lists of indicators that no form was read from, so that nothing is lost unsaid."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from budgetkit.disclosure.forms.labels import class_label
from budgetkit.disclosure.forms.source import form_sources, is_title
from budgetkit.document.model import Block, Place, Row, Table, Warning

_FEWEST_CLASSES = 3
_LONGEST_LABEL = 14


def unread_forms(blocks: Sequence[Block]) -> Iterator[Warning]:
    """Yield a warning for each stretch that names classes of indicators outside of forms.

    A stretch ends with the title of the next form.
    """
    claimed = {row.place for source in form_sources(blocks) for row in source.rows}
    found: dict[str, Place] = {}
    for text, place in _texts(blocks, claimed):
        if is_title(text):
            yield from _warning(found)
            found = {}
        elif len(text) <= _LONGEST_LABEL and (key := class_label(text)):
            found.setdefault(key, place)
    yield from _warning(found)


def _texts(blocks: Sequence[Block], claimed: set[Place]) -> Iterator[tuple[str, Place]]:
    for block in blocks:
        if not isinstance(block, Table):
            yield block.text.strip(), block.place
        else:
            for row in block.rows:
                yield from _row_texts(row) if row.place not in claimed else ()


def _row_texts(row: Row) -> Iterator[tuple[str, Place]]:
    return ((text.strip(), row.place) for text in row.texts if text.strip())


def _warning(found: dict[str, Place]) -> Iterator[Warning]:
    if len(found) >= _FEWEST_CLASSES:
        message = f"这里有 {len(found)} 类绩效指标未能读成绩效目标表，请对照原件"
        yield Warning("form-unread", message, next(iter(found.values())))
