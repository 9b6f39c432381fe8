"""Draw what stands in a line: emphasis, code, links, notes, citations, references, marks."""

from __future__ import annotations

from collections.abc import Callable

from fuzz.books.desk import Desk
from fuzz.books.words import escaped, plain, prose, word

__all__ = ["line", "words"]

FORMULAS = (r"$a^2 + b_i$", r"$\frac{1}{2}$", r"$\sum_{i=1}^{n} x_i \le \alpha$", r"$\text{so } \mathbb{R}$")
ADDRESSES = (
    "https://example.org/a",
    "https://example.org/?a=1&b=2#c",
    "mailto:a@example.org",
    "https://example.org/(x)",
)
GAPS = (" ",) * 14 + ("\n", "\\\n", "  ", "  \n", "\t", " \\ ", "")


def words(desk: Desk, depth: int = 2) -> str:
    """Draw what may stand in a heading, a cell or a caption: one line."""
    return " ".join(_piece(desk, depth) for _ in range(desk.number(1, 4)))


def line(desk: Desk, depth: int = 2) -> str:
    """Draw a paragraph: pieces with anything between that may be there."""
    written = word(desk)
    for _ in range(desk.number(0, 7)):
        gap, piece = desk.one(*GAPS), _piece(desk, depth)
        # Brackets behind brackets are one reference.
        touching = written.endswith("]") and piece.startswith("[")
        written += (gap or " " if touching else gap) + piece
    return written


def _piece(desk: Desk, depth: int) -> str:
    if depth == 0 or desk.number(0, 2) < 2:
        return prose(desk, 1, 5)
    return desk.one(*PIECES)(desk, depth - 1)


def _around(sign: str) -> Callable[[Desk, int], str]:
    return lambda desk, depth: f"{sign}{words(desk, depth)}{sign}"


def _span(attributes: str) -> Callable[[Desk, int], str]:
    return lambda desk, depth: f"[{words(desk, depth)}]{{{attributes}}}"


def _raised(sign: str) -> Callable[[Desk, int], str]:
    return lambda desk, _: f"H{sign}{desk.one('2', 'st', 'n', 'é')}{sign}"


def _code(desk: Desk, _: int) -> str:
    inside = " ".join(plain(desk) for _ in range(desk.number(1, 3)))
    return f"````` {inside} `````" if "`" in inside else f"`{inside}`"


def _outside(desk: Desk, depth: int) -> str:
    if desk.in_link:
        return word(desk)
    address = desk.one(*ADDRESSES)
    if desk.seldom():
        return f"<{ADDRESSES[0]}>"
    return f"[{_linked(desk, depth)}](<{address}>)"


def _inside(desk: Desk, depth: int) -> str:
    if desk.in_link or not desk.plan.anchors:
        return word(desk)
    file, anchor = desk.some(desk.plan.anchors)
    target = f"#{anchor}" if file == desk.file else f"{file}#{anchor}"
    return f"[{_linked(desk, depth)}]({target})"


def _linked(desk: Desk, depth: int) -> str:
    desk.in_link = True
    try:
        return words(desk, depth)
    finally:
        desk.in_link = False


def _note(desk: Desk, depth: int) -> str:
    if desk.in_note or desk.in_link:
        return word(desk)
    desk.in_note = True
    try:
        if desk.seldom(3):
            return f"{word(desk)}^[{words(desk, depth)}]"
        label = desk.label()
        more = [
            f"    {'    '.join(line(desk, depth).splitlines(keepends=True))}"
            for _ in range(desk.one(0, 0, 1, 2))
        ]
        if desk.seldom():
            more.append(
                desk.one("    - item\n    - other", "    ```\n    code\n    ```", "    > quoted", "    $$x$$")
            )
        desk.notes.append("\n\n".join([f"[^{label}]: {words(desk, depth)}", *more]))
        return f"{word(desk)}[^{label}]"
    finally:
        desk.in_note = False


def _picture(desk: Desk, _: int) -> str:
    return f"![{prose(desk, 1, 3)}]({desk.some(desk.plan.pictures)})" if not desk.in_heading else word(desk)


def _formula(desk: Desk, _: int) -> str:
    return desk.one(*FORMULAS)


def _cited(desk: Desk, _: int) -> str:
    if not desk.plan.cited or desk.in_link:
        return word(desk)
    key, other = desk.some(desk.plan.cited), desk.some(desk.plan.cited)
    return desk.one(
        f"[@{key}]", f"[see @{key}, p. 3; @{other}]", f"[-@{key}]", f"@{key} [p. 4]", f"as @{key} says"
    )


def _referred(desk: Desk, _: int) -> str:
    if not desk.plan.keys or desk.in_link:
        return word(desk)
    _file, kind, key = desk.some(desk.plan.keys)
    _file, other_kind, other = desk.some(desk.plan.keys)
    return desk.one(
        f"so @{kind}:{key}",
        f"[@{kind}:{key}]",
        f"[see @{kind}:{key}]",
        f"[@{kind}:{key}; @{other_kind}:{other}]",
    )


def _marked(desk: Desk, _: int) -> str:
    if not desk.plan.indexed or desk.in_link:
        return word(desk)
    term = desk.one("", ' term="soviets!of workers"', ' term="*Pravda*; other"', ' sort="zz"', " .main")
    return f"[{escaped(desk.one('tide', 'lamp', 'Łódź', 'שלום', '東京', '1871'))}]{{.index{term}}}"


def _term(desk: Desk, _: int) -> str:
    return f"[{desk.some(desk.plan.terms)}]{{.term}}" if desk.plan.terms and not desk.in_link else word(desk)


def _value(desk: Desk, _: int) -> str:
    return f"[]{{meta={desk.some(desk.plan.values)}}}" if desk.plan.values else word(desk)


def _condition(desk: Desk, depth: int) -> str:
    if not desk.plan.conditions:
        return word(desk)
    return f"x[ {words(desk, depth)}]{{{desk.one('.only-print', '.not-print', '.only-web', '.only-ebook')}}}"


def _turned(desk: Desk, _: int) -> str:
    return f"[{escaped(desk.one('שלום', 'שלום עולם', 'עולם, שלום!'))}]{{lang=he dir=rtl}}"


PIECES: tuple[Callable[[Desk, int], str], ...] = (
    _around("*"),
    _around("**"),
    _around("~~"),
    _raised("^"),
    _raised("~"),
    _code,
    _outside,
    _inside,
    _inside,
    _note,
    _note,
    _note,
    _picture,
    _formula,
    _cited,
    _referred,
    _referred,
    _marked,
    _term,
    _value,
    _condition,
    _span(".smallcaps"),
    _span(".underline"),
    _span("lang=fr"),
    _turned,
    _span(".own"),
)
