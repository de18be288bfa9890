"""Tables that go on below a title of their own or on the next sheet: 续表."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from budgetkit.document.flow import FlowItem, FlowText
from budgetkit.document.model import Row, Table
from budgetkit.text import compact
from budgetkit.units import looks_numeric

_CONTINUED = re.compile("续表|[(]续[一二三四五六七八九十0-9]*[)]")
_LABELS_MAX = 4
"""Title, number, agency and unit may stand again."""
_LEFT_OUT = "running_head"


def with_continuations(items: Sequence[FlowItem]) -> Iterator[FlowItem]:
    """Yield the items, tables that say that they go on joined to those before them.

    Joined is what is as wide as the table before; a head that is printed again is dropped,
    titles and labels are left out of the text.
    """
    at = 0
    while at < len(items):
        item = items[at]
        at += 1
        while isinstance(item, Table) and (goes_on := _goes_on(item, items, at)):
            labels, following = goes_on
            item = _joined(item, following)
            for text in labels:
                yield replace(text, left_out=_LEFT_OUT)
            at += len(labels) + 1
        yield item


def _goes_on(
    table: Table, items: Sequence[FlowItem], at: int
) -> tuple[list[FlowText], Table] | None:
    """The labels at ``at`` and the table below them, if they say that ``table`` goes on."""
    labels: list[FlowText] = []
    for item in items[at : at + _LABELS_MAX + 1]:
        if isinstance(item, Table):
            says_so = any(_CONTINUED.search(compact(text.text)) for text in labels)
            as_wide = len(item.rows[0].cells) == len(table.rows[0].cells)
            return (labels, item) if says_so and as_wide else None
        labels.append(item)
    return None


def _joined(table: Table, following: Table) -> Table:
    rows = following.rows
    repeated = 0
    for mine, other in zip(table.rows, rows, strict=False):
        if _key(mine) != _key(other) or any(map(looks_numeric, other.texts)):
            break
        repeated += 1
    return replace(table, rows=(*table.rows, *rows[repeated:]))


def _key(row: Row) -> list[str]:
    return [compact(text) for text in row.texts]
