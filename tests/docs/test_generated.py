"""Pages that are generated: ``make docs`` writes every one, and they are up to date."""

from __future__ import annotations

import importlib
import os
import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
NAMED = re.compile(r"python -m ((?:budgetkit|tests)\.[a-z_.]*[a-z])")
WRITERS = {
    page.name: found[1]
    for page in sorted((ROOT / "docs").glob("*.md"))
    if (found := NAMED.search(page.read_text("utf-8")[:1000]))
}


def test_the_pages_that_say_who_writes_them() -> None:
    assert WRITERS == {
        "data-dictionary.md": "budgetkit.dataset.dictionary",
        "quality.md": "tests.accuracy",
        "review-quality.md": "tests.quality.confusion",
        "review-rules.md": "budgetkit.quality.page",
        "rules.md": "budgetkit.checks.page",
    }


def test_make_docs_writes_every_generated_page(tmp_path: Path) -> None:
    """With the real disclosures all of them, without them those of the package."""
    command = ["make", "--dry-run", "docs"]
    environment = {**os.environ, "BUDGETKIT_SHARED": str(tmp_path)}
    said = subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, check=True, env=environment
    ).stdout
    assert set(NAMED.findall(said)) == set(WRITERS.values())


@pytest.mark.parametrize(
    "name", [name for name, module in WRITERS.items() if module.startswith("budgetkit.")]
)
def test_a_page_of_the_package_is_what_its_generator_writes(name: str) -> None:
    generator = importlib.import_module(WRITERS[name])
    committed = (ROOT / "docs" / name).read_text("utf-8")
    assert committed == generator.page(), "run `make docs`"
