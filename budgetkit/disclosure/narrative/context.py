"""What a number is about when its own clause does not say: the subjects named before."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from budgetkit.disclosure.narrative.items import is_function
from budgetkit.disclosure.narrative.phrases import Subject


@dataclass(frozen=True, slots=True)
class _Frame:
    """The subjects outside a bracket, restored behind it."""

    anchor: Subject | None
    parent: Subject | None
    parts: tuple[Subject, ...]


@dataclass(slots=True)
class Context:
    """The subjects that later clauses refer to.

    Attributes:
        head: What the sentence, paragraph or section is about.
        topic: What the paragraph is about: its head, or the part it begins with.
        anchor: The subject named last.
        parent: The whole whose parts are being listed, None outside a list.
        parts: The parts named since the list began or its last semicolon.
        all_parts: The parts named since the list began.
        planned: The budget stated last (年初预算为10万元), whose parts may follow.
        anchor_start: Where the anchor's clause begins.
        is_fresh: Whether the sentence has named no subject yet.
    """

    head: Subject | None = None
    topic: Subject | None = None
    anchor: Subject | None = None
    parent: Subject | None = None
    planned: Subject | None = None
    parts: list[Subject] = field(default_factory=list)
    all_parts: list[Subject] = field(default_factory=list)
    anchor_start: int = 0
    is_fresh: bool = True
    frames: list[_Frame] = field(default_factory=list)

    def begin_section(self, subject: Subject | None) -> None:
        """Forget everything but what the heading names."""
        self.head, self.parent = subject, None
        self.all_parts.clear()
        self.begin_paragraph()

    def begin_paragraph(self) -> None:
        """Return to what the text is about; a list left open goes on."""
        self.frames.clear()
        self.parts.clear()
        self.anchor_start, self.is_fresh, self.topic, self.planned = 0, True, None, None
        self.anchor = self.parent or self.head

    def end_sentence(self) -> None:
        """Close the list: what follows is about the paragraph's topic again."""
        self.parent = self.planned = None
        self.parts.clear()
        self.all_parts.clear()
        self.anchor, self.is_fresh = self.topic or self.head, True

    def end_clause_group(self) -> None:
        """Pass a semicolon: the next part of an open list, else the next sentence."""
        if self.parent is None:
            self.end_sentence()
        else:
            self.parts.clear()
            self.anchor = self.parent

    def open_list(self, whole: Subject | None) -> None:
        """Begin the parts of ``whole``, or of what was named last."""
        self.parent = whole or self.planned or self.anchor
        self.parts.clear()
        self.all_parts.clear()

    def open_bracket(self) -> None:
        """Remember the subjects outside a bracket; inside it are the anchor's parts."""
        self.frames.append(_Frame(self.anchor, self.parent, tuple(self.parts)))
        self.parent = self.anchor
        self.parts.clear()

    def close_bracket(self) -> None:
        """Return to the subjects outside a bracket."""
        if self.frames:
            frame = self.frames.pop()
            self.anchor, self.parent, self.parts = frame.anchor, frame.parent, list(frame.parts)

    def set_head(self, subject: Subject) -> None:
        """Make ``subject`` what the paragraph is about."""
        self.head = self.topic = self.anchor = subject

    def name(self, subject: Subject, start: int) -> Subject:
        """Take in a subject named by its own clause; return it as a part of the list.

        A part of a whole with a prefix carries that prefix (整体绩效目标 + 基本支出), a part
        of one function names it (住房公积金(基本支出)).
        """
        if subject.term.top:
            self.parent = None
        self.planned = None
        subject = self._prefixed(subject)
        if self.parent is None and (self.is_fresh or subject.term.top):
            self.head = self.topic = subject
        elif self.parent is not None:
            self.topic = self.topic or subject
            self._add_part(subject)
        self.anchor, self.anchor_start, self.is_fresh = subject, start, False
        return subject

    def _add_part(self, subject: Subject) -> None:
        """Take in a part; one that is named again (甲9万元,甲比上年减少) is no second one."""
        for parts in (self.parts, self.all_parts):
            if not parts or parts[-1].name != subject.name:
                parts.append(subject)

    def _prefixed(self, subject: Subject) -> Subject:
        wholes = (self.parent, self.head if subject.term.inherits else None)
        prefixing = (whole for whole in wholes if whole and whole.term.child_prefix)
        whole = next(prefixing, None)
        if whole is not None:
            return as_part_of(whole, subject)
        if self.parent is not None and self.parent.term.child_suffix:
            suffix = self.parent.term.child_suffix
            name = subject.name.removesuffix(suffix) + suffix
            return Subject(replace(subject.term, name=name), subject.known)
        if subject.term.divides and self.parent and self._is_item(self.parent):
            return Subject(replace(subject.term, name=f"{self.parent.name}({subject.name})"), True)
        return subject

    def _is_item(self, whole: Subject) -> bool:
        """Return whether a whole is a function or a name of its own, not a known total."""
        return not whole.known or is_function(whole.name)

    def changed(self) -> Subject | None:
        """Return what a change without a subject of its own is about.

        Behind two or more parts joined by commas (其中：甲…，乙…，比上年增加) the change is
        the whole's; behind a single part it is the part's.
        """
        if self.parent is not None and len(self.parts) >= 2:
            self.anchor, self.anchor_start = self.parent, -1
            self.parts.clear()
        return self.anchor or self.head

    def mention(self, subject: Subject, start: int) -> Subject:
        """Take in a subject that only explains: the sentence stays about what it was."""
        self.anchor, self.anchor_start = subject, start
        return subject

    def qualify(self, subject: Subject) -> Subject:
        """Take in a variant of the anchor, which the rest of the sentence is about."""
        self.anchor = subject
        return subject

    @property
    def wholes(self) -> tuple[str | None, ...]:
        """The terms of which the next subject may be a part."""
        wholes = (self.parent, self.anchor, self.head)
        return tuple(subject.name if subject else None for subject in wholes)


def as_part_of(whole: Subject, part: Subject) -> Subject:
    """Return ``part`` named with the prefix that ``whole`` gives its parts, if any."""
    prefix = whole.term.child_prefix
    if part.name.startswith(prefix):
        return part
    return Subject(replace(part.term, name=prefix + part.name), part.known)
