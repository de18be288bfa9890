"""The page ``docs/quality.md``."""

from collections.abc import Iterable

from tests.accuracy import scans, unseen
from tests.accuracy.documents import DOCUMENT_HEADS, document_rows, table_rows, transcript_rows
from tests.accuracy.forms import pdf_forms, transcript_forms
from tests.accuracy.narrative import narrative_rows
from tests.accuracy.sums import CAUSE_HEADS, SUM_HEADS, cause_rows, sum_rows

INTRODUCTION = """# Quality

What the reader gets right on real disclosures, held against figures that were read from the
printed page or line by eye (`tests/golden`). Made by

```console
.venv/bin/python -m tests.accuracy --write
```

"Golden" amounts are a sample for the PDFs (the totals and inner cells of every table) and all
amounts for the transcripts. "Unread" counts cells of amount columns that hold no readable number.
"Tables printed" were counted on the rendered pages. Sums are those of the checks (`docs/rules.md`):
"3 of 4" are three that hold of four whose figures are all printed; a tail of rounding holds. One
cause may break several sums. Each cause was looked up on its page; the section after the sums
says what stands there. Sums over rows that the document says it leaves out cannot be assessed
(`sd_yantai_xinfang_2026`: 1,378.84 printed above 507.97 and 346.87). A narrative has no tables.

The same documents were used to write the reader's catalogues: these figures say what it does on
known layouts; what it does on others stands under "Places never seen". The transcript 003 is held
against a truth of its own in the tests.
"""

_FORM_HEADS = ("forms printed", "read")


def _markdown(heads: Iterable[str], rows: Iterable[list[str]]) -> str:
    titles = list(heads)
    lines = [titles, ["---"] * len(titles), *rows]
    return "\n".join("| " + " | ".join(cells) + " |" for cells in lines) + "\n"


def page() -> str:
    """Return the page, measured now."""
    parts = [
        ("PDFs, per document", DOCUMENT_HEADS, document_rows()),
        ("PDFs, sums", SUM_HEADS, sum_rows()),
        ("PDFs, sums that do not hold", CAUSE_HEADS, cause_rows()),
        ("PDFs, per table", ("table", "printed", "golden amounts", "right"), table_rows()),
        (
            "Transcripts",
            ("transcript", "amounts printed", "right", "invented", "narrative facts"),
            transcript_rows(),
        ),
        ("Narrative", ("document", "golden facts", "found", "read beside them"), narrative_rows()),
        (
            "Target forms of transcripts",
            ("transcript", *_FORM_HEADS, "damaged", "indicators printed", "right", "read"),
            transcript_forms(),
        ),
        (
            "Target forms of PDFs",
            ("document", *_FORM_HEADS, "golden indicators", "right", "indicators read"),
            pdf_forms(),
        ),
    ]
    sections = (f"## {title}\n\n{_markdown(heads, rows)}" for title, heads, rows in parts)
    return "\n".join([INTRODUCTION, *sections, *unseen.sections(), *scans.sections()])
