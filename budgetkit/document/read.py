"""Read a file of any supported kind into a document."""

from __future__ import annotations

from collections.abc import Callable

from budgetkit.document.model import Document
from budgetkit.document.transcript import read_transcript
from budgetkit.errors import SourceUnsupportedError
from budgetkit.sources import SourceFile


def _read_pdf(source: SourceFile) -> Document:
    # Imported here: camelot and OpenCV take a second to load, and transcripts need neither.
    from budgetkit.document.pdf import read_pdf

    return read_pdf(source.content, file_name=source.file_name, sha256=source.sha256)


_READERS: dict[str, Callable[[SourceFile], Document]] = {
    "text": read_transcript,
    "binary": read_transcript,
    "pdf": _read_pdf,
}


def read_document(source: SourceFile) -> Document:
    """Read ``source`` with the reader for its kind.

    Raises:
        SourceUnsupportedError: If there is no reader for the kind.
        BudgetkitError: As the reader says.
    """
    reader = _READERS.get(source.kind)
    if reader is None:
        raise SourceUnsupportedError(path=source.file_name, kind=source.kind)
    return reader(source)
