"""Names that are safe, writes that are whole."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from budgetkit.errors import ReportError
from budgetkit.reports.files import inside, partial, safe_name, write_whole


@given(st.text(max_size=400))
def test_a_name_is_one_plain_part_of_a_path(text: str) -> None:
    name = safe_name(text)
    assert name
    assert not set(name) & set('/\\.:*?"<>|{} \0\n')
    assert not name.startswith("-")
    assert len(f".{name}.1234567.ipynb".encode()) < 255


@given(st.text(max_size=50), st.text(max_size=50))
def test_two_disclosures_have_two_names(one: str, other: str) -> None:
    assert (safe_name(one) == safe_name(other)) == (one == other)


def test_the_index_is_nobodys_report() -> None:
    assert safe_name("index") != "index"


@pytest.mark.parametrize("name", ["../x.html", "/etc/passwd", "a/b.html", ".."])
def test_a_path_that_leads_out_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(ReportError, match="越出报告目录"):
        inside(tmp_path, name)


def test_a_link_to_elsewhere_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "x.html").symlink_to(tmp_path / "elsewhere.html")
    with pytest.raises(ReportError):
        inside(folder, "x.html")


def test_a_write_replaces_and_leaves_nothing_beside(tmp_path: Path) -> None:
    path = tmp_path / "new" / "page.html"
    write_whole(path, "一")
    write_whole(path, "二")
    assert path.read_text(encoding="utf-8") == "二"
    assert list(path.parent.iterdir()) == [path]


def test_a_write_that_fails_keeps_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    write_whole(path, "旧")
    with pytest.raises(UnicodeEncodeError):
        write_whole(path, "\ud800")
    assert path.read_text(encoding="utf-8") == "旧"
    assert list(tmp_path.iterdir()) == [path]


def test_a_partial_file_is_hidden_and_keeps_its_suffix() -> None:
    beside = partial(Path("reports/x.ipynb"))
    assert beside.name.startswith(".x.")
    assert beside.suffix == ".ipynb"
