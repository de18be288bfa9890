"""A progress bar on standard error, where somebody can see it."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager


@contextmanager
def page_progress(
    label: str, *, quiet: bool
) -> Iterator[tuple[Callable[[int, int], None] | None, Callable[[int], None] | None]]:
    """Yield as :func:`progress_bar` does, and a function to call with the pages read so far."""
    with progress_bar(label, quiet=quiet) as progress:
        if progress is None:
            yield None, None
            return
        bar: Callable[..., None] = progress
        yield progress, lambda count: bar(label=f"{label} 已读 {count} 页")


@contextmanager
def progress_bar(label: str, *, quiet: bool) -> Iterator[Callable[[int, int], None] | None]:
    """Yield a function to call with what is done and what there is in all.

    None, and no bar, where ``quiet`` or where standard error is no terminal.
    """
    if quiet or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task(label, total=None)

        def show(
            done: int | None = None, total: int | None = None, label: str | None = None
        ) -> None:
            progress.update(task, completed=done, total=total, description=label)

        yield show
