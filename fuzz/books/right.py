"""Draw books in which everything is right, so that nothing of them may be lost, and nobody may complain."""

from __future__ import annotations

import json

from fuzz.books.bundle import Bundle
from fuzz.books.chapter import chapter
from fuzz.books.desk import Desk, Dice, Plan
from fuzz.books.pictures import pictures
from fuzz.books.spec import specified
from fuzz.books.words import POOLS

__all__ = ["book"]

BIBLIOGRAPHY = r"""@book{doe1999, author={Doe, Jane}, title={The {Tides} \& the Moon}, year={1999}, publisher={Press}}
@article{roe2001, author={Roe, R{\"u}diger and Łukasz, Żak}, title={On Lamps}, journal={Light}, year={2001}, pages={1--9}}
@misc{anon, title={Nobody's “Book”}, url={https://example.org/b_c?d=1}}
"""
TERMS = '# Words\n\nsoviet\n:   A council, of [deputies]{.term key="deputy"}.\n\ndeputy\n:   Who is *sent*.\n\n    And called back.\n'
INCLUDED = "Words from *elsewhere*.[^1]\n\n[^1]: With a note.\n"


def book(dice: Dice) -> Bundle:
    """Make a book of a few chapters that refer to each other."""
    files, plan = _planned(Desk(dice, Plan([], [], []), ""))
    texts = {file: chapter(dice, plan, file, anchors(plan, file)).encode() for file in files}
    settings = specified(Desk(dice, plan, ""), files)
    beside = {"references.bib": BIBLIOGRAPHY, "terms.md": TERMS, "parts/p.md": INCLUDED}
    return Bundle(
        {"book.yaml": json.dumps(settings, ensure_ascii=False, indent=1).encode()}
        | texts
        | {name: text.encode() for name, text in beside.items()}
        | pictures()
    )


def anchors(plan: Plan, file: str) -> list[str]:
    """Give the ids of the headings that a file shall have."""
    return [anchor for named, anchor in plan.anchors if named == file]


def _planned(desk: Desk) -> tuple[list[str], Plan]:
    count = desk.number(1, 3)
    files = [f"{number}{desk.one('', '-tide', ' the tide', '-é')}.md" for number in range(1, count + 1)]
    headings = [
        (file, f"{desk.one('h', 'Hé', 'fn', 'n1-')}{n}") for file in files for n in range(desk.number(1, 4))
    ]
    kinds = [desk.one("fig", "tbl", "eq", "lst", "sec") for _ in range(desk.number(0, 4))]
    return files, Plan(
        headings,
        [(files[number % count], kind, f"k{number}") for number, kind in enumerate(kinds)],
        list(pictures()),
        ("doe1999", "roe2001", "anon") if desk.seldom(3) else (),
        ("soviet", "deputy", "Soviet") if desk.seldom(3) else (),
        desk.seldom(3),
        ("parts/p.md",) if desk.seldom(3) else (),
        ("title", "version"),
        ("teacher",),
        sorted({desk.some(list(POOLS)) for _ in range(desk.number(0, 3))}),
        conditions=desk.seldom(3),
        turned=desk.seldom(10),
    )
