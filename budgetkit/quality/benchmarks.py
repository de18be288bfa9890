"""How a set of indicators is made up, beside the built-in baseline and other sets."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

from budgetkit.quality.model import Form, Indicator

_CLASSES = {
    "成本指标": "经济成本指标",
    "社会成本指标": "社会成本指标",
    "服务对象满意度指标": "满意度指标",
}
_OPERATORS = {">": ">=", "<": "<=", None: "="}
Counts = Mapping[str, Counter[str]]
"""Indicators by measure and key."""
MEASURES = {
    "class": "指标类别",
    "operator": "指标值的符号",
    "satisfaction": "满意度的下限",
    "quantified": "可量化",
}


@dataclass(frozen=True, slots=True)
class Baseline:
    """Shares in per cent by measure and key, with where and when they were counted."""

    source: str
    date: str
    shares_pct: Mapping[str, Mapping[str, float]]


@dataclass(frozen=True, slots=True)
class Share:
    """One share of a set of indicators.

    Attributes:
        measure: Key of :data:`MEASURES`.
        key: What is counted: a class, an operator, a threshold.
        count: Indicators that are so.
        of: Indicators looked at.
        baseline_pct: Share of the baseline, None where it has none.
        others_pct: Share in the forms compared with, None where there are none.
    """

    measure: str
    key: str
    count: int
    of: int
    baseline_pct: float | None
    others_pct: float | None

    @property
    def share_pct(self) -> float | None:
        """The share in per cent."""
        return 100 * self.count / self.of if self.of else None


@cache
def baseline() -> Baseline:
    """Return the built-in baseline."""
    text = resources.files(__package__).joinpath("baseline.toml").read_text("utf-8")
    raw = tomllib.loads(text)
    return Baseline(raw["source"], raw["date"], {name: raw[name] for name in MEASURES})


def benchmark(forms: Iterable[Form], others: Counts | None = None) -> list[Share]:
    """Return the make-up of the indicators of forms, each half that is judged once.

    Args:
        forms: Those of interest.
        others: What to compare with, such as all forms of a corpus, :func:`counted` once.
    """
    own, beside = counted(forms), others or counted(())
    return [
        Share(measure, key, count, own[measure].total(), known.get(key), _pct(beside[measure], key))
        for measure, known in baseline().shares_pct.items()
        for key, count in _with_zeros(own[measure], known)
    ]


def _with_zeros(counts: Counter[str], known: Mapping[str, float]) -> Iterator[tuple[str, int]]:
    keys = dict.fromkeys([*known, *(key for key, _ in counts.most_common())])
    return ((key, counts[key]) for key in keys)


def _pct(counts: Counter[str], key: str) -> float | None:
    return 100 * counts[key] / counts.total() if counts.total() else None


def counted(forms: Iterable[Form]) -> Counts:
    """Return how many indicators have each key, by measure."""
    counts: dict[str, Counter[str]] = {name: Counter() for name in MEASURES}
    for form in forms:
        for own in form.main:
            for measure, key in _keys(own):
                counts[measure][key] += 1
    return counts


def _keys(own: Indicator) -> Iterator[tuple[str, str]]:
    level2 = own.level2 or own.level1 or "未分类"
    yield "class", _CLASSES.get(level2, level2)
    if own.kind == "missing":
        return
    yield "quantified", "quantified" if own.is_quantified else "not_quantified"
    if not own.is_quantified:
        yield "operator", "qualitative"
    else:
        yield "operator", _OPERATORS.get(own.comparator, own.comparator or "=")
    if "满意度" in level2 and own.unit == "%" and own.number is not None:
        yield "satisfaction", f"{own.number.normalize():f}"
