"""Pictures of pages (photographs, scans saved one by one) as the pages of a PDF."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator

import pikepdf
from PIL import Image, ImageOps, ImageSequence

from budgetkit.errors import SourceDamagedError, SourceTooComplexError

DPI = 150
PIXELS_MAX = 120_000_000
"""Of one page: A3 at 600 dpi has 70 million."""

PAGES_MAX = 500
_FORMATS = ("JPEG", "PNG", "TIFF", "BMP", "GIF", "WEBP", "MPO")
_DPI_SENSIBLE = (70, 1300)
_A4_LONG_INCHES = 11.69
_LONG_MAX_PX = 4000
_QUALITY = 92


def pdf_of(content: bytes, file_name: str) -> bytes:
    """Return a PDF with a page for each picture of an image file; the same for the same file.

    Pages have the size that the picture states, or that of A4 where it states none.

    Raises:
        SourceDamagedError: If the file cannot be decoded.
        SourceTooComplexError: If a picture is too large, or there are too many.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return _pdf_of(content, file_name)
    except SourceTooComplexError:
        raise
    # The decoders raise whatever the bytes lead them to.
    except Exception as cause:
        raise SourceDamagedError(path=file_name, detail="图片无法解码") from cause


def _pdf_of(content: bytes, file_name: str) -> bytes:
    whole = pikepdf.new()
    for picture in _pictures(content, file_name):
        page = io.BytesIO()
        picture.save(page, "PDF", resolution=DPI, quality=_QUALITY)
        with pikepdf.open(page) as single:
            whole.pages.extend(single.pages)
    result = io.BytesIO()
    whole.save(result, deterministic_id=True)
    return result.getvalue()


def _pictures(content: bytes, file_name: str) -> Iterator[Image.Image]:
    with Image.open(io.BytesIO(content), formats=_FORMATS) as image:
        if getattr(image, "n_frames", 1) > PAGES_MAX:
            raise SourceTooComplexError(path=file_name, detail=f"超过 {PAGES_MAX} 页")
        for frame in ImageSequence.Iterator(image):
            width, height = frame.size
            if width * height > PIXELS_MAX:
                detail = f"图片 {width}×{height} 像素"
                raise SourceTooComplexError(path=file_name, detail=detail)
            yield _at_dpi(frame)


def _at_dpi(frame: Image.Image) -> Image.Image:
    """The picture on white, upright as the camera held it, at :data:`DPI`."""
    share = DPI / _stated_dpi(frame)
    upright = ImageOps.exif_transpose(frame)
    share = min(share, _LONG_MAX_PX / max(upright.size))
    size = [max(round(side * share), 1) for side in upright.size]
    if upright.mode in ("RGBA", "LA", "PA", "P"):
        over = upright.convert("RGBA")
        upright = Image.alpha_composite(Image.new("RGBA", over.size, "white"), over)
    return upright.convert("RGB").resize((size[0], size[1]), Image.Resampling.LANCZOS)


def _stated_dpi(frame: Image.Image) -> float:
    """Dots per inch, as stated if a page of that size makes sense."""
    long = max(frame.size)
    stated = float(max(frame.info.get("dpi", (0, 0))))
    low, high = _DPI_SENSIBLE
    sensible = low <= stated <= high and 5 <= long / stated <= 25
    return stated if sensible else long / _A4_LONG_INCHES
