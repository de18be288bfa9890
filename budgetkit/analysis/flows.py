"""Money as it flows through a budget: source → expenditure → function → kind → economic class.

Only what is printed flows. No document prints which source pays for which function, so the
two meet in the total. Where personnel and operating costs are given for the general budget
only, their sum may fall short of basic expenditure; the gap is left open, not filled.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

import pandas as pd

from budgetkit.analysis.composition import BASIC_TABLES, by_economic, by_function, by_fund_source
from budgetkit.analysis.exact import amount
from budgetkit.analysis.rows import measured_rows

TOTAL, BASIC, PROJECT = "expenditure", "basic", "project"
_SOURCE, _FUNCTION, _KIND, _ECONOMIC = 0, 2, 3, 4


@dataclass(frozen=True)
class Node:
    """A place through which money flows.

    Attributes:
        stage: 0 source, 1 total, 2 function, 3 basic or project, 4 economic class.
        name: A measure (stages 0 and 3), ``expenditure``, or an item's printed name.
    """

    stage: int
    name: str


@dataclass(frozen=True)
class Flow:
    """Money from one node to the next, in yuan, and the line that prints it."""

    start: Node
    end: Node
    amount_yuan: Decimal
    row: pd.Series


def flows(lines: pd.DataFrame) -> list[Flow]:
    """Return the flows of one disclosure; zero, negative and blank amounts do not flow.

    Args:
        lines: ``budget_lines`` of one disclosure.
    """
    found = [*_sources(lines), *_functions(lines), *_economic(lines)]
    return [flow for flow in found if flow.amount_yuan > 0]


def _sources(lines: pd.DataFrame) -> Iterator[Flow]:
    for _, part in by_fund_source(lines).parts.iterrows():
        yield Flow(Node(_SOURCE, str(part["measure"])), Node(1, TOTAL), part["amount_yuan"], part)


def _functions(lines: pd.DataFrame) -> Iterator[Flow]:
    classes = by_function(lines)
    rows = {_key(row.head): row for row in measured_rows(lines, str(classes.table_id))}
    for _, part in classes.parts.iterrows():
        node = Node(_FUNCTION, str(part["item"]))
        yield Flow(Node(1, TOTAL), node, part["amount_yuan"], part)
        row = rows.get(_key(part))
        for kind in (BASIC, PROJECT):
            line = None if row is None else row.by_measure.get(kind)
            given = None if line is None else amount(line["amount_yuan"])
            if line is not None and given is not None:
                yield Flow(node, Node(_KIND, kind), given, line)


def _economic(lines: pd.DataFrame) -> Iterator[Flow]:
    """Of basic expenditure only: a table that has the projects too cannot tell them apart."""
    classes = by_economic(lines)
    if classes.table_id not in BASIC_TABLES:
        return
    for _, part in classes.parts.iterrows():
        yield Flow(
            Node(_KIND, BASIC), Node(_ECONOMIC, str(part["item"])), part["amount_yuan"], part
        )


def _key(line: pd.Series) -> tuple[str, int, int]:
    return str(line["document_id"]), int(line["table_no"]), int(line["row_no"])
