"""The data dictionary page; ``python -m budgetkit.dataset.dictionary`` writes it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from budgetkit.dataset.field import Field, ForeignKey, TableSchema
from budgetkit.dataset.schema import SCHEMA

PAGE = Path("docs/data-dictionary.md")

_INTRODUCTION = """\
# 数据字典 · Data dictionary

由 `python -m budgetkit.dataset.dictionary` 根据 `budgetkit/dataset/declared` 生成，请勿手改。
Generated from the declarations; do not edit.

- 每张表一个 Parquet 文件（`--csv` 时另有同名 CSV），由 `datapackage.json` 描述；它最后写入，
  没有它的目录不是完整的数据集。
  One Parquet file per table (and CSV with `--csv`), described by `datapackage.json`, which is
  written last: a folder without it holds no whole dataset.
- 金额精确到分，单位元；空白为空值，绝不记作 0。印出的原文在 `*_text` 列。
  Money is exact, in yuan; blank is null, never 0. What was printed is in the `*_text` columns.
- 编码是文本，保留前导零。除照印的列外，文字经 NFKC 规范化。
  Codes are strings. Text is NFKC-normalised except in columns marked 照印 (as printed).
- CSV 带 BOM；会被电子表格当作公式执行的文本前加一个撇号；列表写作 JSON 数组。
  CSV has a byte order mark; text that a spreadsheet would execute starts with an apostrophe;
  lists are JSON arrays.
- 同一输入、同一版本，逐字节相同。Same input, same version: byte-identical.
"""


def page() -> str:
    """Return the page as Markdown."""
    return "\n".join([_INTRODUCTION, *(_section(table) for table in SCHEMA.values())])


def _section(table: TableSchema) -> str:
    return "\n".join(_lines(table))


def _lines(table: TableSchema) -> Iterator[str]:
    yield f"## {table.name}\n"
    yield f"{table.zh} {table.en}\n"
    yield f"主键 key: {_names(table.key)}\n"
    for reference in table.foreign_keys:
        yield f"- {_reference(reference)}"
    if table.foreign_keys:
        yield ""
    yield "| 列 column | 类型 type | 说明 | description | 取值 values | columnType |"
    yield "|---|---|---|---|---|---|"
    for field in table.fields:
        yield _row(field)
    yield ""


def _reference(key: ForeignKey) -> str:
    return f"{_names(key.columns)} → `{key.table}` ({_names(key.references)})"


def _row(field: Field) -> str:
    required = "" if field.nullable else "，非空"
    printed = "，照印" if field.printed else ""
    cells = (
        f"`{field.name}`",
        f"{field.type.value}{required}{printed}",
        field.zh,
        field.en,
        _values(field),
        field.column_type and f"`{field.column_type}`",
    )
    return "| " + " | ".join((cell or "").replace("|", "\\|") for cell in cells) + " |"


def _values(field: Field) -> str:
    if field.enum:
        return _names(field.enum)
    if field.pattern is not None:
        return f"`{field.pattern}`"
    if field.minimum is not None:
        return f"≥ {field.minimum}" + ("" if field.maximum is None else f", ≤ {field.maximum}")
    return ""


def _names(names: tuple[str, ...]) -> str:
    return ", ".join(f"`{name}`" for name in names)


def main() -> None:
    """Write the page, to the path given or to its place in the checkout."""
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else PAGE
    target.write_text(page(), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
