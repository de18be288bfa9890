"""Nothing that is shared shows personal data: pages, tables beside them, lists of findings."""

from __future__ import annotations

import base64
import io
import re
from pathlib import Path

import openpyxl
import pytest
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from budgetkit.dataset.arrow import arrow_table
from budgetkit.dataset.declared.checks import FINDINGS
from budgetkit.dataset.tables import Tables
from budgetkit.reports.checking import findings_csv, review_sheet
from budgetkit.reports.unit.finding_list import found_of
from budgetkit.workbench.checked import check_files
from budgetkit.workbench.personal import without_personal
from budgetkit.workbench.repr.html import source_html
from budgetkit.workbench.source import Source
from tests.quality.typeset import TRANSCRIPT
from tests.reports.test_source_pages import cite, entry

NAMES = "补助由遗属赵一、钱二三领取，电话13912345678。"
HIDDEN = "补助由遗属赵＊、钱＊＊领取，电话139＊＊＊＊＊＊78。"


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> Tables:
    """The tables of a transcript, with one finding that quotes people."""
    from budgetkit.document import ReadOptions

    file = tmp_path_factory.mktemp("personal") / "with_form.txt"
    file.write_text(TRANSCRIPT, "utf-8")
    own = check_files([file], ReadOptions())
    disclosure = own["disclosures"]["disclosure_id"][0].as_py()
    document = own["documents"]["document_id"][0].as_py()
    place = {"document_id": document, "page": None, "line": 20, "bbox": None, "quote": NAMES}
    rule_id = own["check_results"]["rule_id"][0].as_py()
    row = {name: None for name in (field.name for field in FINDINGS.fields)} | {
        "disclosure_id": disclosure, "finding_id": "0" * 12, "rule_id": rule_id,
        "severity": "high", "nature": "document", "message": f"保证措施写“{NAMES}”",
        "evidence": [place],
    }  # fmt: skip
    findings = arrow_table(FINDINGS, [row])
    return {**own, **without_personal({"findings": findings})}


def test_findings_hide_people_and_keep_numbers(tables: Tables) -> None:
    (row,) = tables["findings"].to_pylist()
    assert row["message"] == f"保证措施写“{HIDDEN}”"
    assert row["evidence"][0]["quote"] == HIDDEN
    amounts = [{**row, "message": "合计 13900000000", "actual": "13900000000", "evidence": []}]
    untouched = arrow_table(FINDINGS, amounts)
    assert without_personal({"findings": untouched})["findings"]["actual"][0].as_py() == (
        "13900000000"
    )


def test_lists_sheets_and_reports_of_findings_hide_people(tables: Tables) -> None:
    book = openpyxl.load_workbook(io.BytesIO(review_sheet(tables)))
    cells = [str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row]
    shown = "\n".join([findings_csv(tables).decode("utf-8-sig"), *cells])
    shown += found_of(1, tables["findings"].to_pylist()[0], {}).message
    assert HIDDEN in shown
    assert "钱二三" not in shown
    assert "13912345678" not in shown


def test_the_review_in_the_dataset_hides_people(tables: Tables) -> None:
    told = str(tables["target_reviews"].to_pylist())
    assert "钱＊＊" in told
    assert "钱二三" not in told
    # The texts of the document stay as they are printed: they are the source.
    assert "钱二三" in str(tables["target_forms"].to_pylist())


def test_lines_of_a_transcript_hide_people(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(f"合计 1.00 万元\n{NAMES}\n", encoding="utf-8")
    cite(tmp_path, {"d" * 16: str(path)}, entry("t1-1-1", line=1))
    html = (tmp_path / "sources" / "报告" / f"{'d' * 16}.html").read_text("utf-8")
    assert HIDDEN in html
    assert "钱二三" not in html


def test_the_picture_of_a_page_hides_a_telephone_number(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "a.pdf"), pagesize=(400, 600), invariant=1)
    canvas.setFont("Helvetica-Bold", 40)
    canvas.drawString(20, 500, "13912345678")
    canvas.drawString(20, 300, "1,391,234.56")
    canvas.showPage()
    canvas.save()
    cite(tmp_path, {"d" * 16: str(tmp_path / "a.pdf")},
         entry("t1-1-1", page=1, bbox="20.00,280.00,180.00,300.00"))  # fmt: skip
    html = (tmp_path / "sources" / "报告" / f"{'d' * 16}-p0001.html").read_text("utf-8")
    found = re.search(r"data:image/png;base64,([A-Za-z0-9+/=]+)", html)
    assert found is not None
    image = Image.open(io.BytesIO(base64.b64decode(found[1]))).convert("L")
    scale = image.width / 400
    number, amount = (
        min(image.crop((20 * scale, top * scale, 380 * scale, (top + 40) * scale)).tobytes())
        for top in (65, 265)
    )
    assert number > 100
    assert amount < 30


def test_a_source_in_a_notebook_hides_people() -> None:
    source = Source("d" * 16, "a.txt", None, 3, None, "transcript", 1.0, NAMES)
    assert "钱二三" not in source_html(source)
    assert HIDDEN in source_html(source)
