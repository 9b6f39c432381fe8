"""Refuse text on which pandoc's parsers take exponential time, before they see it.

Known shapes (pandoc issues 1735 and 11687): many brackets open at once, runs of brackets with an emphasis
mark inside, links whose address never ends, and back-ticks in runs of ever other lengths. Nesting beyond a
bound also breaks the page layout, at about 100 elements.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from octavo.findings import Finding, finding
from octavo.settings import Limits

__all__ = ["pathologies", "too_deep"]

EMPHASIS_BRACKET = re.compile(r"\[[^\]\n]*?(?:__|\*\*)[^\]\n]*\](?![(\[:{])")
#: A quotation mark that can open, and one that can only close.
QUOTE = re.compile(r"""(?<![\w.,;:!?…])(?P<opens>["'])(?=["']*\w)|(?<=\S)["'](?!\w)""")
QUOTES = "\"'"
#: What all of these shapes are made of.
SIGNS = ("[", "](", "`", *QUOTES)
TICKS = re.compile(r"`+")
#: What a line begins with: signs of quotations and of items, several of which may stand in one line.
SIGN = re.compile(r"[ \t]*(?P<sign>>|(?:[-+*]|\d{1,9}[.)])(?=[ \t]))")
#: A line that begins with one, and a line that ends all items.
SIGNED = re.compile(rf"\n(?P<line>{SIGN.pattern}.*)")
ENDING = re.compile(r"\n\S")


def pathologies(masked: str, path: str, limits: Limits) -> tuple[Finding, ...]:
    """Find what would hang pandoc or the layout; `masked` is the chapter without its code.

    One finding of each kind is enough: the chapter is not read further.
    """
    found: list[Finding] = []
    deep = _nesting(masked, limits.nesting)
    if deep:
        found.append(too_deep(path, limits, *deep))
    most = limits.open_marks
    # Signs are counted before what they do is looked at: nearly all paragraphs hold but few.
    few = most // len(QUOTES)
    many = [sign for sign in SIGNS if masked.count(sign) > few]
    for line, paragraph in _paragraphs(masked) if many else ():
        if max(map(paragraph.count, many)) <= few:
            continue
        worst = next((each for each in _counts(paragraph) if each[0] > most), None)
        if worst:
            count, what = worst
            found.append(_pathological(path, line, f"{count:,} {what}", most))
            break
    return tuple(found)


def too_deep(path: str, limits: Limits, line: int | None = None, depth: int | None = None) -> Finding:
    """Give the finding that a chapter's quotations, lists, blocks or marks stand too deep in one another."""
    deep = "so deep in one another that they cannot be read" if depth is None else f"{depth:,} deep"
    return finding(
        "source-too-deep",
        f"quotations, lists, blocks or marks stand {deep}, and {limits.nesting} are the limit",
        path=path,
        line=line,
        hint="look for stray > or indentation: no page can show this; or raise `limits.nesting`",
    )


def _nesting(masked: str, deepest: int) -> tuple[int, int] | None:
    """Give the first line whose quotations and items stand too deep in one another, and how deep."""
    indents: list[int] = []
    end = 0
    text = f"\n{masked}"
    for match in SIGNED.finditer(text):
        if ENDING.search(text, end, match.start()):
            indents.clear()
        line, end = match["line"], match.end()
        signs = list(_signs(line))
        quotes = sum(sign == ">" for _, sign in signs)
        items = [column for column, sign in signs if sign != ">"]
        for column in items:
            while indents and indents[-1] >= column:
                indents.pop()
            indents.append(column)
        if quotes + len(indents) > deepest:
            return text.count("\n", 0, match.end()), quotes + len(indents)
        if not items and not line[0].isspace():
            indents.clear()
    return None


def _signs(line: str) -> Iterator[tuple[int, str]]:
    """Give the signs of quotations and items that begin a line, each with its column."""
    at, column, match = 0, 0, SIGN.match(line)
    while match:
        column += len(line[at : match.start("sign")].expandtabs(4))
        yield column, match["sign"]
        column += len(match["sign"])
        at = match.end()
        match = SIGN.match(line, at)


def _paragraphs(masked: str) -> list[tuple[int, str]]:
    starts, line = [], 1
    for paragraph in re.split(r"\n[ \t]*\n", masked):
        starts.append((line, paragraph))
        line += paragraph.count("\n") + 2
    return starts


def _counts(paragraph: str) -> Iterator[tuple[int, str]]:
    """Count what takes pandoc long in a paragraph: of its code, only what nothing closes is left."""
    yield _most_open(paragraph), "open ["
    yield len(EMPHASIS_BRACKET.findall(paragraph)), "[ ] with __ or **"
    yield paragraph.count("](") - paragraph.count(")"), "]( without a )"
    yield _most_quotes(paragraph), "quotation marks that open by turns"
    yield len(set(TICKS.findall(paragraph))), "lengths of runs of `"


def _most_open(paragraph: str) -> int:
    open_now = most = 0
    for match in re.finditer(r"\\.|[\[\]]", paragraph):
        if match[0] == "[":
            open_now += 1
            most = max(most, open_now)
        elif match[0] == "]":
            open_now = max(0, open_now - 1)
    return most


def _most_quotes(paragraph: str) -> int:
    """Count the typewriter's quotation marks, single and double by turns, that open before one closes."""
    most = turns = 0
    before = ""
    for match in QUOTE.finditer(paragraph):
        sign = match["opens"]
        turns = 0 if sign is None else turns + (sign != before)
        before = sign or ""
        most = max(most, turns)
    return most


def _pathological(path: str, line: int, what: str, most: int) -> Finding:
    return finding(
        "source-pathological",
        f"this paragraph holds {what}, and {most} are the limit: reading it could take pandoc hours",
        path=path,
        line=line,
        hint="write \\[ for a bracket that opens no link, and `code` around names with __;"
        " or raise `limits.open_marks`",
    )
