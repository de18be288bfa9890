"""Which files a batch consists of."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from budgetkit.dataset.package import sha256_or_none
from budgetkit.errors import UsageError


def files_of(paths: Iterable[Path]) -> list[Path]:
    """Return the files meant by paths of files and folders, each once, in order of name.

    In folders hidden files, README files and whatever is no regular file are left out, and
    links to folders are not followed.

    Raises:
        UsageError: A path names neither a file nor a folder.
    """
    found = {file.resolve(): file for path in paths for file in _files_under(path)}
    return sorted(found.values(), key=lambda file: (file.name, str(file)))


def _files_under(path: Path) -> Iterator[Path]:
    if path.is_dir():
        yield from _walk(path)
    elif path.is_file():
        yield path
    else:
        raise UsageError(reason=f"找不到文件或目录：{path}。请检查路径。")


def _walk(folder: Path) -> Iterator[Path]:
    for parent, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            file = Path(parent, name)
            if not _is_aside(file) and file.is_file():
                yield file


def _is_aside(file: Path) -> bool:
    return file.name.startswith(".") or file.stem.upper() == "README"


def found_above(folder: str) -> Path | None:
    """Return a folder, looked for in the current one and in each above it; None if not there.

    A notebook runs in its own folder in JupyterLab, and where papermill was called otherwise.
    """
    here = Path.cwd()
    places = (above / folder for above in (here, *here.parents))
    return next((place for place in places if place.is_dir()), None)


def by_content(files: Iterable[Path]) -> list[tuple[Path, tuple[str, ...]]]:
    """Group files of equal content.

    Returns:
        One file of each content, with the names of the others. A file that cannot be
        opened stands alone.
    """
    groups: dict[object, list[Path]] = {}
    for file in files:
        groups.setdefault(sha256_or_none(file) or file, []).append(file)
    return [(first, tuple(file.name for file in rest)) for first, *rest in groups.values()]
