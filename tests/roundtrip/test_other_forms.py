"""Forms of layouts that no document at hand has, in every format, against what is drawn."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

from budgetkit.disclosure.targets_model import TargetForm
from tests.roundtrip.forms import normal
from tests.roundtrip.reading import read_file
from tests.typesetter import docx, html_page, other_forms, pdf, transcript, xlsx
from tests.typesetter.blocks import Block
from tests.typesetter.samples import spec_of
from tests.typesetter.spec import Disclosure

WRITERS: dict[str, Callable[[Disclosure], bytes]] = {
    "pdf": pdf.write_pdf,
    "docx": docx.write_docx,
    "xlsx": xlsx.write_xlsx,
    "html": html_page.write_html,
    "transcript": lambda spec: transcript.write_transcript(spec).encode(),
}
Read = Callable[[list[Block]], tuple[TargetForm, ...]]


@pytest.fixture(params=WRITERS)
def read(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Read:
    """Return what writes blocks in one format and reads the forms back."""

    def through(blocks: list[Block]) -> tuple[TargetForm, ...]:
        for module in (docx, html_page, pdf, transcript, xlsx):
            monkeypatch.setattr(module, "compose", lambda _: blocks)
        kind = request.param
        path = tmp_path / f"forms.{'txt' if kind == 'transcript' else kind}"
        path.write_bytes(WRITERS[kind](spec_of("wanli_2023")))
        return read_file(path).forms

    return through


def facts(form: TargetForm) -> list[tuple[str, ...]]:
    return [
        (own.level1 or "", own.level2 or "", normal(own.name), normal(own.value.text))
        for own in form.indicators
    ]


def weights(form: TargetForm) -> list[Decimal | None]:
    return [own.weight for own in form.indicators]


OUTPUTS = [
    ("产出指标", "数量指标", "讲座场次", "≥6场"),
    ("产出指标", "质量指标", "合格率", "=100%"),
]
SATISFACTION = ("满意度指标", "服务对象满意度指标", "读者满意度", "≥90%")
CONDITIONS = ("效益指标", "社会效益指标", "改善阅读条件", "有效改善")


def test_sign_value_and_unit_in_three_columns(read: Read) -> None:
    (form,) = read(other_forms.blocks(other_forms.WEIGHTED))
    assert (form.project, form.agency, form.implementing_unit) == (
        "讲堂维护",
        "青山市文化局",
        "青山市图书馆",
    )
    assert (form.attribute, form.period) == ("特定目标类", "1年")
    assert form.funds_yuan == {
        "annual": Decimal(150000),
        "annual_fiscal": Decimal(100000),
        "annual_other": Decimal(50000),
    }
    assert (form.goal_implementation, normal(form.goal_annual)) == (None, "办好讲座,方便读者。")
    assert facts(form) == [*OUTPUTS, CONDITIONS, SATISFACTION]
    assert weights(form) == [Decimal(30), Decimal(20), Decimal(20), Decimal(20)]


def test_class_labels_without_their_last_word(read: Read) -> None:
    (form,) = read(other_forms.blocks(other_forms.MERGED_ONCE))
    assert (form.project, form.agency, form.implementing_unit) == (
        "讲堂维护",
        "青山市文化局",
        "青山市图书馆",
    )
    assert form.funds_yuan == {
        "annual": Decimal(120000),
        "annual_fiscal": Decimal(100000),
        "annual_other": Decimal(20000),
    }
    assert facts(form) == [*OUTPUTS, CONDITIONS, SATISFACTION]
    assert weights(form) == [Decimal(30), Decimal(30), Decimal(20), Decimal(10)]
    assert [own.scoring_text for own in form.indicators] == [
        "少一场扣五分",
        "按比例得分",
        "酌情",
        "按比例得分",
    ]


def test_the_goal_of_three_years_beside_that_of_one(read: Read) -> None:
    (form,) = read(other_forms.blocks(other_forms.TWO_GOALS))
    assert (form.goal_implementation, form.goal_annual) == (
        "三年办讲座十八场。",
        "今年办讲座六场。",
    )
    assert form.funds_yuan == {"annual": Decimal(150000), "annual_fiscal": Decimal(150000)}
    assert facts(form) == [
        ("成本指标", "社会成本指标", "占用场地时间", "60小时"),
        ("产出指标", "数量指标", "讲座场次", "6场"),
        ("产出指标", "时效指标", "讲座完成时间", "12月底前"),
        ("满意度指标", "服务对象满意度指标", "读者满意度", "90%"),
    ]
    assert weights(form) == [Decimal(10), Decimal(30), Decimal(20), Decimal(30)]


def test_one_table_with_repeated_cells_left_blank(read: Read) -> None:
    first, second = read(other_forms.blocks(other_forms.REPEATED_BLANK))
    assert [(form.project, form.funds_yuan["annual"]) for form in (first, second)] == [
        ("讲堂维护", Decimal(150000)),
        ("馆藏购置", Decimal(280000)),
    ]
    assert (first.goal_annual, second.goal_annual) == ("办好讲座。", "丰富馆藏。")
    assert facts(first) == [*OUTPUTS, SATISFACTION]
    assert facts(second) == [("产出指标", "数量指标", "购书册数", "≥2000册"), CONDITIONS]


def test_what_an_indicator_means_is_neither_name_nor_value(read: Read) -> None:
    (form,) = read(other_forms.blocks(other_forms.WITH_CONTENTS))
    assert (form.project, form.agency, form.goal_annual) == (
        "讲堂维护",
        "青山市图书馆",
        "办好讲座。",
    )
    assert form.funds_yuan == {"annual": Decimal(150000)}
    assert facts(form) == [OUTPUTS[0], (*OUTPUTS[1][:3], "100%"), SATISFACTION]
    assert [own.scoring_text for own in form.indicators] == [
        "少一场扣一分",
        "未达标不得分",
        "按比例得分",
    ]


def test_an_agencys_form_with_its_tasks(read: Read) -> None:
    (form,) = read(other_forms.blocks(other_forms.AGENCY, "部门整体支出绩效目标表"))
    assert (form.kind, form.project, form.agency) == ("agency", None, "青山市文化局")
    assert form.funds_yuan["annual"] == Decimal(300000)
    assert form.goal_annual == "办好图书馆。"
    assert facts(form) == [OUTPUTS[0], (*OUTPUTS[1][:3], "100%"), SATISFACTION]


def test_indicators_packed_into_one_cell(read: Read) -> None:
    packed, in_words = read(other_forms.blocks(other_forms.PACKED))
    assert facts(packed) == [OUTPUTS[0], (*OUTPUTS[1][:3], "100%"), SATISFACTION]
    assert (packed.project, packed.goal_annual) == ("讲堂维护", None)
    assert (in_words.goal_annual, in_words.indicators) == ("按计划购置图书,丰富馆藏。", ())
    assert [form.funds_yuan["annual"] for form in (packed, in_words)] == [
        Decimal(150000),
        Decimal(280000),
    ]


def test_two_lists_under_other_labels(read: Read) -> None:
    (form,) = read(other_forms.blocks(other_forms.TWO_HALVES))
    assert (form.agency_code, form.agency) == ("201", "青山市文化局")
    assert (form.goal_implementation, form.goal_annual) == (
        "三年办讲座十八场。",
        "今年办讲座六场。",
    )
    assert form.funds_yuan == {"implementation": Decimal(450000), "annual": Decimal(150000)}
    assert [(own.phase, own.level2, own.name, own.value.text) for own in form.indicators] == [
        ("implementation", "数量指标", "讲座场次", "≥18场"),
        ("implementation", "质量指标", "合格率", "100%"),
        ("annual", "数量指标", "讲座场次", "≥6场"),
        ("annual", "质量指标", "合格率", "95%"),
        ("annual", "时效指标", "讲座完成时间", "12月底前"),
    ]
