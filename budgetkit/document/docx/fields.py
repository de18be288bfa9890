"""Fields that run over paragraphs: a table of contents is one."""

from __future__ import annotations

from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from budgetkit.document.ooxml import attribute, local_name

_CONTENTS = "TOC"
_DEEPEST = 50


@dataclass(slots=True)
class Fields:
    """The codes of the fields that are open, as the paragraphs are met in order."""

    _open: list[str] = field(default_factory=list)

    def pass_by(self, paragraph: Element) -> bool:
        """Take in a paragraph, and return whether a table of contents stands in it."""
        found = self._in_contents()
        for element in paragraph.iter():
            name = local_name(element)
            if name == "fldChar":
                self._mark(attribute(element, "fldCharType") or "")
            elif name == "instrText" and self._open:
                self._open[-1] += element.text or ""
            elif name == "t":
                found = found or self._in_contents()
        return found

    def _mark(self, kind: str) -> None:
        if kind == "begin" and len(self._open) < _DEEPEST:
            self._open.append("")
        elif kind == "end" and self._open:
            self._open.pop()

    def _in_contents(self) -> bool:
        return any(code.split()[:1] == [_CONTENTS] for code in self._open)
