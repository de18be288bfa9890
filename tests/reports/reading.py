"""Read a page as a browser would, and check what every page must be."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from itertools import pairwise

CSP = "default-src 'none'; img-src data:; style-src 'unsafe-inline'; font-src data:"
ACTIVE = {"script", "iframe", "object", "embed", "form", "input", "button", "link", "base", "svg"}
LINK = r"#|\./|\.\./\.\./[^/]+\.html$|data:image/|data:text/csv;charset=utf-8;base64,|index\.html$"
_VOID = {"meta", "img", "br", "hr", "col", "input"}


@dataclass
class Element:
    """An element with its text."""

    tag: str
    attributes: dict[str, str]
    children: list[Element] = field(default_factory=list)
    own_text: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """All text inside, in order of the pieces that were read."""
        return "".join(self.own_text).strip()

    def all(self, tag: str | None = None) -> Iterator[Element]:
        """This element and those inside, of one tag if given."""
        if tag is None or self.tag == tag:
            yield self
        for child in self.children:
            yield from child.all(tag)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("", {})
        self._open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self._open[-1].children.append(element)
        if tag not in _VOID:
            self._open.append(element)

    def handle_endtag(self, tag: str) -> None:
        assert self._open[-1].tag == tag, f"</{tag}> closes <{self._open[-1].tag}>"
        self._open.pop()

    def handle_data(self, data: str) -> None:
        for element in self._open:
            element.own_text.append(data)


def read(html: str) -> Element:
    """Parse a page; unbalanced tags fail."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    assert reader._open == [reader.root]
    return reader.root


def tables(page: Element) -> dict[str, list[list[str]]]:
    """The rows of each table's body by its caption."""
    return {
        next(table.all("caption")).text: [
            [cell.text for cell in row.children]
            for body in table.all("tbody")
            for row in body.all("tr")
        ]
        for table in page.all("table")
    }


def number(text: str) -> str:
    """A shown number as plain digits."""
    return text.replace(",", "").replace("\N{MINUS SIGN}", "-")


def assert_offline(html: str, script: str | None = None) -> None:
    """No script but the one given, no reference out of the folder, the policy that forbids both."""
    if script is None:
        policy, active = CSP, ACTIVE
    else:
        digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
        policy, active = f"{CSP}; script-src 'sha256-{digest}'", ACTIVE - {"script", "input"}
    page = read(html)
    metas = [element.attributes for element in page.all("meta")]
    assert {"http-equiv": "Content-Security-Policy", "content": policy} in metas
    assert [element.text for element in page.all("script")] == ([script.strip()] if script else [])
    for element in page.all():
        assert element.tag not in active, element.tag
        for name, value in element.attributes.items():
            assert not name.startswith("on"), name
            assert name != "style"
            if name in {"href", "src"}:
                assert re.match(LINK, value), value
    unquoted = re.sub(r'"data:image/[^"]*"', '""', html)
    style = next(page.all("style")).text
    assert "url(" not in style
    assert "@import" not in style
    assert not re.search(r"""(?:href|src|action)\s*=\s*["']?(?:https?:)?//""", unquoted)


def assert_accessible(html: str) -> None:
    """Language, alternative texts, headings in order, heads of tables, unique anchors."""
    page = read(html)
    assert next(page.all("html")).attributes["lang"] == "zh"
    assert next(page.all("title")).text
    assert all(image.attributes.get("alt", "").strip() for image in page.all("img"))
    levels = [int(element.tag[1]) for element in page.all() if re.fullmatch("h[1-6]", element.tag)]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert all(head.attributes.get("scope") in {"row", "col", "input"} for head in page.all("th"))
    anchors = [element.attributes["id"] for element in page.all() if "id" in element.attributes]
    assert len(anchors) == len(set(anchors))
    targets = [link.attributes.get("href", "") for link in page.all("a")]
    inside = {target[1:] for target in targets if target.startswith("#")}
    assert inside <= set(anchors)
    assert "#content" in targets
