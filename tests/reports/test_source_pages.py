"""The pages that show where a number stands."""

from __future__ import annotations

import base64
import io
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from nbformat.v4 import new_code_cell, new_notebook, new_output
from openpyxl import Workbook
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from budgetkit.dataset.package import sha256_or_none
from budgetkit.reports.originals import find_originals
from budgetkit.reports.source_pages import Citations, write_source_pages
from budgetkit.reports.source_pages.mark import marks_of
from tests.document.docx.test_read import compound_file
from tests.document.xlsx.test_read import book
from tests.reports.reading import assert_accessible, assert_offline, read
from tests.typesetter.docx import cell, docx_of, paragraph, table
from tests.typesetter.xls import xls_of
from tests.typesetter.xlsx import saved

EVIL = "<script>alert(1)</script>\u202e"


def entry(anchor: str, **place: Any) -> dict[str, Any]:
    told = {"page": None, "line": None, "bbox": None, "document_id": "d" * 16,
            "file_name": "a", "item": EVIL, "column": "合计", "printed": "1.00 万元"}  # fmt: skip
    return {"anchor": anchor, **told, **place}


def cite(folder: Path, originals: dict[str, str], *entries: dict[str, Any]) -> Citations:
    output = new_output("display_data", data={}, metadata={"budgetkit": {"sources": list(entries)}})
    node = new_notebook(cells=[new_code_cell("", outputs=[output])])
    return write_source_pages(node, originals, folder / "sources", "报告", "报告.html")


@pytest.fixture
def transcript(tmp_path: Path) -> dict[str, str]:
    lines = [f"第{number}行\t{EVIL}" for number in range(1, 41)]
    path = tmp_path / "a.txt"
    path.write_text("\n".join(lines), encoding="utf-8")
    return {"d" * 16: str(path)}


def test_a_transcript_shows_cited_lines_and_three_around(
    tmp_path: Path, transcript: dict[str, str]
) -> None:
    cited = cite(tmp_path, transcript, entry("t1-1-1", line=10), entry("t1-1-2", line=20),
                 entry("f1-1", line=10), entry("t1-9-9", line=99))  # fmt: skip
    address = f"./sources/%E6%8A%A5%E5%91%8A/{'d' * 16}.html"
    assert cited.links == {
        "t1-1-1": f"{address}#L10", "t1-1-2": f"{address}#L20", "f1-1": f"{address}#L10",
    }  # fmt: skip
    assert cited.notes == []
    html = (tmp_path / "sources" / "报告" / f"{'d' * 16}.html").read_text("utf-8")
    assert_offline(html)
    assert_accessible(html)
    page = read(html)
    shown = [line.attributes["id"] for line in page.all("p") if "id" in line.attributes]
    assert shown == [f"L{number}" for number in [*range(7, 14), *range(17, 24)]]
    marked = [p.attributes["id"] for p in page.all("p") if p.attributes.get("class") == "marked"]
    assert marked == ["L10", "L20"]
    assert "第10行\t<script>alert(1)</script>" in page.text
    assert "\u202e" not in html


def drawn(path: Path) -> None:
    """A page of 400 × 600 points with a black cell 100 to 180 from the left, 40 to 60 down."""
    canvas = Canvas(str(path), pagesize=(400, 600), invariant=1)
    canvas.rect(100, 540, 80, 20, fill=1)
    canvas.showPage()
    canvas.save()


def test_a_pdf_page_has_its_cell_marked(tmp_path: Path) -> None:
    drawn(tmp_path / "a.pdf")
    cited = cite(tmp_path, {"d" * 16: str(tmp_path / "a.pdf")},
                 entry("t1-1-1", page=1, bbox="100.00,40.00,180.00,60.00"),
                 entry("t1-1-2", page=7, bbox="100.00,40.00,180.00,60.00"),
                 entry("t1-1-3", page=1))  # fmt: skip
    assert list(cited.links) == ["t1-1-1"]
    assert cited.links["t1-1-1"].endswith("-p0001.html#t1-1-1")
    html = next((tmp_path / "sources" / "报告").iterdir()).read_text("utf-8")
    assert_offline(html)
    assert_accessible(html)
    rule = re.search(r"#t1-1-1 \{ left: (.+)%; top: (.+)%; width: (.+)%; height: (.+)%; \}", html)
    assert rule is not None
    left, top, width, height = map(float, rule.groups())
    # A point and a half around the cell.
    assert (left, top, width, height) == (24.62, 6.42, 20.75, 3.83)
    _assert_dark(_picture(html), (left, top, width, height))


