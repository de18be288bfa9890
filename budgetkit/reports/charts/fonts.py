"""The Chinese font that travels with the ``mpl-font`` package."""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from pathlib import Path

from matplotlib.font_manager import fontManager
from matplotlib.ft2font import FT2Font

REPLACEMENT = "〓"
"""The printer's mark for a type that is not in the case."""


@cache
def register() -> None:
    """Make the font known to matplotlib by its name, Noto Sans CJK SC."""
    for weight in ("Regular", "Bold"):
        fontManager.addfont(_path(weight))


def drawable(text: str) -> str:
    """Return a text in which every character has a glyph; others become 〓.

    Line breaks and control characters become spaces, so that a label stays on its line.
    """
    glyphs = _glyphs()
    flat = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    return "".join(c if ord(c) in glyphs else REPLACEMENT for c in flat)


@cache
def _glyphs() -> frozenset[int]:
    return frozenset(FT2Font(_path("Regular")).get_charmap())


def _path(weight: str) -> Path:
    # Found without importing the package: that would load pyplot and set its own style.
    spec = find_spec("mpl_font")
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError("mpl-font is not installed")
    package = Path(spec.submodule_search_locations[0])
    return package / "fonts" / "noto" / f"NotoSansCJKsc-{weight}.otf"
