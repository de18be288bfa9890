"""The units that a department's budget includes, as its overview lists them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from budgetkit.document.model import Block, Heading, Paragraph, Table
from budgetkit.text import compact, tidy, without_enumeration

_SECTION = re.compile(r"机构设置|机构情况|单位构成|部门构成|预算单位|基本情况")
_LIST_HEAD = re.compile(r"(?:单位|机构)(?:范围)?(?:包括|如下|有|为|共[0-9]+[个家]).{0,20}[:：]\s*$")
_INLINE = re.compile(
    r"(?:预算单位|下属单位|所属单位|二级单位)(?:分别)?(?:包括|有|为)[:：]?(?P<units>[^。;；]+)"
)
_UNIT = re.compile(
    r"^[\u4e00-\u9fff“”·]{2,30}(?:局|中心|院|所|站|队|委员会|办公室|办|校|会|馆|团|厅|本级|机关|支队|园|场)"
    r"(?:[(（][^()（）]{1,30}[)）])?$"
)
_SEPARATOR = re.compile("[、,，和及]")


def subordinate_units(blocks: Sequence[Block]) -> tuple[str, ...]:
    """Return the units listed in the overview, in order, normalised; empty where none are."""
    found: dict[str, None] = {}
    for text in _listed(blocks):
        name = tidy(without_enumeration(text.strip())).rstrip("。;；,，.")
        if _UNIT.match(compact(name)):
            found.setdefault(name)
    return tuple(found)


def _listed(blocks: Sequence[Block]) -> Iterator[str]:
    in_section = in_list = False
    for block in blocks:
        if isinstance(block, Table):
            in_list = False
            continue
        if isinstance(block, Heading) and not _UNIT.match(compact(without_enumeration(block.text))):
            in_section, in_list = bool(_SECTION.search(block.text)), False
            continue
        if not in_section:
            continue
        if in_list:
            yield block.text
        elif isinstance(block, Paragraph):
            yield from _inline(block.text)
        in_list = in_list or bool(_LIST_HEAD.search(compact(block.text)))


def _inline(text: str) -> Iterator[str]:
    for found in _INLINE.finditer(compact(text)):
        yield from _SEPARATOR.split(found["units"])
