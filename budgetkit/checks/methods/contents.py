"""The list of contents against the tables, and the tables' labels against each other."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from rapidfuzz import fuzz

from budgetkit.checks.catalogue import Rule
from budgetkit.checks.labels import bare, is_top_function
from budgetkit.checks.ledger import Block, Ledger, Sheet
from budgetkit.checks.model import Nature
from budgetkit.checks.outcome import Observation, Passed, Skip, Yield
from budgetkit.disclosure.captions import entry_of_title
from budgetkit.text import compact

_MARK = re.compile(
    r"^(?:第[一二三四五六七八九十]+部分[:：]?)?(?:附?表(?:[一二三四五六七八九十]+|[0-9]{1,2}(?![0-9]))[、:：.]?"
    r"|[(（]?(?:[一二三四五六七八九十]+|[0-9]{1,2}(?![0-9]))[)）、.．:：])?"
    r"(?:20[0-9]{2}年度?)?(?:本?(?:部门|单位))?"
)
_PAGE = re.compile(r"[.…·\s]*[0-9]*$")
_LEADER = re.compile(r"[.…·]{2}")
_TABLE = re.compile(r"表(?:[(（].*[)）])?$")
_LISTED_TABLE = re.compile(r"^附?表(?:[一二三四五六七八九十]+|[0-9]{1,2}(?![0-9]))[、:：.]?.{4}")
_ORDINAL = re.compile(r"^([一二三四五六七八九十]{1,3})、(.+)")
_LABEL = re.compile(r"^([^0-9一二三四五六七八九十]*)[0-9一二三四五六七八九十]+$")
_NEARLY = 85
_SHORTEST = 4
_LONGEST = 40
_MOST = 0.6


def tables(ledger: Ledger, rule: Rule) -> Iterator[Yield]:
    """Every table that the list of contents names is there."""
    titles = [_title(sheet.title) for sheet in ledger.sheets if sheet.title]
    read = {sheet.table_id for sheet in ledger.sheets}
    listed = [
        (block, title, entry.table_id)
        for block, title in _entries(ledger)
        if _TABLE.search(title) and (entry := entry_of_title(title))
    ]
    if not listed or not titles:
        yield Skip("没有列出报表的目录")
        return
    titles += _short_titles(ledger)
    left = [(block, title) for block, title, table_id in listed if table_id not in read]
    yield Passed(len(listed) - len(left))
    yield from _found(left, titles, "目录列有“{}”，没有读到这张表")


def headings(ledger: Ledger, rule: Rule) -> Iterator[Yield]:
    """Every section that the list of contents names is there."""
    listed = [
        (block, title)
        for block, title in _entries(ledger)
        if not _TABLE.search(title) and len(title) >= _SHORTEST
    ]
    if not listed:
        yield Skip("没有列出各部分的目录")
        return
    yield from _found(listed, _short_titles(ledger), "目录列有“{}”，正文没有这个标题")


def _entries(ledger: Ledger) -> list[tuple[Block, str]]:
    """The lines of the list of contents with what they name; those read as text are of tables."""
    as_text = [block for block in ledger.text if _LISTED_TABLE.match(compact(block.text))]
    return [(block, _title(block.text)) for block in (*ledger.contents, *as_text)]


def _title(text: str) -> str:
    """What a heading or a line of the contents names, without mark, year and page."""
    return _MARK.sub("", _PAGE.sub("", compact(text)))


def _short_titles(ledger: Ledger) -> list[str]:
    """What the headings name, those that were read as short paragraphs included."""
    short = (block.text for block in ledger.text if len(block.text) <= _LONGEST)
    return [_title(text) for text in short if not _LEADER.search(text)]


def _found(
    listed: list[tuple[Block, str]], titles: list[str], message: str
) -> Iterator[Observation | Passed]:
    """What is there by its name, then by a name alike that nothing else on the list has."""
    names = {title for _, title in listed}
    others = [other for other in titles if other not in names]
    for block, title in listed:
        if title in titles or any(_is_alike(title, other) for other in others):
            yield Passed()
        else:
            yield Observation(
                message.format(title),
                (block.evidence,),
                nature=Nature.UNDETERMINED,
                actual=title,
            )


def _is_alike(title: str, other: str) -> bool:
    """Whether the names are nearly the same, or a heading says all that the contents say."""
    rest = iter(other)
    return fuzz.ratio(title, other) >= _NEARLY or all(char in rest for char in title)


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
