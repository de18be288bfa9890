"""What a notebook and a terminal show; whatever a document says is only text."""

from __future__ import annotations

from html.parser import HTMLParser

from budgetkit.dataset.tables import tables_of
from budgetkit.workbench import Corpus, Disclosure, Source
from budgetkit.workbench.frames import Frames
from budgetkit.workbench.repr.card import Card, Section
from budgetkit.workbench.repr.html import card_html, source_html
from budgetkit.workbench.repr.terminal import card_text
from tests.dataset import handmade

EVIL = "<script>alert(1)</script>&'\"[bold]\x1b[2J"


class Tags(HTMLParser):
    """Collects the tags and the text of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.texts: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        known = {"class", "lang", "scope", "tabindex", "role", "aria-label"}
        assert {name for name, _ in attrs} <= known

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


def evil_card() -> Card:
    return Card(EVIL, [(EVIL, EVIL)], [Section(EVIL, (EVIL,), [(EVIL,)], EVIL)], [EVIL])


def test_html_escapes_every_value() -> None:
    page = Tags(card_html(evil_card()))
    assert "script" not in page.tags
    assert page.texts.count(EVIL) == 8


def test_a_terminal_sees_neither_markup_nor_control_characters() -> None:
    text = card_text(evil_card())
    assert "\x1b" not in text
    assert text.count("[bold]\ufffd[2J") == 8


def test_a_source_escapes_its_quote() -> None:
    source = Source("0" * 16, EVIL, 3, None, None, "vector", 0.9, EVIL)
    page = Tags(source_html(source))
    assert page.tags == {"style", "section", "p", "span", "blockquote"}
    assert EVIL in page.texts
    assert source._repr_html_() == source_html(source)


def test_an_evil_agency_is_only_a_name() -> None:
    made = handmade.outcome(agency_name=EVIL)
    assert made.disclosure_id is not None
    found = Disclosure(Frames(tables_of([made]).__getitem__), made.disclosure_id)
    page = Tags(found._repr_html_())
    assert "script" not in page.tags
    assert f"{EVIL} · 2026 年预算" in page.texts
    assert "\x1b" not in repr(found)


def test_a_disclosure_shows_what_it_holds(disclosure: Disclosure) -> None:
    assert repr(disclosure).splitlines() == [
        "晋城市某局 · 2026 年预算",
        "范围      单位",
        "地区      山西省晋城市（140500）",
        "所属单位  0 个",
        "文件      a.txt",
        "情况说明  1 条事实",
        "支出总计  303,000.00 元",
        "基本支出  101,000.00 元",
        "项目支出  202,000.00 元",
        "",
        "报表",
        "标题                标识                 单位  行数  内容",
        "2026年预算支出总表  expenditure_summary  万元  4     7 个金额",
        "另有 1 张表格未识别，原文在 table_rows。",
    ]
    page = Tags(disclosure._repr_html_())
    assert "202,000.00 元" in page.texts
    assert page.tags >= {"dl", "table", "th"}


def test_a_disclosure_of_unknown_identity_says_so() -> None:
    made = handmade.outcome(agency_name=None, fiscal_year=None, stage=None, scope=None)
    assert made.disclosure_id is not None
    found = Disclosure(Frames(tables_of([made]).__getitem__), made.disclosure_id)
    first, second, *_ = repr(found).splitlines()
    assert first == "名称未识别 · 年度未识别预算或决算未识别"
    assert second == "范围      未识别"


def test_a_corpus_shows_what_it_holds(corpus: Corpus) -> None:
    assert repr(corpus).splitlines()[1:] == [
        "公开材料  2 份",
        "文件      2 个（完整 2，部分 0，失败 0）",
        "金额      14 个",
        "事实      2 条",
        "",
        "公开材料",
        "名称        年度  范围  阶段",
        "晋城市某局  2025  单位  预算",
        "晋城市某局  2026  单位  预算",
    ]
    assert Tags(corpus._repr_html_()).texts.count("晋城市某局") == 2
