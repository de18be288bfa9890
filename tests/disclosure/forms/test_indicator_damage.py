"""One typed example for each way in which a transcript damages the indicator block."""

from budgetkit.disclosure.forms.indicators import Indicators, read_indicators
from budgetkit.disclosure.forms.sides import Classified
from tests.disclosure.forms.typed import rows

Fact = tuple[str, str | None, str]


def read(text: str, *, two_sided: bool = True) -> Indicators:
    return read_indicators(rows(text), two_sided=two_sided)


def facts(half: list[Classified]) -> list[Fact]:
    return [(found.class_key, found.entry.name, found.entry.value) for found in half]


def test_the_halves_are_independent_lists() -> None:
    found = read(
        """
产出指标|数量指标|修缮面积|≥300平米|数量指标|购置桌椅|20套
|||购置桌椅|20套||修缮面积|≥300平米
|质量指标|验收合格率|100%|质量指标|验收合格率|≥95%
"""
    )
    assert facts(found.implementation) == [
        ("quantity", "修缮面积", "≥300平米"),
        ("quantity", "购置桌椅", "20套"),
        ("quality", "验收合格率", "100%"),
    ]
    assert facts(found.annual) == [
        ("quantity", "购置桌椅", "20套"),
        ("quantity", "修缮面积", "≥300平米"),
        ("quality", "验收合格率", "≥95%"),
    ]
    assert not any(own.uncertain for own in (*found.implementation, *found.annual))


def test_a_row_shifted_to_the_left_is_parted_by_what_it_says() -> None:
    found = read(
        """
|产出指标|数量指标|讲座场次|≥6场|数量指标|讲座场次|≥6场
时效指标|讲座完成时间|11月底前|时效指标|讲座完成时间|11月底前||
保洁成本||≤3万元|保洁成本||≤3万元||
"""
    )
    expected = [
        ("quantity", "讲座场次", "≥6场"),
        ("timeliness", "讲座完成时间", "11月底前"),
        ("cost", "保洁成本", "≤3万元"),
    ]
    assert facts(found.implementation) == facts(found.annual) == expected


def test_an_empty_class_gives_no_indicator() -> None:
    found = read(
        """
效益指标|经济效益指标|||经济效益指标||
|社会效益指标|改善阅读条件|改善|社会效益指标|改善阅读条件|改善
|生态效益指标|||生态效益指标||
"""
    )
    assert facts(found.implementation) == [("social", "改善阅读条件", "改善")]
    assert facts(found.annual) == [("social", "改善阅读条件", "改善")]


def test_a_label_rows_too_early_yields_to_names_and_values() -> None:
    found = read(
        """
产出指标|数量指标|检查单位数量|≥5家|数量指标|检查单位数量|≥5家
|质量指标|检查人数|3人||检查人数|3人
|时效指标|检查报告合格率|100%||检查报告合格率|100%
||检查完成时间|12月底前||检查完成时间|12月底前
|成本指标|检查成本|≤9万元|成本指标|检查成本|≤9万元
"""
    )
    keys = ["quantity", "quantity", "quality", "timeliness", "cost"]
    assert [own.class_key for own in found.implementation] == keys
    assert [own.class_key for own in found.annual] == keys
    assert "检查报告合格率" in [own.entry.name for own in found.annual if own.uncertain]


def test_a_rate_that_both_halves_label_as_quantity_stays_there() -> None:
    found = read(
        """
产出指标|数量指标|检查工作完成率|100%|数量指标|检查工作完成率|100%
|质量指标|报告合格率|100%|质量指标|报告合格率|100%
"""
    )
    assert [own.class_key for own in found.annual] == ["quantity", "quality"]
    assert not found.annual[0].uncertain


def test_a_class_is_taken_from_the_other_half_by_the_name() -> None:
    found = read(
        """
效益指标|经济效益指标|||经济效益指标||
|社会效益指标|规范市场秩序|规范|规范市场秩序|规范|
|生态效益指标|||生态效益指标||
"""
    )
    assert facts(found.annual) == [("social", "规范市场秩序", "规范")]


def test_a_label_in_the_name_column_and_the_name_in_the_value_column() -> None:
    found = read(
        """
|效益指标|社会效益指标|保障讲座开展|保障|社会效益指标|保障讲座开展|保障
|||生态效益指标|改善馆区绿化||生态效益指标|改善馆区绿化
"""
    )
    assert facts(found.implementation)[1] == ("ecological", "改善馆区绿化", "")
    assert found.annual[1].entry.lost


def test_a_lost_name_is_not_taken_from_the_other_half() -> None:
    found = read("满意度指标|服务对象满意度指标|≥90%|服务对象满意度指标|读者满意度|≥90%")
    assert facts(found.implementation) == [("satisfaction", None, "≥90%")]
    assert found.implementation[0].entry.lost
    assert facts(found.annual) == [("satisfaction", "读者满意度", "≥90%")]


def test_a_lost_value_is_not_taken_from_the_other_half() -> None:
    found = read(
        """
|产出指标|质量指标|报告合格率|100%|质量指标|报告合格率|100%
||馆藏完好率|||100%||馆藏完好率|
"""
    )
    assert facts(found.implementation)[1] == ("quality", "馆藏完好率", "100%")
    assert facts(found.annual)[1] == ("quality", "馆藏完好率", "")


def test_name_and_value_in_one_cell_are_split() -> None:
    found = read(
        """
产出指标|数量指标|讲座场次≥6场|||数量指标|讲座场次|≥6场
|质量指标|借阅流程规范性规范||质量指标|借阅流程规范性规范|
"""
    )
    assert facts(found.implementation) == [
        ("quantity", "讲座场次", "≥6场"),
        ("quality", "借阅流程规范性", "规范"),
    ]
    assert all(own.entry.repaired for own in found.implementation)


