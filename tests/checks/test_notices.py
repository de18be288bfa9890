"""What the checks say of short notices; wordings are common, agency and figures invented."""

import pytest

from budgetkit.document.options import DEFAULT_OPTIONS
from budgetkit.workbench.checked import check_files

_HEAD = "松林镇人民政府2021年度“三公”经费决算情况\n一、“三公”经费情况\n"


def _broken(text: str, tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    path = tmp_path_factory.mktemp("notice") / "notice.txt"
    path.write_text(_HEAD + text, encoding="utf-8")
    findings = check_files([path], DEFAULT_OPTIONS)["findings"].to_pylist()
    return {row["rule_id"] for row in findings if row["nature"] != "rounding"}


@pytest.mark.parametrize(
    ("text", "rule_id"),
    [
        (
            "“三公”经费9万元，减少4万元。其中：因公出国（境）费0万元。"
            "公务用车购置费4万元，减少2万元；公务接待费5万元，减少1万元。",
            "narrative-change-parts",
        ),
        (
            "“三公”经费9万元，减少4万元。其中：公务用车购置费4万元，减少2万元；公务接待费3万元，减少3万元。",
            "narrative-change-parts",
        ),
        (
            "收入总计9.5万元，支出总计9.4万元。与上年相比，收入总计增加2万元，支出总计增加1万元。",
            "narrative-balance",
        ),
        ("财政拨款收支总计1479亿元，其中：本年收入1434亿元，上年结转44.7亿元。", "narrative-parts"),
        (
            "“三公”经费9万元，较上年减少1万元，下降10%；较年初预算数减少6万元，下降40%。",
            "narrative-percent",
        ),
    ],
)
def test_what_the_text_leaves_open_is_no_fault(
    text: str, rule_id: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    assert rule_id not in _broken(text, tmp_path_factory)


@pytest.mark.parametrize(
    ("text", "rule_id"),
    [
        ("“三公”经费41万元，较上年减少19万元，下降43.78%。", "narrative-percent"),
        (
            "“三公”经费12万元。其中：因公出国（境）费0万元，公务用车购置及运行维护费35万元，公务接待费12万元。",
            "narrative-parts",
        ),
    ],
)
def test_what_contradicts_itself_is_found(
    text: str, rule_id: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    assert rule_id in _broken(text, tmp_path_factory)


def test_vehicles_in_short_words_are_parts(tmp_path_factory: pytest.TempPathFactory) -> None:
    table = (
        "2017年“三公”经费汇总情况表\n单位：万元\n"
        "合计\t因公出国\t公务用车购置\t公车运行及维护\t公务接待费\n5834\t100\t692\t4612\t430\n"
    )
    assert "sum-public" not in _broken(table, tmp_path_factory)
    assert "sum-public" in _broken(table.replace("5834", "5934"), tmp_path_factory)
