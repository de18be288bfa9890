"""Compound files ([MS-CFB]): their streams, and circles among their sectors.

calamine takes a chain of sectors as it stands and fills all memory with one that has no end.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence

from budgetkit.errors import OfficeDamagedError

_HEADER_BYTES = 512
_LAST_SECTOR = 0xFFFFFFF9
_IN_HEADER = 109
_ENTRY_BYTES = 128
_MINI_SECTOR_BYTES = 64


def check_chains(content: bytes, file_name: str) -> None:
    """Refuse a compound file with a circle in its tables of sectors ([MS-CFB] 2.3 to 2.5).

    Raises:
        OfficeDamagedError: If there is one.
    """
    sector_bytes = 1 << min(_word(content, 30) & 0xFFFF, 16)
    tables = _Tables(content, max(sector_bytes, _HEADER_BYTES))
    fat = tables.entries(tables.fat_sectors())
    mini = tables.entries(tables.chain(_word(content, 60), fat))
    if tables.is_endless or _has_circle(fat) or _has_circle(mini):
        raise OfficeDamagedError(path=file_name, detail="扇区链没有尽头")


def stream_of(content: bytes, names: Sequence[str]) -> bytes:
    """Return the first stream of a compound file that has one of the names, b"" if none.

    The file's sectors must have been checked by :func:`check_chains`.
    """
    sector_bytes = 1 << min(_word(content, 30) & 0xFFFF, 16)
    tables = _Tables(content, max(sector_bytes, _HEADER_BYTES))
    fat = tables.entries(tables.fat_sectors())
    directory = tables.joined(tables.chain(_word(content, 48), fat))
    entries = [directory[at : at + _ENTRY_BYTES] for at in range(0, len(directory), _ENTRY_BYTES)]
    found = {_entry_name(entry): entry for entry in reversed(entries)}
    entry = next((found[name.lower()] for name in names if name.lower() in found), b"")
    start, size = _word(entry, 116), _word(entry, 120)
    if size >= _word(content, 56):
        return tables.joined(tables.chain(start, fat))[:size]
    inner = tables.joined(tables.chain(_word(entries[0], 116), fat)) if entries else b""
    minis = tables.chain(start, tables.entries(tables.chain(_word(content, 60), fat)))
    pieces = (inner[n * _MINI_SECTOR_BYTES : (n + 1) * _MINI_SECTOR_BYTES] for n in minis)
    return b"".join(pieces)[:size]


def _entry_name(entry: bytes) -> str:
    length = max(0, min(_word(entry, 64) & 0xFFFF, 64) - 2)
    return entry[:length].decode("utf-16-le", "replace").lower()


class _Tables:
    """The tables that say which sector follows which.

    Attributes:
        is_endless: Whether one of them goes on for ever.
    """

    def __init__(self, content: bytes, sector_bytes: int) -> None:
        self.content, self.sector_bytes = content, sector_bytes
        self.sector_count = len(content) // sector_bytes
        self.is_endless = False

    def fat_sectors(self) -> list[int]:
        """The sectors of the main table: those in the header, then those in a list of lists."""
        numbers = list(_words(self.content[76 : 76 + 4 * _IN_HEADER]))
        following, seen = _word(self.content, 68), 0
        while following <= _LAST_SECTOR and following < self.sector_count:
            *listed, following = self._sector(following) or [0, _LAST_SECTOR + 1]
            numbers += listed
            seen += 1
            if seen > self.sector_count:
                self.is_endless = True
                break
        return [number for number in numbers if number <= _LAST_SECTOR]

    def chain(self, start: int, fat: Sequence[int]) -> list[int]:
        """The sectors that follow ``start``."""
        numbers: list[int] = []
        while start < len(fat):
            numbers.append(start)
            start = fat[start]
            if len(numbers) > len(fat):
                self.is_endless = True
                break
        return numbers

    def entries(self, sectors: Sequence[int]) -> array[int]:
        """What stands in sectors, one after the other."""
        found: array[int] = array("I")
        for number in sectors[: self.sector_count]:
            found.extend(self._sector(number))
        return found

    def joined(self, sectors: Sequence[int]) -> bytes:
        """The bytes of sectors, one after the other."""
        starts = ((number + 1) * self.sector_bytes for number in sectors)
        return b"".join(self.content[start : start + self.sector_bytes] for start in starts)

    def _sector(self, number: int) -> array[int]:
        start = (number + 1) * self.sector_bytes
        return _words(self.content[start : start + self.sector_bytes])


def _word(content: bytes, at: int) -> int:
    return int.from_bytes(content[at : at + 4], "little")


def _words(content: bytes) -> array[int]:
    words: array[int] = array("I")
    words.frombytes(content[: len(content) // 4 * 4])
    return words


def _has_circle(following: Sequence[int]) -> bool:
    """Whether, in a table of successors, one leads back to itself."""
    done = bytearray(len(following))
    for start in range(len(following)):
        at, path = start, []
        while at < len(following) and not done[at]:
            done[at] = 1
            path.append(at)
            at = following[at]
        if at < len(following) and done[at] == 1:
            return True
        for passed in path:
            done[passed] = 2
    return False
