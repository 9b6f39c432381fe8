"""Divide a document into chapters: which level of heading is theirs, what stands before and after them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from octavo.intake.documents.headings import CHAPTER, PART
from octavo.intake.draft import Guess, Matter
from octavo.intake.tree_text import text_of
from octavo.slug import free, slugify
from octavo.syntax import Element, plain

__all__ = ["Piece", "divide", "titled"]

#: What stands before the chapters, and after them, as it is headed in some languages.
FRONT = frozenset(
    {"preface", "foreword", "dedication", "epigraph", "acknowledgements", "acknowledgments", "abbreviations"}
    | {
        "vorwort",
        "geleitwort",
        "widmung",
        "preface-1",
        "avant-propos",
        "dedicace",
        "prologo",
        "prefacio",
        "prefazione",
    }
    | {"voorwoord", "a-note-on-the-text", "note-on-the-text", "about-this-book", "copyright"}
)
BACK = frozenset(
    {
        "afterword",
        "appendix",
        "bibliography",
        "glossary",
        "colophon",
        "references",
        "works-cited",
        "further-reading",
        "for-further-reading",
    }
    | {
        "acknowledgements",
        "acknowledgments",
        "about-the-author",
        "chronology",
        "index",
        "notes",
        "abbreviations",
    }
    | {
        "nachwort",
        "anhang",
        "literaturverzeichnis",
        "glossar",
        "danksagung",
        "postface",
        "annexe",
        "bibliographie",
    }
    | {"epilogo", "apendice", "bibliografia", "glosario", "postfazione", "nawoord", "literatuur"}
)
#: A document with no more headings than these may well have a chapter of one section.
FEW = 2
#: A heading with so many below it, and so many words, is no chapter's.
MANY, LONG = 6, 25_000
#: The longest name of a file.
LONGEST = 40


@dataclass(frozen=True, slots=True)
class Piece:
    """Hold the blocks of one chapter, its file's path, where it stands, and the title of its part."""

    path: str
    blocks: tuple[Element, ...]
    matter: Matter = Matter.MAIN
    part: str | None = None
    title: str = ""


def titled(blocks: Sequence[Element], title: str, name: str) -> tuple[list[Element], str, tuple[Guess, ...]]:
    """Give the title of the book where its one highest heading is that, and the blocks without it.

    A heading above all others at the beginning is the book's title, unless another title is known.
    """
    levels = [block["c"][0] for block in blocks if block["t"] == "Header"]
    if not levels or levels.count(min(levels)) > 1 or len(levels) <= FEW:
        return list(blocks), title, ()
    place = next(place for place, block in enumerate(blocks) if block["t"] == "Header")
    words = _words(blocks[place])
    if (
        blocks[place]["c"][0] != min(levels)
        or (title and title.casefold() != words.casefold())
        or CHAPTER.match(words)
    ):
        return list(blocks), title, ()
    guess = Guess("title", words, "the one heading above all others, at the beginning", 0.85, name)
    return [*blocks[:place], *blocks[place + 1 :]], words, () if title else (guess,)


def divide(blocks: Sequence[Element], name: str) -> tuple[tuple[Piece, ...], tuple[Guess, ...]]:
    """Divide the blocks into chapters, each with headings from level 1 on."""
    heads = [(each["c"][0], _words(each)) for each in blocks if each["t"] == "Header"]
    top = min((level for level, _ in heads), default=1)
    below = min((level for level, _ in heads if level > top), default=top)
    parts, sure = _parts(blocks, heads, top, below)
    alone = [level for level, _ in heads].count(top) == 1 and [level for level, _ in heads].count(below) > FEW
    level = below if parts or alone else top
    pieces = list(_pieces(blocks, parts, level))
    placed = tuple(_placed(pieces))
    guesses = [Guess("part", words, "such a heading, with chapters below", sure, name) for words in parts]
    if alone and not parts:
        reason = f"there is one of level {top}, and there are many of level {below}"
        guesses.append(Guess("chapter level", f"level {below}", reason, 0.75, name))
    guesses += [
        Guess(f"{each.matter.value} matter", each.title, "such a heading stands there", 0.85, name)
        for each in placed
        if each.matter is not Matter.MAIN and each.title
    ]
    if not heads:
        guesses.append(Guess("chapter", name, "no heading was found, so all is one chapter", 0.4, name))
    return placed, tuple(guesses)


def _parts(
    blocks: Sequence[Element], heads: Sequence[tuple[int, str]], top: int, below: int
) -> tuple[tuple[str, ...], float]:
    """Give the headings of parts, and how sure they are: those that say so, or those of books in a book."""
    highest = [words for level, words in heads if level == top]
    said = tuple(words for words in highest if PART.match(words))
    if top == below or said:
        return (said, 0.9) if top < below else ((), 1.0)
    lower = len([level for level, _ in heads if level == below])
    many = len(highest) > 1 and lower >= MANY * len(highest)
    if many and len(text_of(blocks).split()) > LONG * len(highest):
        return tuple(highest), 0.6
    return (), 1.0


def _pieces(blocks: Sequence[Element], parts: Sequence[str], level: int) -> Iterator[Piece]:
    """Give the pieces between headings of the chapters' level, without names yet."""
    part: str | None = None
    title, held = "", []
    for block in blocks:
        depth = block["c"][0] if block["t"] == "Header" else level + 1
        if depth > level:
            held.append(_raised(block, level))
            continue
        if held:
            yield Piece("", tuple(held), part=part, title=title)
        title, held = _words(block), [_raised(block, level)]
        if depth < level:
            part = title if title in parts else None
            title, held = ("", []) if part else (title, held)
    if held:
        yield Piece("", tuple(held), part=part, title=title)


def _words(heading: Element) -> str:
    return " ".join(plain(heading["c"][2]).split())


def _raised(block: Element, level: int) -> Element:
    if block["t"] != "Header":
        return block
    depth, attributes, words = block["c"]
    return {"t": "Header", "c": [max(1, depth - level + 1), attributes, words]}


def _placed(pieces: list[Piece]) -> Iterator[Piece]:
    """Give each piece its place in the book, and its file's name."""
    names = [slugify(piece.title) for piece in pieces]
    main = [
        number for number, piece in enumerate(pieces) if piece.title and names[number] not in FRONT | BACK
    ]
    first, last = (main[0], main[-1]) if main else (0, len(pieces))
    taken: set[str] = set()
    for number, (piece, name) in enumerate(zip(pieces, names, strict=True), start=1):
        matter = Matter.MAIN
        if piece.part is None and number - 1 < first and (not piece.title or name in FRONT):
            matter = Matter.FRONT
        elif piece.part is None and number - 1 > last and name in BACK:
            matter = Matter.BACK
        stem = name[:LONGEST].strip("-") or ("opening" if not piece.title and len(pieces) > 1 else "text")
        taken.add(unique := free(f"{number:02}-{stem}", taken))
        yield replace(piece, path=f"{unique}.md", matter=matter)
