"""目标相关性: numbers that agree, the project's own name, words of its own."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from rapidfuzz import fuzz, process

from budgetkit.disclosure.targets_model import IndicatorValue
from budgetkit.quality.context import Context, Copy
from budgetkit.quality.lexicon import Lexicon
from budgetkit.quality.matching import Match, meant
from budgetkit.quality.methods.schedule import dates_contradict
from budgetkit.quality.model import NOTHING, TEXT_FIELDS, Form, Indicator, Remark, Status, Verdict
from budgetkit.quality.outcome import PASSED, says, unclear, warn
from budgetkit.quality.prose import Mention, mentions
from budgetkit.quality.wording import bare

_FIELDS = ("goal_annual", "goal_implementation", "overview", "plan")
_NAMED_ALIKE = 75
_UPPER = ("<", "<=")
_BOUNDS = (*_UPPER, ">", ">=")


def numbers_contradict(form: Form, context: Context) -> Verdict:
    """Counts, rates and dates named in the texts are those of the indicators."""
    counts, dates = _counts_contradict(form, context), dates_contradict(form, context)
    return Verdict(counts.checked + dates.checked, counts.remarks + dates.remarks)


def _counts_contradict(form: Form, context: Context) -> Verdict:
    agreed: set[tuple[str, str]] = set()
    remarks: dict[tuple[tuple[str, str], str], Remark] = {}
    for field, mention, counted in _mentions(form, context.lexicon):
        own, likeness = meant(mention.phrases, counted, context.lexicon)
        if own is None:
            continue
        remark = _compared(TEXT_FIELDS[field], mention, own, likeness, form)
        if remark is not None:
            remarks.setdefault(((own.phase, own.name), mention.value.text), remark)
        elif likeness is Match.SURE:
            agreed.add((own.phase, own.name))
    # A text that names the indicator's number too means something else by its other numbers.
    kept = tuple(remark for (which, _), remark in remarks.items() if which not in agreed)
    judged = sum(remark.status is not Status.NOT_ASSESSABLE for remark in kept)
    return Verdict(len(agreed) + judged, kept)


def _mentions(form: Form, lexicon: Lexicon) -> Iterator[tuple[str, Mention, list[Indicator]]]:
    """Yield each number of each text with the indicators that count in the same kind of unit."""
    for name in _FIELDS:
        counted = _by_unit_group(_half_of(name, form), lexicon)
        text = form.texts.get(name) if counted else None
        for mention in mentions(text, lexicon, counted) if text else ():
            group = lexicon.unit_groups.get(mention.value.unit or "", "")
            if group in counted:
                yield name, mention, counted[group]


def _half_of(field: str, form: Form) -> tuple[Indicator, ...]:
    """The half that a text speaks of."""
    if field == "goal_implementation":
        return form.halves.get("implementation", form.main)
    return form.main


def _by_unit_group(half: tuple[Indicator, ...], lexicon: Lexicon) -> dict[str, list[Indicator]]:
    groups: dict[str, list[Indicator]] = {}
    for own in half:
        group = lexicon.unit_groups.get(own.unit) if own.unit else None
        if group is not None and own.number is not None:
            groups.setdefault(group, []).append(own)
    return groups


def _compared(
    label: str, mention: Mention, own: Indicator, likeness: Match, form: Form
) -> Remark | None:
    if _agree(mention.value, own):
        return None
    evidence = (form.quoting(mention.quote), own.evidence)
    if likeness is Match.UNDETERMINED:
        reason = f"{label}写“{mention.value.text}”，不能确定是否指“{own.name}＝{own.text}”"
        return Remark(Status.NOT_ASSESSABLE, reason, evidence, own)
    reason = f"{label}写“{mention.value.text}”，指标“{own.name}”为 {own.text}"
    if own.damaged:
        return Remark(Status.WARN, f"{reason}（该指标读取有损失，请核对原文）", evidence, own)
    status = Status.FAIL if _impossible(mention.value, own) else Status.WARN
    return Remark(status, reason, evidence, own)


def _agree(value: IndicatorValue, own: Indicator) -> bool:
    return _number(value) in (own.low, own.high)


def _impossible(value: IndicatorValue, own: Indicator) -> bool:
    """Whether an exact number of the text does not even lie in the indicator's range."""
    number, bound = _number(value), own.number
    if number is None or bound is None or value.comparator in _BOUNDS:
        return False
    if own.comparator in _UPPER:
        return number > bound
    return number < bound if own.comparator in _BOUNDS else True


def _number(value: IndicatorValue) -> Decimal | None:
    return value.low if value.low is not None else value.high


def name_differs(form: Form, context: Context) -> Verdict:
    """The project has the same name in the project table."""
    projects = context.projects.get(form.disclosure_id)
    name = bare(form.project or "").casefold()
    if not projects or not name:
        return NOTHING
    names = [bare(project.name).casefold() for project in projects]
    if name in names:
        return says(PASSED, ())
    nearest, likeness, _ = process.extractOne(name, names, scorer=fuzz.ratio)
    if likeness < _NAMED_ALIKE:
        return says(unclear("项目支出表中没有名称相近的项目"), [])
    words = f"目标表为“{name}”，项目支出表为“{nearest}”"
    return says(warn(words), [form.quoting(words)])


def copied_text(form: Form, context: Context) -> Verdict:
    """No text is that of another project."""
    if context.copies is None:
        return NOTHING
    copies = [own for own in context.copies.get(form.key, ()) if own.field != "indicators"]
    remarks = tuple(_copied(form, own) for own in copies)
    return Verdict(max(len(form.texts), len(remarks)), remarks)


def copied_indicators(form: Form, context: Context) -> Verdict:
    """The set of indicators is not that of another project."""
    if context.copies is None or len(form.main) < context.lexicon.limits["copy_indicators"]:
        return NOTHING
    copies = [own for own in context.copies.get(form.key, ()) if own.field == "indicators"]
    return Verdict(1, tuple(_copied(form, own) for own in copies[:1]))


def _copied(form: Form, copy: Copy) -> Remark:
    what = TEXT_FIELDS.get(copy.field, "指标")
    reason = f"{what}与“{copy.other_title}”有 {copy.likeness:.0%} 相同"
    quote = form.texts.get(copy.field, form.title)[:60]
    return Remark(Status.WARN, reason, (form.quoting(quote),))
