"""Cards and sources as HTML: f-strings in which every value is escaped."""

from __future__ import annotations

from functools import cache
from html import escape
from importlib import resources

from budgetkit.quality.masking import masked
from budgetkit.workbench.repr.card import Card, Section
from budgetkit.workbench.source import Source


def card_html(card: Card) -> str:
    """Return a card as one HTML element with its style."""
    pairs = "".join(f"<dt>{escape(name)}</dt><dd>{escape(text)}</dd>" for name, text in card.pairs)
    sections = "".join(map(_section, card.sections))
    return _framed(f"<h3>{escape(card.title)}</h3><dl>{pairs}</dl>{sections}{_warnings(card)}")


def source_html(source: Source) -> str:
    """Return a source as one HTML element with its style."""
    return _framed(
        f"<p>{escape(source.where)}"
        f'<span class="note"> · {escape(source.method)} · {source.confidence:.2f}</span></p>'
        f"<blockquote>{escape(masked(source.quote))}</blockquote>"
    )


def _framed(content: str) -> str:
    return f'<style>{_css()}</style><section class="budgetkit" lang="zh">{content}</section>'


def _section(section: Section) -> str:
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in section.columns)
    rows = "".join(f"<tr>{_cells(row)}</tr>" for row in section.rows)
    note = f'<p class="note">{escape(section.note)}</p>' if section.note else ""
    return (
        f"<h4>{escape(section.title)}</h4>"
        f'<div class="sideways" tabindex="0" role="region" aria-label="{escape(section.title)}">'
        f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>{note}"
    )


def _cells(row: tuple[str, ...]) -> str:
    return "".join(f"<td>{escape(text)}</td>" for text in row)


def _warnings(card: Card) -> str:
    items = "".join(f"<li>{escape(warning)}</li>" for warning in card.warnings)
    return f'<ul class="warnings">{items}</ul>' if items else ""


@cache
def _css() -> str:
    return resources.files(__package__).joinpath("card.css").read_text(encoding="utf-8")
