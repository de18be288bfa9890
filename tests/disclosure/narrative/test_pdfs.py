"""The narratives of six places, read from their PDFs, against figures read by eye."""

import re
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from budgetkit.disclosure.model import NarrativeFact
from budgetkit.disclosure.narrative import narrative_facts
from budgetkit.disclosure.narrative.passages import passages
from budgetkit.document.model import Block
from budgetkit.document.pdf import read_pdf
from budgetkit.text import compact
from tests.disclosure.narrative.reading import Golden, as_golden, golden, identity

AGENCIES = {
    "bj_zhongda_2026_narrative": "北京市重大项目建设指挥部办公室",
    "cq_xuanchuan_2026": "中共重庆市委宣传部",
    "gd_guangzhou_xinfang_2026": "广州市信访局",
    "hn_changsha_gongan_2025": "长沙市公安局",
    "sd_yantai_xinfang_2026": "烟台市信访局",
    "sh_pt_zhengfuban_2025_dept": "上海市普陀区人民政府办公室",
}
MORE = {
    "central_xinfangju_2026_budget": "国家信访局",
    "fj_fuzhou_jiaojing_2026": "福州市公安局交通管理支队",
    "gd_shenzhen_tongji_2026": "深圳市统计局",
    "sd_yantai_zhengfuban_2026": "烟台市人民政府办公室",
    "sh_pt_wanli_2024_dept": "上海市普陀区人民政府万里街道办事处",
    "sn_xian_tongji_2026": "西安市统计局",
    "zj_hangzhou_qixiang_2026": "杭州市气象局",
}
ALL = [*AGENCIES, *(pytest.param(name, marks=pytest.mark.slow) for name in MORE)]
NUMBER_WITH_UNIT = re.compile(
    r"(?<![0-9.,A-Za-z-])([0-9][0-9,]*(?:\.[0-9]+)?)(?:为)?(万元|%|辆|平方米)"
    r"(?!(?:\([^)]{1,2}\)|含)*以上)"
)


@cache
def blocks_of(path: Path) -> tuple[Block, ...]:
    return read_pdf(path.read_bytes(), file_name=path.name, sha256="0" * 64).blocks


def facts_of(shared_dir: Path, name: str) -> tuple[NarrativeFact, ...]:
    blocks = blocks_of(shared_dir / "disclosures" / f"{name}.pdf")
    return narrative_facts(blocks, identity((AGENCIES | MORE)[name]))


@pytest.mark.parametrize("name", AGENCIES)
def test_every_golden_fact_is_found_and_none_is_invented(shared_dir: Path, name: str) -> None:
    found = [_without_words(as_golden(fact)) for fact in facts_of(shared_dir, name)]
    assert Counter(found) == Counter(_without_words(fact) for fact in golden(name))


def _without_words(fact: Golden) -> Golden:
    """Sentences are not kept in the golden lists; dates lose their white space."""
    value = compact(fact.value) if isinstance(fact.value, str) else fact.value
    return fact._replace(value="" if fact.metric == "text" else value)


@pytest.mark.parametrize("name", ALL)
def test_every_number_with_a_unit_is_in_a_fact(shared_dir: Path, name: str) -> None:
    blocks = blocks_of(shared_dir / "disclosures" / f"{name}.pdf")
    printed = Counter(
        found.groups()
        for passage in passages(blocks)
        for found in NUMBER_WITH_UNIT.finditer(compact(passage.paragraph.text))
    )
    read = Counter(
        (compact(fact.value_text), fact.unit)
        for fact in facts_of(shared_dir, name)
        if fact.unit in ("万元", "%", "辆", "平方米")
    )
    assert read == printed


@pytest.mark.parametrize("name", ALL)
def test_nearly_every_subject_is_known(shared_dir: Path, name: str) -> None:
    facts = facts_of(shared_dir, name)
    assert len(facts) > 35
    unknown = [fact for fact in facts if fact.confidence < 0.7]
    assert len(unknown) <= max(5, len(facts) // 4)
