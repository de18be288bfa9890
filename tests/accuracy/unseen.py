"""What was measured on documents of places that nobody had seen: told, not made again."""

from __future__ import annotations

from pathlib import Path

from tests.accuracy.scans import kept_rows

MEASURED = Path(__file__).with_name("unseen.tsv")

_UNSEEN = """## Places never seen

Documents of places and agencies that no catalogue was written on: schools, hospitals, courts,
townships, counties, cities and ministries of 19 provinces, budgets and final accounts of 2013 to
2025, amounts in 元, 万元 and 亿元; most are pages or the beginnings of pages of the web, one is a
whole final account of nine tables. They are not kept here. The first set was read and counted by
eye before anything was changed (21 November 2026), the reader was then mended by general rules, and
so on with the second; on the third nothing had been mended when it was counted. **The honest
figures for a place that nobody has seen are the rows "at first sight"**, those of the third set
the last: 97 % of the figures read have the right subject, 75 % of those printed are read.

"Figures stated" are numbers with a unit of money, percentages and counts of the narrative; the
overview of duties and staff is left out. A figure is right if subject, metric, value, unit and
direction are what the sentence says. "Agency … of" counts the documents that print their agency's
name; "invented" are other words taken for one. A document without a title or section is "refused"
as no disclosure. "Titles" are those of tables in lists of contents, told by the catalogue. Findings
are those of severity high and medium, each looked up in the text; a contradiction printed in the
document is true. Counted from what `budgetkit extract` and `budgetkit check` give.

Not read: a web page pasted as text with every cell on a line of its own (1 table); amounts told in
a row for subjects told in a row before (分别减少甲、乙、丙); a subject that the place misspells.

"""


def sections() -> list[str]:
    """Return what the page says of places never seen."""
    heads = MEASURED.read_text("utf-8").splitlines()[0].split("\t")
    lines = [heads, ["---"] * len(heads), *kept_rows(MEASURED)]
    return [_UNSEEN + "\n".join("| " + " | ".join(cells) + " |" for cells in lines) + "\n"]
