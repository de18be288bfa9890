"""Several disclosures in one report: their names, their footing, one list of sources."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cached_property

import pandas as pd

from budgetkit import analysis
from budgetkit.analysis import Basis, Composition, Measured
from budgetkit.reports.blocks import Inline, Section, Sentence
from budgetkit.reports.numbers import index_text, share_text, wanyuan
from budgetkit.reports.sources import Sources
from budgetkit.reports.unit.context import Subject
from budgetkit.reports.words import BLANK, label, text_of

_FEN_PER_HEAD = Decimal("0.01")
_WANYUAN = Decimal(10_000)
_ROUNDED_YUAN = Decimal(100)


@dataclass(frozen=True, eq=False)
class Member:
    """One disclosure of a group.

    Attributes:
        subject: The disclosure.
        name: What it is called in charts and tables; unique in its group.
    """

    subject: Subject
    name: str

    @cached_property
    def lines(self) -> pd.DataFrame:
        """Its ``budget_lines``."""
        return self.subject.budget_lines

    @cached_property
    def facts(self) -> pd.DataFrame:
        """Its ``narrative_facts``."""
        return self.subject.narrative

    @property
    def basis(self) -> Basis:
        """On what footing its figures stand."""
        own = self.subject
        return Basis(own.stage, own.scope, own.fiscal_year, own.layout)

    @cached_property
    def by_function(self) -> Composition:
        """Its expenditure by 类."""
        return analysis.by_function(self.lines)

    @cached_property
    def _measured(self) -> dict[str, Measured]:
        return {}

    def measured(self, measure_id: str) -> Measured:
        """Return one of its measures; found once, as charts and tables ask again."""
        if measure_id not in self._measured:
            found = analysis.measure(self.lines, self.facts, measure_id)
            self._measured[measure_id] = found
        return self._measured[measure_id]

    def yuan(self, figure_id: str) -> Decimal | None:
        """Return a standard figure in yuan."""
        return analysis.value(self.lines, figure_id)


class Group:
    """Disclosures that are reported on together, in the order given."""

    def __init__(self, subjects: Sequence[Subject]) -> None:
        self.members = tuple(_named(subjects))
        self._by_document = {
            str(document): subject
            for subject in subjects
            for document in subject.documents["document_id"]
        }
        self._printed: dict[str, dict[tuple[str, int, int], str]] = {}
        frames = [subject.documents for subject in subjects]
        self.sources = Sources(pd.concat(frames, ignore_index=True), self._quote)

    @property
    def bases(self) -> list[Basis]:
        """The footing of each member."""
        return [member.basis for member in self.members]

    def line(self, row: pd.Series | None) -> Inline:
        """Return a line's amount in 万元 with its source; a dash where there is no line."""
        if row is None:
            return BLANK
        yuan = analysis.amount(row["amount_yuan"])
        shown = f"无法读出“{row['amount_text']}”" if yuan is None else wanyuan(yuan)
        return self.sources.cite(shown, row)

    def figure(self, member: Member, figure_id: str) -> Inline:
        """Return a standard figure in 万元 with its source, or a dash."""
        return self.line(analysis.find(member.lines, figure_id))

    def measured(self, found: Measured, unit: str) -> Inline:
        """Return a measure as text, with its source where it is a printed amount."""
        shown = measure_text(found.value, unit)
        if unit != "万元" or found.row is None or found.value is None:
            return shown
        return self.sources.cite(shown, found.row)

    def listing(self) -> Section:
        """Return every number cited so far, with its place and what stands there."""
        tables = self.sources.tables()
        return Section(tables or (Sentence(("报告没有引用任何数字。",), kind="missing"),))

    def _quote(self, row: pd.Series) -> str:
        if "quote" in row.index:
            return str(row["quote"])
        document = str(row["document_id"])
        if document not in self._printed:
            self._printed[document] = _printed_rows(self._by_document[document].table_rows)
        place = (document, int(row["table_no"]), int(row["row_no"]))
        return self._printed[document].get(place, "")


