"""Pages inside a file that holds a page with its pictures (``.mht``, ``.mhtml``)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from email import message_from_bytes
from email.message import Message

from budgetkit.errors import SourceDamagedError, SourceTooComplexError
from budgetkit.sources import SourceFile

_PAGES_MAX = 200


def pages_of(source: SourceFile) -> Iterator[SourceFile]:
    """Yield the pages of a file as files of their own; pictures and styles are left alone.

    Raises:
        SourceDamagedError: If there is none.
        SourceTooComplexError: If there are more than are read.
    """
    count = 0
    for part in _parts(source):
        content = part.get_payload(decode=True)
        if isinstance(content, bytes) and content.strip():
            count += 1
            if count > _PAGES_MAX:
                raise SourceTooComplexError(path=source.file_name, detail=f"超过 {_PAGES_MAX} 页")
            yield replace(source, content=content, kind="html")
    if not count:
        raise SourceDamagedError(path=source.file_name, detail="其中没有网页")


def _parts(source: SourceFile) -> Iterator[Message]:
    try:
        whole = message_from_bytes(source.content.lstrip())
        yield from (part for part in whole.walk() if part.get_content_type() == "text/html")
    except (ValueError, LookupError, RecursionError, TypeError) as cause:
        raise SourceDamagedError(path=source.file_name, detail="结构有误") from cause
