"""How figures must go together, and how far print allows them to be apart.

Source of the tolerances: a printed figure is rounded to its last digit, so a sum may be off
by one unit of that digit per addend. A figure printed more coarsely than the others (万元
beside 元) may be off by half of its own last digit without being wrong at all.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Protocol

from budgetkit.checks.model import Figure, Interval, Verdict

_HALF = Decimal("0.5")
_HUNDRED = Decimal(100)
_ZERO = Decimal(0)


class Relation(Protocol):
    """One check: figures and what must be true of them."""

    @property
    def rule_id(self) -> str:
        """The rule that asks for it."""

    @property
    def about(self) -> str:
        """What is compared, in Chinese, e.g. ``20805 行政事业单位养老支出``."""

    @property
    def figures(self) -> tuple[Figure, ...]:
        """Every figure in it, the one that is checked first."""

    @property
    def verdict(self) -> Verdict:
        """How it came out."""

    @property
    def expected(self) -> Decimal:
        """What the first figure should be, the others being right."""

    def allowed(self, figure: Figure) -> Interval:
        """Return the values of ``figure`` under which the relation holds, tolerance included."""


def _judge(off: Decimal, exact: Decimal, tolerance: Decimal) -> Verdict:
    if abs(off) <= exact:
        return Verdict.EXACT
    return Verdict.ROUNDING if abs(off) <= tolerance else Verdict.BROKEN


@dataclass(frozen=True, slots=True, eq=False)
class Sum:
    """The left figures add up to the right ones.

    Attributes:
        rule_id: The rule that asks for it.
        about: What is compared.
        left: The checked figure first.
        right: The addends; none means that the left side must be 0.
        minus: Figures that are taken off the right side.
        fold: What two relations have in common whose same difference has one cause.
    """

    rule_id: str
    about: str
    left: tuple[Figure, ...]
    right: tuple[Figure, ...]
    minus: tuple[Figure, ...] = ()
    fold: str = ""

    @property
    def figures(self) -> tuple[Figure, ...]:
        """The left figures, then the right ones."""
        return self.left + self.right + self.minus

    @property
    def off(self) -> Decimal:
        """Left less right."""
        taken = sum((figure.value for figure in self.minus), _ZERO)
        return self._left - sum((figure.value for figure in self.right), _ZERO) + taken

    @property
    def _left(self) -> Decimal:
        return sum((figure.value for figure in self.left), _ZERO)

    @property
    def tolerance(self) -> Decimal:
        """One unit of the last printed digit per addend."""
        grains = [figure.grain for figure in self.figures]
        return sum(grains, _ZERO) - min(grains) if len(grains) > 1 else _ZERO

    @property
    def slack(self) -> Decimal:
        """What the coarser figures leave open."""
        grains = [figure.grain for figure in self.figures]
        finest = min(grains)
        return sum((grain * _HALF for grain in grains if grain > finest), _ZERO)

    @property
    def verdict(self) -> Verdict:
        """How it came out."""
        return _judge(self.off, self.slack, self.tolerance)

    @property
    def expected(self) -> Decimal:
        """What the first figure should be."""
        return self.left[0].value - self.off

    @property
    def is_equality(self) -> bool:
        """Whether it says that two places print the same number."""
        return len(self.left) == len(self.right) == 1 and not self.minus

    def allowed(self, figure: Figure) -> Interval:
        """Return the values of ``figure`` under which the sum holds."""
        sign = 1 if figure in self.left or figure in self.minus else -1
        middle = figure.value - sign * self.off
        return Interval(middle - self.tolerance, middle + self.tolerance)


@dataclass(frozen=True, slots=True, eq=False)
class AtMost:
    """A figure is not larger than another."""

    rule_id: str
    about: str
    smaller: Figure
    larger: Figure
    fold: str = ""

    @property
    def figures(self) -> tuple[Figure, ...]:
        """Both figures."""
        return (self.smaller, self.larger)

    @property
    def tolerance(self) -> Decimal:
        """One unit of the coarser figure's last digit."""
        return max(self.smaller.grain, self.larger.grain)

    @property
    def off(self) -> Decimal:
        """By how much it is too large, 0 if it is not."""
        return max(self.smaller.value - self.larger.value, _ZERO)

    @property
    def verdict(self) -> Verdict:
        """How it came out."""
        return _judge(self.off, _ZERO, self.tolerance)

    @property
    def expected(self) -> Decimal:
        """The largest value allowed."""
        return min(self.smaller.value, self.larger.value)

    def allowed(self, figure: Figure) -> Interval:
        """Return the values of ``figure`` under which the order holds."""
        if figure is self.smaller:
            return Interval(None, self.larger.value + self.tolerance)
        return Interval(self.smaller.value - self.tolerance, None)


