"""The descriptor of a dataset: a Tabular Data Package with fiscal column types."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from budgetkit.dataset.field import Field, FieldType, ForeignKey, TableSchema
from budgetkit.dataset.schema import SCHEMA

DESCRIPTOR = "datapackage.json"
CSV_SUFFIX = "-csv"

_MEDIA_TYPES = MappingProxyType({"parquet": "application/vnd.apache.parquet", "csv": "text/csv"})
_TABLE_SCHEMA_TYPES = MappingProxyType(
    {
        FieldType.STRING: "string",
        FieldType.STRINGS: "array",
        FieldType.PLACES: "array",
        FieldType.INTEGER: "integer",
        FieldType.BOOLEAN: "boolean",
        FieldType.FLOAT: "number",
        FieldType.MONEY: "number",
        FieldType.DECIMAL: "number",
    }
)


def descriptor(files: Iterable[Path]) -> dict[str, Any]:
    """Describe the table files of one dataset.

    Args:
        files: Existing files named ``<table>.parquet`` or ``<table>.csv``.

    Returns:
        A descriptor that depends on nothing but the files' content.
    """
    return {
        "profile": "tabular-data-package",
        "name": "budget-disclosures",
        "title": "部门（单位）预算公开数据集",
        "description": "Budget disclosures of Chinese government agencies as tidy tables.",
        "resources": [_resource(file) for file in files],
    }


def descriptor_text(files: Iterable[Path]) -> str:
    """Return the descriptor as the text of ``datapackage.json``."""
    return json.dumps(descriptor(files), ensure_ascii=False, indent=2) + "\n"


def _resource(file: Path) -> dict[str, Any]:
    table, format_ = SCHEMA[file.stem], file.suffix.removeprefix(".")
    suffix = CSV_SUFFIX if format_ == "csv" else ""
    return {
        "profile": "tabular-data-resource",
        "name": table.name + suffix,
        "path": file.name,
        "title": table.zh,
        "description": table.en,
        "format": format_,
        "mediatype": _MEDIA_TYPES[format_],
        "encoding": "utf-8",
        "bytes": file.stat().st_size,
        "hash": f"sha256:{file_sha256(file)}",
        "schema": table_schema(table, suffix),
    }


def file_sha256(file: Path) -> str:
    """Return the SHA-256 of a file's content in hex."""
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def sha256_or_none(file: Path) -> str | None:
    """Return the SHA-256 of a file, None where it cannot be opened."""
    try:
        return file_sha256(file)
    except OSError:
        return None


def table_schema(table: TableSchema, suffix: str = "") -> dict[str, Any]:
    """Return the Table Schema of a declared table.

    Args:
        table: The declaration.
        suffix: Appended to the names of the resources that foreign keys refer to.
    """
    return {
        "fields": [_field(field) for field in table.fields],
        "primaryKey": list(table.key),
        "foreignKeys": [_foreign_key(key, suffix) for key in table.foreign_keys],
        "missingValues": [""],
    }


def _field(field: Field) -> dict[str, Any]:
    described: dict[str, Any] = {
        "name": field.name,
        "type": _TABLE_SCHEMA_TYPES[field.type],
        "title": field.zh,
        "description": field.en,
    }
    if constraints := _constraints(field):
        described["constraints"] = constraints
    if field.column_type is not None:
        described["columnType"] = field.column_type
    return described


def _constraints(field: Field) -> dict[str, Any]:
    constraints: Mapping[str, Any] = {
        # A text may be empty, which CSV cannot tell from missing.
        "required": (not field.nullable and field.type is not FieldType.STRING) or None,
        "enum": list(field.enum) or None,
        "pattern": field.pattern,
        "minimum": field.minimum,
        "maximum": field.maximum,
    }
    return {name: value for name, value in constraints.items() if value is not None}


def _foreign_key(key: ForeignKey, suffix: str) -> dict[str, Any]:
    reference = {"resource": key.table + suffix, "fields": list(key.references)}
    return {"fields": list(key.columns), "reference": reference}
