"""Read the head of a side-by-side form: labels and their values, wherever they stand."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from budgetkit.disclosure.forms.labels import FieldLabel, field_label, footer_label, fund_label
from budgetkit.document.model import Row
from budgetkit.text import tidy

TEXT_FIELDS = ("overview", "basis", "necessity", "measures", "plan")
SHORT_FIELDS = ("project", "agency", "implementing_unit", "attribute", "period")
_GOAL_HEADERS = ("goal_implementation", "goal_annual")
_LONGEST_SHORT_VALUE = 60
_PROJECT_CODE = re.compile(r"[0-9A-Z]{12,24}[-_—]")
_CODE_BEHIND = re.compile(r"(?P<name>[^0-9]{3,}?)[-_—\s]*[(（\[【]?(?P<code>[0-9]{3,9})[)）\]】]?")
_CODED = re.compile(r"[\[(【]?(?P<code>[0-9]{3,9})[\])】]?\s*[-_—－]?\s*(?P<name>[^0-9\s].*)?")


@dataclass(slots=True)
class Head:
    """What the head says; a field that is blank or lost is missing."""

    values: dict[str, str] = field(default_factory=dict)
    goals: dict[str, str] = field(default_factory=dict)
    repaired: bool = False

    def agency(self) -> tuple[str | None, str | None]:
        """Return code and name of ``015-某某局`` or ``某某局015``; None where none is printed."""
        text = self.values.get("agency") or ""
        coded = _CODED.fullmatch(text) or _CODE_BEHIND.fullmatch(text)
        return (coded["code"], coded["name"]) if coded else (None, text or None)


def project_name(text: str) -> str | None:
    """Return a project's name without the code that some places print before it.

    >>> project_name("11000021T000000117273-绩效管理经费")
    '绩效管理经费'
    """
    return tidy(_PROJECT_CODE.sub("", tidy(text), count=1)) or None


@dataclass(slots=True)
class _Waiting:
    """A label whose value was not in its row, and where it stood."""

    field: str
    column: int
    row: int


class _HeadReader:
    def __init__(self, *, two_sided: bool) -> None:
        self.two_sided = two_sided
        self.head = Head()
        self.waiting: list[_Waiting] = []
        self.unlabelled: tuple[int, str] | None = None
        self.annual_column: int | None = None
        self.goal_row: int | None = None

    def read(self, index: int, row: Row) -> None:
        texts = [(column, text.strip()) for column, text in enumerate(row.texts) if text.strip()]
        labels = [(column, label) for column, text in texts if (label := field_label(text))]
        if any(label.field == "goal" for _, label in labels):
            self._goals(texts)
        elif labels:
            self._labelled(index, texts, dict(labels))
        elif any(fund_label(text) or footer_label(text) for _, text in texts):
            return
        elif self._holds_goals(index):
            self._goals(texts)
        else:
            self._unlabelled(index, texts)

    def _holds_goals(self, row: int) -> bool:
        """Whether the goals stand right under their labels, without a label of their own."""
        return self.goal_row == row - 1 and not self.head.goals

    def _labelled(
        self, index: int, texts: Sequence[tuple[int, str]], labels: dict[int, FieldLabel]
    ) -> None:
        for position, (column, _) in enumerate(texts):
            if label := labels.get(column):
                after = texts[position + 1 :]
                value = label.value or _value_after(after, labels)
                self._keep(label.field, value, _Waiting(label.field, column, index))

    def _keep(self, name: str, value: str, waiting: _Waiting) -> None:
        if name in _GOAL_HEADERS:
            if value:
                self.head.goals.setdefault(name, tidy(value))
            elif name == "goal_annual":
                self.annual_column, self.goal_row = waiting.column, waiting.row
        elif value:
            self.head.values.setdefault(name, tidy(value))
        elif name in TEXT_FIELDS and self._above(waiting.row):
            self.head.values[name] = tidy(self._take_above())
        else:
            self.waiting.append(waiting)

    def _above(self, row: int) -> bool:
        return self.unlabelled is not None and self.unlabelled[0] == row - 1

    def _take_above(self) -> str:
        assert self.unlabelled is not None
        text, self.unlabelled = self.unlabelled[1], None
        self.head.repaired = True
        return text

    def _unlabelled(self, index: int, texts: Sequence[tuple[int, str]]) -> None:
        """Give a row without a label to the labels of the row above that have no value."""
        for column, text in texts:
            waiting = [found for found in self.waiting if self._fits(found, index, text)]
            if waiting:
                nearest = min(waiting, key=lambda found: abs(found.column - column))
                self.waiting.remove(nearest)
                self.head.values[nearest.field] = tidy(text)
                self.head.repaired = True
            else:
                self.unlabelled = (index, text)

    def _fits(self, waiting: _Waiting, index: int, text: str) -> bool:
        short = waiting.field in SHORT_FIELDS and len(text) <= _LONGEST_SHORT_VALUE
        return waiting.row == index - 1 and (short or waiting.field in TEXT_FIELDS)

    def _goals(self, texts: Sequence[tuple[int, str]]) -> None:
        """Read the goals of both halves; a single one by the column that it stands in."""
        goals = [(column, text) for column, text in texts if not field_label(text)]
        phases = list(_GOAL_HEADERS) if self.two_sided else ["goal_annual"]
        if self.two_sided and len(goals) == 1 and self.annual_column is not None:
            phases = phases[goals[0][0] >= self.annual_column :]
        for phase, (_, text) in zip(phases, goals, strict=False):
            self.head.goals[phase] = tidy(text)


def _value_after(texts: Sequence[tuple[int, str]], labels: dict[int, FieldLabel]) -> str:
    """Return the text between a label and the next label of the row."""
    if not texts or texts[0][0] in labels or fund_label(texts[0][1]):
        return ""
    return texts[0][1]


def read_head(rows: Sequence[Row], *, two_sided: bool = True) -> Head:
    """Return the labelled values of the rows above the indicators."""
    reader = _HeadReader(two_sided=two_sided)
    for index, row in enumerate(rows):
        reader.read(index, row)
    return reader.head
