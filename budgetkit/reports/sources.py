"""The list of sources: every number that a report cites, and where it stands."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass

import pandas as pd

from budgetkit.analysis import UNCERTAIN_BELOW
from budgetkit.document.model import Method
from budgetkit.quality.masking import masked
from budgetkit.reports.blocks import Cited, Column, Row, Table
from budgetkit.reports.words import clipped, is_given, label, place_text, text_of

Quote = Callable[[pd.Series], str]
_COLUMNS = (
    Column("位置", "short"),
    Column("项目"),
    Column("栏目", "short"),
    Column("印出的数", "number"),
    Column("原文"),
)
_QUOTE_LENGTH = 160


@dataclass(frozen=True, slots=True)
class Entry:
    """One cited number."""

    anchor: str
    group: str
    place: str
    item: str
    column: str
    printed: str
    quote: str
    document_id: str
    file_name: str
    page: int | None
    line: int | None
    bbox: str | None

    @property
    def title(self) -> str:
        """The source in a few words."""
        text = f"{self.group} {self.place}：{self.item}，印出 {self.printed}"
        return clipped(text, _QUOTE_LENGTH)


class Sources:
    """Numbers the sources as they are cited; citing one again gives the same anchor.

    Args:
        documents: ``documents`` of the disclosure; their order numbers the anchors.
        quote: Returns what stands at a row's place.
    """

    def __init__(self, documents: pd.DataFrame, quote: Quote) -> None:
        self._files = {str(row["document_id"]): row for _, row in documents.iterrows()}
        self._order = {name: number for number, name in enumerate(self._files, 1)}
        self._quote = quote
        self._entries: dict[str, Entry] = {}

    def cite(self, text: str, row: pd.Series) -> Cited:
        """Return ``text`` with a link to the source of ``row``.

        Args:
            text: The number as it is shown.
            row: A row of ``budget_lines`` or ``narrative_facts``.
        """
        anchor = self._anchor(row)
        if anchor not in self._entries:
            self._entries[anchor] = self._entry(anchor, row)
        title = self._entries[anchor].title
        if is_doubted(row):
            doubt = f"读取把握只有 {float(row['confidence']):.0%}，请对照原件。"
            return Cited(text, anchor, f"{doubt}{title}", "cited doubted")
        return Cited(text, anchor, title)

    def tables(self) -> list[Table]:
        """Return the sources as one table per table or section of the document."""
        groups: dict[str, list[Entry]] = {}
        for entry in self._entries.values():
            groups.setdefault(entry.group, []).append(entry)
        return [_listing(group, entries) for group, entries in groups.items()]

    def _anchor(self, row: pd.Series) -> str:
        document = self._order.get(str(row["document_id"]), 0)
        if "fact_no" in row.index:
            return f"f{document}-{int(row['fact_no'])}"
        return f"t{document}-{int(row['table_no'])}-{int(row['entry_no'])}"

    def _entry(self, anchor: str, row: pd.Series) -> Entry:
        is_fact = "fact_no" in row.index
        return Entry(
            anchor=anchor,
            group=self._group(row, is_fact),
            place=place_text(row["page"], row["line"]),
            item=text_of(row["subject" if is_fact else "item"]),
            column="" if is_fact else label("measures", row["measure"]),
            printed=_printed(row, is_fact),
            quote=clipped(masked(self._quote(row)), _QUOTE_LENGTH),
            document_id=str(row["document_id"]),
            file_name=self._file_name(row),
            page=_whole(row["page"]),
            line=_whole(row["line"]),
            bbox=str(row["bbox"]) if is_given(row["bbox"]) else None,
        )

    def _file_name(self, row: pd.Series) -> str:
        file = self._files.get(str(row["document_id"]))
        return "" if file is None else str(file["file_name"])

    def _group(self, row: pd.Series, is_fact: bool) -> str:
        name = f"情况说明“{row['section']}”" if is_fact else _table_name(row)
        if len(self._files) < 2:
            return name
        file_name = self._file_name(row)
        return f"{name}（{file_name}）" if file_name else name


def is_doubted(row: pd.Series) -> bool:
    """Whether the reader itself was not sure of a row of ``budget_lines`` or facts."""
    found = row.get("confidence")
    return found is not None and is_given(found) and float(found) < UNCERTAIN_BELOW


def _whole(value: object) -> int | None:
    return int(float(str(value))) if is_given(value) else None


def _table_name(row: pd.Series) -> str:
    title = row["table_title"]
    return str(title) if is_given(title) else label("tables", row["table_id"])


def _printed(row: pd.Series, is_fact: bool) -> str:
    number = row["value_text" if is_fact else "amount_text"]
    unit = row["unit" if is_fact else "unit_text"]
    corrected = "（人工更正）" if row["method"] == Method.CORRECTION.value else ""
    return f"{number} {text_of(unit, '')}".strip() + corrected


def _listing(group: str, entries: list[Entry]) -> Table:
    ordered = sorted(entries, key=lambda entry: [int(part) for part in entry.anchor[1:].split("-")])
    rows = tuple(
        Row(
            (
                Cited(entry.place, entry.anchor, entry.file_name, kind="place"),
                entry.item,
                entry.column,
                entry.printed,
                entry.quote,
            ),
            row_id=entry.anchor,
        )
        for entry in ordered
    )
    return Table(group, _COLUMNS, rows, head=1, sources=tuple(map(asdict, ordered)))
