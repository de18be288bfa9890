"""Forms reviewed with copying, 1,000 to 20,000 of them, beside rapidfuzz on every pair.

With ``BUDGETKIT_BENCH_CORPUS=1`` copying alone is measured on 100,000 forms too: some minutes.
"""

import os
import pickle
import random
import tempfile
from dataclasses import replace
from decimal import Decimal
from itertools import combinations
from pathlib import Path

from rapidfuzz import fuzz

from budgetkit.disclosure.values import parse_value
from budgetkit.quality import Form, Indicator, review
from budgetkit.quality.copying import copies
from budgetkit.quality.lexicon import default_lexicon
from budgetkit.quality.review import FormReview
from tests.bench.measure import Line, Measurement, measure

COUNTS = (1_000, 5_000, 20_000)
CORPUS = 100_000
_VERBS = ("组织", "开展", "完成", "购置", "维护", "评审", "检查", "培训", "宣传", "整理")
_THINGS = (
    "档案",
    "设备",
    "道路",
    "系统",
    "课程",
    "图书",
    "网站",
    "水渠",
    "校舍",
    "苗木",
    "车辆",
    "灯具",
)
_AIMS = ("提高服务水平", "保障正常运转", "改善办学条件", "降低事故风险", "方便群众办事")
_VALUES = (
    ("产出指标", "数量指标", "数量", ("≥{n}次", "{n}台", "≤{n}人", "≥{n}家")),
    ("产出指标", "质量指标", "合格率", ("≥95%", "100%", "达标", "良好")),
    ("产出指标", "时效指标", "完成时间", ("12月底前", "及时", "2026年{m}月", "全年")),
    ("产出指标", "成本指标", "成本", ("≤{n}万元", "{n}元/人", "按合同价")),
    ("效益指标", "社会效益指标", "效果", ("有效提升", "改善", "≤{n}起")),
    ("满意度指标", "服务对象满意度指标", "使用者满意度", ("≥90%", "≥95%")),
)


def generated(count: int) -> list[Form]:
    """Forms of about 12 indicators and 600 characters; one in twenty copies another's text."""
    chance = random.Random(2015)
    forms: list[Form] = []
    for number in range(count):
        form = _form(number, chance)
        if forms and number % 20 == 0:
            form = replace(form, texts={**form.texts, "measures": forms[-1].texts["measures"]})
        forms.append(form)
    return forms


def _form(number: int, chance: random.Random) -> Form:
    named = "".join(chance.choices(_THINGS, k=2))
    funds = Decimal(chance.randrange(1, 900) * 10_000)
    texts = {
        name: _prose(chance, length)
        for name, length in (
            ("overview", 12), ("basis", 4), ("necessity", 8), ("measures", 12), ("plan", 8),
            ("goal_annual", 8),
        )
    }  # fmt: skip
    return Form(
        disclosure_id=f"2026-第{number // 8}单位",
        form_no=number % 8 + 1,
        project=f"{named}专项{number}",
        agency=f"第{number // 8}单位",
        fiscal_year=2026,
        period="3年",
        funds_yuan={"annual": funds, "annual_local": funds},
        texts=texts,
        indicators=tuple(_indicators(chance)),
    )


def _prose(chance: random.Random, clauses: int) -> str:
    said = (
        f"{chance.choice(_VERBS)}{chance.choice(_THINGS)}{chance.choice(_THINGS)}"
        f"{chance.randrange(1, 60)}{chance.choice(('次', '台', '家', '人'))}"
        for _ in range(clauses)
    )
    return "，".join(said) + "，" + chance.choice(_AIMS) + "。"


def _indicators(chance: random.Random):
    for level1, level2, tail, values in _VALUES:
        for _ in range(2):
            text = chance.choice(values).format(
                n=chance.randrange(1, 60), m=chance.randrange(1, 13)
            )
            name = f"{chance.choice(_VERBS)}{chance.choice(_THINGS)}{tail}"
            value = parse_value(text, name=name)
            yield Indicator(
                name, text, level1, level2, kind=value.kind, comparator=value.comparator,
                low=value.low, high=value.high, unit=value.unit, per=value.per,
            )  # fmt: skip


def reviewed(path: str) -> str:
    found = review(pickle.loads(Path(path).read_bytes()))
    rule = "relevance_copied_text"
    copied = [own for own in found.forms if _remarked(own, rule)]
    return f"{len(found.forms)} forms, {len(copied)} with copies"


def compared(path: str) -> str:
    forms = pickle.loads(Path(path).read_bytes())
    return f"{len(forms)} forms, {len(copies(forms, default_lexicon()))} with copies"


def _remarked(own: FormReview, rule_id: str) -> bool:
    return any(mark.rule.rule_id == rule_id and mark.verdict.remarks for mark in own.marks)


def every_pair(path: str) -> str:
    """One text of each form against that of every other, as one would without bands."""
    texts = [form.texts["measures"] for form in pickle.loads(Path(path).read_bytes())]
    alike = sum(fuzz.ratio(*pair, score_cutoff=80) > 0 for pair in combinations(texts, 2))
    return f"{alike} pairs"


def lines() -> list[Line]:
    """Measure each number of forms once, in a process of its own: nothing is remembered."""
    name = "tests.bench.bench_review"
    with tempfile.TemporaryDirectory() as folder:
        files = {count: Path(folder) / f"{count}.pickle" for count in COUNTS}
        for count, file in files.items():
            file.write_bytes(pickle.dumps(generated(count)))
        pairs = measure(f"{name}:every_pair", str(files[COUNTS[0]]), calls=1)
        found = [
            Line(
                f"{count:,} forms",
                measure(f"{name}:reviewed", str(file), calls=1),
                "pairs of 1,000",
                pairs,
            )
            for count, file in files.items()
        ]
        if os.environ.get("BUDGETKIT_BENCH_CORPUS"):
            found.append(_corpus(Path(folder), pairs))
        return found


def _corpus(folder: Path, pairs: Measurement) -> Line:
    file = folder / "corpus.pickle"
    file.write_bytes(pickle.dumps(generated(CORPUS)))
    run = measure("tests.bench.bench_review:compared", str(file), calls=1)
    return Line(f"copying, {CORPUS:,} forms", run, "pairs of 1,000", pairs)
