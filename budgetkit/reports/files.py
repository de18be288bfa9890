"""Files of reports: names that are safe, writes that are whole."""

from __future__ import annotations

import hashlib
import os
import re
import unicodedata
from pathlib import Path

from budgetkit.errors import ReportError

_UNSAFE = re.compile(r"[^\w-]+")
_LENGTH_BYTES = 150
_RESERVED = {"index"}


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


def partial(path: Path) -> Path:
    """Return the hidden neighbour under which a file is written until it is whole."""
    return path.with_name(f".{path.stem}.{os.getpid()}{path.suffix}")


def write_whole(path: Path, text: str) -> None:
    """Write a file beside its place and move it there: readers see the old one or the new."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = partial(path)
    try:
        beside.write_text(text, encoding="utf-8")
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
