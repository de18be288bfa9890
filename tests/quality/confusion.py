"""Write docs/review-quality.md: ``python -m tests.quality.confusion``."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path

from tests.quality.labels import Counts, compare_forms, compare_indicators, read_forms, rows

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "review-quality.md"

_HEAD = """# How well the review judges

Written by `python -m tests.quality.confusion` from the labelled set in `tests/quality/labelled`:
{indicators} indicators and {forms} forms of real disclosures, judged by eye, rule by rule, each
with its reason. Words and limits were tuned on these labels: the figures show that the rules do
what was meant, not how they fare on a place never seen. A further set was labelled after the
tuning, from the same documents and by a reader who knew the rules; its figures were taken once,
and the rules were not changed after it.

*breach* and *fine* are the labels. *undecided* are cases that the rule would not judge (a damaged
reading, a match that is not sure); an undecided breach counts as missed in the recall.
A rule without any labelled breach has no figures here; it has its tests.
"""
_COLUMNS = (
    "| rule | hits | false alarms | missed | right "
    "| undecided: breach | undecided: fine | precision | recall |"
)


def page(indicators: Mapping[str, Counts], forms: Mapping[str, Counts]) -> str:
    count = len({(row["source"], row["form"]) for row in rows("forms.tsv")})
    head = _HEAD.format(indicators=len(rows("indicators.tsv")), forms=count)
    held_out = compare_indicators("held_out.tsv")
    asked = {name: own for name, own in held_out.items() if own.hit + own.missed + own.false_alarm}
    parts = (
        *_table("Indicators", indicators),
        "",
        *_table(f"Held out: {len(rows('held_out.tsv'))} indicators not used for tuning", asked),
        "",
        *_table("Forms", forms),
        "",
    )
    return "\n".join([head, *parts])


def _table(title: str, counts: Mapping[str, Counts]) -> Iterator[str]:
    yield f"## {title}\n"
    yield _COLUMNS
    yield "|---" * 9 + "|"
    for rule_id, own in counts.items():
        cells = [
            own.hit, own.false_alarm, own.missed, own.right,
            own.undecided_breach, own.undecided_fine, _share(own.precision), _share(own.recall),
        ]  # fmt: skip
        yield f"| `{rule_id}` | " + " | ".join(map(str, cells)) + " |"


def _share(value: float | None) -> str:
    return "–" if value is None else f"{value:.2f}"


def main() -> None:
    shared = Path(os.environ.get("BUDGETKIT_SHARED", ROOT.parent / "shared"))
    PAGE.write_text(page(compare_indicators(), compare_forms(*read_forms(shared))), "utf-8")


if __name__ == "__main__":
    main()
