"""A typeset PDF on whose amounts the two readings disagree, or that neither can read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from unittest.mock import patch

import pytest

from budgetkit.checks import CheckReport, Finding, check
from budgetkit.dataset.read_file import read_outcome
from budgetkit.dataset.tables import tables_of
from budgetkit.document.options import ReadOptions
from tests.typesetter.pdf import write_pdf
from tests.typesetter.pdf_paper import Paper
from tests.typesetter.samples import spec_of

AMOUNT = "1661.81"
Draw = Callable[[Paper, float, float, float], None]
usual = Paper.text


def stamped(paper: Paper, x: float, y: float, size: float) -> None:
    """A stamp's 7 lies across the 6: which of them comes first is anyone's guess."""
    usual(paper, x, y, AMOUNT, size)
    usual(paper, x + 1.1 * size, y, "7", size)


def hidden_below(paper: Paper, x: float, y: float, size: float) -> None:
    """Below the amount lies another that is not shown, as in a page recognised and set anew."""
    canvas = paper._canvas
    words = canvas.beginText(x, paper.options.page[1] - y)
    words.setTextRenderMode(3)
    words.textOut("1761.81")
    canvas.drawText(words)
    usual(paper, x, y, AMOUNT, size)


@contextmanager
def drawing(draw: Draw) -> Iterator[None]:
    """Draw the amount otherwise where it is printed for the third time."""
    seen: dict[int, int] = {}

    def text(paper: Paper, x: float, y: float, words: str, size: float) -> None:
        seen[id(paper)] = seen.get(id(paper), 0) + (words == AMOUNT)
        if words == AMOUNT and seen[id(paper)] == 3:
            paper._canvas.setFont("Helvetica", size)
            draw(paper, x, y, size)
        else:
            usual(paper, x, y, words, size)

    with patch.object(Paper, "text", text):
        yield


def checked(folder: Path, draw: Draw, *, verify: bool = False) -> CheckReport:
    file = folder / "sample.pdf"
    with drawing(draw):
        file.write_bytes(write_pdf(spec_of("yangquan_finance_2024")))
    outcome = read_outcome(file, options=ReadOptions(verify=verify))
    assert outcome.error is None
    return check(tables_of([outcome]))


def of_sums(report: CheckReport) -> list[Finding]:
    """What was found in the tables that is no tail."""
    return [
        each
        for found in report.findings.values()
        for each in found
        if each.rule_id.startswith("sum-") and each.nature != "rounding"
    ]


@pytest.mark.slow
def test_an_amount_on_which_two_readings_disagree_is_no_fault_of_the_document(
    tmp_path: Path,
) -> None:
    (alone,) = of_sums(checked(tmp_path, stamped))
    assert (alone.nature, alone.severity) == ("document", "high")
    (verified,) = of_sums(checked(tmp_path, stamped, verify=True))
    assert (verified.nature, verified.severity) == ("extraction", "low")
    assert verified.evidence[:1] == alone.evidence[:1]


@pytest.mark.slow
def test_a_sum_with_an_amount_that_cannot_be_read_is_not_assessable(tmp_path: Path) -> None:
    report = checked(tmp_path, hidden_below)
    assert of_sums(report) == []
    (results,) = report.results.values()
    reasons = {
        result.rule_id: reason
        for result in results
        for reason in result.reasons
        if "未能识别" in reason
    }
    assert set(reasons) == {"sum-levels", "sum-total", "sum-columns"}
    (reason,) = set(reasons.values())
    assert reason.startswith("“201 一般公共服务支出”的数印作“")
