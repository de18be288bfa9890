"""Cards as rich renderables and as plain text; values are never read as markup."""

from __future__ import annotations

import io
from collections.abc import Iterator

from rich.console import Console, Group, RenderableType
from rich.table import Table
from rich.text import Text

from budgetkit.text import printable
from budgetkit.workbench.repr.card import Card, Section
from budgetkit.workbench.repr.wrapping import Wrapped

_WIDTH = 100


def card_renderable(card: Card) -> RenderableType:
    """Return a card for a rich console."""
    return Group(*_parts(card))


def card_text(card: Card) -> str:
    """Return a card as plain text, without colour."""
    buffer = io.StringIO()
    console = Console(file=buffer, width=_WIDTH, color_system=None, force_jupyter=False)
    console.print(card_renderable(card))
    return "\n".join(line.rstrip() for line in buffer.getvalue().splitlines())


def _parts(card: Card) -> Iterator[RenderableType]:
    yield _safe(card.title, "bold")
    pairs = Table.grid(padding=(0, 2))
    for name, text in card.pairs:
        pairs.add_row(_safe(name, "dim"), _safe(text))
    yield pairs
    for section in card.sections:
        yield from _section(section)
    for warning in card.warnings:
        yield _safe(f"! {warning}", "yellow")


def _section(section: Section) -> Iterator[RenderableType]:
    yield Text()
    yield _safe(section.title, "bold")
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    for name in section.columns:
        table.add_column(_safe(name), overflow="fold")
    for row in section.rows:
        table.add_row(*(Wrapped(printable(text)) for text in row))
    yield table
    if section.note:
        yield _safe(section.note, "dim")


def _safe(text: str, style: str = "") -> Text:
    return Text(printable(text), style)
