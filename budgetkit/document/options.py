"""How files are to be read."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """What a researcher may ask of the readers; each takes what concerns it.

    Attributes:
        password: Opens files that ask for one.
        verify: Whether every table is read a second time by an independent path.
        cache: The folder where readings are kept and looked up, None for no cache.
        workers: Processes that read the pages of one file at the same time; the result is
            the same whatever their number.
    """

    password: str | None = field(default=None, repr=False)
    verify: bool = False
    cache: Path | None = None
    workers: int = 1


DEFAULT_OPTIONS = ReadOptions()


def user_cache() -> Path:
    """Return the folder for readings in the user's cache folder."""
    from platformdirs import user_cache_path

    return user_cache_path("budgetkit") / "readings"
