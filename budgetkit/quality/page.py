"""The page on the rules: ``python -m budgetkit.quality.page`` writes docs/review-rules.md."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from budgetkit.quality.benchmarks import baseline
from budgetkit.quality.catalogue import Rule, profile, profile_names, rubric, rules
from budgetkit.quality.lexicon import default_lexicon

PAGE = Path("docs/review-rules.md")

_HEAD = """# Rules of the review of targets

Written by `python -m budgetkit.quality.page` from `budgetkit/quality/rules.toml`, `rubric.toml`,
`vocabulary.toml` and the profiles; a test checks that it is up to date. How well the rules judge
is in [review-quality.md](review-quality.md).

A rule gives a form one of four statuses: `pass`, `warn`, `fail`, `not_assessable`. A rule of
level *indicator* is asked of each distinct indicator, one of level *form* of the form as a whole;
*human* marks what no disclosure can show: it is never assessable, and its points stand beside the
grade as the share that could not be assessed.

Points: an item's points are shared among its rules by their shares. Of what a rule checked, a
warning costs half and a failure all; an indicator rule loses all its points once the profile's
`lost_at` share of the indicators is in breach. An item in which the form as a whole is in serious
breach keeps at most the share of its points that the profile's `ceilings` leave, however much else
is in order; its rules then keep their points in proportion. The score is the points over the points
that could be assessed; without enough of those (`minimum_assessable`) there is no grade.
"""


def page() -> str:
    """Return the page as Markdown."""
    return "\n".join([_HEAD, *_profiles(), *_items(), *_words(), *_limits(), *_baseline(), ""])


def _profiles() -> Iterator[str]:
    yield "## Profiles\n"
    names = profile_names()
    yield "| item | " + " | ".join(f"`{name}`" for name in names) + " |"
    yield "|---" * (len(names) + 1) + "|"
    for item in rubric().values():
        points = (str(profile(name).points[item.item_id]) for name in names)
        yield f"| {item.block} · {item.name} | " + " | ".join(points) + " |"
    for name in names:
        own = profile(name)
        ceilings = ", ".join(f"`{kind}` {share}" for kind, share in own.ceilings.items())
        yield f"\n`{name}`: {own.zh}. {own.source}. `lost_at` {own.lost_at}; ceilings: {ceilings}."
    yield ""


def _items() -> Iterator[str]:
    yield "## Rules\n"
    for item in rubric().values():
        yield f"### {item.block} · {item.name}\n\n{item.question}\n"
        yield "| rule | level | severity | share | what should hold | better |"
        yield "|---" * 6 + "|"
        yield from (_rule(rule) for rule in rules().values() if rule.item_id == item.item_id)
        yield ""


def _rule(rule: Rule) -> str:
    cells = (
        f"`{rule.rule_id}`", rule.level, rule.severity.value, str(rule.share),
        f"{rule.en}<br>{rule.zh}", rule.better,
    )  # fmt: skip
    return f"| {' | '.join(cells)} |"


def _words() -> Iterator[str]:
    yield "## Words\n\nThe lists of `vocabulary.toml`, each entry with its reason.\n"
    yield "| list | entries | reason |\n|---|---|---|"
    for name, entries in default_lexicon().lists.items():
        for entry in entries:
            yield f"| `{name}` | {len(entry.words)} | {entry.reason} |"
    yield ""


def _limits() -> Iterator[str]:
    yield "## Limits\n\n| limit | value |\n|---|---|"
    for name, value in default_lexicon().limits.items():
        yield f"| `{name}` | {value} |"
    yield ""


def _baseline() -> Iterator[str]:
    own = baseline()
    yield f"## Baseline\n\n{own.source}（{own.date} 年，近似值）\n"
    yield "| measure | key | share % |\n|---|---|---|"
    for measure, known in own.shares_pct.items():
        for key, share in known.items():
            yield f"| {measure} | {key} | {share:g} |"


def main() -> None:
    """Write the page."""
    PAGE.write_text(page(), "utf-8")


if __name__ == "__main__":
    main()
