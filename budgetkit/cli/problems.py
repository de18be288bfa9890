"""Wrong use of the command line, said in Chinese."""

from __future__ import annotations

from typing import Any

_PHRASES = {
    "No such command ": "没有命令 ",
    ". Did you mean ": "，相近的有 ",
    "Input should be greater than or equal to ": "应不小于 ",
    "Input should be a valid integer, unable to parse string as an integer": "应为整数",
}


def usage_problem(error: Any) -> str | None:
    """Return what is wrong with the command line, and where to find help.

    Returns:
        None where ``error`` is not about the command line; empty where the help that it
        carries has just been shown.
    """
    if not hasattr(error, "format_message"):
        return None
    if type(error).__name__ == "NoArgsIsHelpError":
        error.show()
        return ""
    return f"{_problem(error)}。用 {_command(error)} --help 查看用法。"


def _problem(error: Any) -> str:
    kind = type(error).__name__
    if kind == "NoSuchOption":
        return f"没有选项 {error.option_name}{_suggestion(error)}"
    if kind == "MissingParameter":
        return f"缺少参数 {_parameter(error)}"
    if kind == "BadParameter":
        return f"参数 {_parameter(error)} 的值不合用（{_translated(error.message)}）"
    return _translated(error.format_message())


def _translated(message: str) -> str:
    for english, chinese in _PHRASES.items():
        message = message.replace(english, chinese)
    return message.rstrip(".?")


def _suggestion(error: Any) -> str:
    return f"（相近的有 {'、'.join(error.possibilities)}）" if error.possibilities else ""


def _parameter(error: Any) -> str:
    if error.param is None:
        return str(error.param_hint or "")
    options = [name for name in error.param.opts if name.startswith("-")]
    return "/".join(options) or str(error.param.metavar or error.param.name)


def _command(error: Any) -> str:
    return getattr(error.ctx, "command_path", None) or "budgetkit"
