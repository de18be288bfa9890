"""Join documents that are parts of one disclosure: tables in one file, narrative in another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields, replace
from decimal import Decimal
from typing import Any

from budgetkit.disclosure.captions import entry_of_title
from budgetkit.disclosure.layouts import recognise_layout
from budgetkit.disclosure.model import DisclosureReading, Identity, NarrativeFact
from budgetkit.disclosure.tables import statutory_tables
from budgetkit.document.model import Warning
from budgetkit.units import yuan_or_none

_FEWEST_COMMON_AMOUNTS = 3
_KEY = ("agency_name", "fiscal_year", "stage")


def join_readings(readings: Sequence[DisclosureReading]) -> list[DisclosureReading]:
    """Return the readings, those of one disclosure with one identity, in the same order.

    A document that does not name its agency belongs to the narrative that states its
    totals, if there is just one such narrative and it has no tables of its own.
    Documents of one agency, year and stage fill in what the others leave out.
    """
    named = [_named(reading, readings) for reading in readings]
    return [_completed(reading, named) for reading in named]


def _named(reading: DisclosureReading, readings: Sequence[DisclosureReading]) -> DisclosureReading:
    if reading.identity.agency_name is not None or not reading.tables:
        return reading
    lines = [line for table in reading.tables for line in table.lines]
    amounts = {line.amount_yuan for line in lines if line.amount_yuan}
    matches = [other for other in readings if amounts and _tells_of(other, amounts)]
    identities = {other.identity.disclosure_id: other.identity for other in matches}
    if len(identities) != 1:
        return reading
    return _with_identity(reading, next(iter(identities.values())))


def _tells_of(narrative: DisclosureReading, amounts: set[Decimal]) -> bool:
    """Whether a narrative without tables of its own states the largest amount and others."""
    if narrative.identity.agency_name is None or any(table.lines for table in narrative.tables):
        return False
    facts = [fact for fact in narrative.facts if fact.value]
    stated = {amount for amount in amounts if any(_states(fact, amount) for fact in facts)}
    return max(amounts) in stated and len(stated) >= _FEWEST_COMMON_AMOUNTS


def _states(fact: NarrativeFact, amount_yuan: Decimal) -> bool:
    """Whether the fact is the amount, rounded to the fact's printed precision."""
    if fact.value is None or fact.unit is None:
        return False
    step = Decimal(1).scaleb(int(fact.value.as_tuple().exponent))
    unit_yuan, value_yuan = yuan_or_none(Decimal(1), fact.unit), yuan_or_none(fact.value, fact.unit)
    if unit_yuan is None or value_yuan is None:
        return False
    return abs(amount_yuan - value_yuan) * 2 <= step * unit_yuan


def _with_identity(reading: DisclosureReading, identity: Identity) -> DisclosureReading:
    """Read the tables again under the identity: its year tells this year's columns."""
    tables = statutory_tables(reading.document.blocks, identity)
    warnings = tuple(warning for warning in reading.warnings if warning.code != "identity")
    settled = replace(identity, layout=identity.layout or recognise_layout(tables))
    return replace(reading, identity=settled, tables=tables, warnings=warnings)


def _completed(
    reading: DisclosureReading, readings: Sequence[DisclosureReading]
) -> DisclosureReading:
    own = reading.identity
    others = [other.identity for other in readings if _same_disclosure(other.identity, own)]
    missing = [field.name for field in fields(own) if not getattr(own, field.name)]
    found = {name: _only(others, name) for name in missing}
    settled = replace(own, **{name: value for name, value in found.items() if value})
    same = [other for other in readings if _same_disclosure(other.identity, settled)]
    held = {table.table_id for other in same for table in other.tables}
    kept = (warning for warning in reading.warnings if not _is_settled(warning, settled, held))
    return replace(reading, identity=settled, warnings=tuple(kept))


def _is_settled(warning: Warning, identity: Identity, held: set[str | None]) -> bool:
    """Whether a warning of one file is answered by another file of the disclosure."""
    if warning.code == "identity":
        return None not in (identity.agency_name, identity.fiscal_year, identity.scope)
    if warning.code == "no-table":
        return bool(held - {None})
    if warning.code == "table-missing":
        entry = entry_of_title(warning.message.partition("：")[2])
        return entry is not None and entry.table_id in held
    return False


def _same_disclosure(one: Identity, other: Identity) -> bool:
    if one.agency_name is None or any(getattr(one, key) != getattr(other, key) for key in _KEY):
        return False
    return one.scope == other.scope or None in (one.scope, other.scope)


def _only(identities: Sequence[Identity], name: str) -> Any:
    values = {getattr(identity, name) for identity in identities if getattr(identity, name)}
    return values.pop() if len(values) == 1 else None
