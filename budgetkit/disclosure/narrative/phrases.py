"""From a noun phrase as printed to the standard term it names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from budgetkit.disclosure.narrative.catalogue import any_of, load_terms
from budgetkit.disclosure.narrative.items import is_class
from budgetkit.disclosure.narrative.vocabulary import Term, Terms, key
from budgetkit.text import compact

_YEAR = re.compile(r"20[0-9]{2}年(?:度|初|末|底)?")
_LEVEL_MARK = re.compile(r"\([类款项]\)")
_LIST_MARK = re.compile(
    r"^(?:\([一二三四五六七八九十0-9]{1,3}\)|[0-9]{1,2}[.、](?![0-9])|[一二三四五六七八九十]{1,3}、)"
)
_STRAY = re.compile(r"^[)、,:;。\-的]+|[(、,:;。\-]+$")
_COPULA = re.compile("(?:为|共|约|达|有)$")
_MAX_VARIANTS = 160


@dataclass(frozen=True, slots=True)
class Subject:
    """What a fact is about.

    Attributes:
        term: The standard term, or the phrase as printed.
        known: Whether the catalogue knows it.
    """

    term: Term
    known: bool

    @property
    def name(self) -> str:
        """The term's name."""
        return self.term.name


@dataclass(frozen=True)
class Resolver:
    """Finds the standard term that a phrase names, for the disclosure of one agency."""

    agencies: tuple[str, ...]
    terms: Terms

    @classmethod
    def for_agencies(cls, names: Iterable[str | None]) -> Resolver:
        """Return a resolver that reads over the given agencies' names."""
        return cls(tuple(key(compact(name)) for name in names if name), load_terms())

    @cached_property
    def _left(self) -> tuple[re.Pattern[str], ...]:
        named = (re.compile(any_of(self.agencies)),) if self.agencies else ()
        return (*named, *self.terms.left)

    def is_generic(self, phrase: str) -> bool:
        """Return whether ``phrase`` names no subject of its own (预算数, 涉及金额 …)."""
        plain = _YEAR.sub("", key(phrase))
        if self.agencies:
            plain = re.sub(any_of(self.agencies), "", plain)
        return self.terms.generic.fullmatch(_STRAY.sub("", plain)) is not None

    def resolve(self, phrase: str, wholes: Iterable[str | None] = ()) -> Subject | None:
        """Return the subject that ``phrase`` names, None where it names none.

        Args:
            phrase: A noun phrase, normalised and without white space.
            wholes: Terms of which the phrase may name a part; they decide between terms
                that share a wording.
        """
        plain = _LIST_MARK.sub("", balanced(_STRAY.sub("", key(phrase))))
        context = [whole for whole in wholes if whole]
        for variant in self._variants(plain):
            term = self._lookup(variant, context)
            if term is not None:
                return Subject(term, known=True)
        return None

    def as_printed(self, phrase: str) -> Subject:
        """Return ``phrase`` as a subject of its own, cut to its core."""
        plain = _LIST_MARK.sub("", balanced(_STRAY.sub("", phrase)))
        for _ in range(6):
            shorter = self.cut_left(plain)
            if shorter == plain or is_class(plain):
                break
            plain = shorter
        return Subject(Term(_COPULA.sub("", plain) or plain), known=False)

    def cut_left(self, phrase: str) -> str:
        """Return ``phrase`` without one leading word that names nothing, or as it is."""
        for pattern in self._left:
            found = pattern.match(phrase)
            if found and found.end() < len(phrase) and found.end() > 0:
                return _STRAY.sub("", phrase[found.end() :])
        return phrase

    def _lookup(self, phrase: str, context: list[str]) -> Term | None:
        for whole in context:
            under = self.terms.by_alias_under.get((whole, phrase))
            if under is not None:
                return under
        return self.terms.by_alias.get(phrase) or self._levels(phrase) or self._pattern(phrase)

    def _pattern(self, phrase: str) -> Term | None:
        for pattern in self.terms.patterns:
            term = pattern.term(phrase)
            if term is not None:
                return self.terms.by_alias.get(key(term.name), term)
        return None

    def _levels(self, phrase: str) -> Term | None:
        """Read ``…支出(类)…(款)…(项)`` as the class's term or the path of names."""
        marks = list(_LEVEL_MARK.finditer(phrase))
        if not marks or phrase[marks[-1].end() :] not in ("", "支出"):
            return None
        names = [name for name in _LEVEL_MARK.split(phrase) if name not in ("", "支出")]
        if len(names) == 1:
            known = self.terms.by_alias.get(names[0]) or self.terms.by_alias.get(f"{names[0]}支出")
            return known or Term(names[0])
        return Term("-".join(names))

    def _variants(self, phrase: str) -> Iterator[str]:
        """Yield the phrase, then ever shorter cores of it, the least cut first."""
        seen = {phrase}
        queue = [phrase]
        for current in queue:
            yield current
            if len(queue) < _MAX_VARIANTS:
                fresh = [cut for cut in self._cuts(current) if cut and cut not in seen]
                seen.update(fresh)
                queue.extend(dict.fromkeys(fresh))

    def _cuts(self, phrase: str) -> Iterator[str]:
        without_years = _YEAR.sub("", phrase)
        if without_years != phrase:
            yield without_years
        for pattern in self.terms.right:
            found = pattern.search(phrase)
            if found and found.start():
                yield phrase[: found.start()]
        for pattern in self._left:
            found = pattern.match(phrase)
            if found and found.end():
                yield _STRAY.sub("", phrase[found.end() :])
        found = self.terms.agency.match(phrase)
        if found:
            yield phrase[found.end() :]


def balanced(phrase: str) -> str:
    """Return ``phrase`` without round brackets that have no partner.

    >>> balanced("物业管理服务)预算"), balanced("维修(护)费")
    ('物业管理服务预算', '维修(护)费')
    """
    opened: list[int] = []
    stray: set[int] = set()
    for index, character in enumerate(phrase):
        if character == "(":
            opened.append(index)
        elif character == ")" and opened:
            opened.pop()
        elif character == ")":
            stray.add(index)
    stray.update(opened)
    return "".join(character for index, character in enumerate(phrase) if index not in stray)
