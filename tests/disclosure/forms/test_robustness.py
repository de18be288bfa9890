"""What holds beyond the forms that the weights were set with.

Indicators of other places and subjects, read by eye from PDFs, are typeset as Shanxi prints
them, whole and with labels lost; and real transcripts are damaged further.
"""

import csv
import random
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

import pytest

from budgetkit.disclosure.forms import target_forms
from budgetkit.disclosure.forms.indicators import read_indicators
from budgetkit.disclosure.forms.labels import class_label
from budgetkit.disclosure.forms.vocabulary import vocabulary
from budgetkit.disclosure.identity import read_identity
from budgetkit.document import read_document
from budgetkit.sources import open_source
from budgetkit.text import compact
from tests.disclosure.forms.typed import rows

GOLDEN = Path(__file__).parents[2] / "golden" / "forms"
ORDER = [vocabulary().classes[key].level2 for key in vocabulary().orders[0]]
COST = {"经济成本指标": "成本指标"}
Fact = tuple[str, str, str]


def golden(name: str) -> list[dict[str, str]]:
    with (GOLDEN / name).open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE))


def foreign_forms() -> list[list[Fact]]:
    """Class, name and value of each form's indicators in Shanxi's order of classes."""
    found: dict[tuple[str, str], list[Fact]] = defaultdict(list)
    for row in golden("pdf_indicators.tsv"):
        level2 = COST.get(row["level2"], row["level2"])
        found[row["file"], row["project"]].append((level2, row["name"], row["value"]))
    return [sorted(facts, key=lambda fact: ORDER.index(fact[0])) for facts in found.values()]


def typeset(facts: list[Fact], *, right_labels: bool, lost: Callable[[], bool]) -> str:
    """Every class prints its label, an empty one alone in its row."""
    lines = []
    for level2 in dict.fromkeys([*ORDER, *(fact[0] for fact in facts)]):
        label = "" if lost() else level2
        beside = label if right_labels else ""
        own = [fact[1:] for fact in facts if fact[0] == level2] or [("", "")]
        for name, value in own:
            lines.append(f"||{label}|{name}|{value}|{beside}|{name}|{value}")
            label = beside = ""
    return "\n".join(lines)


@pytest.mark.parametrize(
    ("right_labels", "lost_share", "right_share"),
    [(True, 0.0, 0.97), (False, 0.0, 0.95), (True, 0.2, 0.87), (False, 0.2, 0.87)],
)
@pytest.mark.parametrize("seed", [7, 8, 9])
def test_indicators_of_other_places_keep_their_class_or_say_that_it_is_uncertain(
    right_labels: bool, lost_share: float, right_share: float, seed: int
) -> None:
    """Many of these stand under a class that neither name nor value speaks for.

    A form prints a label for every class: where one is missing, no row that may belong to it
    is sure.
    """
    rng = random.Random(seed)
    right = silent = total = 0
    for facts in foreign_forms():
        lost = lambda: rng.random() < lost_share  # noqa: E731
        text = typeset(facts, right_labels=right_labels, lost=lost)
        found = read_indicators(rows(text), two_sided=True)
        for half in (found.implementation, found.annual):
            read = [(vocabulary().classes[own.class_key].level2, own.entry.name) for own in half]
            assert [name for _, name in read] == [name for _, name, _ in facts]
            wrong = [own != fact[:2] for own, fact in zip(read, facts, strict=True)]
            right += wrong.count(False)
            silent += sum(
                is_wrong and not own.uncertain for own, is_wrong in zip(half, wrong, strict=True)
            )
            total += len(facts)
    assert right >= right_share * total
    assert silent == 0


@pytest.mark.parametrize(
    ("name", "first", "last"),
    [("000_d4099e917c6ea4be.txt", 549, 1422), ("001_7d6294d0ebc3ba56.txt", 513, 763)],
)
def test_further_damage_costs_little(
    shared_dir: Path, tmp_path: Path, name: str, first: int, last: int
) -> None:
    rng = random.Random(11)
    lines = (shared_dir / "seeds" / name).read_text(encoding="utf-8").split("\n")
    damaged = tmp_path / name
    damaged.write_text(
        "\n".join(
            damage(line, rng) if first <= number <= last else line
            for number, line in enumerate(lines, start=1)
        ),
        encoding="utf-8",
    )
    document = read_document(open_source(damaged))
    read = {
        (form.form_no, own.phase, compact(own.name or ""), compact(own.value.text), own.level2)
        for form in target_forms(document.blocks, read_identity(document))
        for own in form.indicators
    }
    expected = [row for row in golden(f"{name[:3]}_indicators.tsv") if not row["alternative"]]
    right = [row for row in expected if key(row) in read]
    assert len(right) >= 0.95 * len(expected)


def key(row: dict[str, str]) -> tuple[int, str, str, str, str]:
    name, value = compact(row["name"]), compact(row["value"])
    return int(row["form"]), row["phase"], name, value, row["level2"]


def damage(line: str, rng: random.Random) -> str:
    """Lose some class labels and slide some indicator rows to the left."""
    cells = line.split("\t")
    labels = [index for index, cell in enumerate(cells) if class_label(cell.strip() or "?")]
    if not labels and not any(sign in line for sign in "≥≤%"):
        return line
    for index in labels:
        cells[index] = "" if rng.random() < 0.2 else cells[index]
    blanks = next((index for index, cell in enumerate(cells) if cell.strip()), 0)
    columns = min(blanks, rng.choice([0, 0, 1, 2]))
    return "\t".join(cells[columns:] + [""] * columns)