@dataclass(frozen=True, slots=True, eq=False)
class Share:
    """A printed percentage is part ÷ whole.

    Attributes:
        share: In percent.
        part: The numerator.
        whole: The denominator, not 0.
    """

    rule_id: str
    about: str
    share: Figure
    part: Figure
    whole: Figure
    fold: str = ""

    @property
    def figures(self) -> tuple[Figure, ...]:
        """The share, the part and the whole."""
        return (self.share, self.part, self.whole)

    @property
    def expected(self) -> Decimal:
        """The share that follows from part and whole, in percent."""
        return _HUNDRED * self.part.value / self.whole.value

    @property
    def off(self) -> Decimal:
        """Percentage points."""
        return self.share.value - self.expected

    @property
    def _blur(self) -> Decimal:
        """What the rounding of part and whole does to the share, in percentage points."""
        whole = abs(self.whole.value)
        blurred = self.part.grain + abs(self.part.value) * self.whole.grain / whole
        return _HUNDRED * blurred * _HALF / whole

    @property
    def verdict(self) -> Verdict:
        """How it came out: half a unit of the last digit is exact, one unit is rounding."""
        grain = self.share.grain
        return _judge(self.off, grain * _HALF + self._blur, grain + self._blur)

    def allowed(self, figure: Figure) -> Interval:
        """Return the values of ``figure`` under which the share holds."""
        reach = self.share.grain + self._blur
        if figure is self.share:
            return Interval(self.expected - reach, self.expected + reach)
        low, high = self.share.value - reach, self.share.value + reach
        if figure is self.part:
            return _ordered(low * self.whole.value / _HUNDRED, high * self.whole.value / _HUNDRED)
        if low <= 0:
            return Interval(None, None)
        return _ordered(_HUNDRED * self.part.value / high, _HUNDRED * self.part.value / low)


@dataclass(frozen=True, slots=True, eq=False)
class Growth:
    """A printed percentage of change follows from this year's amount and the change.

    Attributes:
        percent: Signed.
        change: Signed, None where last year's amount is printed instead.
        current: This year's amount.
        prior: Last year's amount, None where the change is printed instead.
    """

    rule_id: str
    about: str
    percent: Figure
    current: Figure
    change: Figure | None = None
    prior: Figure | None = None
    fold: str = ""

    @property
    def figures(self) -> tuple[Figure, ...]:
        """The percentage first."""
        others = (self.change, self.prior, self.current)
        return (self.percent, *(figure for figure in others if figure is not None))

    @property
    def expected(self) -> Decimal:
        """The percentage that follows from the amounts."""
        return self._percent(self._change(), self._prior())

    @property
    def off(self) -> Decimal:
        """Percentage points."""
        return self.percent.value - self.expected

    def _change(self) -> Decimal:
        if self.change is not None:
            return self.change.value
        return self.current.value - self._prior()

    def _prior(self) -> Decimal:
        if self.prior is not None:
            return self.prior.value
        assert self.change is not None
        return self.current.value - self.change.value

    @staticmethod
    def _percent(change: Decimal, prior: Decimal) -> Decimal:
        return _HUNDRED * change / prior if prior else _ZERO

    @property
    def _blur(self) -> Decimal:
        prior = abs(self._prior()) or Decimal(1)
        grains = sum((f.grain for f in self.figures[1:]), _ZERO)
        return _HUNDRED * grains * _HALF * (1 + abs(self._change()) / prior) / prior

    @property
    def verdict(self) -> Verdict:
        """How it came out: half a unit of the last digit is exact, one unit is rounding."""
        grain = self.percent.grain
        return _judge(self.off, grain * _HALF + self._blur, grain + self._blur)

    def allowed(self, figure: Figure) -> Interval:
        """Return the values of ``figure`` under which the percentage holds."""
        reach = self.percent.grain + self._blur
        if figure is self.percent:
            return Interval(self.expected - reach, self.expected + reach)
        bounds = [self._solved(figure, self.percent.value + side * reach) for side in (-1, 1)]
        if None in bounds:
            return Interval(None, None)
        return _ordered(*(bound for bound in bounds if bound is not None))

    def _solved(self, figure: Figure, percent: Decimal) -> Decimal | None:
        """The value of ``figure`` under which the change is ``percent``; None where any is."""
        rate = percent / _HUNDRED
        if self.prior is not None:
            if figure is self.current:
                return self.prior.value * (1 + rate)
            return self.current.value / (1 + rate) if rate != -1 else None
        assert self.change is not None
        if figure is self.change:
            return self.current.value * rate / (1 + rate) if rate != -1 else None
        return self.change.value * (1 + rate) / rate if rate else None


def _ordered(*bounds: Decimal) -> Interval:
    return Interval(min(bounds), max(bounds))


def involved(relations: Iterable[Relation]) -> dict[Figure, list[Relation]]:
    """Return for each figure the relations it stands in."""
    found: dict[Figure, list[Relation]] = {}
    for relation in relations:
        for figure in dict.fromkeys(relation.figures):
            found.setdefault(figure, []).append(relation)
    return found
