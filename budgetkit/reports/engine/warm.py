"""Do once, before forking, what every report would else do for itself."""

from __future__ import annotations

import gc
from decimal import Decimal

import nbformat
import pandas as pd
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_notebook, new_output

from budgetkit.reports.blocks import Block, Column, Row, Sentence, Table
from budgetkit.reports.charts import Bar, Strip, bars, changes, strips

_ONE = Decimal(1)


def warm() -> None:
    """Fill the caches of fonts, templates, schemas and the shell with a small report.

    Then take what is loaded out of the garbage collector's sight, lest each fork copy the
    pages that it would touch.
    """
    node = _report()
    nbformat.writes(node)  # type: ignore[no-untyped-call]
    nbformat.validate(node)
    _write(node)
    _run()
    gc.collect()
    gc.freeze()


def _report() -> NotebookNode:
    blocks: tuple[Block, ...] = (
        Sentence(("一般公共预算支出合计",)),
        Table("合计（万元）", (Column("项目"), Column("金额", "number")), (Row(("支出", "1.00")),)),
        bars([Bar("一般公共服务支出", (_ONE, _ONE), "1.00（100.00%）")], ["基本", "项目"], "支出"),
        strips([Strip("收入", (("一般公共预算", _ONE, "1.00"),), "1.00 万元")], "收入"),
        changes([("支出总计", _ONE, "+1.00（+100%）")], "增减"),
    )
    outputs = []
    for block in blocks:
        data, metadata = block._repr_mimebundle_()
        outputs.append(new_output("display_data", data=data, metadata=metadata))  # type: ignore[no-untyped-call]
    cell = new_code_cell("", outputs=outputs)  # type: ignore[no-untyped-call]
    node: NotebookNode = new_notebook(cells=[cell])  # type: ignore[no-untyped-call]
    return node


def _write(node: NotebookNode) -> None:
    from budgetkit.reports.beside.content import contents_of
    from budgetkit.reports.beside.workbook import workbook
    from budgetkit.reports.page import export

    export(node)
    workbook(contents_of(node))


def _run() -> None:
    """Start a shell and let it go; use pandas once."""
    from budgetkit.reports.engine.shell import shell

    with shell(lambda _: None) as made:
        made.run_cell("0")  # type: ignore[no-untyped-call]
    frame = pd.DataFrame({"a": ["甲"], "b": [_ONE]})
    list(frame[frame["a"] == "甲"].groupby("a").indices)
