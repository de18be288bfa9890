"""Spec → Word, Excel or web page → reading gives the spec back."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from tests.roundtrip.comparing import assert_all_equal
from tests.roundtrip.reading import read_file
from tests.typesetter.docx import write_docx
from tests.typesetter.html_page import write_html
from tests.typesetter.samples import spec_names, spec_of
from tests.typesetter.spec import Disclosure
from tests.typesetter.xls import write_xls
from tests.typesetter.xlsx import write_xlsx

WRITERS: dict[str, Callable[[Disclosure], bytes]] = {
    "docx": write_docx,
    "html": write_html,
    "html-gbk": partial(write_html, charset="gb18030"),
    "xls": write_xls,
    "xlsx": write_xlsx,
}


@pytest.mark.parametrize("spec_name", spec_names())
@pytest.mark.parametrize("kind", WRITERS)
def test_spec_is_given_back(kind: str, spec_name: str, tmp_path: Path) -> None:
    spec = spec_of(spec_name)
    path = tmp_path / "disclosure.pdf"
    path.write_bytes(WRITERS[kind](spec))
    assert_all_equal(spec, read_file(path))
