"""How files are to be read."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path

_NO = ("", "0", "false", "no", "off", "n", "f")


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


def default_cache() -> Path | None:
    """Return the folder for readings where nobody says which; None if there is to be none.

    ``BUDGETKIT_NO_CACHE=1`` says so, ``BUDGETKIT_CACHE`` names a folder.
    """
    if os.environ.get("BUDGETKIT_NO_CACHE", "").lower() not in _NO:
        return None
    named = os.environ.get("BUDGETKIT_CACHE")
    return Path(named) if named else user_cache()
