"""明确清晰性: does the form say what is to come of the work?"""

from __future__ import annotations

import re

from budgetkit.quality.context import Context
from budgetkit.quality.lexicon import Lexicon
from budgetkit.quality.model import Form, Indicator, Verdict
from budgetkit.quality.outcome import PASSED, Outcome, fail, says, unclear, warn
from budgetkit.quality.wording import bare, plain

_DIGIT = re.compile(r"[0-9]")
_CHINESE_COUNT = re.compile(
    r"[一二三四五六七八九十两]+(?:次|个|名|项|家|天|月|年)|[第前][一二三四五]"
)

_SOME_RULE = re.compile(r"(?:相关|有关)(?:规定|要求|标准)$")
"""Which one is not said."""
_MEASURE = re.compile(r"[率度]$")
_EDGE = re.compile(r"[率度性的了]$")
_HALF = 0.5


def vague_value(indicator: Indicator, form: Form, context: Context) -> Outcome | None:
    """The value is more than a vague word."""
    if indicator.kind == "missing":
        return None
    if indicator.is_quantified:
        return PASSED
    value = bare(indicator.text)
    return fail(f"“{value}”没有可考核的程度") if is_vague(value, context.lexicon) else PASSED


def is_vague(value: str, lexicon: Lexicon) -> bool:
    """Return whether a value is made of vague words, or begins or ends with one."""
    if _DIGIT.search(value) or _CHINESE_COUNT.search(value):
        return False
    if _MEASURE.search(value) and not lexicon.patterns["vague_verb"].match(value):
        return False
    if value != "良好" and (is_grade(value, lexicon) or lexicon.has("zero", value)):
        return False
    if "适时" in value or "及时" in value:
        return True
    rest = value
    for name in ("vague_adverb", "vague_verb", "vague_adjective"):
        rest = lexicon.without(name, rest)
    if rest == value:
        return False
    rest = lexicon.without("filler", rest)
    return len(rest) <= _HALF * len(value) or _ends_vague(value, lexicon)


def _ends_vague(value: str, lexicon: Lexicon) -> bool:
    verbs = list(lexicon.patterns["vague_verb"].finditer(value))
    adjectives = list(lexicon.patterns["vague_adjective"].finditer(value))
    begins = bool(verbs) and verbs[0].start() == 0
    return begins or any(found.end() == len(value) for found in (*verbs, *adjectives))


def is_grade(value: str, lexicon: Lexicon) -> bool:
    """Return whether a value is a grade of a known scale, or a list of them."""
    parts = re.split(r"[、/,;或]", value)
    return all(part in lexicon.word_sets["grade"] for part in parts)


def value_repeats_name(indicator: Indicator, form: Form, context: Context) -> Outcome | None:
    """The value says more than the name."""
    if indicator.kind == "missing" or not indicator.name:
        return None
    value, name = bare(indicator.text), bare(indicator.name)
    if indicator.is_quantified or _DIGIT.search(value) or is_grade(value, context.lexicon):
        return PASSED
    stem = _EDGE.sub("", context.lexicon.without("vague_adverb", value)) or value
    repeats = (
        stem in name
        or name in value
        or _same_letters(stem, name, context.lexicon)
        or context.lexicon.means_the_same(stem, name)
    )
    return fail(f"“{value}”只是重复名称“{name}”") if repeats else PASSED


def _same_letters(value: str, name: str, lexicon: Lexicon) -> bool:
    """Whether a longer value has no word that the name does not have."""
    rest = lexicon.without("vague_adverb", name)
    return len(value) >= 4 and all(char in rest for char in value)


def without_grades(indicator: Indicator, form: Form, context: Context) -> Outcome | None:
    """A qualitative value is a grade, a yes or no, or as good as a number."""
    if indicator.kind != "qualitative":
        return None
    value = bare(indicator.text)
    # What stands elsewhere is judged by the rule on that, not as a grade.
    known = is_definite(value, context.lexicon) or is_elsewhere(value, context.lexicon)
    return PASSED if known else warn(f"“{value}”没有评定等级")


def is_elsewhere(value: str, lexicon: Lexicon) -> bool:
    """Return whether a value is left to a document that the reader does not have."""
    if _DIGIT.search(value) or _CHINESE_COUNT.search(value):
        return False
    named = lexicon.without("not_elsewhere", value)
    meets = value.startswith(("符合", "满足要求")) and not _SOME_RULE.search(value)
    return lexicon.has("elsewhere", named) and not meets


def is_definite(value: str, lexicon: Lexicon) -> bool:
    """Return whether a value without a number is a grade, a yes or no, or as good as a number."""
    if not value:
        return False
    counted = _DIGIT.search(value) or _CHINESE_COUNT.search(value)
    known = lexicon.has("zero", value) or lexicon.has("covered", value)
    return bool(counted) or known or is_grade(value, lexicon)


def goal_without_effect(form: Form, context: Context) -> Verdict:
    """The goal names an effect."""
    goals = (form.texts.get(name, "") for name in ("goal_annual", "goal_implementation"))
    goal = plain("".join(goals))
    if len(goal) < context.lexicon.limits["goal_length"]:
        return says(unclear("没有总体目标，或太短"), [])
    if context.lexicon.has("effect", context.lexicon.without("work_only", goal)):
        return says(PASSED, ())
    return says(warn("总体目标只列工作，没有写明效果"), [form.quoting(goal)])
