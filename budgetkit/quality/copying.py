"""Texts and sets of indicators that several forms share.

Each text becomes a set of shingles, the set a MinHash signature, and the signature a few
bands; forms with an equal band are candidates, and candidates are compared exactly (Broder
1997; Leskovec, Rajaraman & Ullman, Mining of Massive Datasets, ch. 3). A candidate is held
against the first few of its band only, so the work grows linearly with the number of forms,
however often one text was copied.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from zlib import crc32

import numpy as np
import numpy.typing as npt
from rapidfuzz import fuzz

from budgetkit.quality.context import Copy, FormKey
from budgetkit.quality.lexicon import Lexicon
from budgetkit.quality.model import Form
from budgetkit.quality.wording import bare
from budgetkit.text import compact

FIELDS = ("overview", "necessity", "measures", "plan", "goal_annual")
"""Texts that should be a project's own; 立项依据 names laws and may be anyone's."""

_SHINGLE = 5
_BANDS, _ROWS = 16, 3
_COMPARED = 3
"""How many forms of one band a candidate is compared with."""
_SAME_PROJECT = 90
_YEAR = re.compile(r"(?:19|20)[0-9]{2}年?(?:度)?|[(（][^()（）]*[)）]")
_MARKS = re.compile(r"[^0-9A-Za-z㐀-鿿]")

Hashes = npt.NDArray[np.uint64]

_RANDOM = np.random.default_rng(2015)
_FACTORS = (
    _RANDOM.integers(1, 2**63, _BANDS * _ROWS, dtype=np.uint64) << np.uint64(1)
) | np.uint64(1)
_OFFSETS = _RANDOM.integers(0, 2**63, _BANDS * _ROWS, dtype=np.uint64)
_POWERS = np.power(np.uint64(1_000_003), np.arange(_SHINGLE, dtype=np.uint64))


@dataclass(frozen=True, slots=True)
class _Text:
    """One text of one form, as hashes of its shingles."""

    form: int
    field: str
    hashes: Hashes


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
    texts = list(_texts(forms, lexicon))
    least = float(lexicon.limits["copy_likeness"])
    for first, second in _candidates(texts):
        one, two = texts[first], texts[second]
        if is_same_project(forms[one.form], forms[two.form]):
            continue
        likeness = jaccard(one.hashes, two.hashes)
        if likeness >= least:
            yield one.form, two.form, one.field, likeness


def is_same_project(first: Form, second: Form) -> bool:
    """Whether two forms are one project of one agency, in one year or in several."""
    if first.key == second.key:
        return True
    if compact(first.agency or "") != compact(second.agency or ""):
        return False
    names = [_YEAR.sub("", compact(own.project or "")) for own in (first, second)]
    return bool(names[0]) and fuzz.ratio(*names) >= _SAME_PROJECT


def _texts(forms: Sequence[Form], lexicon: Lexicon) -> Iterator[_Text]:
    shortest = int(lexicon.limits["copy_length"])
    fewest = int(lexicon.limits["copy_indicators"])
    for number, form in enumerate(forms):
        for field in FIELDS:
            text = own_words(form, form.texts.get(field, ""))
            if len(text) >= shortest:
                yield _Text(number, field, shingles(text))
        if len(form.main) >= fewest:
            yield _Text(number, "indicators", _indicator_hashes(form))


def own_words(form: Form, text: str) -> str:
    """Return a text without marks and without the names of its project and agency."""
    bare = compact(text)
    for name in (form.project, form.agency, form.implementing_unit):
        if name:
            bare = bare.replace(compact(name), "")
    return _MARKS.sub("", bare)


def shingles(text: str) -> Hashes:
    """Return the hashes of all runs of five characters, each once."""
    codes = np.frombuffer(text.encode("utf-32-le"), dtype=np.uint32).astype(np.uint64)
    if len(codes) < _SHINGLE:
        return np.unique(codes)
    windows = np.lib.stride_tricks.sliding_window_view(codes, _SHINGLE)
    return np.unique((windows * _POWERS).sum(axis=1, dtype=np.uint64))


def _indicator_hashes(form: Form) -> Hashes:
    lines = (f"{bare(own.name)}={bare(own.text)}" for own in form.main)
    return np.unique(np.array([crc32(line.encode()) for line in lines], dtype=np.uint64))


def jaccard(first: Hashes, second: Hashes) -> float:
    """Return the Jaccard similarity of two sets of distinct hashes."""
    common = len(np.intersect1d(first, second, assume_unique=True))
    return common / (len(first) + len(second) - common)


def signature(hashes: Hashes) -> Hashes:
    """Return the MinHash signature of a set, one row per band."""
    mixed = hashes * np.uint64(0x9E3779B97F4A7C15)
    mixed ^= mixed >> np.uint64(29)
    smallest: Hashes = (np.multiply.outer(_FACTORS, mixed) + _OFFSETS[:, None]).min(axis=1)
    bands: Hashes = smallest.reshape(_BANDS, _ROWS)
    return bands


def _candidates(texts: Iterable[_Text]) -> Iterator[tuple[int, int]]:
    """Yield pairs of texts that share a band, each pair once."""
    bands: dict[tuple[str, int, bytes], list[int]] = {}
    seen: set[tuple[int, int]] = set()
    for number, text in enumerate(texts):
        for band, rows in enumerate(signature(text.hashes)):
            held = bands.setdefault((text.field, band, rows.tobytes()), [])
            for other in held:
                if (other, number) not in seen:
                    seen.add((other, number))
                    yield other, number
            if len(held) < _COMPARED:
                held.append(number)
