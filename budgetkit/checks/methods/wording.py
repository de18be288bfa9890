"""The wording of the text: what a template left behind, and what went missing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from budgetkit.checks.catalogue import Rule
from budgetkit.checks.ledger import Block, Ledger
from budgetkit.checks.model import Evidence, Nature
from budgetkit.checks.outcome import Observation, Passed, Skip, Yield
from budgetkit.text import compact

_AROUND = 18
_LONG = 40
_ENDS = tuple("。！？；：:;…”）)】》.、，,")
_LIST_MARK = re.compile(r"(?:^|[。；;：:，,、])(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})[)]$")
_ITEM = re.compile(r"(?:^|(?<=[。;；]))([0-9]{1,2})[、.．](?![0-9])")
_SENTENCE = re.compile(r"[，。；,;]")


def patterns(ledger: Ledger, rule: Rule) -> Iterator[Yield]:
    """No paragraph holds what the rule's expressions describe."""
    if not ledger.text:
        yield Skip("没有正文")
        return
    wrong = re.compile(rule.options["match"])
    fine = re.compile(rule.options["unless"]) if "unless" in rule.options else None
    for block in _blocks(ledger, rule):
        text = compact(block.text)
        found = [each for each in wrong.finditer(text) if not _is_fine(fine, text, each)]
        yield _observed(rule, block, text, found) if found else Passed()


def _blocks(ledger: Ledger, rule: Rule) -> list[Block]:
    """The text, and with the rule's leave what the forms say; repetitions once."""
    texts = [text for form in ledger.forms for text in form.texts.values()]
    told = {text.words: Block(text.words, False, text.evidence) for text in reversed(texts)}
    forms = list(reversed(told.values())) if rule.options.get("forms") else []
    names = _indicator_names(ledger) if rule.options.get("indicators") else []
    return [*ledger.text, *forms, *names]


def _indicator_names(ledger: Ledger) -> list[Block]:
    """The names of the indicators, each once."""
    found: dict[str, Block] = {}
    for form in ledger.forms:
        for each in form.indicators:
            found.setdefault(each.name, Block(each.name, False, each.evidence))
    return list(found.values())


def _observed(rule: Rule, block: Block, text: str, found: list[re.Match[str]]) -> Observation:
    quotes = [_around(text, each) for each in found]
    more = f"等 {len(found)} 处" if len(found) > 1 else ""
    return Observation(
        f"{rule.options['says']}：“{quotes[0]}”{more}",
        tuple(map(block.evidence_of, quotes)),
        actual=found[0].group(),
    )


def _is_fine(fine: re.Pattern[str] | None, text: str, found: re.Match[str]) -> bool:
    return fine is not None and fine.search(_around(text, found)) is not None


def _around(text: str, found: re.Match[str]) -> str:
    return text[max(0, found.start() - _AROUND) : found.end() + _AROUND]


def years(ledger: Ledger, rule: Rule) -> Iterator[Yield]:
    """The year that a heading or a set phrase names is the year of the disclosure."""
    if ledger.fiscal_year is None or not ledger.text:
        yield Skip("年度未识别或没有正文")
        return
    for block in ledger.text:
        expressions = rule.options["headings" if block.is_heading else "paragraphs"]
        for expression in expressions:
            for found in re.finditer(expression, compact(block.text)):
                yield _year(ledger.fiscal_year, block, found)


def _year(fiscal_year: int, block: Block, found: re.Match[str]) -> Yield:
    if int(found[1]) == fiscal_year:
        return Passed()
    return Observation(
        f"“{found.group()}”的年份为 {found[1]} 年，本材料为 {fiscal_year} 年",
        (block.evidence_of(found.group()),),
        expected=str(fiscal_year),
        actual=found[1],
    )


def unfinished(ledger: Ledger, rule: Rule) -> Iterator[Yield]:
    """A paragraph of the narrative before a heading ends with a full stop."""
    for block, after in zip(ledger.text, ledger.text[1:], strict=False):
        text = compact(block.text)
        sentence = len(text) >= _LONG and _SENTENCE.search(text) is not None
        if block.is_heading or not sentence or not after.is_heading:
            continue
        if text.endswith(_ENDS):
            yield Passed()
        else:
            yield Observation(
                f"段落末尾没有句号：“{text[-_AROUND:]}”",
                (block.evidence_of(text[-_AROUND:]),),
                nature=Nature.UNDETERMINED,
            )


