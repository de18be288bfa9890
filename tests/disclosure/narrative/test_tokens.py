import pytest

from budgetkit.disclosure.narrative.catalogue import load_cues
from budgetkit.disclosure.narrative.tokens import Date, Items, Quantity, Unchanged, tokens

CUES = load_cues()


def quantities(text: str) -> list[tuple[str, str, str]]:
    found = [token for token in tokens(text, CUES) if isinstance(token, Quantity)]
    return [(str(token.value), token.unit, token.kind) for token in found]


@pytest.mark.parametrize(
    ("text", "quantity"),
    [
        ("共1,234.50万元", ("1234.50", "万元", "money")),
        ("投入2亿元", ("2", "亿元", "money")),
        ("增加209万用于", ("209", "万", "money")),
        ("占3.54%", ("3.54", "%", "percent")),
        ("提高5个百分点", ("5", "个百分点", "percent")),
        ("房屋8,268.74平方米", ("8268.74", "平方米", "area")),
        ("设备0台(件、套)", ("0", "台(件、套)", "count")),
        ("设备3台/套", ("3", "台/套", "count")),
        ("车辆12辆", ("12", "辆", "count")),
        ("结转-3.5万元", ("-3.5", "万元", "money")),
    ],
)
def test_numbers_with_units(text: str, quantity: tuple[str, str, str]) -> None:
    assert quantities(text) == [quantity]


@pytest.mark.parametrize(
    "text",
    [
        "2026年",
        "12月31日",
        "晋财综〔2021〕58号",
        "编码2010501",
        "第3次会议",
        "第5项",
        "3个月内",
        "前6个工作日",
        "30310个人农业生产补贴",
        "价值50万元以上",
        "单价100万元(含)以上",
        "价值50万元(原值)以上",
        "B0703项目",
        "起止日期2023-12-31项目",
        "支出万元",
    ],
)
def test_numbers_that_are_no_amounts(text: str) -> None:
    assert quantities(text) == []


def test_a_space_joins_groups_of_three_and_parts_years() -> None:
    assert quantities("共1 234.5万元") == [("1234.5", "万元", "money")]
    assert quantities("2026 350万元") == [("350", "万元", "money")]


def test_digits_that_make_no_number_have_no_value() -> None:
    for text in ("533.48.5万元", "12.51,234万元", "533,4万元", "12345678901234567890万元"):
        assert quantities(text) == [("None", "万元", "money")]


def test_dates_of_stock_taking() -> None:
    for text in ("截至2025年12月31日", "截止2025年12月底", "截至2025年底", "截至上年底"):
        (token,) = tokens(f"{text}，共有车辆", CUES)
        assert isinstance(token, Date)
        assert text.endswith(token.text)


def test_no_change_names_the_year() -> None:
    (token,) = tokens("与2025年执行数相同", CUES)
    assert isinstance(token, Unchanged)
    assert (token.word, token.year) == ("执行数相同", 2025)


def test_items_end_with_the_sentence_and_hold_no_figures() -> None:
    text = "主要包括:办公费、印刷费等;包括办公费5万元、印刷费3万元。"
    items = [token for token in tokens(text, CUES) if isinstance(token, Items)]
    assert [text[token.start : token.end] for token in items] == ["办公费、印刷费"]


def test_what_a_term_comprises_by_definition_is_no_list() -> None:
    text = "机关运行经费指用于运行的资金,包括办公费、印刷费。"
    assert not [token for token in tokens(text, CUES) if isinstance(token, Items)]
