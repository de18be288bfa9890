"""The samples of the project: which specs, in which formats, how damaged."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path

from tests.typesetter.blocks import RUNNING_LINE
from tests.typesetter.damage import Damage
from tests.typesetter.pdf import write_pdf
from tests.typesetter.pdf_paper import A4_LANDSCAPE, PdfOptions
from tests.typesetter.spec import Disclosure, load_spec
from tests.typesetter.transcript import write_transcript

ROOT = Path(__file__).resolve().parents[2]
SPECS = ROOT / "tests" / "specs"
SAMPLES = ROOT / "data" / "samples"

TRANSCRIPT_DAMAGE = {
    "jincheng_finance_2024": Damage(
        seed=1,
        running_line=RUNNING_LINE,
        split_label=0.02,
        split_amount=0.01,
        shift_row=0.1,
        shift_lone=0.1,
        lost_header=0.2,
        split_block=0.5,
    ),
    "yangquan_finance_2024": Damage(
        seed=2, running_line=RUNNING_LINE, watermark=0.3, markup=0.2, lost_number=0.5, split_block=1
    ),
    "jincheng_zone_finance_2026": Damage(
        seed=3, running_line=RUNNING_LINE, watermark=0.3, markup=0.2, half_width=0.3, ragged=0.05
    ),
}
_PAGE = PdfOptions(running_line=RUNNING_LINE)
PDF_OPTIONS = {
    "jincheng_finance_2024": _PAGE,
    "yangquan_finance_2024": replace(_PAGE, rules="filled", repeat_header=False),
    "jincheng_zone_finance_2026": replace(_PAGE, watermark="重新排印的样例"),
    "wanli_2023": replace(_PAGE, page=A4_LANDSCAPE, repeat_header=False),
    "wanli_2024": replace(_PAGE, page=A4_LANDSCAPE),
}
_COMMITTED_PDFS = tuple(PDF_OPTIONS)


def spec_names() -> list[str]:
    """Return the names of all specs."""
    return sorted(path.stem for path in SPECS.glob("*.toml"))


def spec_of(name: str) -> Disclosure:
    """Return the spec of a sample."""
    return load_spec(SPECS / f"{name}.toml")


def sample_writers() -> Mapping[str, Callable[[], bytes]]:
    """Return, for each file of ``data/samples``, what writes its content."""
    transcripts = {f"{name}.txt": partial(_transcript, name) for name in TRANSCRIPT_DAMAGE}
    return transcripts | {f"{name}.pdf": partial(_pdf, name) for name in _COMMITTED_PDFS}


def _transcript(name: str) -> bytes:
    return write_transcript(spec_of(name), TRANSCRIPT_DAMAGE[name]).encode()


def _pdf(name: str) -> bytes:
    return write_pdf(spec_of(name), PDF_OPTIONS[name])
