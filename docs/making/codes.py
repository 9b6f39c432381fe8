"""Write the appendix of codes from the table that `octavo explain` prints."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator
from importlib import resources

from octavo.findings import Code, codes
from octavo.handbook import section_of

__all__ = ["render_codes"]

BEGINNING = """# What each code means {#sec:codes .appendix}

Every finding has a code, which never changes its meaning: it is what `allow` in `book.yaml` names, and what
`octavo explain` takes. An **error** stops a build, a **warning** or a **note** does not. The codes stand here
in the order of the work: first what is read, then what is set, then what is proven. Whoever looks for one
finds it in the index of names.
"""
GROUP = re.compile(r"^# --- (.+?) -+$|^\[([\w-]+)\]$", re.MULTILINE)
#: A link to another page of the docs, of which the words are kept; signs that would mean something.
LINK = re.compile(r"\[([^\]]+)\]\([\w./-]+\.md\)")
KEY = re.compile(r"(?<!`)(?:\{#[^}]*\}|\[\^\w+\])(?!`)")
SIGNS = re.compile(r"[\[\]{}<>@^$*~]")


def render_codes() -> str:
    """Render the chapter of codes: a section for each group of the table, each code under its heading."""
    return BEGINNING + "".join(_sections())


def _sections() -> Iterator[str]:
    table = resources.files("octavo").joinpath("codes.toml").read_text("utf-8")
    for found in GROUP.finditer(table):
        if found[1]:
            yield f"\n## {found[1][0].upper()}{found[1][1:].rstrip('.')}\n"
        else:
            yield _entry(codes()[found[2]])


def _entry(code: Code) -> str:
    mark = f'[]{{.index index=names term="{code.name}" .main}}'
    summary = code.summary[0].upper() + code.summary[1:]
    head = f"\n### `{code.name}` {{#{code.name}}}\n\n**{code.severity.capitalize()}.** {mark}"
    told = _text(LINK.sub(r"\1", code.explanation))
    return f"{head}{_quoted(summary)}. See @{section_of(code.name)}.\n\n{told}\n"


def _text(explanation: str) -> str:
    """Give an explanation, which is plain text but for code, as Markdown."""
    parts = re.split(r"(^(?: {4}.*\n|\n(?= {4}))+)", explanation + "\n", flags=re.MULTILINE)
    written = (_fenced(part) if part.lstrip("\n").startswith("    ") else _quoted(part) for part in parts)
    return "".join(written).rstrip("\n")


def _fenced(code: str) -> str:
    return f"\n~~~~\n{textwrap.dedent(code).strip(chr(10))}\n~~~~\n"


def _quoted(line: str) -> str:
    pieces = re.split(r"(`[^`]*`)", KEY.sub(r"`\g<0>`", line))
    return "".join(piece if piece.startswith("`") else SIGNS.sub(r"\\\g<0>", piece) for piece in pieces)
