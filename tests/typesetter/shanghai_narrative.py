"""The text of a Shanghai disclosure: its figures told in the project's own sentences."""

from __future__ import annotations

from collections.abc import Iterator

from tests.typesetter.facts import Passage, Sentence
from tests.typesetter.narrative import Change, ChangedPart
from tests.typesetter.shanghai_spec import Plan, ShanghaiNarrative, Thing
from tests.typesetter.spec import Disclosure

PREPARATION = "部门预算编制说明"
OTHER = "其他相关情况说明"
_BUDGETS = {
    "一般公共预算支出": "一般公共预算拨款支出预算",
    "政府性基金预算支出": "政府性基金拨款支出预算",
    "国有资本经营预算支出": "国有资本经营预算拨款支出预算",
}


class ShanghaiTeller:
    """Tells one spec's figures."""

    def __init__(self, spec: Disclosure) -> None:
        assert isinstance(spec.narrative, ShanghaiNarrative)
        self.facts = spec.narrative
        self.year = spec.identity.year
        self.agency = spec.identity.agency

    def preparation(self) -> list[Passage]:
        """Return 部门预算编制说明."""
        plans = [self._plan(i, plan) for i, plan in enumerate(self.facts.plans, 1)]
        return [
            self._revenue(),
            self._expenditure(),
            Passage("财政拨款支出按功能科目安排如下：", ()),
            *plans,
        ]

    def other(self) -> list[tuple[str, list[Passage]]]:
        """Return the sections of 其他相关情况说明."""
        return [
            (f"{self.year}年“三公”经费预算情况说明", self._three_public()),
            ("机关运行经费预算", [self._agency_operating()]),
            ("政府采购预算情况", self._procurement()),
            ("绩效目标设置情况", [self._targets()]),
            ("国有资产占有使用情况", self._holdings()),
        ]

    def project(self) -> list[tuple[str, str]]:
        """Return the prose on one project as (heading, text): no facts of the budget."""
        quarters = zip("一二三四", self.facts.quarters, strict=True)
        money = "，".join(f"第{name}季度{amount}万元" for name, amount in quarters)
        return [
            ("项目概况", f"{self.facts.project}由本街道组织建设，建成后供社区居民办事和活动。"),
            ("实施主体", "街道办事处负责建设管理，勘察、设计、施工和监理单位通过招标选定。"),
            ("年度预算安排", f"按季度用款：{money}。"),
        ]

    def _revenue(self) -> Passage:
        facts = self.facts.revenue
        sentence = Sentence(PREPARATION).say(f"{self.year}年，{self.agency}")
        sentence.amount("收入总计", facts.total, "收入预算").say("，其中：")
        for i, part in enumerate(facts.parts):
            sentence.say("；" if i else "").amount(part.name, part.amount)
            if not i:
                self._change(sentence, part.name, self.facts.appropriation_change)
        return _stop(sentence)

    def _expenditure(self) -> Passage:
        facts = self.facts
        sentence = Sentence(PREPARATION).amount("支出总计", facts.expenditure, "支出预算")
        sentence.say("，其中：")
        self._changed(sentence, facts.appropriation, "财政拨款支出预算")
        sentence.say("。财政拨款支出预算中，")
        for i, budget in enumerate(facts.budgets):
            self._changed(sentence.say("；" if i else ""), budget, _BUDGETS[budget.name])
        return _stop(sentence)

    def _plan(self, ordinal: int, plan: Plan) -> Passage:
        subject, last = "-".join(plan.path), self.year - 1
        levels = zip(plan.path, "类款项", strict=True)
        path = "".join(f"{name}（{level}）" for name, level in levels)
        sentence = Sentence(PREPARATION).amount(subject, plan.amount, f"{ordinal}. “{path}”")
        sentence.say(f"。{last}年执行数为")
        sentence.amount(f"{subject}上年执行数", plan.executed, "").say(f"，{self.year}年预算安排")
        sentence.amount(subject, plan.planned, "")
        change = Change(plan.direction, percent=plan.percent, reason=plan.reason)
        return _stop(sentence.change(subject, change, f"{last}年执行数"))

    def _three_public(self) -> list[Passage]:
        section = f"{self.year}年“三公”经费预算情况说明"
        sentence = Sentence(section).say(f"{self.year}年")
        self._changed(sentence, self.facts.three_public, "“三公”经费预算数为")
        parts = self.facts.three_public_parts
        told = [
            Sentence(section).say(f"（{number}）")
            for number, _ in zip("一二三四五", parts, strict=False)
        ]
        return [
            _stop(sentence),
            *(
                _stop(self._changed(own, part, part.name))
                for own, part in zip(told, parts, strict=True)
            ),
        ]

    def _agency_operating(self) -> Passage:
        sentence = Sentence("机关运行经费预算").say(f"{self.year}年{self.agency}（部门）财政拨款的")
        return _stop(
            sentence.amount("机关运行经费", self.facts.agency_operating, "机关运行经费预算为")
        )

    def _procurement(self) -> list[Passage]:
        section, facts = "政府采购预算情况", self.facts.procurement
        whole = Sentence(section).say(f"{self.year}年本部门")
        whole.amount("政府采购预算", facts.total).say("，其中：")
        for i, part in enumerate(facts.parts):
            whole.say("、" if i else "").amount(part.name, part.amount)
        reserved = Sentence(section).say(f"{self.year}年本部门")
        medium, small = self.facts.reserved
        reserved.amount(medium.name, medium.amount, "面向中小企业预留政府采购项目预算金额")
        reserved.say("，其中，")
        reserved.amount(small.name, small.amount, "预留给小型和微型企业的政府采购项目预算为")
        return [_stop(whole), _stop(reserved)]

    def _targets(self) -> Passage:
        units, projects, amount = self.facts.targets
        sentence = Sentence("绩效目标设置情况").say("本部门")
        sentence.count("预算单位", units, "个", "").say(
            f"预算单位开展了{self.year}年项目绩效目标编报，"
        )
        sentence.count("编报绩效目标的项目", projects, "个").say("，")
        return _stop(sentence.amount("编报绩效目标的项目", amount, "涉及项目预算资金"))

    def _holdings(self) -> list[Passage]:
        section, facts = "国有资产占有使用情况", self.facts.holdings
        held = Sentence(section).say("截至").statement("统计时点", facts.date, "date")
        passages = [self._things(held.say("，本部门共有"), facts.things, "，")]
        if facts.purchases:
            bought = Sentence(section).say(f"{self.year}年部门预算安排")
            passages.append(self._things(bought, facts.purchases, "，其中："))
        return passages

    def _things(self, sentence: Sentence, things: tuple[Thing, ...], second: str) -> Passage:
        for i, thing in enumerate(things):
            sentence.say(("", second)[i] if i < 2 else "，")
            sentence.measure(thing.name, thing.value, thing.unit, thing.label or thing.name)
        return _stop(sentence)

    def _changed(self, sentence: Sentence, part: ChangedPart, label: str) -> Sentence:
        return self._change(sentence.amount(part.name, part.amount, label), part.name, part.change)

    def _change(self, sentence: Sentence, subject: str, change: Change) -> Sentence:
        return sentence.change(subject, change, f"{self.year - 1}年预算")


def passages(spec: Disclosure) -> Iterator[Passage]:
    """Yield every passage that states facts."""
    teller = ShanghaiTeller(spec)
    yield from teller.preparation()
    for _, own in teller.other():
        yield from own


def _stop(sentence: Sentence) -> Passage:
    return sentence.say("。").passage()
