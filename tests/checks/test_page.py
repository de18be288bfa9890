"""The generated page of rules."""

from pathlib import Path

from budgetkit.checks.catalogue import catalogue
from budgetkit.checks.page import FAMILIES, PAGE, page


def test_the_page_is_what_the_catalogue_says(root: Path) -> None:
    committed = (root / PAGE).read_text(encoding="utf-8")
    assert committed == page(), "run `make docs`"


def test_every_rule_stands_in_a_chapter() -> None:
    assert {rule.family for rule in catalogue().values()} == set(FAMILIES)
    rows = [line for line in page().splitlines() if line.startswith("| `")]
    assert len(rows) == len(catalogue())
