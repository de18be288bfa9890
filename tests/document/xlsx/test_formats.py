"""Numbers are shown as Excel shows them; a format that is not known is not guessed."""

import pytest

from budgetkit.document.xlsx.formats import general, shown

ACCOUNTING = '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ '


# Expected texts: as Excel shows the value under the format.
@pytest.mark.parametrize(
    ("value", "code", "text"),
    [
        (2011.3, "0.00", "2011.30"),
        (2011.3, "#,##0.00", "2,011.30"),
        (1234567.0, "#,##0", "1,234,567"),
        (0.0, "#,##0.00", "0.00"),
        (0.5, "#,##0.00", "0.50"),
        (0.5, "#.##", ".5"),
        (2.675, "0.00", "2.68"),
        (0.285, "0.00", "0.29"),
        (-1234.5, "#,##0.00", "-1,234.50"),
        (-1234.5, "#,##0.00;[Red](#,##0.00)", "(1,234.50)"),
        (-0.001, "0.00", "0.00"),
        (1234.5, ACCOUNTING, "1,234.50"),
        (-1234.5, ACCOUNTING, "-1,234.50"),
        (0.0, ACCOUNTING, "-"),
        (0.1234, "0.00%", "12.34%"),
        (61001.0, "000000", "061001"),
        (3.5, "0.0#", "3.5"),
        (1200.0, '#,##0"万元"', "1,200万元"),
        (0.30000000000000004, "General", "0.3"),
        (2080505.0, "@", "2080505"),
        (1234.5678, "0.00_);[Red]\\(0.00\\)", "1234.57"),
    ],
)
def test_known_formats(value: float, code: str, text: str) -> None:
    assert shown(value, code) == text


@pytest.mark.parametrize(
    "code",
    [
        "0.00E+00",
        "yyyy-mm-dd",
        "0.00,",
        "[>100]0;0.0",
        "# ?/?",
        "unknown",
        "[" * 30_000,
        "0." + "0" * 200,
    ],
)
def test_unknown_formats(code: str) -> None:
    assert shown(1234.5, code) is None


@pytest.mark.parametrize("value", [1e308, -1e15, float("inf"), float("nan")])
def test_numbers_beyond_what_is_kept_have_no_shown_form(value: float) -> None:
    assert shown(value, "#,##0.00") is None
    assert general(value)


@pytest.mark.parametrize(
    ("value", "text"),
    [(2010301.0, "2010301"), (1e15, "1000000000000000"), (1e-7, "0.0000001"), (-0.5, "-0.5")],
)
def test_general(value: float, text: str) -> None:
    assert general(value) == text
