"""Make raw HTML harmless: comments go, tags become the letters they are written with.

A manuscript may come from anyone, and what it contains ends up in a browser. Nothing is dropped in
silence: a tag that would have had an effect is printed as it stands, and is a finding. Of raw TeX, what
pandoc makes mathematics of is kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from octavo.findings import Finding, finding
from octavo.places import Places
from octavo.source.raw_tex import TEX, formula_in, is_definitions
from octavo.syntax import Element, rewrite_holding

__all__ = ["settle_raw", "unclosed_comment"]

COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
OPENED = re.compile(r"(?<!\\)<!--")
RAW = {"RawInline", "RawBlock"}


def unclosed_comment(masked: str, path: str) -> tuple[Finding, ...]:
    """Find a comment that nothing closes: pandoc would print it, or let the chapter vanish in it.

    `masked` is the chapter without its code.
    """
    match = OPENED.search(COMMENT.sub(lambda comment: re.sub(r"[^\n]", " ", comment[0]), masked))
    if match is None:
        return ()
    before = masked[: match.start()]
    return (_unclosed(path, before.count("\n") + 1, match.start() - before.rfind("\n")),)


def settle_raw(
    blocks: Iterable[Element], source: str, path: str
) -> tuple[tuple[Element, ...], tuple[Finding, ...]]:
    """Replace raw pieces by text, and say where, but for definitions and environments of mathematics.

    Raw pieces are pandoc's `RawInline` and `RawBlock`; an HTML comment leaves nothing behind.
    """
    found: list[Finding] = []
    places = Places(source)

    def settle(element: Element) -> Element | list[Element]:
        if element["t"] == "Note":
            return {**element, "c": [_whole(block) for block in element["c"]]}
        if element["t"] not in RAW:
            return element
        kind, words = element["c"]
        if kind in TEX and is_definitions(words):
            return []
        formula = formula_in(words) if kind in TEX else None
        if formula:
            return formula if element["t"] == "RawInline" else {"t": "Para", "c": [formula]}
        if kind == "html" and "<!--" in words:
            if "-->" not in words:
                found.append(_unclosed(path, *places.find(words)))
            words = COMMENT.sub("", words)
        if not words.strip():
            return []
        found.append(_raw(path, kind, words, *places.find(words)))
        return _letters(element["t"], words)

    settled = rewrite_holding(list(blocks), RAW, settle)
    settled = rewrite_holding(settled, {"Note"}, _in_paragraphs) if found else settled
    return tuple(map(_whole, settled)), tuple(found)


def _in_paragraphs(element: Element) -> Element:
    """Let words of a note that stood beside HTML be a paragraph, now that letters stand there."""
    if element["t"] != "Note":
        return element
    return {**element, "c": [_whole(block) for block in element["c"]]}


def _whole(block: Element) -> Element:
    """Make a paragraph of the words that a raw block has left behind: what is no block has no place."""
    return {**block, "t": "Para"} if block["t"] == "Plain" else block


def _letters(kind: str, words: str) -> Element:
    if kind == "RawInline":
        return {"t": "Str", "c": words}
    return {"t": "Para", "c": [{"t": "Str", "c": words.strip()}]}


def _raw(path: str, kind: str, words: str, line: int | None, column: int | None) -> Finding:
    shown = words.strip().split("\n")[0][:40]
    return finding(
        "html-raw",
        f"raw {kind} is printed as letters: {shown}",
        path=path,
        line=line,
        column=column,
        hint="write it in Markdown; a class or an id can be given as {.class #id}",
    )


def _unclosed(path: str, line: int | None, column: int | None) -> Finding:
    return finding(
        "html-comment-unclosed",
        "this comment is never closed; what is meant for nobody would be printed",
        path=path,
        line=line,
        column=column,
        hint="close it with -->",
    )
