"""A table printed again is not counted again; a table that goes on is."""

from decimal import Decimal

import pandas as pd

from budgetkit.analysis import by_function, one_printing, personnel_and_operating, projects
from tests.analysis.yangquan import DOCUMENT_ID


def again(lines: pd.DataFrame, table_id: str, table_no: int = 99) -> pd.DataFrame:
    """Return the lines of a table as another printed table."""
    return lines[lines["table_id"] == table_id].assign(table_no=table_no)


def test_a_table_printed_once_is_whole(lines: pd.DataFrame) -> None:
    whole = lines[lines["table_id"] == "expenditure_summary"]
    assert one_printing(lines, "expenditure_summary").equals(whole)


def test_the_larger_of_two_printings_is_read(lines: pd.DataFrame) -> None:
    part = again(lines, "project_expenditure")
    part = part[part["project"] != "购买财政事务中心服务费"]
    small = part.assign(amount_yuan=[value / 2 for value in part["amount_yuan"]])
    for both in (pd.concat([lines, small]), pd.concat([small, lines])):
        kept = one_printing(both.reset_index(drop=True), "project_expenditure")
        assert 99 not in set(kept["table_no"])
        assert projects(both).whole == Decimal("9391000.00")


def test_projects_that_go_on_in_a_second_table_count(lines: pd.DataFrame) -> None:
    more = again(lines, "project_expenditure")
    more = more[more["level"] == 3].assign(project=lambda rows: rows["project"] + "二期")
    more = more.assign(item=more["project"])
    assert projects(pd.concat([lines, more])).whole == 2 * Decimal("9391000.00")


def test_functions_of_a_part_do_not_hide_the_whole(lines: pd.DataFrame) -> None:
    part = again(lines, "expenditure_summary")
    part = part[part["function_code"].str.startswith("201").fillna(False)]
    composition = by_function(pd.concat([lines, part]))
    assert not composition.overlaps
    assert composition.whole == by_function(lines).whole
    assert list(composition.parts["item"]) == list(by_function(lines).parts["item"])


def test_a_total_of_another_table_in_the_same_row_is_no_part(lines: pd.DataFrame) -> None:
    table = lines[lines["table_id"] == "basic_expenditure"]
    whole = personnel_and_operating(lines)
    part = table.assign(table_no=99, amount_yuan=[value / 4 for value in table["amount_yuan"]])
    assert personnel_and_operating(pd.concat([part, lines])).whole == whole.whole
    assert set(table["document_id"]) == {DOCUMENT_ID}
