"""Draw what stands on its own lines: paragraphs, lists, quotations, code, tables, figures, divisions."""

from __future__ import annotations

from collections.abc import Callable

from fuzz.books.desk import Desk
from fuzz.books.inlines import line, words
from fuzz.books.tables import table
from fuzz.books.words import plain, prose

__all__ = ["block", "blocks"]

DIVISIONS = (
    "epigraph",
    "verse",
    "pullquote",
    "note",
    "tip",
    "warning",
    "box",
    "center",
    "right",
    "small",
    "hanging",
    "margin",
    "own",
    "letter",
    "drama",
)


def blocks(desk: Desk, depth: int, least: int, most: int) -> str:
    """Draw some blocks, with empty lines between."""
    return "\n\n".join(block(desk, depth) for _ in range(desk.number(least, most)))


def block(desk: Desk, depth: int = 2) -> str:
    """Draw one block."""
    if depth == 0 or desk.number(0, 1) == 0:
        return line(desk)
    return desk.one(*BLOCKS)(desk, depth - 1)


def _indented(text: str, first: str, others: str) -> str:
    lines = text.split("\n")
    return "\n".join([first + lines[0], *(others + each if each else "" for each in lines[1:])])


def _list(desk: Desk, depth: int) -> str:
    first = desk.one("-   ", "1.  ", "a)  ", "iv. ", "(2) ", "#.  ", "*   ", "- [ ] ")
    loose = desk.one("\n", "\n\n")
    items = [blocks(desk, depth, 1, 2) if desk.seldom() else line(desk, 1) for _ in range(desk.number(1, 3))]
    return loose.join(_indented(each, first, "    ") for each in items)


def _quotation(desk: Desk, depth: int) -> str:
    return "\n".join(f"> {each}" for each in blocks(desk, depth, 1, 2).split("\n"))


def _definitions(desk: Desk, depth: int) -> str:
    return "\n\n".join(
        f"{words(desk, 1)}\n{_indented(blocks(desk, depth, 1, 2) if desk.seldom() else line(desk, 1), ':   ', '    ')}"
        for _ in range(desk.number(1, 3))
    )


def _code(desk: Desk, _: int) -> str:
    inside = "\n".join(
        " " * desk.one(0, 0, 2, 4) + " ".join(plain(desk) for _ in range(desk.number(0, 5)))
        for _ in range(desk.number(1, 4))
    )
    attributes = desk.one("", "{.python}", "{.js .numberLines startFrom=9}", "{.text highlight=1}")
    return f"``````{attributes}\n{inside}\n``````"


def _division(desk: Desk, depth: int) -> str:
    return (
        f":::::: {desk.one(*DIVISIONS)}\n{blocks(desk, min(depth, 1), 1, 2)}\n::::::" if depth else line(desk)
    )


def _verse(desk: Desk, _: int) -> str:
    return "\n".join(f"| {desk.one('', '   ')}{words(desk, 1)}" for _ in range(desk.number(1, 4)))


def _scene(desk: Desk, _: int) -> str:
    return desk.one("* * *", "---------")


def _formula(desk: Desk, _: int) -> str:
    return desk.one(
        r"$$\frac{a}{b} = \sqrt{x}$$",
        r"$$ e^{i\pi} + 1 = 0 $$",
        "$$\n\\begin{matrix}a & b\\\\ c & d\\end{matrix}\n$$",
    )


def _figure(desk: Desk, _: int) -> str:
    return f"![{words(desk, 1)}]({desk.some(desk.plan.pictures)}){desk.one('', '{alt=drawn}', '{width=50%}', '{.bleed}')}"


def _include(desk: Desk, _: int) -> str:
    return (
        f'::: {{include="{desk.some(desk.plan.parts)}"}}\n:::'
        if desk.plan.parts and not desk.in_note
        else line(desk)
    )


def _condition(desk: Desk, depth: int) -> str:
    if not desk.plan.conditions:
        return line(desk)
    name = desk.one(
        ".only-print", ".not-print", ".only-web", *(f"edition={each}" for each in desk.plan.editions)
    )
    return f":::::: {{{name}}}\n{blocks(desk, min(depth, 1), 1, 2)}\n::::::" if depth else line(desk)


def _bare(desk: Desk, _: int) -> str:
    return prose(desk, 10, 40)


BLOCKS: tuple[Callable[[Desk, int], str], ...] = (
    _list,
    _list,
    _quotation,
    _definitions,
    _code,
    _division,
    _division,
    _verse,
    _scene,
    _formula,
    _figure,
    _include,
    _condition,
    _bare,
    lambda desk, _: table(desk),
    lambda desk, _: table(desk),
)
