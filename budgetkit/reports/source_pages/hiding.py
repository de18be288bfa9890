"""Personal data on the picture of a page, painted over."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from PIL import Image, ImageDraw

from budgetkit.document.pdf.frame import Box, Frame
from budgetkit.quality.masking import personal_in

_LINE_END = re.compile(r"(?<=[一-鿿、，])[\r\n]+(?=[一-鿿、，])")
_PAPER = 160
"""A grey that is neither paper nor ink."""


def hide_personal(image: Image.Image, page: Any, frame: Frame, scale: float) -> Image.Image:
    """Return the picture with the letters of personal data painted over.

    Args:
        image: The rendered page, in greys.
        page: The pypdfium2 page.
        frame: From the page's coordinates to points from the top left as displayed.
        scale: Pixels per point.
    """
    boxes = list(_letters(page))
    if not boxes:
        return image
    shown = image.copy()
    drawing = ImageDraw.Draw(shown)
    for box in boxes:
        x0, y0, x1, y1 = (scale * value for value in frame.box(*box))
        drawing.rectangle((x0 - 1, y0 - 1, x1 + 1, y1 + 1), fill=_PAPER)
    return shown


def _letters(page: Any) -> Iterator[Box]:
    """Yield the boxes of letters of personal data in the page's coordinates, y upwards."""
    textpage = page.get_textpage()
    try:
        printed = textpage.get_text_range(0, textpage.count_chars())
        # Letters beyond the first plane take two places: their boxes could not be told apart.
        places = list(_joined(printed)) if len(printed) == textpage.count_chars() else []
        text = "".join(printed[place] for place in places)
        for own in personal_in(text):
            for place in places[own.start : own.start + len(own.text)]:
                if not printed[place].isspace():
                    yield textpage.get_charbox(place)
    finally:
        textpage.close()


def _joined(printed: str) -> Iterator[int]:
    """Yield the places of a text without line ends inside words: names run over lines of a cell."""
    ends = {
        place
        for found in _LINE_END.finditer(printed)
        for place in range(found.start(), found.end())
    }
    yield from (place for place in range(len(printed)) if place not in ends)
