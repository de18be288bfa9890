"""Printed indentations to steps: what is set in alike is of one level."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

_SAME_EM = 0.4
_STEPS_MAX = 6


def indent_steps(indents_em: Sequence[float | None]) -> list[int | None]:
    """Return for each row of a column which step its text is set in, 0 the outermost.

    Where there are more steps than a classification has levels the text is centred, and
    says nothing.

    Args:
        indents_em: In widths of a character, None where unknown.

    >>> indent_steps([0.3, 1.4, 2.3, 1.35, None])
    [0, 1, 2, 1, None]
    """
    known = sorted(indent for indent in indents_em if indent is not None)
    starts = known[:1] + [b for a, b in pairwise(known) if b - a > _SAME_EM]
    if len(starts) > _STEPS_MAX:
        return [None] * len(indents_em)
    return [
        None if indent is None else sum(start <= indent for start in starts) - 1
        for indent in indents_em
    ]
