"""Judge the names in conditions: one that nothing has would take its words out of every output."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from octavo.book import Chapter
from octavo.code_mask import mask_code
from octavo.findings import Finding, finding
from octavo.places import Places
from octavo.shapes import nearest
from octavo.source.editing.attributes import ATTRIBUTES, attributes
from octavo.source.editing.conditions import unknown_names
from octavo.syntax import elements, holding, plain

__all__ = ["judge_names"]

TEXTS = {"Para", "Plain", "Header"}
#: A condition in braces.
LITERAL = re.compile(r"\{[^{}\n]*(?:(?<=[{\s])\.(?:only|not)-[\w-]+|\b(?:edition|meta|include)=)[^{}\n]*\}")


def judge_names(chapter: Chapter, known: Collection[str]) -> Iterator[Finding]:
    """Find every class that looks like a condition and is none, and every edition that does not exist."""
    places = Places(mask_code(chapter.source)), Places(chapter.source)
    yield from _literal(chapter, places)
    for element in elements(holding(chapter.blocks, ATTRIBUTES)):
        given = attributes(element)
        classes, editions = unknown_names(given, known) if given else ([], [])
        for name in classes:
            before, _, after = name.partition("-")
            near = nearest(after, known)
            hint = f"did you mean .{before}-{near}?" if near else _listed(known)
            words = f".{name} is no condition: nothing is called {after}; its words stay in every output"
            line, column = _first(places, f".{name}", name)
            yield finding("condition-class", words, path=chapter.path, line=line, column=column, hint=hint)
        for name in editions:
            near = nearest(name, known)
            hint = f"did you mean {near}?" if near else _listed(known)
            words = f"there is no edition {name!r}" if name else "this `edition` names none"
            line, column = _first(places, f'"{name}"', f"={name}", name or "edition=")
            yield finding("condition-unknown", words, path=chapter.path, line=line, column=column, hint=hint)


def _literal(chapter: Chapter, places: tuple[Places, Places]) -> Iterator[Finding]:
    """Find the first of these in the source without its code, else with it: code has classes."""
    if not LITERAL.search(chapter.source):
        return
    for block in elements(holding(chapter.blocks, TEXTS)):
        if block["t"] in TEXTS:
            words = block["c"][2] if block["t"] == "Header" else block["c"]
            for match in LITERAL.finditer(plain([each for each in words if each["t"] != "Code"])):
                line, column = _first(places, match[0])
                message = f"{match[0]} is printed: what stands before it can have no condition"
                hint = "write [words]{.only-print}, or put the whole of it into brackets"
                yield finding(
                    "condition-literal", message, path=chapter.path, line=line, column=column, hint=hint
                )


def _first(both: tuple[Places, Places], *written: str) -> tuple[int | None, int | None]:
    """Find the first of these in the source without its code, else with it: code has classes, too."""
    for places, words in ((places, words) for places in both for words in written):
        line, column = places.find(words)
        if line is not None:
            return line, column
    return None, None


def _listed(known: Collection[str]) -> str:
    return f"the names are {', '.join(sorted(known))}; others are made under `editions:` in book.yaml"
