"""Where a row of the dataset came from."""

from __future__ import annotations

from typing import Any

from budgetkit.dataset.conform import bbox_text
from budgetkit.document.model import Method, Place


def origin(document_id: str, place: Place, method: Method, confidence: float) -> dict[str, Any]:
    """Return the provenance columns."""
    return {
        "document_id": document_id,
        "page": place.page,
        "line": place.line,
        "bbox": bbox_text(place),
        "method": method.value,
        "confidence": confidence,
    }
