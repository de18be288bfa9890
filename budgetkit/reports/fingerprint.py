"""Hashes of all that a report depends on: where none changed, it need not be made again."""

from __future__ import annotations

import hashlib
import json
import platform
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

import budgetkit
from budgetkit.dataset.package import file_sha256

_KEY = "disclosure_id"
_TOOLS = ("ipykernel", "ipython", "matplotlib", "mpl-font", "nbconvert", "openpyxl", "pandas",
          "papermill", "pillow", "pypdfium2")  # fmt: skip
_CODE = {".py", ".toml", ".j2", ".css", ".mplstyle", ".csv", ".js"}


class Fingerprints:
    """Hashes of the reports of one dataset.

    Args:
        tables: The dataset.
    """

    def __init__(self, tables: Mapping[str, pa.Table]) -> None:
        self._tables = {name: table for name, table in tables.items() if _KEY in table.schema.names}
        self._known: dict[str, str] = {}
        self._known_together: dict[tuple[str, ...], str] = {}

    def of(
        self, disclosure_ids: Sequence[tuple[str, ...]], notebook: Path, told: Mapping[str, Any]
    ) -> str:
        """Return the hash of a report.

        Args:
            disclosure_ids: What it is about, and what that is held against.
            notebook: What makes it.
            told: Whatever else it depends on, of JSON's types.
        """
        parts = [
            toolchain(),
            file_sha256(notebook),
            json.dumps(told, sort_keys=True, ensure_ascii=False),
            *map(self._together, disclosure_ids),
        ]
        return _digest("\n".join(parts).encode())

    def _together(self, disclosure_ids: tuple[str, ...]) -> str:
        if disclosure_ids not in self._known_together:
            parts = "\n".join(map(self._data, disclosure_ids))
            self._known_together[disclosure_ids] = _digest(parts.encode())
        return self._known_together[disclosure_ids]

    def _data(self, disclosure_id: str) -> str:
        if disclosure_id not in self._known:
            hashed = hashlib.sha256()
            for name, table in self._tables.items():
                hashed.update(name.encode())
                hashed.update(_bytes(table.filter(pc.equal(table[_KEY], disclosure_id))))
            self._known[disclosure_id] = hashed.hexdigest()
        return self._known[disclosure_id]


@cache
def toolchain() -> str:
    """Return the hash of this package's code and the versions of what draws and writes."""
    folder = Path(budgetkit.__file__).parent
    files = sorted(path for path in folder.rglob("*") if path.suffix in _CODE)
    code = [f"{path.relative_to(folder)} {file_sha256(path)}" for path in files]
    tools = [f"{name} {version(name)}" for name in _TOOLS]
    return _digest("\n".join([*code, *tools, platform.python_version()]).encode())


def _bytes(table: pa.Table) -> bytes:
    """The rows alone, however the table was stored."""
    sink = pa.BufferOutputStream()
    whole = table.combine_chunks().replace_schema_metadata(None)
    with pa.ipc.new_stream(sink, whole.schema) as writer:
        writer.write_table(whole)
    return bytes(sink.getvalue())


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
