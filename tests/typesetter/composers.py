"""Which module composes which layout."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from tests.typesetter import shanghai, shanghai_narrative, shanxi, shanxi_narrative
from tests.typesetter.blocks import Block
from tests.typesetter.facts import Fact, Passage
from tests.typesetter.spec import Disclosure

_COMPOSERS: dict[str, Callable[[Disclosure], list[Block]]] = {
    "shanghai": shanghai.compose,
    "shanxi": shanxi.compose,
}
_NARRATIVES: dict[str, Callable[[Disclosure], Iterator[Passage]]] = {
    "shanghai": shanghai_narrative.passages,
    "shanxi": shanxi_narrative.passages,
}


def compose(spec: Disclosure) -> list[Block]:
    """Return the blocks of a disclosure in their printed order."""
    return _COMPOSERS[spec.layout](spec)


def stated_facts(spec: Disclosure) -> list[Fact]:
    """Return the facts that a disclosure's narrative states, in their printed order."""
    return [fact for passage in _NARRATIVES[spec.layout](spec) for fact in passage.facts]
