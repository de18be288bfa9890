"""Whatever a table holds, reading it neither fails nor invents."""

from hypothesis import given
from hypothesis import strategies as st

from budgetkit.disclosure.forms import target_forms
from budgetkit.disclosure.model import Identity
from budgetkit.document.grid import PlacedCell, rows_from_cells
from budgetkit.document.model import Block, Cell, Method, Paragraph, Place, Row, Span, Table
from budgetkit.text import compact

IDENTITY = Identity(None, None, None, None)
WORDS = [
    "项目名称",
    "主管部门及代码",
    "项目资金（元）",
    "实施期资金总额",
    "年度资金总额",
    "其他资金",
    "总体目标",
    "年度目标",
    "绩效目标",
    "项目概况",
    "绩效指标",
    "一级指标",
    "二级指标",
    "三级指标",
    "指标值",
    "产出指标",
    "数量指标",
    "成本指标",
    "服务对象满意度",
    "项目支出绩效目标表",
    "整体支出绩效目标表",
    "填报日期：",
    "≥6场",
    "100%",
    "1,184,70",
    "讲座场次",
    "合格率",
    "1-产出指标；11-数量指标；111-讲座：≥6场",
    "",
    "",
]
texts = st.sampled_from(WORDS) | st.text(max_size=6)


def plain(rows: list[list[str]]) -> Table:
    return Table(
        tuple(
            Row(tuple(Cell(text, Place(line=number)) for text in row), Place(line=number))
            for number, row in enumerate(rows, start=1)
        ),
        Method.TRANSCRIPT,
    )


def merged(rows: list[list[tuple[str, int, int]]]) -> Table:
    cells = [
        [PlacedCell(text, Place(page=number), down, right) for text, down, right in row]
        for number, row in enumerate(rows, start=1)
    ]
    return Table(rows_from_cells(cells), Method.HTML, spans_known=True)


ragged = st.lists(st.lists(texts, min_size=1, max_size=9), min_size=1, max_size=14)
spans = st.integers(1, 3) | st.just(200)
spanned = st.lists(
    st.lists(st.tuples(texts, spans, spans), min_size=1, max_size=6), min_size=1, max_size=9
)
titles = st.sampled_from(["甲绩效目标表", "部门整体支出绩效目标表", "单位：万元"]).map(
    lambda text: Paragraph((Span(text, Place(line=1)),))
)
blocks = st.lists(ragged.map(plain) | spanned.map(merged) | titles, max_size=4)


@given(blocks)
def test_reading_neither_fails_nor_invents(blocks: list[Block]) -> None:
    printed = compact("".join(text for block in blocks for text in texts_of(block)))
    for form in target_forms(blocks, IDENTITY):
        for indicator in form.indicators:
            assert compact(indicator.name or "") in printed
            assert indicator.level2 is None or indicator.level2
        for own in (form.project, form.goal_annual, form.overview):
            assert compact(own or "") in printed


def texts_of(block: Block) -> list[str]:
    if isinstance(block, Table):
        return [cell.text for row in block.rows for cell in row.cells]
    return [block.text]
