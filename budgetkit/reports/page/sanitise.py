"""The last gate before a page: only tags and attributes that cannot act pass."""

from __future__ import annotations

import nh3

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


def clean(html: str) -> str:
    """Return HTML without scripts, styles, pictures, forms and links that leave the page."""
    return nh3.clean(
        html,
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        generic_attribute_prefixes={"aria-"},
        attribute_filter=_stay_on_page,
        url_schemes=set(),
        link_rel=None,
        clean_content_tags={"script", "style", "template", "iframe", "object", "svg", "math"},
    )


def _stay_on_page(_tag: str, attribute: str, value: str) -> str | None:
    return None if attribute == "href" and not value.startswith("#") else value
