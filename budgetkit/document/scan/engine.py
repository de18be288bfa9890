"""RapidOCR, its models and what is taken from its results; nothing else imports it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np

Picture = np.ndarray[Any, np.dtype[np.uint8]]
"""A page in blue, green and red: height × width × 3."""

Quad = np.ndarray[Any, np.dtype[np.float64]]
"""The corners of a line of text, 4 × 2, clockwise from its top left, in pixels."""

_SIDE_MAX_PX = 2600
"""A3 at 150 dpi; larger pictures are made smaller before anything is found in them."""

_SEARCH_SHARE = 0.8
"""Lines are found in a smaller picture and read in the full one."""

_LINES_MAX = 5_000
_THREADS = "EngineConfig.onnxruntime.{}_op_num_threads"


@dataclass(frozen=True, slots=True)
class OcrCharacter:
    """A character with the pixels it takes from left to right, and how sure it is (0–1)."""

    text: str
    x0: float
    x1: float
    confidence: float


@dataclass(frozen=True, slots=True)
class OcrLine:
    """Characters found in one box, from left to right."""

    quad: Quad
    characters: tuple[OcrCharacter, ...]

    @property
    def text(self) -> str:
        """The characters joined."""
        return "".join(character.text for character in self.characters)


@cache
def _engine() -> Any:
    """The models, loaded from the package itself; pages share them, one thread each."""
    from rapidocr import RapidOCR

    return RapidOCR(
        params={
            _THREADS.format("intra"): 1,
            _THREADS.format("inter"): 1,
            "Global.max_side_len": _SIDE_MAX_PX,
            # Strips of a wide page are not padded to twice their height: nothing is there.
            "Global.width_height_ratio": -1,
            "Global.log_level": "critical",
            "Det.limit_type": "max",
            "Det.max_candidates": _LINES_MAX,
            # Short numbers are not padded to the width of long lines. Measured: the same
            # text in half the time and 120 MB less.
            "Rec.rec_batch_num": 2,
            "Rec.rec_img_shape": [3, 48, 64],
        }
    )


def _searching(picture: Picture) -> Any:
    """The engine, set to search ``picture`` at the usual scale.

    The size to search in is a setting of the whole engine, whose models would be loaded
    once more for each.
    """
    engine = _engine()
    side = max(picture.shape[:2])
    engine._load_det_model().limit_side_len = round(_SEARCH_SHARE * min(side, _SIDE_MAX_PX))
    return engine


def find_lines(picture: Picture) -> list[Quad]:
    """Return where lines of text stand, in any direction."""
    found = _searching(picture)(picture, use_det=True, use_cls=False, use_rec=False)
    return [] if found.boxes is None else [np.asarray(box, float) for box in found.boxes]


def upside_down_share(crops: Iterable[Picture]) -> float:
    """Return the share of pictures of a line each that stand on their head."""
    engine = _engine()
    labels: list[str] = []
    for crop in crops:
        found = engine(crop, use_det=False, use_cls=True, use_rec=False)
        labels += [label for label, _ in found.cls_res or ()]
    return labels.count("180") / max(len(labels), 1)


def read_lines(picture: Picture, top: int = 0) -> list[OcrLine]:
    """Return the text of an upright picture, each character with its place.

    Args:
        picture: A page, or a strip of one.
        top: The row of the page in which it begins.
    """
    found = _searching(picture)(
        picture,
        use_det=True,
        use_cls=False,
        use_rec=True,
        return_word_box=True,
        return_single_char_box=True,
    )
    if found.boxes is None or not found.word_results:
        return []
    return [
        OcrLine(np.asarray(box, float) + np.array([0, top]), _characters(words))
        for box, words in zip(found.boxes, found.word_results, strict=True)
    ]


def _characters(words: Sequence[tuple[str, float, Any]]) -> tuple[OcrCharacter, ...]:
    characters = []
    for text, confidence, box in words:
        xs = [x for x, _ in box]
        characters.append(OcrCharacter(text, min(xs), max(xs), float(confidence)))
    return tuple(sorted(characters, key=lambda character: character.x0))


def read_line(picture: Picture) -> tuple[str, float]:
    """Return the text of a picture that holds one line, and how sure it is."""
    found = _engine()(picture, use_det=False, use_cls=False, use_rec=True, return_word_box=False)
    if not found.txts:
        return "", 0.0
    return found.txts[0].strip(), float(found.scores[0])
