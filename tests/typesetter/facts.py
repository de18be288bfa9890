"""Sentences that remember what they state."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from tests.typesetter.narrative import Change

_AMOUNT_WORDS = {"increase": "增加", "decrease": "减少"}
_PERCENT_WORDS = {"increase": "增长", "decrease": "下降"}


@dataclass(frozen=True, slots=True)
class Fact:
    """One statement that the dataset must hold as a narrative fact."""

    section: str
    subject: str
    metric: str
    value: Decimal | None
    unit: str | None
    direction: str | None = None
    reason: str | None = None
    text: str | None = None
    """The statement itself, where it is no number (metrics ``text`` and ``date``)."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph with the facts it states."""

    text: str
    facts: tuple[Fact, ...]


class Sentence:
    """Builds a passage: every figure is printed and noted in the same call."""

    def __init__(self, section: str, thousands: bool = False) -> None:
        self.section = section
        self.thousands = thousands
        self._texts: list[str] = []
        self._facts: list[Fact] = []

    def say(self, text: str) -> Sentence:
        """Print words that state no figure."""
        self._texts.append(text)
        return self

    def amount(self, subject: str, value: str, label: str | None = None) -> Sentence:
        """Print ``subject`` (or another ``label`` for it) and an amount in 万元."""
        self.say(f"{subject if label is None else label}{self._grouped(value)}万元")
        return self._note(subject, "amount", value, "万元")

    def share(self, subject: str, value: str, opening: str = "，占") -> Sentence:
        """Print the share of the subject named before."""
        return self.say(f"{opening}{value}%")._note(subject, "share", value, "%")

    def count(self, subject: str, value: str, unit: str, label: str | None = None) -> Sentence:
        """Print a number of things."""
        self.say(f"{subject if label is None else label}{value}{unit}")
        return self._note(subject, "count", value, unit)

    def area(self, subject: str, value: str) -> Sentence:
        """Print a floor area."""
        return self.say(f"{subject}{value}平方米")._note(subject, "area", value, "平方米")

    def measure(self, subject: str, value: str, unit: str, label: str) -> Sentence:
        """Print a number of things, an area or an amount, by its unit."""
        metric = {"平方米": "area", "万元": "amount"}.get(unit, "count")
        return self.say(f"{label}{value}{unit}")._note(subject, metric, value, unit)

    def change(
        self, subject: str, change: Change, base: str = "上年", opening: str = "，"
    ) -> Sentence:
        """Print the change of ``subject`` against ``base`` with its reason."""
        if change.direction == "same":
            self.say(f"{opening}与{base}持平")
            self._note(subject, "change_amount", None, None, "same", change.reason)
        else:
            self._changed(subject, change, base, opening)
        return self.say(f"，主要原因是{change.reason}") if change.reason else self

    def _changed(self, subject: str, change: Change, base: str, opening: str) -> None:
        direction, reason = change.direction, change.reason
        prior = f"（{self._grouped(change.prior)}万元）" if change.prior else ""
        self.say(f"{opening}比{base}{prior}")
        if change.prior:
            self._note(f"{subject}上年预算数", "amount", change.prior, "万元")
        if change.amount:
            self.say(f"{_AMOUNT_WORDS[direction]}{self._grouped(change.amount)}万元")
            self._note(subject, "change_amount", change.amount, "万元", direction, reason)
        if change.percent:
            word = f"，{_PERCENT_WORDS[direction]}" if change.amount else _AMOUNT_WORDS[direction]
            self.say(f"{word}{change.percent}%")
            self._note(subject, "change_percent", change.percent, "%", direction, reason)

    def statement(self, subject: str, text: str, metric: str = "text") -> Sentence:
        """Print a statement that is no number."""
        fact = Fact(self.section, subject, metric, None, None, text=text)
        self._facts.append(fact)
        return self.say(text)

    def passage(self) -> Passage:
        """Return what was built."""
        return Passage("".join(self._texts), tuple(self._facts))

    def _grouped(self, value: str) -> str:
        whole, point, rest = value.partition(".")
        return f"{int(whole):,}{point}{rest}" if self.thousands else value

    def _note(
        self,
        subject: str,
        metric: str,
        value: str | None,
        unit: str | None,
        direction: str | None = None,
        reason: str | None = None,
    ) -> Sentence:
        number = None if value is None else Decimal(value)
        fact = Fact(self.section, subject, metric, number, unit, direction, reason or None)
        self._facts.append(fact)
        return self
