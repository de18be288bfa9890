"""Part three of a Shanxi disclosure: its figures told in the project's own sentences."""

from __future__ import annotations

from collections.abc import Iterator

from tests.typesetter.facts import Passage, Sentence
from tests.typesetter.narrative import Assets, Counted, Narrative, Part, Total
from tests.typesetter.spec import Disclosure

SCOPE = {"department": "部门", "unit": "单位"}


class ShanxiNarrative:
    """Tells one spec's figures, section by section."""

    def __init__(self, spec: Disclosure) -> None:
        assert isinstance(spec.narrative, Narrative)
        self.facts = spec.narrative
        self.year = spec.identity.year
        self.own = SCOPE[spec.identity.scope]
        self.opening = f"{self.year}年度{spec.identity.agency}"
        self.agency = spec.identity.agency

    def sections(self) -> list[tuple[str, list[Passage | str]]]:
        """Return section titles with their passages; a plain text is a subheading."""
        return [
            (f"{self.own}预算收支数据变动情况及原因", self._totals()),
            ("收入预算情况说明", [self._revenue()]),
            ("支出预算情况说明", [self._expenditure()]),
            ("财政拨款收支预算总体情况说明", [self._appropriation()]),
            ("一般公共预算支出情况说明", self._general()),
            ("一般公共预算基本支出情况说明", self._basic()),
            ("“三公”经费增减变动原因说明", self._three_public()),
            ("机关运行经费增减变动原因说明", [self._agency_operating()]),
            ("政府采购情况", [self._procurement()]),
            ("绩效管理情况", self._targets()),
            ("国有资产占有使用情况", self._assets(self.facts.assets)),
            ("其他说明", self._other()),
        ]

    def _absent(self, section: str, subject: str, text: str) -> Passage:
        return _stop(self._start(section).statement(subject, text))

    def _remark(self) -> Passage:
        remark = self.facts.remark or f"本{self.own}没有其他说明。"
        return self._absent("其他说明", "其他说明", remark.rstrip("。"))

    def _start(self, section: str) -> Sentence:
        return Sentence(section, thousands=True)

    def _totals(self) -> list[Passage | str]:
        revenue, expenditure = self.facts.revenue_total, self.facts.expenditure_total
        return [
            self._total("收入总计", ("本年收入合计", "本年收入"), "上年结转", revenue),
            self._total(
                "支出总计", ("本年支出合计", "本年预算安排"), "上年结转安排支出", expenditure
            ),
        ]

    def _total(self, subject: str, current: tuple[str, str], carried: str, total: Total) -> Passage:
        sentence = self._start(f"{self.own}预算收支数据变动情况及原因").say(self.opening)
        sentence.amount(subject, total.total).say("，其中：")
        sentence.amount(current[0], total.current_year, current[1]).say("，")
        sentence.amount(carried, total.carry_over, "上年结转").say(f"。{subject}")
        return _stop(sentence.change(subject, total.change, opening=""))

    def _revenue(self) -> Passage:
        sentence = self._start("收入预算情况说明").say(self.opening)
        facts = self.facts.revenue
        sentence.amount("收入总计", facts.total, "预算收入").say("，按来源分为：")
        return _stop(_parts(sentence, facts.parts))

    def _expenditure(self) -> Passage:
        sentence = self._start("支出预算情况说明").say(self.opening)
        facts = self.facts.expenditure
        sentence.amount("支出总计", facts.total, "支出预算").say("，按性质分为：")
        return _stop(_parts(sentence, facts.parts))

    def _appropriation(self) -> Passage:
        facts = self.facts.appropriation
        sentence = self._start("财政拨款收支预算总体情况说明").say(self.opening)
        sentence.amount("财政拨款收支总计", facts.total, "财政拨款收支总预算")
        sentence.say("，其中：")
        for i, part in enumerate(facts.sources):
            subject = part.name.replace("拨款", "财政拨款")
            sentence.say("，" if i else "").amount(subject, part.amount, part.name)
        sentence.say("；")
        sentence.amount("财政拨款本年收入", facts.current_year, "当年拨款收入").say("，")
        sentence.amount("财政拨款上年结转", facts.carry_over, "上年结转收入").say("。支出包括：")
        return _stop(_parts(sentence, facts.functions, "、"))

    def _general(self) -> list[Passage | str]:
        facts, section = self.facts.general, "一般公共预算支出情况说明"
        size = self._start(section).say(self.opening)
        size.amount("一般公共预算当年支出", facts.total)
        size.change("一般公共预算当年支出", facts.change)
        structure = self._start(section).say(self.opening)
        structure.amount("一般公共预算当年支出", facts.total).say("，按功能分类为：")
        return [
            "（一）一般公共预算当年支出规模变化情况",
            _stop(size),
            "（二）一般公共预算当年支出结构情况",
            _stop(_parts(structure, facts.functions)),
        ]

    def _basic(self) -> list[Passage | str]:
        facts, section = self.facts.basic, "一般公共预算基本支出情况说明"
        total = self._start(section).say(f"{self.opening}安排的")
        total.amount("一般公共预算基本支出", facts.total).say("，其中：")
        return [
            total.passage(),
            self._items(section, "人员经费", facts.personnel, facts.personnel_items, "；"),
            self._items(section, "公用经费", facts.operating, facts.operating_items, "。"),
        ]

    def _items(
        self, section: str, subject: str, amount: str, items: tuple[str, ...], end: str
    ) -> Passage:
        sentence = self._start(section).amount(subject, amount)
        if items:
            sentence.say("，主要包括：").statement(subject, "、".join(items)).say("等")
        return sentence.say(end).passage()

    def _three_public(self) -> list[Passage | str]:
        facts, section = self.facts.three_public, "“三公”经费增减变动原因说明"
        if facts is None:
            return [self._absent(section, "“三公”经费", f"本{self.own}未安排“三公”经费预算")]
        total = self._start(section).say(f"{self.opening}财政拨款安排的")
        total.amount("“三公”经费", facts.total, "“三公”经费预算")
        total.change("“三公”经费", facts.change)
        parts = self._start(section).say("其中：")
        for i, part in enumerate(facts.parts):
            parts.say("；" if i else "").amount(part.name, part.amount)
            parts.change(part.name, part.change)
        return [_stop(total), _stop(parts)]

    def _agency_operating(self) -> Passage:
        facts, section = self.facts.agency_operating, "机关运行经费增减变动原因说明"
        if facts is None:
            return self._absent(section, "机关运行经费", f"本{self.own}未安排机关运行经费")
        sentence = self._start(section).say(f"本{self.own}{self.year}年")
        sentence.amount("机关运行经费", facts.amount, "机关运行经费财政拨款预算")
        base = f"{self.year - 1}年" if facts.change.prior else "上年"
        return _stop(sentence.change("机关运行经费", facts.change, base))

    def _procurement(self) -> Passage:
        sentence = self._start("政府采购情况").say(self.opening)
        facts = self.facts.procurement
        sentence.amount("政府采购预算", facts.total, "政府采购预算总额").say("，其中：")
        return _stop(_parts(sentence, facts.parts, "，"))

    def _targets(self) -> list[Passage | str]:
        return [
            "1、整体绩效目标",
            self._agency_target(),
            "2、项目绩效目标",
            self._project_targets(),
        ]

    def _agency_target(self) -> Passage:
        parts = self.facts.targets.agency
        if not parts:
            text = f"本{self.own}{self.year}年未编报整体绩效目标"
            return self._absent("绩效管理情况", "整体绩效目标", text)
        sentence = self._start("绩效管理情况").say(f"{self.year}年编报{self.own}整体支出绩效目标，")
        whole, *rest = parts
        sentence.amount("整体绩效目标", whole.amount, f"涉及{whole.name}").say("，其中：")
        for i, part in enumerate(rest):
            sentence.say("，" if i else "")
            sentence.amount(f"整体绩效目标{part.name}", part.amount, part.name)
        return _stop(sentence)

    def _project_targets(self) -> Passage:
        facts, managed, published = self.facts.targets, "纳入绩效目标管理的", "公开绩效目标的"
        sentence = self._start("绩效管理情况").say(f"{self.opening}{managed}")
        self._counted(sentence, f"{managed}项目", facts.managed, "共计金额").say("。其中：")
        self._classes(sentence, managed, facts.managed_classes, "涉及金额").say("。")
        self._counted(sentence, f"{published}项目", facts.published, "涉及项目金额")
        sentence.share(f"{published}项目", facts.published_share, "，占项目支出总额的")
        sentence.say("。其中：")
        return _stop(self._classes(sentence, published, facts.published_classes, "涉及项目金额"))

    def _classes(
        self, sentence: Sentence, prefix: str, classes: tuple[Counted, ...], label: str
    ) -> Sentence:
        for i, counted in enumerate(classes):
            self._counted(
                sentence.say("；" if i else ""), f"{prefix}{counted.name}", counted, label
            )
        return sentence

    def _counted(self, sentence: Sentence, subject: str, counted: Counted, label: str) -> Sentence:
        sentence.count(subject, counted.count, "个", counted.name).say("，")
        return sentence.amount(subject, counted.amount, label)

    def _assets(self, assets: Assets) -> list[Passage | str]:
        return [
            "1、车辆情况：",
            self._vehicles(assets),
            "2、房屋情况：",
            self._floor_area(assets),
            "3、其他国有资产占有使用情况：",
            self._equipment(assets),
        ]

    def _as_of(self, assets: Assets) -> Sentence:
        sentence = self._start("国有资产占有使用情况").say("截至")
        return sentence.statement("统计时点", assets.date, "date").say(f"，{self.agency}")

    def _vehicles(self, assets: Assets) -> Passage:
        sentence = self._as_of(assets).say("的公务用车中：")
        sentence.count("公务用车编制数", assets.vehicle_quota, "辆", "公务用车编制").say("，")
        sentence.count("公务用车实有数", assets.vehicles, "辆", "公务用车实有").say("。按用途分：")
        for i, kind in enumerate(assets.vehicle_kinds):
            sentence.say("，" if i else "").count(kind.name, kind.amount, "辆")
        return _stop(sentence)

    def _floor_area(self, assets: Assets) -> Passage:
        return _stop(self._as_of(assets).say("的").area("办公用房建筑面积", assets.floor_area))

    def _equipment(self, assets: Assets) -> Passage:
        sentence = self._as_of(assets).say("占有使用的设备中：")
        for i, part in enumerate(assets.equipment):
            label = f"单价{part.name}以上的通用设备"
            sentence.say("，" if i else "")
            subject = f"单位价值{part.name}以上通用设备"
            sentence.count(subject, part.amount, "台（套）", label)
        return _stop(sentence)

    def _other(self) -> list[Passage | str]:
        return [
            "（一）政府购买服务指导性目录",
            self._purchased_services(),
            "（二）其他",
            self._remark(),
        ]

    def _purchased_services(self) -> Passage:
        services = self.facts.purchased_services
        if not services:
            subject = "政府购买服务指导性目录"
            return self._absent("其他说明", subject, f"本{self.own}没有{subject}")
        sentence = self._start("其他说明").say(f"本{self.own}{self.year}年政府购买服务：")
        for i, part in enumerate(services):
            sentence.say("，" if i else "").amount(part.name, part.amount, f"{part.name}预算支出")
        return _stop(sentence)


def passages(spec: Disclosure) -> Iterator[Passage]:
    """Yield every passage of a spec's narrative."""
    for _, blocks in ShanxiNarrative(spec).sections():
        yield from (block for block in blocks if isinstance(block, Passage))


def _parts(sentence: Sentence, parts: tuple[Part, ...], joint: str = "；") -> Sentence:
    for i, part in enumerate(parts):
        sentence.say(joint if i else "").amount(part.name, part.amount)
        if part.share:
            sentence.share(part.name, part.share)
    return sentence


def _stop(sentence: Sentence) -> Passage:
    return sentence.say("。").passage()
