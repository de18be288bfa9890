"""How a page stands, and what of it is seen."""

from io import BytesIO

import pikepdf
import pypdfium2
import pytest

from budgetkit.document.pdf.page import read_page
from tests.document.pdf.drawing import FONT, Sheet, only_table, prose, read, texts

ROWS = [["项目", "合计"], ["行政运行", "2,011.30"], ["事业运行", "14.58"]]
WIDTHS = [120, 90]


def changed(content: bytes, **entries: object) -> bytes:
    """The file with entries of its first page set."""
    with pikepdf.open(BytesIO(content)) as pdf:
        for name, value in entries.items():
            pdf.pages[0]["/" + name] = value
        result = BytesIO()
        pdf.save(result)
    return result.getvalue()


def notices(content: bytes) -> list[str]:
    """What is noticed on the first page before anyone tries to recognise its picture."""
    with pypdfium2.PdfDocument(content) as document:
        return [notice.code for notice in read_page(document, 0).notices]


def table_sheet() -> Sheet:
    sheet = Sheet()
    sheet.grid(60, 100, WIDTHS, ROWS)
    return sheet


@pytest.mark.parametrize(
    ("degrees", "box"),
    [
        (0, (180, 100, 270, 120)),
        (90, (722, 180, 742, 270)),
        (180, (325, 722, 415, 742)),
        (270, (100, 325, 120, 415)),
    ],
)
def test_a_page_turned_by_its_entry_is_read_upright(
    degrees: int, box: tuple[float, float, float, float]
) -> None:
    table = only_table(read(changed(table_sheet().bytes(), Rotate=degrees)))
    assert texts(table) == ROWS
    assert table.rows[0].cells[1].place.bbox == pytest.approx(box, abs=1)


def test_content_drawn_sideways_is_read_upright_with_its_box_on_the_page() -> None:
    sheet = Sheet((842, 595))
    # A quarter turn to the left: what is to the right now goes up.
    sheet.canvas.translate(842, 0)
    sheet.canvas.rotate(90)
    sheet.height = 842
    sheet.grid(60, 100, WIDTHS, ROWS)
    table = only_table(read(sheet.bytes()))
    assert texts(table) == ROWS
    assert table.rows[0].cells[1].place.bbox == pytest.approx((100, 325, 120, 415), abs=1)


def test_boxes_count_from_the_crop_box() -> None:
    content = changed(table_sheet().bytes(), CropBox=pikepdf.Array([50, 400, 500, 800]))
    table = only_table(read(content))
    assert table.rows[0].cells[0].place.bbox == pytest.approx((10, 58, 130, 78), abs=1)


def test_what_lies_outside_the_crop_box_is_not_read() -> None:
    sheet = table_sheet()
    sheet.text(60, 500, "页外的文字。")
    content = changed(sheet.bytes(), CropBox=pikepdf.Array([0, 600, 595, 842]))
    assert len(read(content).blocks) == 1


def test_what_a_clip_hides_is_not_read() -> None:
    sheet = Sheet()
    sheet.grid(60, 100, WIDTHS, [["", ""], ["", ""]], height=20)
    path = sheet.canvas.beginPath()
    path.rect(60, sheet.height - 140, 210, 40)
    sheet.canvas.saveState()
    sheet.canvas.clipPath(path, stroke=0)
    sheet.text(62, 114, "看得见")
    sheet.text(62, 174, "看不见")
    sheet.canvas.restoreState()
    document = read(sheet.bytes())
    assert texts(only_table(document)) == [["看得见", ""], ["", ""]]
    assert len(document.blocks) == 1


def test_what_is_pasted_over_is_not_read() -> None:
    sheet = Sheet()
    sheet.text(60, 100, "旧的数字是一百万元。")
    sheet.canvas.setFillColorRGB(1, 1, 1)
    sheet.rect(50, 80, 400, 110, stroke=0, fill=1)
    sheet.canvas.setFillColorRGB(0, 0, 0)
    sheet.text(60, 100, "新的数字是两百万元。")
    assert prose(read(sheet.bytes())) == ["新的数字是两百万元。"]


