"""A Word file becomes blocks: its final text, whatever its parts are nested in."""

import pytest

from budgetkit.document import ooxml, read_document
from budgetkit.document.model import Document, Heading, Table
from budgetkit.errors import (
    OfficeDamagedError,
    OfficeEncryptedError,
    SourceTooComplexError,
    WordBinaryError,
)
from budgetkit.sources.file import source_from_bytes
from tests.typesetter.docx import cell, docx_of, paragraph, root, table, zipped


def read(
    body: str, styles: str = "", numbering: str = "", others: dict[str, str] | None = None
) -> Document:
    content = docx_of(body, styles, numbering, others)
    return read_document(source_from_bytes(content, "a.doc"))


def texts(document: Document) -> list[str]:
    return [block.text for block in document.blocks if not isinstance(block, Table)]


def grids(document: Document) -> list[list[list[str]]]:
    return [[row.texts for row in table.rows] for table in document.tables()]


def test_paragraphs_and_rows_are_counted_as_lines() -> None:
    rows = [cell(paragraph("合计")) + cell(paragraph("1.00"))] * 2
    document = read(paragraph("正文一句。") + table(rows) + paragraph("又一句。"))
    assert [block.place.line for block in document.blocks] == [1, 2, 4]
    assert (document.line_count, document.media_type) == (4, "docx")


def test_merged_cells_are_anchors_over_covered_cells() -> None:
    restart, go_on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    document = read(
        table(
            [
                cell(paragraph("项目"), restart)
                + cell(paragraph("预算数"), '<w:gridSpan w:val="2"/>'),
                cell(paragraph(""), go_on) + cell(paragraph("合计")) + cell(paragraph("基本")),
                cell(paragraph("甲")) + cell(paragraph("1.00")) + cell(paragraph("")),
            ]
        )
    )
    assert grids(document) == [[["项目", "预算数", ""], ["", "合计", "基本"], ["甲", "1.00", ""]]]
    (only,) = document.tables()
    assert [c.covered for c in only.rows[1].cells] == [True, False, False]
    assert (only.rows[0].cells[0].row_span, only.rows[0].cells[1].column_span) == (2, 2)


def test_row_that_begins_further_right_keeps_its_columns() -> None:
    late = "<w:trPr><w:gridBefore w:val='1'/></w:trPr>" + cell(paragraph("2.00"))
    rows = [cell(paragraph("甲")) + cell(paragraph("1.00")), late]
    assert grids(read(table(rows))) == [[["甲", "1.00"], ["", "2.00"]]]


def test_tracked_changes_give_the_final_text() -> None:
    run = "<w:r><w:t>{}</w:t></w:r>"
    body = (
        "<w:p>" + run.format("预算") + "<w:del><w:r><w:delText>旧</w:delText></w:r></w:del>"
        f"<w:ins>{run.format('新')}</w:ins><w:moveFrom>{run.format('移')}</w:moveFrom>"
        f"<w:r><w:rPr><w:vanish/></w:rPr><w:t>隐</w:t></w:r></w:p>"
        + paragraph("前半", "<w:rPr><w:del/></w:rPr>")
        + paragraph("后半。")
    )
    assert texts(read(body)) == ["预算新", "前半后半。"]


def test_deleted_rows_are_out() -> None:
    gone = "<w:trPr><w:del/></w:trPr>" + cell(paragraph("乙")) + cell(paragraph("2.00"))
    rows = [cell(paragraph("甲")) + cell(paragraph("1.00")), gone]
    assert grids(read(table(rows))) == [[["甲", "1.00"]]]


def test_field_codes_are_no_text() -> None:
    body = (
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/><w:instrText>DATE</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/><w:t>2026年</w:t></w:r></w:p>'
    )
    assert texts(read(body)) == ["2026年"]


def test_text_boxes_are_read_once() -> None:
    inner = f"<w:txbxContent>{paragraph('框中文字。')}</w:txbxContent>"
    body = (
        "<w:p><w:r><w:t>正文。</w:t></w:r><w:r><mc:AlternateContent>"
        f"<mc:Choice Requires='wps'><w:drawing><wps:txbx>{inner}</wps:txbx></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox>{inner}</v:textbox></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r></w:p>"
    )
    assert texts(read(body)) == ["正文。", "框中文字。"]


def test_inner_tables_are_read_once_and_frames_are_taken_apart() -> None:
    inner = table([cell(paragraph("内")) + cell(paragraph("2.00"))])
    outer = table([cell(paragraph("外")) + cell(paragraph("1.00") + inner)])
    assert grids(read(outer)) == [[["外", "1.00"]], [["内", "2.00"]]]
    framed = read(table([cell(paragraph("题目") + inner)]))
    assert (texts(framed), grids(framed)) == (["题目"], [[["内", "2.00"]]])


