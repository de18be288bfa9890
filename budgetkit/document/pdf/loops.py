"""Why a page brought its process down: forms that draw each other without end."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any

_DEPTH_MAX = 500


def find_loop(content: bytes, _file_name: str, password: str | None, index: int) -> Iterator[bool]:
    """Yield whether a form on the page at 0-based ``index`` draws itself, if through others."""
    import pikepdf

    with pikepdf.open(BytesIO(content), password=password or "") as pdf:
        yield _loops(pdf.pages[index].obj, [], set())


def _loops(item: Any, above: list[Any], seen: set[Any]) -> bool:
    """Depth first; ``above`` are the forms being drawn, ``seen`` those known to end."""
    for form in _forms(item):
        key = form.objgen
        if key in above or len(above) > _DEPTH_MAX:
            return True
        if key in seen:
            continue
        if _loops(form, [*above, key], seen):
            return True
        seen.add(key)
    return False


def _forms(item: Any) -> list[Any]:
    resources = item.get("/Resources")
    objects = resources.get("/XObject") if resources is not None else None
    if objects is None:
        return []
    return [form for _, form in objects.items() if form.get("/Subtype") == "/Form"]
