"""Entries of ``data/corrections/*.yml``: data with a guard, never code."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from budgetkit.disclosure.targets_model import (
    FUND_SOURCES,
    FURTHER_FUND_SOURCES,
    LOCAL_LEVELS,
    PHASES,
)
from budgetkit.errors import CorrectionError

_SOURCES = (*FUND_SOURCES, *FURTHER_FUND_SOURCES, *LOCAL_LEVELS)

COLUMNS: Mapping[str, frozenset[str]] = {
    "budget_lines": frozenset(
        {
            "amount_text",
            "item",
            "function_code",
            "function_name",
            "dept_econ_code",
            "dept_econ_name",
            "gov_econ_code",
            "gov_econ_name",
            "project",
            "agency",
            "unit_text",
        }
    ),
    "narrative_facts": frozenset({"value_text", "subject", "unit", "direction"}),
    "target_indicators": frozenset({"value_text", "name", "level1", "level2", "weight"}),
    "target_forms": frozenset(
        {"project", "agency", "agency_code", "implementing_unit", "attribute", "period"}
        | {"overview", "basis", "necessity", "measures", "plan", "filled_at"}
        | {f"goal_{phase}" for phase in PHASES}
        | {f"funds_{phase}_yuan" for phase in PHASES}
        | {f"{phase}_{source}_yuan" for phase in PHASES for source in _SOURCES}
    ),
}
"""What may be put right, by table."""

_REQUIRED = ("document", "table", "where", "column", "expect", "value", "reason", "by", "date")
_OPTIONAL = ("evidence",)
_DOCUMENT = re.compile(r"[0-9a-f]{16,64}")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_ID_LENGTH = 16
_MAX_BYTES = 1_000_000


@dataclass(frozen=True, slots=True)
class Correction:
    """One cell put right.

    Attributes:
        file: File of the entry.
        entry: 1-based position in it.
        document_id: First 16 hex digits of the document's SHA-256.
        table: Table of the dataset.
        where: Columns and values, as text, that together name one row.
        column: The column that is wrong.
        expect: What the reading gives, as text; empty for nothing.
        value: What the document says.
        reason: Why.
        by: Who says so.
        date: When, ``YYYY-MM-DD``.
    """

    file: str
    entry: int
    document_id: str
    table: str
    where: Mapping[str, str]
    column: str
    expect: str
    value: str
    reason: str
    by: str
    date: str


class _Texts(yaml.BaseLoader):
    """Leaves every scalar a text: 061001 stays a code, and nothing is executed.

    A key that stands twice in a mapping is an error: one of its values would be lost unseen.
    """

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        keys = [str(key.value) for key, _ in node.value]
        if len(set(keys)) < len(keys):
            raise yaml.constructor.ConstructorError(None, None, "a key stands twice")
        return super().construct_mapping(node, deep)


def load_corrections(folder: Path) -> list[Correction]:
    """Return every entry of the YAML files in a folder, in the order of their names.

    Raises:
        CorrectionError: A file is no list of entries, is larger than a megabyte, or leads
            out of the folder; or an entry is not filled in.
    """
    files = sorted((*folder.glob("*.yml"), *folder.glob("*.yaml")))
    return [entry for file in files for entry in _entries(file)]


def _entries(file: Path) -> Iterator[Correction]:
    content = _content(file)
    if not isinstance(content, list):
        raise CorrectionError(file=file.name, entry=1, detail="文件应是一个列表")
    for number, entry in enumerate(content, start=1):
        problem = _problem(entry)
        if problem is not None:
            raise CorrectionError(file=file.name, entry=number, detail=problem)
        yield _correction(file.name, number, entry)


def _content(file: Path) -> Any:
    try:
        content = yaml.load(_text(file), Loader=_Texts)
    except (yaml.YAMLError, UnicodeDecodeError, OSError, RecursionError) as cause:
        raise CorrectionError(file=file.name, entry=1, detail="不是可读的 YAML") from cause
    return [] if content is None else content


def _text(file: Path) -> str:
    if not file.is_file() or not file.resolve().is_relative_to(file.parent.resolve()):
        raise CorrectionError(file=file.name, entry=1, detail="不是目录中的普通文件")
    with file.open("rb") as stream:
        content = stream.read(_MAX_BYTES + 1)
    if len(content) > _MAX_BYTES:
        raise CorrectionError(file=file.name, entry=1, detail="文件超过 1 MB")
    return content.decode("utf-8-sig")


def _correction(file: str, number: int, entry: Mapping[str, Any]) -> Correction:
    return Correction(
        file=file,
        entry=number,
        document_id=entry["document"][:_ID_LENGTH],
        **{name: entry[name] for name in _REQUIRED if name != "document"},
    )


def _problem(entry: Any) -> str | None:
    """What is wrong with an entry, in Chinese; None where nothing is."""
    if not isinstance(entry, dict):
        return "应有 document、table 等各项"
    unknown = sorted(entry.keys() - {*_REQUIRED, *_OPTIONAL})
    missing = [name for name in _REQUIRED if name not in entry]
    if unknown or missing:
        return "；".join(
            words
            for words, names in (("不认识 ", unknown), ("缺少 ", missing))
            for words in ([words + "、".join(map(str, names))] if names else [])
        )
    return _unfit(entry)


def _unfit(entry: Mapping[str, Any]) -> str | None:
    where = entry["where"]
    if not isinstance(where, dict) or not where or not all(_is_text(v) for v in where.values()):
        return "where 应是列名和值"
    texts = [name for name in _REQUIRED if name != "where" and not _is_text(entry[name])]
    blank = [name for name in ("reason", "by", "date") if not str(entry[name]).strip()]
    if texts or blank:
        return f"{'、'.join(texts + blank)} 未填写"
    if not _DOCUMENT.fullmatch(entry["document"]):
        return "document 应是文件 SHA-256 的前 16 位或全部"
    if not _DATE.fullmatch(entry["date"]):
        return "date 应写作 2026-01-31"
    if entry["column"] not in COLUMNS.get(entry["table"], ()):
        return f"不能更正 {entry['table']} 的 {entry['column']}"
    return None


def _is_text(value: Any) -> bool:
    return isinstance(value, str)
