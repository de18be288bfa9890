"""Target forms and their indicators against the golden figures."""

import csv
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from budgetkit.disclosure.targets_model import TargetForm, TargetIndicator
from budgetkit.text import compact
from tests.accuracy.place import GOLDEN, SHARED
from tests.disclosure.golden_disclosures import reading

FORMS = GOLDEN / "forms"
SEEDS = {"000": "000_d4099e917c6ea4be.txt", "001": "001_7d6294d0ebc3ba56.txt"}
_LINES_APART = 2


def rows_of(name: str) -> list[dict[str, str]]:
    with (FORMS / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


@cache
def forms_of(path: Path) -> tuple[TargetForm, ...]:
    return reading(path).forms


def transcript_forms() -> Iterator[list[str]]:
    """Yield per transcript: forms printed and read, indicators printed, right and read."""
    for name, file_name in SEEDS.items():
        forms = forms_of(SHARED / "seeds" / file_name)
        golden = rows_of(f"{name}_indicators.tsv")
        wanted = [row for row in golden if row["alternative"] != "absent"]
        right = sum(any(_is_right(row, form, own) for form, own in _pairs(forms)) for row in wanted)
        read = sum(len(form.indicators) for form in forms)
        damaged = sum(form.damaged for form in forms)
        printed = len(rows_of(f"{name}_forms.tsv"))
        numbers = (printed, len(forms), damaged, len(wanted), right, read)
        yield [f"`{name}`", *map(str, numbers)]


def _pairs(forms: tuple[TargetForm, ...]) -> list[tuple[TargetForm, TargetIndicator]]:
    return [(form, own) for form in forms for own in form.indicators]


def _is_right(row: dict[str, str], form: TargetForm, own: TargetIndicator) -> bool:
    classes = {row["level2"], *row["alternative"].split(";")}
    return (
        form.form_no == int(row["form"])
        and own.phase in (row["phase"], row["alternative"])
        and own.level2 in classes
        and compact(own.name or "") == compact(row["name"])
        and compact(own.value.text) == compact(row["value"])
        and abs((own.place.line or 0) - int(row["line"])) <= _LINES_APART
    )


def pdf_forms() -> Iterator[list[str]]:
    """Yield per PDF: forms printed and read, golden indicators, right, indicators read."""
    printed = Counter(row["file"] for row in rows_of("pdf_forms.tsv"))
    for stem in sorted(printed):
        forms = forms_of(SHARED / "disclosures" / f"{stem}.pdf")
        golden = [row for row in rows_of("pdf_indicators.tsv") if row["file"] == stem]
        right = sum(any(_is_found(row, form, own) for form, own in _pairs(forms)) for row in golden)
        read = sum(len(form.indicators) for form in forms)
        yield [f"`{stem}`", *map(str, (printed[stem], len(forms), len(golden), right, read))]


def _is_found(row: dict[str, str], form: TargetForm, own: TargetIndicator) -> bool:
    return (
        compact(form.project or "") == compact(row["project"])
        and str(own.place.page) == row["page"]
        and (own.level1, own.level2) == (row["level1"], row["level2"])
        and compact(own.name or "") == compact(row["name"])
        and compact(own.value.text) == compact(row["value"])
    )
