"""How many processes may read at the same time, by the memory there is for all of them."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from budgetkit.errors import UsageError

PROCESS_BYTES = 700 * 2**20
"""What a process that recognises characters holds at most; one that does not, a third."""

_VARIABLE = "BUDGETKIT_MEMORY"
_SIZE = re.compile(r"([0-9]{1,9})\s*([MG])(?:I?B)?", re.IGNORECASE)
_BYTES = {"M": 2**20, "G": 2**30}
_SHARE = 0.8
"""Of what is available; the rest is for the process that runs the others, and for others."""

_GROUPS = Path("/sys/fs/cgroup")
_GROUP = re.compile(r"(?:0:|[0-9]+:(?P<old>memory)):/(?P<path>.*)")
_NAMES = ("memory.max", "memory.current")
_OLD_NAMES = ("memory.limit_in_bytes", "memory.usage_in_bytes")
_INACTIVE = re.compile(r"^(?:total_)?inactive_file ([0-9]+)$", re.MULTILINE)


def affordable_workers(workers: int, budget_bytes: int | None = None) -> int:
    """Return how many of ``workers`` processes fit into memory, at least one.

    Which files are scans is known only once they are read, so every process counts as one
    that recognises characters.

    Args:
        workers: How many are asked for.
        budget_bytes: For all of them; None takes ``BUDGETKIT_MEMORY``, or a share of what
            is available now.

    Raises:
        UsageError: If ``BUDGETKIT_MEMORY`` is no size.
    """
    if workers <= 1:
        return workers
    budget = memory_budget_bytes() if budget_bytes is None else budget_bytes
    return max(1, min(workers, budget // PROCESS_BYTES))


def memory_budget_bytes() -> int:
    """Return the memory that all processes may take together.

    Raises:
        UsageError: If ``BUDGETKIT_MEMORY`` is no size such as ``4G`` or ``1500M``.
    """
    named = os.environ.get(_VARIABLE, "").strip()
    if not named:
        return int(_SHARE * available_bytes())
    found = _SIZE.fullmatch(named)
    if not found:
        raise UsageError(reason=f"{_VARIABLE} 应如 4G 或 1500M，不是 {named}。")
    return int(found[1]) * _BYTES[found[2].upper()]


def available_bytes() -> int:
    """Return the memory that can be had now, of the machine and of the container."""
    import psutil

    return min(int(psutil.virtual_memory().available), *_left_in_groups(_GROUPS), sys.maxsize)


def _left_in_groups(root: Path, own: Path = Path("/proc/self/cgroup")) -> Iterator[int]:
    """What the control groups of this process still allow, where there are any."""
    for line in _text(own).splitlines():
        found = _GROUP.fullmatch(line)
        if found:
            top = root / (found["old"] or "")
            names = _OLD_NAMES if found["old"] else _NAMES
            path = Path(found["path"])
            # In a container only the outermost can be seen.
            for group in (path, *path.parents):
                yield from _left(top / group, *names)


def _left(group: Path, limit_name: str, used_name: str) -> Iterator[int]:
    """What a group still allows; copies of files are given up for anything better."""
    limit, used = _text(group / limit_name).strip(), _text(group / used_name).strip()
    if limit.isdecimal() and used.isdecimal():
        copies = _INACTIVE.findall(_text(group / "memory.stat"))
        yield max(0, int(limit) - int(used) + int(copies[-1] if copies else 0))


def _text(path: Path) -> str:
    try:
        return path.read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        return ""
