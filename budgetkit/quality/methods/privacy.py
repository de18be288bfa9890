"""Privacy: what a public form should not hold."""

from __future__ import annotations

import re
from collections.abc import Iterator

from budgetkit.quality.context import Context
from budgetkit.quality.masking import Personal, personal_in
from budgetkit.quality.model import TEXT_FIELDS, Evidence, Form, Remark, Status, Verdict

_SPACES = re.compile(r"\s+")


def personal(form: Form, context: Context) -> Verdict:
    """No names in benefit lists, no ID, phone or bank numbers."""
    remarks = []
    for label, text, place in _texts(form):
        found = personal_in(text, context.lexicon)
        if found:
            evidence = Evidence(
                "、".join(own.text for own in found),
                place.document_id,
                place.page,
                place.line,
                place.bbox,
            )
            remarks.append(Remark(Status.FAIL, f"{label}含{_kinds(found)}", (evidence,)))
    return Verdict(max(1, len(remarks)), tuple(remarks))


def _texts(form: Form) -> Iterator[tuple[str, str, Evidence]]:
    for name, text in form.texts.items():
        yield TEXT_FIELDS[name], text, form.place
    for own in form.distinct:
        yield f"指标“{own.level2 or ''}”", f"{own.name} {own.text}", own.place


def _kinds(found: tuple[Personal, ...]) -> str:
    counts: dict[str, int] = {}
    for own in found:
        counts[own.kind] = counts.get(own.kind, 0) + 1
    return "、".join(f"{kind} {count} 处" for kind, count in counts.items())


def secret(form: Form, context: Context) -> Verdict:
    """No secrecy marks, no numbers of secret documents."""
    remarks = []
    for label, printed, _ in _texts(form):
        # The dataset holds texts NFKC-normalised; white space may stand inside a mark.
        text = _SPACES.sub("", printed)
        found = context.lexicon.patterns["secret"].search(text)
        if found:
            around = text[max(0, found.start() - 10) : found.end() + 10]
            remarks.append(Remark(Status.FAIL, f"{label}有涉密标志或文号", (form.quoting(around),)))
    return Verdict(max(1, len(remarks)), tuple(remarks))
