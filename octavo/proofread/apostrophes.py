"""Find apostrophes that are, or would be printed as, an opening quotation mark."""

from __future__ import annotations

import re
from collections.abc import Iterator

from octavo.proofread.galley import Galley
from octavo.proofread.languages import APOSTROPHE
from octavo.proofread.slip import Slip

__all__ = ["wrong_apostrophes"]

#: A mark at the beginning of a word. A decade or a year begins with one in every language.
BEGINS = re.compile(r"(?<![\w'’‘\ufffc])(?P<mark>['‘])(?P<word>\d\ds?(?![\w'’])|[^\W\d_]+(?![\w'’]))")
JOINED = re.compile(r"(?<![\w'’])(?P<before>[^\W\d_]+) (?P<mark>['‘])n(?P<end>['’]) (?=\w)")
#: Where a quotation may end. After a letter that often ends a word with an apostrophe, it may be one as well.
ENDS = re.compile(r"(?<=\S)(?P<mark>['’])(?!\w)")
DOUBTFUL = "sn"
STOPS = ".,;:!?…—–-"


def wrong_apostrophes(galley: Galley) -> Iterator[Slip]:
    """Find the marks in ’90s, ’tis and rock ’n’ roll that open a quotation instead of leaving something out.

    A typewriter's mark is made an opening one by pandoc only when it finds one that closes (`smart` in
    pandoc's MANUAL), so only then is it a slip. A quotation may begin with such a word: where a stop stands
    before the closing mark, it is taken for one.
    """
    yield from _joined(galley)
    for match in BEGINS.finditer(galley.prose):
        word = match["word"]
        if not word[0].isdigit() and word.casefold() not in galley.language.elisions:
            continue
        if match["mark"] == "'" and not galley.smart:
            continue
        closing = _closing(galley, match)
        curled = match["mark"] == "‘"
        if closing is None:
            if curled and word[0].isdigit():
                yield _slip(match.start("mark"), f"‘{word}", f"’{word}", safe=True)
        elif galley.prose[closing - 1] not in STOPS and closing > match.end():
            yield _slip(match.start("mark"), f"‘{word}", f"’{word}", safe=_safe(galley, match, closing))


def _joined(galley: Galley) -> Iterator[Slip]:
    for match in JOINED.finditer(galley.prose):
        straight = match["mark"] == "'"
        if match["before"].casefold() in galley.language.joiners and (galley.smart or not straight):
            at = match.start("mark")
            words = "the apostrophe of ’n’ opens a quotation here"
            yield Slip(at, match.end("end"), words, "write ’n’", "’n’")


def _closing(galley: Galley, match: re.Match[str]) -> int | None:
    """Give the offset of the mark that could close a quotation begun here, in the same block."""
    _, end = galley.block(match.start())
    found = ENDS.search(galley.prose, match.end("mark"), end)
    return found.start() if found else None


def _safe(galley: Galley, match: re.Match[str], closing: int) -> bool:
    between = galley.prose[match.end() : closing]
    return galley.prose[closing - 1] in DOUBTFUL or bool(re.search(r"(?<![\w'’])['‘](?=\w)", between))


def _slip(at: int, wrong: str, right: str, *, safe: bool) -> Slip:
    words = f"this apostrophe opens a quotation: {wrong}"
    return Slip(at, at + 1, words, f"write {right}", APOSTROPHE if safe else None)
