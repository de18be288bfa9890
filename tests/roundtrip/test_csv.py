"""Spec → each table as CSV → reading gives the table back."""

from __future__ import annotations

from collections import Counter

import pytest

from budgetkit.disclosure.identity import read_identity
from budgetkit.disclosure.tables import statutory_tables
from budgetkit.document.read import read_document
from budgetkit.sources.file import source_from_bytes
from tests.roundtrip.reading import lines_of
from tests.typesetter.csv_text import csv_tables
from tests.typesetter.docx import write_docx
from tests.typesetter.samples import spec_names, spec_of
from tests.typesetter.truth import table_lines


@pytest.mark.parametrize("spec_name", spec_names())
@pytest.mark.parametrize("charset", ["utf-8-sig", "gb18030", "utf-16"])
def test_tables_are_given_back(charset: str, spec_name: str) -> None:
    spec = spec_of(spec_name)
    # What the other files of a disclosure say: its agency and year.
    identity = read_identity(read_document(source_from_bytes(write_docx(spec), "a.docx")))
    files = csv_tables(spec, charset)
    for table in spec.tables:
        document = read_document(source_from_bytes(files[table.id], "a.csv"))
        assert document.media_type == "csv"
        (found,) = statutory_tables(document.blocks, identity)
        assert (found.table_id, found.unit_text) == (table.id, table.unit)
        assert Counter(lines_of(found, table)) == Counter(table_lines(spec, table))
