"""A bar on standard error where somebody can see it, with the pages read."""

from __future__ import annotations

import sys

import pytest

from budgetkit.cli.progress import page_progress


def test_the_bar_tells_files_and_pages(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    monkeypatch.setenv("FORCE_COLOR", "1")
    with page_progress("读取", quiet=False) as (progress, pages):
        assert progress is not None
        assert pages is not None
        pages(7)
        progress(1, 2)
    shown = capsys.readouterr().err
    assert "读取 已读 7 页" in shown
    assert "50%" in shown


def test_no_bar_where_it_is_not_wanted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    with page_progress("读取", quiet=True) as found:
        assert found == (None, None)
