"""Agency, scope, stage, year, place and units, from covers and labels of several kinds."""

from collections.abc import Callable

import pytest

from budgetkit.disclosure.identity import read_identity
from budgetkit.disclosure.reference.places import locate
from budgetkit.document.model import Document

Maker = Callable[..., Document]


def test_cover_and_labels(document_of: Maker) -> None:
    identity = read_identity(
        document_of(
            "# 阳泉市财政局", "## 2024年度单位预算公开", "单位名称：阳泉市财政局", "单位：万元"
        )
    )
    assert identity.disclosure_id == "2024-阳泉市财政局-unit-budget"
    assert (identity.province, identity.city, identity.division_code) == (
        "山西省",
        "阳泉市",
        "140300",
    )


def test_cover_in_one_line(document_of: Maker) -> None:
    identity = read_identity(document_of("苏州市应急管理局2026年度部门预算公开"))
    assert identity.disclosure_id == "2026-苏州市应急管理局-department-budget"


@pytest.mark.parametrize(
    ("cover", "disclosure_id"),
    [
        ("青山市水务局|2025年部门预算", "2025-青山市水务局-department-budget"),
        ("青山市水务局关于2025年部门预算公开的说明", "2025-青山市水务局-department-budget"),
        ("二〇二四年青山县档案馆单位预算公开", "2024-青山县档案馆-unit-budget"),
        ("二○二五年度青山县统计局部门预算", "2025-青山县统计局-department-budget"),
        ("2024年青山职业学院单位预算公开", "2024-青山职业学院-unit-budget"),
        ("部门名称：青山市审计局|2024年部门预算", "2024-青山市审计局-department-budget"),
        ("2022年度部门决算公开|青山县民政局", "2022-青山县民政局-department-final_accounts"),
    ],
)
def test_covers_of_other_places(document_of: Maker, cover: str, disclosure_id: str) -> None:
    assert read_identity(document_of(*cover.split("|"))).disclosure_id == disclosure_id


def test_final_accounts(document_of: Maker) -> None:
    assert read_identity(document_of("2023年度某局部门决算")).stage == "final_accounts"


def test_what_is_not_said_is_not_guessed(document_of: Maker) -> None:
    identity = read_identity(document_of("一些文字。"))
    assert identity.disclosure_id == "unknown-unknown-unknown-unknown"
    assert identity.division_code is None


def test_units_of_a_department(document_of: Maker) -> None:
    identity = read_identity(
        document_of(
            "2024年度部门预算公开",
            "二、机构设置情况",
            "纳入某市某局部门预算的单位包括：",
            "某市某局本级",
            "某市甲中心（某市乙中心）",
            "某市丙中心。",
            "第二部分 报表",
            "某市丁中心",
        )
    )
    assert identity.subordinate_units == ("某市某局本级", "某市甲中心(某市乙中心)", "某市丙中心")


@pytest.mark.parametrize(
    ("name", "context", "code"),
    [
        ("晋城市财政局", (), "140500"),
        ("晋城经济技术开发区财政管理运营部", (), "140500"),
        ("上海市普陀区人民政府万里街道办事处", (), "310107"),
        ("普陀区财政局", (), None),
        ("普陀区财政局", ("上海市2024年",), "310107"),
        ("中共重庆市委宣传部", (), "500000"),
        ("国家信访局", (), None),
    ],
)
def test_place(name: str, context: tuple[str, ...], code: str | None) -> None:
    division = locate(name, context)
    assert (division.code if division else None) == code
