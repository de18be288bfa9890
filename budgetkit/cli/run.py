"""Run a command and turn whatever happens into one clear line and an exit code."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

import typer

from budgetkit.cli.app import app
from budgetkit.cli.problems import usage_problem
from budgetkit.cli.say import error_line
from budgetkit.errors import BudgetkitError, InternalError

DONE, SOME_FAILED, WRONG_USE, INTERRUPTED = 0, 1, 2, 130


def run(arguments: Sequence[str]) -> int:
    """Run the command line.

    Args:
        arguments: What follows the program's name.

    Returns:
        0 done; 1 some documents failed, or a dataset breaks the contract; 2 wrong use, or
        nothing could be done; 130 interrupted.
    """
    _tolerate_narrow_encodings()
    try:
        code = app(list(arguments), prog_name="budgetkit", standalone_mode=False)
    except BrokenPipeError:
        # Whoever read the output has seen enough; nothing more can be written.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except Exception as error:
        if _wants_traceback(arguments):
            raise
        return _explained(error)
    if code == INTERRUPTED:
        error_line("interrupted", "已中断，没有写入数据。")
    return code if isinstance(code, int) else DONE


def _explained(error: Exception) -> int:
    if isinstance(error, BudgetkitError):
        error_line(error.code, error.message)
    elif isinstance(error, typer.Abort):
        error_line("interrupted", "已中断。")
    elif (problem := usage_problem(error)) is not None:
        if problem:
            error_line("usage", problem)
    else:
        unforeseen = InternalError(path="budgetkit", reason=f"{type(error).__name__}: {error}")
        error_line(unforeseen.code, unforeseen.message)
    return WRONG_USE


def _wants_traceback(arguments: Sequence[str]) -> bool:
    return "--debug" in arguments[:1]


def _tolerate_narrow_encodings() -> None:
    """Let a terminal that cannot show a character show its code instead of failing."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="backslashreplace")
