"""An image file is read as a scan: each of its pictures is a page."""

from __future__ import annotations

from io import BytesIO

import numpy as np
import pikepdf
import pytest
from PIL import Image

from budgetkit.document import read_document
from budgetkit.document.model import Document, Method
from budgetkit.document.options import ReadOptions
from budgetkit.document.scan import image
from budgetkit.errors import SourceDamagedError, SourceTooComplexError
from budgetkit.sources.file import source_from_bytes
from tests.document.pdf.drawing import only_table, texts
from tests.document.scan.drawing import page, turned

ROWS = [["项目", "合计", "基本支出"], ["行政运行", "1,234.50", "0.17"], ["合计", "1,234.50", ""]]


def paper(*, quarters: int = 0) -> Image.Image:
    """A page of A4 at 150 dpi with a table, turned clockwise."""
    sheet = Image.new("RGB", (1240, 1754), "white")
    sheet.paste(Image.fromarray(page(ROWS, "支出总表")[:, :, ::-1]), (150, 200))
    return Image.fromarray(np.asarray(turned(np.asarray(sheet), quarters)))


def saved(*pictures: Image.Image, form: str = "PNG", **options: object) -> bytes:
    buffer = BytesIO()
    if len(pictures) > 1:
        options |= {"save_all": True, "append_images": pictures[1:]}
    pictures[0].save(buffer, form, **options)
    return buffer.getvalue()


def read(content: bytes) -> Document:
    # Files saved from a browser are often called .pdf, whatever they are.
    return read_document(source_from_bytes(content, "a.pdf"), ReadOptions(workers=0))


@pytest.mark.parametrize("form", ["PNG", "JPEG"])
def test_picture_of_a_page_is_a_scan(form: str) -> None:
    document = read(saved(paper(), form=form))
    assert (document.media_type, document.method) == ("pdf-scan", Method.OCR)
    assert (document.page_count, document.warnings) == (1, ())
    assert texts(only_table(document)) == ROWS


def test_every_page_of_a_tiff_is_read_whichever_way_it_lies() -> None:
    pages = [paper(quarters=quarters).convert("1") for quarters in (1, 2, 3)]
    content = saved(*pages, form="TIFF", compression="group4", dpi=(150, 150))
    document = read(content)
    assert document.page_count == 3
    assert [(table.place.page, texts(table)) for table in document.tables()] == [
        (number, ROWS) for number in (1, 2, 3)
    ]


def test_page_has_the_size_that_the_picture_states_or_that_of_a4() -> None:
    large = saved(paper().resize((2480, 3508)), dpi=(300, 300))
    for content in (saved(paper()), large):
        with pikepdf.open(BytesIO(image.pdf_of(content, "a.png"))) as pdf:
            box = [float(side) for side in pdf.pages[0].mediabox]
        assert box == pytest.approx([0, 0, 595.2, 841.9], abs=1)


def test_same_picture_gives_the_same_bytes() -> None:
    content = saved(paper())
    assert image.pdf_of(content, "a.png") == image.pdf_of(content, "a.png")


def test_damaged_and_huge_pictures_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(SourceDamagedError, match=r"a\.pdf"):
        read(saved(paper())[:3000])
    monkeypatch.setattr(image, "PIXELS_MAX", 1_000_000)
    with pytest.raises(SourceTooComplexError, match="1240×1754"):
        read(saved(paper()))
    monkeypatch.setattr(image, "PAGES_MAX", 1)
    with pytest.raises(SourceTooComplexError, match="1 页"):
        read(saved(paper(), paper(), form="TIFF"))


def test_bomb_of_a_picture_is_refused_unread() -> None:
    bomb = saved(Image.new("1", (30_000, 30_000)))
    assert len(bomb) < 200_000
    with pytest.raises((SourceTooComplexError, SourceDamagedError)):
        read(bomb)
