"""The page of rules; ``python -m budgetkit.checks.page`` writes it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from budgetkit.checks.catalogue import Rule, catalogue

PAGE = Path("docs/rules.md")
FAMILIES = {
    "table": "表内 · Sums inside a table",
    "across": "表间 · Across tables",
    "narrative": "文表 · Narrative and tables",
    "form": "目标表 · Target forms and the project table",
    "statement": "声明与年份 · Declarations and years",
    "code": "科目 · Codes and names",
    "wording": "文字 · Wording",
}
_INTRODUCTION = """\
# 勾稽规则 · Reconciliation rules

由 `python -m budgetkit.checks.page` 根据 `budgetkit/checks/rules.toml` 生成，请勿手改。
Generated from the rule catalogue; do not edit.

- 同一原因只报一个问题；由它引起的其他不符并入其中。
  One cause gives one finding; what follows from it is folded in.
- 允差取自印出的精度：每个加数末位一个单位以内记作四舍五入尾差（`rounding`），不算错误。
  Tolerances come from print: up to one unit of the last digit per addend is a rounding tail.
- 缺少数据或看不懂的记作未能检查（`not_assessable`），不算通过。
  What cannot be checked is counted as such, never as passed.
- 严重程度是不符且不能以四舍五入解释时的程度；取决于存疑读数的降为 low。
  The severity is that of a breach which no rounding explains; what rests on a doubtful
  reading is low.
"""


def page() -> str:
    """Return the page as Markdown."""
    return "\n".join([_INTRODUCTION, *(_family(name) for name in FAMILIES)])


def _family(name: str) -> str:
    return "\n".join(_lines(name))


def _lines(name: str) -> Iterator[str]:
    yield f"## {FAMILIES[name]}\n"
    yield "| 规则 rule | 应当 | what must hold | 允差 tolerance | 程度 severity | 依据 source |"
    yield "|---|---|---|---|---|---|"
    yield from (_row(rule) for rule in catalogue().values() if rule.family == name)
    yield ""


def _row(rule: Rule) -> str:
    cells = (
        f"`{rule.rule_id}`",
        rule.zh,
        rule.en,
        rule.tolerance,
        str(rule.severity),
        rule.source,
    )
    return "| " + " | ".join(cell.replace("|", "\\\\|") for cell in cells) + " |"


def main() -> None:
    """Write the page, to the path given or to its place in the checkout."""
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else PAGE
    target.write_text(page(), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
