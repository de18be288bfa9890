"""Parameters of a notebook: read from its ``parameters`` cell, checked before a kernel starts.

papermill turns a mapping into Python source. A key is pasted as it is, so only declared
names pass; a value passes only with exactly the declared type, so ``"061001"`` stays text.
"""

from __future__ import annotations

import ast
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from nbformat import NotebookNode

from budgetkit.errors import UsageError

TAG = "parameters"
_TYPES: dict[str, type] = {"str": str, "int": int, "float": float, "bool": bool}


@dataclass(frozen=True, slots=True)
class Parameter:
    """A declared parameter with its default."""

    name: str
    type: type
    default: object


def declared(notebook: NotebookNode) -> dict[str, Parameter]:
    """Return the parameters that a notebook declares, by name.

    Raises:
        UsageError: There is no cell tagged ``parameters``, or it holds anything but
            annotated assignments of plain values.
    """
    cells = [cell for cell in notebook.cells if TAG in cell.metadata.get("tags", [])]
    if len(cells) != 1:
        raise UsageError(reason=f"笔记本应有且只有一个带 {TAG} 标签的单元。")
    statements = ast.parse(cells[0].source).body
    return {parameter.name: parameter for parameter in map(_parameter, statements)}


def checked(notebook: NotebookNode, values: Mapping[str, Any]) -> dict[str, Any]:
    """Return the values as they may be handed to papermill.

    Raises:
        UsageError: A name is not declared, or a value is not of its declared type.
    """
    known = declared(notebook)
    for name, value in values.items():
        if name not in known:
            raise UsageError(reason=f"没有参数 {name!r}；可用的参数：{'、'.join(known)}。")
        if type(value) is not known[name].type:
            wanted, given = known[name].type.__name__, type(value).__name__
            raise UsageError(reason=f"参数 {name} 应为 {wanted}，实为 {given}：{value!r}。")
        _require_plain(name, value)
    return dict(values)


def _parameter(statement: ast.stmt) -> Parameter:
    match statement:
        case ast.AnnAssign(
            target=ast.Name(id=name), annotation=ast.Name(id=kind), value=ast.expr() as value
        ) if kind in _TYPES:
            return Parameter(name, _TYPES[kind], ast.literal_eval(value))
    text = ast.unparse(statement)
    raise UsageError(reason=f"参数应写作“名称: 类型 = 值”，类型为 {'、'.join(_TYPES)}：{text}")


def _require_plain(name: str, value: object) -> None:
    """Refuse texts that cannot be written into a file: lone surrogates, control characters."""
    if isinstance(value, str) and not all(char.isprintable() for char in value):
        raise UsageError(reason=f"参数 {name} 含有不可见字符：{value!r}。")
