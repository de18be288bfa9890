"""What the checks compare and what they find.

A *figure* is one printed number. A *relation* says how figures must go together; its
*verdict* is exact, explained by rounding, or broken. A *finding* is one cause, however many
relations it breaks.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

NOTHING_TO_CHECK = "没有这条规则所查的内容"
"""Why a rule was not asked at all."""


class Severity(StrEnum):
    """How much a finding matters."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class Nature(StrEnum):
    """Whose fault a finding probably is."""

    DOCUMENT = "document"
    ROUNDING = "rounding"
    EXTRACTION = "extraction"
    UNDETERMINED = "undetermined"


class Verdict(StrEnum):
    """How a relation came out."""

    EXACT = "exact"
    ROUNDING = "rounding"
    BROKEN = "broken"


@dataclass(frozen=True, slots=True)
class Evidence:
    """A place in a document with the words that stand there."""

    document_id: str
    page: int | None
    line: int | None
    bbox: str | None
    quote: str


@dataclass(frozen=True, slots=True, eq=False)
class Figure:
    """One printed number; two figures are the same only if they are the same place.

    Attributes:
        value: In yuan for money, as printed otherwise (percent, pieces).
        grain: One unit of the last printed digit, in the same unit as ``value``.
        text: As printed, with its unit.
        label: What it is, for a reader: 表 · 项目 · 栏目.
        evidence: Where it stands.
        unit: ``元`` for money (the value's unit), ``%``, ``个`` …
        source: Where it was printed: ``cell`` or ``fact``.
        confidence: Of the reading, 0 to 1.
        is_vector: Whether the digits were read from a text layer, so that none is misread.
        is_repaired: Whether white space inside the number was dropped.
        scale: Yuan in one printed unit (10,000 for 万元), 1 for what is no money.
    """

    value: Decimal
    grain: Decimal
    text: str
    label: str
    evidence: Evidence
    unit: str = "元"
    source: str = "cell"
    confidence: float = 1.0
    is_vector: bool = True
    is_repaired: bool = False
    scale: int = 1


@dataclass(frozen=True, slots=True)
class Interval:
    """The values under which a relation would hold; None is no bound."""

    low: Decimal | None
    high: Decimal | None

    def holds(self, value: Decimal) -> bool:
        """Return whether ``value`` lies in the interval."""
        above = self.low is None or value >= self.low
        return above and (self.high is None or value <= self.high)


@dataclass(frozen=True, slots=True)
class Finding:
    """One cause, with the places that show it; the likeliest culprit stands first.

    ``suggestion`` is ``as printed → mended``: the number at the first place with one digit
    mended, under which all would hold. It is never applied.
    """

    rule_id: str
    severity: Severity
    nature: Nature
    message: str
    evidence: tuple[Evidence, ...]
    expected: str | None = None
    actual: str | None = None
    difference: str | None = None
    finding_id: str = ""
    suggestion: str | None = None


@dataclass(slots=True)
class RuleResult:
    """What became of one rule; what could not be checked is never counted as passed.

    Attributes:
        rule_id: The rule.
        passed: Checks that hold, rounding tails included.
        failed: Checks that do not.
        not_assessable: Checks whose inputs are missing or not understood.
        reasons: Why something was not assessable, in Chinese, each once.
    """

    rule_id: str
    passed: int = 0
    failed: int = 0
    not_assessable: int = 0
    reasons: dict[str, None] = field(default_factory=dict)

    @property
    def checked(self) -> int:
        """Checks that could be made."""
        return self.passed + self.failed

    def skip(self, reason: str) -> None:
        """Count something that could not be checked."""
        self.not_assessable += 1
        self.reasons[reason] = None
