"""Read all target forms of a document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from budgetkit.disclosure.forms.class_columns import read_class_columns
from budgetkit.disclosure.forms.goal_column import read_goal_column
from budgetkit.disclosure.forms.grid import fill
from budgetkit.disclosure.forms.halves_form import read_halves
from budgetkit.disclosure.forms.labels import class_label, field_label, fund_label
from budgetkit.disclosure.forms.layouts import Layout, find_layout, role_of
from budgetkit.disclosure.forms.one_list import is_one_list, straightened
from budgetkit.disclosure.forms.ruled import is_ruled, read_ruled
from budgetkit.disclosure.forms.ruled_rows import find_header
from budgetkit.disclosure.forms.source import FormSource, class_header, form_sources, header_roles
from budgetkit.disclosure.forms.wide import read_wide
from budgetkit.disclosure.model import Identity
from budgetkit.disclosure.targets_model import PHASES, TargetForm
from budgetkit.document.model import Block, Row


def target_forms(blocks: Sequence[Block], identity: Identity) -> tuple[TargetForm, ...]:
    """Return the performance-target forms of a document in reading order.

    A form that a transcript holds twice, as a table and as its plain copy, is read once.
    ``identity`` tells the agency's own rows from its projects in tables of many projects.
    """
    forms = [form for source in form_sources(blocks) for form in _whole(source, identity)]
    return tuple(
        replace(form, form_no=number) for number, form in enumerate(without_copies(forms), 1)
    )


def _whole(source: FormSource, identity: Identity) -> Iterator[TargetForm]:
    """Yield the forms of a source; of a list that goes on as text something is lost."""
    forms = _read(source, identity)
    for form in forms[:-1]:
        yield form
    for form in forms[-1:]:
        yield replace(form, damaged=form.damaged or source.is_cut)


def _read(source: FormSource, identity: Identity) -> list[TargetForm]:
    if not (source.is_table or source.spans_known or has_halves(source)):
        source.rows = _straightened(source)
    layout = layout_of(source)
    if layout is None:
        return []
    if layout.reader == "wide":
        return read_wide(source, layout, identity)
    readers = {
        "halves": read_halves,
        "ruled": read_ruled,
        "goal_column": read_goal_column,
        "class_columns": read_class_columns,
    }
    return readers[layout.reader](source, layout)


def _straightened(source: FormSource) -> list[Row]:
    """Return the rows under their columns; a header that was put in must make them a list."""
    rows = straightened(source.rows)
    added = len(rows) > len(source.rows)
    return source.rows if added and not is_ruled(fill(rows, spans_known=False)) else rows


def layout_of(source: FormSource) -> Layout | None:
    """Return the layout of the catalogue that fits a source."""
    if source.is_table:
        return find_layout("table", header_roles(source.rows))
    headers = [{role_of(text) for text in row.texts if text.strip()} for row in source.rows]
    roles = {role for own in headers if "value" in own for role in own if role}
    if (
        not roles & {"level1", "level2"}
        and class_header(row.texts for row in source.rows) is not None
    ):
        roles.add("classes")
    elif "name" not in roles and find_header(source.grid(), ["name", "value"]):
        roles.add("name")
    halves = has_halves(source)
    ruled = source.spans_known or (not halves and is_ruled(source.grid()))
    return find_layout("form", roles, halves=halves, ruled=ruled)


def has_halves(source: FormSource) -> bool:
    """Whether the indicators stand in two lists side by side.

    The indicators tell where they can, as some forms print the funds twice and the indicators
    once; of a form whose indicators are destroyed the head tells.
    """
    if any(prints_twice(row, _indicator_label) for row in source.rows):
        return True
    one_list = source.spans_known or is_one_list(source.rows)
    return not one_list and any(prints_twice(row, head_label) for row in source.rows)


def prints_twice(row: Row, label_of: Callable[[str], str | None]) -> bool:
    """Whether a row prints the same label twice."""
    found = Counter(filter(None, (label_of(text) for text in row.texts if text.strip())))
    return any(count > 1 for count in found.values())


def _indicator_label(text: str) -> str | None:
    return "name" if role_of(text) == "name" else class_label(text)


def head_label(text: str) -> str | None:
    """Return what ``text`` names of the head that forms with two halves print twice."""
    if fund := fund_label(text):
        return f"fund {fund.source}"
    field = field_label(text)
    return "goal" if field and field.field.startswith("goal_") else None


def without_copies(forms: Sequence[TargetForm]) -> Iterator[TargetForm]:
    """Yield the forms, of copies in a row the one that lost least."""
    kept: list[TargetForm] = []
    for form in forms:
        copy = next((own for own in kept if _is_copy(own, form)), None)
        if copy is None:
            kept.append(form)
        elif _worth(form) > _worth(copy):
            kept[kept.index(copy)] = form
    return iter(kept)


def _is_copy(first: TargetForm, second: TargetForm) -> bool:
    """Whether two forms agree in all that their heads say, and say enough."""
    names = ("kind", "project", "implementing_unit", "goal_annual")
    same = all(getattr(first, name) == getattr(second, name) for name in names)
    totals = [tuple(form.funds_yuan.get(phase) for phase in PHASES) for form in (first, second)]
    return same and bool(first.project) and totals[0] == totals[1] and any(totals[0])


def _worth(form: TargetForm) -> tuple[bool, int, int]:
    whole = [own for own in form.indicators if own.name and own.value.text]
    return (not form.damaged, len(whole), -sum(own.class_uncertain for own in whole))
