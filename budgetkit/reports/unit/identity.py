"""Whose disclosure it is, the figures to know first, and the files it was read from."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

import pandas as pd

from budgetkit import analysis
from budgetkit.disclosure.captions import entry_of_title, is_label
from budgetkit.reports.blocks import Column, Inline, Masthead, Row, Section, Sentence, Table
from budgetkit.reports.numbers import share_text
from budgetkit.reports.unit.context import Context, Subject
from budgetkit.reports.words import BLANK, clipped, is_given, label, layout_text, listed, text_of

_FIELD, _VALUE = Column("项目", "short"), Column("内容")
_NAME_LENGTH = 100
_NOTICE_LENGTH = 60
_COVER_TITLE = re.compile("20[0-9]{2}年?度?.{0,40}(?:预算|决算)")
_NOTICES = 4


def masthead(context: Context) -> Section:
    """Return the top of the report, with a warning where files were not wholly read."""
    subject = context.subject
    top = Masthead(
        title=clipped(text_of(subject.agency_name, "名称未识别"), _NAME_LENGTH),
        subtitle=_subtitle(subject),
        figures=tuple(_figures(context)),
    )
    state = (*_state(subject.documents), *_doubts(context.lines))
    return Section((top, *_notices(subject.documents), *state))


def identity(context: Context) -> Section:
    """Return identity and provenance."""
    subject = context.subject
    about = (
        ("名称", text_of(subject.agency_name, "未识别")),
        ("范围", label("scopes", subject.scope)),
        ("年度", text_of(subject.fiscal_year, "未识别")),
        ("阶段", label("stages", subject.stage)),
        ("地区", _region(subject)),
        ("行政区划代码", text_of(subject.division_code, "未识别")),
        ("所属单位", listed(subject.subordinate_units) or "材料中未读到"),
        ("版式", layout_text(subject.layout)),
        ("数据集标识", subject.disclosure_id),
    )
    rows = tuple(Row((name, value)) for name, value in about)
    return Section((Table("身份", (_FIELD, _VALUE), rows), _files(subject.documents)))


def _subtitle(subject: Subject) -> str:
    year = f"{subject.fiscal_year} 年" if is_given(subject.fiscal_year) else "年度未识别"
    parts = (year, label("scopes", subject.scope) + label("stages", subject.stage))
    return " · ".join((*parts, _region(subject)))


def _region(subject: Subject) -> str:
    names = [name for name in (subject.province, subject.city) if is_given(name)]
    return "".join(str(name) for name in names) or "地区未识别"


def _figures(context: Context) -> Iterator[tuple[str, Inline, str]]:
    whole = context.yuan("expenditure_total")
    for figure_id in ("revenue_total", "expenditure_total", _basic(context), "project_total"):
        yield _figure(context, figure_id, _share_remark(context, figure_id, whole))
    yield _public(context, "three_public_total", "three_public", "“三公”经费")
    yield _public(context, "agency_operating_total", "agency_operating", "机关运行经费")


def _basic(context: Context) -> str:
    """All basic expenditure, or that of the general budget where a place prints no more."""
    is_split = context.figure("basic_total") != BLANK
    has_general = context.figure("basic_general_total") != BLANK
    return "basic_total" if is_split or not has_general else "basic_general_total"


def _figure(context: Context, figure_id: str, remark: str) -> tuple[str, Inline, str]:
    shown = context.figure(figure_id)
    name = analysis.figure_catalogue()[figure_id].label
    return name, shown, "未读到" if shown == BLANK else remark


def _public(
    context: Context, figure_id: str, table_id: str, subject: str
) -> tuple[str, Inline, str]:
    """The table's figure, else the one that the narrative states, else why there is none."""
    name, shown, _ = _figure(context, figure_id, "")
    if shown != BLANK:
        return name, shown, "万元"
    fact = analysis.stated_amount(context.facts, subject)
    if fact is not None:
        return name, context.stated(fact), "万元，据情况说明"
    return name, BLANK, context.absence(table_id)


def _share_remark(context: Context, figure_id: str, whole: object) -> str:
    if figure_id not in ("basic_total", "project_total"):
        return "万元"
    share = analysis.share(context.yuan(figure_id), whole)
    return "万元" if share is None else f"万元，占支出 {share_text(share)}"


def _state(documents: pd.DataFrame) -> Iterator[Sentence]:
    for _, document in documents.iterrows():
        if document["status"] != "ok":
            reason = text_of(document["error_message"], "原因不明")
            state = label("states", document["status"])
            yield Sentence((f"{document['file_name']}：{state}。{reason}",), kind="warning")


def _doubts(lines: pd.DataFrame) -> Iterator[Sentence]:
    """How many amounts the reader was not sure of: they look like all others in the charts."""
    count = int((lines["confidence"].astype(float) < analysis.UNCERTAIN_BELOW).sum())
    if count:
        text = (
            f"{len(lines):,} 个金额中有 {count:,} 个读取把握不足 "
            f"{analysis.UNCERTAIN_BELOW:.0%}，文中标“？”，图中不标；使用前请对照原件。"
        )
        yield Sentence((text,), kind="warning")


def _notices(documents: pd.DataFrame) -> Iterator[Sentence]:
    """What every page of the material bears beside its text: that it is a draft, or a sample.

    The title of the disclosure, and title and labels of a table, printed again on each page,
    are none of that.
    """
    texts = [text for lines in documents["omitted"] if is_given(lines) for text in lines]
    found = [text for text in texts if not _is_running_head(text)]
    if found:
        shown = [f"“{clipped(text, _NOTICE_LENGTH)}”" for text in dict.fromkeys(found)]
        more = f" 等 {len(shown)} 条" if len(shown) > _NOTICES else ""
        text = f"材料上另印有{''.join(shown[:_NOTICES])}{more}（水印或页眉页脚，不计入正文）。"
        yield Sentence((text,), kind="notice")


def _is_running_head(text: str) -> bool:
    return is_label(text) or entry_of_title(text) is not None or bool(_COVER_TITLE.search(text))


def _files(documents: pd.DataFrame) -> Table:
    columns = (
        Column("文件"),
        Column("类型", "short"),
        Column("篇幅", "short"),
        Column("读取状态"),
        Column("SHA-256", "code"),
    )
    names = dict(zip(documents["document_id"], documents["file_name"], strict=True))
    return Table(
        "来源文件",
        columns,
        tuple(_file(document, names) for _, document in documents.iterrows()),
    )


def _file(document: pd.Series, names: Mapping[str, str]) -> Row:
    return Row(
        (
            str(document["file_name"]),
            label("media", document["media_type"]),
            _extent(document),
            _reading(document, names),
            text_of(document["sha256"]),
        )
    )


def _reading(document: pd.Series, names: Mapping[str, str]) -> str:
    """The state, and from which file what it repeats was taken instead."""
    state = label("states", document["status"])
    other = document.get("superseded_by")
    if not is_given(other):
        return state
    return f"{state}；重复部分以{names.get(str(other), '另一文件')}为准"


def _extent(document: pd.Series) -> str:
    if is_given(document["page_count"]):
        return f"{int(document['page_count'])} 页"
    if is_given(document["line_count"]):
        return f"{int(document['line_count'])} 行"
    return BLANK