def test_headings_contents_and_list_marks() -> None:
    styles = (
        '<w:style w:styleId="h"><w:name w:val="标题 2"/></w:style>'
        '<w:style w:styleId="b"><w:basedOn w:val="h"/></w:style>'
        '<w:style w:styleId="t"><w:name w:val="toc 1"/></w:style>'
    )
    numbering = (
        '<w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
        '<w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl>'
        '<w:lvl w:ilvl="1"><w:numFmt w:val="decimal"/><w:lvlText w:val="(%2)"/></w:lvl>'
        '</w:abstractNum><w:num w:numId="3"><w:abstractNumId w:val="7"/></w:num>'
    )
    listed = '<w:numPr><w:ilvl w:val="{}"/><w:numId w:val="3"/></w:numPr>'
    document = read(
        paragraph("收支总表 3", '<w:pStyle w:val="t"/>')
        + paragraph("概况", '<w:pStyle w:val="b"/>')
        + paragraph("职责", listed.format(0))
        + paragraph("机构", listed.format(0))
        + paragraph("编制", listed.format(1)),
        styles,
        numbering,
    )
    assert texts(document) == ["概况", "一、职责", "二、机构", "(1)编制"]
    first = document.blocks[0]
    assert isinstance(first, Heading)
    assert first.level == 2
    assert [(o.text, o.reason) for o in document.omitted] == [("收支总表 3", "contents")]


def listed(style: str, mark: str, *items: tuple[int, str]) -> list[str]:
    """The texts of lists, each item with its list: 4 begins anew, 3 counts on."""
    numbering = (
        f'<w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0"><w:numFmt w:val="{style}"/>'
        f'<w:lvlText w:val="{mark}"/></w:lvl></w:abstractNum>'
        '<w:num w:numId="3"><w:abstractNumId w:val="7"/></w:num>'
        '<w:num w:numId="4"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0">'
        '<w:startOverride w:val="1"/></w:lvlOverride></w:num>'
    )
    own = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{}"/></w:numPr>'
    body = "".join(paragraph(text, own.format(number)) for number, text in items)
    return texts(read(body, numbering=numbering))


@pytest.mark.parametrize(
    ("style", "mark", "expected"),
    [
        ("chineseCountingThousand", "（%1）", ["（一）甲", "（二）乙", "（一）丙", "（二）丁"]),
        (
            "japaneseCounting",
            "第%1部分 ",
            ["第一部分 甲", "第二部分 乙", "第一部分 丙", "第二部分 丁"],
        ),
        ("decimal", "%1.", ["1.甲", "2.乙", "1.丙", "2.丁"]),
        ("chineseLegalSimplified", "%1、", ["壹、甲", "贰、乙", "壹、丙", "贰、丁"]),
        ("upperRoman", "%1.", ["I.甲", "II.乙", "I.丙", "II.丁"]),
        ("decimalEnclosedCircle", "%1", ["①甲", "②乙", "①丙", "②丁"]),
        ("bullet", "\uf0b7", ["甲", "乙", "丙", "丁"]),
    ],
)
def test_lists_are_marked_as_word_counts_them(style: str, mark: str, expected: list[str]) -> None:
    assert listed(style, mark, (3, "甲"), (3, "乙"), (4, "丙"), (3, "丁")) == expected


RUN = "<w:r><w:t>{}</w:t></w:r>"


def test_table_of_contents_is_left_out_by_its_field_too() -> None:
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    code = "<w:r><w:instrText>{}</w:instrText></w:r>"
    page = mark.format("begin") + code.format("PAGEREF a") + mark.format("separate")
    opened = mark.format("begin") + code.format(' TOC \\o "1-3" ') + mark.format("separate")
    lines = [
        f"{RUN.format('一、收支总表')}<w:r><w:tab/></w:r>{page}{RUN.format('3')}{mark.format('end')}",
        f"{RUN.format('二、支出总表')}<w:r><w:tab/></w:r>{RUN.format('4')}{mark.format('end')}",
    ]
    document = read(f"<w:p>{opened}{lines[0]}</w:p><w:p>{lines[1]}</w:p>{paragraph('正文。')}")
    assert texts(document) == ["正文。"]
    assert [o.text for o in document.omitted] == ["一、收支总表 3", "二、支出总表 4"]


def test_table_of_contents_is_left_out_by_its_control_too() -> None:
    gallery = '<w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj>'
    content = paragraph("目录") + paragraph("收支总表")
    body = (
        f"<w:sdt><w:sdtPr>{gallery}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"
        f"<w:sdt><w:sdtContent>{paragraph('正文。')}</w:sdtContent></w:sdt>"
    )
    assert texts(read(body)) == ["正文。"]


