"""Refuse text on which pandoc's parsers take exponential time, before they see it.

Known shapes (pandoc issues 1735 and 11687): many brackets open at once, and runs of brackets with
an emphasis mark inside. Nesting beyond a bound also breaks the page layout, at about 100 elements.
"""

from __future__ import annotations

import re

from octavo.findings import Finding, finding

__all__ = ["pathologies"]

MOST_OPEN_BRACKETS = 9
MOST_EMPHASIS_BRACKETS = 9
EMPHASIS_BRACKET = re.compile(r"\[[^\]\n]*?(?:__|\*\*)[^\]\n]*\](?![(\[:{])")
QUOTES = re.compile(r"^(?:[ \t]{0,3}>)+")
LIST_INDENT = re.compile(r"^(?P<indent>[ \t]*)(?:[-+*]|\d{1,9}[.)])[ \t]")


def pathologies(masked: str, path: str, deepest: int) -> tuple[Finding, ...]:
    """Find what would hang pandoc or the layout; `masked` is the chapter without its code.

    `deepest` is how many block quotes or lists may stand inside each other. One finding of each
    kind is enough: the chapter is not read further.
    """
    found: list[Finding] = []
    depth = _nesting(masked, deepest)
    if depth:
        found.append(_too_deep(path, depth, deepest))
    for line, paragraph in _paragraphs(masked):
        worst = _most_open(paragraph)
        emphatic = len(EMPHASIS_BRACKET.findall(paragraph))
        if worst > MOST_OPEN_BRACKETS or emphatic > MOST_EMPHASIS_BRACKETS:
            found.append(_pathological(path, line, worst, emphatic))
            break
    return tuple(found)


def _nesting(masked: str, deepest: int) -> int | None:
    indents: list[int] = []
    for number, line in enumerate(masked.split("\n"), 1):
        quotes = QUOTES.match(line)
        if quotes and quotes[0].count(">") > deepest:
            return number
        item = LIST_INDENT.match(line)
        if item:
            width = len(item["indent"].expandtabs(4))
            while indents and indents[-1] >= width:
                indents.pop()
            indents.append(width)
            if len(indents) > deepest:
                return number
        elif line.strip() and not line[0].isspace():
            indents.clear()
    return None


def _paragraphs(masked: str) -> list[tuple[int, str]]:
    starts, line = [], 1
    for paragraph in re.split(r"\n[ \t]*\n", masked):
        starts.append((line, paragraph))
        line += paragraph.count("\n") + 2
    return starts


def _most_open(paragraph: str) -> int:
    open_now = most = 0
    for match in re.finditer(r"\\.|[\[\]]", paragraph):
        if match[0] == "[":
            open_now += 1
            most = max(most, open_now)
        elif match[0] == "]":
            open_now = max(0, open_now - 1)
    return most


def _too_deep(path: str, line: int, deepest: int) -> Finding:
    return finding(
        "source-too-deep",
        f"lists or quotes stand more than {deepest} deep",
        path=path,
        line=line,
        hint="no page can show this; look for stray > or indentation",
    )


def _pathological(path: str, line: int, brackets: int, emphatic: int) -> Finding:
    what = f"{brackets} open [" if brackets > MOST_OPEN_BRACKETS else f"{emphatic} [ ] with __ or **"
    return finding(
        "source-pathological",
        f"this paragraph holds {what}: reading it could take pandoc hours",
        path=path,
        line=line,
        hint="write \\[ for a bracket that opens no link, and `code` around names with __",
    )
