"""The committed samples are what the typesetter writes now, and say what they are."""

import io

import pikepdf
import pypdfium2
import pytest

from tests.typesetter.blocks import RUNNING_LINE
from tests.typesetter.damage import WATERMARK
from tests.typesetter.samples import SAMPLES, sample_writers, spec_of

WRITERS = sample_writers()
TRANSCRIPTS = [name for name in WRITERS if name.endswith(".txt")]
PDFS = [name for name in WRITERS if name.endswith(".pdf")]


@pytest.mark.parametrize("name", TRANSCRIPTS)
def test_committed_transcript_is_what_the_typesetter_writes(name: str) -> None:
    assert (SAMPLES / name).read_bytes() == WRITERS[name](), "run `python -m tests.typesetter`"


@pytest.mark.parametrize("name", PDFS)
def test_committed_pdf_is_what_the_typesetter_writes(name: str) -> None:
    """Apart from compression, which another zlib may do differently."""
    committed = _uncompressed((SAMPLES / name).read_bytes())
    assert committed == _uncompressed(WRITERS[name]()), "run `python -m tests.typesetter`"


def _uncompressed(content: bytes) -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(content)) as pdf:
        pdf.save(
            out,
            deterministic_id=True,
            compress_streams=False,
            stream_decode_level=pikepdf.StreamDecodeLevel.generalized,
        )
    return out.getvalue()


def test_no_sample_is_left_over() -> None:
    committed = {path.name for path in SAMPLES.iterdir() if not path.name.startswith(".")}
    assert committed == set(WRITERS)


@pytest.mark.parametrize("name", TRANSCRIPTS)
def test_every_page_says_that_it_is_a_sample(name: str) -> None:
    lines = WRITERS[name]().decode().split("\n")
    part_two = next(i for i, line in enumerate(lines) if "报表" in line and "\t" not in line)
    tables = len(spec_of(name.removesuffix(".txt")).tables)
    assert lines[0] == RUNNING_LINE
    assert lines[part_two:].count(RUNNING_LINE) >= tables


@pytest.mark.parametrize("name", TRANSCRIPTS)
def test_a_sample_holds_no_line_of_a_real_disclosure_but_labels(name: str, shared_dir) -> None:
    """Sentences are the project's own: no line of prose stands in a real transcript."""
    real = {
        line.strip("#* ")
        for path in (shared_dir / "seeds").glob("*.txt")
        for line in path.read_text(encoding="utf-8").split("\n")
    }
    own = WRITERS[name]().decode().split("\n")
    prose = [line for line in own if len(line) > 30 and "\t" not in line and WATERMARK not in line]
    titles = {table.title for table in spec_of(name.removesuffix(".txt")).tables}
    assert [line for line in prose if line in real and line.strip("#* ") not in titles] == []


@pytest.mark.parametrize("name", PDFS)
def test_every_page_of_a_pdf_says_that_it_is_a_sample(name: str) -> None:
    with pypdfium2.PdfDocument(SAMPLES / name) as pdf:
        texts = [page.get_textpage().get_text_bounded() for page in pdf]
    assert [text.count(RUNNING_LINE) for text in texts] == [1] * len(texts)


@pytest.mark.parametrize("name", PDFS)
def test_a_pdf_is_small_and_holds_its_font(name: str) -> None:
    assert (SAMPLES / name).stat().st_size < 400_000
    with pikepdf.open(SAMPLES / name) as pdf:
        fonts = pdf.pages[1].Resources.Font
        embedded = [
            "/FontFile2" in font.FontDescriptor
            for font in fonts.values()
            if "/FontDescriptor" in font
        ]
    assert embedded
    assert all(embedded)
