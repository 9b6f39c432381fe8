"""Read a draft's Markdown back with pandoc, as the tests of plain texts compare it."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from octavo.doors.pandoc import Limits, read
from octavo.intake.draft import Draft

#: What pandoc may have read a plain text as; anything else is a sign that was not escaped.
PLAIN = {
    "Para", "Plain", "Header", "BlockQuote", "BulletList", "OrderedList", "LineBlock", "HorizontalRule",
    "Str", "Space", "SoftBreak", "LineBreak", "Emph", "Strong", "Note", "Table",
}  # fmt: skip
KINDS = {
    "Para": "paragraph", "BlockQuote": "quotation", "LineBlock": "verse", "HorizontalRule": "break",
    "Table": "table",
}  # fmt: skip


@dataclass
class ReadBack:
    """Hold what pandoc read: letters of the text and of each note, headings, and how many of each kind."""

    text: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    headings: list[str] = field(default_factory=list)
    kinds: Counter[str] = field(default_factory=Counter)
    odd: set[str] = field(default_factory=set)


def read_back(draft: Draft) -> ReadBack:
    """Read all chapters, each by itself, as Octavo reads them."""
    found = ReadBack()
    for chapter in draft.chapters:
        for block in read(chapter.text, "markdown", chapter.path, Limits()).blocks:
            found.kinds[KINDS.get(block["t"], "")] += 1
            if block["t"] in {"BulletList", "OrderedList"}:
                found.kinds["item"] += len(block["c"][1] if block["t"] == "OrderedList" else block["c"])
            if block["t"] == "Header":
                found.headings.append(f"{block['c'][0]} {''.join(_words(block['c'][2], ReadBack()))}")
            found.text += _words([block], found)
    return found


def _words(node: Any, found: ReadBack) -> Iterator[str]:  # noqa: ANN401 -- pandoc's tree is JSON
    if isinstance(node, list):
        for each in node:
            yield from _words(each, found)
    elif isinstance(node, Mapping) and "t" in node:
        kind, content = node["t"], node.get("c")
        found.odd |= {kind} - PLAIN
        if kind == "Table":
            yield from _words(list(_cells(content)), found)
            return
        if kind == "Note":
            found.notes.append("".join(_words(content, found)))
        elif kind == "Str":
            yield str(content)
        elif kind in {"Space", "SoftBreak", "LineBreak"}:
            yield " "
        elif content is not None:
            yield from _words(
                content[2] if kind == "Header" else content[1] if kind == "OrderedList" else content, found
            )
            yield "\n" if kind in {"Para", "Header", "Plain"} else ""


def _cells(node: Any) -> Iterator[Any]:  # noqa: ANN401 -- pandoc's tree is JSON
    """Give the paragraphs of a table's cells: all else in it is lists of attributes and alignments."""
    if isinstance(node, list):
        for each in node:
            yield from _cells(each)
    elif isinstance(node, Mapping) and node.get("t") in {"Para", "Plain"}:
        yield node


def seen(words: str) -> str:
    """Reduce words to what no import may change: no white space, no dashes, quotes, dots or emphasis."""
    folded = unicodedata.normalize("NFKC", words)
    kept = (sign for sign in folded if unicodedata.category(sign)[0] != "Z" and sign.isprintable())
    return re.sub(r"[-‐-―−\"'`´“”„‘’‚«»‹›′″*_]", "", "".join(kept))


def differences(draft: Draft) -> tuple[str, str]:
    """Give source and manuscript, less what is told to be lost or added, where their letters differ.

    Both have the same letters, and the manuscript's text stands in the source in order, notes between.
    """
    read_ = read_back(draft)
    lines, made = [seen(line) for line in draft.letters.split("\n")], seen("".join(read_.text))
    # Which of two equal letters of a line was a mark, a loss does not say: order is looked at in all of it.
    ordered = iter("".join(lines))
    for loss in draft.losses:
        assert loss.line, loss
        lines[loss.line - 1] = _without(lines[loss.line - 1], seen(loss.letters))
    source = "".join(lines)
    for added in draft.added:
        made, read_.notes = _less(made, read_.notes, seen(added.letters))
    same = Counter(source) == Counter(made + "".join(map(seen, read_.notes)))
    return ("", "") if same and all(letter in ordered for letter in made) else (source, made)


def _without(text: str, letters: str) -> str:
    assert letters in text, letters
    return text.replace(letters, "", 1)


def _less(made: str, notes: list[str], letters: str) -> tuple[str, list[str]]:
    for at, note in enumerate(notes):
        if seen(note) == letters:
            return made, [*notes[:at], *notes[at + 1 :]]
    return _without(made, letters), notes
