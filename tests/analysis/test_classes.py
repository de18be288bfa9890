"""Classes are the same by code, whatever they are called."""

from __future__ import annotations

from fractions import Fraction

import pandas as pd

from budgetkit.analysis import by_function, class_shares, flows


def test_shares_side_by_side(lines: pd.DataFrame) -> None:
    other = lines.assign(item=lines["item"].replace("卫生健康支出", "医疗卫生与计划生育支出"))
    found = class_shares({"one": by_function(lines), "other": by_function(other)})
    assert found.labels == {
        "201": "一般公共服务支出", "208": "社会保障和就业支出",
        "221": "住房保障支出", "210": "卫生健康支出",
    }  # fmt: skip
    assert found.shares["one"]["201"] == Fraction(166181, 201130)
    assert found.renamed == {"210": ("卫生健康支出", "医疗卫生与计划生育支出")}


def test_without_codes_the_name_tells_the_class(lines: pd.DataFrame) -> None:
    bare = lines.assign(function_code=None)
    assert list(class_shares({"one": by_function(bare)}).labels) == ["201", "208", "221", "210"]


def test_a_class_that_is_not_printed_is_not_there(lines: pd.DataFrame) -> None:
    fewer = lines[lines["item"] != "住房保障支出"]
    found = class_shares({"one": by_function(lines), "fewer": by_function(fewer)})
    assert "221" not in found.shares["fewer"]


def test_flows_are_what_is_printed(lines: pd.DataFrame) -> None:
    found = {(flow.start.name, flow.end.name): flow.amount_yuan for flow in flows(lines)}
    assert found["general", "expenditure"] == 20_113_000
    assert found["expenditure", "一般公共服务支出"] == 16_618_100
    assert found["一般公共服务支出", "project"] == 9_391_000
    assert found["basic", "商品和服务支出"] == 1_396_300
    assert ("project", "商品和服务支出") not in found
    assert len(found) == 1 + 4 + 5 + 3
