"""Makes a scan of a PDF: pictures of its pages, skewed, noisy, under a red seal."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import cv2
import mpl_font
import numpy as np
import pypdfium2
from PIL import Image, ImageDraw, ImageFont
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

Picture = np.ndarray
_SEAL_PT = 119.0
"""42 mm, the seal of a department."""


@dataclass(frozen=True, slots=True)
class ScanOptions:
    """How the scan is made.

    Attributes:
        dpi: Resolution.
        skew_degrees: By how much lines fall to the right, every second page rises instead.
        noise: Standard deviation of the noise on each colour, of 255.
        blur_px: Standard deviation of the blur.
        seal: Text around the red seal, empty for none.
        seal_at: Middle of the seal, as shares of the page's width and height.
        quarter_turns: How often each page is turned clockwise.
        seed: Of the noise.
    """

    dpi: int = 150
    skew_degrees: float = 1.0
    noise: float = 8.0
    blur_px: float = 0.5
    seal: str = ""
    seal_at: tuple[float, float] = (0.7, 0.3)
    quarter_turns: int = 0
    seed: int = 1


def write_scan(
    pdf: bytes, options: ScanOptions | None = None, pages: Sequence[int] | None = None
) -> bytes:
    """Return a PDF of pictures of the pages of ``pdf``, all or those at 0-based indices."""
    options = options or ScanOptions()
    document = pypdfium2.PdfDocument(pdf)
    buffer = io.BytesIO()
    canvas = Canvas(buffer, invariant=1)
    noise = np.random.default_rng(options.seed)
    for count, index in enumerate(range(len(document)) if pages is None else pages):
        page = document[index]
        picture = page.render(scale=options.dpi / 72).to_numpy()
        _add_page(canvas, _scanned(picture, options, count, noise), options.dpi)
        page.close()
    document.close()
    canvas.save()
    return buffer.getvalue()


def _add_page(canvas: Canvas, picture: Picture, dpi: int) -> None:
    height, width = (side * 72 / dpi for side in picture.shape[:2])
    image = io.BytesIO()
    Image.fromarray(picture[:, :, ::-1]).save(image, "JPEG", quality=80)
    canvas.setPageSize((width, height))
    canvas.drawImage(ImageReader(image), 0, 0, width, height)
    canvas.showPage()


def _scanned(
    picture: Picture, options: ScanOptions, count: int, noise: np.random.Generator
) -> Picture:
    if options.seal:
        picture = _sealed(picture, options)
    sign = -1 if count % 2 else 1
    picture = _skewed(picture, sign * options.skew_degrees)
    picture = cv2.GaussianBlur(picture, (0, 0), options.blur_px)
    speckled = picture + noise.normal(0, options.noise, picture.shape)
    picture = speckled.clip(0, 255).astype(np.uint8)
    return np.ascontiguousarray(np.rot90(picture, -options.quarter_turns))


def _skewed(picture: Picture, degrees: float) -> Picture:
    height, width = picture.shape[:2]
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), -degrees, 1.0)
    return cv2.warpAffine(picture, matrix, (width, height), borderValue=(250, 250, 250))


def _sealed(picture: Picture, options: ScanOptions) -> Picture:
    """Press a ring with text and a disc in it on the page; ink multiplies."""
    size = round(_SEAL_PT * options.dpi / 72)
    seal = Image.new("RGB", (size, size), "white")
    draw = ImageDraw.Draw(seal)
    red, pen = (225, 30, 30), size // 40
    draw.ellipse((pen, pen, size - pen, size - pen), outline=red, width=pen)
    draw.regular_polygon((size / 2, size / 2, size / 8), 5, fill=red)
    path = Path(mpl_font.__file__).parent / "fonts" / "wqy" / "wqy-microhei.ttc"
    font = ImageFont.truetype(str(path), size // 9)
    draw.text((size / 2, size * 0.78), options.seal, fill=red, font=font, anchor="mm")
    share_x, share_y = options.seal_at
    x = round(picture.shape[1] * share_x - size / 2)
    y = round(picture.shape[0] * share_y - size / 2)
    pressed = picture.copy()
    under = pressed[y : y + size, x : x + size].astype(np.uint16)
    ink = np.asarray(seal)[: under.shape[0], : under.shape[1], ::-1].astype(np.uint16)
    pressed[y : y + size, x : x + size] = (under * ink // 255).astype(np.uint8)
    return pressed
