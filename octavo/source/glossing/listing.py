"""List the entries of a book: where the writer asks for the list, or in a leaf of its own."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from octavo.alphabet import order_of
from octavo.book import Book, Chapter, Matter
from octavo.settings import MadeLeaf, Settings
from octavo.slug import free
from octavo.source.glossing.lexicon import Entry, Lexicon
from octavo.syntax import Element, elements, holding, rewrite_holding
from octavo.words import words_in

__all__ = ["asked_for", "in_order", "list_entries"]


def asked_for(settings: Settings, kind: str) -> int | None:
    """Give at which place of `back` a list is asked for, or None."""
    made = enumerate(settings.back)
    return next((at for at, entry in made if isinstance(entry, MadeLeaf) and getattr(entry, kind)), None)


def in_order(entries: Sequence[Entry], lang: str) -> list[Entry]:
    """Put entries in the order of a language's alphabet."""
    order = order_of(lang)
    return sorted(entries, key=lambda entry: order.key(entry.words))


def list_entries(
    book: Book, lexicon: Lexicon, entries: Sequence[Entry], placed: Collection[str]
) -> tuple[Book, str]:
    """Put a list of entries, in their order, into the book, and give the path of its chapter.

    It stands at `{glossary: true}` in `back`, in a division `#glossary`, or before the references, which come
    last (The Chicago Manual of Style, 1.4). `placed` are the kinds of lists that stand in the book already.
    """
    listed = _list(lexicon, entries)
    at = asked_for(book.settings, lexicon.kind)
    if at is None:
        for number, chapter in enumerate(book.chapters):
            if any(_is_place(each, lexicon.kind) for each in elements(holding(chapter.blocks, {"Div"}))):
                filled = replace(chapter, blocks=_filled(chapter.blocks, lexicon, listed))
                chapters = (*book.chapters[:number], filled, *book.chapters[number + 1 :])
                return replace(book, chapters=chapters), chapter.path
        at = asked_for(book.settings, "bibliography")
    behind = book.settings.back[at:] if at is not None else ()
    number = len(book.chapters) - sum(_stands(entry, placed) for entry in behind)
    made = _chapter(book, lexicon, listed)
    return replace(book, chapters=(*book.chapters[:number], made, *book.chapters[number:])), made.path


def _stands(entry: str | MadeLeaf, placed: Collection[str]) -> bool:
    return isinstance(entry, str) or any(getattr(entry, kind) for kind in placed)


def _chapter(book: Book, lexicon: Lexicon, listed: Element) -> Chapter:
    path, source = lexicon.sources[0]
    taken = {chapter.key for chapter in book.chapters} | {part.key for part in book.parts}
    before = list(lexicon.before)
    titled = bool(before) and before[0]["t"] == "Header"
    words = (
        before.pop(0)["c"][2] if titled else [{"t": "Str", "c": words_in(book.settings.lang)[lexicon.kind]}]
    )
    heading = {"t": "Header", "c": [1, ["", [lexicon.kind], []], words]}
    # What is found in a list from several files cannot be led back to a line of the first.
    text = source if len(lexicon.sources) == 1 else ""
    blocks = (heading, *before, listed)
    return Chapter(free(lexicon.kind, taken), path, text, blocks, Matter.BACK, made=True)


def _list(lexicon: Lexicon, entries: Sequence[Entry]) -> Element:
    pairs = [
        [
            [{"t": "Span", "c": [[entry.id, ["dfn"], []], list(entry.term)]}],
            [list(definition) for definition in entry.definitions],
        ]
        for entry in entries
    ]
    return {"t": "Div", "c": [["", [f"{lexicon.kind}-list"], []], [{"t": "DefinitionList", "c": pairs}]]}


def _is_place(block: Element, kind: str) -> bool:
    return bool(block["t"] == "Div" and block["c"][0][0] == kind)


def _filled(blocks: Sequence[Element], lexicon: Lexicon, listed: Element) -> tuple[Element, ...]:
    def fill(block: Element) -> Element:
        if not _is_place(block, lexicon.kind):
            return block
        attributes, held = block["c"]
        return {"t": "Div", "c": [attributes, [*held, *lexicon.before, listed]]}

    return rewrite_holding(blocks, {"Div"}, fill)
