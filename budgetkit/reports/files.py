"""Files of reports: names that are safe, writes that are whole."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import unicodedata
from pathlib import Path

from budgetkit.errors import ReportError

_UNSAFE = re.compile(r"[^\w-]+")
_LENGTH_BYTES = 150
_RESERVED = {"index", "manifest", "notebooks", "sources"}
_PARTIAL = re.compile(r"\..+\.[0-9]+(?:\.[a-z]+)?")


def safe_name(disclosure_id: str) -> str:
    """Return a file name, without suffix, that stays in its folder on every system.

    Letters of any script, digits, ``_`` and ``-`` are kept, the rest becomes ``_``. Where
    that changed or shortened the name, or it is the index's, a digest keeps two disclosures apart.

    >>> safe_name("2024-阳泉市财政局-unit-budget")
    '2024-阳泉市财政局-unit-budget'
    >>> safe_name("../../etc/{0}").startswith("_etc_0_-")
    True
    """
    normal = unicodedata.normalize("NFC", disclosure_id)
    kept = _UNSAFE.sub("_", normal).encode()[:_LENGTH_BYTES].decode(errors="ignore")
    if kept == disclosure_id and kept.lstrip("-") and kept.casefold() not in _RESERVED:
        return kept
    digest = hashlib.sha256(disclosure_id.encode(errors="surrogatepass")).hexdigest()[:8]
    return f"{kept.lstrip('-') or 'report'}-{digest}"


def inside(folder: Path, name: str) -> Path:
    """Return the path of a file in a folder.

    Raises:
        ReportError: The name would lead out of the folder.
    """
    path = folder / name
    if path.resolve().parent != folder.resolve():
        raise ReportError(report=name, reason="文件名越出报告目录")
    return path


def partial(path: Path, pid: int | None = None) -> Path:
    """Return the hidden neighbour under which a process, this one if none is named, writes."""
    return path.with_name(f".{path.stem}.{pid or os.getpid()}{path.suffix}")


def write_whole(path: Path, content: str | bytes) -> None:
    """Write a file beside its place and move it there: readers see the old one or the new."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = partial(path)
    try:
        beside.write_bytes(content.encode() if isinstance(content, str) else content)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


def sweep(folder: Path) -> None:
    """Remove what killed runs left unfinished; only one run at a time writes into a folder."""
    for path in folder.glob("**/.*"):
        if _PARTIAL.fullmatch(path.name) and path.is_file():
            path.unlink(missing_ok=True)


def remove_tree(folder: Path) -> None:
    """Remove a folder with all that is in it, if it is there; a link is removed itself."""
    if folder.is_symlink():
        folder.unlink()
    elif folder.is_dir():
        shutil.rmtree(folder)
