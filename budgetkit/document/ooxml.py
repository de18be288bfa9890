"""Office packages: parts of a zip read within limits, as XML without entities."""

from __future__ import annotations

import posixpath
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from xml.etree import ElementTree
from xml.etree.ElementTree import Element
from xml.parsers import expat

from budgetkit.errors import OfficeDamagedError, SourceTooComplexError

PART_LIMIT_BYTES = 64 * 2**20
"""Of one part unpacked; the XML of a budget's largest part met so far takes 3 MB."""

PACKAGE_LIMIT_BYTES = 256 * 2**20
"""Of all XML parts unpacked."""

_PARTS_MAX = 10_000
_CHUNK = 2**20
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError)
_MAIN = "/officeDocument"


class Package:
    """The parts of an Office file.

    Args:
        content: The bytes of the file.
        file_name: For messages.

    Raises:
        OfficeDamagedError: If it is no zip.
        SourceTooComplexError: If it has too many parts.
    """

    def __init__(self, content: bytes, file_name: str) -> None:
        self.file_name = file_name
        try:
            self._zip = zipfile.ZipFile(BytesIO(content))
        except (*_BROKEN, ValueError) as cause:
            raise OfficeDamagedError(path=file_name, detail="压缩包无法打开") from cause
        self.names = self._zip.namelist()
        if len(self.names) > _PARTS_MAX:
            raise SourceTooComplexError(path=file_name, detail=f"{len(self.names)} 个部件")

    def read(self, name: str) -> bytes:
        """Return a part unpacked.

        Raises:
            OfficeDamagedError: If it is missing or cannot be unpacked.
            SourceTooComplexError: If it is larger than :data:`PART_LIMIT_BYTES`.
        """
        return b"".join(self._chunks(name))

    def xml(self, name: str) -> Element:
        """Return the root element of a part.

        Raises:
            OfficeDamagedError: If it is missing, or no well-formed XML without a document
                type (which no Office part has, and which could define entities).
            SourceTooComplexError: If it is larger than :data:`PART_LIMIT_BYTES`.
        """
        content = self.read(name)
        try:
            _refuse_document_type(content)
            return ElementTree.fromstring(content)
        except (ElementTree.ParseError, expat.ExpatError, ValueError, LookupError) as cause:
            detail = f"{name} 不是规范的 XML"
            raise OfficeDamagedError(path=self.file_name, detail=detail) from cause

    def xml_or_none(self, name: str) -> Element | None:
        """Return the root element of a part, None if there is no such part."""
        return self.xml(name) if name in self.names else None

    def main_part(self, default: str) -> str:
        """Return the name of the part that the package is about."""
        relations = self.relations("")
        return next((at for kind, at in relations.values() if kind.endswith(_MAIN)), default)

    def relations(self, part: str) -> dict[str, tuple[str, str]]:
        """Return what a part refers to inside the package: type and part name by id."""
        folder, name = posixpath.split(part)
        root = self.xml_or_none(posixpath.join(folder, "_rels", f"{name}.rels"))
        found = {}
        for entry in root if root is not None else ():
            if entry.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join("/", folder, entry.get("Target", "")))
                found[entry.get("Id", "")] = (entry.get("Type", ""), target.lstrip("/"))
        return found

    def check_size(self) -> None:
        """Unpack every XML part once, for readers that would do so without a limit.

        Raises:
            OfficeDamagedError: If one cannot be unpacked.
            SourceTooComplexError: If they are larger than :data:`PACKAGE_LIMIT_BYTES`.
        """
        total = 0
        for name in self.names:
            if name.endswith((".xml", ".rels")):
                total += sum(map(len, self._chunks(name)))
                self._limit(total, PACKAGE_LIMIT_BYTES)

    def _chunks(self, name: str) -> Iterator[bytes]:
        """Unpack piece by piece: what a zip declares as size may be a lie."""
        size = 0
        try:
            with self._zip.open(name) as part:
                while chunk := part.read(_CHUNK):
                    size += len(chunk)
                    self._limit(size, PART_LIMIT_BYTES)
                    yield chunk
        except (*_BROKEN, KeyError, ValueError) as cause:
            detail = f"部件 {name} 无法读取"
            raise OfficeDamagedError(path=self.file_name, detail=detail) from cause

    def _limit(self, size: int, limit: int) -> None:
        if size > limit:
            detail = f"解压后超过 {limit >> 20} MB"
            raise SourceTooComplexError(path=self.file_name, detail=detail)


def _refuse_document_type(content: bytes) -> None:
    def refuse(*_: object) -> None:
        raise ValueError("document type")

    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = refuse
    parser.Parse(content, True)


def local_name(element: Element) -> str:
    """Return an element's name without its namespace, which differs by edition."""
    return element.tag.rpartition("}")[2]


def attribute(element: Element, name: str) -> str | None:
    """Return an attribute whatever its namespace."""
    return next((value for key, value in element.items() if key.rpartition("}")[2] == name), None)


def child(element: Element | None, *path: str) -> Element | None:
    """Return the first descendant along a path of names, None where it ends."""
    for name in path:
        if element is None:
            return None
        element = next((inner for inner in element if local_name(inner) == name), None)
    return element


def value_at(element: Element | None, *path: str) -> str | None:
    """Return the ``val`` of the descendant along a path; "" if it has none."""
    found = child(element, *path)
    return None if found is None else attribute(found, "val") or ""
