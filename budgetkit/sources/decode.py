"""Decode the text of a transcript without losing or inventing a character unseen."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from budgetkit.errors import SourceBinaryError, SourceEncodingError
from budgetkit.sources.file import SourceFile

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_FREQUENT = re.compile("[的年和在支出收入预算单位部门项目元万一二三四五其中费及政]")
_CJK = re.compile("[\u3400-\u9fff]")
_FREQUENT_SHARE = 0.08
_DAMAGED_SHARE = 0.02
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f]")
_CONTROL_SHARE = 0.01


@dataclass(frozen=True, slots=True)
class Decoded:
    r"""Text with the encoding it was read in.

    Attributes:
        text: The text, line ends as ``\n``.
        encoding: The codec's name.
        cut: Whether the bytes end in the middle of a character.
        damaged_count: Characters that could not be decoded (now U+FFFD).
    """

    text: str
    encoding: str
    cut: bool = False
    damaged_count: int = 0


def decode_text(source: SourceFile) -> Decoded:
    """Decode a text file: byte order mark, UTF-8, GB18030, then UTF-8 with damage marked.

    Raises:
        SourceBinaryError: If the content is no text.
        SourceEncodingError: If no encoding fits.
    """
    if source.kind == "binary":
        raise SourceBinaryError(path=source.file_name, detail="含有二进制内容")
    decoded = _decode(source.content)
    if decoded is None:
        raise SourceEncodingError(path=source.file_name, tried="UTF-8、UTF-16、GB18030")
    if len(_CONTROL.findall(decoded.text)) > _CONTROL_SHARE * len(decoded.text):
        raise SourceBinaryError(path=source.file_name, detail="含有大量控制字符")
    text = decoded.text.replace("\r\n", "\n").replace("\r", "\n")
    return Decoded(text, decoded.encoding, decoded.cut, decoded.damaged_count)


def _decode(content: bytes) -> Decoded | None:
    for mark, encoding in _BOMS:
        if content.startswith(mark):
            text = content.decode(encoding, errors="replace")
            return Decoded(text, encoding, damaged_count=text.count("\ufffd"))
    return _utf8(content) or _gb18030(content) or _utf8_with_damage(content)


def _utf8(content: bytes) -> Decoded | None:
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        text = decoder.decode(content)
    except UnicodeDecodeError:
        return None
    return Decoded(text, "utf-8", cut=bool(decoder.getstate()[0]))


def _gb18030(content: bytes) -> Decoded | None:
    decoder = codecs.getincrementaldecoder("gb18030")()
    try:
        text = decoder.decode(content)
    except UnicodeDecodeError:
        return None
    # GB18030 accepts almost any bytes; only text that looks like a budget is believed.
    chinese = len(_CJK.findall(text))
    if not chinese or len(_FREQUENT.findall(text)) < _FREQUENT_SHARE * chinese:
        return None
    return Decoded(text, "gb18030", cut=bool(decoder.getstate()[0]))


def _utf8_with_damage(content: bytes) -> Decoded | None:
    text = content.decode("utf-8", errors="replace")
    damaged = text.count("\ufffd")
    if damaged > _DAMAGED_SHARE * len(text):
        return None
    return Decoded(text, "utf-8", damaged_count=damaged)
