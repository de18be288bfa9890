"""What commands say: results on standard output, everything else on standard error."""

from __future__ import annotations

import json
from typing import Any

import typer

from budgetkit.text import printable


def line(text: str, *, error: bool = False) -> None:
    """Write one line; control characters in it cannot reach the terminal."""
    typer.echo(printable(text), err=error)


def error_line(code: str, message: str) -> None:
    """Write an error as one line: its code, what was wrong, where, what to do."""
    line(f"错误 [{code}] {message}", error=True)


def as_json(value: Any) -> None:
    """Write a value as JSON."""
    typer.echo(json.dumps(value, ensure_ascii=False, indent=2))
