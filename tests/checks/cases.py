"""How a rule is made to fire on a sample on which it must not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tests.checks.samples import Sample

JINCHENG = "jincheng_finance_2024.txt"
YANGQUAN = "yangquan_finance_2024.txt"
ZONE = "jincheng_zone_finance_2026.txt"
Step = Callable[[Sample], object]


@dataclass(frozen=True)
class Case:
    """How a rule is made to fire.

    Attributes:
        rule_id: The rule.
        sample: What it must not fire on.
        wrong: The change that it must notice.
        prepare: What the sample lacks, still without fault.
    """

    rule_id: str
    sample: str
    wrong: Step
    prepare: Step | None = None

    def __str__(self) -> str:
        return self.rule_id

    def prove(self) -> None:
        """Assert that the rule holds, and that it notices the change and says so."""
        sample = Sample.named(self.sample)
        if self.prepare:
            self.prepare(sample)
        assert sample.result(self.rule_id).failed == 0
        known = {finding.message for finding in sample.findings()}
        self.wrong(sample)
        assert sample.result(self.rule_id).failed >= 1
        assert {finding.message for finding in sample.findings()} - known


def form_says(form_no: int, **fields: object) -> Step:
    """A form with other fields."""
    return lambda sample: sample.form(form_no).update(fields)
