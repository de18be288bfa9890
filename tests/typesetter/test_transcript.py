"""The transcript shows what the spec states, in the printed shape, damaged or not."""

from __future__ import annotations

import re
from dataclasses import fields, replace

import pytest

from tests.typesetter.blocks import RUNNING_LINE
from tests.typesetter.damage import WATERMARK, Damage, Damager
from tests.typesetter.pages import breakable
from tests.typesetter.samples import spec_of
from tests.typesetter.transcript import write_transcript

SPEC = spec_of("jincheng_finance_2024")
PLAIN = write_transcript(SPEC, Damage(lines_per_page=1000))


def with_rates(damage: Damage, rates: dict[str, float]) -> Damage:
    return replace(damage, **rates)  # type: ignore[arg-type]


def section_of(text: str, title: str) -> list[str]:
    """Return the lines from a table's title to the next blank line behind its rows."""
    body = text[text.index(f"\n{title}\n") :]
    return re.split(r"\n\n(?=\S*(?:预算公开表|2024年))", body)[0].strip("\n").split("\n")


def test_a_two_level_header_is_printed_as_in_shanxi() -> None:
    assert section_of(PLAIN, "2024年预算支出总表")[:9] == [
        "2024年预算支出总表",
        "",
        "部门名称：晋城市财政局",
        "",
        "单位：万元",
        "",
        "项目\t\t2024年预算数\t\t",
        "科目编码\t科目名称\t合计\t基本支出\t项目支出",
        "\t合计\t4585.44\t2805.92\t1779.52",
    ]


def test_an_empty_table_says_so() -> None:
    lines = section_of(PLAIN, "2024年政府性基金预算收入表（不含上年结转）")
    assert lines[-3:] == ["合计\t\t", "", "注：本表无数据"]


def test_contents_point_at_the_pages() -> None:
    text = write_transcript(SPEC, Damage(running_line=RUNNING_LINE))
    pages = text.split(f"{RUNNING_LINE}\n")[1:]
    entries = re.findall(r"^(?:表[一二三四五六七八九十]+)?(.+?)\.{5}\t(\d+)$", text, re.MULTILINE)
    assert len(entries) == 31
    for title, page in entries:
        assert f"\n{title}\n" in "\n" + pages[int(page) - 1]


def test_every_row_has_the_width_of_its_table() -> None:
    for table in SPEC.tables:
        rows = [line for line in section_of(PLAIN, table.title) if "\t" in line]
        widths = {row.count("\t") + 1 for row in rows}
        assert widths == {len([column for column in table.columns if column != "level"])}


def test_no_damage_is_the_default() -> None:
    defaults = {field.default for field in fields(Damage)} - {Damage().lines_per_page}
    assert defaults == {0, ""}


@pytest.mark.parametrize("kind", Damage.rates())
def test_the_same_seed_does_the_same_damage(kind: str) -> None:
    damage = with_rates(Damage(seed=7), {kind: 0.5})
    assert write_transcript(SPEC, damage) == write_transcript(SPEC, damage)
    assert write_transcript(SPEC, damage) != write_transcript(SPEC)


def test_damage_takes_no_character_away() -> None:
    """What is left without white space, markup, watermarks and page furniture is the same."""
    kinds = set(Damage.rates()) - {"lost_number", "moved_total", "half_width", "html", "html_form"}
    kinds -= {"lost_header", "split_block", "split_class"}
    damaged = write_transcript(SPEC, with_rates(Damage(seed=3), dict.fromkeys(kinds, 0.3)))
    assert _bare(damaged) == _bare(write_transcript(SPEC))


def _bare(text: str) -> str:
    return re.sub(rf"\s|{WATERMARK}|</?(?:b|p|sup)>|[#*]", "", text)


def test_html_rows_span_as_the_header_does() -> None:
    text = write_transcript(SPEC, Damage(html=1))
    spans = re.findall('rowspan="([0-9])" colspan="([0-9])">(收入|上年结转|金额)<', text)
    assert spans[:4] == [
        ("1", "2", "收入"),
        ("2", "1", "上年结转"),
        ("1", "2", "收入"),
        ("2", "1", "金额"),
    ]


def test_a_total_may_stand_in_either_column() -> None:
    assert "合计\t\t4585.44\t2805.92\t1779.52" in write_transcript(SPEC, Damage(moved_total=1))


def test_a_sentence_breaks_neither_in_a_figure_nor_behind_a_stop() -> None:
    text = "支出1,234.56万元；其余留用。"
    assert [breakable(text, at) for at in range(1, 15)] == [1] * 10 + [11] * 3 + [14]


def test_a_row_that_ends_in_a_label_keeps_a_tab() -> None:
    damager = Damager(Damage(ragged=1))
    rows = {damager.tabs(["201", "教育支出", "", ""]) for _ in range(50)}
    assert "201\t教育支出" not in rows
    assert "201\t教育支出\t" in rows
