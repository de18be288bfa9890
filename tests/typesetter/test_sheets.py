"""A form is typeset as its place prints it: merged cells, both halves, damage that can be named."""

from __future__ import annotations

import io
import re
from dataclasses import replace

import pdfplumber

from tests.typesetter.damage import Damage
from tests.typesetter.pdf import write_pdf
from tests.typesetter.project_form import project_sheet
from tests.typesetter.samples import spec_of
from tests.typesetter.shanxi_form import shanxi_sheet
from tests.typesetter.transcript import write_transcript

SPEC = replace(spec_of("yangquan_finance_2024"), tables=())
WHOLE = Damage(lines_per_page=1000)


def rows(damage: Damage) -> list[str]:
    text = write_transcript(SPEC, damage)
    return [line for line in text[text.index("项目名称") :].split("\n") if "\t" in line]


def test_the_head_is_printed_as_in_shanxi() -> None:
    assert rows(WHOLE)[:5] == [
        "项目名称\t\t财政业务工作经费\t\t\t\t\t",
        "主管部门及代码\t\t021-阳泉市财政局\t\t实施单位\t阳泉市财政局\t\t",
        "项目属性\t\t经常性项目（长期开展）\t\t项目期\t99年\t\t",
        "项目资金（元）\t\t实施期资金总额：\t\t2,261,000\t年度资金总额：\t\t2,261,000",
        "\t\t其中：中央财政资金\t\t0\t其中：中央财政资金\t\t0",
    ]


def test_an_empty_class_keeps_its_row_in_both_halves() -> None:
    assert "\t\t生态效益指标\t\t\t生态效益指标\t\t" in rows(WHOLE)


def test_cells_cover_the_sheet_once() -> None:
    forms = [(form, shanxi_sheet) for form in SPEC.forms]
    forms += [(form, project_sheet) for form in spec_of("wanli_2023").forms]
    for form, layout in forms:
        sheet = layout(form)
        covered = [
            (row, column)
            for cell in sheet.cells
            for row in range(cell.row, cell.below)
            for column in range(cell.column, cell.column + cell.column_span)
        ]
        expected = [(row, col) for row in range(sheet.height) for col in range(sheet.width)]
        assert sorted(covered) == expected, form.project


def test_a_lost_header_leaves_its_first_label() -> None:
    text = "\n".join(rows(replace(WHOLE, lost_header=1)))
    assert "一级指标" not in text
    assert text.count("绩效指标\t产出指标\t数量指标") == len(SPEC.forms)


def test_a_cut_label_goes_on_overleaf() -> None:
    text = "\n".join(rows(Damage(lines_per_page=25, split_block=1)))
    assert len(re.findall("^绩效指\t", text, re.MULTILINE)) == len(SPEC.forms)
    assert len(re.findall("^标\t", text, re.MULTILINE)) == len(SPEC.forms)


def test_rows_slide_left_over_their_blanks_only() -> None:
    whole, slid = rows(WHOLE), rows(replace(WHOLE, shift_row=1))
    assert whole != slid
    assert ["".join(row.split("\t")) for row in whole] == ["".join(row.split("\t")) for row in slid]
    assert {row.count("\t") for row in slid} == {7}


def test_a_form_on_paper_is_ruled_with_merged_cells() -> None:
    with pdfplumber.open(io.BytesIO(write_pdf(SPEC))) as pdf:
        page = next(page for page in pdf.pages if "项目支出绩效目标表" in page.extract_text())
        table = page.extract_table()
    assert table is not None
    assert table[3][:5] == ["项目资金（\n元）", None, "实施期资金总额：", None, "2,261,000"]
    assert table[4][:5] == [None, None, "其中：中央财政资金", None, "0"]
