"""A file's kind is told by content; what cannot be read says why."""

import io
import zipfile
from pathlib import Path

import pytest

from budgetkit.errors import SourceEmptyError, SourceMissingError, SourceTooLargeError
from budgetkit.sources import file, open_source


def zipped(name: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(name, "x")
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"\n%PDF-1.7\n", "pdf"),
        (zipped("word/document.xml"), "docx"),
        (zipped("xl/workbook.xml"), "xlsx"),
        (zipped("a.txt"), "archive"),
        (zipped("OFD.xml"), "ofd"),
        (zipped("META-INF/manifest.xml"), "opendocument"),
        (zipped("ppt/presentation.xml"), "slides"),
        (b"PK\x03\x04 broken", "binary"),
        (bytes.fromhex("d0cf11e0a1b11ae1") + b"x", "ole"),
        (b"  <!DOCTYPE html><p>", "html"),
        (b"\x00\x01\x02", "binary"),
        ("预算".encode(), "text"),
        ("预算".encode("utf-16"), "text"),
    ],
)
def test_kind_by_content(tmp_path: Path, content: bytes, kind: str) -> None:
    path = tmp_path / "whatever.pdf"
    path.write_bytes(content)
    assert open_source(path).kind == kind


def test_document_id_is_the_hash_of_the_content(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"abc")
    # SHA-256 of "abc", FIPS 180-2 appendix B.1.
    assert open_source(path).document_id == "ba7816bf8f01cfea"


def test_missing_empty_and_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(SourceMissingError, match=r"none\.txt"):
        open_source(tmp_path / "none.txt")
    with pytest.raises(SourceMissingError):
        open_source(tmp_path)
    blank = tmp_path / "blank.txt"
    blank.write_bytes(b" \n\t\n")
    with pytest.raises(SourceEmptyError, match=r"blank\.txt"):
        open_source(blank)
    monkeypatch.setattr(file, "LIMIT_BYTES", 4)
    blank.write_bytes(b"12345")
    with pytest.raises(SourceTooLargeError):
        open_source(blank)


def compound(*streams: str) -> bytes:
    """An OLE header and a directory that names streams in their order."""
    head = bytearray(512)
    head[:8] = bytes.fromhex("d0cf11e0a1b11ae1")
    head[30:32] = (9).to_bytes(2, "little")
    return bytes(head) + "".join(f"{name}\0" for name in streams).encode("utf-16-le")


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (compound("Workbook"), "xls"),
        (compound("Book"), "xls"),
        (compound("WordDocument", "ObjectPool", "Workbook"), "doc"),
        (compound("EncryptionInfo", "EncryptedPackage"), "encrypted"),
        (compound("PowerPoint Document"), "ole"),
        (b"<?xml version='1.0'?>\n<!-- saved -->\n<HTML>", "html"),
        (b"\xef\xbb\xbf<head>", "html"),
        ("<html>".encode("utf-16"), "html"),
        (b"<table><tr><td>", "text"),
        (b"<meta charset=gbk><table><tr><td>", "html"),
        (b"<style>td{}</style><table>", "html"),
        (b"{\\rtf1\\ansi", "rtf"),
        (
            b'<?xml version="1.0"?>\r\n<?mso-application progid="Excel.Sheet"?><Workbook ',
            "office-xml",
        ),
        (b'<?xml version="1.0"?><w:wordDocument ', "office-xml"),
        (b"MIME-Version: 1.0\r\nContent-Type: multipart/related", "mhtml"),
        (b"Rar!\x1a\x07\x00", "archive"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "image"),
        (b"\x89PNG\r\n\x1a\n", "image"),
        (b"II*\x00\x08\x00\x00\x00", "image"),
        (b"MM\x00*\x00\x00\x00\x08", "image"),
        (b"BM\x36\0\0\0\0\0\0\0\x36\0\0\0\x28\0\0\0", "image"),
        (b"BMI\xe6\x8c\x87\xe6\x95\xb0 2026", "text"),
    ],
)
def test_kind_of_compound_files_and_pages(content: bytes, kind: str) -> None:
    assert file.kind_of(content) == kind
