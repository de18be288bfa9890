"""The annex of services: read from a transcript against rows read by eye."""

import csv
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from budgetkit.disclosure.service_catalogue import service_catalogue
from budgetkit.disclosure.targets_model import ServiceCatalogueEntry
from budgetkit.document import read_document
from budgetkit.document.model import Document
from budgetkit.sources import open_source
from budgetkit.text import tidy

GOLDEN = Path(__file__).with_name("golden_service_catalogue.tsv")
SEED = "seeds/000_d4099e917c6ea4be.txt"
OWNERS = [
    "宣传部",
    "政法委员会",
    "网络安全和信息化委员会办公室",
    "老干部局",
    "纪律检查委员会监察委员会",
    "人民代表大会常务委员会办公厅(室)",
    "人民政府办公厅(室)",
    "教育",
    "公安",
    "民政",
    "司法",
    "财政",
    "人力资源和社会保障",
    "自然资源",
    "住房和城乡建设",
    "交通运输",
    "水利",
    "商务",
    "审计",
    "体育",
    "信访",
    "文物",
    "人民防空",
    "小企业发展促进",
    "林业和草原",
    "监狱管理",
    "工商业联合会",
    "共青团",
    "妇女联合会",
    "残疾人联合会",
    "人民法院",
    "人民检察院",
]
CODES_BY_LEVEL = {1: 32, 2: 145, 3: 298, 4: 552}
"""Counted in the transcript by the length of the first cell."""

DOUBTED = 38
HEADER = "代码\t一级目录\t二级目录\t三级目录\t四级目录"


@pytest.fixture(scope="module")
def entries(shared_dir: Path) -> tuple[ServiceCatalogueEntry, ...]:
    return service_catalogue(read_document(open_source(shared_dir / SEED)).blocks)


def golden() -> list[dict[str, str]]:
    with GOLDEN.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [{**row, "name": tidy(row["name"])} for row in rows]


def as_golden(entry: ServiceCatalogueEntry) -> dict[str, str]:
    return {
        "line": str(entry.place.line),
        "owner": entry.owner or "",
        "code": entry.code,
        "level": str(entry.level),
        "name": entry.name,
        "parent_code": entry.parent_code or "",
        "code_doubt": entry.code_doubt or "",
    }


def test_owners_stand_in_order(entries: tuple[ServiceCatalogueEntry, ...]) -> None:
    assert list(dict.fromkeys(entry.owner for entry in entries)) == OWNERS


def test_no_code_is_lost_or_invented(entries: tuple[ServiceCatalogueEntry, ...]) -> None:
    assert Counter(entry.level for entry in entries) == CODES_BY_LEVEL
    assert [entry.place.line for entry in entries if not entry.name] == [2273]


def test_entries_are_as_printed(entries: tuple[ServiceCatalogueEntry, ...]) -> None:
    read = {str(entry.place.line): as_golden(entry) for entry in entries}
    wanted = golden()
    assert len(wanted) >= 60
    assert [read.get(row["line"]) for row in wanted] == wanted


def test_codes_that_cannot_be_right_are_the_marked_ones(
    entries: tuple[ServiceCatalogueEntry, ...],
) -> None:
    doubted = {str(entry.place.line) for entry in entries if entry.code_suspect}
    assert doubted == {row["line"] for row in golden() if row["code_doubt"]}
    assert len(doubted) == DOUBTED
    assert all(entry.code_suspect == (entry.code_doubt is not None) for entry in entries)


def read(document: Document) -> list[tuple[str | None, str, int, str, str | None, str | None]]:
    return [
        (each.owner, each.code, each.level, each.name, each.parent_code, each.code_doubt)
        for each in service_catalogue(document.blocks)
    ]


def test_letters_for_digits_are_kept_and_doubted(document_of: Callable[..., Document]) -> None:
    document = document_of(
        HEADER,
        "教育\t\t\t\t",
        "A\t公共服务\t\t\t",
        "AO2\t\t教育服务\t\t",
        "A02\t\t教育服务\t\t",
        "A0201\t\t\t课程服务\t",
    )
    assert read(document) == [
        ("教育", "A", 1, "公共服务", None, None),
        ("教育", "AO2", 2, "教育服务", "A", "malformed"),
        ("教育", "A02", 2, "教育服务", "A", None),
        ("教育", "A0201", 3, "课程服务", "A02", None),
    ]


def test_wrong_order_is_doubted_once(document_of: Callable[..., Document]) -> None:
    document = document_of(
        HEADER,
        "A\t公共服务\t\t\t",
        "A02\t\t教育服务\t\t",
        "A01\t\t安全服务\t\t",
        "A03\t\t就业服务\t\t",
    )
    assert [(each[1], each[5]) for each in read(document)] == [
        ("A", None),
        ("A02", None),
        ("A01", "order"),
        ("A03", None),
    ]


def test_a_document_without_the_annex_has_none(document_of: Callable[..., Document]) -> None:
    document = document_of(
        "科目编码\t科目名称\t合计", "201\t一般公共服务支出\t1.00", "A\t公共服务\t"
    )
    assert service_catalogue(document.blocks) == ()


def test_a_table_behind_the_annex_is_not_part_of_it(document_of: Callable[..., Document]) -> None:
    document = document_of(
        HEADER,
        "财政\t\t\t\t",
        "A\t公共服务\t\t\t",
        "A01\t\t安全服务\t\t",
        "",
        "第四部分 名词解释",
        "",
        "项目\t金额\t备注",
        "会议费\t1.00\t",
    )
    assert [each[1] for each in read(document)] == ["A", "A01"]