def _picture(html: str) -> Image.Image:
    source = next(read(html).all("img")).attributes["src"]
    return Image.open(io.BytesIO(base64.b64decode(source.split(",", 1)[1]))).convert("L")


def _assert_dark(image: Image.Image, box: tuple[float, float, float, float]) -> None:
    left, top, width, height = box
    middle = (left + width / 2) / 100 * image.width, (top + height / 2) / 100 * image.height
    outside = (left - 2) / 100 * image.width, middle[1]
    assert _grey(image, middle) < 60
    assert _grey(image, outside) > 200


def _grey(image: Image.Image, place: tuple[float, float]) -> int:
    value = image.getpixel((int(place[0]), int(place[1])))
    assert isinstance(value, int)
    return value


@pytest.mark.parametrize("turned", [90, 180, 270])
def test_a_turned_page_is_marked_as_it_is_displayed(tmp_path: Path, turned: int) -> None:
    import pikepdf

    from budgetkit.document.pdf.frame import display_frame

    drawn(tmp_path / "a.pdf")
    with pikepdf.open(tmp_path / "a.pdf") as pdf:
        pdf.pages[0].rotate(turned, relative=False)
        pdf.save(tmp_path / "b.pdf")
    frame = display_frame((0, 0, 400, 600), turned)
    box = ",".join(f"{side:.2f}" for side in frame.box(100, 540, 180, 560))
    cite(tmp_path, {"d" * 16: str(tmp_path / "b.pdf")}, entry("t1-1-1", page=1, bbox=box))
    html = next((tmp_path / "sources" / "报告").iterdir()).read_text("utf-8")
    found = re.search(r"#t1-1-1 \{ left: (.+)%; top: (.+)%; width: (.+)%; height: (.+)%; \}", html)
    assert found is not None
    left, top, width, height = map(float, found.groups())
    _assert_dark(_picture(html), (left, top, width, height))


def test_what_cannot_be_shown_is_said(tmp_path: Path) -> None:
    (tmp_path / "bad.pdf").write_bytes(b"%PDF-1.4 nothing")
    (tmp_path / "page.html").write_text("<html><body>1.00</body></html>", encoding="utf-8")
    (tmp_path / "old.doc").write_bytes(compound_file("WordDocument"))
    cited = cite(
        tmp_path,
        {
            "a" * 16: str(tmp_path / "bad.pdf"),
            "b" * 16: str(tmp_path / "page.html"),
            "e" * 16: str(tmp_path / "old.doc"),
        },
        entry("t1-1-1", document_id="a" * 16, file_name="bad.pdf", page=1, bbox="1,1,2,2"),
        entry("t2-1-1", document_id="b" * 16, file_name="page.html", line=9),
        entry("t4-1-1", document_id="e" * 16, file_name="old.doc", line=9),
        entry("t3-1-1", document_id="c" * 16, file_name="gone.pdf", page=1),
    )
    assert cited.links == {}
    assert [re.split("，|（", note)[0] for note in cited.notes][1:] == [
        "“page.html”的引用处无法对应到原件",
        "原件“old.doc”无法显示",
        "未找到原件“gone.pdf”",
    ]
    assert cited.notes[0].startswith("原件“bad.pdf”无法显示（")
    assert not (tmp_path / "sources" / "报告").exists()


def shown_rows(html: str) -> dict[str, list[str]]:
    """The rows of a page by their anchors, cell by cell."""
    page = read(html)
    return {
        row.attributes["id"]: [cell.text for cell in row.children]
        for row in page.all("tr")
        if "id" in row.attributes
    }


def only_page(folder: Path) -> str:
    (page,) = (folder / "sources" / "报告").iterdir()
    html = page.read_text("utf-8")
    assert_offline(html)
    assert_accessible(html)
    assert "\u202e" not in html
    return html


