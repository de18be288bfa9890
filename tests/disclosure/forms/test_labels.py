import pytest

from budgetkit.disclosure.forms.labels import (
    FieldLabel,
    FundLabel,
    class_label,
    field_label,
    footer_label,
    fund_label,
    is_first_level,
    is_header,
    plain_class_label,
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("项目名称", FieldLabel("project")),
        ("项目立必要性", FieldLabel("necessity")),
        ("项目日期", FieldLabel("period")),
        ("主管部门 及代码", FieldLabel("agency")),
        ("项目实施计", FieldLabel("plan")),
        ("项目资金 (元)", FieldLabel("funds")),
        ("实施单位：某某中心", FieldLabel("implementing_unit", "某某中心")),
        ("培训场次", None),
        ("项目", None),
    ],
)
def test_a_head_label_is_known_whole_cut_misread_and_with_its_value(
    text: str, expected: FieldLabel | None
) -> None:
    assert field_label(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("实施资金总额:", FundLabel("total", "implementation")),
        ("年度资金总额：", FundLabel("total", "annual")),
        ("市县（区）财政资", FundLabel("local", None)),
        ("市县（区）财", FundLabel("local", None)),
        ("其中：中央财政资金0", FundLabel("central", None, "0")),
        ("实施期资金总额：687,000", FundLabel("total", "implementation", "687,000")),
        ("金", None),
        ("687,000", None),
    ],
)
def test_a_fund_label_is_known_cut_and_with_its_amount(
    text: str, expected: FundLabel | None
) -> None:
    assert fund_label(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("数量指标", "quantity"),
        ("时长指标", "timeliness"),
        ("经济效果指标", "economic"),
        ("用户满意度指标", "satisfaction"),
        ("可持续影响 指标", "sustainability"),
        ("产出指标", None),
        ("效益指标", None),
        ("评价项目指标", None),
        ("服务对象满意度", None),
    ],
)
def test_a_class_label_is_told_from_a_first_level_and_from_a_name(
    text: str, expected: str | None
) -> None:
    assert class_label(text) == expected


def test_a_label_without_its_ending_may_also_be_a_name() -> None:
    assert plain_class_label("服务对象满意度") == "satisfaction"
    assert plain_class_label("职工满意度") is None


def test_words_around_the_indicators() -> None:
    assert is_first_level("效益目标")
    assert is_header("绩效指") and is_header("标") and not is_header("培训指标")
    assert footer_label("填报日期: 20240126092838") == "填报日期"
    assert footer_label("联系电") == "联系电话"
