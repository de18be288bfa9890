"""Every form and indicator of three real transcripts, against figures read by eye.

``tests/golden/forms`` was read from the transcripts line by line, independently of the
package; 003 has a truth file of its own. Where the print leaves a class or a half open, the
golden row names the alternative; ``absent`` marks a copy that may be left out.
"""

import csv
import json
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from budgetkit.disclosure.forms import target_forms
from budgetkit.disclosure.identity import read_identity
from budgetkit.disclosure.targets_model import TargetForm, TargetIndicator
from budgetkit.document import read_document
from budgetkit.sources import open_source
from budgetkit.text import compact

GOLDEN = Path(__file__).parents[2] / "golden" / "forms"
SEEDS = {
    "000": "000_d4099e917c6ea4be.txt",
    "001": "001_7d6294d0ebc3ba56.txt",
    "003": "003_5bd963500283f401.txt",
}
LINES_APART = 2
RIGHT_SHARE = {"000": 0.95, "001": 0.98, "003": 0.98}
PHASES = {"impl": "implementation", "year": "annual"}
HEAD = ("project", "agency_code", "agency", "implementing_unit", "attribute", "period")
TRUTH_FUNDS = {"city": "local"}
TRUTH_TEXTS = {"goal_impl": "goal_implementation", "goal_year": "goal_annual"}


@dataclass(frozen=True)
class Seed:
    """A transcript with the forms that the package read from it."""

    name: str
    lines: list[str]
    forms: tuple[TargetForm, ...]

    def indicators(self) -> list[tuple[TargetForm, TargetIndicator]]:
        return [(form, indicator) for form in self.forms for indicator in form.indicators]


def read_seed(shared_dir: Path, name: str) -> Seed:
    path = shared_dir / "seeds" / SEEDS[name]
    document = read_document(open_source(path))
    forms = target_forms(document.blocks, read_identity(document))
    return Seed(name, path.read_text(encoding="utf-8").split("\n"), forms)


@pytest.fixture(scope="module", params=sorted(SEEDS))
def seed(request: pytest.FixtureRequest, shared_dir: Path) -> Seed:
    return read_seed(shared_dir, request.param)


@pytest.fixture(scope="module")
def truth(shared_dir: Path) -> list[dict[str, Any]]:
    targets = json.loads((shared_dir / "truth" / "003.json").read_text("utf-8"))["targets"]
    assert isinstance(targets, list)
    return targets


def golden_rows(file_name: str) -> list[dict[str, str]]:
    with (GOLDEN / file_name).open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE))


def golden_indicators(name: str, truth: list[dict[str, Any]]) -> list[dict[str, str]]:
    if name != "003":
        return golden_rows(f"{name}_indicators.tsv")
    return [
        {
            "line": str(found["line"]),
            "form": str(form["index"]),
            "phase": PHASES[found["phase"]],
            "level1": found["level1"],
            "level2": found["level2"],
            "name": found["name"],
            "value": found["value"],
            "alternative": ";".join(found.get("alt_level2", ())),
        }
        for form in truth
        for found in form["indicators"]
    ]


def places_it(golden: dict[str, str], form: TargetForm, read: TargetIndicator) -> bool:
    """Whether form, half, name, value and line agree."""
    assert read.place.line is not None
    return (
        form.form_no == int(golden["form"])
        and read.phase in (golden["phase"], golden["alternative"])
        and compact(read.name or "") == compact(golden["name"])
        and compact(read.value.text) == compact(golden["value"])
        and abs(read.place.line - int(golden["line"])) <= LINES_APART
    )


@pytest.mark.parametrize("seed", ["000", "001"], indirect=True)
def test_every_head_and_every_fund_is_as_printed(seed: Seed) -> None:
    golden = golden_rows(f"{seed.name}_forms.tsv")
    assert len(seed.forms) == len(golden)
    for row, form in zip(golden, seed.forms, strict=True):
        assert form.place.line == int(row["line"])
        assert [compact(getattr(form, name) or "") for name in HEAD] == [
            compact(row[name]) for name in HEAD
        ]
        funds = {key: text for key, text in row.items() if key.split("_")[0] in PHASES.values()}
        assert {key: form.funds_yuan.get(key) for key in funds} == {
            key: Decimal(text) if text else None for key, text in funds.items()
        }
        assert form.filled_at == row["filled_at"]
        assert form.damaged == (row["damaged"] == "yes"), row["project"]


def test_the_heads_texts_and_funds_of_003_are_the_truth(
    shared_dir: Path, truth: list[dict[str, Any]]
) -> None:
    forms = read_seed(shared_dir, "003").forms
    assert len(forms) == len(truth)
    for known, form in zip(truth, forms, strict=True):
        assert form.place.line == known["lines"][0]
        assert form.agency_code == known["dept_code"]
        names = ("project", "implementing_unit", "attribute", "period")
        for name in names:
            assert compact(getattr(form, name) or "") == compact(known[name] or "")
        assert compact(form.agency or "") == compact(known["dept_name"])
        for name, text in known["full_text"].items():
            assert compact(getattr(form, TRUTH_TEXTS.get(name, name))) == compact(text)
        assert form.funds_yuan == truth_funds(known["funds"])
        assert not form.damaged


def truth_funds(funds: dict[str, float | None]) -> dict[str, Decimal | None]:
    named: dict[str, Decimal | None] = {}
    for key, yuan in funds.items():
        half, source = key.split("_")
        source = TRUTH_FUNDS.get(source, source)
        name = PHASES[half] if source == "total" else f"{PHASES[half]}_{source}"
        named[name] = None if yuan is None else Decimal(str(yuan))
    return named


def test_indicators_have_the_class_name_and_value_that_is_printed(
    seed: Seed, truth: list[dict[str, Any]]
) -> None:
    golden = golden_indicators(seed.name, truth)
    golden.sort(key=lambda row: row["alternative"] == "absent")
    left, wrong = seed.indicators(), []
    for row in golden:
        found = [pair for pair in left if places_it(row, *pair)]
        found.sort(key=lambda pair: abs((pair[1].place.line or 0) - int(row["line"])))
        if found:
            left.remove(found[0])
        classes = {row["level2"], *row["alternative"].split(";")}
        right = bool(found) and found[0][1].level2 in classes
        if not right and row["alternative"] != "absent":
            wrong.append(row)
    assert left == []
    assert len(wrong) <= (1 - RIGHT_SHARE[seed.name]) * len(golden), wrong


def test_no_indicator_is_invented(seed: Seed) -> None:
    for _, indicator in seed.indicators():
        line = indicator.place.line or 0
        near = compact("".join(seed.lines[line - 1 - LINES_APART : line + LINES_APART]))
        assert compact(indicator.name or "") in near
        assert compact(indicator.value.text) in near


def test_what_was_lost_is_missing_and_said_so(seed: Seed) -> None:
    for _, indicator in seed.indicators():
        if indicator.name is None or not indicator.value.text:
            assert indicator.damaged
        assert (indicator.value.kind == "missing") == (not indicator.value.text)


def test_a_form_whose_indicators_are_destroyed_is_kept_with_its_head(shared_dir: Path) -> None:
    (form,) = [f for f in read_seed(shared_dir, "000").forms if f.project == "信息网络运维费"]
    assert form.indicators == ()
    assert form.damaged
    assert form.funds_yuan["annual"] == Decimal("2473700")
    assert form.overview is not None
    assert form.basis is None
