"""Composes a Shanxi disclosure: cover, contents, four parts."""

from __future__ import annotations

from collections.abc import Iterator

from tests.typesetter.blocks import Block, Break, Grid, Kind, Line
from tests.typesetter.facts import Passage
from tests.typesetter.forms import load_layout
from tests.typesetter.shanxi_form import shanxi_forms
from tests.typesetter.shanxi_narrative import SCOPE, ShanxiNarrative
from tests.typesetter.spec import Disclosure, Table

NUMERALS = "一二三四五六七八九十"
_TERMS = (
    ("基本支出", "预算单位维持机构运转和日常工作所需的支出，分为人员经费和公用经费。"),
    ("项目支出", "预算单位为特定任务或发展目标，在基本支出以外安排的支出。"),
    ("“三公”经费", "用财政拨款安排的因公出国（境）费、公务用车购置及运行费和公务接待费。"),
    ("机关运行经费", "行政单位和参照公务员法管理的单位用财政拨款安排的公用经费。"),
    ("财政专户管理资金", "按规定缴入财政专户、实行专项管理的教育收费等资金。"),
    ("单位资金", "财政拨款和财政专户管理资金以外的收入，如事业收入和经营收入。"),
    ("上年结转", "以前年度已经安排、尚未用完并按原用途继续使用的资金。"),
    ("财政拨款", "一般公共预算、政府性基金预算和国有资本经营预算安排的资金。"),
)


def numeral(number: int) -> str:
    """Return a Chinese numeral below 100."""
    tens, ones = divmod(number, 10)
    digits = ("", *NUMERALS)
    return digits[ones] if not tens else f"{digits[tens] if tens > 1 else ''}十{digits[ones]}"


def compose(spec: Disclosure) -> list[Block]:
    """Return the blocks of a disclosure in their printed order."""
    body = [*_overview(spec), *_tables(spec), *_narrative(spec), *_terms()]
    return [*_cover(spec), *_contents(spec, body), *body]


def _cover(spec: Disclosure) -> Iterator[Block]:
    identity = spec.identity
    yield Line(Kind.COVER, identity.agency)
    yield Line(Kind.COVER, f"{identity.year}年度{SCOPE[identity.scope]}预算公开")
    yield Break()


def _contents(spec: Disclosure, body: list[Block]) -> Iterator[Block]:
    yield Line(Kind.SECTION, "目 录")
    ordinal = 0
    for block in body:
        if not isinstance(block, Line) or block.kind not in (Kind.PART, Kind.SECTION, Kind.TITLE):
            continue
        ordinal += block.kind is Kind.TITLE
        label = f"表{numeral(ordinal)}" if block.kind is Kind.TITLE else ""
        yield Line(Kind.CONTENTS, f"{label}{block.text}", target=block.text)
    yield Break()


def _overview(spec: Disclosure) -> Iterator[Block]:
    identity = spec.identity
    yield Line(Kind.PART, "第一部分 概况")
    yield Line(Kind.SECTION, f"一、本{SCOPE[identity.scope]}职责")
    for i, duty in enumerate(identity.duties, 1):
        yield Line(Kind.TEXT, f"（{numeral(i)}）{duty}")
    yield Line(Kind.SECTION, "二、机构设置情况")
    yield Line(Kind.TEXT, identity.organisation)
    for unit in identity.subordinate_units:
        yield Line(Kind.TEXT, unit)


def _tables(spec: Disclosure) -> Iterator[Block]:
    scope = SCOPE[spec.identity.scope]
    yield Break()
    yield Line(Kind.PART, f"第二部分 {spec.identity.year}年{scope}预算报表")
    for i, table in enumerate(spec.tables):
        if i:
            yield Break()
        yield from _table(spec, table)


def _table(spec: Disclosure, table: Table) -> Iterator[Block]:
    form = load_layout(spec.layout).form(table.id)
    if table.number:
        yield Line(Kind.NUMBER, table.number)
    yield Line(Kind.TITLE, table.title)
    yield Line(Kind.LABEL, f"{SCOPE[spec.identity.scope]}名称：{spec.identity.agency}")
    yield Line(Kind.LABEL, f"单位：{table.unit}")
    yield Grid(table, form, spec.identity.year)
    if table.empty:
        yield Line(Kind.NOTE, "注：本表无数据")
    if table.note:
        yield Line(Kind.NOTE, f"注：{table.note}")


def _narrative(spec: Disclosure) -> Iterator[Block]:
    scope = SCOPE[spec.identity.scope]
    yield Break()
    yield Line(Kind.PART, f"第三部分 {spec.identity.year}年度{scope}预算情况说明")
    for i, (title, passages) in enumerate(ShanxiNarrative(spec).sections(), 1):
        yield Line(Kind.SECTION, f"{numeral(i)}、{title}")
        for passage in passages:
            if isinstance(passage, Passage):
                yield Line(Kind.TEXT, passage.text)
            else:
                yield Line(Kind.SUBSECTION, passage)
        if "绩效" in title:
            yield from shanxi_forms(spec)


def _terms() -> Iterator[Block]:
    yield Break()
    yield Line(Kind.PART, "第四部分 名词解释")
    for i, (term, meaning) in enumerate(_TERMS, 1):
        yield Line(Kind.TEXT, f"{numeral(i)}、{term}：{meaning}")
