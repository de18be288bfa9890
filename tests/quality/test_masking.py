"""Personal data is found and hidden; ordinary words and numbers are left alone."""

from __future__ import annotations

import pytest

from budgetkit.quality.masking import is_id_number, masked, personal_in
from tests.quality.typeset import perfect, verdict, with_text

# A well-formed number of a day and district that nobody was registered in.
ID = "99999919000101001" + "8"


def _check_digit(digits: str) -> str:
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    return "10X98765432"[sum(int(d) * w for d, w in zip(digits, weights, strict=True)) % 11]


def test_id_numbers_by_date_and_check_digit() -> None:
    digits = "11010119900101001"
    good = digits + _check_digit(digits)
    assert is_id_number(good)
    assert not is_id_number(digits + ("1" if good[-1] != "1" else "2"))
    assert not is_id_number("110101199013010010")
    assert [own.kind for own in personal_in(f"身份证{good}。")] == ["身份证号"]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("联系人13912345678", "联系人139＊＊＊＊＊＊78"),
        ("账号：1234 5678 9012 345", "账号：123＊＊＊＊＊＊＊＊＊＊＊＊＊45"),
        ("卡号6222020000000000005", "卡号622＊＊＊＊＊＊＊＊＊＊＊＊＊＊05"),
        ("由高层次人才赵一、钱二三、孙四3个人领取", "由高层次人才赵＊、钱＊＊、孙＊3个人领取"),
        ("困难职工名单：李甲、王乙丙等", "困难职工名单：李＊、王＊＊等"),
        ("资金1636500.00元,文号〔2023〕10号", "资金1636500.00元,文号〔2023〕10号"),
        ("发放补贴给单位、学校、社区", "发放补贴给单位、学校、社区"),
        ("慰问对象包括军人、教师、学生等", "慰问对象包括军人、教师、学生等"),
        ("购置办公桌、书柜、茶几等", "购置办公桌、书柜、茶几等"),
    ],
)
def test_masking(text: str, shown: str) -> None:
    assert masked(text) == shown


def test_the_rule_names_the_kind_and_the_place() -> None:
    form = with_text(perfect(), measures="补助由遗属赵一、钱二三领取,电话13912345678")
    found = verdict("privacy_personal", form)
    assert found.remarks[0].reason == "保证措施含姓名 2 处、电话号码 1 处"
    assert found.remarks[0].evidence[0].quote == "赵一、钱二三、13912345678"
    assert verdict("privacy_personal", perfect()).remarks == ()
