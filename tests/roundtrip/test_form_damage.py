"""Each damage that transcripts do to a form, one at a time, on 32 forms with 835 indicators.

What must come back, what must be marked, and that nothing is made up: every name and every
value that is read was printed, in that half.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from budgetkit.disclosure.targets_model import TargetForm, TargetIndicator
from tests.roundtrip.forms import (
    assert_forms_equal,
    funds_read,
    funds_stated,
    indicators_read,
    indicators_stated,
    normal,
    texts_of,
)
from tests.roundtrip.reading import read_text
from tests.typesetter import form_damage as damage
from tests.typesetter import targets
from tests.typesetter.damage import Damage
from tests.typesetter.samples import spec_of
from tests.typesetter.transcript import write_transcript

Fact = tuple[str | None, ...]
FORMS = [
    form
    for name in ("jincheng_finance_2024", "yangquan_finance_2024", "jincheng_zone_finance_2026")
    for form in spec_of(name).forms
]
STATED = sum(len(list(indicators_stated(form))) for form in FORMS)
LEAVES_ALL_TO_BE_READ = (
    damage.typed_again,
    damage.rows_shifted_left,
    damage.halves_of_different_width,
    damage.labels_in_the_first_column,
    damage.header_missing,
    damage.broken_over_pages,
    damage.value_stuck_to_its_name,
    damage.label_stuck_to_the_name,
    damage.digits_split,
    damage.timestamp_over_two_lines,
)


@dataclass
class Outcome:
    """What became of the forms under one damage."""

    pairs: list[tuple[targets.TargetForm, TargetForm]] = field(default_factory=list)

    def invented(self) -> Counter[Fact]:
        """Half, name and value of what no form states, unless it says that it is damaged."""
        found: Counter[Fact] = Counter()
        for stated, read in self.pairs:
            whole = [own for own in read.indicators if not own.damaged]
            found += Counter(map(fact, whole)) - Counter(printed(stated))
        return found

    def lost(self) -> int:
        """How many stated indicators were not read whole."""
        return sum(
            (Counter(printed(stated)) - Counter(map(fact, read.indicators))).total()
            for stated, read in self.pairs
        )

    def silently_misclassed(self) -> list[Fact]:
        """Indicators of another class than stated that do not say that it is uncertain."""
        return [
            own
            for stated, read in self.pairs
            for own, indicator in zip(indicators_read(read), read.indicators, strict=True)
            if own not in list(indicators_stated(stated))
            and fact(indicator) in printed(stated)
            and not indicator.class_uncertain
        ]

    def damaged(self) -> list[TargetIndicator]:
        """The indicators that say that they are damaged."""
        return [own for _, read in self.pairs for own in read.indicators if own.damaged]


def fact(own: TargetIndicator) -> Fact:
    return own.phase, normal(own.name), normal(own.value.text)


def printed(form: targets.TargetForm) -> list[Fact]:
    return [(phase, name, value) for phase, _, _, name, value, _ in indicators_stated(form)]


def outcome_of(do: Callable[[damage.Rows], damage.Rows], folder: Path) -> Outcome:
    found = Outcome()
    for form in FORMS:
        (read,) = read_text(damage.transcript(do(damage.typed(form))), folder).forms
        found.pairs.append((form, read))
    return found


@pytest.mark.parametrize("do", LEAVES_ALL_TO_BE_READ, ids=lambda do: do.__name__)
def test_everything_comes_back(do: Callable[[damage.Rows], damage.Rows], tmp_path: Path) -> None:
    for stated, read in outcome_of(do, tmp_path).pairs:
        assert texts_of(read) == texts_of(stated)
        assert funds_read(read) == funds_stated(stated)
        assert indicators_read(read) == list(indicators_stated(stated))
        assert not read.damaged


def test_split_digits_are_a_repair(tmp_path: Path) -> None:
    assert {read.confidence for _, read in outcome_of(damage.digits_split, tmp_path).pairs} == {0.9}


def test_cut_digits_are_lost_and_not_guessed(tmp_path: Path) -> None:
    for stated, read in outcome_of(damage.digits_cut, tmp_path).pairs:
        assert read.funds_yuan["annual"] is None
        assert read.damaged
        rest = {key: yuan for key, yuan in funds_stated(stated).items() if key != "annual"}
        assert funds_read(read) == rest


def test_a_blank_goal_is_not_taken_from_the_other_half(tmp_path: Path) -> None:
    for stated, read in outcome_of(damage.goal_of_the_year_blank, tmp_path).pairs:
        assert read.goal_annual is None
        assert texts_of(read) == texts_of(replace(stated, goal_annual=""))


def test_labels_one_row_late_are_found_by_order_and_cues(tmp_path: Path) -> None:
    found = outcome_of(damage.labels_one_row_late, tmp_path)
    assert found.invented() == {}
    assert found.lost() <= 2
    assert len(found.silently_misclassed()) <= 4  # 0.5 %: a rate as the last of its class
    assert all(own.class_uncertain for own in found.damaged())


def test_labels_of_the_right_half_are_taken_from_the_left(tmp_path: Path) -> None:
    found = outcome_of(damage.labels_lost_in_the_right_half, tmp_path)
    assert (found.invented(), found.lost(), found.silently_misclassed()) == ({}, 0, [])
    uncertain = [own for _, read in found.pairs for own in read.indicators if own.class_uncertain]
    assert len(uncertain) <= 0.05 * STATED


def test_two_indicators_in_one_cell_are_parted_or_marked(tmp_path: Path) -> None:
    found = outcome_of(damage.two_indicators_in_one_row, tmp_path)
    assert found.invented() == {}
    assert found.lost() == 2 * len(found.damaged())
    assert found.lost() <= 4
    assert found.silently_misclassed() == []


def test_doubled_names_and_values_are_read_once(tmp_path: Path) -> None:
    found = outcome_of(damage.doubled_names_and_values, tmp_path)
    assert (found.invented(), found.lost(), found.silently_misclassed()) == ({}, 0, [])
    assert len(found.damaged()) <= 1


def test_halves_that_collapsed_are_marked_and_not_copied(tmp_path: Path) -> None:
    found = outcome_of(damage.halves_collapsed, tmp_path)
    assert found.invented() == {}
    outputs = sum(
        level1 == "产出指标" and phase == "implementation"
        for form in FORMS
        for phase, level1, *_ in indicators_stated(form)
    )
    assert found.lost() == outputs
    assert all(read.damaged for _, read in found.pairs)
    assert {own.phase for own in found.damaged()} == {"annual"}


@pytest.mark.parametrize("do", [damage.name_lost, damage.value_lost], ids=lambda do: do.__name__)
def test_a_lost_name_or_value_is_null_and_marked(
    do: Callable[[damage.Rows], damage.Rows], tmp_path: Path
) -> None:
    found = outcome_of(do, tmp_path)
    assert (found.invented(), found.lost()) == ({}, len(FORMS))
    assert len(found.damaged()) == len(FORMS)
    assert all((own.name is None) != (not own.value.text) for own in found.damaged())
    assert all(own.confidence <= 0.5 for own in found.damaged())


def test_an_html_table_and_its_plain_copy_are_one_form(tmp_path: Path) -> None:
    for form in FORMS[:8]:
        (read,) = read_text(damage.html_and_copy(form), tmp_path).forms
        assert indicators_read(read) == list(indicators_stated(form))
        assert texts_of(read) == texts_of(form)


ONE_LIST_DAMAGES = {
    "rows slid left": Damage(shift_row=1, shift_lone=1),
    "some rows slid left": Damage(shift_row=0.3, shift_lone=0.3),
    "header lost": Damage(lost_header=1),
    "header lost and rows slid left": Damage(lost_header=1, shift_row=0.3, shift_lone=0.3),
    "labels cut by a page": Damage(split_class=1, split_block=1, lines_per_page=14),
    "trailing tabs": Damage(ragged=0.3),
    "HTML rows": Damage(html_form=1),
    "spaces, marks and watermarks": Damage(
        watermark=1, markup=0.3, split_label=0.3, split_amount=0.3, half_width=0.5
    ),
}


@pytest.mark.parametrize("name", ONE_LIST_DAMAGES)
@pytest.mark.parametrize("seed", range(3))
def test_a_form_of_one_list_comes_back_whole(name: str, seed: int, tmp_path: Path) -> None:
    """Names, values, weights, classes, funds and texts; all of the year."""
    spec = spec_of("wanli_2023")
    damaged = replace(ONE_LIST_DAMAGES[name], seed=seed)
    assert_forms_equal(spec, read_text(write_transcript(spec, damaged), tmp_path))
