"""Laws: what a sentence states is read back, whatever the style; no text is too strange."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from budgetkit.disclosure.model import NarrativeFact
from budgetkit.text import compact
from tests.disclosure.narrative.reading import facts_of

SUBJECTS = (
    "基本支出",
    "项目支出",
    "公务接待费",
    "会议费",
    "培训费",
    "机关运行经费",
    "住房保障支出",
)
REASONS = ("人员增加", "按规定压减支出", "新增专项任务，标准提高")
WORDS = {"increase": ("增加", "增长"), "decrease": ("减少", "下降")}
Told = tuple[str, str, Decimal | None, str | None, str | None]


@dataclass(frozen=True)
class Item:
    """A subject with what is said of it."""

    subject: str
    amount: str
    share: str | None
    direction: str | None
    change: str
    percent: str
    reason: str

    def told(self) -> list[Told]:
        facts: list[Told] = [(self.subject, "amount", _decimal(self.amount), None, None)]
        if self.share:
            facts.append((self.subject, "share", _decimal(self.share), None, None))
        if self.direction == "same":
            facts.append((self.subject, "change_amount", None, "same", None))
        elif self.direction:
            for metric, text in (("change_amount", self.change), ("change_percent", self.percent)):
                reason = compact(self.reason)
                facts.append((self.subject, metric, _decimal(text), self.direction, reason))
        return facts


def _decimal(text: str) -> Decimal:
    return Decimal(text.replace(",", ""))


def one_sentence(item: Item) -> str:
    """Print an item as Shanxi does: clauses joined by commas."""
    text = f"{item.subject}{item.amount}万元" + (f"，占{item.share}%" if item.share else "")
    if item.direction == "same":
        text += "，与上年预算数相同"
    elif item.direction:
        up, grown = WORDS[item.direction]
        text += f"，比上年{up}{item.change}万元，{grown}{item.percent}%，主要原因是{item.reason}"
    return text + "。"


def three_sentences(item: Item) -> str:
    """Print an item as Jiangsu does: the change and its reason in sentences of their own."""
    text = f"{item.subject}预算支出 {item.amount} 万元"
    text += f"，占本年支出合计的 {item.share}%。" if item.share else "，主要用于日常开支。"
    if item.direction == "same":
        text += "与上年预算数相同。"
    elif item.direction:
        word = WORDS[item.direction][0]
        text += f"与上年相比{word} {item.change} 万元，{word} {item.percent}%。"
        text += f"主要原因是：{item.reason}。"
    return text


def with_year(item: Item) -> str:
    """Print an item as the central government does: agency and years named."""
    text = f"青山市水务局2026年{item.subject}预算{item.amount}万元"
    text += f"，占{item.share}％" if item.share else ""
    if item.direction == "same":
        text += "，与2025年预算持平"
    elif item.direction:
        word, rate = WORDS[item.direction][0], {"increase": "增幅", "decrease": "减幅"}
        text += f"，较2025年预算{word}{item.change}万元，{rate[item.direction]}{item.percent}%，"
        text += f"主要原因是{item.reason}"
    return text + "。"


amounts = st.integers(0, 10**9).map(lambda cents: f"{cents / 100:,.2f}")
percents = st.integers(0, 9999).map(lambda number: f"{number / 100:g}")
items = st.builds(
    Item,
    subject=st.sampled_from(SUBJECTS),
    amount=amounts,
    share=st.none() | percents,
    direction=st.sampled_from((None, "increase", "decrease", "same")),
    change=amounts,
    percent=percents,
    reason=st.sampled_from(REASONS),
)
styles: st.SearchStrategy[Callable[[Item], str]] = st.sampled_from(
    (one_sentence, three_sentences, with_year)
)


@given(stated=st.lists(items, min_size=1, max_size=5), style=styles, split=st.booleans())
def test_what_is_stated_is_read_back(
    stated: list[Item], style: Callable[[Item], str], split: bool
) -> None:
    sentences = [style(item) for item in stated]
    facts = facts_of(*(sentences if split else ["".join(sentences)]))
    assert [_told(fact) for fact in facts] == [told for item in stated for told in item.told()]


def _told(fact: NarrativeFact) -> Told:
    return (fact.subject, fact.metric, fact.value, fact.direction, fact.reason)


_WORDS = (
    "其中： 包括 比上年 增加 减少 占 主要原因是 （ ） ， 。 ； “ 个 辆 2026年 与上年持平 本单位无"
)
_NUMBERS = "12.5 1,234万元 3% 截至2025年底 50万元以上"
fragments = st.sampled_from([*SUBJECTS, *_WORDS.split(), *_NUMBERS.split()])


@given(st.lists(fragments | st.text(max_size=4), max_size=30).map("".join))
def test_any_text_is_read_without_an_error_and_every_fact_stands_in_it(text: str) -> None:
    for fact in facts_of(text):
        assert fact.value_text in text
        assert fact.quote in text
        assert 0 < fact.confidence <= 1
        assert fact.place.line == 2


@given(st.lists(fragments, max_size=30).map("".join))
def test_no_amount_is_lost(text: str) -> None:
    printed = len(re.findall(r"1,234万元(?!以上)", text))
    assert sum(fact.value_text.endswith("1,234") for fact in facts_of(text)) == printed
