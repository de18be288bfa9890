"""What of an executed notebook goes onto the page, in order."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from nbconvert.filters import markdown2html, strip_ansi
from nbformat import NotebookNode

from budgetkit.reports.page.frames import framed
from budgetkit.reports.page.sanitise import clean

REMOVE_TAG = "remove-cell"
SHOW_TAG = "show-source"
"""A code cell that is shown with its code: pages leave code out."""
_HEADING = re.compile(r"(#{1,6})[ \t]+([^\n]+)\n*")
_NO_ALT = "图（笔记本没有给出文字说明）"


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of a markdown cell; its anchor is the cell's id."""

    kind = "heading"
    level: int
    text: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Html:
    """Cleaned markup."""

    kind = "html"
    markup: str


@dataclass(frozen=True, slots=True)
class Image:
    """A picture inside the page."""

    kind = "image"
    source: str
    alt: str
    csv: str | None = None
    """What is drawn, as a ``data:`` address."""


@dataclass(frozen=True, slots=True)
class Plain:
    """Text as it stands; ``is_error`` for a traceback."""

    kind = "plain"
    text: str
    is_error: bool = False


Part = Heading | Html | Image | Plain


@dataclass(frozen=True)
class Page:
    """A page: its title and its parts."""

    title: str
    parts: tuple[Part, ...]

    @property
    def opening(self) -> tuple[Part, ...]:
        """What stands before the first heading of the second level."""
        return self.parts[: self._first_section]

    @property
    def body(self) -> tuple[Part, ...]:
        """The sections."""
        return self.parts[self._first_section :]

    @property
    def has_title(self) -> bool:
        """Whether a part is the page's heading of the first level."""
        return any(
            (isinstance(part, Heading) and part.level == 1)
            or (isinstance(part, Html) and "<h1" in part.markup)
            for part in self.opening
        )

    @property
    def _first_section(self) -> int:
        return next(
            (
                position
                for position, part in enumerate(self.parts)
                if isinstance(part, Heading) and part.level > 1
            ),
            len(self.parts),
        )

    @property
    def contents(self) -> list[Heading]:
        """The headings of the second level, for the table of contents."""
        return [part for part in self.parts if isinstance(part, Heading) and part.level == 2]


def page_of(
    notebook: NotebookNode, fallback_title: str, links: Mapping[str, str] | None = None
) -> Page:
    """Return the page of an executed notebook; its outputs are cleaned.

    Code is left out, but for cells tagged ``show-source``.

    Args:
        notebook: With its outputs.
        fallback_title: Used where no output names one.
        links: Pages beside this one that links of the page shall lead to, by anchor.
    """
    cells = [cell for cell in notebook.cells if REMOVE_TAG not in cell.metadata.get("tags", [])]
    parts = tuple(part for cell in cells for part in _parts(cell, links or {}))
    return Page(_title(notebook) or fallback_title, parts)


def _title(notebook: NotebookNode) -> str | None:
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            title = output.get("metadata", {}).get("budgetkit", {}).get("title")
            if title:
                return str(title)
    return None


def _parts(cell: NotebookNode, links: Mapping[str, str]) -> Iterator[Part]:
    if cell.cell_type == "markdown":
        yield from _markdown(cell)
    elif cell.cell_type == "code":
        if SHOW_TAG in cell.metadata.get("tags", []):
            yield Plain(str(cell.source))
        for output in cell.outputs:
            yield from _output(output, links)


def _markdown(cell: NotebookNode) -> Iterator[Part]:
    source = str(cell.source)
    found = _HEADING.match(source)
    if found:
        yield Heading(len(found[1]), found[2].strip(), str(cell.get("id", "")))
        source = source[found.end() :]
    if source.strip():
        yield Html(clean(markdown2html(source)))


def _output(output: NotebookNode, links: Mapping[str, str]) -> Iterator[Part]:
    if output.output_type == "stream":
        if output.name == "stdout":
            yield Plain(_uncoloured(output.text))
    elif output.output_type == "error":
        yield Plain(_uncoloured("\n".join(output.traceback)), is_error=True)
    else:
        yield from _data(output.data, output.get("metadata", {}), links)


def _data(
    data: dict[str, Any], metadata: dict[str, Any], links: Mapping[str, str]
) -> Iterator[Part]:
    """The richest form that cannot act; scripts and widgets have none."""
    if "image/svg+xml" in data:
        encoded = base64.b64encode(_joined(data["image/svg+xml"]).encode()).decode()
        yield _image("image/svg+xml", encoded, metadata)
    elif "image/png" in data:
        yield _image("image/png", "".join(_joined(data["image/png"]).split()), metadata)
    elif "text/html" in data:
        yield Html(framed(clean(_joined(data["text/html"]), links)))
    elif "text/plain" in data:
        yield Plain(_uncoloured(_joined(data["text/plain"])))


def _image(media_type: str, encoded: str, metadata: dict[str, Any]) -> Image:
    # Decoded and encoded again: whatever is no base64 cannot break out of the attribute.
    content = base64.b64encode(base64.b64decode(encoded)).decode()
    about = metadata.get(media_type, {})
    alt = str(about.get("alt", "")).strip()
    numbers = base64.b64encode(str(about.get("csv", "")).encode()).decode()
    csv = f"data:text/csv;charset=utf-8;base64,{numbers}" if numbers else None
    return Image(f"data:{media_type};base64,{content}", alt or _NO_ALT, csv)


def _uncoloured(text: str) -> str:
    return str(strip_ansi(text))  # type: ignore[no-untyped-call]


def _joined(text: str | list[str]) -> str:
    return text if isinstance(text, str) else "".join(text)
