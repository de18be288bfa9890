"""Stored values as Python objects: exact, without the zeros that storage adds."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pyarrow as pa

_MONEY_SCALE = 2


def values(column: pa.Array | pa.ChunkedArray) -> list[Any]:
    """Return the values of a column; decimals that are no money lose their trailing zeros.

    Money keeps its two decimals. A printed value is stored with ten: 3.85 comes back as
    3.85, not as 3.8500000000, and 0 not as 0E-10.
    """
    stored: list[Any] = column.to_pylist()
    if pa.types.is_decimal(column.type) and column.type.scale > _MONEY_SCALE:
        return [None if value is None else plain(value) for value in stored]
    return stored


def plain(value: Decimal) -> Decimal:
    """Return an equal decimal, every digit kept, with no trailing zeros behind the point.

    >>> plain(Decimal("3.8500000000")), plain(Decimal("0E-10")), plain(Decimal("1200.0"))
    (Decimal('3.85'), Decimal('0'), Decimal('1200'))
    """
    digits = format(value, "f")
    return Decimal(digits.rstrip("0").rstrip(".") if "." in digits else digits)
