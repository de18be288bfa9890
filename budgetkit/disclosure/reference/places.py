"""Find the administrative division that a text names.

Source of the list: administrative divisions of the People's Republic of China in use
(codes of the Ministry of Civil Affairs, GB/T 2260; compiled under CC0).
"""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

_STEM = re.compile(r"(?:特别行政区|(?:维吾尔|壮族|回族)?自治区|地区|省|市|盟)$")
_SHORTEST_NAME = 2


@dataclass(frozen=True, slots=True)
class Division:
    """One administrative division; ``level`` 1 province, 2 prefecture, 3 county."""

    code: str
    name: str
    level: int
    province: str
    prefecture: str | None

    @property
    def city(self) -> str | None:
        """The prefecture; None for provinces and for counties that hang under none."""
        return self.name if self.level == 2 else self.prefecture


@cache
def _divisions() -> dict[str, list[Division]]:
    by_name: dict[str, list[Division]] = defaultdict(list)
    text = (files(__package__) / "divisions.csv").read_text("utf-8")
    for row in csv.DictReader(text.splitlines()):
        level = int(row["level"])
        division = Division(
            row["code"], row["name"], level, row["province"], row["prefecture"] or None
        )
        by_name[division.name].append(division)
    return by_name


@cache
def _stems() -> dict[str, Division]:
    """Short names (晋城 for 晋城市) of provinces and prefectures that are unambiguous."""
    found: dict[str, list[Division]] = defaultdict(list)
    for divisions in _divisions().values():
        for division in divisions:
            stem = _STEM.sub("", division.name)
            if division.level < 3 and len(stem) >= _SHORTEST_NAME:
                found[stem].append(division)
    return {stem: divisions[0] for stem, divisions in found.items() if len(divisions) == 1}


def is_division(name: str) -> bool:
    """Return whether a text is the full name of a division and nothing else."""
    return name in _divisions()


def locate(name: str, context: Iterable[str] = ()) -> Division | None:
    """Return the division that an agency's name names, the most special one.

    A name that several divisions bear (普陀区) counts only with its parent, named in
    ``name`` or else in one of the ``context`` texts. Without a full name, a short name at
    the beginning (晋城经济技术开发区) counts. None where nothing is certain.
    """
    named = [d for known, ds in _divisions().items() if known in name for d in ds]
    certain = [division for division in named if _is_certain(division, name)]
    if not certain and named:
        certain = [d for d in named if any(_parent_named(d, text) for text in context)]
    if certain:
        return max(certain, key=lambda division: (division.level, len(division.name)))
    return next((d for stem, d in _stems().items() if name.startswith(stem)), None)


def _is_certain(division: Division, text: str) -> bool:
    return len(_divisions()[division.name]) == 1 or _parent_named(division, text)


def _parent_named(division: Division, text: str) -> bool:
    parents = {division.prefecture, division.province} - {None, division.name}
    return any(parent in text for parent in parents if parent)
