"""Target forms as places print them that no sample comes from, drawn as text.

``名称*2`` covers two columns, ``名称^2`` two rows; ``|`` parts cells, a row per line. What a merged
cell of a row above covers is left out.
"""

from __future__ import annotations

from dataclasses import replace

from tests.typesetter.blocks import Block, Break, Kind, Line
from tests.typesetter.sheet import Role, Sheet, SheetCell

WEIGHTED = """
项目名称*2|讲堂维护*6
主管部门*2|青山市文化局*2|项目实施单位*2|青山市图书馆*2
项目类别*2|特定目标类*2|项目周期*2|1年*2
预算金额（万元）*2^3|年度资金总额*2|15.00*4
其中：财政拨款*2|10.00*4
其他资金*2|5.00*4
年度绩效目标*2|办好讲座，方便读者。*6
绩效指标^5|一级指标|二级指标|三级指标|指标方向|指标值|计量单位|权重
产出指标^2|数量指标|讲座场次|≥|6|场|30
质量指标|合格率|=|100|%|20
效益指标|社会效益指标|改善阅读条件|定性|有效改善||20
满意度指标|服务对象满意度指标|读者满意度|≥|90|%|20
"""
"""指标方向, 指标值 and 计量单位 in three columns, weights; only a goal of the year."""

MERGED_ONCE = """
项目名称|讲堂维护*3|项目编码|41000024P
项目单位|青山市图书馆*3|主管部门|青山市文化局
资金情况（元）^3|资金总额*2|120,000.00*3
财政性资金*2|100,000.00*3
其他资金*2|20,000.00*3
绩效目标|办好讲座，方便读者。*5
一级指标|二级指标|指标名称|年初目标值|分值|评分标准
产出指标^2|产出数量|讲座场次|≥6场|30|少一场扣五分
产出质量|合格率|=100%|30|按比例得分
效益指标|社会效益|改善阅读条件|有效改善|20|酌情
满意度指标|满意度|读者满意度|≥90%|10|按比例得分
"""
"""Class labels without 指标, points and scoring rules, funds in 元."""

TWO_GOALS = """
项目名称*2|讲堂维护*2|项目负责人*2|王某*2
主管部门*2|青山市文化局*2|单位名称*2|青山市图书馆*2
资金总额（万元）*2|15.00*2|财政拨款*2|15.00*2
总体目标（2025年—2027年）*4|年度目标*4
三年办讲座十八场。*4|今年办讲座六场。*4
一级指标|二级指标|三级指标*2|绩效指标值|绩效度量单位|指标解释|本年权重
成本指标|社会成本指标|占用场地时间*2|60|小时|全年|10
产出指标^2|数量指标|讲座场次*2|6|场|全年|30
时效指标|讲座完成时间*2|12月底前||全年|20
满意度指标|服务对象满意度指标|读者满意度*2|90|%|问卷|30
"""
"""Goals of three years and of one side by side; a label that the catalogue does not know."""

REPEATED_BLANK = """
序号|项目名称|预算单位|预算数（万元）|绩效目标|一级指标|二级指标|三级指标|指标性质|指标值|度量单位
1|讲堂维护|青山市图书馆|15.00|办好讲座。|产出指标|数量指标|讲座场次|≥|6|场
|||||产出指标|质量指标|合格率|=|100|%
|||||满意度指标|服务对象满意度指标|读者满意度|≥|90|%
2|馆藏购置|青山市图书馆|28.00|丰富馆藏。|产出指标|数量指标|购书册数|≥|2000|册
|||||效益指标|社会效益指标|改善阅读条件|定性|有效改善|
"""
"""One wide table whose repeated project cells are blank, not merged."""

WITH_CONTENTS = """
单位名称|项目名称|预算金额|年度绩效目标|一级指标|二级指标|三级指标|指标内容|指标值|评（扣）分标准
青山市图书馆^3|讲堂维护^3|15.00^3|办好讲座。^3|产出指标^2|数量指标|讲座场次|全年讲座|≥6场|少一场扣一分
质量指标|合格率|验收|100%|未达标不得分
满意度指标|服务对象满意度指标|读者满意度|问卷|≥90%|按比例得分
"""
"""指标内容 beside the name, scoring rules; project cells merged, unit above the table."""

AGENCY = """
部门（单位）名称*2|青山市文化局*4
年度主要任务^4|任务名称|主要内容|预算金额（万元）总额|财政拨款|其他资金
任务一|办讲座|10.00|10.00|0.00
任务二|购图书|20.00|20.00|0.00
金额合计*2|30.00|30.00|0.00
年度总体目标*2|办好图书馆。*4
年度绩效指标^4|一级指标|二级指标|三级指标*2|指标值
产出指标^2|数量指标|讲座场次*2|≥6场
质量指标|合格率*2|100%
满意度指标|服务对象满意度指标|读者满意度*2|≥90%
"""
"""整体支出绩效目标表 with the tasks of the year."""


TWO_HALVES = """
项目名称*2|讲堂维护*2|项目类型*2|其他运转类*2
主管部门*2|201-青山市文化局*2|实施单位*2|青山市图书馆*2
项目总额（万元）*2|45.00*2|年度资金（万元）*2|15.00*2
实施期目标*4|本年度目标*4
三年办讲座十八场。*4|今年办讲座六场。*4
一级指标|二级指标|三级指标*2|指标值|二级指标|三级指标|指标值
产出指标^3|数量指标|讲座场次*2|≥18场|数量指标|讲座场次|≥6场
质量指标|合格率*2|100%|质量指标|合格率|95%
时效指标|*2||时效指标|讲座完成时间|12月底前
"""
"""Two lists as in Shanxi, with other labels, goals right under their labels, fewer funds."""

PACKED = """
项目|预算数|绩效目标
讲堂维护|15.00|1-产出指标；11-数量指标；111-讲座场次：≥6场；12-质量指标；121-合格率：100%；3-满意度指标；31-服务对象满意度指标；311-读者满意度：≥90%
馆藏购置|28.00|按计划购置图书，丰富馆藏。
"""
"""All indicators as text in one cell; another project has only a goal in words."""


def blocks(drawing: str, title: str = "项目支出绩效目标表") -> list[Block]:
    """Return a page with the drawn form under its title."""
    return [
        Line(Kind.COVER, "青山市文化局2026年部门预算公开"),
        Break(),
        Line(Kind.FORM, title),
        Line(Kind.NOTE, "单位：万元"),
        sheet_of(drawing),
    ]


def sheet_of(drawing: str) -> Sheet:
    """Return the cells of a drawn form."""
    taken: set[tuple[int, int]] = set()
    cells: list[SheetCell] = []
    for row, line in enumerate(drawing.strip("\n").split("\n")):
        column = 0
        for text in line.split("|"):
            while (row, column) in taken:
                column += 1
            cell = _cell(row, column, text)
            cells.append(cell)
            taken |= {
                (row + down, column + right)
                for down in range(cell.row_span)
                for right in range(cell.column_span)
            }
            column += cell.column_span
    width = max(column for _, column in taken) + 1
    headers = ("三级指标", "指标名称", "绩效目标")
    header = next(cell.row for cell in cells if cell.text in headers)
    return Sheet((1,) * width, tuple(cells), header)


def _cell(row: int, column: int, text: str) -> SheetCell:
    own = SheetCell(row, column, text, role=Role.TEXT)
    text, _, rows = text.partition("^")
    text, _, columns = text.partition("*")
    return replace(own, text=text, row_span=int(rows or 1), column_span=int(columns or 1))
