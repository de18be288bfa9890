"""Read the date of filling, a row of digits at the foot of a form."""

from __future__ import annotations

import re
from collections.abc import Sequence

from budgetkit.disclosure.forms.labels import footer_label
from budgetkit.disclosure.forms.vocabulary import vocabulary
from budgetkit.document.model import Row
from budgetkit.text import compact, nfkc

WHOLE_TIMESTAMP = re.compile(r"20[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])[0-9]{6}")
_DIGITS = re.compile(r"[0-9]+")
_ROWS_BELOW = 2


def filled_at(rows: Sequence[Row]) -> str | None:
    """Return the digits of the date of filling, joined over cells and rows; None if blank."""
    for index, row in enumerate(rows):
        if (digits := _after_label(row)) is not None:
            below = rows[index + 1 : index + 1 + _ROWS_BELOW]
            return digits + "".join(map(_digits_only, below)) or None
    return None


def _after_label(row: Row) -> str | None:
    """Return the digits behind the date label of a row, None where there is no label."""
    texts = [compact(text) for text in row.texts if text.strip()]
    for index, text in enumerate(texts):
        if footer_label(text) == vocabulary().date_label:
            return "".join(_DIGITS.findall("".join(texts[index:])))
    return None


def _digits_only(row: Row) -> str:
    joined = nfkc("".join(row.texts)).replace(" ", "")
    return joined if _DIGITS.fullmatch(joined) else ""
