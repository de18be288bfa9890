"""The parts of a check sheet, and where each begins in a disclosure."""

from __future__ import annotations

import tomllib
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any, NamedTuple

import pyarrow as pa

from budgetkit.checks.catalogue import catalogue
from budgetkit.text import compact

Row = Mapping[str, Any]
Key = tuple[Any, ...]
TABLES, TEXT, FORMS = "报表", "情况说明", "项目说明"
REST = "其余文字"
_HEADING_LENGTH = 40
_READ = ("tables", "budget_lines", "narrative_facts", "text_blocks", "target_forms")


@dataclass(frozen=True, slots=True)
class Group:
    """A part of the sheet as ``parts.toml`` declares it."""

    name: str
    question: str
    headings: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()


class Part(NamedTuple):
    """A line of the sheet: its group and, where the group has several, what it is about."""

    group: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class Parts:
    """The lines of one disclosure's sheet, and what stands where.

    Attributes:
        lines: In the order of the sheet.
        starts: Where a part begins, for those that have a place.
    """

    lines: tuple[Part, ...]
    starts: Mapping[Part, Row]
    _exact: Mapping[Key, Part]
    _order: Sequence[tuple[Key, Part]]

    @classmethod
    def of(cls, tables: Mapping[str, pa.Table], disclosure_id: str) -> Parts:
        """Find the parts of one disclosure of a dataset."""
        own = {
            name: [r for r in tables[name].to_pylist() if r["disclosure_id"] == disclosure_id]
            for name in _READ
        }
        starts: dict[Part, Row] = {}
        for part, row in (*_tables(own), *_sections(own), *_headed(own), *_forms(own)):
            starts.setdefault(part, row)
        order = sorted((_position(row), part) for part, row in starts.items())
        return cls(tuple(_lines(starts)), starts, dict(_exact(own)), order)

    def of_finding(self, finding: Row) -> Part:
        """Return the part that a finding belongs to."""
        rule_id = finding["rule_id"]
        for group in groups():
            if rule_id in group.rules:
                return Part(group.name)
        form = self._form_named(finding) if is_of_forms(rule_id) else None
        places = finding["evidence"]
        return form or (self.of_place(places[0]) if places else Part(TEXT, REST))

    def _form_named(self, finding: Row) -> Part | None:
        """The form that the message names; a place may lie on the next form's page."""
        named = [p for p in self.lines if p.group == FORMS and f"“{p.name}”" in finding["message"]]
        return named[0] if named else None

    def of_place(self, place: Row) -> Part:
        """Return the part in which a place lies."""
        for key in ((*_key(place), place["quote"]), _key(place)):
            if key in self._exact:
                return self._exact[key]
        at = bisect_right(self._order, (_position(place), Part("\U0010ffff")))
        before = self._order[at - 1] if at else None
        if before is None or before[0][0] != place["document_id"]:
            return Part(TEXT, REST)
        return before[1]


def is_of_forms(rule_id: str) -> bool:
    """Return whether a rule is about the target forms."""
    rule = catalogue().get(rule_id)
    return rule is not None and rule.family == "form"


@cache
def groups() -> tuple[Group, ...]:
    """Return the parts of the sheet in their order."""
    text = resources.files(__package__).joinpath("parts.toml").read_text(encoding="utf-8")
    return tuple(map(_group, tomllib.loads(text)["part"]))


def _group(entry: Mapping[str, Any]) -> Group:
    words, rules = tuple(entry.get("headings", ())), tuple(entry.get("rules", ()))
    return Group(entry["name"], entry["question"], words, rules)


def _tables(own: Mapping[str, list[Row]]) -> Iterator[tuple[Part, Row]]:
    for row in own["tables"]:
        if row["table_id"] and not row["table_id"].startswith("targets_"):
            yield _table_part(row), row


def _table_part(row: Row) -> Part:
    return Part(TABLES, row["table_title"] or row["table_id"])


def _sections(own: Mapping[str, list[Row]]) -> Iterator[tuple[Part, Row]]:
    """Each section from its heading on, from its first fact where no heading is found."""
    headings = [row for row in own["text_blocks"] if _is_heading(row)]
    for fact in own["narrative_facts"]:
        title = compact(fact["section"].rpartition("/")[2])
        before = [
            row
            for row in headings
            if title in compact(row["text"]) and _position(row) <= _position(fact)
        ]
        yield Part(TEXT, fact["section"]), before[-1] if before and title else fact


def _headed(own: Mapping[str, list[Row]]) -> Iterator[tuple[Part, Row]]:
    for group in groups():
        for row in own["text_blocks"]:
            if _is_heading(row) and any(word in row["text"] for word in group.headings):
                yield Part(group.name), row
                break


def _forms(own: Mapping[str, list[Row]]) -> Iterator[tuple[Part, Row]]:
    for row in own["target_forms"]:
        yield Part(FORMS, row["project"] or f"第 {row['form_no']} 张"), row


def _is_heading(row: Row) -> bool:
    return row["kind"] == "heading" and len(row["text"]) <= _HEADING_LENGTH


def _lines(starts: Iterable[Part]) -> Iterator[Part]:
    """A line for each group; for tables, sections and forms one for each of them."""
    for group in groups():
        several = [part for part in starts if part.group == group.name and part.name]
        yield from several or [Part(group.name)]
        if group.name == TEXT:
            yield Part(TEXT, REST)


def _exact(own: Mapping[str, list[Row]]) -> Iterator[tuple[Key, Part]]:
    titles = {(row["document_id"], row["table_no"]): row for row in own["tables"]}
    for row in own["budget_lines"]:
        yield _key(row), _table_part(titles[row["document_id"], row["table_no"]])
    for row in own["narrative_facts"]:
        yield (*_key(row), row["quote"]), Part(TEXT, row["section"])


def _key(row: Row) -> Key:
    return (row["document_id"], row["page"], row["line"], row["bbox"])


def _position(row: Row) -> Key:
    """Reading order: page and height on it, or line."""
    top = float(row["bbox"].split(",")[1]) if row["bbox"] else 0.0
    return (row["document_id"], row["page"] or 0, row["line"] or top)
