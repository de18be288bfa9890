"""The final text of a paragraph: insertions in, deletions and hidden runs out."""

from __future__ import annotations

from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from budgetkit.document.docx.symbols import in_font, symbol
from budgetkit.document.ooxml import attribute, child, local_name, value_at

_LEFT_OUT = frozenset(
    ("del", "moveFrom", "delText", "instrText", "delInstrText", "pPr", "rPr", "rt", "txbxContent")
)
_MARKS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "ptab": "\t"}
_PARTING = ("page", "column")
PART = "\f"
"""Stands where a page or column ends inside a paragraph."""

_PICTURES = ("blip", "imagedata")
_NOTES = {"footnoteReference": "footnotes", "endnoteReference": "endnotes"}
_OFF = ("0", "false", "off")


@dataclass(slots=True)
class RunText:
    """What the runs of a paragraph hold.

    Attributes:
        pieces: Text in order.
        boxes: Contents of text boxes anchored in the paragraph.
        pictures: How many pictures stand in it.
        objects: How many embedded objects stand in it, such as sheets of Excel.
        notes: The notes it refers to, each by kind (``footnotes``, ``endnotes``) and id.
    """

    pieces: list[str] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)
    pictures: int = 0
    objects: int = 0
    notes: list[tuple[str, str]] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The pieces joined."""
        return "".join(self.pieces)


def read_runs(paragraph: Element) -> RunText:
    """Return the text of a paragraph element."""
    found = RunText()
    for element in paragraph:
        _walk(element, found)
    return found


def _walk(element: Element, found: RunText, font: str = "") -> None:
    name = local_name(element)
    text = _own_text(element, name, font)
    if text is not None:
        found.pieces.append(text)
    elif name == "AlternateContent":
        _walk_alternative(element, found)
    elif name == "txbxContent":
        found.boxes.append(element)
    elif not _is_left_out(element, name):
        _note_down(element, name, found)
        font = _font(element) if name == "r" else font
        for inner in element:
            _walk(inner, found, font)


def _own_text(element: Element, name: str, font: str) -> str | None:
    """The text that an element stands for, None if it is none of these."""
    if name == "t":
        return in_font(element.text or "", font)
    if name == "sym":
        return symbol(attribute(element, "font") or "", attribute(element, "char") or "")
    if name == "br" and attribute(element, "type") in _PARTING:
        return PART
    return _MARKS.get(name)


def _note_down(element: Element, name: str, found: RunText) -> None:
    found.pictures += name in _PICTURES
    found.objects += name == "OLEObject"
    if name in _NOTES:
        found.notes.append((_NOTES[name], attribute(element, "id") or ""))


def _font(run: Element) -> str:
    fonts = child(run, "rPr", "rFonts")
    return (attribute(fonts, "ascii") or "") if fonts is not None else ""


def _is_left_out(element: Element, name: str) -> bool:
    return name in _LEFT_OUT or (name == "r" and _is_hidden(element))


def _walk_alternative(element: Element, found: RunText) -> None:
    """Read one of the ways in which the same drawing is given, not each."""
    choice = child(element, "Choice")
    chosen = choice if choice is not None else child(element, "Fallback")
    for inner in chosen if chosen is not None else ():
        _walk(inner, found)


def _is_hidden(run: Element) -> bool:
    value = value_at(run, "rPr", "vanish")
    return value is not None and value not in _OFF


def is_mark_deleted(paragraph: Element) -> bool:
    """Whether the end of a paragraph was deleted, so that the next goes on with it."""
    return child(paragraph, "pPr", "rPr", "del") is not None
