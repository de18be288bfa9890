"""Readings kept on disk, so that an unchanged file is read once."""

from __future__ import annotations

import contextlib
import hashlib
import os
import tempfile
from functools import cache
from importlib.metadata import version
from pathlib import Path

from budgetkit.document.pdf.reading import PageReading
from budgetkit.document.pdf.stored import CORRUPT, packed, unpacked

_LIBRARIES = ("pypdfium2", "camelot-py")


class PageCache:
    """Page readings by file, reader version and options.

    An entry is written whole or not at all; one that cannot be read counts as missing. It
    holds plain values, nothing in it is ever executed.

    Args:
        folder: Where the entries go; made when the first one is written.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def has(self, sha256: str, options: str) -> bool:
        """Return whether there is an entry for a file, readable or not."""
        return self._entry(sha256, options).is_file()

    def load(self, sha256: str, options: str) -> list[PageReading] | None:
        """Return the pages of a file in order, or None if they are not known."""
        try:
            pages, of = unpacked(self._entry(sha256, options).read_bytes())
        except CORRUPT:
            return None
        numbers = [page.number for page in pages]
        whole = of == sha256 and numbers == list(range(1, len(pages) + 1))
        return pages if whole and pages else None

    def store(self, sha256: str, options: str, pages: list[PageReading]) -> None:
        """Keep the pages of a file; a folder that cannot be written to is no error."""
        entry = self._entry(sha256, options)
        with contextlib.suppress(OSError):
            entry.parent.mkdir(parents=True, exist_ok=True)
            _write_whole(entry, packed(pages, sha256))

    def _entry(self, sha256: str, options: str) -> Path:
        key = hashlib.sha256(f"{reader_version()} {options}".encode()).hexdigest()[:16]
        return self.folder / key / sha256[:2] / f"{sha256}.json.gz"


def _write_whole(path: Path, content: bytes) -> None:
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".part-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


@cache
def reader_version() -> str:
    """What a reading depends on besides the file: this package's code and its libraries."""
    digest = hashlib.sha256()
    for source in sorted(Path(__file__).parent.rglob("*.py")):
        digest.update(source.read_bytes())
    libraries = " ".join(f"{name}={version(name)}" for name in _LIBRARIES)
    return f"{digest.hexdigest()[:16]} {libraries}"
