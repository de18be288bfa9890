"""Personal data in texts: found, and hidden from what is shared."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from budgetkit.quality.lexicon import Lexicon, default_lexicon

_DIGITS = re.compile(r"[0-9][0-9 -]{6}")
"""Anything shorter is no number of a person."""
_MAY_BE = re.compile(r"[0-9][0-9 -]{6}|[一-鿿][、,，;；]\s?[一-鿿]")
"""A long number, or words in a list: nothing else is looked at."""
_NUMBER_ALONE = re.compile(r"\s*[-+]?[0-9][0-9,.]*\s*(?:[万亿千百]?元|%)?\s*")
"""An amount in a cell of its own may have as many digits as a telephone number."""
_ID = re.compile(r"(?<![0-9])[1-9][0-9]{5}(?:19|20)[0-9]{9}[0-9Xx](?![0-9A-Za-z])")
_MOBILE = re.compile(r"(?<![0-9.])1[3-9][0-9]{9}(?![0-9.])")
_LANDLINE = re.compile(r"(?:电话|联系方式|手机)[:：]?\s*(0[0-9]{2,3}-?[0-9]{7,8}|[2-8][0-9]{6,7})")
_CARD = re.compile(r"(?<![0-9.])(?:62|60|45|40|55|95)[0-9]{14,17}(?![0-9.])")
_ACCOUNT = re.compile(r"(?:账号|帐号|账户|卡号)[:：]?\s*([0-9][0-9 ]{7,28}[0-9])")
_NAME_LIST = re.compile(
    r"(?P<first>[一-鿿]{2,3})(?P<rest>(?:[、,，;；]\s?[一-鿿]{2,3})+)(?=等|领取|发放|享受|共[0-9]|[^一-鿿]|$)"
)
_TOKEN = re.compile(r"[一-鿿]{2,3}")
_REACH = 40
"""How many characters from a list its cue may stand."""
_CHECK_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECK_DIGITS = "10X98765432"


@dataclass(frozen=True, slots=True)
class Personal:
    """A piece of personal data: its kind (Chinese), words and place in the text."""

    kind: str
    text: str
    start: int

    @property
    def masked(self) -> str:
        """What may be shown of it: the first letter of a name, the ends of a number."""
        if self.kind == "姓名":
            return self.text[0] + "＊" * (len(self.text) - 1)
        return self.text[:3] + "＊" * max(1, len(self.text) - 5) + self.text[-2:]


def personal_in(text: str, lexicon: Lexicon | None = None) -> tuple[Personal, ...]:
    """Return the personal data in a text, in order, none inside another."""
    if not _MAY_BE.search(text) or _NUMBER_ALONE.fullmatch(text):
        return ()
    words = lexicon or default_lexicon()
    found = sorted([*_numbers(text), *_names(text, words)], key=lambda own: own.start)
    kept: list[Personal] = []
    for own in found:
        if not kept or own.start >= kept[-1].start + len(kept[-1].text):
            kept.append(own)
    return tuple(kept)


def masked(text: str) -> str:
    """Return a text with its personal data hidden.

    >>> masked("联系人电话：13900000001")
    '联系人电话：139＊＊＊＊＊＊01'
    """
    shown, at = [], 0
    for own in personal_in(text):
        shown += [text[at : own.start], own.masked]
        at = own.start + len(own.text)
    return "".join([*shown, text[at:]])


def hide(quote: str) -> str:
    """Return words that are personal data, parted by 、, each but its first letter hidden.

    >>> hide("赵一、钱二三")
    '赵＊、钱＊＊'
    """
    return "、".join(part[:1] + "＊" * (len(part) - 1) for part in quote.split("、"))


def _numbers(text: str) -> Iterator[Personal]:
    if not _DIGITS.search(text):
        return
    for found in _ID.finditer(text):
        if is_id_number(found[0]):
            yield Personal("身份证号", found[0], found.start())
    for found in _MOBILE.finditer(text):
        yield Personal("电话号码", found[0], found.start())
    for found in _LANDLINE.finditer(text):
        yield Personal("电话号码", found[1], found.start(1))
    yield from _accounts(text)


def _accounts(text: str) -> Iterator[Personal]:
    for found in _CARD.finditer(text):
        if _luhn(found[0]):
            yield Personal("银行账号", found[0], found.start())
    for found in _ACCOUNT.finditer(text):
        yield Personal("银行账号", found[1], found.start(1))


def is_id_number(digits: str) -> bool:
    """Return whether 18 characters are a resident ID number: date and check digit (GB 11643)."""
    try:
        date(int(digits[6:10]), int(digits[10:12]), int(digits[12:14]))
    except ValueError:
        return False
    total = sum(int(d) * w for d, w in zip(digits, _CHECK_WEIGHTS, strict=False))
    return _CHECK_DIGITS[total % 11] == digits[17].upper()


def _luhn(digits: str) -> bool:
    total = 0
    for place, digit in enumerate(reversed(digits)):
        value = int(digit) * (2 if place % 2 else 1)
        total += value - 9 if value > 9 else value
    return total % 10 == 0


def _names(text: str, lexicon: Lexicon) -> Iterator[Personal]:
    for run in _NAME_LIST.finditer(text):
        if not lexicon.has("list_cue", _sentence_around(text, run)):
            continue
        tokens = [_first(run["first"], lexicon), *_TOKEN.findall(run["rest"])]
        if _are_names(tokens, lexicon):
            at = run.start()
            for token in tokens:
                at = text.index(token, at)
                yield Personal("姓名", token, at)
                at += len(token)


def _sentence_around(text: str, run: re.Match[str]) -> str:
    before = re.split(r"[。!！?？]", text[max(0, run.start() - _REACH) : run.start()])[-1]
    after = re.split(r"[。!！?？]", text[run.end() : run.end() + _REACH])[0]
    return f"{before}{run.group()}{after}"


def _first(token: str, lexicon: Lexicon) -> str:
    """The first name without a letter of the word that it follows."""
    return token[1:] if len(token) == 3 and token[0] not in _surnames(lexicon) else token


def _are_names(tokens: list[str], lexicon: Lexicon) -> bool:
    """Whether a list is one of people: nearly all begin with a surname, none is a word."""
    if any(lexicon.has("not_name", token) for token in tokens):
        return False
    surnamed = sum(token[0] in _surnames(lexicon) for token in tokens)
    return surnamed >= 2 and surnamed * 3 >= len(tokens) * 2


@lru_cache(maxsize=8)
def _surnames(lexicon: Lexicon) -> frozenset[str]:
    return frozenset(word for word in lexicon.words("surname") if len(word) == 1)
