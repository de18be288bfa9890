"""nbconvert exporter with a lean template: no script, nothing from outside."""

from __future__ import annotations

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
        """Return the page; ``resources["back"]`` may hold the index to link to."""
        resources = dict(resources or {})
        resources["page"] = page_of(nb, str(resources.get("title", "报告")))
        resources.setdefault("back", None)
        return super().from_notebook_node(nb, resources, **options)

    def _create_environment(self) -> Environment:
        environment: Environment = super()._create_environment()  # type: ignore[no-untyped-call]
        environment.autoescape = True
        environment.finalize = visible
        environment.trim_blocks = True
        environment.lstrip_blocks = True
        return environment


def export(notebook: NotebookNode, title: str = "报告", back: str | None = None) -> str:
    """Return an executed notebook as an HTML page.

    Args:
        notebook: With its outputs.
        title: Used where no output names one.
        back: File name of the index beside the page.
    """
    page, _ = PageExporter().from_notebook_node(notebook, {"title": title, "back": back})
    return str(page)
