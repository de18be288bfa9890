"""nbconvert exporter with a lean template: no script, nothing from outside."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment
from nbconvert.exporters.templateexporter import TemplateExporter
from nbformat import NotebookNode

from budgetkit.reports.page.model import page_of
from budgetkit.reports.templates import visible

TEMPLATES = Path(__file__).parent / "templates"


class PageExporter(TemplateExporter):
    """Exports an executed notebook as one offline HTML page."""

    file_extension = ".html"
    output_mimetype = "text/html"

    def __init__(self, **options: Any) -> None:
        options.setdefault("template_name", "notebook")
        options.setdefault("extra_template_basedirs", [str(TEMPLATES)])
        options.setdefault("extra_template_paths", [str(TEMPLATES)])
        super().__init__(**options)  # type: ignore[no-untyped-call]

    def from_notebook_node(  # type: ignore[override]
        self, nb: NotebookNode, resources: dict[str, Any] | None = None, **options: Any
    ) -> tuple[str, dict[str, Any]]:
        """Return the page; ``resources`` may hold what :func:`export` takes."""
        resources = dict(resources or {})
        title, links = str(resources.get("title", "报告")), resources.get("links", {})
        resources["page"] = page_of(nb, title, links)
        for name, nothing in (("back", None), ("notes", ()), ("files", ())):
            resources.setdefault(name, nothing)
        return super().from_notebook_node(nb, resources, **options)

    def _create_environment(self) -> Environment:
        environment: Environment = super()._create_environment()  # type: ignore[no-untyped-call]
        environment.autoescape = True
        environment.finalize = visible
        environment.trim_blocks = True
        environment.lstrip_blocks = True
        return environment


@dataclass(frozen=True, slots=True)
class File:
    """A file beside the page: its relative address and what to call it."""

    address: str
    label: str


def export(
    notebook: NotebookNode,
    title: str = "报告",
    back: str | None = None,
    *,
    links: Mapping[str, str] | None = None,
    notes: Sequence[str] = (),
    files: Sequence[File] = (),
) -> str:
    """Return an executed notebook as an HTML page.

    Args:
        notebook: With its outputs.
        title: Used where no output names one.
        back: File name of the index beside the page.
        links: Pages beside this one that links of the page shall lead to, by anchor.
        notes: What the reader has to know about those pages.
        files: Offered for download.
    """
    told = {"title": title, "back": back, "links": links or {}, "notes": notes, "files": files}
    page, _ = _exporter().from_notebook_node(notebook, told)
    return str(page)


@cache
def _exporter() -> PageExporter:
    """One for all pages: it keeps its template compiled."""
    return PageExporter()
