"""Which source pages a report needs, and the links to them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from nbformat import NotebookNode

from budgetkit.errors import BudgetkitError
from budgetkit.reports.files import inside, safe_name, write_whole
from budgetkit.reports.source_pages.cells import cell_pages
from budgetkit.reports.source_pages.mark import Mark, SourcePage, marks_of
from budgetkit.reports.source_pages.pdf import pdf_pages
from budgetkit.reports.source_pages.transcript import transcript_pages
from budgetkit.sources import SourceFile, open_source

_NO_PLACES = "“{file}”的引用处无法对应到原件，其数字只链接到本页末的出处。"
_NOT_FOUND = "未找到原件{files}，其数字只链接到本页末的出处；可用 --sources 指明原件所在目录。"
_NAMED = 3
"""How many missing files are named."""
_UNREADABLE = "原件“{file}”无法显示（{reason}），其数字只链接到本页末的出处。"


@dataclass
class Citations:
    """Links of a report to its source pages.

    Attributes:
        links: Address of the marked place by anchor, relative to the report.
        notes: What cannot be shown, and why.
    """

    links: dict[str, str] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)


def write_source_pages(
    notebook: NotebookNode, originals: Mapping[str, str], folder: Path, name: str, report: str
) -> Citations:
    """Write a page for each page of a PDF or picture, and each other file, that a report cites.

    Args:
        notebook: Executed; its outputs tell what is cited.
        originals: Path of each document's file by document_id.
        folder: Where the folder with the pages is made.
        name: Safe name of that folder.
        report: File name of the report, beside ``folder``.
    """
    cited = Citations()
    absent: list[str] = []
    for document_id, marks in _by_document(notebook).items():
        file = marks[0].file_name
        if document_id not in originals:
            absent.append(file)
            continue
        try:
            _write(Path(originals[document_id]), marks, inside(folder, name), report, cited)
        except BudgetkitError as error:
            cited.notes.append(_UNREADABLE.format(file=file, reason=error.message))
    if absent:
        cited.notes.append(_NOT_FOUND.format(files=_named(absent)))
    return cited


def _named(files: Sequence[str]) -> str:
    named = "".join(f"“{file}”" for file in files[:_NAMED])
    return named if len(files) <= _NAMED else f"{named}等 {len(files)} 个文件"


def _write(file: Path, marks: list[Mark], folder: Path, report: str, cited: Citations) -> None:
    source = open_source(file)
    stem = safe_name(marks[0].document_id)
    back = f"../../{report}"
    pages = list(_pages(source, marks, back))
    if not pages:
        cited.notes.append(_NO_PLACES.format(file=marks[0].file_name))
    for page in pages:
        file_name = f"{stem}{page.suffix}.html"
        write_whole(inside(folder, file_name), page.html)
        for anchor, target in page.targets.items():
            cited.links[anchor] = (
                f"./{folder.parent.name}/{_quoted(folder.name)}/{file_name}#{target}"
            )


def _pages(source: SourceFile, marks: list[Mark], back: str) -> Iterator[SourcePage]:
    if source.kind == "pdf":
        return pdf_pages(source, marks, back)
    if source.kind == "image":
        return pdf_pages(replace(source, content=_as_pdf(source)), marks, back)
    if source.kind == "text":
        return transcript_pages(source, marks, back)
    return cell_pages(source, marks, back)


def _as_pdf(source: SourceFile) -> bytes:
    from budgetkit.document.scan.image import pdf_of

    return pdf_of(source.content, source.file_name)


def _quoted(name: str) -> str:
    from urllib.parse import quote

    return quote(name)


def _by_document(notebook: NotebookNode) -> dict[str, list[Mark]]:
    found: dict[str, list[Mark]] = {}
    for mark in marks_of(_entries(notebook)):
        found.setdefault(mark.document_id, []).append(mark)
    return found


def _entries(notebook: NotebookNode) -> Iterator[Mapping[str, Any]]:
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            yield from output.get("metadata", {}).get("budgetkit", {}).get("sources", [])
