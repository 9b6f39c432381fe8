"""List what is cited: where the writer asks for it, or in a leaf of its own behind all others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from octavo.book import Book, Chapter, Matter
from octavo.settings import MadeLeaf
from octavo.slug import free
from octavo.source.citing.bibliography import References
from octavo.syntax import Element, elements, holding, rewrite_holding
from octavo.words import words_in

__all__ = ["entries_of", "files_behind", "list_by_chapter", "list_references"]

#: The id of the division that a writer keeps for the list, as in pandoc.
PLACE = "refs"
#: How citeproc names the parts of an entry, and what they are called in a book.
PARTS = {
    "csl-left-margin": "reference-label",
    "csl-right-inline": "reference-words",
    "csl-block": "reference-words",
    "csl-indent": "reference-words",
}

#: The entries of a book by key, in the order of the list.
Entries = Mapping[str, Sequence[Element]]


def entries_of(blocks: Sequence[Element]) -> dict[str, list[Element]]:
    """Give the words of each entry that citeproc has listed, by key, in their order."""
    found: dict[str, list[Element]] = {}
    for entry in (entry for block in blocks if block["t"] == "Div" for entry in block["c"][1]):
        inlines: list[Element] = []
        for part in entry["c"][1]:
            inlines += [{"t": "Space"}, *part["c"]] if inlines else part["c"]
        found[entry["c"][0][0].removeprefix("ref-")] = list(rewrite_holding(inlines, {"Span"}, _part))
    return found


def files_behind(book: Book) -> int | None:
    """Give how many leaves stand behind `{bibliography: true}` in `back`, or None where there is none.

    The book's own definitions are listed before its references.
    """
    back = book.settings.back
    asked = [at for at, entry in enumerate(back) if isinstance(entry, MadeLeaf) and entry.bibliography]
    return sum(_stands(entry, book) for entry in back[asked[0] :]) if asked else None


def _stands(entry: str | MadeLeaf, book: Book) -> bool:
    if isinstance(entry, str):
        return True
    asked = [kind for kind in ("abbreviations", "glossary") if getattr(entry, kind)]
    return any(chapter.made and chapter.key.startswith(kind) for kind in asked for chapter in book.chapters)


def list_references(book: Book, entries: Entries, references: References) -> Book:
    """Put the list into the book: at `{bibliography: true}` in `back`, in a division `#refs`, or last."""
    behind = files_behind(book)
    if behind is None:
        for number, chapter in enumerate(book.chapters):
            if has_place(chapter):
                filled = replace(chapter, blocks=_filled(chapter.blocks, _list(entries, "")))
                chapters = (*book.chapters[:number], filled, *book.chapters[number + 1 :])
                return replace(book, chapters=chapters)
    at = len(book.chapters) - (behind or 0)
    made = _chapter(book, entries, references)
    return replace(book, chapters=(*book.chapters[:at], made, *book.chapters[at:]))


def list_by_chapter(chapter: Chapter, entries: Entries, lang: str) -> Chapter:
    """Give a chapter with the entries that it cites: in its division `#refs`, or behind a heading."""
    cited = {key for keys in chapter.cited for key in keys}
    own = {key: words for key, words in entries.items() if key in cited}
    if not own:
        return chapter
    if has_place(chapter):
        return replace(chapter, blocks=_filled(chapter.blocks, _list(own, "")))
    return replace(chapter, blocks=(*chapter.blocks, _heading(2, lang), _list(own, "")))


def has_place(chapter: Chapter) -> bool:
    """Say whether a chapter keeps a place for the list."""
    return any(_is_place(block) for block in elements(holding(chapter.blocks, {"Div"})))


def _is_place(block: Element) -> bool:
    return bool(block["t"] == "Div" and block["c"][0][0] == PLACE)


def _filled(blocks: Sequence[Element], listed: Element) -> tuple[Element, ...]:
    def fill(block: Element) -> Element:
        if not _is_place(block):
            return block
        (name, classes, pairs), held = block["c"]
        return {"t": "Div", "c": [[name, [*classes, "references"], pairs], [*held, *listed["c"][1]]]}

    return rewrite_holding(blocks, {"Div"}, fill)


def _chapter(book: Book, entries: Entries, references: References) -> Chapter:
    path, source = next(iter(references.sources.items()))
    taken = {chapter.key for chapter in book.chapters} | {part.key for part in book.parts}
    blocks = (_heading(1, book.settings.lang), _list(entries, PLACE))
    # What is found in a list from several files cannot be led back to a line of the first.
    text = source if len(references.sources) == 1 else ""
    return Chapter(free("bibliography", taken), path, text, blocks, Matter.BACK, made=True)


def _heading(level: int, lang: str) -> Element:
    words = {"t": "Str", "c": words_in(lang)["bibliography"]}
    return {"t": "Header", "c": [level, ["", ["bibliography"], []], [words]]}


def _list(entries: Entries, name: str) -> Element:
    items = [
        [{"t": "Plain", "c": [{"t": "Span", "c": [[f"ref-{key}", ["reference"], []], list(words)]}]}]
        for key, words in entries.items()
    ]
    return {"t": "Div", "c": [[name, ["references"], []], [{"t": "BulletList", "c": items}]]}


def _part(span: Element) -> Element:
    if span["t"] != "Span":
        return span
    (name, classes, pairs), words = span["c"]
    return {"t": "Span", "c": [[name, [PARTS.get(word, word) for word in classes], pairs], words]}
