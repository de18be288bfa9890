"""Copies are found, in linear time, and continuing projects are none."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from budgetkit.quality import Form
from budgetkit.quality.copying import (
    copies,
    is_same_project,
    jaccard,
    own_words,
    shingles,
    signature,
)
from budgetkit.quality.lexicon import default_lexicon
from tests.quality.typeset import indicator, perfect

TEXT = (
    "由办公室会同财务室负责组织实施，严格按照采购法和内部控制制度确定供应商，签订合同后按进度验收，"
    "验收合格后凭发票和验收单支付款项，年底组织绩效自评并公开结果。"
)
WORDS = st.text(alphabet="甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未", min_size=60, max_size=200)


def form(no: int, project: str, text: str, agency: str = "甲局", year: int = 2026) -> Form:
    return Form(
        disclosure_id=f"{year}-{agency}",
        form_no=no,
        project=project,
        agency=agency,
        fiscal_year=year,
        texts={"measures": text},
    )


def found(*forms: Form):
    return copies(forms, default_lexicon())


def test_the_same_text_in_another_project_is_a_copy() -> None:
    first, second = form(1, "道路绿化", TEXT), form(2, "档案整理", TEXT.replace("年底", "年末"))
    pairs = found(first, second)
    assert set(pairs) == {first.key, second.key}
    copy = pairs[first.key][0]
    assert (copy.field, copy.other) == ("measures", second.key)
    assert copy.other_title == "2026 年 甲局 档案整理"
    assert 0.8 <= copy.likeness < 1


def test_the_same_project_in_another_year_is_no_copy() -> None:
    first = form(1, "2025年道路绿化", TEXT, year=2025)
    assert not found(first, form(1, "2026年道路绿化", TEXT))
    assert found(first, form(1, "2026年道路绿化", TEXT, agency="乙局"))
    assert is_same_project(first, replace(first, fiscal_year=2024))


def test_a_project_that_goes_on_keeps_its_indicators_without_copying() -> None:
    years = [
        replace(perfect(), disclosure_id=f"{year}-甲市测试局", fiscal_year=year,
                project=f"{year}年乡镇财务人员培训经费")
        for year in (2024, 2025, 2026)
    ]  # fmt: skip
    assert not found(*years)
    other = replace(years[0], disclosure_id="2024-乙县测试局", agency="乙县测试局")
    assert set(found(*years, other)) == {own.key for own in (*years, other)}


def test_names_of_project_and_agency_do_not_hide_a_copy() -> None:
    first = form(1, "道路绿化养护", f"甲局为道路绿化养护{TEXT}")
    second = form(1, "档案整理", f"乙局为档案整理{TEXT}", agency="乙局")
    assert own_words(first, first.texts["measures"]) == own_words(second, second.texts["measures"])
    assert found(first, second)[first.key][0].likeness == 1


def test_short_and_unlike_texts_are_no_copies() -> None:
    assert not found(form(1, "道路绿化", "按制度执行。"), form(2, "档案整理", "按制度执行。"))
    other = "成立领导小组，每季度召开一次调度会，由监理单位对工程质量全过程监督，发现问题限期整改。"
    assert not found(form(1, "道路绿化", TEXT), form(2, "档案整理", other * 2))


def test_a_set_of_indicators_copied_whole() -> None:
    first = replace(perfect(), texts={})
    second = replace(first, form_no=2, project="社区会计轮训")
    assert found(first, second)[first.key][0].field == "indicators"
    own = tuple(indicator("数量指标", f"第{n}类检查", f"{n}次") for n in range(1, 9))
    assert not found(first, replace(second, indicators=own))


def test_one_text_copied_a_thousand_times_is_compared_a_few_thousand_times() -> None:
    many = [form(no, f"第{no}号工程建设", TEXT) for no in range(1000)]
    assert len(found(*many)) == 1000


@given(WORDS, WORDS)
def test_likeness_is_that_of_the_sets(first: str, second: str) -> None:
    one, two = shingles(first), shingles(second)
    sets = [{t[i : i + 5] for i in range(len(t) - 4)} for t in (first, second)]
    assert jaccard(one, one) == 1
    expected = len(sets[0] & sets[1]) / len(sets[0] | sets[1])
    assert np.isclose(jaccard(one, two), expected)
    assert np.array_equal(signature(one), signature(shingles(first)))
