"""Find the page of a PDF on which a line of the manuscript was printed, by the words around a finding."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate

from octavo.cache import Cache
from octavo.collate import UnreadableError, page_words
from octavo.findings import Finding
from octavo.report.excerpts import Excerpts

__all__ = ["pages_of", "words_at"]

#: How many letters are looked for at most; with fewer than the second number nothing is.
MANY, FEW = 40, 16
#: What markup is made of: between two of these stand words as they are printed.
MARKUP = re.compile(r"[^][(){}<>*_`#|^~$@\\=:/]+")


def pages_of(findings: Iterable[Finding], excerpts: Excerpts, pdf: bytes, cache: Cache) -> frozenset[int]:
    """Give the pages, from 1, on which the places of findings were printed, of those that can be told.

    A place can be told when the words around it stand once in the whole PDF. PDFium is not safe with
    threads: no other thread may use it meanwhile. A file that it cannot read tells nothing.
    """
    sought = {words for found in findings if (words := _sought(found, excerpts))}
    if not sought:
        return frozenset()
    return frozenset(_found(sought, _read(pdf, cache)))


def words_at(line: str, column: int | None) -> str:
    """Give the letters of a line around a column that markup does not interrupt, or nothing if too few."""
    at = (column or 1) - 1
    runs = [(_off(run, at), run) for run in MARKUP.finditer(line) if len(letters(run[0])) >= FEW]
    if not runs:
        return ""
    _, nearest = min(runs, key=lambda pair: pair[0])
    whole = letters(nearest[0])
    before = len(letters(nearest[0][: max(at - nearest.start(), 0)]))
    start = max(min(before - MANY // 2, len(whole) - MANY), 0)
    return whole[start : start + MANY]


def letters(words: str) -> str:
    """Give only letters and digits, so that line breaks, hyphens, quotes and ligatures do not matter."""
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKC", words).casefold()))


def _sought(found: Finding, excerpts: Excerpts) -> str:
    line = excerpts.get((found.path or "", found.line or 0), "")
    return words_at(line, found.column)


def _off(run: re.Match[str], at: int) -> int:
    return max(run.start() - at, at - run.end(), 0)


def _read(pdf: bytes, cache: Cache) -> list[str]:
    try:
        return [letters(words) for words in page_words(pdf, cache)]
    except UnreadableError:
        return []


def _found(sought: Iterable[str], pages: Sequence[str]) -> Iterator[int]:
    text = "".join(pages)
    ends = list(accumulate(map(len, pages)))
    for words in sought:
        at = text.find(words)
        if at >= 0 and text.find(words, at + 1) < 0:
            yield bisect_right(ends, at) + 1
