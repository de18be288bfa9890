"""A place that a report cites."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

_ANCHOR = re.compile(r"[A-Za-z][A-Za-z0-9-]{0,63}")
_BOX = re.compile(r"-?[0-9]+(?:\.[0-9]+)?(?:,-?[0-9]+(?:\.[0-9]+)?){3}")

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Mark:
    """A cited place.

    Attributes:
        anchor: Of the entry in the report.
        document_id: The document.
        file_name: Its file.
        label: What stands there, in a few words.
        page: 1-based, None for a transcript.
        line: 1-based, None for a PDF.
        box: In points from the page's top left.
        printed: The number as it stands there, without its unit.
    """

    anchor: str
    document_id: str
    file_name: str
    label: str
    page: int | None
    line: int | None
    box: Box | None
    printed: str = ""


@dataclass(frozen=True, slots=True)
class SourcePage:
    """A page to be written.

    Attributes:
        suffix: Follows the document's id in the file name.
        html: The page.
        targets: Id on the page of each anchor of the report.
    """

    suffix: str
    html: str
    targets: Mapping[str, str]


def marks_of(entries: Iterable[Mapping[str, Any]]) -> Iterator[Mark]:
    """Yield the places of sources as a notebook tells them; what is no place is passed over."""
    for entry in entries:
        anchor, page, line = str(entry.get("anchor")), entry.get("page"), entry.get("line")
        if _ANCHOR.fullmatch(anchor):
            yield Mark(
                anchor=anchor,
                document_id=str(entry.get("document_id")),
                file_name=str(entry.get("file_name")),
                label=_label(entry),
                page=page if isinstance(page, int) else None,
                line=line if isinstance(line, int) else None,
                box=_box(entry.get("bbox")),
                printed=str(entry.get("printed") or "").partition(" ")[0],
            )


def _label(entry: Mapping[str, Any]) -> str:
    words = [str(entry.get(name) or "") for name in ("item", "column")]
    return f"{' · '.join(word for word in words if word)}：{entry.get('printed')}"


def _box(text: object) -> Box | None:
    if not isinstance(text, str) or not _BOX.fullmatch(text):
        return None
    x0, y0, x1, y1 = map(float, text.split(","))
    return (x0, y0, x1, y1)
