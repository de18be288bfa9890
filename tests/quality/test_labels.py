"""The rules against what was judged by eye."""

from __future__ import annotations

from pathlib import Path

import pytest

from budgetkit.quality import Form
from budgetkit.quality.context import Project
from budgetkit.quality.methods import METHODS
from tests.quality.confusion import page
from tests.quality.labels import (
    Counts,
    Graded,
    compare_described,
    compare_forms,
    compare_grades,
    compare_indicators,
    described_labels,
    labelled_forms,
    read_forms,
    rows,
    together,
)

LEAST_PRECISION, LEAST_RECALL = 0.9, 0.85


@pytest.fixture(scope="module")
def real(shared_dir: Path) -> tuple[list[Form], dict[str, list[Project]]]:
    return read_forms(shared_dir)


@pytest.fixture(scope="module")
def form_counts(real: tuple[list[Form], dict[str, list[Project]]]) -> dict[str, Counts]:
    return compare_forms(*real, labelled_forms())


@pytest.fixture(scope="module")
def graded(real: tuple[list[Form], dict[str, list[Project]]]) -> list[Graded]:
    return compare_grades(*real)


def _poor(counts: dict[str, Counts]) -> dict[str, tuple[float | None, float | None]]:
    return {
        rule_id: (own.precision, own.recall)
        for rule_id, own in counts.items()
        if (own.precision if own.precision is not None else 1) < LEAST_PRECISION
        or (own.recall if own.recall is not None else 1) < LEAST_RECALL
    }


def test_the_set_is_as_large_as_promised_and_each_label_has_its_reason() -> None:
    indicators, forms = rows("indicators.tsv"), rows("forms.tsv")
    assert len(indicators) >= 300
    assert len({(row["source"], row["form"]) for row in forms}) >= 30
    assert all(row["reason"] for row in [*indicators, *forms])


def test_indicator_rules_agree_with_the_labels() -> None:
    assert _poor(compare_indicators()) == {}


@pytest.mark.slow
def test_form_rules_agree_with_the_labels(form_counts: dict[str, Counts]) -> None:
    assert _poor(form_counts) == {}


def test_rules_agree_with_the_invented_breaches() -> None:
    assert _poor(compare_indicators("invented_indicators.tsv")) == {}
    assert _poor(compare_described("invented")) == {}


@pytest.mark.slow
def test_every_machine_rule_has_a_labelled_breach(form_counts: dict[str, Counts]) -> None:
    counts = together(
        compare_indicators(),
        compare_indicators("invented_indicators.tsv"),
        compare_described("invented"),
        form_counts,
    )
    assert set(counts) == set(METHODS)
    assert [rule for rule, own in counts.items() if own.hit + own.missed == 0] == []


def test_the_forms_held_out_are_as_many_as_promised() -> None:
    assert len(rows("unseen_indicators.tsv")) >= 60
    assert len(described_labels("unseen")) >= 8
    assert len(rows("third_indicators.tsv")) >= 120
    held_out = [*rows("unseen_indicators.tsv"), *rows("third_indicators.tsv")]
    assert all(row["reason"] for row in [*held_out, *rows("fourth_indicators.tsv")])


@pytest.mark.slow
def test_grades_are_those_of_a_reader(graded: list[Graded]) -> None:
    scale = "优良中差"
    assert len(graded) >= 10
    apart = [abs(scale.index(own.by_eye) - scale.index(own.grade or "")) for own in graded]
    assert max(apart) <= 1
    assert apart.count(0) >= 0.8 * len(graded)


@pytest.mark.slow
def test_the_table_in_the_docs_is_of_these_labels(
    root: Path, form_counts: dict[str, Counts], graded: list[Graded]
) -> None:
    written = (root / "docs" / "review-quality.md").read_text("utf-8")
    assert written == page(compare_indicators(), form_counts, graded)
