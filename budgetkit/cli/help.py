"""Help pages with Chinese headings."""

from __future__ import annotations

from typing import Any

from typer.core import TyperCommand, TyperGroup

_HEADINGS = {
    "ARGUMENTS_PANEL_TITLE": "参数",
    "OPTIONS_PANEL_TITLE": "选项",
    "COMMANDS_PANEL_TITLE": "命令",
    "DEFAULT_STRING": "[默认：{}]",
    "REQUIRED_LONG_STRING": "[必填]",
}
_SHOW_HELP = "显示帮助并退出。"


def _translate() -> None:
    # Imported only when help is shown: rich takes longer to load than most commands to fail.
    from typer import rich_utils

    for name, heading in _HEADINGS.items():
        setattr(rich_utils, name, heading)


class Command(TyperCommand):
    """A command whose help has Chinese headings."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Show the help page."""
        _translate()
        super().format_help(ctx, formatter)

    def get_help_option(self, ctx: Any) -> Any:
        """Return the help option with a Chinese description."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = _SHOW_HELP
        return option


class Group(TyperGroup):
    """A group of commands whose help has Chinese headings."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Show the help page."""
        _translate()
        super().format_help(ctx, formatter)

    def get_help_option(self, ctx: Any) -> Any:
        """Return the help option with a Chinese description."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = _SHOW_HELP
        return option
