"""A document's number and its title, however a text writes them."""

from __future__ import annotations

import pytest

from tests.checks.cases import ZONE, form_says
from tests.checks.samples import Sample

FIRST = "按《市级办公设备配置标准》(晋市财发〔2023〕6号)执行。"


@pytest.mark.parametrize(
    ("text", "failed"),
    [
        ("依据晋市财发〔2023〕6号关于印发《市级办公设备购置标准》执行。", 1),
        ("依据有关规定、市级办公设备购置标准》(晋市财发〔2023〕6号)执行。", 1),
        ("依据晋市财发〔2023〕6号关于印发《市级办公设备配置标准》执行。", 0),
        ("按《实施意见》晋市财发〔2022〕8号《市级办公设备购置标准》执行。", 0),
        ("按《市级办公设备购置标准》(晋市财发〔2024〕6号)执行。", 0),
        ("按《财政局关于印发<市级办公设备配置标准>的通知》(晋市财发〔2023〕6号)执行。", 0),
    ],
)
def test_a_number_has_one_title_before_or_behind_it(text: str, failed: int) -> None:
    sample = Sample.named(ZONE)
    form_says(2, measures=FIRST)(sample)
    form_says(3, measures=text)(sample)
    assert sample.result("citation-title").failed == failed
