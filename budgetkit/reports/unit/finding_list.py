"""Findings as a list: what is wrong, how it reads, where it stands, what might be meant."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from budgetkit.reports.blocks import TABLE_TYPE, Block, Cited, Column, Row, Table
from budgetkit.reports.words import BLANK, clipped, place_text
from budgetkit.workbench.repr.checks_card import NATURES, SEVERITIES, rule_text, suggestion_in_words

Record = Mapping[str, Any]
_QUOTED = 5
_QUOTE_LENGTH = 160
_COLUMNS = (
    Column("程度", "short"),
    Column("性质", "short"),
    Column("问题"),
    Column("印为"),
    Column("应为"),
    Column("相差"),
    Column("建议"),
    Column("位置", "short"),
    Column("原文"),
    Column("规则", "code"),
)


@dataclass(frozen=True, slots=True)
class Quoted:
    """A place with what stands there; the link leads to its source page."""

    link: Cited
    quote: str


@dataclass(frozen=True, slots=True)
class Found:
    """One finding as it is shown.

    Attributes:
        number: As counted in the chapter, from 1.
        severity: ``high``, ``medium`` or ``low``; also the class of its mark.
        label: The severity in Chinese.
        nature: The nature in Chinese.
        message: What is wrong.
        rule: What must hold.
        figures: How it reads, should read and differs: label and value.
        suggestion: What might be meant, marked as a suggestion; empty where there is none.
        quoted: Its first places.
        further: Its other places.
        row: The same as a row of a table.
        sources: Its places, as source pages want them.
    """

    number: int
    severity: str
    label: str
    nature: str
    message: str
    rule: str
    figures: tuple[tuple[str, str], ...]
    suggestion: str
    quoted: tuple[Quoted, ...]
    further: tuple[Cited, ...]
    row: Row
    sources: tuple[Record, ...]


@dataclass(frozen=True)
class FindingList(Block):
    """Findings under a caption, open or folded; ``columns`` are those of their rows."""

    caption: str
    found: tuple[Found, ...]
    folded: str | None = None
    columns: tuple[Column, ...] = _COLUMNS
    template = "findings.html.j2"

    def plain(self) -> str:
        """Return the caption and how many there are."""
        return f"{self.caption}（{len(self.found)} 个）"

    def _repr_mimebundle_(self, **_: object) -> tuple[dict[str, Any], dict[str, Any]]:
        table = Table(self.caption, self.columns, tuple(each.row for each in self.found), head=2)
        data = {"text/html": self.html(), "text/plain": self.plain()}
        content = table._repr_mimebundle_()[0][TABLE_TYPE]
        sources = [dict(place) for each in self.found for place in each.sources]
        return {**data, TABLE_TYPE: content}, {"budgetkit": {"sources": sources}}


def found_of(number: int, finding: Record, files: Mapping[str, str]) -> Found:
    """Return a finding as it is shown.

    Args:
        number: Its number in the chapter.
        finding: A row of ``findings``.
        files: Name of each file by document_id.
    """
    sources = tuple(_sources(number, finding, files))
    places = [
        Quoted(Cited(_where(place, files), place["anchor"], place["file_name"], "evidence"),
               clipped(place["quote"], _QUOTE_LENGTH))
        for place in sources
    ]  # fmt: skip
    labels = (("印为", "actual"), ("应为", "expected"), ("相差", "difference"))
    return Found(
        number=number,
        severity=finding["severity"],
        label=SEVERITIES[finding["severity"]],
        nature=NATURES[finding["nature"]],
        message=finding["message"],
        rule=rule_text(finding["rule_id"]),
        figures=tuple((label, finding[name]) for label, name in labels if finding[name]),
        suggestion=suggestion_in_words(finding),
        quoted=tuple(places[:_QUOTED]),
        further=tuple(place.link for place in places[_QUOTED:]),
        row=_row(finding, places),
        sources=sources,
    )


def _sources(number: int, finding: Record, files: Mapping[str, str]) -> Sequence[Record]:
    return [
        {
            **place,
            "anchor": f"c{number}-{position}",
            "file_name": files.get(place["document_id"], ""),
            "group": "核对发现的问题",
            "place": place_text(place["page"], place["line"]),
            "item": f"问题 {number}",
            "column": "",
            "printed": finding["message"],
        }
        for position, place in enumerate(finding["evidence"], start=1)
    ]


def _where(place: Record, files: Mapping[str, str]) -> str:
    text = place_text(place["page"], place["line"])
    return f"{place['file_name']} {text}" if len(files) > 1 else text


def _row(finding: Record, places: Sequence[Quoted]) -> Row:
    first = places[0] if places else None
    return Row(
        (
            SEVERITIES[finding["severity"]],
            NATURES[finding["nature"]],
            finding["message"],
            *(finding[name] or BLANK for name in ("actual", "expected", "difference")),
            suggestion_in_words(finding) or BLANK,
            first.link if first else BLANK,
            first.quote if first else BLANK,
            finding["rule_id"],
        )
    )
