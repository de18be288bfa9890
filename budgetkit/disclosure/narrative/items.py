"""Which subjects are classes of the official classifications.

The 基本支出 of a single function is not the agency's: it is named with the function. The name
of a class is whole as it is printed: 办公费 is no 公费 of an office.
"""

from __future__ import annotations

import re
from functools import cache

from budgetkit.disclosure.reference.lists import Kind, list_entries
from budgetkit.disclosure.reference.names import name_key

_PATH_OR_CODE = re.compile(r"^[0-9]{3,7}-|支出-[^-]+-")


def is_function(name: str) -> bool:
    """Return whether a subject's name is a class of the list, a path of classes or a code.

    >>> is_function("住房公积金"), is_function("2080505-养老"), is_function("收入总计")
    (True, True, False)
    """
    return _PATH_OR_CODE.search(name) is not None or name_key(name) in _names("function")


def is_class(name: str) -> bool:
    """Return whether a phrase is the name of a function or of an economic class.

    >>> is_class("办公费"), is_class("公费")
    (True, False)
    """
    return any(name_key(name) in _names(kind) for kind in ("function", "dept_econ", "gov_econ"))


@cache
def _names(kind: Kind) -> frozenset[str]:
    """Return the names of all classes of a list, those of older editions among them."""
    return frozenset(name_key(name) for entry in list_entries(kind) for name in entry.names)
