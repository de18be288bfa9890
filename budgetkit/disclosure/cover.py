"""What a title or a first sentence says of a disclosure: agency, year, stage."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest

from budgetkit.disclosure.catalogue import labels
from budgetkit.disclosure.reference.places import is_division
from budgetkit.document.model import Block, Heading, Paragraph
from budgetkit.text import compact, is_enumerated, tidy, without_enumeration

_TITLE = re.compile(
    r"^(?P<agency>.{2,40}?)??(?P<year>20[0-9]{2})年?度?(?P<agency2>.{2,40}?)??"
    r"(?P<scope>部门|单位)?(?:综合)?(?:[“\"]?三公[”\"]?(?:经费|财政拨款|支出)*(?P<stage3>预算|决算)?"
    r"|(?P<stage>预算|决算))"
)
_UNDATED = re.compile(
    r"^(?P<agency>[^,，。;；:：“”]{4,40}?)(?:部门|单位)?[“\"]三公[”\"]?经费(?P<stage>预算|决算)"
    r"(?:(?P<year>20[0-9]{2})年)?"
)
_BUDGETS = re.compile(r"(?:一般公共|公共财政|政府性基金|国有资本经营|社会保险基金)预算")
"""Names of budgets, which do not tell the stage: 一般公共预算支出决算."""
_SPLIT_NAME = re.compile(
    r"(?:[省市区县州]级|一般公共(?:预算)?|开支|财政拨款|拨款|支出|安排的?|使用|本级)+$"
)
_AGENCY_ONLY = re.compile(
    r"^[\u4e00-\u9fff()“”、]{3,40}(?:局|委员会|办公室|厅|院|部|中心|办事处|委|会|校|所|站|队|政府"
    r"|馆|处|大学|中学|小学|幼儿园|集团|报社|电视台|林场|农场|公园|基地)"
    r"(?:[(][^()]{1,12}[)])?$"
)
_NO_NAME = re.compile(
    r"[。;:：；,，?!？！<>/|%]"
    r"|^(?:按照|根据|为|来源|单位|附件|关于|现将|其中|经(?:比较|汇总|统计)|20[0-9]{2}年"
    r"|[本我各](?:部门|单位|局|镇|乡|县|市|区|校|院))"
)
_PART_TITLE = re.compile(r"^第.{1,3}[部章]|^[一二三四五六七八九十]+、|^[0-9]|^附件|.*20[0-9]{2}$")
_ANNOUNCED = re.compile(r"^.*[,，。:：](?:现将|现就|现对|兹将|将|经[^,，。]{0,20}汇总[,，])")
_OUTTURN = re.compile("决算|(?<!上年)(?<!上年度)(?<!年)(?<!去年)年初预算")
_NAMES_OF_LAW = re.compile("预算法|预决?算(?:信息)?公开|预决算")
_SOME_YEAR = re.compile("(?<![比较与同至])(20[0-9]{2})年")
_NOTE_BEFORE = re.compile(r"^[(（【\[][^()（）】\]]*(?:公开|预算|决算)[^()（）】\]]*[)）】\]]")
_ABOUT = re.compile("关于$")
_BOOKKEEPING = re.compile(r"[(（](?:汇总|部门汇总|合计)[)）]$")
_OWN_WORDS = re.compile(
    r"^(?P<agency>[\u4e00-\u9fff()（）]{4,40}?)(?:是|为|系)[^,，。;；]{0,24}(?:单位|机构|部门|机关|学校|医院)"
)
_AGAINST = ("比", "较", "与", "同")
_LONGEST_LEAD = 60
_LEADS = 3
_STAGES = {"预算": "budget", "决算": "final_accounts"}
_MEASURED_AGAINST = re.compile("(?:比|较|与|同|上年度?|去年)[^,，。;；]{0,12}?决算数?")


def with_joined(texts: Sequence[str]) -> Iterator[str]:
    """Yield the cover's lines, each also joined with the next: a title may take two."""
    for first, second in zip_longest(texts, texts[1:], fillvalue=""):
        yield first
        yield first + second


def leads(blocks: Sequence[Block]) -> list[str]:
    """Return how the first long paragraphs begin: a notice may have no other title."""
    texts = first_paragraphs(blocks)
    announced = (_ANNOUNCED.sub("", text) for text in texts)
    return [text[:_LONGEST_LEAD] for text in (*texts, *announced)]


