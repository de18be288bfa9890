"""Header rows end where data begin, and every column gets its path."""

from budgetkit.disclosure.headers import Header, read_header
from budgetkit.document.model import Cell, Place, Row

HERE = Place(line=1)


def rows(*lines: str) -> list[Row]:
    return [Row(tuple(Cell(text, HERE) for text in line.split("|")), HERE) for line in lines]


def header(*lines: str) -> Header:
    return read_header(rows(*lines), spans_known=False)


def test_group_head_spreads_over_its_columns_only() -> None:
    found = header(
        "项目||本年收入|||上年结转",
        "科目编码|科目名称|合计|一般公共预算|单位资金|",
        "合计||1.00|1.00||",
    )
    assert found.row_count == 2
    assert found.paths == (
        ("项目", "科目编码"),
        ("项目", "科目名称"),
        ("本年收入", "合计"),
        ("本年收入", "一般公共预算"),
        ("本年收入", "单位资金"),
        ("上年结转",),
    )


def test_three_levels_and_column_numbers() -> None:
    found = header(
        "收入||支出||",
        "项目|金额|项目|金额|",
        "|||小计|一般公共预算",
        "1|2|3|4|5",
        "一、一般公共预算|1.00|一、外交支出||",
    )
    assert found.row_count == 4
    assert found.paths[3:] == (("支出", "金额", "小计"), ("支出", "金额", "一般公共预算"))


def test_total_row_is_data() -> None:
    assert header("科目编码|科目名称|合计", "合计||").row_count == 1
    assert header("科目编码|科目名称|合计", "|合计|").row_count == 1


def test_label_without_header_word_is_data() -> None:
    assert header("项目|预算数", "因公出国（境）费|").row_count == 1


def test_table_without_header() -> None:
    assert header("201|一般公共服务支出|1.00").row_count == 0


def test_known_spans_fill_paths() -> None:
    first = Row(
        (
            Cell("项目", HERE, row_span=2),
            Cell("支出", HERE, column_span=2),
            Cell("", HERE, covered=True),
        ),
        HERE,
    )
    second = Row((Cell("", HERE, covered=True), Cell("合计", HERE), Cell("基本", HERE)), HERE)
    found = read_header([first, second], spans_known=True)
    assert found.paths == (("项目",), ("支出", "合计"), ("支出", "基本"))
