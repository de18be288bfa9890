"""The units that a department's budget includes, as its overview lists them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from budgetkit.document.model import Block, Heading, Table
from budgetkit.text import compact, tidy, without_enumeration

_HEAD = re.compile(
    r"(?:(?:预算|下属|所属|二级|基层|纳入[^。;:]{0,60}的)(?:预算)?单位"
    r"|部门预算|行政单位[0-9]+家[^。;:]{0,40}|单位构成[^。;:]{0,10})"
    r"[^。;:内设]{0,30}?(?:具体)?(?:包括|分别是|分别为|如下|(?<=个预算单位,)为|(?<=单位,)为|有(?![0-9]))"
    r"(?:[(（][^()（）]*[)）])?[:：,，]?"
)
_UNIT = re.compile(
    r"^[\u4e00-\u9fff“”·]{3,40}(?:局|中心|院|所|站|队|委员会|办公室|办|校|会|馆|团|厅|本级|本部|机关"
    r"|支队|园|场|处|室|部|社|秘书处)(?:[(（][^()（）]{1,30}[)）])?$"
)
_KIND_NOTE = re.compile(r"[(（](?:行政|事业|参公|机关|全额|差额|公益|非独立)[^()（）]*[)）]")
_TAIL = re.compile(r"(?:部门|单位)?(?:预算|决算)$|等[0-9]*[家个]?(?:预算)?(?:单位)?$")
_GENERIC = re.compile(r"^(?:部门|单位|局|本部门|机关)?本级|内设|所属|下属|处室|科室|级预算")
_SEPARATOR = re.compile(
    r"[、,，;；]|(?<=[)）局心院所站队会室校馆厅级部])(?:和|及|以及)(?=[\u4e00-\u9fff]{4})|\s|(?=[0-9]{1,2}[.．、])"
)
_LAST_LISTING = 40
_UNIT_COLUMN = re.compile(r"^(?:预算)?单位(?:名称)?$")


def subordinate_units(blocks: Sequence[Block]) -> tuple[str, ...]:
    """Return the units listed as included, in order, normalised; empty where none are.

    A list stands behind words such as 预算单位包括, in the same sentence, in the lines or
    in the table that follow. Where a document lists its budget units, a list of its
    subordinate organisations beside it (下属单位) does not count.
    """
    budgeted: dict[str, None] = {}
    subordinate: dict[str, None] = {}
    for head, text in _listed(blocks):
        if name := _unit(text):
            (budgeted if "预算" in head else subordinate).setdefault(name)
    return tuple(budgeted or subordinate)


def _unit(text: str) -> str | None:
    name = tidy(without_enumeration(text.strip())).rstrip("。;；,，.")
    name = _TAIL.sub("", _KIND_NOTE.sub("", name))
    if not _UNIT.match(compact(name)) or _GENERIC.search(name):
        return None
    return name


def _listed(blocks: Sequence[Block]) -> Iterator[tuple[str, str]]:
    """Yield candidate names with the words that head their list."""
    listing: str | None = None
    for block in blocks:
        if isinstance(block, Table):
            yield from ((listing, text) for text in _column(block) if listing)
            listing = None
            continue
        text = compact(block.text)
        if listing and (_unit(text) or _is_item(block, text)):
            yield listing, block.text
            continue
        yield from _inline(text)
        heads = _heads(text)
        listing = heads[-1].group() if heads and heads[-1].end() == len(text) else None


def _heads(text: str) -> list[re.Match[str]]:
    return [head for head in _HEAD.finditer(text) if "内设" not in head.group()]


def _is_item(block: Block, text: str) -> bool:
    """Whether a line may be an item of the list though no unit itself."""
    return not isinstance(block, Heading) and len(text) <= _LAST_LISTING and "。" in text


def _inline(text: str) -> Iterator[tuple[str, str]]:
    for head in _heads(text):
        sentence = text[head.end() :].partition("。")[0]
        yield from ((head.group(), part) for part in _SEPARATOR.split(sentence) if part)


def _column(table: Table) -> Iterable[str]:
    """Return the cells of a column that is headed as one of units."""
    heads = [compact(text) for text in table.rows[0].texts]
    column = next((i for i, head in enumerate(heads) if _UNIT_COLUMN.match(head)), None)
    if column is None:
        return ()
    return (row.texts[column] for row in table.rows[1:] if column < len(row.cells))
