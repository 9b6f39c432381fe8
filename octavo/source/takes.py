"""Cut the copy of a long chapter into takes, as newspapers did, so that after an edit one of them is read.

A take begins at a heading of level 1 or 2. Pandoc's dialects let some things reach from one section into
another: labels of notes and links, ids, numbered examples, and what goes on over an empty line. A chapter
that holds anything of the kind, or looks like it, is not cut.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from octavo.syntax import Element, elements, holding, plain

__all__ = ["Take", "cut", "deal", "named_once", "stand_alone"]

#: Letters of a chapter that is worth cutting: pandoc reads fewer in a twentieth of a second.
LONG = 30_000
#: The headings before which a chapter is cut, and the levels that they have.
DEEPEST = 2
HEADING = re.compile(r"\n\n(?P<signs>#{1,2})(?=[ \t]+[^\s#])")
#: What may reach over an empty line or into another section: code and comments, HTML and TeX, blocks of
#: colons, marks of notes, citations and examples, definitions of links, and positions in the tree.
#: Each is looked for where its sign stands: most texts have none of them, which is seen in no time.
REACHING = {
    "```": re.compile("```"),
    "~~~": re.compile("~~~"),
    "<": re.compile(r"<[A-Za-z!?/]"),
    "\\": re.compile(r"\\[A-Za-z]"),
    ":::": re.compile(":::"),
    "[^": re.compile(r"\[\^"),
    "@": re.compile(r"(?<![A-Za-z0-9])@"),
    "]:": re.compile(r"^[ \t>]*\[[^\]\n]*\]:", re.MULTILINE),
}
#: Two lines of hyphens can be the first and the last of a table, whatever stands between them.
HYPHENS = re.compile(r"\n[ \t]*-[- \t]*(?=\n)")
#: Brackets without others in them, in one paragraph; the words may be a link to a heading that says the same.
BRACKETS = re.compile(r"\[(?P<words>(?:(?!\n[ \t]*\n)[^\[\]])*)\]")
#: The words of a heading.
TITLE = re.compile(r"^#{1,6}[ \t]+(?P<words>\S.*)$", re.MULTILINE)
#: What pandoc puts behind an id that is taken.
AGAIN = re.compile(r"-\d+$")


@dataclass(frozen=True, slots=True)
class Take:
    """Hold a part of a chapter's text, and the level of the heading that begins it: 0 for none."""

    text: str
    level: int


def cut(text: str, dialect: str) -> tuple[Take, ...]:
    """Cut a chapter's text where each part can be read alone; one part where it is short, or in doubt."""
    reaches = any(sign in text and shape.search(text) for sign, shape in REACHING.items())
    doubtful = "sourcepos" in dialect or reaches or len(HYPHENS.findall(f"\n{text}\n")) > 1
    if len(text) < LONG or doubtful or any(sign in BRACKETS.sub("", text) for sign in "[]" if sign in text):
        return (Take(text, 0),)
    # What stands first in a text has no line before it.
    before = "\n\n" if text.startswith("#") else ""
    there = HEADING.finditer(before + text)
    found = [(match.start("signs") - len(before), len(match["signs"])) for match in there]
    if not found or text[: found[0][0]].strip():
        found.insert(0, (0, 0))
    levels, starts = [level for _, level in found], [0, *(start for start, _ in found[1:])]
    parts = zip(starts, [*starts[1:], len(text)], levels, strict=True)
    return tuple(Take(text[start:end], level) for start, end, level in parts)


def deal(blocks: Sequence[Element], takes: Sequence[Take]) -> tuple[tuple[Element, ...], ...] | None:
    """Give each take the blocks that pandoc read from it, or None when it did not see the same headings."""
    if not takes:
        return () if not blocks else None
    starts = [number for number, block in enumerate(blocks) if 0 < _level(block) <= DEEPEST]
    if blocks and not takes[0].level:
        starts.insert(0, 0)
    levels = (_level(block) for block in map(blocks.__getitem__, starts))
    # A deeper heading that stands before the first cut begins no take by itself.
    if [level if level <= DEEPEST else 0 for level in levels] != [take.level for take in takes]:
        return None
    return tuple(
        tuple(blocks[start:end]) for start, end in zip(starts, [*starts[1:], len(blocks)], strict=True)
    )


def stand_alone(takes: Sequence[Take], blocks: Sequence[Element]) -> bool:
    """Say whether no id and no link in `blocks`, read from all of the takes, depends on another take."""
    ids = [name for name in map(_id, elements(holding(blocks, NAMED))) if name]
    known = set(ids)
    if len(known) < len(ids) or any(AGAIN.sub("", name) in known for name in ids if AGAIN.search(name)):
        return False
    words = {_letters(words) for take in takes for words in BRACKETS.findall(take.text)}
    headings = (element for element in elements(holding(blocks, {"Header"})) if element["t"] == "Header")
    return words.isdisjoint(_letters(plain(heading["c"][2])) for heading in headings)


def named_once(text: str) -> bool:
    """Say whether the headings of a text will all have ids of their own, as far as their words tell.

    Where they do not, its takes do not stand alone, and to read them apart would be in vain.
    """
    names = [re.sub(r"\W+", "-", title.casefold()).strip("-") for title in TITLE.findall(text)]
    known = set(names)
    return len(known) == len(names) and known.isdisjoint(
        AGAIN.sub("", name) for name in names if AGAIN.search(name)
    )


#: The types that can have an id, and where in their content it stands (pandoc-types 1.23).
NAMED = {"Header": 1, "Div": 0, "Span": 0, "Code": 0, "CodeBlock": 0, "Link": 0, "Image": 0}
NAMED |= {"Figure": 0, "Table": 0}


def _id(element: Element) -> str:
    at = NAMED.get(element["t"])
    return "" if at is None else str(element["c"][at][0])


def _level(block: Element) -> int:
    return int(block["c"][0]) if block["t"] == "Header" else 0


def _letters(words: str) -> str:
    return "".join(letter for letter in words.casefold() if letter.isalnum())
