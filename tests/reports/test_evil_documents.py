"""Evil words in a document of the dataset: harmless reports on targets and on the dataset."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

import budgetkit
from budgetkit.reports.batch import Batch
from budgetkit.reports.blocks import Section
from budgetkit.reports.corpus import CorpusOverview
from budgetkit.reports.page import export
from budgetkit.reports.targets import TargetsReport
from budgetkit.workbench import Corpus
from budgetkit.workbench.extract import extract
from tests.quality.typeset import TRANSCRIPT
from tests.reports.reading import assert_accessible, assert_offline
from tests.reports.test_evil import EVIL

_TARGETS = ("masthead", "make_up", "items", "forms", "remarks", "money", "peers")
_OVERVIEW = ("masthead", "origin", "files", "tables", "reading", "rules", "findings")


def evil_corpus(folder: Path, text: str) -> Corpus:
    """A dataset of one form that says ``text`` as project, agency, indicator, value and text."""
    words = text.replace("\t", " ").replace("\n", " ")
    told = TRANSCRIPT
    for own in ("讲堂维护", "某中心", "改善阅读条件", "检修及时性", "讲堂年久失修"):
        told = told.replace(own, words)
    path = folder / "evil.txt"
    path.write_text(told, "utf-8")
    extract([path], folder / "data")
    return budgetkit.corpus(folder / "data")


def page(sections: Iterable[Section]) -> str:
    cells = []
    for number, section in enumerate(sections):
        outputs = []
        for block in section:
            data, about = block._repr_mimebundle_()
            outputs.append(new_output("display_data", data=data, metadata=about))
        cells += [new_markdown_cell(f"## {number}", id=f"h{number}")] if number else []
        cells.append(new_code_cell("", outputs=outputs))
    html: str = export(new_notebook(cells=cells))
    return html


@pytest.mark.parametrize("text", EVIL, ids=range(len(EVIL)))
def test_reports_on_an_evil_dataset_are_harmless(text: str, tmp_path: Path) -> None:
    corpus = evil_corpus(tmp_path, text)
    # What holds control characters is no text file: it fails alone and is reported on.
    assert len(corpus.targets) == (0 if "\x00" in text else 1)
    reports: list[tuple[Callable[[Corpus], object], tuple[str, ...]]] = [
        (TargetsReport, _TARGETS),
        (CorpusOverview, _OVERVIEW),
    ]
    for make, names in reports:
        report = make(corpus)
        html = page(getattr(report, name)() for name in names)
        assert_offline(html)
        assert_accessible(html)
        body = html[html.index("<main") :]
        assert not set("\u202e\u2066\u200b\x00\x1b\x07") & set(body)


def test_evil_words_of_a_form_are_shown_as_words(tmp_path: Path) -> None:
    report = TargetsReport(evil_corpus(tmp_path, EVIL[0]))
    html = page(getattr(report, name)() for name in _TARGETS)
    assert "&lt;script&gt;" in html
    assert "<script>alert" not in html


NAMES = ("购买财政事务中心服务费", "财政业务工作经费", "预算绩效管理工作经费",
         "专业技术人员聘用费", "会计专业技术资格考试考务费", "津贴补贴", "办公费",
         "财政事务", "住房公积金", "行政运行", "一般行政管理事务", "差旅费")  # fmt: skip


def test_every_notebook_on_an_evil_dataset_is_harmless(root: Path, tmp_path: Path) -> None:
    """The tour shows frames and cards of its own, the others what their sections make."""
    told = (root / "data" / "samples" / "yangquan_finance_2024.txt").read_text("utf-8")
    for name, text in zip(NAMES, filter(_is_text, EVIL * len(NAMES)), strict=False):
        told = told.replace(name, text.replace("\t", " ").replace("\n", " ")[:200])
    (tmp_path / "evil.txt").write_text(told, "utf-8")
    extract([tmp_path / "evil.txt"], tmp_path / "data")
    records = Batch(tmp_path / "data", tmp_path / "out", sources=[tmp_path]).all()
    assert {record.kind for record in records} >= {"unit", "targets", "corpus", "tour"}
    for record in records:
        assert record.error is None
        html = (tmp_path / "out" / str(record.page)).read_text("utf-8")
        assert_offline(html)
        assert not set("\u202e\u2066\u200b\x00\x1b\x07") & set(html[html.index("<main") :])
    assert [
        path for path in tmp_path.iterdir() if path.name not in ("evil.txt", "data", "out")
    ] == []


def _is_text(text: str) -> bool:
    return "\x00" not in text
