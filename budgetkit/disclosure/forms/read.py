"""Read all target forms of a document."""

from __future__ import annotations

from collections.abc import Sequence

from budgetkit.disclosure.forms.side_by_side import read_side_by_side
from budgetkit.disclosure.forms.source import form_sources
from budgetkit.disclosure.model import Identity
from budgetkit.disclosure.targets_model import TargetForm
from budgetkit.document.model import Block


def target_forms(blocks: Sequence[Block], identity: Identity) -> tuple[TargetForm, ...]:
    """Return the performance-target forms of a document in reading order."""
    sources = form_sources(blocks)
    return tuple(read_side_by_side(source, number) for number, source in enumerate(sources, 1))