def doubts(members: Sequence[Member]) -> Iterator[Sentence]:
    """Yield a warning for each disclosure that was read with a reservation.

    Its figures look like all others in charts, ranks and medians.
    """
    for member in members:
        lines, documents = member.lines, member.subject.documents
        unsure = int((lines["confidence"].astype(float) < analysis.UNCERTAIN_BELOW).sum())
        broken = int((documents["status"] != "ok").sum())
        told = [f"{broken} 个文件未能完整读出"] if broken else []
        if unsure:
            most = f"{analysis.UNCERTAIN_BELOW:.0%}"
            told.append(f"{len(lines):,} 个金额中有 {unsure:,} 个读取把握不足 {most}（标“？”）")
        if told:
            text = f"{member.name}：{'，'.join(told)}；引用其数字前请对照原件。"
            yield Sentence((text,), kind="warning")


def measure_text(value: Fraction | None, unit: str) -> str:
    """Return a measure as it is shown, without its unit but for the per cent sign.

    >>> measure_text(Fraction(1, 3), "%"), measure_text(Fraction(50000), "万元")
    ('33.33%', '5.00')
    """
    if value is None:
        return BLANK
    if unit == "%":
        return share_text(value)
    if unit == "指数":
        return index_text(value)
    yuan = decimal_of(value)
    return wanyuan(yuan) if unit == "万元" else f"{(yuan / _WANYUAN).quantize(_FEN_PER_HEAD):,}"


def rounded_text(value: Fraction | None, unit: str) -> str:
    """Return a measure that is no printed number: an amount rounded to 0.01 万元.

    >>> rounded_text(Fraction(1234567, 1), "万元")
    '123.46'
    """
    if value is None or unit != "万元":
        return measure_text(value, unit)
    return wanyuan((decimal_of(value) / _ROUNDED_YUAN).quantize(Decimal(1)) * _ROUNDED_YUAN)


def drawn_value(value: Fraction | None, unit: str) -> Decimal | None:
    """Return a measure on the scale of a chart's axis: 万元, per cent, or as it is."""
    if value is None:
        return None
    number = decimal_of(value)
    if unit == "%":
        return number * 100
    return number if unit == "指数" else number / _WANYUAN


def decimal_of(value: Fraction) -> Decimal:
    """Return a Fraction as Decimal; exact for amounts, to 28 digits for quotients."""
    return Decimal(value.numerator) / Decimal(value.denominator)


def basis_text(basis: Basis) -> str:
    """Return a footing in words: 2026 年 预算 部门（含所属单位）."""
    year = "年度不明" if basis.fiscal_year is None else f"{basis.fiscal_year} 年"
    return f"{year} {_word('stages', basis.stage)} {_word('scopes', basis.scope)}"


def _word(kind: str, name: str | None) -> str:
    return "阶段不明" if name is None and kind == "stages" else label(kind, name)


def _printed_rows(rows: pd.DataFrame) -> dict[tuple[str, int, int], str]:
    """The rows of the tables as printed, by document, table and row."""
    keys = zip(rows["document_id"], rows["table_no"], rows["row_no"], strict=True)
    texts = (" | ".join(cells) for cells in rows["cells_text"])
    return {(str(d), int(t), int(r)): text for (d, t, r), text in zip(keys, texts, strict=True)}


def _named(subjects: Sequence[Subject]) -> list[Member]:
    """Add to a name what tells it from the others: the year, then scope and stage."""
    names = [text_of(own.agency_name, "名称未识别") for own in subjects]
    if len(set(names)) < len(names):
        # In front: the end of a long name is cut in charts.
        years = [text_of(own.fiscal_year, "年度不明") for own in subjects]
        names = [f"{year} {name}" for year, name in zip(years, names, strict=True)]
    extras = [
        [label("scopes", own.scope) for own in subjects],
        [label("stages", own.stage) for own in subjects],
        [own.disclosure_id for own in subjects],
    ]
    for extra in extras:
        if len(set(names)) == len(names):
            break
        names = [f"{name} {more}" for name, more in zip(names, extra, strict=True)]
    return [Member(own, name) for own, name in zip(subjects, names, strict=True)]
