"""Signs that Word keeps as positions in a symbol font: ticks, boxes, ≥ and ≤."""

from __future__ import annotations

UNKNOWN = "\ufffd"
_PRIVATE = range(0xF000, 0xF100)
_FONTS = {
    "symbol": {
        0xA3: "≤", 0xB0: "°", 0xB1: "±", 0xB3: "≥", 0xB4: "×", 0xB7: "•", 0xB8: "÷", 0xB9: "≠",
        0xBB: "≈", 0xD6: "√", 0xE5: "∑",
    },
    "wingdings": {
        0x6C: "●", 0x6E: "■", 0x6F: "□", 0x71: "❑", 0x75: "◆", 0x76: "❖", 0x9F: "•", 0xA1: "○",
        0xA7: "▪", 0xA8: "□", 0xD8: "➢", 0xE0: "→", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
    },
    "wingdings 2": {
        0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0x97: "●", 0x98: "•",
        0xA2: "■", 0xA3: "□",
    },
}  # fmt: skip
"""The signs that forms and indicators use."""


def symbol(font: str, code: str) -> str:
    """Return the sign at a position of a font, given in hexadecimal; U+FFFD where not known.

    >>> symbol("Wingdings 2", "F052"), symbol("Symbol", "F0B3"), symbol("Wingdings", "F021")
    ('☑', '≥', '\ufffd')
    """
    try:
        position = int(code, 16)
    except ValueError:
        return UNKNOWN
    return _FONTS.get(font.lower(), {}).get(position & 0xFF, UNKNOWN)


def in_font(text: str, font: str) -> str:
    """Return a text with the positions of a symbol font that stand in it as signs."""
    if not any(ord(letter) in _PRIVATE for letter in text):
        return text
    return "".join(symbol(font, f"{ord(t):X}") if ord(t) in _PRIVATE else t for t in text)
