"""Write what an editor has done to a book as a page for its author to read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from octavo.redline.paper import PRIVATE, Change

__all__ = ["Line", "account", "together"]

#: How many letters of a change or of commented words are shown.
SHOWN = 160
#: Kinds of changes whose words stood in the text before.
GONE = {"deleted", "moved away", "set otherwise"}


@dataclass(frozen=True, slots=True)
class Line:
    """Hold one thing that an editor did: its kind, where, who, when, on which words, and what is said."""

    kind: str
    place: str
    author: str
    date: str
    words: str
    said: str = ""


def account(name: str, comments: Sequence[Line], done: Sequence[Line], refused: Sequence[Line]) -> str:
    """Write the account of a document: comments first, since they want an answer."""
    parts = [
        f"# What came back in {name}\n",
        f"{len(comments)} comments, {len(done)} changes, {len(refused)} that were not brought back.\n",
        *_section("Comments", "They are in no chapter: answer them, then delete this file.", comments),
        *_section("Not brought back", "Make these yourself, where you agree.", refused),
        *_section("Changes", "They stand in the diff.", done),
    ]
    return "\n".join(parts)


def together(changes: Sequence[Change]) -> list[Change]:
    """Give changes, those that follow each other and are of one kind and hand as one."""
    found: list[Change] = []
    for change in changes:
        last = found[-1] if found else None
        ends = last.at + len(last.words) * (last.kind in GONE) if last else 0
        hand = (change.kind, change.author, change.date)
        if last and (last.kind, last.author, last.date) == hand and ends == change.at:
            found[-1] = replace(last, words=last.words + change.words)
        else:
            found.append(change)
    return found


def _section(title: str, words: str, lines: Sequence[Line]) -> Iterator[str]:
    if not lines:
        return
    yield f"## {title}\n"
    yield f"{words}\n"
    for line in lines:
        who = ", ".join(filter(None, (line.author, line.date[:10])))
        yield f"- `{line.place}` {line.kind}{f' ({who})' if who else ''}: “{_short(line.words)}”"
        if line.said:
            yield f"  — {_short(line.said, 2000)}"
    yield ""


def _short(words: str, most: int = SHOWN) -> str:
    plain = " ".join("".join("…" if ord(each) >= PRIVATE else each for each in words).split())
    escaped = plain.replace("\\", "\\\\").replace("<", "\\<").replace("`", "\\`")
    return escaped if len(escaped) <= most else escaped[:most] + "…"
