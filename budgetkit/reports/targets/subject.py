"""What a report on targets is about: the chosen forms and their review, and all others."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Any

from budgetkit.errors import UsageError
from budgetkit.quality.masking import masked
from budgetkit.quality.model import Evidence, Form
from budgetkit.quality.review import FormReview
from budgetkit.reports.blocks import Cited
from budgetkit.reports.targets.whole import whole_of
from budgetkit.reports.words import place_text
from budgetkit.workbench import Corpus
from budgetkit.workbench.targets import TargetReview

_ANCHOR = "q{number}-{position}"


class Subject:
    """The forms of one disclosure, of a group, or of a whole dataset."""

    def __init__(
        self, corpus: Corpus, disclosure_id: str, group: str, profile: str, *, show_personal: bool
    ) -> None:
        known = [str(name) for name in corpus.disclosures["disclosure_id"]]
        if disclosure_id and disclosure_id not in known:
            raise UsageError(reason=f"数据集中没有公开材料：{disclosure_id}。")
        self.corpus = corpus
        self.disclosure_id = disclosure_id
        self.group = group
        self.show_personal = show_personal
        self.chosen = [name for name in known if disclosure_id in ("", name) and group in name]
        self.whole = whole_of(corpus, profile, show_personal=show_personal)

    @property
    def review(self) -> TargetReview:
        """The review of all forms of the dataset, the chosen ones among them."""
        return self.whole.review

    @cached_property
    def reviewed(self) -> tuple[FormReview, ...]:
        """The chosen forms with their scores, in printed order."""
        found = self.whole.by_disclosure
        return tuple(own for name in self.chosen for own in found.get(name, ()))

    @cached_property
    def agency(self) -> str | None:
        """The agency, where the report is about one disclosure."""
        return self.corpus[self.disclosure_id].agency_name if self.disclosure_id else None

    @cached_property
    def files(self) -> Mapping[str, str]:
        """Name of each file by document_id."""
        documents = self.corpus.documents
        return dict(zip(documents["document_id"], documents["file_name"], strict=True))

    def name(self, form: Form) -> str:
        """Return what a form is called here: its project, with the agency where there are more."""
        title = masked(form.title)
        return title if self.disclosure_id else f"{form.agency or '名称未识别'}：{title}"

    def link(self, evidence: Evidence, number: int, position: int) -> Cited:
        """Return a place in words that leads to its source page."""
        where = place_text(evidence.page, evidence.line)
        anchor = _ANCHOR.format(number=number, position=position)
        return Cited(where, anchor, self.files.get(evidence.document_id or "", ""), "evidence")

    def place(
        self, evidence: Evidence, number: int, position: int, item: str, quote: str
    ) -> dict[str, Any] | None:
        """Return a place as source pages want it; None where the document is not known."""
        if evidence.document_id is None:
            return None
        return {
            "document_id": evidence.document_id,
            "file_name": self.files.get(evidence.document_id, ""),
            "page": evidence.page,
            "line": evidence.line,
            "bbox": evidence.bbox,
            "anchor": _ANCHOR.format(number=number, position=position),
            "group": "绩效目标",
            "place": place_text(evidence.page, evidence.line),
            "item": item,
            "column": "",
            "printed": quote,
            "quote": quote,
        }
