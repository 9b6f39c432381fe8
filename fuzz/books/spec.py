"""Draw the settings of a book."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from fuzz.books.desk import Desk
from fuzz.books.words import plain

__all__ = ["specified"]


def specified(desk: Desk, files: Sequence[str]) -> dict[str, Any]:
    """Draw what book.yaml says of a book of these files."""
    settings: dict[str, Any] = {
        "title": " ".join(["Book", *(plain(desk) for _ in range(desk.number(0, 3)))]),
        "slug": "book",
        "authors": [desk.one("A. Nonymous", "Łukasz Żak", "O’Hara & “Sons” <x>")],
        "lang": "he"
        if desk.plan.turned
        else desk.one("en", "en", "en-GB", "de", "fr", "ru", "es", "ja", "zh"),
        "variables": {"version": "1.4 *b*"},
        "editions": {"teacher": {}},
        "chapters": _chapters(desk, files),
        "divide": desk.one(1, 1, 2, 3),
        "contents": {"depth": desk.one(1, 2, 3, 6), "figures": False},
        "notes": {"place": desk.one("page", "chapter", "book"), "numbering": desk.one("chapter", "book")},
        "print": _print(desk),
        "references": {
            "numbering": desk.one("book", "chapter"),
            "sections": desk.one(0, 0, 1, 3),
            "pages": desk.one("all", "labels", "none"),
        },
    }
    back: list[Any] = []
    if desk.plan.cited:
        settings |= {
            "bibliography": ["references.bib"],
            "citations": {"bibliography": desk.one("book", "chapter")},
        }
        back += desk.one([], [{"bibliography": True}])
    if desk.plan.terms:
        settings["glossary"] = {"files": "terms.md", "first": desk.one("book", "chapter")}
        back += desk.one([], [{"glossary": True}])
    back += [{"index": desk.one(True, {"ranges": "short"})}] if desk.plan.indexed else []
    return settings | ({"back": back} if back else {})


def _chapters(desk: Desk, files: Sequence[str]) -> list[Any]:
    if len(files) > 1 and desk.seldom():
        return [files[0], {"part": "The “Sea” & <so>", "id": "part:sea", "chapters": list(files[1:])}]
    return list(files)


def _print(desk: Desk) -> dict[str, Any]:
    return {
        "trim": desk.one("5.5x8.5", "6x9", "a5", "pocket", "148x210mm"),
        "printer": desk.one("kdp", "kdp", "offset", "ingramspark"),
        "opening": desk.one("recto", "next"),
        "align": desk.one("justify", "left"),
        "drop_caps": desk.one(False, False, True),
        "ink": desk.one("black", "color"),
    }
