"""Small pictures of pages, drawn for the tests."""

from __future__ import annotations

from pathlib import Path

import mpl_font
import numpy as np
from PIL import Image, ImageDraw, ImageFont

from budgetkit.document.scan.engine import Picture

DPI = 150
_FONT = Path(mpl_font.__file__).parent / "fonts" / "wqy" / "wqy-microhei.ttc"


def page(rows: list[list[str]], heading: str = "") -> Picture:
    """A page with a heading above a ruled table, black on white."""
    image = Image.new("RGB", (900, 700), "white")
    draw = ImageDraw.Draw(image)
    font = ImageFont.truetype(str(_FONT), 24)
    draw.text((450, 60), heading, "black", font, anchor="mm")
    widths = [300, 200, 200]
    for index, row in enumerate(rows):
        left, top = 80, 120 + 50 * index
        for width, text in zip(widths, row, strict=True):
            draw.rectangle((left, top, left + width, top + 50), outline="black", width=2)
            draw.text((left + width / 2, top + 25), text, "black", font, anchor="mm")
            left += width
    return np.ascontiguousarray(np.asarray(image)[:, :, ::-1])


def turned(picture: Picture, quarters: int) -> Picture:
    """The picture turned clockwise."""
    return np.ascontiguousarray(np.rot90(picture, -quarters))
