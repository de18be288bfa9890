"""Comments taken out of markup in one pass: the parser looks for the end of each time and again."""

from __future__ import annotations

from budgetkit.errors import SourceTooComplexError

_BEGIN, _END = "<!--", "-->"
_OPEN_MAX = 100
"""Comments without an end; a script may hold one."""


def without_comments(text: str) -> str:
    """Return markup without its comments, whose line ends stay.

    Raises:
        SourceTooComplexError: If more than a few have no end.
    """
    pieces, at = [], 0
    while (begin := text.find(_BEGIN, at)) >= 0:
        end = text.find(_END, begin + len(_BEGIN))
        if end < 0:
            break
        ends = "\n" * text.count("\n", begin, end)
        # Inside a tag that shows nothing they are no white space of the text.
        pieces += [text[at:begin], f"<wbr{ends}>" if ends else ""]
        at = end + len(_END)
    if text.count(_BEGIN, at) > _OPEN_MAX:
        raise SourceTooComplexError(path="HTML", detail="注释没有结束")
    return "".join(pieces) + text[at:]
