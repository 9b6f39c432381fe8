"""Find apostrophes that are, or would be printed as, an opening quotation mark."""

from __future__ import annotations

import re
from collections.abc import Iterator

from octavo.proofread.galley import Galley
from octavo.proofread.languages import APOSTROPHE
from octavo.proofread.slip import Slip
from octavo.syntax import elements, plain

__all__ = ["wrong_apostrophes"]

#: A mark at the beginning of a word. A decade or a year begins with one in every language.
BEGINS = re.compile(r"(?<![\w'’‘\ufffc])(?P<mark>['‘])(?P<word>\d\ds?(?![\w'’])|[^\W\d_]+(?![\w'’]))")
JOINED = re.compile(r"(?<![\w'’])(?P<before>[^\W\d_]+) (?P<mark>['‘])n(?P<end>['’]) (?=\w)")
#: Where a quotation may end. After a letter that often ends a word with an apostrophe, it may be one as well.
ENDS = re.compile(r"(?<=\S)(?P<mark>['’])(?!\w)|\n[ \t]*(?=\n)")
DOUBTFUL = "sn"
#: How many letters tell one quotation from another.
ENOUGH = 16
STOPS = ".,;:!?…—–-"


def wrong_apostrophes(galley: Galley) -> Iterator[Slip]:
    """Find the marks in ’90s, ’tis and rock ’n’ roll that open a quotation instead of leaving something out.

    A typewriter's mark is made an opening one by pandoc only when it finds one that closes (`smart` in its
    MANUAL): whether it did is seen in its blocks. A quotation may begin with such a word: where a stop stands
    before the closing mark, it is taken for one.
    """
    yield from _joined(galley)
    opened: tuple[str, ...] | None = None
    for match in _beginnings(galley):
        if match["mark"] == "'":
            opened = _opened(galley) if opened is None else opened
            if not _letters(galley.prose[match.start("word") : match.end() + 3 * ENOUGH]).startswith(opened):
                continue
        closing = _closing(galley, match)
        if closing is not None and (closing <= match.end() or galley.prose[closing - 1] in STOPS):
            continue
        if closing is not None or match["word"][0].isdigit():
            yield _slip(match, safe=closing is None or _safe(galley, match, closing))


def _beginnings(galley: Galley) -> Iterator[re.Match[str]]:
    marks = "'‘" if galley.smart else "‘"
    for match in BEGINS.finditer(galley.prose):
        elided = match["word"][0].isdigit() or match["word"].casefold() in galley.language.elisions
        if elided and match["mark"] in marks:
            yield match


def _opened(galley: Galley) -> tuple[str, ...]:
    """Give the first letters of everything that pandoc takes for a quotation in single quotes."""
    quoted = (element["c"] for element in elements(galley.blocks) if element["t"] == "Quoted")
    return tuple({_letters(plain(inlines)) for kind, inlines in quoted if kind["t"] == "SingleQuote"} - {""})


def _letters(words: str) -> str:
    return re.sub(r"[\W_]", "", words[: 3 * ENOUGH])[:ENOUGH]


def _joined(galley: Galley) -> Iterator[Slip]:
    for match in JOINED.finditer(galley.prose):
        straight = match["mark"] == "'"
        if match["before"].casefold() in galley.language.joiners and (galley.smart or not straight):
            words = "the apostrophe of ’n’ opens a quotation here"
            yield Slip(match.start("mark"), match.end("end"), words, "write ’n’", "’n’")


def _closing(galley: Galley, match: re.Match[str]) -> int | None:
    """Give the offset of the mark that could close a quotation begun here, in the same block."""
    found = ENDS.search(galley.prose, match.end("mark"))
    return found.start() if found and found["mark"] else None


def _safe(galley: Galley, match: re.Match[str], closing: int) -> bool:
    between = galley.prose[match.end() : closing]
    return galley.prose[closing - 1] in DOUBTFUL or bool(re.search(r"(?<![\w'’])['‘](?=\w)", between))


def _slip(match: re.Match[str], *, safe: bool) -> Slip:
    words = f"this apostrophe opens a quotation: ‘{match['word']}"
    at = match.start("mark")
    return Slip(at, at + 1, words, f"write {APOSTROPHE}{match['word']}", APOSTROPHE if safe else None)
