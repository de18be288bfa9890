"""Damage bytes at random, the same for the same number; zips also inside their parts."""

from __future__ import annotations

import io
import random
import re
import zipfile

_TOKENS = (
    b"\x00",
    b"\xff" * 8,
    b"<",
    b"</table>",
    b"<table>",
    b"<td rowspan=65000 colspan=9999>",
    b"&#x110000;",
    b"&a;",
    b"<!DOCTYPE a [<!ENTITY a 'b'>]>",
    b"<!--",
    b"<w:tbl><w:tr><w:tc>",
    b'r="XFD1048576"',
    b'"-1"',
    b'"99999999999999999999"',
    b"1e308",
    b"endobj",
    b"stream\n",
    b"/Kids [1 0 R]",
    b"9" * 40,
    "一、".encode(),
    "\ud7ff\u202e".encode(),
)
_VALUE = re.compile(rb'(?<==")[^"<>]*(?=")|(?<=>)[^<>]+(?=<)')
_VALUES = (
    b"",
    b"-1",
    b"0",
    b"1",
    b"2",
    b"99999",
    b"99999999999999999999",
    b"1e308",
    b"NaN",
    b"XFD1048576",
    b"A1:XFD1048576",
    b"../../etc/passwd",
    b"#,##0.00;;;@",
    b"continue",
    b"x" * 5000,
    "合计".encode(),
)


def mutated(content: bytes, number: int) -> bytes:
    """Return ``content`` damaged in one to six places."""
    dice = random.Random(number)
    if content.startswith(b"PK") and dice.random() < 0.7:
        return _part_mutated(content, dice)
    if b"<td" in content and dice.random() < 0.5:
        return _values_mutated(content, dice)
    return _mutated(content, dice)


def _mutated(content: bytes, dice: random.Random) -> bytes:
    data = bytearray(content)
    for _ in range(dice.randint(1, 6)):
        dice.choice((_flip, _flip, _insert, _insert, _delete, _copy, _cut))(data, dice)
    return bytes(data)


def _values_mutated(content: bytes, dice: random.Random) -> bytes:
    """Damage attributes and texts of markup, which stays well-formed."""
    data = content
    for _ in range(dice.randint(1, 6)):
        spans = [found.span() for found in _VALUE.finditer(data)]
        if spans:
            start, end = dice.choice(spans)
            data = data[:start] + dice.choice(_VALUES) + data[end:]
    return data


def _part_mutated(content: bytes, dice: random.Random) -> bytes:
    """Damage one part of a zip and pack it again, so that its checksum holds."""
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as whole,
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as damaged,
    ):
        names = whole.namelist()
        chosen = dice.choice(names)
        for name in names:
            part = whole.read(name)
            if name == chosen:
                damage = dice.choice((_mutated, _values_mutated, _values_mutated))
                part = damage(part, dice)
            if name != chosen or dice.random() > 0.05:
                damaged.writestr(zipfile.ZipInfo(name), part)
    return buffer.getvalue()


def _at(data: bytearray, dice: random.Random) -> int:
    return dice.randrange(len(data) + 1)


def _flip(data: bytearray, dice: random.Random) -> None:
    if data:
        data[dice.randrange(len(data))] = dice.randrange(256)


def _insert(data: bytearray, dice: random.Random) -> None:
    at = _at(data, dice)
    data[at:at] = dice.choice(_TOKENS) * dice.choice((1, 1, 1, 50))


def _delete(data: bytearray, dice: random.Random) -> None:
    at = _at(data, dice)
    del data[at : at + dice.randint(1, 200)]


def _copy(data: bytearray, dice: random.Random) -> None:
    """Repeat a piece somewhere else."""
    start, at = _at(data, dice), _at(data, dice)
    data[at:at] = data[start : start + dice.randint(1, 2000)]


def _cut(data: bytearray, dice: random.Random) -> None:
    if dice.random() < 0.3:
        del data[_at(data, dice) :]
