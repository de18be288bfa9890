"""Spec → scan → reading: amounts are right, and one that is not says that it may be wrong."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal

import pypdfium2
import pytest

from budgetkit.disclosure.model import BudgetLine, StatutoryTable
from budgetkit.disclosure.read import read_disclosure
from budgetkit.document.read import read_document
from budgetkit.sources.file import source_from_bytes
from tests.typesetter.pdf import write_pdf
from tests.typesetter.pdf_paper import PdfOptions
from tests.typesetter.samples import spec_of
from tests.typesetter.scan import ScanOptions, write_scan
from tests.typesetter.spec import Disclosure
from tests.typesetter.truth import table_lines

WATERMARK = "仅供内部审核"
SURE = 0.95
"""A confidence below this asks for a second look."""

Key = tuple[str, str, Decimal | None]


def scan_of(spec: Disclosure, options: ScanOptions, tables: range) -> bytes:
    """Scan the cover and the pages that hold whole tables, by their position in the spec."""
    pdf = write_pdf(spec, PdfOptions(watermark=WATERMARK))
    document = pypdfium2.PdfDocument(pdf)
    texts = [document[index].get_textpage().get_text_range() for index in range(len(document))]
    document.close()
    starts = [
        next(i for i, text in reversed(list(enumerate(texts))) if spec.tables[table].title in text)
        for table in tables
    ]
    return write_scan(pdf, options, [0, *starts])


def compared(spec: Disclosure, scan: bytes) -> tuple[int, Counter[Key], list[BudgetLine]]:
    """Return the amounts expected, those missing, and the lines read that were not expected."""
    reading = read_disclosure(read_document(source_from_bytes(scan, "scan.pdf")))
    read = {table.table_id: table for table in reading.tables if table.table_id}
    assert read
    total, missing, wrong = 0, Counter[Key](), list[BudgetLine]()
    for table in spec.tables:
        if table.id in read:
            expected: Counter[Key] = Counter(
                (line.item, line.measure, Decimal(line.amount_yuan))
                for line in table_lines(spec, table)
            )
            total += expected.total()
            found = lines_by_key(read[table.id])
            missing += expected - Counter({key: len(lines) for key, lines in found.items()})
            for key, lines in found.items():
                wrong += lines[expected[key] :]
    return total, missing, wrong


def lines_by_key(table: StatutoryTable) -> dict[Key, list[BudgetLine]]:
    found: dict[Key, list[BudgetLine]] = {}
    for line in table.lines:
        if line.amount_text.strip():
            found.setdefault((line.item, line.measure, line.amount_yuan), []).append(line)
    return found


def assert_amounts_right(spec: Disclosure, scan: bytes, at_least: int) -> None:
    total, missing, wrong = compared(spec, scan)
    assert total >= at_least
    assert missing.total() <= 0.01 * total, missing
    unsure = [line for line in wrong if line.amount_yuan is None or line.confidence < SURE]
    assert [line for line in wrong if line not in unsure] == []


def test_table_with_watermark_at_150_dpi() -> None:
    spec = spec_of("jincheng_finance_2024")
    scan = scan_of(spec, ScanOptions(dpi=150, skew_degrees=-1.0), range(2, 3))
    assert_amounts_right(spec, scan, at_least=50)


@pytest.mark.slow
@pytest.mark.parametrize("dpi", [150, 200])
@pytest.mark.parametrize("name", ["jincheng_finance_2024", "yangquan_finance_2024"])
def test_tables_with_watermark_and_seal(name: str, dpi: int) -> None:
    spec = spec_of(name)
    options = ScanOptions(dpi=dpi, seal="财务专用章", quarter_turns=dpi // 200)
    assert_amounts_right(spec, scan_of(spec, options, range(5)), at_least=150)
