"""The list of contents against the tables, and the tables' labels against each other."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from rapidfuzz import fuzz

from budgetkit.checks.catalogue import Rule
from budgetkit.checks.labels import bare, is_top_function
from budgetkit.checks.ledger import Ledger, Sheet
from budgetkit.checks.model import Nature
from budgetkit.checks.outcome import Observation, Passed, Skip, Yield
from budgetkit.text import compact

_ENTRY = re.compile(
    r"^(?:附?表(?:[一二三四五六七八九十]+|[0-9]{1,2}(?![0-9])))[、:：.]?(?P<title>.{4,60}?)[.…·]*[0-9]*$"
)
_ORDINAL = re.compile(r"^([一二三四五六七八九十]{1,3})、(.+)")
_LABEL = re.compile(r"^([^0-9一二三四五六七八九十]*)[0-9一二三四五六七八九十]+$")
_NEARLY = 90
_MOST = 0.6


def tables(ledger: Ledger, rule: Rule) -> Iterator[Yield]:
    """Every table that the list of contents names is there."""
    titles = [compact(sheet.title) for sheet in ledger.sheets if sheet.title]
    listed = [
        (block, found["title"])
        for block in ledger.text
        if (found := _ENTRY.match(compact(block.text)))
    ]
    if not listed or not titles:
        yield Skip("没有列出报表的目录")
        return
    for block, title in listed:
        if any(fuzz.ratio(title, other) >= _NEARLY for other in titles):
            yield Passed()
        else:
            yield Observation(
                f"目录列有“{title}”，没有读到这张表",
                (block.evidence,),
                nature=Nature.UNDETERMINED,
                actual=title,
            )


def labels(ledger: Ledger, rule: Rule) -> Iterator[Yield]:
    """The tables' numbers begin with the same words."""
    labelled = [
        (sheet, found[1])
        for sheet in ledger.sheets
        if sheet.table_id and (found := _LABEL.match(compact(sheet.number or "")))
    ]
    usual = Counter(words for _, words in labelled).most_common(1)
    for sheet, words in labelled:
        if words == usual[0][0]:
            yield Passed()
        elif usual[0][1] > _MOST * len(labelled):
            yield Observation(
                f"{sheet.label}的表号印作“{sheet.number}”，其他表以“{usual[0][0]}”开头",
                (sheet.evidence,),
                nature=Nature.UNDETERMINED,
                expected=usual[0][0],
                actual=words,
            )


def row_names(ledger: Ledger, rule: Rule) -> Iterator[Yield]:
    """The numbered rows of the summaries bear one name in all of them, blank rows included."""
    sheets = [sheet for name in rule.options["tables"] for sheet in ledger.tables(name)]
    for first, second in pairwise(sheets):
        known, other = _numbered(first), _numbered(second)
        for ordinal in known.keys() & other.keys():
            name, again = known[ordinal], other[ordinal]
            if not (is_top_function(name) or is_top_function(again)):
                continue
            if bare(name) == bare(again):
                yield Passed()
            elif fuzz.ratio(bare(name), bare(again)) >= rule.options["alike"]:
                yield Observation(
                    f"{second.label}第{ordinal}项印作“{again}”，{first.label}为“{name}”",
                    (second.names[again], first.names[name]),
                    nature=Nature.UNDETERMINED,
                    expected=name,
                    actual=again,
                )


def _numbered(sheet: Sheet) -> dict[str, str]:
    """Names by list mark, of the longer of the lists that the table prints."""
    found: dict[str, str] = {}
    for name in sheet.names:
        ordinal = _ORDINAL.match(compact(name))
        if ordinal and ordinal[2].endswith(("支出", "费")):
            found.setdefault(ordinal[1], name)
    return found
