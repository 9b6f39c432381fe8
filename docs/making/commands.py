"""Write the appendix of commands from the command line itself."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator
from enum import Enum
from typing import Any

import typer

from octavo.cli.app import COMMANDS

__all__ = ["command_names", "render_commands"]

BEGINNING = """# Every command {#sec:commands .appendix}

`octavo COMMAND --help` says the same on the screen. Words in capitals stand for something of your own; what
is in brackets may be left out. All commands end with one of six numbers: 0 where nothing is wrong, 1 where
an error was found, 2 where the call or `book.yaml` is wrong, 3 where a program is missing, 70 for a fault of
Octavo's own, and 130 when you have stopped it.
"""


def render_commands() -> str:
    """Render the chapter of commands: a section for each, with its arguments and options."""
    return BEGINNING + "".join(map(_section, _commands()))


def command_names() -> tuple[str, ...]:
    """List the names of the commands."""
    return tuple(str(command.name) for command in _commands())


def _commands() -> tuple[Any, ...]:
    app = typer.Typer(add_completion=False, rich_markup_mode=None)
    for command in COMMANDS:
        app.command(command.__name__.rstrip("_"))(command)
    group: Any = typer.main.get_command(app)
    return tuple(group.commands.values())


def _section(command: Any) -> str:  # noqa: ANN401 -- Typer publishes no type of its commands
    mark = f'[]{{.index index=names term="octavo {command.name}" .main}}'
    head = f"\n## octavo {command.name} {{#octavo-{command.name}}}\n\n"
    said = inspect.cleandoc(command.help).replace("\n\n", "\n").replace("\n", " ")
    return head + mark + _quoted(said) + "\n" + "".join(_entries(command))


def _entries(command: Any) -> Iterator[str]:  # noqa: ANN401 -- as above
    for each in command.params:
        if each.name == "help":
            continue
        argument = each.param_type_name == "argument"
        names = ", ".join(each.opts + each.secondary_opts)
        written = f"{names} {_value(each)}".strip() if not argument else _argument(each)
        mark = "" if argument else f'[]{{.index index=names term="octavo {command.name}!{each.opts[0]}"}}'
        yield f"\n`{written}`\n:   {mark}{_quoted(each.help or '')}{_default(each)}\n"


def _argument(each: Any) -> str:  # noqa: ANN401 -- as above
    named = (each.metavar or each.name).upper().rstrip(".") + (" ..." if each.nargs == -1 else "")
    return named if getattr(each, "required", False) else f"[{named}]"


def _value(each: Any) -> str:  # noqa: ANN401 -- as above
    kind = each.type_descriptor.annotation
    if getattr(each, "is_flag", False):
        return ""
    if isinstance(kind, type) and issubclass(kind, Enum):
        return "|".join(str(choice.value) for choice in kind)
    return str(each.metavar or ("N" if kind in {int, float} else "WORDS"))


def _default(each: Any) -> str:  # noqa: ANN401 -- as above
    given = getattr(each, "default", None)
    if given is None or isinstance(given, bool) or callable(given) or "Default:" in (each.help or ""):
        return ""
    return f" Default: `{getattr(given, 'value', given)}`."


def _quoted(words: str) -> str:
    return re.sub(r"(?<![`\w-])(--[a-z-]+|[\w-]+\.(?:yaml|pdf))(?![\w`])", r"`\1`", words)
