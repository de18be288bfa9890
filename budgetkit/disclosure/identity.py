"""Whose disclosure a document is: agency, scope, stage, year, place, subordinate units."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from budgetkit.disclosure.catalogue import labels
from budgetkit.disclosure.cover import (
    agency_in_own_words,
    agency_of,
    first_paragraphs,
    is_agency,
    leads,
    stage_by_words,
    stage_of,
    stage_of_notice,
    with_joined,
    without_bookkeeping,
    year_of,
    year_of_notice,
)
from budgetkit.disclosure.model import Identity
from budgetkit.disclosure.reference.places import Division, locate
from budgetkit.disclosure.units_included import subordinate_units
from budgetkit.document.model import Block, Document, Table
from budgetkit.text import compact

_LONGEST_LABEL = 80
_COVER_BLOCKS = 12
_SCOPED = re.compile(r"(?P<scope>部门|单位)(?:综合)?(?:预算|决算)")
_CHINESE_YEAR = re.compile("二[〇零○O0][一二三四五六七八九〇零○O0]{2}(?=年)")
_CHINESE_DIGITS = str.maketrans("〇零○O一二三四五六七八九", "0000123456789")
_OWN_UNIT = re.compile(r"[(（](?:本级|本部)[)）]$|本级$")
_SCOPES = {"部门": "department", "单位": "unit"}


def read_identity(document: Document) -> Identity:
    """Return what the cover, the headings and the labels of a document say of it."""
    texts = list(_short_texts(document.blocks))
    cover = list(with_joined(texts[:_COVER_BLOCKS]))
    first, paragraphs = leads(document.blocks), first_paragraphs(document.blocks)
    year = year_of(cover) or year_of(texts) or year_of(first) or year_of_notice(paragraphs)
    agency = _labelled_agency(texts) or agency_of([*cover, *first])
    agency = agency or agency_in_own_words(_sentences(document.blocks))
    place = _located(agency, texts, document.blocks) if agency else None
    return Identity(
        agency_name=agency,
        scope="unit" if agency and _OWN_UNIT.search(agency) else _scope(texts) or _scope(cover),
        stage=stage_of(cover)
        or stage_of(texts)
        or stage_by_words(texts)
        or stage_of_notice(paragraphs),
        fiscal_year=year,
        division_code=place.code if place else None,
        province=place.province if place else None,
        city=place.city if place else None,
        subordinate_units=subordinate_units(document.blocks),
    )


def _short_texts(blocks: Sequence[Block]) -> Iterator[str]:
    """Yield headings, labels and label cells of leading grid rows, white space removed."""
    for block in blocks:
        if isinstance(block, Table):
            cells = (cell.text for row in block.rows[:3] for cell in row.cells)
            yield from (compact(text) for text in cells if labels().agency.match(compact(text)))
        elif len(text := compact(block.text)) <= _LONGEST_LABEL:
            yield _CHINESE_YEAR.sub(lambda year: year[0].translate(_CHINESE_DIGITS), text)


def _labelled_agency(texts: Sequence[str]) -> str | None:
    """Return the name that most agency labels (单位名称：…) give, beside them if need be."""
    names: Counter[str] = Counter()
    for index, text in enumerate(texts):
        if label := labels().agency.match(text):
            beside = [t for t in texts[max(0, index - 1) : index + 2] if is_agency(t)]
            names.update([label["name"]] if label["name"] else beside[:1])
    return without_bookkeeping(names.most_common(1)[0][0]) if names else None


def _sentences(blocks: Sequence[Block]) -> Iterator[str]:
    texts = (compact(block.text) for block in blocks if not isinstance(block, Table))
    return (sentence for text in texts for sentence in text.split("。"))


def _located(agency: str, texts: Sequence[str], blocks: Sequence[Block]) -> Division | None:
    """Return the division of an agency; the text may name it in full only once."""
    place = locate(agency, texts)
    if place is not None:
        return place
    full = re.compile(rf"[\u4e00-\u9fff]{{2,16}}(?={re.escape(compact(agency))})")
    found = (name[0] for text in _sentences(blocks) for name in full.finditer(text))
    return next((place for name in found if (place := locate(name, texts))), None)


def _scope(texts: Sequence[str]) -> str | None:
    """Return the scope that the titles name first: 部门预算 or 单位预算."""
    scopes = (_SCOPES[found["scope"]] for text in texts if (found := _SCOPED.search(text)))
    return next(scopes, None)
