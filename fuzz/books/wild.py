"""Make books of any text at all: what is nearly right, and what is nothing."""

from __future__ import annotations

from collections.abc import Sequence

from fuzz.books.bundle import Bundle
from fuzz.books.desk import Desk, Dice, Plan
from fuzz.books.dice import seeded
from fuzz.books.pictures import pictures
from fuzz.books.right import book as right
from fuzz.books.words import ASTRAL, COMMON, EAST, HIDDEN, MARKED, RIGHT_TO_LEFT, SCRIPTS, SIGNS

__all__ = ["book"]

#: What Markdown, pandoc's or ours, reads something in, and what is forbidden.
SHARDS = (
    *"* ** *** _ __ ` `` ``` ```` ~~~ ~~ ^ $ $$ \\ \\( \\[ [ ] ( ) { } < > # ## ####### - + | || : :: ::: :::: ; % @ ! ![ [^ [^1] [^1]: ^[ "
    '[a] [a]: [a][] [](#x) [](b.md#y) ](x) ](<x y>) {#id} {.verse} {.index} {.index term="a!b"} {.term} {.only-print} {lang=xx} {=html} '
    "{=latex} <b> </b> <br> <!-- --> <script> &amp; &#0; &nbsp; &bogus; @fig:a [@x] [-@x, p.] @x. --- *** === +---+ +===+ |---| | : "
    '1. 1) a. (i) #. (@) (@a) - [ ] > >> ::: {.a} ::: {include="a.md"} ```{.csv-table} ```{.python .annotated} # <1> {{x}} {{<x>}} '
    "http://a https://a.b/%zz mailto:x javascript:x file:///x // \\newpage \\begin{x} \\end{x} \\frac {#fig:a} {#tbl:a} {#eq:a} {#sec:a} {#lst:a} "
    "data:, --- ... … ‘ ’ “ ” « » … ⁂ 1,2 10% 3/4 \" ' '' \"\"".split(" "),
    *(
        "\t",
        "    ",
        "  \n",
        "\\\n",
        "\n\n",
        "\n",
        "\n    ",
        "\n> ",
        "\n- ",
        "\n# ",
        "\n\n\n",
        "\r",
        "\r\n",
        "\x0b",
        "\x0c",
        "\x00",
        "\x1b",
        "\x7f",
    ),
    *(
        "\u0085",
        "\u00a0",
        "\u00ad",
        "\u200b",
        "\u200e",
        "\u200f",
        "\u2028",
        "\u2029",
        "\u202e",
        "\u2066",
        "\ufeff",
        "\ufffd",
        "\ufffe",
        "\U0010ffff",
    ),
    *(
        "\U0001f408",
        "\U0001f469\u200d\U0001f467",
        "\U0001f1eb\U0001f1f7",
        "\U00020bb7",
        "ก",
        "हि",
        "a\u0301\u0301\u0301",
        "\u0301",
        "\ue000",
    ),
)
WORDS = (*COMMON, *COMMON, *MARKED, *SCRIPTS, *RIGHT_TO_LEFT, *EAST, *HIDDEN, *ASTRAL, *SIGNS)


def book(dice: Dice) -> Bundle:
    """Make a book of shards of Markdown, or a right one in which some places were changed."""
    desk = Desk(dice, Plan([], [], []), "")
    if desk.seldom(2):
        return _spoilt(desk)
    files = {
        f"{name}.md": _text(desk).encode("utf-8", "surrogatepass") for name in "abc"[: desk.number(1, 3)]
    }
    return Bundle(
        {"book.yaml": _settings(desk).encode(), **files, "images/a.png": pictures()["images/a.png"]}
    )


def _text(desk: Desk) -> str:
    pieces: list[str] = [desk.one("# A\n\n", "", "---\ntitle: x\n---\n\n", "\ufeff# A\n")]
    for _ in range(desk.number(0, 60)):
        pieces.append(desk.some(SHARDS) if desk.seldom(2) else desk.some(WORDS))
        pieces.append(desk.one(" ", " ", " ", "", "", "\n", "\n\n"))
    return "".join(pieces)


def _settings(desk: Desk) -> str:
    return "title: Any\n" + desk.one(
        "",
        "",
        "markdown: gfm\n",
        "markdown: commonmark_x\n",
        "divide: 3\n",
        "lang: he\n",
        "markdown: markdown_mmd\n",
    )


def _spoilt(desk: Desk) -> Bundle:
    files = dict(right(seeded(str(desk.number(0, 10**9)))).files)
    names = [name for name in files if name.endswith((".md", ".yaml", ".bib"))]
    for _ in range(desk.number(1, 6)):
        name = desk.some([*names, *(each for each in names if each[0].isdigit())])
        files[name] = _changed(desk, files[name].decode("utf-8", "surrogatepass")).encode(
            "utf-8", "surrogatepass"
        )
    return Bundle(files)


def _changed(desk: Desk, text: str) -> str:
    at = desk.number(0, len(text))
    until = min(len(text), at + desk.one(0, 0, 1, 3, 20))
    put: Sequence[str] = (desk.some(SHARDS), "", text[until : until + 40], "".join(reversed(text[at:until])))
    return text[:at] + desk.some(put) + text[until:]
