"""Pages in a real browser without network: nothing leaves, nothing complains, all can read.

Needs Chromium, and axe-core's ``axe.min.js`` at ``BUDGETKIT_AXE``; ``.ci/run`` brings both.
``BUDGETKIT_PICTURES=folder`` keeps pictures of the pages.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from budgetkit.reports.page import export
from budgetkit.reports.record import Record
from tests.document.xlsx.test_read import book
from tests.reports.browser import Tab, browser, chromium
from tests.reports.conftest import DISCLOSURE_ID
from tests.reports.subject import notebook_of
from tests.reports.test_evil import EVIL, evil
from tests.reports.test_source_pages import cite, entry
from tests.typesetter.xlsx import saved

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("records")]
PAGES = {
    "index": "index.html",
    "unit": f"{DISCLOSURE_ID}.html",
    "comparison": "比较-*.html",
    "panel": "历年-*.html",
    "targets": "绩效目标-全部.html",
    "targets of one": "绩效目标-2024-*.html",
    "overview": "材料总览.html",
    "tour": "导览.html",
    "lines of a transcript": f"sources/{DISCLOSURE_ID}/*.html",
    "page of a PDF": "sources/历年-*/*.html",
}
WIDTHS = (1280, 390)


@pytest.fixture(scope="module")
def tab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Tab]:
    program = chromium()
    if program is None:
        pytest.skip("no Chromium: install one, or name it in BUDGETKIT_CHROMIUM")
    with browser(program, tmp_path_factory.mktemp("profile")) as opened:
        yield opened


@pytest.fixture(scope="module")
def axe() -> str:
    path = os.environ.get("BUDGETKIT_AXE")
    if not path:
        pytest.skip("no axe-core: name its axe.min.js in BUDGETKIT_AXE")
    return Path(path).read_text(encoding="utf-8")


@pytest.fixture(params=list(PAGES.values()), ids=list(PAGES))
def page(request: pytest.FixtureRequest, every: tuple[Path, list[Record]]) -> Path:
    """A page of every kind."""
    found: Path = sorted(every[0].glob(request.param))[0]
    return found


def assert_quiet(tab: Tab, page: Path) -> None:
    assert tab.complaints == []
    leaving = [url for url in tab.requests if not url.startswith(("data:", page.as_uri()))]
    assert leaving == []


@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_leaves_and_nothing_complains(tab: Tab, page: Path, width: int) -> None:
    tab.open(page, width=width)
    assert_quiet(tab, page)
    assert tab.run("document.documentElement.scrollWidth <= window.innerWidth")
    folder = os.environ.get("BUDGETKIT_PICTURES")
    if folder:
        tab.picture(Path(folder, f"{page.stem}-{width}.png"))


@pytest.mark.parametrize("width", WIDTHS)
def test_everybody_can_read_it(tab: Tab, axe: str, page: Path, width: int) -> None:
    tab.open(page, width=width)
    tab.run(axe)
    done = tab.run("axe.run(document, {resultTypes: ['violations']})")
    assert serious(done) == []


@pytest.mark.parametrize("width", WIDTHS)
def test_the_cells_of_a_workbook_can_be_read(
    tab: Tab, axe: str, tmp_path: Path, width: int
) -> None:
    rows = [
        [f"一般公共服务支出{n}", *(1234.5 + n + column for column in range(12))] for n in range(9)
    ]
    (tmp_path / "a.xlsx").write_bytes(saved(book(["项目", *"甲乙丙丁戊己庚辛壬癸子丑"], *rows)))
    cite(tmp_path, {"d" * 16: str(tmp_path / "a.xlsx")},
         entry("t1-1-1", page=1, line=5, printed="1237.5 万元"))  # fmt: skip
    (page,) = (tmp_path / "sources" / "报告").iterdir()
    tab.open(page, width=width)
    assert_quiet(tab, page)
    assert tab.run("document.documentElement.scrollWidth <= window.innerWidth")
    tab.run(axe)
    assert serious(tab.run("axe.run(document, {resultTypes: ['violations']})")) == []
    height = "[...document.querySelectorAll('.cited')].map(c => c.getClientRects().length)"
    assert tab.run(height) == [1]


def serious(done: dict[str, Any]) -> list[tuple[str, str]]:
    return [(each["id"], node["html"][:200]) for each in done["violations"]
            if each["impact"] in ("serious", "critical") for node in each["nodes"]]  # fmt: skip


def test_the_index_sorts(tab: Tab, every: tuple[Path, list[Record]]) -> None:
    tab.open(every[0] / "index.html")
    column = "[...document.querySelectorAll('#reports tbody tr')].map(r => r.cells[6].textContent)"
    press = "document.querySelector('th[data-sort=number]:nth-child(7) button').click()"
    tab.run(press)
    falling = tab.run(column)
    tab.run(press)
    rising = tab.run(column)
    amounts = [Decimal(text.replace(",", "")) for text in falling if text != "—"]
    assert amounts == sorted(amounts, reverse=True)
    assert amounts
    # A total that was not read is neither the least nor the most.
    missing = falling.count("—")
    assert falling[-missing:] == rising[-missing:] == ["—"] * missing
    assert rising[: len(amounts)] == falling[: len(amounts)][::-1]
    states = "[...document.querySelectorAll('[aria-sort]')].map(h => h.getAttribute('aria-sort'))"
    assert tab.run(states) == ["ascending"]
    assert not tab.complaints


def test_the_index_searches_and_filters(tab: Tab, reports: Path) -> None:
    tab.open(reports / "index.html")
    assert tab.run("!document.getElementById('search').hidden")
    assert tab.run("document.getElementById('count').textContent") == "显示 1 份，共 1 份"
    look = (
        (
            "(word) => {{ const box = document.querySelector('#search input'); box.value = word;"
            "box.dispatchEvent(new Event('input', {{bubbles: true}}));"
            "return document.querySelectorAll('#reports tbody tr:not([hidden])').length }}"
        )
        .replace("{{", "{")
        .replace("}}", "}")
    )
    assert tab.run(f"({look})('阳泉 2024')") == 1
    assert tab.run(f"({look})('阳泉 2025')") == 0
    assert tab.run(f"({look})('')") == 1


def test_a_number_leads_to_its_marked_line(tab: Tab, reports: Path) -> None:
    tab.open(reports / f"{DISCLOSURE_ID}.html")
    printed = tab.run("document.querySelector('a.cited').title").rpartition("印出 ")[2].split()[0]
    tab.run("document.querySelector('a.cited').click()")
    while (
        tab.run("document.readyState + location.pathname.includes('/sources/')") != "completetrue"
    ):
        pass
    assert printed in tab.run("document.querySelector(':target').textContent")
    assert tab.complaints == []


@pytest.mark.parametrize("number", range(len(EVIL)))
def test_an_evil_page_does_nothing(tab: Tab, tmp_path: Path, number: int) -> None:
    path = tmp_path / "evil.html"
    path.write_text(export(notebook_of(evil(EVIL[number]))), encoding="utf-8")
    tab.open(path)
    assert_quiet(tab, path)
    assert tab.run("document.scripts.length") == 0


def test_the_numbers_of_a_chart_can_be_saved(
    tab: Tab, reports: Path, records: list[Record]
) -> None:
    assert records[0].page is not None
    tab.open(reports / records[0].page)
    size = tab.run("atob(document.querySelector("
                   "'figcaption a').href.split(',')[1]).length")  # fmt: skip
    assert size > 50