def test_a_shade_behind_text_hides_nothing() -> None:
    sheet = Sheet()
    sheet.canvas.setFillColorRGB(0.9, 0.9, 0.95)
    sheet.rect(60, 100, 270, 120, stroke=0, fill=1)
    sheet.canvas.setFillColorRGB(0, 0, 0)
    sheet.grid(60, 100, WIDTHS, ROWS)
    assert texts(only_table(read(sheet.bytes()))) == ROWS


def test_a_slanted_watermark_is_left_out_and_listed() -> None:
    sheet = table_sheet()
    sheet.canvas.saveState()
    sheet.canvas.translate(60, sheet.height - 160)
    sheet.canvas.rotate(30)
    sheet.canvas.setFont(FONT, 20)
    sheet.canvas.drawString(0, 0, "仅供内部审核")
    sheet.canvas.restoreState()
    document = read(sheet.bytes())
    assert texts(only_table(document)) == ROWS
    (omission,) = document.omitted
    assert (omission.text, omission.reason) == ("仅供内部审核", "watermark")


def test_a_large_pale_watermark_is_left_out() -> None:
    sheet = table_sheet()
    sheet.canvas.setFillColorRGB(0.85, 0.85, 0.85)
    sheet.text(70, 140, "样例", size=40)
    document = read(sheet.bytes())
    assert texts(only_table(document)) == ROWS
    assert [omission.reason for omission in document.omitted] == ["watermark"]


def test_pale_text_of_ordinary_size_is_read() -> None:
    sheet = table_sheet()
    sheet.canvas.setFillColorRGB(0.7, 0.7, 0.7)
    sheet.text(60, 90, "单位：万元")
    assert prose(read(sheet.bytes())) == ["单位：万元"]


def test_letters_on_slightly_different_lines_keep_their_order() -> None:
    sheet = Sheet()
    sheet.text(60, 100, "2026")
    sheet.text(84, 101.5, "年预算")
    sheet.text(114, 99, "1,234.50")
    sheet.text(153, 101, "万元。")
    assert prose(read(sheet.bytes())) == ["2026年预算1,234.50万元。"]


def test_a_font_without_ascent_and_descent_does_not_shift_its_text() -> None:
    with pikepdf.open(BytesIO(table_sheet().bytes())) as pdf:
        for item in pdf.objects:
            if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/FontDescriptor":
                item["/Ascent"] = item["/Descent"] = 0
                item["/FontBBox"] = pikepdf.Array([0, 0, 0, 0])
        result = BytesIO()
        pdf.save(result)
    assert texts(only_table(read(result.getvalue()))) == ROWS


def test_fonts_without_a_map_to_characters_are_reported() -> None:
    with pikepdf.open(BytesIO(table_sheet().bytes())) as pdf:
        for item in pdf.objects:
            if isinstance(item, pikepdf.Dictionary) and "/ToUnicode" in item:
                del item["/ToUnicode"]
        result = BytesIO()
        pdf.save(result)
    assert notices(result.getvalue()) == ["text-garbled"]


def test_a_page_with_a_picture_only_is_reported() -> None:
    from PIL import Image
    from reportlab.lib.utils import ImageReader

    sheet = Sheet()
    sheet.canvas.drawImage(ImageReader(Image.new("L", (60, 80), 128)), 0, 0, 595, 842)
    assert notices(sheet.bytes()) == ["page-without-text"]


def test_a_map_to_the_wrong_characters_is_reported() -> None:
    sheet = Sheet()
    for line in range(4):
        sheet.text(60, 100 + 16 * line, "鑫淼焱垚骉猋麤龘靐齉爩鱻灪饢")
        sheet.text(300, 100 + 16 * line, "蠻矗钃癵籲讟驫")
    assert notices(sheet.bytes()) == ["text-implausible"]


def test_a_pale_phrase_all_over_the_page_is_a_watermark() -> None:
    sheet = table_sheet()
    sheet.canvas.setFillColorRGB(0.8, 0.8, 0.8)
    for index in range(6):
        sheet.text(65 + 30 * index, 110 + 12 * index, "内部资料")
    document = read(sheet.bytes())
    assert texts(only_table(document)) == ROWS
    assert [omission.reason for omission in document.omitted] == ["watermark"]


