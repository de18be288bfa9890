"""Targets and their review from a sample, in the workbench and on the command line."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path

import pandas as pd
import pytest

import budgetkit
from budgetkit.cli.run import run
from budgetkit.quality.catalogue import rules
from budgetkit.quality.masking import hide
from budgetkit.workbench.targets import TargetReview, Targets
from tests.quality.typeset import TRANSCRIPT


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("targets") / "with_form.txt"
    file.write_text(TRANSCRIPT, "utf-8")
    return file


@pytest.fixture(scope="module")
def targets(sample: Path) -> Targets:
    return budgetkit.read(sample).targets


@pytest.fixture(scope="module")
def review(targets: Targets) -> TargetReview:
    return targets.review()


def test_targets_hold_forms_and_indicators(targets: Targets) -> None:
    assert len(targets) == len(targets.forms) > 0
    own = targets.records[0]
    assert own.fiscal_year == 2026
    assert own.funds == targets.forms["funds_annual_yuan"].iloc[0]
    counts = targets.indicators.groupby("form_no").size()
    assert [len(form.indicators) for form in targets.records] == list(counts)


def test_scores_are_points_over_what_can_be_assessed(review: TargetReview) -> None:
    for row in review.scores.to_dict("records"):
        assert row["points"] <= row["points_assessable"] < 100
        score = (row["points"] / row["points_assessable"] * 100).quantize(Decimal("0.01"))
        assert abs(row["score"] - score) <= Decimal("0.02")
        assert row["grade"] in ("优", "良", "中", "差", None)


def test_what_is_wrong_with_the_form_is_found(review: TargetReview) -> None:
    breached = review.remarks[review.remarks["status"].isin(["warn", "fail"])]
    assert set(breached["rule_id"]) == {
        "privacy_personal",
        "clarity_vague_value",
        "clarity_value_repeats_name",
        "clarity_qualitative_without_grades",
        "soundness_time_without_date",
        "reasonableness_effect_unmeasurable",
        "reasonableness_halves_copied",
        "money_cost_restates_budget",
        "feasibility_period_99",
    }
    assert breached["line"].notna().all()


def test_a_row_of_reviews_for_each_form_and_rule(review: TargetReview) -> None:
    assert len(review.reviews) == len(review) * len(rules())
    lost = review.reviews["status"] == "not_assessable"
    assert review.reviews.loc[lost, "points"].isna().all()


def test_no_grade_without_reasons(review: TargetReview) -> None:
    for own in review.result.forms:
        lost = own.score.points < own.score.points_assessable
        assert lost == any(mark.points != mark.points_max for mark in own.marks if mark.points)
        for _, remark in own.remarks():
            assert remark.reason


def test_values_that_no_rule_knows_are_counted(targets: Targets) -> None:
    values = pd.DataFrame({"value_text": ["凝聚力量", "≥95%", "凝聚力量", "良好", None, "聚力"]})
    counted = Targets(lambda name: values if name == "target_indicators" else targets.forms)
    assert counted.unparsed.to_dict("list") == {"value_text": ["凝聚力量", "聚力"], "count": [2, 1]}


def test_representations(targets: Targets, review: TargetReview) -> None:
    assert "绩效目标" in repr(targets)
    assert "<table>" in targets._repr_html_()
    assert "讲堂维护" in repr(review)
    html = review._repr_html_()
    assert all(words in html for words in ("规范完整性", "怎样更好", "检修及时性"))
    assert "钱二三" not in repr(review) + html


def test_frames_hide_personal_data_unless_asked_for(targets: Targets) -> None:
    hidden, shown = targets.review(), targets.review(show_personal=True)
    for name in ("reviews", "remarks"):
        assert "钱二三" not in getattr(hidden, name).to_csv()
        assert "钱二三" in getattr(shown, name).to_csv()


def test_benchmark_names_its_baseline(targets: Targets) -> None:
    shares = targets.benchmark(targets)
    assert "19,687" in shares.attrs["baseline"]
    assert (shares["share_pct"] == shares["others_pct"]).all()


def test_hidden_words() -> None:
    assert hide("赵一、钱二三") == "赵＊、钱＊＊"


def test_review_on_the_command_line(sample: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["review", str(sample)]) == 0
    assert "绩效目标质量审核" in capsys.readouterr().out
    assert run(["review", "--json", str(sample)]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told[0]["profile"] == "official"
    assert {"score", "grade", "not_assessable_share", "remarks"} <= told[0]["forms"][0].keys()


def test_names_are_masked_unless_asked_for(
    sample: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["review", "--json", str(sample)]) == 0
    assert "钱二三" not in capsys.readouterr().out
    assert run(["review", "--json", "--show-personal", str(sample)]) == 0
    assert "钱二三" in capsys.readouterr().out


def test_errors_are_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    novel = tmp_path / "novel.txt"
    novel.write_text("从前有座山。\n", "utf-8")
    assert run(["review", str(novel)]) == 1
    assert "错误 [" in capsys.readouterr().err
    assert run(["review", "--profile", "none", str(novel)]) in (1, 2)
