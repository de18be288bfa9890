"""Plain data from a TOML file into typed, frozen dataclasses."""

from __future__ import annotations

import dataclasses
import types
import typing
from typing import Any, TypeVar

T = TypeVar("T")
_SCALARS = (str, int, bool)


class SpecError(ValueError):
    """A spec file that does not say what a disclosure needs."""


def build(wanted: type[T], value: object, where: str = "") -> T:
    """Return ``value`` as ``wanted``: a scalar, a tuple or a dataclass of these.

    A dataclass is read from a table by field name, or from an array by field order.

    Raises:
        SpecError: If a key is unknown or missing, or a value has another type.
    """
    return typing.cast("T", _build(wanted, value, where or getattr(wanted, "__name__", "spec")))


def _build(wanted: Any, value: object, where: str) -> object:
    if wanted in _SCALARS:
        return _scalar(wanted, value, where)
    origin = typing.get_origin(wanted)
    if origin in (types.UnionType, typing.Union):
        return _build(_member(wanted, value), value, where)
    if origin is tuple:
        return _sequence(typing.get_args(wanted)[0], value, where)
    return _record(wanted, value, where)


def _member(union: Any, value: object) -> Any:
    """Return the first member of a union that has all keys of ``value``, or the first."""
    members = [member for member in typing.get_args(union) if member is not types.NoneType]
    if isinstance(value, dict):
        for member in members:
            if set(value) <= {field.name for field in dataclasses.fields(member)}:
                return member
    return members[0]


def _scalar(wanted: type, value: object, where: str) -> object:
    if type(value) is not wanted:
        raise SpecError(f"{where}: {value!r} is no {wanted.__name__}")
    return value


def _sequence(member: Any, value: object, where: str) -> tuple[object, ...]:
    if not isinstance(value, list):
        raise SpecError(f"{where}: {value!r} is no array")
    return tuple(_build(member, item, f"{where}[{i}]") for i, item in enumerate(value))


def _record(wanted: Any, value: object, where: str) -> object:
    fields = {field.name: field for field in dataclasses.fields(wanted)}
    named = _by_name(list(fields), value, where)
    if unknown := set(named) - set(fields):
        raise SpecError(f"{where}: unknown {sorted(unknown)}")
    if missing := {name for name, field in fields.items() if _required(field)} - set(named):
        raise SpecError(f"{where}: missing {sorted(missing)}")
    hints = typing.get_type_hints(wanted)
    return wanted(**{k: _build(hints[k], v, f"{where}.{k}") for k, v in named.items()})


def _by_name(names: list[str], value: object, where: str) -> dict[str, object]:
    if isinstance(value, dict):
        return value
    if isinstance(value, list) and len(value) <= len(names):
        return dict(zip(names, value, strict=False))
    raise SpecError(f"{where}: {value!r} is neither a table nor an array of {names}")


def _required(field: dataclasses.Field[Any]) -> bool:
    return field.default is field.default_factory is dataclasses.MISSING
