"""The sentences of findings say directions, units and, where it shows, the mistake made."""

from pathlib import Path

import budgetkit as bk

HEAD = """# 青山县水务局

## 2025年部门预算公开

## 第三部分 情况说明

### 一、支出预算情况说明

"""


def messages(folder: Path, *sentences: str) -> list[str]:
    path = folder / "text.txt"
    path.write_text(HEAD + "\n\n".join(sentences), encoding="utf-8")
    return list(bk.read(path).findings["message"])


def test_a_change_in_per_cent_says_its_direction(tmp_path: Path) -> None:
    (message,) = messages(tmp_path, "会议费90.00万元，比上年减少10.00万元，下降12.00%。")
    assert "印为 下降 12.00%" in message
    assert "应为 下降 10.00%" in message
    assert message.endswith("相差 2.00 个百分点")


def test_a_change_measured_against_the_wrong_year_is_named(tmp_path: Path) -> None:
    (message,) = messages(tmp_path, "会议费80.00万元，比上年减少20.00万元，下降25.00%。")
    assert "应为 下降 20.00%" in message
    assert "恰是以本年数为基数算得" in message


def test_a_share_differs_by_percentage_points(tmp_path: Path) -> None:
    sentence = (
        "2025年支出预算100.00万元，其中：基本支出60.00万元，占63.00%；项目支出40.00万元，占40.00%。"
    )
    (message,) = messages(tmp_path, sentence)
    assert "印为 63.00%" in message
    assert "相差 3.00 个百分点" in message
