"""Composes a Shanghai disclosure: duties, units, terms, explanation, tables, other matters."""

from __future__ import annotations

from collections.abc import Iterator

from tests.typesetter.blocks import Block, Break, Grid, Kind, Line
from tests.typesetter.forms import load_layout
from tests.typesetter.project_form import project_forms
from tests.typesetter.shanghai_narrative import OTHER, PREPARATION, ShanghaiTeller
from tests.typesetter.shanxi import numeral
from tests.typesetter.spec import Disclosure, Table

_TERMS = (
    (
        "基本支出预算",
        "预算单位为维持运转编制的年度支出计划，分为人员经费和公用经费。",
    ),
    ("项目支出预算", "预算单位为特定工作任务，在基本支出以外编制的年度支出计划。"),
    ("“三公”经费", "用区级财政拨款安排的因公出国（境）费、公务用车购置及运行费和公务接待费。"),
    ("机关运行经费", "行政单位和参照公务员法管理的单位用财政拨款安排的日常公用经费。"),
)


def compose(spec: Disclosure) -> list[Block]:
    """Return the blocks of a disclosure in their printed order."""
    body = [*_overview(spec), *_preparation(spec), *_tables(spec), *_other(spec)]
    return [*_cover(spec), *_contents(body), *body]


def _cover(spec: Disclosure) -> Iterator[Block]:
    identity = spec.identity
    place = f"{identity.province}{identity.district}"
    yield Line(Kind.COVER, f"{place}{identity.year}年区级部门预算")
    yield Line(Kind.COVER, f"预算主管部门：{identity.agency}")
    yield Break()


def _contents(body: list[Block]) -> Iterator[Block]:
    yield Line(Kind.SECTION, "目 录")
    lines = [block for block in body if isinstance(block, Line)]
    parts = tables = 0
    for line in lines:
        if line.kind is Kind.PART:
            parts, tables = parts + 1, 0
            yield Line(Kind.CONTENTS, f"{numeral(parts)}、{line.text}", target=line.text)
        elif line.kind is Kind.TITLE:
            if not tables:
                parts += 1
                yield Line(Kind.CONTENTS, f"{numeral(parts)}、部门预算表", target=line.text)
            tables += 1
            yield Line(Kind.CONTENTS, f"{tables}. {line.text}", target=line.text)
    yield Break()


def _overview(spec: Disclosure) -> Iterator[Block]:
    identity = spec.identity
    yield Line(Kind.PART, "部门主要职能")
    yield Line(Kind.TEXT, f"{identity.agency}是区政府的派出机关，主要职能如下：")
    for i, duty in enumerate(identity.duties, 1):
        yield Line(Kind.TEXT, f"{numeral(i)}、{duty}")
    yield Break()
    yield Line(Kind.PART, "部门机构设置")
    yield Line(Kind.TEXT, identity.organisation)
    for i, unit in enumerate(identity.subordinate_units, 1):
        yield Line(Kind.TEXT, f"{i}. {unit}。")
    yield Break()
    yield Line(Kind.PART, "名词解释")
    for i, (term, meaning) in enumerate(_TERMS, 1):
        yield Line(Kind.TEXT, f"（{numeral(i)}）{term}：{meaning}")


def _preparation(spec: Disclosure) -> Iterator[Block]:
    yield Break()
    yield Line(Kind.PART, PREPARATION)
    for passage in ShanghaiTeller(spec).preparation():
        yield Line(Kind.TEXT, passage.text)


def _tables(spec: Disclosure) -> Iterator[Block]:
    for table in spec.tables:
        yield Break()
        yield from _table(spec, table)


def _table(spec: Disclosure, table: Table) -> Iterator[Block]:
    layout = load_layout(spec.layout)
    form = layout.form(table.id)
    yield Line(Kind.TITLE, table.title)
    yield Line(Kind.LABEL, f"编制部门：{spec.identity.agency}")
    yield Line(Kind.LABEL, f"单位：{table.unit}")
    yield Grid(table, form, spec.identity.year, layout.thousands)
    if table.note:
        yield Line(Kind.NOTE, f"注：{table.note}")


def _other(spec: Disclosure) -> Iterator[Block]:
    teller = ShanghaiTeller(spec)
    yield Break()
    yield Line(Kind.PART, OTHER)
    for i, (title, passages) in enumerate(teller.other(), 1):
        yield Line(Kind.SECTION, f"{numeral(i)}、{title}")
        for passage in passages:
            yield Line(Kind.TEXT, passage.text)
    yield Break()
    yield Line(Kind.PART, "项目经费情况说明")
    for i, (title, text) in enumerate(teller.project(), 1):
        yield Line(Kind.SECTION, f"{numeral(i)}、{title}")
        yield Line(Kind.TEXT, text)
    yield from project_forms(spec)
