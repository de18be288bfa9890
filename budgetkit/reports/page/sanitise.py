"""The last gate before a page: only tags and attributes that cannot act pass."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

import nh3
from nbformat import NotebookNode

from budgetkit.reports.templates import visible

_TAGS = {
    "a", "abbr", "b", "blockquote", "br", "caption", "code", "col", "colgroup", "dd", "del",
    "details", "div", "dl", "dt", "em", "figcaption", "figure", "h1", "h2", "h3", "h4", "header",
    "hr", "i", "li", "nav", "ol", "p", "pre", "s", "section", "small", "span", "strong", "sub",
    "summary", "sup", "table", "tbody", "td", "tfoot", "th", "thead", "time", "tr", "ul",
}  # fmt: skip
_EVERYWHERE = {"class", "id", "title", "lang", "role", "tabindex"}
_ATTRIBUTES = {
    "*": _EVERYWHERE,
    "a": {"href"},
    "details": {"open"},
    "ol": {"start"},
    "td": {"colspan", "rowspan", "headers"},
    "th": {"colspan", "rowspan", "headers", "scope"},
}


_NOTEBOOK_TYPES = {
    "text/html", "text/plain", "image/svg+xml", "image/png", "application/vnd.budgetkit.table+json",
}  # fmt: skip
_NO_LINKS: Mapping[str, str] = {}


def clean(html: str, links: Mapping[str, str] = _NO_LINKS) -> str:
    """Return HTML without scripts, styles, pictures, forms and links that leave the page.

    Marks that cannot be seen go too: a frame shows itself past the package's templates.

    Args:
        html: Whatever a notebook shows.
        links: Pages beside this one that links of the page shall lead to, by anchor.
    """
    cleaned = nh3.clean(
        html,
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        generic_attribute_prefixes={"aria-"},
        attribute_filter=partial(_stay_on_page, links),
        url_schemes=set(),
        link_rel=None,
        clean_content_tags={"script", "style", "template", "iframe", "object", "svg", "math"},
    )
    return str(visible(cleaned))


def clean_outputs(notebook: NotebookNode) -> NotebookNode:
    """Clean the outputs kept in an executed notebook, for those who open it in a browser.

    HTML passes :func:`clean`; of other types those that can act are removed.
    """
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            data = output.get("data", {})
            for name in set(data) - _NOTEBOOK_TYPES:
                del data[name]
            if "text/html" in data:
                data["text/html"] = clean("".join(data["text/html"]))
    return notebook


def _stay_on_page(links: Mapping[str, str], _tag: str, attribute: str, value: str) -> str | None:
    if attribute != "href":
        return value
    return links.get(value[1:], value) if value.startswith("#") else None
