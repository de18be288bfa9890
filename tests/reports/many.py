"""Several disclosures made of frames, and what a report shows of them."""

from __future__ import annotations

from dataclasses import replace

from budgetkit.reports.blocks import Section, Sentence, Table
from tests.analysis import yangquan
from tests.reports.subject import HandMade


def agency(number: int, **more: object) -> HandMade:
    """The hand-made disclosure under another name, its documents apart."""
    document = f"{number:016x}"
    frames = {
        "budget_lines": yangquan.budget_lines().assign(document_id=document),
        "narrative": yangquan.narrative().assign(document_id=document),
        "documents": yangquan.documents().assign(document_id=document),
    }
    named = {"disclosure_id": f"2024-甲{number}局-unit-budget", "agency_name": f"甲{number}局"}
    return replace(HandMade(), **(frames | named | more))  # type: ignore[arg-type]


def scaled(made: HandMade, factor: int) -> HandMade:
    """The same with every amount so many times as large."""
    lines = made.budget_lines
    amounts = lines["amount_yuan"].map(lambda yuan: None if yuan is None else yuan * factor)
    return replace(made, budget_lines=lines.assign(amount_yuan=amounts.astype(object)))


def peers(count: int) -> list[HandMade]:
    """The first twice as large as the second, and so on down."""
    return [scaled(agency(number), count + 1 - number) for number in range(1, count + 1)]


def said(section: Section) -> str:
    """The sentences of a section."""
    return " ".join(block.plain() for block in section if isinstance(block, Sentence))


def table(section: Section, caption: str) -> Table:
    """The one table whose caption begins so."""
    found = [b for b in section if isinstance(b, Table) and b.caption.startswith(caption)]
    assert len(found) == 1, [b.caption for b in section if isinstance(b, Table)]
    return found[0]


def texts(table: Table) -> list[list[str]]:
    """The rows of a table as they are shown."""
    return [
        [cell if isinstance(cell, str) else cell.text for cell in row.cells] for row in table.rows
    ]
