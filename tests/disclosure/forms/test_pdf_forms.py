"""The forms of real PDFs, one example of each layout, against figures read by eye.

``tests/golden/forms`` holds every form's head and funds, and indicators of each layout, read
from the rendered pages.
"""

import csv
import tomllib
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from budgetkit.disclosure.forms import target_forms
from budgetkit.disclosure.identity import read_identity
from budgetkit.disclosure.targets_model import TargetForm
from budgetkit.document import read_document
from budgetkit.sources import open_source
from budgetkit.text import compact

GOLDEN = Path(__file__).parents[2] / "golden" / "forms"
YUAN = {"元": 1, "万元": 10_000}
PARTS = ("fiscal", "carry_over", "other")
PUBLISHED = {
    "bj_zhongda_2026_tables": 10,
    "central_xinfangju_2026_budget": 3,
    "fj_fuzhou_jiaojing_2026": 14,
    "gd_guangzhou_xinfang_2026": 9,
    "hn_changsha_gongan_2025": 14,
    "sd_yantai_xinfang_2026": 3,
    "sd_yantai_zhengfuban_2026": 10,
    "sh_pt_wanli_2023_dept": 5,
    "sn_xian_tongji_2026": 9,
    "zj_hangzhou_qixiang_2026": 3,
}
"""Projects that each document says it publishes, or prints a form or a row for."""
SUMS_OFF = {("sh_pt_wanli_2023_dept", "公共服务设施运行经费")}
"""Forms whose printed parts do not make their printed total."""
WITHOUT_FORMS = ("cq_xuanchuan_2026", "gd_shenzhen_tongji_2026", "sh_pt_wanli_2024_dept")


def golden(file_name: str) -> list[dict[str, str]]:
    with (GOLDEN / file_name).open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE))


def golden_disclosure(name: str) -> dict[str, Any]:
    path = GOLDEN.parent / "disclosures" / f"{name}.toml"
    return tomllib.loads(path.read_text("utf-8"))


@cache
def forms(folder: Path, name: str) -> tuple[TargetForm, ...]:
    document = read_document(open_source(folder / "disclosures" / f"{name}.pdf"))
    return target_forms(document.blocks, read_identity(document))


def yuan(text: str, unit: str) -> Decimal | None:
    return Decimal(text.replace(",", "")) * YUAN[unit] if text else None


@pytest.mark.parametrize("name", sorted(PUBLISHED))
def test_every_form_with_its_head_and_funds(shared_dir: Path, name: str) -> None:
    expected = [row for row in golden("pdf_forms.tsv") if row["file"] == name]
    read = forms(shared_dir, name)
    assert len([form for form in read if form.kind == "project"]) == PUBLISHED[name]
    assert len(read) == len(expected)
    for row, form in zip(expected, read, strict=True):
        head = ("kind", "project", "agency_code", "agency", "implementing_unit")
        assert [compact(getattr(form, key) or "") for key in head] == [
            compact(row[key]) for key in head
        ]
        assert form.place.page == int(row["page"])
        phase = row["phase"]
        assert form.funds_yuan.get(phase) == yuan(row["total"], row["unit"])
        for part in PARTS:
            assert form.funds_yuan.get(f"{phase}_{part}") == yuan(row[part], row["unit"])
        assert not form.damaged


TOTALS = {
    "bj_zhongda_2026_tables": ("129.235000", "万元"),
    "fj_fuzhou_jiaojing_2026": ("30402.81", "万元"),
    "hn_changsha_gongan_2025": ("39,052.86", "万元"),
    "sd_yantai_xinfang_2026": ("235", "万元"),
    "sd_yantai_zhengfuban_2026": ("5039.97", "万元"),
    "sh_pt_wanli_2023_dept": ("33513343.00", "元"),
    "sn_xian_tongji_2026": ("2540.81", "万元"),
    "zj_hangzhou_qixiang_2026": ("2,131.61", "万元"),
}
"""What the printed totals of all projects' forms add up to, by hand or as the text says."""


@pytest.mark.parametrize("name", sorted(PUBLISHED))
def test_as_many_forms_as_the_golden_disclosure_counts(shared_dir: Path, name: str) -> None:
    counted = golden_disclosure(name)["forms"]
    projects = [form for form in forms(shared_dir, name) if form.kind == "project"]
    said = counted.get("narrative_projects", counted["forms_printed"]) or PUBLISHED[name]
    assert len(projects) == said == PUBLISHED[name]


@pytest.mark.parametrize("name", sorted(TOTALS))
def test_the_forms_add_up_to_what_the_document_says(shared_dir: Path, name: str) -> None:
    amounts = [
        form.funds_yuan.get("annual", form.funds_yuan.get("implementation")) or Decimal(0)
        for form in forms(shared_dir, name)
        if form.kind == "project"
    ]
    assert sum(amounts) == yuan(*TOTALS[name])


@pytest.mark.parametrize("name", sorted(PUBLISHED))
def test_the_parts_of_the_funds_make_the_total(shared_dir: Path, name: str) -> None:
    for form in forms(shared_dir, name):
        for phase in ("implementation", "annual"):
            total = form.funds_yuan.get(phase)
            parts = [form.funds_yuan.get(f"{phase}_{part}") for part in PARTS]
            known = [part for part in parts if part is not None]
            if total is not None and known and (name, form.project) not in SUMS_OFF:
                assert sum(known) == total, form.project


def golden_indicators() -> Iterator[dict[str, str]]:
    yield from golden("pdf_indicators.tsv")


@pytest.mark.parametrize("name", sorted({row["file"] for row in golden_indicators()}))
def test_indicators_with_class_name_value_and_weight(shared_dir: Path, name: str) -> None:
    expected = [row for row in golden_indicators() if row["file"] == name]
    read = [
        (
            compact(form.project or ""),
            str(own.place.page),
            own.level1,
            own.level2,
            compact(own.name or ""),
            compact(own.value.text),
            own.weight,
        )
        for form in forms(shared_dir, name)
        for own in form.indicators
    ]
    for row in expected:
        wanted = (
            compact(row["project"]),
            row["page"],
            row["level1"],
            row["level2"],
            compact(row["name"]),
            compact(row["value"]),
            Decimal(row["weight"]) if row["weight"] else None,
        )
        assert wanted in read


def test_a_class_that_is_not_printed_is_inferred_and_said_to_be(shared_dir: Path) -> None:
    inferred = [
        (own.name, own.level2)
        for form in forms(shared_dir, "hn_changsha_gongan_2025")
        for own in form.indicators
        if own.class_uncertain
    ]
    assert inferred == [
        ("刑事案件发案率", "社会效益指标"),
        ("电信诈骗发案率", "社会效益指标"),
        ("民警因执法维权被投诉情况", "社会效益指标"),
        ("警务评议考核排名", "社会效益指标"),
        ("安保维稳考核排名", "社会效益指标"),
    ]


def test_scoring_rules_are_kept(shared_dir: Path) -> None:
    rules = [
        own.scoring_text
        for form in forms(shared_dir, "hn_changsha_gongan_2025")
        for own in form.indicators
    ]
    assert all(rules)


@pytest.mark.parametrize("name", WITHOUT_FORMS)
def test_a_document_without_forms_has_none(shared_dir: Path, name: str) -> None:
    assert forms(shared_dir, name) == ()
