"""The lines of a transcript around what is cited."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from budgetkit.quality.masking import masked
from budgetkit.reports.source_pages.mark import Mark, SourcePage
from budgetkit.reports.templates import environment
from budgetkit.reports.words import clipped
from budgetkit.sources.decode import decode_text
from budgetkit.sources.file import SourceFile

_AROUND = 3
_LONGEST = 5_000


@dataclass(frozen=True, slots=True)
class Line:
    """A line as it is shown; ``labels`` say what is cited from it."""

    number: int
    text: str
    labels: tuple[str, ...]


def transcript_pages(source: SourceFile, marks: Sequence[Mark], back: str) -> Iterator[SourcePage]:
    """Yield the one page of a transcript: each cited line with three lines on either side.

    Raises:
        SourceError: The file is no text.
    """
    lines = decode_text(source).text.split("\n")
    cited: dict[int, list[str]] = {}
    for mark in marks:
        if mark.line is not None and 1 <= mark.line <= len(lines):
            cited.setdefault(mark.line, []).append(mark.label)
    if not cited:
        return
    ranges = [[_line(number, lines, cited) for number in part] for part in _ranges(cited, lines)]
    template = environment().get_template("source_lines.html.j2")
    html = template.render(file=marks[0].file_name, ranges=ranges, back=back, count=len(lines))
    targets = {mark.anchor: f"L{mark.line}" for mark in marks if mark.line in cited}
    yield SourcePage("", html, targets)


def _ranges(cited: Iterable[int], lines: Sequence[str]) -> list[range]:
    """The cited lines with those around them; what touches is one range."""
    found: list[range] = []
    for number in sorted(cited):
        start, stop = max(1, number - _AROUND), min(len(lines), number + _AROUND) + 1
        if found and start <= found[-1].stop:
            found[-1] = range(found[-1].start, stop)
        else:
            found.append(range(start, stop))
    return found


def _line(number: int, lines: Sequence[str], cited: dict[int, list[str]]) -> Line:
    text = masked(lines[number - 1])
    shown = (
        text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…（略去 {len(text) - _LONGEST} 字）"
    )
    labels = dict.fromkeys(clipped(label, 160) for label in cited.get(number, []))
    return Line(number, shown, tuple(labels))
