"""One disclosure published in several files: what they repeat counts once.

A disclosure may lie there as a PDF and as a transcript of it. Each statutory table, the
narrative and the forms are taken from the better file; the other's rows stay in
``table_rows`` and ``text_blocks``, and its document says what it was superseded by.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

Part = Mapping[str, pa.Table]
RowDict = dict[str, Any]

_BETTER_KINDS = ("pdf", "docx", "xlsx", "csv", "html", "transcript", "pdf-scan")
_STATUS = ("ok", "partial", "failed")
_FORM_TABLES = ("target_forms", "target_indicators")
_SAME_NARRATIVE = 0.5
_FACT_KEY = ("subject", "metric", "value")


@dataclass(slots=True)
class _Taken:
    """What the better files of a disclosure already give."""

    table_ids: set[str] = field(default_factory=set)
    facts: set[tuple[Any, ...]] = field(default_factory=set)
    has_forms: bool = False
    has_services: bool = False
    best: str | None = None


def supersede(
    documents: Sequence[RowDict], parts: Sequence[Part]
) -> tuple[list[RowDict], list[Part]]:
    """Return documents and their tables with repeated content taken from the best file only.

    ``documents`` and ``parts`` belong together one by one; their order is kept.
    """
    settled_documents, settled_parts = list(documents), list(parts)
    taken: dict[str, _Taken] = {}
    for index in sorted(range(len(parts)), key=lambda index: _rank(documents[index], parts[index])):
        disclosure_id = documents[index]["disclosure_id"]
        if disclosure_id is None:
            continue
        before = taken.setdefault(disclosure_id, _Taken())
        part, repeats = _without_repeats(parts[index], before)
        settled_parts[index] = part
        if repeats:
            settled_documents[index] = {**documents[index], "superseded_by": before.best}
        _take(before, part, documents[index]["document_id"])
    return settled_documents, settled_parts


def _rank(document: RowDict, part: Part) -> tuple[Any, ...]:
    """Order files of one disclosure: whole before partial, printed before recognised."""
    kind = document["media_type"]
    place = _BETTER_KINDS.index(kind) if kind in _BETTER_KINDS else len(_BETTER_KINDS)
    amounts = part["budget_lines"].num_rows
    return _STATUS.index(document["status"]), place, -amounts, document["document_id"]


def _without_repeats(part: Part, taken: _Taken) -> tuple[Part, bool]:
    """Return the part without what better files give, and whether anything was left out."""
    kept = dict(part)
    lines = part["budget_lines"]
    if taken.table_ids:
        repeated = pc.is_in(lines["table_id"], value_set=pa.array(sorted(taken.table_ids)))
        kept["budget_lines"] = lines.filter(pc.invert(repeated))
    if _repeats_narrative(part["narrative_facts"], taken):
        kept["narrative_facts"] = part["narrative_facts"].slice(0, 0)
    if taken.has_forms:
        kept |= {name: part[name].slice(0, 0) for name in _FORM_TABLES}
    if taken.has_services:
        kept["service_catalogue"] = part["service_catalogue"].slice(0, 0)
    return kept, any(kept[name].num_rows < part[name].num_rows for name in kept)


def _repeats_narrative(facts: pa.Table, taken: _Taken) -> bool:
    """Whether at least half of the facts are stated by a better file."""
    own = _fact_keys(facts)
    return bool(own) and len(own & taken.facts) >= _SAME_NARRATIVE * len(own)


def _fact_keys(facts: pa.Table) -> set[tuple[Any, ...]]:
    columns = (facts[name].to_pylist() for name in _FACT_KEY)
    return set(zip(*columns, strict=True))


def _take(taken: _Taken, part: Part, document_id: str) -> None:
    ids = part["budget_lines"]["table_id"].unique().to_pylist()
    taken.table_ids.update(table_id for table_id in ids if table_id)
    taken.facts |= _fact_keys(part["narrative_facts"])
    taken.has_forms = taken.has_forms or part["target_forms"].num_rows > 0
    taken.has_services = taken.has_services or part["service_catalogue"].num_rows > 0
    taken.best = taken.best or document_id
