"""Texts and sets of indicators that several forms share.

Each text becomes a set of shingles, the set a MinHash signature, and the signature a few
bands; forms with an equal band are candidates, and candidates are compared exactly (Broder
1997; Leskovec, Rajaraman & Ullman, Mining of Massive Datasets, ch. 3). A candidate is held
against the first few of its band only, so the work grows linearly with the number of forms,
however often one text was copied. Only the bands are kept, 128 bytes a text; shingles are made
again for the candidates.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple
from zlib import crc32

import numpy as np
import numpy.typing as npt
from rapidfuzz import fuzz

from budgetkit.quality.context import Copy, FormKey
from budgetkit.quality.lexicon import Lexicon
from budgetkit.quality.model import Form
from budgetkit.quality.wording import bare as _bare
from budgetkit.quality.wording import plain

FIELDS = ("overview", "necessity", "measures", "plan", "goal_annual")
"""Texts that should be a project's own; 立项依据 names laws and may be anyone's."""

INDICATORS = "indicators"
"""The set of indicators, where a field is named."""
_SHINGLE = 5
_BANDS, _ROWS = 16, 3
_COMPARED = 3
"""How many forms of one band a candidate is compared with."""
_REMEMBERED = 4096
_SAME_PROJECT = 90
_YEAR = re.compile(r"(?:19|20)[0-9]{2}年?(?:度)?|[(（][^()（）]*[)）]")
_MARKS = re.compile(r"[^0-9A-Za-z㐀-鿿]")

Hashes = npt.NDArray[np.uint64]

_FIELD_KEYS = {name: np.uint64(key) for key, name in enumerate((*FIELDS, INDICATORS))}
"""Added to the bands, so that texts of different fields are not compared."""
_RANDOM = np.random.default_rng(2015)
_FACTORS = (
    _RANDOM.integers(1, 2**63, _BANDS * _ROWS, dtype=np.uint64) << np.uint64(1)
) | np.uint64(1)
_OFFSETS = _RANDOM.integers(0, 2**63, _BANDS * _ROWS, dtype=np.uint64)
_ROW_FACTORS = _FACTORS[:_ROWS]
_POWERS = np.power(np.uint64(1_000_003), np.arange(_SHINGLE, dtype=np.uint64))


class _Text(NamedTuple):
    """One text of one form, or its set of indicators."""

    form: int
    field: str


def copies(forms: Sequence[Form], lexicon: Lexicon) -> dict[FormKey, tuple[Copy, ...]]:
    """Return, by form, what it shares with earlier or later forms of other projects.

    The same project in another year, and the same form printed twice, are not copies.
    """
    found: dict[FormKey, dict[str, Copy]] = defaultdict(dict)
    for first, second, field, likeness in _pairs(forms, lexicon):
        for own, other in ((forms[first], forms[second]), (forms[second], forms[first])):
            known = found[own.key].get(field)
            if known is None or likeness > known.likeness:
                found[own.key][field] = Copy(field, other.key, _title(other), likeness)
    return {key: tuple(own.values()) for key, own in found.items()}


def _title(form: Form) -> str:
    year = f"{form.fiscal_year} 年 " if form.fiscal_year else ""
    return f"{year}{form.agency or ''} {form.title}".strip()


def _pairs(forms: Sequence[Form], lexicon: Lexicon) -> Iterator[tuple[int, int, str, float]]:
    texts: list[_Text] = []
    bands: list[Hashes] = []
    for text, hashes in _texts(forms, lexicon):
        texts.append(text)
        bands.append(signature(hashes) + _FIELD_KEYS[text.field])
    least = float(lexicon.limits["copy_likeness"])

    @lru_cache(maxsize=_REMEMBERED)
    def hashes_of(number: int) -> Hashes:
        own = texts[number]
        return _hashes(forms[own.form], own.field)

    for first, second in _candidates(bands):
        one, two = texts[first], texts[second]
        if is_same_project(forms[one.form], forms[two.form]):
            continue
        likeness = jaccard(hashes_of(first), hashes_of(second))
        if likeness >= least:
            yield one.form, two.form, one.field, likeness


def is_same_project(first: Form, second: Form) -> bool:
    """Whether two forms are one project of one agency, in one year or in several."""
    if first.key == second.key:
        return True
    if _bare(first.agency or "") != _bare(second.agency or ""):
        return False
    names = [_YEAR.sub("", _bare(own.project or "")) for own in (first, second)]
    return bool(names[0]) and fuzz.ratio(*names) >= _SAME_PROJECT


def _texts(forms: Sequence[Form], lexicon: Lexicon) -> Iterator[tuple[_Text, Hashes]]:
    shortest = int(lexicon.limits["copy_length"])
    fewest = int(lexicon.limits["copy_indicators"])
    for number, form in enumerate(forms):
        for field in FIELDS:
            text = own_words(form, form.texts.get(field, ""))
            if len(text) >= shortest:
                yield _Text(number, field), shingles(text)
        if len(form.main) >= fewest:
            yield _Text(number, INDICATORS), _indicator_hashes(form)


def _hashes(form: Form, field: str) -> Hashes:
    if field == INDICATORS:
        return _indicator_hashes(form)
    return shingles(own_words(form, form.texts[field]))


def own_words(form: Form, text: str) -> str:
    """Return a text without marks and without the names of its project and agency."""
    bare = plain(text)
    for name in (form.project, form.agency, form.implementing_unit):
        if name:
            bare = bare.replace(_bare(name), "")
    return _MARKS.sub("", bare)


def shingles(text: str) -> Hashes:
    """Return the hashes of all runs of five characters, each once."""
    codes = np.frombuffer(text.encode("utf-32-le"), dtype=np.uint32).astype(np.uint64)
    runs = len(codes) - _SHINGLE + 1
    if runs < 1:
        return np.unique(codes)
    hashes = codes[:runs].copy()
    for place in range(1, _SHINGLE):
        hashes += codes[place : place + runs] * _POWERS[place]
    return np.unique(hashes)


def _indicator_hashes(form: Form) -> Hashes:
    lines = (f"{_bare(own.name)}={_bare(own.text)}" for own in form.main)
    return np.unique(np.array([crc32(line.encode()) for line in lines], dtype=np.uint64))


def jaccard(first: Hashes, second: Hashes) -> float:
    """Return the Jaccard similarity of two sets of distinct hashes."""
    common = len(np.intersect1d(first, second, assume_unique=True))
    return common / (len(first) + len(second) - common)


def signature(hashes: Hashes) -> Hashes:
    """Return the bands of a set's MinHash signature, one number each."""
    mixed = hashes * np.uint64(0x9E3779B97F4A7C15)
    mixed ^= mixed >> np.uint64(29)
    smallest = (np.multiply.outer(_FACTORS, mixed) + _OFFSETS[:, None]).min(axis=1)
    bands: Hashes = (smallest.reshape(_BANDS, _ROWS) * _ROW_FACTORS).sum(axis=1, dtype=np.uint64)
    return bands


def _candidates(bands: Sequence[Hashes]) -> Iterator[tuple[int, int]]:
    """Yield pairs of texts that share a band, each pair once, the earlier text first."""
    seen: set[tuple[int, int]] = set()
    for column in np.array(bands, dtype=np.uint64).reshape(len(bands), _BANDS).T:
        for run in _runs(column):
            for place in range(1, len(run)):
                for other in run[: min(place, _COMPARED)]:
                    pair = other, run[place]
                    if pair not in seen:
                        seen.add(pair)
                        yield pair


def _runs(column: Hashes) -> Iterator[list[int]]:
    """Yield the positions of each number that stands more than once, in order."""
    order = np.argsort(column, kind="stable")
    ends = np.flatnonzero(np.diff(column[order])) + 1
    starts = np.concatenate(([0], ends))
    lengths = np.diff(np.concatenate((starts, [len(column)])))
    for start, length in zip(starts[lengths > 1], lengths[lengths > 1], strict=True):
        yield order[start : start + length].tolist()
