"""Read a book's title off its first chapter, where no `book.yaml` gives one."""

from __future__ import annotations

import re

__all__ = ["first_heading"]

FENCE = re.compile(r" {0,3}(?P<marks>`{3,}|~{3,})")
HASHES = re.compile(r" {0,3}#{1,6}[ \t]+(?P<words>.*?)(?:[ \t]+#+)?[ \t]*$")
UNDERLINE = re.compile(r" {0,3}(?:=+|-+)[ \t]*$")
METADATA = re.compile(r"\A---[ \t]*\n.*?\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
ATTRIBUTES = re.compile(r"[ \t]*\{[^{}]*\}[ \t]*$")
NO_WORDS = re.compile(r"[ \t]*(?:$|[>#|]|[-+*][ \t]| {4}|\t)")
NOTES = re.compile(r"\[\^[^\]]*\]")
LINKS = re.compile(r"\[([^\]]*)\](?:\([^)]*\)|\[[^\]]*\])")
MARKS = re.compile(r"(?<!\\)(?:\*+|`+|(?<!\w)_+|_+(?!\w))")


def first_heading(text: str) -> str | None:
    """Give the words of the first heading outside code, without marks, ids and notes; or None.

    `text` is Markdown; a heading has `#` before it or a line under it (CommonMark 0.31, 4.2 and 4.3).
    """
    fence = ""
    before = ""
    for line in METADATA.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).split("\n"):
        marks = FENCE.match(line)
        if fence:
            fence = "" if marks and marks["marks"].startswith(fence) else fence
            continue
        if marks:
            fence = marks["marks"]
        heading = HASHES.match(line)
        found = heading["words"] if heading else before if UNDERLINE.match(line) else ""
        if _words(found):
            return _words(found)
        before = "" if NO_WORDS.match(line) else line
    return None


def _words(heading: str) -> str:
    bare = LINKS.sub(r"\1", NOTES.sub("", ATTRIBUTES.sub("", heading)))
    return re.sub(r"\\(?=[^\w\s])", "", MARKS.sub("", bare)).strip()