def test_signs_of_symbol_fonts() -> None:
    signs = "".join(
        f'<w:r><w:sym w:font="{font}" w:char="{code}"/></w:r>'
        for font, code in (("Wingdings 2", "F052"), ("Symbol", "F0B3"), ("Wingdings", "F021"))
    )
    fonts = '<w:rPr><w:rFonts w:ascii="Wingdings"/></w:rPr>'
    document = read(f"<w:p>{signs}<w:r>{fonts}<w:t>\uf0fc</w:t></w:r></w:p>")
    assert texts(document) == ["☑≥\ufffd✓"]
    assert [warning.code for warning in document.warnings] == ["symbol-unknown"]


def test_lines_in_a_paragraph_part_at_headings_and_pages() -> None:
    end, page = "<w:r><w:br/></w:r>", '<w:r><w:br w:type="page"/></w:r>'
    pieces = ["一、收入", "收入为", "1.00万元。", "第二部分 表", "附后。"]
    body = f"<w:p>{end.join(map(RUN.format, pieces))}{page}{RUN.format('另一页。')}</w:p>"
    document = read(paragraph("") + body)
    assert texts(document) == ["一、收入", "收入为 1.00万元。", "第二部分 表", "附后。", "另一页。"]
    assert {block.place.line for block in document.blocks} == {2}


def test_lines_in_a_cell_stay_together() -> None:
    broken = f"<w:p>{RUN.format('一、甲')}<w:r><w:br/></w:r>{RUN.format('乙')}</w:p>"
    assert grids(read(table([cell(broken) + cell(paragraph("1"))]))) == [[["一、甲\n乙", "1"]]]


def centred(text: str, look: str) -> str:
    centre = '<w:pPr><w:jc w:val="center"/></w:pPr>'
    return f"<w:p>{centre}<w:r><w:rPr>{look}</w:rPr><w:t>{text}</w:t></w:r></w:p>"


def test_heading_by_its_look() -> None:
    document = read(
        centred("某局2025年部门预算", '<w:b/><w:sz w:val="44"/>')
        + centred("2025年2月", "")
        + centred("收入为1.00万元。", "<w:b/>")
        + centred("- 3 -", "<w:b/>")
    )
    headings = [block.text for block in document.blocks if isinstance(block, Heading)]
    assert headings == ["某局2025年部门预算"]


def test_table_under_its_title_again_goes_on() -> None:
    head = cell(paragraph("项目")) + cell(paragraph("合计"))
    parts = [head + "", cell(paragraph("甲")) + cell(paragraph("1.00"))]
    more = [head + "", cell(paragraph("乙")) + cell(paragraph("2.00"))]
    document = read(table(parts) + paragraph("收入总表（续表）") + table(more))
    assert grids(document) == [[["项目", "合计"], ["甲", "1.00"], ["乙", "2.00"]]]
    assert [omission.text for omission in document.omitted] == ["收入总表（续表）"]


def test_rows_that_end_early_and_deleted_cells() -> None:
    early = "<w:trPr><w:gridAfter w:val='1'/></w:trPr>" + cell(paragraph("甲"))
    gone = cell(paragraph("旧"), "<w:cellDel/>") + cell(paragraph("乙")) + cell(paragraph("2.00"))
    assert grids(read(table([early, gone]))) == [[["甲", ""], ["乙", "2.00"]]]


def test_what_is_taken_in_from_elsewhere_is_reported() -> None:
    body = '<w:altChunk r:id="x"/><w:p><w:r><w:object><o:OLEObject/></w:object></w:r></w:p>'
    document = read(body.replace("o:OLE", "w:OLE"))
    (warning,) = document.warnings
    assert (warning.code, warning.message[:3]) == ("object-not-read", "2 个")


def test_controls_links_and_simple_fields_are_text() -> None:
    inner = f"<w:sdt><w:sdtContent>{RUN.format('甲')}</w:sdtContent></w:sdt>"
    link = f"<w:hyperlink>{RUN.format('乙')}</w:hyperlink>"
    field = f"<w:fldSimple w:instr='DATE'>{RUN.format('丙')}</w:fldSimple>"
    in_row = f"<w:sdt><w:sdtContent>{cell(paragraph('丁'))}</w:sdtContent></w:sdt>"
    document = read(f"<w:p>{inner}{link}{field}</w:p>" + table([in_row + cell(paragraph("1"))]))
    assert texts(document) == ["甲乙丙"]
    assert grids(document) == [[["丁", "1"]]]


def noted(text: str, number: int, kind: str = "footnote") -> str:
    """A paragraph with a reference to a note."""
    return f"<w:p><w:r><w:t>{text}</w:t></w:r><w:r><w:{kind}Reference w:id='{number}'/></w:r></w:p>"


