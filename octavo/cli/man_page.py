"""Write the manual page from the commands themselves, in the macros of man(7)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

import typer
from typer.core import TyperGroup

from octavo import __version__

__all__ = ["man_page"]

EXIT_STATUS = {
    "0": "Nothing is wrong; there may be warnings.",
    "1": "An error was found. A build leaves its outputs as they were before.",
    "2": "The call or book.yaml is wrong.",
    "3": "A program or a package is missing; the message says how to get it.",
    "70": "A bug of Octavo's.",
    "130": "Interrupted; every output is as it was before, or whole.",
}
FILES = {
    "manuscript/": "The book, unless another folder is named: Markdown files and book.yaml.",
    "manuscript/book.yaml": "The settings of the book; `octavo schema` prints the schema of it.",
    "styles/": "Stylesheets that stand in place of Octavo's own; beside manuscript/, or beside the chapters.",
    "build/": "What was built, with report.html and report.json; build/.cache may be deleted at any time.",
}
ENVIRONMENT = {
    "SOURCE_DATE_EPOCH": "The date that outputs carry, in seconds since 1970, where book.yaml has none.",
    "NO_COLOR": "Where it is set, reports on a terminal have no colours.",
    "_OCTAVO_COMPLETE": "At source_bash, source_zsh or source_fish, octavo prints the script for that shell.",
}
EXAMPLES = {
    'octavo new my-book --title "My Book"': "Begin a book, in a repository with all that makes it.",
    "octavo build pdf --edition large-print": "Build both PDFs of an edition.",
    "octavo check --fix": "Correct slips of the hand where that is safe, and show them.",
    "octavo collate book.epub --manuscript manuscript": "Ask of any EPUB if all of the manuscript is in it.",
}

#: What typer adds to an argument's name: of what type it is, which its help says better; a choice is kept.
TYPE = re.compile(r" <(?:list\[)?(?:path|str)\]?>", re.IGNORECASE)
ONE_OF = re.compile(r"<list\[(.+)\]>")


def man_page(group: TyperGroup) -> str:
    """Give the page of a group of commands, in section 1: what `octavo man` prints."""
    root = typer.Context(group, info_name="octavo")
    told = str(group.help).strip()
    lines = [
        f'.TH OCTAVO 1 "" "Octavo {__version__}" "User commands"',
        *(".SH NAME", f"octavo \\- {_text(told[:1].lower() + told[1:].rstrip('.'))}"),
        *(".SH SYNOPSIS", r"\fBoctavo\fR \fICOMMAND\fR [\fIOPTIONS\fR]"),
        *(".SH DESCRIPTION", _text(told)),
        _text("A manuscript is a folder of Markdown files, with a book.yaml or without one."),
        *(".SH OPTIONS", *_parameters(root)),
        ".SH COMMANDS",
    ]
    for name in group.list_commands(root):
        lines += _command(typer.Context(group.commands[name], info_name=name, parent=root))
    tables = {"EXIT STATUS": EXIT_STATUS, "FILES": FILES, "ENVIRONMENT": ENVIRONMENT, "EXAMPLES": EXAMPLES}
    for head, table in tables.items():
        lines += [f".SH {head}", *_table(table)]
    return "\n".join(lines) + "\n"


def _command(context: typer.Context) -> Iterator[str]:
    words = " ".join(context.command.collect_usage_pieces(context)).replace("{", "").replace("}", "")
    yield f".SS octavo {context.info_name} {_text(words)}"
    yield _text(" ".join(str(context.command.help).split()))
    yield from _parameters(context)


def _parameters(context: typer.Context) -> Iterator[str]:
    """List what a command takes, in the words of its help; `--help`, which all have, once."""
    told = (each.get_help_record(context) for each in context.command.get_params(context))
    records = {ONE_OF.sub(r"<\1>", TYPE.sub("", name)): words for name, words in filter(None, told)}
    if context.parent:
        del records["--help"]
    return _table(records)


def _table(rows: Mapping[str, str]) -> Iterator[str]:
    for name, words in rows.items():
        yield from (".TP", rf"\fB{_text(name)}\fR", _text(re.sub(r"\s{2,}", " ", words)))


def _text(words: str) -> str:
    r"""Write words for roff: what it would take for an escape or a request, and hyphens that are typed.

    A backslash is written `\e`; a point or an apostrophe that begins a line, behind `\&`; a hyphen that is
    typed, `\-` (groff_char(7), man-pages(7)).
    """
    words = words.replace("\\", "\\e")
    words = re.sub(r"(?<!\w)--?(?=\w)|(?<=\w)-(?=\w)", lambda hyphens: "\\-" * len(hyphens[0]), words)
    return re.sub(r"^(?=[.'])", r"\\&", words)
