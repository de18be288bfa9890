"""Open a file within limits and tell its kind by content, never by name."""

from __future__ import annotations

import hashlib
import re
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from budgetkit.errors import SourceEmptyError, SourceMissingError, SourceTooLargeError

LIMIT_BYTES = 256 * 2**20
"""No disclosure met so far exceeds 30 MB; beyond this a file is refused unread."""

_HEAD = 2048
_HTML = re.compile(
    rb"(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?\s*(?:<\?xml[^>]*>\s*|<!--.*?-->\s*)*"
    rb"<(?:!doctype\s+html|html|head|body|meta|style|script)\b",
    re.IGNORECASE | re.DOTALL,
)
_OFFICE_XML = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*<\?xml[^>]*>\s*(?:<\?mso-application[^>]*>\s*)?"
    rb"<(?:\w+:)?(?:Workbook|wordDocument|package)\b"
)
_ARCHIVED_PAGE = re.compile(rb"\s*(?:From:[^\n]*\n.{0,400}?)?MIME-Version:", re.DOTALL)
_IMAGES = (
    b"\xff\xd8\xff",
    b"\x89PNG\r\n\x1a\n",
    b"II*\x00",
    b"MM\x00*",
    b"BM",
    b"GIF8",
)
_BEGINNINGS = (
    (re.compile(rb"\s*\{\\rtf"), "rtf"),
    (_OFFICE_XML, "office-xml"),
    (_ARCHIVED_PAGE, "mhtml"),
    (re.compile(rb"Rar!\x1a\x07|7z\xbc\xaf\x27\x1c|\x1f\x8b\x08"), "archive"),
)
_BITMAP_HEADER = re.compile(rb"BM.{4}\0\0\0\0.{4}[\x0c-\x7c]\0\0\0", re.DOTALL)
_OLE_STREAMS = {
    "WordDocument": "doc",
    "Workbook": "xls",
    "Book": "xls",
    "EncryptedPackage": "encrypted",
}
_ZIP_PARTS = (
    ("word/", "docx"),
    ("xl/", "xlsx"),
    ("ppt/", "slides"),
    ("OFD.xml", "ofd"),
    ("META-INF/manifest.xml", "opendocument"),
)
"""What the names inside a zip begin with, by what they make of it."""

_OLE = bytes.fromhex("d0cf11e0a1b11ae1")


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file's bytes with what identifies them.

    ``kind`` is ``pdf``, ``image``, ``docx``, ``xlsx``, ``xls``, ``doc``, ``encrypted`` (an
    Office file with a password), ``ole`` (another compound file), ``html``, ``rtf``,
    ``office-xml`` (a file of Office 2003), ``mhtml`` (a page saved with its pictures),
    ``slides``, ``ofd``, ``opendocument``, ``archive``, ``binary`` or ``text``.
    """

    file_name: str
    content: bytes
    sha256: str
    kind: str

    @property
    def document_id(self) -> str:
        """First 16 hex digits of the content's SHA-256."""
        return self.sha256[:16]


def open_source(path: str | Path) -> SourceFile:
    """Read the file at ``path``.

    Raises:
        SourceMissingError: If there is no readable file.
        SourceTooLargeError: If it exceeds :data:`LIMIT_BYTES`.
        SourceEmptyError: If it has no content.
    """
    file = Path(path)
    try:
        size = file.stat().st_size
        if size > LIMIT_BYTES:
            raise SourceTooLargeError(
                path=file.name, size_mb=size >> 20, limit_mb=LIMIT_BYTES >> 20
            )
        content = file.read_bytes()
    except OSError as cause:
        raise SourceMissingError(path=file.name) from cause
    return source_from_bytes(content, file.name)


def source_from_bytes(content: bytes, file_name: str) -> SourceFile:
    """Wrap bytes that are already in memory.

    Raises:
        SourceEmptyError: If there are none, or nothing but white space.
    """
    if not content.strip():
        raise SourceEmptyError(path=file_name)
    digest = hashlib.sha256(content).hexdigest()
    return SourceFile(file_name, content, digest, kind_of(content))


def kind_of(content: bytes) -> str:
    """Tell the kind of file by its first bytes (and the names inside a zip)."""
    head = content[:_HEAD]
    if b"%PDF-" in head:
        return "pdf"
    if head.startswith(b"PK\x03\x04"):
        return _kind_of_zip(content)
    if head.startswith(_OLE):
        return _kind_of_ole(content)
    if _is_image(head):
        return "image"
    named = next((kind for begins, kind in _BEGINNINGS if begins.match(head)), None)
    if named:
        return named
    wide = head.startswith((b"\xff\xfe", b"\xfe\xff")) or wide_codec(head) is not None
    if _HTML.match(head.replace(b"\x00", b"") if wide else head):
        return "html"
    return "binary" if b"\x00" in head and not wide else "text"


def wide_codec(content: bytes) -> str | None:
    """Return the codec of UTF-16 markup without a byte order mark, None for other content."""
    codecs = {b"<\x00": "utf-16-le", b"\x00<": "utf-16-be"}
    return codecs.get(content[:2])


def _is_image(head: bytes) -> bool:
    if head.startswith(b"BM"):
        return bool(_BITMAP_HEADER.match(head))
    return head.startswith(_IMAGES) or (head[:4] == b"RIFF" and head[8:12] == b"WEBP")


def _kind_of_ole(content: bytes) -> str:
    """Tell a compound file by the first stream of its directory that says what it is."""
    sector_bytes = 1 << min(int.from_bytes(content[30:32], "little"), 12)
    directory = (int.from_bytes(content[48:52], "little") + 1) * sector_bytes
    found = (
        (content.find(f"{name}\0".encode("utf-16-le"), directory), kind)
        for name, kind in _OLE_STREAMS.items()
    )
    return min(((at, kind) for at, kind in found if at >= 0), default=(0, "ole"))[1]


def _kind_of_zip(content: bytes) -> str:
    try:
        names = zipfile.ZipFile(BytesIO(content)).namelist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        return "binary"
    return next((kind for begin, kind in _ZIP_PARTS if _has(names, begin)), "archive")


def _has(names: Sequence[str], begin: str) -> bool:
    return any(name.startswith(begin) for name in names)
