"""Text is decoded without loss, or the loss is said."""

import pytest

from budgetkit.errors import SourceBinaryError, SourceEncodingError
from budgetkit.sources import decode_text
from budgetkit.sources.file import source_from_bytes

TEXT = "2024年度部门预算公开\n收入总计4585.44万元，支出总计4585.44万元。\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030", "gbk"])
def test_encodings(encoding: str) -> None:
    decoded = decode_text(source_from_bytes(TEXT.encode(encoding), "a.txt"))
    assert (decoded.text, decoded.damaged_count, decoded.cut) == (TEXT, 0, False)


def test_line_ends() -> None:
    source = source_from_bytes(b"a\r\nb\rc\n", "a.txt")
    assert decode_text(source).text == "a\nb\nc\n"


def test_cut_character_at_the_end_is_said() -> None:
    decoded = decode_text(source_from_bytes(TEXT.encode()[:-4] + "元".encode()[:2], "a.txt"))
    assert decoded.cut
    assert decoded.text == TEXT.rstrip("\n")[:-1]


def test_a_damaged_byte_is_marked_not_dropped() -> None:
    content = (TEXT * 20).encode() + b"\xff" + TEXT.encode()
    decoded = decode_text(source_from_bytes(content, "a.txt"))
    assert decoded.damaged_count == 1
    assert decoded.text.count("\ufffd") == 1


def test_no_text_at_all() -> None:
    with pytest.raises(SourceBinaryError):
        decode_text(source_from_bytes(b"\x00\x01" * 50, "a.txt"))
    with pytest.raises(SourceBinaryError):
        decode_text(source_from_bytes(b"\x01\x02\x03" * 50, "a.txt"))
    with pytest.raises(SourceEncodingError):
        decode_text(source_from_bytes(bytes(range(0x80, 0x100)) * 8, "a.txt"))
