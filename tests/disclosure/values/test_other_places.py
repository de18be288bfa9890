"""Values as other places write them, none of them taken from a document at hand."""

from decimal import Decimal

import pytest

from budgetkit.disclosure.values import parse_value

VALUES = """
＝100%              | exact       | =  | 100    |          | %        |
≥95％               | threshold   | >= | 95     |          | %        |
1-2次               | range       |    | 1      | 2        | 次       |
2025年12月31日前    | date        | <= |        | 20251231 | 年月日   |
不迟于12月31日      | date        | <= |        | 1231     | 月日     |
截至12月底          | date        | <= |        | 12       | 月底     |
十月三十一日前      | date        | <= |        | 1031     | 月日     |
第三季度末          | date        | =  | 9      |          | 月底     |
2025年第三季度末前  | date        | <= |        | 202509   | 年月底   |
四季度前            | date        | <  |        | 10       | 月       |
一季度              | period      |    | 1      | 3        | 月       |
第一、二季度        | period      |    | 1      | 6        | 月       |
第1-3季度           | period      |    | 1      | 9        | 月       |
3个工作日内         | period      | <= |        | 3        | 工作日   |
工期≤180天          | period      | <= |        | 180      | 天       |
180日历天           | period      | =  | 180    |          | 日历天   |
按时                | qualitative |    |        |          |          |
长期                | qualitative |    |        |          |          |
逐步提高            | qualitative |    |        |          |          |
有所改善            | qualitative |    |        |          |          |
良好及以上          | qualitative |    |        |          |          |
三级甲等            | qualitative |    |        |          |          |
1批次               | exact       | =  | 1      |          | 批次     |
零事故              | exact       | =  | 0      |          |          |
零投诉              | exact       | =  | 0      |          |          |
0起                 | exact       | =  | 0      |          | 起       |
±5%                 | range       |    | -5     | 5        | %        |
±3‰以内             | range       |    | -3     | 3        | ‰        |
大于等于90%         | threshold   | >= | 90     |          | %        |
小于或等于3%        | threshold   | <= |        | 3        | %        |
不高于上年          | rule        |    |        |          |          |
不超预算            | rule        |    |        |          |          |
预算控制数内        | rule        |    |        |          |          |
据实结算            | rule        |    |        |          |          |
较上年增长5%        | exact       | =  | 5      |          | %        |
较2024年提高5%      | exact       | =  | 5      |          | %        |
达到100%            | exact       | =  | 100    |          | %        |
优良率≥90%          | threshold   | >= | 90     |          | %        |
≥90%以上            | threshold   | >= | 90     |          | %        |
九成以上            | threshold   | >= | 9      |          | 成       |
≥20万人次           | threshold   | >= | 200000 |          | 人次     |
≤1.2万元/亩         | threshold   | <= |        | 1.2      | 万元     | 亩
500元/户·年         | exact       | =  | 500    |          | 元       | 户/年
10万至20万元        | range       |    | 10     | 20       | 万元     |
年均3次             | frequency   | =  | 3      |          | 次       | 年
月均≥2次            | frequency   | >= | 2      |          | 次       | 月
每3年1次            | frequency   | =  | 1      |          | 次       | 3年
1000余人            | approximate |    | 1000   |          | 人       |
——                  | missing     |    |        |          |          |
"""
ROWS = [tuple(cell.strip() for cell in line.split("|")) for line in VALUES.strip().splitlines()]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_a_value_of_another_place(row: tuple[str, ...]) -> None:
    printed, kind, comparator, low, high, unit, per = row
    value = parse_value(printed)
    assert (value.kind, value.comparator or "", value.unit or "") == (kind, comparator, unit)
    assert [value.low, value.high] == [Decimal(text) if text else None for text in (low, high)]
    assert (value.per or "") == per


@pytest.mark.parametrize(
    "text", ["前三季度末", "5G覆盖5处", "截至", "12月底左右", "±", "零", "3季"]
)
def test_what_says_something_else_is_not_forced(text: str) -> None:
    assert parse_value(text).kind in ("qualitative", "missing", "exact")
    assert parse_value(text).unit not in ("个月", "月底")
