"""Whose disclosure a document is: agency, scope, stage, year, place, subordinate units."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from budgetkit.disclosure.catalogue import labels
from budgetkit.disclosure.model import Identity
from budgetkit.disclosure.reference.places import locate
from budgetkit.disclosure.units_included import subordinate_units
from budgetkit.document.model import Block, Document, Table
from budgetkit.text import compact, tidy

_LONGEST_LABEL = 80
_COVER_BLOCKS = 12
_TITLE = re.compile(
    r"^(?P<agency>.{2,40}?)?(?P<year>20[0-9]{2})年?度?(?P<agency2>.{2,40}?)?"
    r"(?P<scope>部门|单位)?(?:综合)?(?P<stage>预算|决算)"
)
_SCOPED = re.compile(r"(?P<scope>部门|单位)(?:综合)?(?:预算|决算)")
_AGENCY_ONLY = re.compile(
    r"^[\u4e00-\u9fff()“”、]{3,40}(?:局|委员会|办公室|厅|院|部|中心|办事处|委|会|校|所|站|队|政府"
    r"|馆|处|大学|中学|小学|幼儿园|集团|报社|电视台|林场|农场|公园|基地)"
    r"(?:[(][^()]{1,12}[)])?$"
)
_PART_TITLE = re.compile(r"^第.{1,3}[部章]|^[一二三四五六七八九十]+、|^[0-9]|^附件|.*20[0-9]{2}$")
_CHINESE_YEAR = re.compile("二[〇零○O0][一二三四五六七八九〇零○O0]{2}(?=年)")
_CHINESE_DIGITS = str.maketrans("〇零○O一二三四五六七八九", "0000123456789")
_ABOUT = re.compile("关于$")
_BOOKKEEPING = re.compile(r"[(（](?:汇总|部门汇总|合计)[)）]$")
_OWN_UNIT = re.compile(r"[(（](?:本级|本部)[)）]$|本级$")
_SCOPES = {"部门": "department", "单位": "unit"}
_STAGES = {"预算": "budget", "决算": "final_accounts"}


def read_identity(document: Document) -> Identity:
    """Return what the cover, the headings and the labels of a document say of it."""
    texts = list(_short_texts(document.blocks))
    cover = list(_with_joined(texts[:_COVER_BLOCKS]))
    year = _year(cover) or _year(texts)
    agency = _labelled_agency(texts) or _cover_agency(cover)
    place = locate(agency, texts) if agency else None
    return Identity(
        agency_name=agency,
        scope="unit" if agency and _OWN_UNIT.search(agency) else _scope(texts),
        stage=_stage(cover) or _stage(texts),
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


def _with_joined(texts: Sequence[str]) -> Iterator[str]:
    """Yield the cover's lines, each also joined with the next: a title may take two."""
    for first, second in zip_longest(texts, texts[1:], fillvalue=""):
        yield first
        yield first + second


def _labelled_agency(texts: Sequence[str]) -> str | None:
    """Return the name that most agency labels (单位名称：…) give, beside them if need be."""
    names: Counter[str] = Counter()
    for index, text in enumerate(texts):
        if label := labels().agency.match(text):
            beside = [t for t in texts[max(0, index - 1) : index + 2] if _AGENCY_ONLY.match(t)]
            names.update([label["name"]] if label["name"] else beside[:1])
    return _BOOKKEEPING.sub("", names.most_common(1)[0][0]) if names else None


def _cover_agency(cover: Sequence[str]) -> str | None:
    for text in cover:
        if (title := _TITLE.match(text)) and (name := _named_by(title)):
            return name
    return next((text for text in cover if _AGENCY_ONLY.match(text)), None)


def _named_by(title: re.Match[str]) -> str | None:
    """Return the agency that a title names, before the year or behind it."""
    before = _ABOUT.sub("", labels().number.sub("", title["agency"] or ""))
    if before and not _PART_TITLE.match(before):
        return _BOOKKEEPING.sub("", tidy(before))
    behind = title["agency2"]
    return tidy(behind) if behind and _AGENCY_ONLY.match(behind) else None


def _year(texts: Sequence[str]) -> int | None:
    years = (int(title["year"]) for text in texts if (title := _TITLE.match(text)))
    return next(years, None)


def _stage(texts: Sequence[str]) -> str | None:
    stages = (_STAGES[title["stage"]] for text in texts if (title := _TITLE.match(text)))
    return next(stages, None)


def _scope(texts: Sequence[str]) -> str | None:
    """Return the scope that the titles name first: 部门预算 or 单位预算."""
    scopes = (_SCOPES[found["scope"]] for text in texts if (found := _SCOPED.search(text)))
    return next(scopes, None)