def notes(kind: str, *texts: str) -> str:
    """The part of the notes; Word keeps the line above them as a note of its own."""
    line = f"<w:{kind} w:type='separator' w:id='0'><w:p/></w:{kind}>"
    own = "".join(
        f"<w:{kind} w:id='{i}'>{paragraph(text)}</w:{kind}>" for i, text in enumerate(texts, 1)
    )
    return root(f"{kind}s", line + own)


def test_notes_stand_below_what_refers_to_them() -> None:
    rows = [
        cell(noted("公务接待费", 2)) + cell(paragraph("1.00")),
        cell(paragraph("合计")) + cell(paragraph("1.00")),
    ]
    document = read(
        noted("正文一句。", 1) + table(rows) + noted("又一句。", 1, "endnote"),
        others={
            "footnotes": notes("footnote", "注：含下属单位。", "注：口径同上年。"),
            "endnotes": notes("endnote", "来源：财政部门。"),
        },
    )
    below = [block.text if not isinstance(block, Table) else "表" for block in document.blocks]
    assert below == [
        "正文一句。",
        "注：含下属单位。",
        "表",
        "注：口径同上年。",
        "又一句。",
        "来源：财政部门。",
    ]
    assert grids(document) == [[["公务接待费", "1.00"], ["合计", "1.00"]]]
    assert [block.place.line for block in document.blocks] == [1, 2, 3, 5, 6, 7]
    assert document.warnings == ()


def test_running_heads_are_left_out_and_kept_aside() -> None:
    heads = {"header": root("hdr", paragraph("某局预算")), "footer": root("ftr", paragraph(""))}
    document = read(paragraph("正文一句。"), others=heads)
    assert texts(document) == ["正文一句。"]
    assert [(o.text, o.reason) for o in document.omitted] == [("某局预算", "running_head")]


def test_macros_are_left_alone() -> None:
    with_macros = docx_of(paragraph("正文一句。"), others={"vbaProject": "Sub AutoOpen()"})
    document = read_document(source_from_bytes(with_macros, "a.docm"))
    assert texts(document) == ["正文一句。"]


def test_pictures_and_missing_notes_are_reported() -> None:
    body = "<w:p><w:r><w:drawing><a:blip/></w:drawing><w:footnoteReference/></w:r></w:p>"
    codes = [warning.code for warning in read(body).warnings]
    assert codes == ["picture-not-read", "notes-not-read"]


def test_strict_edition_is_read() -> None:
    strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    document = f'<d xmlns="{strict}"><body><p><r><t>预算。</t></r></p></body></d>'
    source = source_from_bytes(zipped({"word/document.xml": document.encode()}), "a.docx")
    assert texts(read_document(source)) == ["预算。"]


def test_entities_are_refused() -> None:
    evil = '<!DOCTYPE d [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + root("document", "&a;")
    source = source_from_bytes(zipped({"word/document.xml": evil.encode()}), "a.docx")
    with pytest.raises(OfficeDamagedError, match="XML"):
        read_document(source)


def test_zip_bomb_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ooxml, "PART_LIMIT_BYTES", 100_000)
    source = source_from_bytes(docx_of(paragraph("0" * 200_000)), "a.docx")
    assert len(source.content) < 3_000
    with pytest.raises(SourceTooComplexError, match="解压"):
        read_document(source)


def test_deep_nesting_is_refused() -> None:
    body = "<w:sdt>" * 20_000 + "</w:sdt>" * 20_000
    with pytest.raises(SourceTooComplexError, match="嵌套"):
        read(body)


@pytest.mark.parametrize("name", ["word/other.xml", "word/document.xml"])
def test_damaged_package_is_refused(name: str) -> None:
    with pytest.raises(OfficeDamagedError):
        read_document(source_from_bytes(zipped({name: b"<w:document>"}), "a.docx"))


def test_old_word_says_how_to_convert() -> None:
    with pytest.raises(WordBinaryError, match=r"a\.doc") as raised:
        read_document(source_from_bytes(compound_file("WordDocument"), "a.doc"))
    assert ".docx" in raised.value.message


def test_encrypted_file_says_so() -> None:
    with pytest.raises(OfficeEncryptedError):
        read_document(source_from_bytes(compound_file("EncryptedPackage"), "a.docx"))


def compound_file(stream: str) -> bytes:
    """An OLE file's header, and a directory sector that names a stream."""
    head = bytearray(512)
    head[:8] = bytes.fromhex("d0cf11e0a1b11ae1")
    head[30:32] = (9).to_bytes(2, "little")
    return bytes(head) + "Root Entry\0".encode("utf-16-le") + f"{stream}\0".encode("utf-16-le")
