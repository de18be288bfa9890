"""Where on a page lines of words may be a table: runs of lines between captions and prose."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from budgetkit.document.pdf.aligned.words import Word
from budgetkit.text import ENUMERATION, compact

_STEP_MAX_EM = 2.8
_HEAD_STEP_MAX_EM = 2.3
_LARGER = 1.15
_PROSE_CHARACTERS = 26
_PROSE_GAP_EM = 1.2
_HEADER_LINES_MAX = 10
_DATA_LINES_MIN = 3
_ROW_STEP_EM = 1.6
_OVERLAP_EM = 0.1
_ASIDE_EM = 1.5
_LABEL_SHARE = 0.25
_PRINTED_SHARE = 0.5
_HEADER_WORDS_MIN = 3
_CAPTION = re.compile(r"(?:单位|部门|编制|填报|日期|时间)(?:\(单位\))?(?:名称)?[:：]")
_UNIT = re.compile(r"单位[:：]?(?:人民币)?[亿万千百]?元")
_TITLE = re.compile(
    r"[^0-9.,]*(?:20[0-9]{2}年?)?.{2,60}[表录](?:\(.{1,20}\))?|"
    r"(?:附?表|公开|预算)[0-9一二三四五六七八九十]{1,3}表?"
)
_SENTENCE_END = re.compile(r"[。；;：:]$")
_PAGE_NUMBER = re.compile(r"[-—–·.]*第?[0-9]{1,4}页?[-—–·.]*(?:[/共]+[0-9]{1,4}页?)?")
_GROUP = re.compile(
    r"(?:20[0-9]{2}年?度?)?(?:本年)?.{0,8}(?:收入|支出|项目|预算数?|金额|经费|资金)$"
)
_CODE = re.compile(r"[0-9]{3}(?:[0-9]{2}){0,2}")

Line = Sequence[Word]


@dataclass(frozen=True, slots=True)
class Zone:
    """Lines that may be a table.

    Attributes:
        first: The index of the first line on its page.
        head: The lines of the header, from top to bottom.
        body: The lines below.
        is_certain: Whether the lines by themselves make a table; else it is one only if it
            goes on with the table on the page before.
    """

    first: int
    head: tuple[tuple[Word, ...], ...]
    body: tuple[tuple[Word, ...], ...]
    is_certain: bool = True

    @property
    def last(self) -> int:
        """The index of the last line on its page, plus one."""
        return self.first + len(self.head) + len(self.body)

    @property
    def words(self) -> list[Word]:
        """All words."""
        return [word for line in (*self.head, *self.body) for word in line]


def zones(lines: Sequence[Line]) -> list[Zone]:
    """Return the zones of a page, from top to bottom.

    A table is a header under a caption (a title or the unit) with rows below it, or three
    lines and more with amounts. Lines at the top of a page may go on with a table.
    """
    found = []
    at_top = True
    for run in _runs(lines):
        start, stop = run.start, run.stop
        if not run.has_unit and (run.is_captioned or not _is_listed(lines[start])):
            start += _titles(lines[start:stop])
        head, body = _parted(lines[start:stop])
        certain = (run.is_captioned and _is_headed(head, body)) or _is_data(body)
        at_top = at_top and not any(_is_prose(line) for line in lines[: run.start])
        if certain or (at_top and _may_go_on(lines[start:stop])):
            found.append(Zone(start, tuple(map(tuple, head)), tuple(map(tuple, body)), certain))
        at_top = at_top and stop - start <= 1 and not certain
    return found


@dataclass(frozen=True, slots=True)
class _Run:
    """Lines from ``start`` to before ``stop``.

    ``is_captioned`` tells whether a caption stands above them, ``has_unit`` whether that is
    the unit of money, below which no title stands.
    """

    start: int
    stop: int
    is_captioned: bool
    has_unit: bool = False


def _runs(lines: Sequence[Line]) -> Iterator[_Run]:
    start, captioned, unit = 0, False, False
    for index, line in enumerate(lines):
        breaks = _is_caption(line) or _is_prose(line) or _is_page_number(line)
        if start < index and (breaks or not _follows(lines[start:index], line)):
            yield _Run(start, index, captioned, unit)
            start, captioned, unit = index, False, False
        if breaks:
            start, captioned = index + 1, _is_caption(line)
            unit = captioned and _UNIT.search(_text(line)) is not None
    if start < len(lines):
        yield _Run(start, len(lines), captioned, unit)


def _text(line: Line) -> str:
    return compact("".join(word.text for word in line))


def _titles(run: Sequence[Line]) -> int:
    """How many lines at the top of a run are no header: a single text that groups nothing.

    A title stands in the middle of the table; what stands elsewhere heads some columns.
    """
    wide = [line for line in run if len(line) > 1]
    if not wide:
        return 0
    middle = (min(line[0].x0 for line in wide) + max(line[-1].x1 for line in wide)) / 2
    count = 0
    while count + 1 < len(run) and len(run[count]) == 1:
        word, below = run[count][0], run[count + 1][0]
        near = below.baseline - word.baseline <= _HEAD_STEP_MAX_EM * word.size
        aside = abs(word.middle - middle) > _ASIDE_EM * word.size
        if word.is_amount or (near and (aside or _GROUP.fullmatch(compact(word.text)))):
            break
        if near and all(_is_listed(line) for line in run[count : count + 2]):
            break
        if near and any(len(line) > 1 for line in run[:count]):
            break
        count += 1
    return count


def _is_listed(line: Line) -> bool:
    return any(ENUMERATION.match(compact(word.text)) for word in line)


def _follows(run: Sequence[Line], line: Line) -> bool:
    size = median(word.size for word in line)
    usual = median(word.size for above in run for word in above)
    step = line[0].baseline - run[-1][0].baseline
    return step <= _STEP_MAX_EM * usual and size < _LARGER * usual


def _is_caption(line: Line) -> bool:
    text = _text(line)
    if _CAPTION.search(text):
        return not any(word.is_printed_amount for word in line)
    return _is_one_piece(line) and _TITLE.fullmatch(text) is not None


def _is_prose(line: Line) -> bool:
    if any(word.is_printed_amount for word in line[1:]) or not _is_one_piece(line):
        return False
    text = _text(line)
    return len(text) >= _PROSE_CHARACTERS or _SENTENCE_END.search(text) is not None


def _is_page_number(line: Line) -> bool:
    return _PAGE_NUMBER.fullmatch(_text(line)) is not None


def _is_one_piece(line: Line) -> bool:
    return all(right.x0 - left.x1 <= _PROSE_GAP_EM * left.size for left, right in pairwise(line))


def _parted(run: Sequence[Line]) -> tuple[Sequence[Line], Sequence[Line]]:
    """Header and body: the body begins with the first row that is one."""
    left = min((line[0].x0 for line in run), default=0.0)
    right = max((line[-1].x1 for line in run), default=0.0)
    edge = left + _LABEL_SHARE * (right - left)
    opens = (i for i, line in enumerate(run) if _opens_body(line, edge) or _is_alone(run, i, edge))
    count = next(opens, len(run))
    # The first lines of a label that is wrapped beside its amounts stand above them.
    while 0 < count < len(run) and _is_wrapped(run, count - 1):
        count -= 1
    while count < len(run) and _is_ordinal(run[count]):
        count += 1
    return (run[:count], run[count:]) if count <= _HEADER_LINES_MAX else ((), run)


def _is_wrapped(run: Sequence[Line], index: int) -> bool:
    """Whether the line below goes on with what this line begins, a row below the header."""
    line, below = run[index], run[index + 1]
    overlap = max(word.bottom for word in line) - min(word.top for word in below)
    if overlap > _OVERLAP_EM * below[0].size:
        return True
    apart = index == 0 or _step(run[index - 1], line) > _ROW_STEP_EM * line[0].size
    return len(line) == 1 and apart and _step(line, below) <= _ROW_STEP_EM * line[0].size


def _step(above: Line, below: Line) -> float:
    return below[0].baseline - above[0].baseline


def _opens_body(line: Line, edge: float) -> bool:
    """Whether a line holds amounts or column numbers, or a label left of ``edge`` of a row."""
    if _is_ordinal(line) or any(word.is_printed_amount for word in line):
        return True
    texts = [compact(word.text) for word in line]
    if any(ENUMERATION.match(text) or _CODE.fullmatch(text) for text in texts):
        return True
    if line[0].x0 > edge:
        return False
    is_total = line[0].is_total and not any(word.is_total for word in line[1:])
    others = [word for word in line[1:] if not word.is_amount]
    return is_total and not others


def _is_alone(run: Sequence[Line], index: int, edge: float) -> bool:
    """Whether a line holds nothing but a label, a row below the heads of several columns."""
    line, above = run[index], run[:index]
    if len(line) > 1 or line[0].x0 > edge or not above:
        return False
    widest = max(above, key=len)
    step = line[0].baseline - max(word.baseline for word in widest)
    return len(widest) >= _HEADER_WORDS_MIN and step > _ROW_STEP_EM * line[0].size


def _is_ordinal(line: Line) -> bool:
    return len(line) > 1 and all(word.is_ordinal for word in line)


def _is_headed(head: Sequence[Line], body: Sequence[Line]) -> bool:
    """Whether heads of several columns stand above rows, or above an empty table."""
    widest = max((len(line) for line in head), default=0)
    count = sum(len(line) for line in head)
    return (
        widest >= 2
        and (bool(body) or widest >= _HEADER_WORDS_MIN)
        and (count >= _HEADER_WORDS_MIN or bool(_amounts(body)))
    )


def _amounts(lines: Sequence[Line]) -> list[Word]:
    return [word for line in lines for word in line[1:] if word.is_amount]


def _is_data(body: Sequence[Line]) -> bool:
    amounts = _amounts(body)
    with_amounts = sum(any(word.is_amount for word in line[1:]) for line in body)
    printed = sum(word.is_printed_amount for word in amounts)
    enough = with_amounts >= _DATA_LINES_MIN and 2 * with_amounts >= len(body) / 2
    return enough and printed >= _PRINTED_SHARE * len(amounts)


def _may_go_on(run: Sequence[Line]) -> bool:
    """Whether lines may be the rest of a table: with an amount, or in columns."""
    columns = sum(not _is_one_piece(line) for line in run)
    return columns > 1 or any(word.is_printed_amount for word in _amounts(run))
