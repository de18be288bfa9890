"""Characters as printed, where a PDF's text layer names a look-alike instead."""

from __future__ import annotations

import unicodedata

# A font draws a radical and the character of the same shape with one glyph; writers that
# derive ToUnicode from the font may then name the radical. NFKC leaves most of these alone
# and turns the radical of 户 into the traditional 戶.
_RADICALS = str.maketrans(
    "⺁⺆⺇⺈⺎⺏⺐⺒⺓⺗⺛⺝⺞⺟⺠⺥⺧⺩⺪⺬⺮⺯⺱⺲⺷⺸⺹⺻⺼⺾⺿⻀⻁⻃⻄⻅⻆⻉⻊⻋"
    "⻌⻎⻏⻑⻓⻔⻖⻗⻘⻙⻚⻛⻜⻝⻟⻡⻢⻣⻤⻥⻦⻧⻨⻩⻪⻬⻮⻰⻳⼾",
    "厂冂几刀兀尣尢巳幺心无月歺母民爫牛王疋示竹糸罒罒羊羊耂聿月艹艹艹虎覀西见角贝足车"
    "辶辶阝長长门阝雨青韦页风飞食食首马骨鬼鱼鸟卤麦黄黾齐齿龙龟户",
)
_UNREADABLE = {"Co", "Cn", "Cs", "Cc"}


def printed(code_point: int) -> str:
    """Return the character that a code point of a text layer stands for in print.

    >>> printed(0x2F3E), printed(0x2ED4), printed(0xF9B5), printed(ord("１"))
    ('户', '门', '例', '１')
    """
    char = chr(code_point)
    if "\u2e80" <= char <= "\u2fdf":
        return unicodedata.normalize("NFKC", char.translate(_RADICALS))
    if "\uf900" <= char <= "\ufaff":
        return unicodedata.normalize("NFKC", char)
    return char


def is_unreadable(char: str) -> bool:
    """Return whether a character says nothing: private use, unassigned, replacement."""
    return char == "\ufffd" or unicodedata.category(char) in _UNREADABLE
