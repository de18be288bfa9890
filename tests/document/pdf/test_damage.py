"""Files that are no good: the right error, no crash, no hang."""

from io import BytesIO

import pikepdf
import pytest

from budgetkit.document.pdf import opening
from budgetkit.errors import (
    PdfDamagedError,
    PdfEmptyError,
    PdfEncryptedError,
    PdfTooLongError,
)
from tests.document.pdf.drawing import Sheet, only_table, read, texts

ROWS = [["项目", "合计"], ["行政运行", "2,011.30"]]


def sample(pages: int = 1) -> bytes:
    sheet = Sheet()
    for number in range(pages):
        if number:
            sheet.page()
        sheet.grid(60, 100, [120, 90], ROWS)
    return sheet.bytes()


def encrypted(user: str, owner: str = "owner", **allow: bool) -> bytes:
    with pikepdf.open(BytesIO(sample())) as pdf:
        result = BytesIO()
        permissions = pikepdf.Permissions(**allow)
        pdf.save(
            result, encryption=pikepdf.Encryption(user=user, owner=owner, R=6, allow=permissions)
        )
    return result.getvalue()


def saved(pdf: pikepdf.Pdf) -> bytes:
    result = BytesIO()
    pdf.save(result)
    return result.getvalue()


@pytest.mark.parametrize(
    "content", [b"", b"\x00" * 4096, b"<!DOCTYPE html><html><body>404</body></html>"]
)
def test_what_is_no_pdf_is_damaged(content: bytes) -> None:
    with pytest.raises(PdfDamagedError) as caught:
        read(content)
    assert caught.value.code == "pdf-damaged"
    assert "a.pdf" in caught.value.message


def test_a_header_without_a_body_is_damaged() -> None:
    with pytest.raises(PdfDamagedError, match="文件不完整"):
        read(b"%PDF-1.7\n" + b"garbage " * 100)


@pytest.mark.parametrize("share", [0.2, 0.5, 0.8, 0.95])
def test_a_truncated_file_is_damaged_or_read_in_part_with_a_warning(share: float) -> None:
    content = sample(3)
    part = content[: int(share * len(content))]
    try:
        document = read(part)
    except PdfDamagedError:
        return
    assert "truncated" in {warning.code for warning in document.warnings}


def test_a_broken_cross_reference_table_is_rebuilt() -> None:
    content = sample()
    at = content.rindex(b"startxref")
    document = read(content[:at] + b"startxref\n999999\n%%EOF\n")
    assert texts(only_table(document)) == ROWS


def test_a_file_with_a_user_password_asks_for_it() -> None:
    content = encrypted("secret")
    with pytest.raises(PdfEncryptedError, match="需要打开密码"):
        read(content)
    with pytest.raises(PdfEncryptedError, match="密码不正确"):
        read(content, password="wrong")
    assert texts(only_table(read(content, password="secret"))) == ROWS


def test_a_file_that_forbids_copying_is_read() -> None:
    content = encrypted("", extract=False, print_highres=False)
    assert texts(only_table(read(content))) == ROWS


def test_a_file_without_pages_says_so() -> None:
    with pytest.raises(PdfEmptyError):
        read(saved(pikepdf.new()))


def test_a_page_tree_that_loops_ends() -> None:
    with pikepdf.open(BytesIO(sample())) as pdf:
        pages = pdf.Root.Pages
        pages.Kids.append(pages)
        content = saved(pdf)
    try:
        document = read(content)
    except PdfDamagedError:
        return
    assert texts(next(iter(document.tables()))) == ROWS


def with_form(content: bytes, chain: int) -> bytes:
    """The page draws a form that draws the next one twice, the last one the first: a loop."""
    with pikepdf.open(BytesIO(content)) as pdf:
        forms = [pdf.make_indirect(pdf.make_stream(b"/F Do /F Do")) for _ in range(chain)]
        for form, following in zip(forms, forms[1:] + forms[:1], strict=True):
            form.Type, form.Subtype = pikepdf.Name.XObject, pikepdf.Name.Form
            form.BBox = pikepdf.Array([0, 0, 595, 842])
            form.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(F=following))
        page = pdf.pages[-1]
        page.Resources.XObject = pikepdf.Dictionary(F=forms[0])
        page.contents_add(b"/F Do")
        return saved(pdf)


@pytest.mark.slow
def test_forms_that_draw_each_other_fail_their_document_alone() -> None:
    with pytest.raises(PdfDamagedError, match="第 2 页的图形互相引用"):
        read(with_form(sample(2), chain=2), workers=1)
    assert texts(only_table(read(sample(), workers=1))) == ROWS


def test_a_page_that_is_no_page_is_reported_and_the_rest_read() -> None:
    with pikepdf.open(BytesIO(sample(2))) as pdf:
        pdf.Root.Pages.Kids[1] = pikepdf.Array([])
        content = saved(pdf)
    document = read(content)
    assert texts(next(iter(document.tables()))) == ROWS


def test_many_pages_are_read_and_more_than_the_limit_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with pikepdf.new() as pdf:
        for _ in range(2_000):
            pdf.add_blank_page()
        content = saved(pdf)
    assert read(content).page_count == 2_000
    monkeypatch.setattr(opening, "PAGES_MAX", 1_999)
    with pytest.raises(PdfTooLongError, match="2000 页"):
        read(content)


def test_what_only_qpdf_can_rebuild_is_read_and_marked() -> None:
    content = sample()
    document = read(content[: content.rindex(b"trailer")])
    assert texts(only_table(document)) == ROWS
    codes = {warning.code for warning in document.warnings}
    assert codes == {"file-repaired", "truncated"}