def scope_words(ledger: Ledger, rule: Rule) -> Iterator[Yield]:
    """A unit speaks of 本单位, a department of 本部门; mixing them is worth a look."""
    words = {"unit": ("本单位", "本部门"), "department": ("本部门", "本单位")}
    if ledger.scope not in words or not ledger.text:
        return
    right, wrong = words[ledger.scope]
    own = sum(compact(block.text).count(right) for block in ledger.text)
    other = [block for block in ledger.text if wrong in compact(block.text)]
    count = sum(compact(block.text).count(wrong) for block in other)
    if not other or own < count:
        yield Passed(own)
        return
    yield Observation(
        f"全文称“{right}” {own} 次，另有 {count} 处称“{wrong}”",
        tuple(block.evidence_of(compact(block.text)[:60]) for block in other)[:6],
        expected=right,
        actual=wrong,
    )


def unpaired(ledger: Ledger, rule: Rule) -> Iterator[Yield]:
    """Every bracket and quotation mark of a text has its partner."""
    for block in _blocks(ledger, rule):
        text = compact(block.text)
        wrong = [pair for pair in rule.options["pairs"] if _unpaired_at(text, *pair) is not None]
        if not wrong:
            yield Passed()
            continue
        at = _unpaired_at(text, *wrong[0])
        quote = text[max(0, (at or 0) - _AROUND) : (at or 0) + _AROUND]
        yield Observation(
            f"“{wrong[0]}”不成对：“{quote}”",
            (block.evidence_of(quote),),
            nature=Nature.UNDETERMINED,
            actual=wrong[0],
        )


def _unpaired_at(text: str, opening: str, closing: str) -> int | None:
    """Where the first mark without partner stands."""
    open_at: list[int] = []
    for at, char in enumerate(text):
        if char == opening:
            open_at.append(at)
        elif char == closing and not (char == ")" and _is_mark(text, at)):
            if not open_at:
                return at
            open_at.pop()
    return open_at[0] if open_at else None


def _is_mark(text: str, at: int) -> bool:
    """Whether a closing bracket stands behind a list mark: ``1)``."""
    return _LIST_MARK.search(text[max(0, at - 4) : at + 1]) is not None


def numbering(ledger: Ledger, rule: Rule) -> Iterator[Yield]:
    """No number of a list in a form's text comes twice."""
    for form in ledger.forms:
        for text in {text.words: text for text in form.texts.values()}.values():
            marks = list(_ITEM.finditer(text.words))
            again = [
                later
                for at, later in enumerate(marks)
                if at and int(later[1]) > 1 and any(int(e[1]) == int(later[1]) for e in marks[:at])
            ]
            if again:
                quote = text.words[again[0].start() : again[0].start() + _AROUND]
                yield Observation(
                    f"“{form.project}”的{text.label}序号重复：“{quote}”",
                    (text.quoting(quote),),
                    actual=again[0][1],
                )
            elif len(marks) > 1:
                yield Passed()


def levels(ledger: Ledger, rule: Rule) -> Iterator[Yield]:
    """A text speaks of the level of government whose agency it is."""
    code = ledger.division_code
    if not code or not ledger.text:
        yield Skip("行政区划未识别或没有正文")
        return
    for entry in rule.options["levels"]:
        wanted = re.compile(entry["says"])
        found = [each for each in ledger.text if wanted.search(compact(each.text))]
        if re.search(entry["code"], code) or not found:
            yield Passed()
            continue
        words = [(each, wanted.search(compact(each.text))) for each in found]
        quotes = [each.evidence_of(match.group()) for each, match in words if match]
        yield Observation(
            f"文中称“{quotes[0].quote}”，而本材料属行政区划 {code}",
            tuple(quotes)[:6],
            actual=quotes[0].quote,
        )


def attached(ledger: Ledger, rule: Rule) -> Iterator[Yield]:
    """What the text says there is none of is not attached behind it."""
    for fact in ledger.about("text"):
        if fact.subject != rule.options["subject"] or not re.search("无|没有", fact.text):
            continue
        behind = [block for block in ledger.text if _is_behind(block, fact.evidence)]
        wanted = re.compile(rule.options["attached"])
        found = [block for block in behind if wanted.search(compact(block.text))]
        if found:
            yield Observation(
                f"情况说明写“{fact.text}”，其后却附有“{compact(found[0].text)[:40]}”",
                (fact.evidence, found[0].evidence),
                actual=fact.text,
            )
        else:
            yield Passed()


def _is_behind(block: Block, place: Evidence) -> bool:
    here = block.evidence
    if place.line is not None and here.line is not None:
        return here.line > place.line
    return place.page is not None and here.page is not None and here.page > place.page
