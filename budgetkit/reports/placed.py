"""Tables whose rows lead to a place in the document, beside the list of cited numbers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from budgetkit.reports.blocks import Table

Place = Mapping[str, Any]
"""A source page's entry: document_id, file_name, page, line, bbox, anchor, what stands there."""


@dataclass(frozen=True)
class PlacedTable(Table):
    """A table of which rows lead to their places in the document."""

    places: tuple[Place, ...] = ()

    def _repr_mimebundle_(self, **_: object) -> tuple[dict[str, Any], dict[str, Any]]:
        data, _about = super()._repr_mimebundle_()
        return data, {"budgetkit": {"sources": [dict(place) for place in self.places]}}
