"""Which part of a disclosure a finding belongs to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pyarrow as pa

Row = Mapping[str, Any]
Key = tuple[Any, ...]
COVER, CONTENTS, TABLES, TEXT, FORMS = "封面与年度", "目录", "报表", "情况说明", "绩效目标表"
_BY_RULE = {
    "year-title": COVER,
    "year-header": COVER,
    "year-text": COVER,
    "table-number": CONTENTS,
    "blank-table": CONTENTS,
}


@dataclass(frozen=True, slots=True)
class Parts:
    """The tables and sections of one disclosure, and what stands where.

    Attributes:
        titles: Titles of the recognised tables, in printed order.
        sections: Headings of the narrative, in printed order.
    """

    titles: tuple[str, ...]
    sections: tuple[str, ...]
    _table_at: Mapping[Key, str]
    _section_of: Mapping[Key, str]

    @classmethod
    def of(cls, tables: Mapping[str, pa.Table], disclosure_id: str) -> Parts:
        """Find the parts of one disclosure of a dataset."""
        own = {
            name: [r for r in tables[name].to_pylist() if r["disclosure_id"] == disclosure_id]
            for name in ("tables", "budget_lines", "narrative_facts")
        }
        titles = {
            (row["document_id"], row["table_no"]): row["table_title"] or row["table_id"]
            for row in own["tables"]
            if row["table_id"]
        }
        lines = {_key(r): titles[r["document_id"], r["table_no"]] for r in own["budget_lines"]}
        heads = {
            _key(r): titles[r["document_id"], r["table_no"]] for r in own["tables"] if r["table_id"]
        }
        facts = own["narrative_facts"]
        return cls(
            titles=tuple(dict.fromkeys(titles.values())),
            sections=tuple(dict.fromkeys(row["section"] for row in facts)),
            _table_at=heads | lines,
            _section_of={(*_key(row), row["quote"]): row["section"] for row in facts},
        )

    def part_of(self, finding: Row) -> tuple[str, str | None]:
        """Return the part of the check sheet and, in it, the table or section."""
        rule_id, places = finding["rule_id"], finding["evidence"]
        if rule_id in _BY_RULE:
            return _BY_RULE[rule_id], None
        if rule_id.startswith("form-"):
            return FORMS, None
        for place in places[:1]:
            section = self._section_of.get((*_key(place), place["quote"]))
            if section:
                return TEXT, section
            title = self._table_at.get(_key(place))
            if title:
                return TABLES, title
        return TEXT, None


def _key(row: Row) -> Key:
    return (row["document_id"], row["page"], row["line"], row["bbox"])
