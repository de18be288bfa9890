"""What a rule may know beside the form: words, the other forms, the project table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from budgetkit.quality.lexicon import Lexicon, default_lexicon
from budgetkit.quality.model import Form

FormKey = tuple[str, str, int]


@dataclass(frozen=True, slots=True)
class Project:
    """A project of the disclosure's project table; ``amount_yuan`` of all its rows."""

    name: str
    amount_yuan: Decimal | None


@dataclass(frozen=True, slots=True)
class Copy:
    """A text or set of indicators that another form has too.

    Attributes:
        field: Column of the text, ``indicators`` for the set.
        other: The other form.
        other_title: Its project and agency, for a reader.
        likeness: Jaccard similarity of the shingles, 0 to 1.
    """

    field: str
    other: FormKey
    other_title: str
    likeness: float


@dataclass(frozen=True, slots=True)
class Context:
    """Beside one form.

    Attributes:
        lexicon: The words.
        fields_in_use: Text columns that at least one form of the same family fills, and
            ``indicators`` where one has any, so that a layout without a field is not blamed
            for it; by :attr:`Form.family`.
        projects: Rows of the project table by disclosure; a disclosure without one is absent.
        copies: What each form shares with others; None where copying was not looked for.
    """

    lexicon: Lexicon = field(default_factory=default_lexicon)
    fields_in_use: Mapping[tuple[str, str], frozenset[str]] = field(default_factory=dict)
    projects: Mapping[str, tuple[Project, ...]] = field(default_factory=dict)
    copies: Mapping[FormKey, tuple[Copy, ...]] | None = None

    def fields_of(self, form: Form) -> frozenset[str]:
        """Return the fields that the form's layout is known to print."""
        return self.fields_in_use.get(form.family, frozenset())