def first_paragraphs(blocks: Sequence[Block]) -> list[str]:
    """Return the first long texts of a document, white space removed."""
    texts = (compact(block.text) for block in blocks if isinstance(block, Heading | Paragraph))
    return [text for text in texts if len(text) > _LONGEST_LEAD][:_LEADS]


def is_agency(text: str) -> bool:
    """Return whether a line is nothing but the name of an agency."""
    return _AGENCY_ONLY.match(text) is not None


def agency_of(cover: Iterable[str]) -> str | None:
    """Return the agency that the first title naming one names, else a line that is a name."""
    lines = list(cover)
    for text in lines:
        if (title := _match(text)) and (name := _named_by(title)):
            return name
        if (undated := _UNDATED.match(text)) and (name := _plain(undated["agency"])):
            return name
    return next((text for text in lines if is_agency(text)), None)


def agency_in_own_words(texts: Iterable[str]) -> str | None:
    """Return the agency that a sentence describes: 某某学校为公益一类事业单位."""
    for text in texts:
        sentence = _OWN_WORDS.match(without_enumeration(text).rpartition(":")[2])
        if sentence and is_agency(sentence["agency"]):
            return tidy(sentence["agency"])
    return None


def without_bookkeeping(name: str) -> str:
    """Return a name without (汇总), which says how it was added up."""
    return _BOOKKEEPING.sub("", name)


def year_of(texts: Iterable[str]) -> int | None:
    """Return the year of the first title."""
    titles = (_match(text) or _UNDATED.match(text) for text in texts)
    return next((int(title["year"]) for title in titles if title and title["year"]), None)


def stage_of(texts: Iterable[str]) -> str | None:
    """Return the stage that the first title names."""
    stages = (_stage(text) for text in texts)
    return next((_STAGES[stage] for stage in stages if stage), None)


def _stage(text: str) -> str | None:
    title, undated = _match(text), _UNDATED.match(text)
    if title:
        return title["stage"] or title["stage3"]
    return undated["stage"] if undated else None


def stage_by_words(texts: Iterable[str]) -> str | None:
    """Return the stage that headings without a year name; final accounts print budgets too."""
    words = [_MEASURED_AGAINST.sub("", _without_budgets(text)) for text in texts]
    if sum("决算" in text for text in words) > 1:
        return "final_accounts"
    return None


def year_of_notice(texts: Iterable[str]) -> int | None:
    """Return the first year that a notice names and measures nothing against."""
    years = (_SOME_YEAR.search(text) for text in texts)
    return next((int(year[1]) for year in years if year), None)


def stage_of_notice(texts: Iterable[str]) -> str | None:
    """Return the stage of a notice: of final accounts if it states any outturn.

    What is told beside the year's initial budget is outturn.
    """
    plain = (_NAMES_OF_LAW.sub("", _without_budgets(text)) for text in texts)
    told = " ".join(_MEASURED_AGAINST.sub("", text) for text in plain)
    if _OUTTURN.search(told):
        return "final_accounts"
    return "budget" if "预算" in told else None


def _without_budgets(text: str) -> str:
    return _BUDGETS.sub(lambda name: name[0].removesuffix("预算"), text)


def _match(text: str) -> re.Match[str] | None:
    """Return a text as title; a year that something is measured against makes none."""
    printed = _without_budgets(_NOTE_BEFORE.sub("", text))
    title = _TITLE.match(_ANNOUNCED.sub("", printed)) or _TITLE.match(printed)
    return None if title and (title["agency"] or "").endswith(_AGAINST) else title


def _named_by(title: re.Match[str]) -> str | None:
    """Return the agency that a title names, before the year or behind it."""
    before = _ABOUT.sub("", labels().number.sub("", title["agency"] or ""))
    if before and not _PART_TITLE.match(before) and (name := _plain(before)):
        return name
    behind = _SPLIT_NAME.sub("", title["agency2"] or "")
    return tidy(behind) if is_agency(behind) or is_division(behind) else None


def _plain(name: str) -> str | None:
    """Return a name as it is written, None for words that name nothing."""
    plain = _SPLIT_NAME.sub("", without_bookkeeping(tidy(name)))
    if _NO_NAME.search(plain) or is_enumerated(plain) or len(plain) < 2:
        return None
    return plain