@pytest.mark.parametrize("write", [saved, xls_of])
def test_a_workbook_shows_cited_rows_by_their_addresses(
    tmp_path: Path, write: Callable[[Workbook], bytes]
) -> None:
    workbook = book(
        ["收入总表"], [], ["项目", "合计"], *[[f"{EVIL}{n}", n + 0.5] for n in range(20)]
    )
    (tmp_path / "a.xlsx").write_bytes(write(workbook))
    cited = cite(tmp_path, {"d" * 16: str(tmp_path / "a.xlsx")},
                 entry("t1-1-1", page=1, line=10, printed="6.5 万元"),
                 entry("t1-1-2", page=2, line=10))  # fmt: skip
    assert cited.links == {"t1-1-1": f"./sources/%E6%8A%A5%E5%91%8A/{'d' * 16}.html#P1R10"}
    html = only_page(tmp_path)
    rows = shown_rows(html)
    assert list(rows) == [f"P1R{row}" for row in range(7, 14)]
    assert rows["P1R10"][:3] == ["10", "<script>alert(1)</script>6", "6.5"]
    assert "合计：6.5 万元" in rows["P1R10"][3]
    assert [
        cell.text for cell in read(html).all("span") if "cited" in cell.attributes.values()
    ] == ["6.5"]


def test_a_word_file_shows_cited_rows_below_their_head(tmp_path: Path) -> None:
    lines = [cell(paragraph(f"甲{n}")) + cell(paragraph(f"{n}.50")) for n in range(20)]
    body = paragraph("正文中收入为 3.00 万元。") + table(lines)
    (tmp_path / "a.docx").write_bytes(docx_of(body))
    cited = cite(tmp_path, {"d" * 16: str(tmp_path / "a.docx")},
                 entry("t1-1-1", line=17, printed="15.50 万元"),
                 entry("f1-1", line=1, printed="3.00 万元"))  # fmt: skip
    assert set(cited.links) == {"t1-1-1", "f1-1"}
    rows = shown_rows(only_page(tmp_path))
    assert list(rows) == ["P1R1", *(f"P2R{n}" for n in (1, 2, 3, 13, 14, 15, 16, 17, 18, 19))]
    assert rows["P2R16"][:3] == ["第 16 行", "甲15", "15.50"]


def test_rows_on_one_line_of_a_page_are_told_by_their_number(tmp_path: Path) -> None:
    markup = "".join(f"<tr><td>甲{n}<td>{n}.50</tr>" for n in range(9))
    (tmp_path / "a.html").write_text(f"<html><table>{markup}</table></html>", encoding="utf-8")
    cited = cite(tmp_path, {"d" * 16: str(tmp_path / "a.html")},
                 entry("t1-1-1", line=1, printed="4.50"))  # fmt: skip
    assert cited.links["t1-1-1"].endswith("#P1R5")


def test_personal_data_in_cells_is_hidden(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(saved(book(["联系人", "手机 13900001111"])))
    cite(tmp_path, {"d" * 16: str(tmp_path / "a.xlsx")}, entry("t1-1-1", page=1, line=1))
    assert "13900001111" not in only_page(tmp_path)


def test_a_picture_is_shown_as_its_page(tmp_path: Path) -> None:
    Image.new("L", (1240, 1754), 255).save(tmp_path / "a.png", dpi=(150, 150))
    cited = cite(tmp_path, {"d" * 16: str(tmp_path / "a.png")},
                 entry("t1-1-1", page=1, bbox="100.00,40.00,180.00,60.00"))  # fmt: skip
    assert cited.links["t1-1-1"].endswith("-p0001.html#t1-1-1")
    assert cited.notes == []


@pytest.mark.parametrize("anchor", ["", "t1 x", 't1"', "}*{", "1", "t" * 65, "../x"])
def test_an_anchor_that_could_be_markup_is_no_place(anchor: str) -> None:
    assert list(marks_of([entry(anchor, line=1)])) == []


def test_originals_are_told_by_their_content(tmp_path: Path) -> None:
    (tmp_path / "same-name.txt").write_text("other", encoding="utf-8")
    (tmp_path / "below").mkdir()
    renamed = tmp_path / "below" / "renamed.txt"
    renamed.write_text("content", encoding="utf-8")
    wanted = {"a": sha256_or_none(renamed) or "", "b": "0" * 64}
    assert find_originals(wanted, [tmp_path, tmp_path / "nowhere"]) == {"a": renamed}
