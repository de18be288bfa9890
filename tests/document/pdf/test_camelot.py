"""What is relied upon of camelot beyond its documented interface: fails when it changes."""

import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import numpy as np
import pytest
from camelot.parsers.lattice import Lattice
from playa.miner import LTLine

from budgetkit.document.pdf.camelot_grids import (
    CAMELOT_VERSION,
    Picture,
    raster_grids,
    vector_grids,
)
from budgetkit.document.pdf.grid import Region, grid_of

SQUARE = [
    *((100.0, y, 300.0, y) for y in (50.0, 80.0, 110.0)),
    *((x, 50.0, x, 110.0) for x in (100.0, 200.0, 300.0)),
]
"""Two rows of two cells, y downwards."""


def test_the_series_is_the_one_this_was_written_for() -> None:
    assert version("camelot-py").startswith(CAMELOT_VERSION + ".")


def test_the_parts_that_are_used_are_there() -> None:
    used = (
        "prepare_page_parse",
        "table_bboxes",
        "_generate_table_bbox",
        "_generate_columns_and_rows",
    )
    assert all(callable(getattr(Lattice, name, None)) for name in used)
    assert LTLine().__class__.__name__ == "LTLine"


def test_rules_become_anchors() -> None:
    (anchors,) = vector_grids(SQUARE, 595, 842)
    assert anchors.xs == pytest.approx((100, 200, 300))
    assert anchors.ys == pytest.approx((50, 80, 110))
    assert len(anchors.horizontal) == len(anchors.vertical) == 3
    assert anchors.bbox == pytest.approx((100, 50, 300, 110))


def test_grids_that_do_not_touch_are_two_from_top_to_bottom() -> None:
    lower = [(x0, y0 + 200, x1, y1 + 200) for x0, y0, x1, y1 in SQUARE]
    upper, below = vector_grids([*lower, *SQUARE], 595, 842)
    assert upper.ys[0] == pytest.approx(50)
    assert below.ys[0] == pytest.approx(250)


def test_pieces_of_a_rule_are_one_rule() -> None:
    pieces = [(x, 80.0, x + 9.5, 80.0) for x in range(100, 300, 10)]
    rules = [rule for rule in SQUARE if rule[1] != 80.0 or rule[3] != 80.0]
    (anchors,) = vector_grids([*rules, *pieces], 595, 842)
    assert anchors.ys == pytest.approx((50, 80, 110))


def test_rules_in_a_picture_become_anchors() -> None:
    def render(dpi: int) -> Picture:
        scale = dpi / 72
        page = np.full((round(842 * scale), round(595 * scale), 3), 255, np.uint8)
        for x0, y0, x1, y1 in SQUARE:
            top, left = round(y0 * scale) - 1, round(x0 * scale) - 1
            page[top : round(y1 * scale) + 1, left : round(x1 * scale) + 1] = 0
        return page

    (anchors,) = raster_grids(render, [], 595, 842)
    assert anchors.xs == pytest.approx((100, 200, 300), abs=1)
    assert anchors.ys == pytest.approx((50, 80, 110), abs=1)


def test_a_missing_rule_joins_two_cells() -> None:
    rules = [rule for rule in SQUARE if rule != (200.0, 50.0, 200.0, 110.0)]
    (anchors,) = vector_grids([*rules, (200.0, 80.0, 200.0, 110.0)], 595, 842)
    assert grid_of(anchors).regions == (Region(0, 0, 1, 2), Region(1, 0), Region(1, 1))


def test_a_double_rule_is_one_border() -> None:
    double = [(x0, y0 + 3, x1, y1 + 3) for x0, y0, x1, y1 in SQUARE if y0 == y1 == 80.0]
    (anchors,) = vector_grids([*SQUARE, *double], 595, 842)
    assert len(grid_of(anchors).ys) == 3


LEAN = """
import sys
import budgetkit.document.pdf.loaded
from budgetkit.document.pdf.camelot_grids import vector_grids
found = vector_grids({rules}, 595, 842)
print([name for name in ("pandas", "matplotlib") if name in sys.modules], len(found))
import matplotlib.pyplot, pandas
print(pandas.Series([1]).shape)
"""


def test_processes_that_only_read_load_a_third_of_camelot(root: Path) -> None:
    """Fails when camelot comes to need what is kept from it."""
    script = LEAN.format(rules=SQUARE)
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=root, capture_output=True, text=True, check=False
    )
    assert (done.stdout, done.stderr) == ("[] 1\n(1,)\n", "")
