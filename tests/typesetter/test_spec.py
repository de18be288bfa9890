"""Specs are read strictly, and say what the printed sources say."""

from __future__ import annotations

import csv
import tomllib
import unicodedata
from collections import Counter, defaultdict
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from tests.typesetter.loading import SpecError, build
from tests.typesetter.narrative import Change, Narrative, Part
from tests.typesetter.samples import spec_names, spec_of
from tests.typesetter.spec import Disclosure, Table, validate
from tests.typesetter.targets import Fund
from tests.typesetter.truth import YUAN, disclosure_lines

SOURCES = {
    "jincheng_finance_2024": "000",
    "yangquan_finance_2024": "001",
    "jincheng_zone_finance_2026": "003",
}


@pytest.mark.parametrize(("name", "seed"), SOURCES.items())
def test_spec_holds_every_amount_read_by_eye_from_the_source(
    name: str, seed: str, root: Path
) -> None:
    path = root / "tests" / "golden" / "seeds" / f"{seed}_tables.tsv"
    with path.open(encoding="utf-8", newline="") as file:
        golden = Counter(_golden_key(row) for row in csv.DictReader(file, delimiter="\t"))
    own = Counter(
        (
            line.table_id,
            line.side or "",
            line.code or "",
            line.item,
            line.gov_econ_name or "",
            line.measure,
            line.amount_yuan,
            line.is_total,
            line.level,
        )
        for line in disclosure_lines(spec_of(name))
    )
    assert own == golden


def _golden_key(row: dict[str, str]) -> tuple[object, ...]:
    return (
        row["table_id"],
        row["side"],
        row["code"],
        unicodedata.normalize("NFKC", row["item"]),
        unicodedata.normalize("NFKC", row["gov_econ_name"]),
        row["measure"],
        Decimal(row["amount_wan"]) * 10_000,
        row["is_total"] == "1",
        int(row["level"]) if row["level"] else None,
    )


@pytest.mark.parametrize("name", SOURCES)
def test_forms_state_the_money_of_the_project_table(name: str) -> None:
    """In total; names may differ in the source, and some do."""
    spec = spec_of(name)
    table = spec.table("project_expenditure")
    projects = [cells for cells in map(table.cells, table.rows) if cells["level"] == "3"]
    printed = sum((Decimal(cells["total"]) for cells in projects), Decimal()) * 10_000
    funds = sum((Decimal(form.funds[0].annual) for form in spec.forms), Decimal())
    assert len(spec.forms) == len(projects)
    assert abs(printed - funds) < 100 * len(projects)


@pytest.mark.parametrize("name", SOURCES)
def test_narrative_counts_the_forms_and_their_money(name: str) -> None:
    spec = spec_of(name)
    assert isinstance(spec.narrative, Narrative)
    published = spec.narrative.targets.published
    funds = sum((Decimal(form.funds[0].annual) for form in spec.forms), Decimal())
    assert int(published.count) == len(spec.forms)
    assert round(funds / 10_000, 2) == Decimal(published.amount)


@pytest.mark.parametrize("name", SOURCES)
def test_sources_of_a_form_make_its_total(name: str) -> None:
    for form in spec_of(name).forms:
        total, *parts = form.funds
        for phase in ("implementation", "annual"):
            amounts = [Decimal(getattr(part, phase) or 0) for part in parts]
            assert sum(amounts) == Decimal(getattr(total, phase)), form.project


def test_a_form_states_its_total_first_and_amounts() -> None:
    spec = spec_of("jincheng_zone_finance_2026")
    form = spec.forms[0]
    for funds, fault in (
        (form.funds[1:], "do not begin"),
        ((Fund("total", "1,800,000", ""),), "no amount"),
    ):
        with pytest.raises(SpecError, match=fault):
            validate(replace(spec, forms=(replace(form, funds=funds),)))


def test_every_spec_is_valid() -> None:
    assert len([spec_of(name) for name in spec_names()]) >= len(SOURCES)


def test_a_table_is_read_from_keys_or_in_order() -> None:
    assert build(Part, {"name": "基本支出", "amount": "1"}) == Part("基本支出", "1")
    assert build(Part, ["基本支出", "1", "100"]) == Part("基本支出", "1", "100")


@pytest.mark.parametrize(
    ("value", "fault"),
    [
        ({"direction": "same", "colour": "red"}, "unknown"),
        ({"amount": "1"}, "missing"),
        ({"direction": 1}, "is no str"),
        (["same", "", "", "", "", ""], "neither a table nor an array"),
        ("same", "neither a table nor an array"),
    ],
)
def test_a_wrong_spec_is_refused(value: object, fault: str) -> None:
    with pytest.raises(SpecError, match=fault):
        build(Change, value)


def _with_rows(*rows: tuple[str, ...], empty: bool = False) -> Disclosure:
    spec = spec_of("jincheng_zone_finance_2026")
    table = replace(spec.table("expenditure_summary"), rows=rows, empty=empty)
    return replace(spec, tables=(table,))


@pytest.mark.parametrize(
    ("spec", "fault"),
    [
        (_with_rows(("201", "甲", "1,000")), "is no amount"),
        (_with_rows(("20l", "甲", "1")), "is no code"),
        (_with_rows(("201", "甲", "1", "1", "", "")), "longer than its columns"),
        (_with_rows(("201", "甲", "1"), empty=True), "declared empty"),
    ],
)
def test_a_wrong_table_is_refused(spec: Disclosure, fault: str) -> None:
    with pytest.raises(SpecError, match=fault):
        validate(spec)


def test_columns_are_those_of_the_form() -> None:
    table = Table("expenditure_summary", "表", "万元", ("function_code", "total"), ())
    spec = replace(spec_of("jincheng_zone_finance_2026"), tables=(table,))
    with pytest.raises(SpecError, match="columns"):
        validate(spec)


@pytest.mark.parametrize("name", ["wanli_2023", "wanli_2024"])
def test_levels_of_the_shanghai_tables_add_up(name: str) -> None:
    """合计 = Σ 类 = Σ 款 = Σ 项, which the printed tables hold to the yuan."""
    sums: dict[tuple[str, str], dict[int | None, Decimal]] = defaultdict(
        lambda: defaultdict(Decimal)
    )
    for line in disclosure_lines(spec_of(name)):
        if line.code or line.is_total:
            sums[line.table_id, line.measure][line.level] += line.amount_yuan
    coded = {key: levels for key, levels in sums.items() if 1 in levels}
    assert len(coded) == (11 if name == "wanli_2023" else 14)
    assert {key for key, levels in coded.items() if len(set(levels.values())) > 1} == set()


def test_the_shanghai_spec_holds_every_amount_read_by_eye(root: Path) -> None:
    spec = spec_of("wanli_2024")
    path = root / "tests" / "golden" / "disclosures" / "sh_pt_wanli_2024_dept.toml"
    tables = tomllib.loads(path.read_text("utf-8"))["tables"]
    golden = [
        (table, row, measure, Decimal(text.replace(",", "")) * YUAN[table["unit"]])
        for table in tables
        for row in table["rows"]
        for measure, text in row["amounts"].items()
        if text
    ]
    own = {(line.table_id, line.code or "", line.amount_yuan) for line in disclosure_lines(spec)}
    codes = ("function_code", "dept_econ_code")
    found = [
        (table["table_id"], next((row[code] for code in codes if code in row), ""), amount) in own
        for table, row, _, amount in golden
    ]
    assert len(found) == 80
    assert all(found)
