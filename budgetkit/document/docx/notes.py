"""What stands beside the text: footnotes, endnotes, running heads."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from budgetkit.document.docx.runs import read_runs
from budgetkit.document.ooxml import attribute, local_name

Notes = dict[tuple[str, str], str]
"""The text of each note by kind (``footnotes``, ``endnotes``) and id."""


def read_notes(kind: str, root: Element | None) -> Notes:
    """Return the notes of a ``footnotes.xml`` or ``endnotes.xml``."""
    elements = root if root is not None else ()
    return {(kind, attribute(note, "id") or ""): "\n".join(_texts(note)) for note in elements}


def head_text(root: Element | None) -> str:
    """Return the text of a ``header1.xml`` or ``footer1.xml`` in one line."""
    return " ".join(" ".join(_texts(root)).split()) if root is not None else ""


def _texts(element: Element) -> Iterator[str]:
    for paragraph in element.iter():
        if local_name(paragraph) == "p":
            text = read_runs(paragraph).text
            if text.strip():
                yield text
