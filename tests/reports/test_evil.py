"""A document that wants to harm its reader gives a harmless page inside the folder."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from budgetkit.reports.files import inside, safe_name
from budgetkit.reports.index import index_page, script
from budgetkit.reports.page import export
from budgetkit.reports.record import Record
from tests.analysis import yangquan
from tests.reports.reading import assert_accessible, assert_offline, read
from tests.reports.subject import (
    HandMade,
    check_results,
    corrections,
    findings,
    notebook_of,
)

EVIL = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "javascript:alert(1)",
    "[点我](javascript:alert(1))",
    "</title></style><style>*{display:none}</style>",
    "{{ 7*7 }} {% raw %} {0.__class__}",
    "$\\frac{1}{0}$ \\input{/etc/passwd}",
    "../../../etc/passwd",
    "//evil.example/x https://evil.example/x",
    "\u202e上年结转\u202c\u2066x\u2069\u200b",
    "\x00\x1b[2J\x07",
    "长" * 10_000,
    "😀𠮷☃",
    "&lt;script&gt;&#60;script&#62;",
)


def with_text(frame: pd.DataFrame, columns: list[str], text: str) -> pd.DataFrame:
    """The frame with the same text in all of the columns."""
    return frame.assign(**{name: pd.Series([text] * len(frame), dtype=object) for name in columns})


def evil(text: str) -> HandMade:
    """A disclosure that says ``text`` wherever a document has a word."""
    lines = yangquan.budget_lines()
    subject = HandMade(
        agency_name=text,
        province=text,
        city=text,
        division_code=text,
        subordinate_units=(text, text),
        layout=text,
        budget_lines=with_text(
            lines,
            ["item", "item_text", "function_code", "gov_econ_name", "agency", "table_title",
             "amount_text", "unit_text"],
            text,
        ),
        narrative=with_text(
            yangquan.narrative(), ["subject", "section", "reason", "quote", "value_text"], text
        ),
        tables=with_text(yangquan.tables(), ["table_title", "explanation"], text),
        documents=with_text(yangquan.documents(), ["file_name", "error_message"], text),
        warnings=[text],
        findings=findings(text),
        checks=check_results(text),
        corrections=corrections(text),
    )  # fmt: skip
    subject.tables.loc[0, "table_id"] = None
    subject.documents.loc[0, "status"] = "partial"
    subject.budget_lines.loc[3, "reading"] = "unreadable"
    return subject


@pytest.mark.parametrize("text", EVIL, ids=range(len(EVIL)))
def test_a_page_of_evil_words_is_harmless(text: str) -> None:
    html = export(notebook_of(evil(text)))
    assert_offline(html)
    assert_accessible(html)
    body = html[html.index("<main") :]
    assert not set("\u202e\u2066\u200b\x00\x1b\x07") & set(body)
    assert "49" not in next(read(html).all("h1")).text


def test_evil_words_are_shown_as_they_are() -> None:
    html = export(notebook_of(evil(EVIL[0])))
    assert next(read(html).all("h1")).text == EVIL[0]


@pytest.mark.parametrize("text", EVIL, ids=range(len(EVIL)))
def test_an_index_of_evil_words_is_harmless(text: str) -> None:
    name = safe_name(text)
    record = Record(
        name=text,
        kind=text,
        title=text,
        fiscal_year=2024,
        scope=text,
        stage=text,
        reading="ok",
        revenue_yuan=None,
        expenditure_yuan=None,
        state="failed",
        page=f"{name}.html",
        notebook=f"notebooks/{name}.ipynb",
        error=text,
        tables=(f"{name}.csv",),
    )
    html = index_page([record, replace(record, name="other", kind="unit", scope=None)])
    assert_offline(html, script=script())
    assert_accessible(html)


@pytest.mark.parametrize("text", EVIL, ids=range(len(EVIL)))
def test_names_stay_inside(text: str, tmp_path: Path) -> None:
    path = inside(tmp_path, f"{safe_name(text)}.html")
    assert path.parent == tmp_path
    path.write_text("x", encoding="utf-8")
    assert [entry.name for entry in tmp_path.iterdir()] == [path.name]


def test_foreign_outputs_are_cleaned() -> None:
    """A notebook of the user's own may show anything."""
    harmful = {
        "text/html": "<script>a()</script><style>p{}</style><b onclick=a() style='x'>text</b>"
        "<a href='https://evil.example'>out</a><a href='#in' id='in'>in</a>"
        "<iframe src=//evil.example></iframe><img src='https://evil.example/i.png'>"
        "<svg onload=a()><script>a()</script></svg><form action='//evil.example'><input></form>",
    }
    outputs = [
        new_output("display_data", data=harmful),
        new_output("display_data", data={"application/javascript": "a()", "text/plain": "<js>"}),
        new_output("display_data", data={"image/png": b'"><script>'.hex()}),
        new_output("stream", name="stdout", text="\x1b[31m<b>red</b>\x1b[0m"),
        new_output("stream", name="stderr", text="noise"),
        new_output("error", ename="E", evalue="v", traceback=["\x1b[0;31mE\x1b[0m: <i>v</i>"]),
    ]
    cells = [
        new_markdown_cell("# <i>Title</i>\n\n<script>a()</script> [x](javascript:a())"),
        new_code_cell("secret = 1", outputs=outputs),
        new_markdown_cell("![x](https://evil.example/i.png)"),
    ]
    html = export(new_notebook(cells=cells))
    assert_offline(html)
    assert_accessible(html)
    body = html[html.index("<main") :]
    assert "<b>text</b>" in body
    assert "<pre>&lt;js&gt;</pre>" in body
    assert "&lt;b&gt;red&lt;/b&gt;" in body
    assert "E: &lt;i&gt;v&lt;/i&gt;" in body
    assert "evil.example" not in body
    assert "secret" not in body
    assert "noise" not in body


def test_tables_keep_their_heads_through_the_gate() -> None:
    frame = pd.DataFrame({"<b>": ["<script>a()</script>", 1]})
    output = new_output("display_data", data={"text/html": frame.to_html()})
    html = export(new_notebook(cells=[new_code_cell(outputs=[output])]), title="<表>")
    assert "<thead>" in html
    assert "&lt;b&gt;" in html
    assert "<title>&lt;表&gt;</title>" in html
    assert_offline(html)
