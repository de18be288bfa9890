"""Numbers as the lists of a Word document count (ECMA-376 part 1, 17.18.59)."""

from __future__ import annotations

from collections.abc import Callable

_DIGITS = "零一二三四五六七八九"
_FORMAL = str.maketrans("一二三四五六七八九十", "壹贰叁肆伍陆柒捌玖拾")
_STEMS, _BRANCHES = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_LARGEST_ROMAN = 3999


def numeral(number: int, style: str) -> str:
    """Return a number in a ``numFmt``; as digits where the format is not known or ends.

    >>> [numeral(12, style) for style in ("chineseCounting", "upperLetter", "lowerRoman")]
    ['十二', 'L', 'xii']
    """
    write = _STYLES.get(style)
    return (write(number) if write and number > 0 else "") or str(number)


def _chinese(number: int) -> str:
    """Up to 99, beyond which no list of a disclosure counts."""
    if number > 99:
        return ""
    tens, ones = divmod(number, 10)
    digit = _DIGITS[ones] if ones else ""
    return (f"{_DIGITS[tens] if tens > 1 else ''}十" if tens else "") + digit


def _formal(number: int) -> str:
    counted = _chinese(number)
    return ("一" + counted if 10 <= number < 20 else counted).translate(_FORMAL)


def _digit_by_digit(number: int) -> str:
    return "".join(_DIGITS[int(digit)] for digit in str(number)).replace("零", "〇")


def _letters(number: int) -> str:
    """A to Z, then AA to ZZ: the letter is repeated."""
    again, letter = divmod(number - 1, 26)
    return chr(ord("a") + letter) * (again + 1) if again < 5 else ""


def _roman(number: int) -> str:
    if number > _LARGEST_ROMAN:
        return ""
    text = ""
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        text += letters * count
    return text


def _from(first: str, last: int) -> Callable[[int], str]:
    """Characters of Unicode that stand one after the other from 1 on."""
    return lambda number: chr(ord(first) + number - 1) if number <= last else ""


def _one_of(signs: str) -> Callable[[int], str]:
    return lambda number: signs[number - 1] if number <= len(signs) else ""


_STYLES: dict[str, Callable[[int], str]] = {
    "chineseCounting": _chinese,
    "chineseCountingThousand": _chinese,
    "japaneseCounting": _chinese,
    "taiwaneseCounting": _chinese,
    "taiwaneseCountingThousand": _chinese,
    "chineseLegalSimplified": _formal,
    "ideographDigital": _digit_by_digit,
    "taiwaneseDigital": _digit_by_digit,
    "ideographTraditional": _one_of(_STEMS),
    "ideographZodiac": _one_of(_BRANCHES),
    "decimalEnclosedCircle": _from("①", 20),
    "decimalEnclosedCircleChinese": _from("①", 20),
    "decimalEnclosedParen": _from("⑴", 20),
    "decimalEnclosedFullstop": _from("⒈", 20),
    "ideographEnclosedCircle": _from("㊀", 10),
    "decimalFullWidth": lambda number: "".join(chr(ord(d) + 0xFEE0) for d in str(number)),
    "decimalZero": lambda number: f"{number:02}",
    "lowerLetter": _letters,
    "upperLetter": lambda number: _letters(number).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda number: _roman(number).upper(),
}