def test_class_label_and_name_in_one_cell_are_split() -> None:
    found = read("产出指标|数量指标讲座场次|≥6场|数量指标|讲座场次|≥6场")
    assert facts(found.implementation) == [("quantity", "讲座场次", "≥6场")]


def test_doubled_names_values_and_pairs_are_read_once() -> None:
    found = read(
        """
|产出指标|时效指标|开馆时间|全年|时效指标|开馆时间|全年
||讲座时间|讲座时间|8月、10月|讲座时间|讲座时间|8月、10月
|成本指标|讲座成本|≤3万元|讲座成本|≤3万元|讲座成本|≤3万元
"""
    )
    names = ["开馆时间", "讲座时间", "讲座成本"]
    assert [own.entry.name for own in found.implementation] == names
    assert [own.entry.name for own in found.annual] == names


def test_an_indicator_read_twice_in_one_half_is_kept_where_the_other_half_has_it() -> None:
    found = read(
        """
满意度指标|服务对象满意度指标||可持续影响指标|服务对象满意度指标|读者满意度|≥90%
||读者满意度|≥90%||读者满意度|≥90%
"""
    )
    assert facts(found.annual) == [("satisfaction", "读者满意度", "≥90%")]
    assert found.annual[0].entry.row == 1


def test_values_one_row_below_their_names_are_paired_in_order() -> None:
    found = read(
        """
|产出指标|质量指标|报告质量|达标|质量指标|报告质量|达标
||时效指标|付款完成时间|5月底前|付款完成时间|检查开展及时性|5月底前
|||检查开展及时性|及时|||及时
"""
    )
    assert facts(found.annual)[1:] == [
        ("timeliness", "付款完成时间", "5月底前"),
        ("timeliness", "检查开展及时性", "及时"),
    ]
    assert [own.entry.repaired for own in found.annual] == [False, True, True]


def test_a_name_misread_in_one_half_still_finds_its_mate() -> None:
    found = read(
        """
|产出指标|质量指标|退税资金拨付率|100%|质量指标|退税资金拨付率|100%
||时效指标|涉税资料审核准确率|100%||涉税资料准确率|100%
|||退税完成时间|12月底前|时效指标|退税完成时间|12月底前
"""
    )
    assert [own.class_key for own in found.implementation] == ["quality", "quality", "timeliness"]


def test_halves_collapsed_into_one_are_marked() -> None:
    found = read(
        """
||数量指标||数量指标||讲座场次||≥6场|
||||||讲座人数||≥600人|
讲座视频录制|||||||2部|
||人均成本||≤38元/人|||人均成本|≤38元/人
"""
    )
    assert facts(found.implementation) == [("cost", "人均成本", "≤38元/人")]
    assert [own.entry.name for own in found.annual] == [
        "讲座场次",
        "讲座人数",
        "讲座视频录制",
        "人均成本",
    ]
    assert found.collapsed_rows == {0, 1, 2}


def test_footer_words_between_the_indicators_are_left_out() -> None:
    found = read(
        """
负责人：||经办人：|职工满意度|≥90%|联系电话：|职工满意度|≥90%
||||||填报日期：|2024021909210
"""
    )
    assert facts(found.annual) == [("satisfaction", "职工满意度", "≥90%")]
    assert facts(found.implementation) == [("satisfaction", "职工满意度", "≥90%")]


def test_running_text_in_the_place_of_indicators_is_none() -> None:
    goal = "完成全年的讲座、展览和阅读推广工作，" * 8
    found = read(f"绩效指标|{goal}|||\n|{goal}|||")
    assert found.implementation == found.annual == []


def test_a_form_with_one_half_is_annual() -> None:
    found = read(
        """
绩效指标|一级指标|二级指标|三级指标|指标值
|成本指标|经济成本指标|讲座总成本|≤15万元
|产出指标|数量指标|讲座场次|≥6场
|效益指标|社会效益指标|参观人次|≥8000人次
""",
        two_sided=False,
    )
    assert found.implementation == []
    assert facts(found.annual) == [
        ("economic_cost", "讲座总成本", "≤15万元"),
        ("quantity", "讲座场次", "≥6场"),
        ("social", "参观人次", "≥8000人次"),
    ]


def test_a_class_that_only_one_half_fills_is_no_collapse() -> None:
    found = read(
        """
|产出指标|数量指标|讲座场次|≥6场|数量指标||
||质量指标|||质量指标|合格率|100%
|||||||
||时效指标|开馆时间|全年|时效指标||
|||讲座时间|8月|||
"""
    )
    assert facts(found.implementation) == [
        ("quantity", "讲座场次", "≥6场"),
        ("timeliness", "开馆时间", "全年"),
        ("timeliness", "讲座时间", "8月"),
    ]
    assert facts(found.annual) == [("quality", "合格率", "100%")]
    assert found.collapsed_rows == frozenset()


def test_a_half_that_is_blank_where_its_class_begins_has_no_indicator_below() -> None:
    found = read(
        """
|产出指标|数量指标|讲座场次|≥6场|数量指标|讲座场次|≥6场
||质量指标|||质量指标|合格率|100%
||报告质量|达标||||
"""
    )
    assert facts(found.annual)[1:] == [
        ("quality", "合格率", "100%"),
        ("quality", "报告质量", "达标"),
    ]


def test_a_lone_indicator_in_no_columns_of_either_half_is_a_guess() -> None:
    found = read(
        """
|产出指标|数量指标|讲座场次|≥6场|数量指标|讲座场次|≥6场
||质量指标|馆藏完好率|≥95%|质量指标|合格率|100%
||||报告质量|达标||
"""
    )
    assert found.guessed_rows == {2}
