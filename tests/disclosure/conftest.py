"""Short ways to make documents of typed lines."""

from collections.abc import Callable

import pytest

from budgetkit.document import read_document
from budgetkit.document.model import Document
from budgetkit.sources.file import source_from_bytes


@pytest.fixture
def document_of() -> Callable[..., Document]:
    def make(*lines: str) -> Document:
        return read_document(source_from_bytes("\n".join(lines).encode(), "a.txt"))

    return make