def test_a_type_3_font_is_read() -> None:
    """Glyphs drawn by the page itself, in a font whose size is 0.01 of what is seen."""
    with pikepdf.new() as pdf:
        pdf.add_blank_page(page_size=(595, 842))
        box = pdf.make_stream(b"600 0 0 0 500 700 d1 0 0 500 700 re f")
        to_unicode = pdf.make_stream(
            b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n"
            b"1 begincodespacerange <00> <ff> endcodespacerange\n"
            b"2 beginbfchar <61> <9884> <62> <7b97> endbfchar\n"
            b"endcmap end end"
        )
        font = pikepdf.Dictionary(
            Type=pikepdf.Name.Font,
            Subtype=pikepdf.Name.Type3,
            FontBBox=pikepdf.Array([0, 0, 1000, 1000]),
            FontMatrix=pikepdf.Array([0.1, 0, 0, 0.1, 0, 0]),
            CharProcs=pikepdf.Dictionary(a=box, b=box),
            Encoding=pikepdf.Dictionary(
                Type=pikepdf.Name.Encoding,
                Differences=pikepdf.Array([97, pikepdf.Name("/a"), pikepdf.Name("/b")]),
            ),
            FirstChar=97,
            LastChar=98,
            Widths=pikepdf.Array([600, 600]),
            ToUnicode=to_unicode,
        )
        page = pdf.pages[0]
        page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F=pdf.make_indirect(font)))
        page.Contents = pdf.make_stream(b"BT /F 0.1 Tf 60 700 Td (ab) Tj ET")
        result = BytesIO()
        pdf.save(result)
    assert prose(read(result.getvalue())) == ["预算"]


def test_a_watermark_drawn_as_shapes_leaves_the_table_as_it_is() -> None:
    """WordArt is often exported as the outlines of its letters, straight strokes among them."""
    sheet = table_sheet()
    canvas = sheet.canvas
    canvas.saveState()
    canvas.setFillColorRGB(0.8, 0.8, 0.8)
    canvas.translate(50, sheet.height - 190)
    canvas.rotate(35)
    for letter in range(6):
        outline = canvas.beginPath()
        for stroke in (0, 14, 28):
            outline.rect(40 * letter, stroke, 32, 4)
        outline.moveTo(40 * letter + 16, 0)
        outline.curveTo(40 * letter + 30, 10, 40 * letter + 30, 24, 40 * letter + 16, 34)
        outline.close()
        canvas.drawPath(outline, stroke=0, fill=1)
    canvas.restoreState()
    document = read(sheet.bytes())
    assert texts(only_table(document)) == ROWS
    assert prose(document) == []


def test_a_watermark_in_a_form_of_its_own_is_left_out() -> None:
    sheet = table_sheet()
    canvas = sheet.canvas
    canvas.beginForm("mark")
    canvas.setFillColorRGB(0.8, 0.8, 0.8)
    canvas.setFont(FONT, 30)
    canvas.drawString(0, 0, "仅供内部审核")
    canvas.endForm()
    canvas.saveState()
    canvas.translate(60, sheet.height - 170)
    canvas.rotate(40)
    canvas.doForm("mark")
    canvas.restoreState()
    document = read(sheet.bytes())
    assert texts(only_table(document)) == ROWS
    assert [(found.text, found.reason) for found in document.omitted] == [
        ("仅供内部审核", "watermark")
    ]


def test_what_a_slanted_clip_shows_is_read() -> None:
    sheet = Sheet()
    shape = sheet.canvas.beginPath()
    corners = [(300, 400), (500, 600), (300, 800), (100, 600)]
    shape.moveTo(*corners[0])
    for corner in corners[1:]:
        shape.lineTo(*corner)
    shape.close()
    sheet.canvas.clipPath(shape, stroke=0, fill=0)
    sheet.text(200, 240, "本页看得见的文字")
    sheet.text(20, 100, "看不见")
    assert prose(read(sheet.bytes())) == ["本页看得见的文字"]


def test_a_table_across_a_sheet_of_a3_is_whole() -> None:
    sheet = Sheet(size=(1190.55, 841.89))
    rows = [[f"列{number}" for number in range(20)], [f"{number}.50" for number in range(20)]]
    sheet.grid(45, 120, [55.0] * 20, rows)
    table = only_table(read(sheet.bytes()))
    assert texts(table) == rows
    place = table.rows[1].cells[-1].place
    assert place.bbox == pytest.approx((1090, 140, 1145, 160), abs=1)
