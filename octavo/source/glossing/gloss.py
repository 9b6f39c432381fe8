"""Gloss a whole book: lead each use of a term to its definition, and list the definitions; a step of loading.

It comes before citations are set, since a definition may cite, and before the facts are taken that every
output must have, so that the definitions are among them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from octavo.book import Book, Chapter
from octavo.cache import Cache
from octavo.findings import Finding, Severity, finding, worst
from octavo.source.citing.files import settings_finding
from octavo.source.glossing.judge import judge_uses, literal_uses, unused
from octavo.source.glossing.lexicon import ABBREVIATIONS, GLOSSARY, Entry, Lexicon, read_lexicon
from octavo.source.glossing.listing import asked_for, in_order, list_entries
from octavo.source.glossing.uses import Use, Uses
from octavo.syntax import Element, elements, holding

__all__ = ["gloss"]

KINDS = (ABBREVIATIONS, GLOSSARY)
#: A chapter's blocks with its uses set, the entries to which they lead, and all that were met up to its end.
Glossed = tuple[tuple[Element, ...], tuple[str, ...], frozenset[str]]


def gloss(book: Book, cache: Cache) -> tuple[Book, tuple[Finding, ...]]:
    """Give a book with its terms led to their entries and these listed, and what was found in both."""
    settings, lexicons = book.settings, {}
    found: tuple[Finding, ...] = ()
    for kind in KINDS:
        lexicons[kind], more = read_lexicon(kind, settings, book.root, cache, trusted=book.trusted)
        found += more + _nothing_to_list(book, lexicons[kind])
    for chapter in book.chapters:
        uses = tuple(Uses(_no_entry).of(holding(chapter.blocks, {"Span"})))
        found += tuple(judge_uses(chapter.path, chapter.source, uses, lexicons))
        found += literal_uses(chapter, settings.markdown)
    for lexicon in lexicons.values():
        found += tuple(_in_definitions(lexicon, lexicons)) + tuple(_unfit(lexicon))
    if worst(found) is Severity.ERROR or not any(lexicon.entries for lexicon in lexicons.values()):
        return book, found
    book, used = _led(book, lexicons, cache)
    for kind in KINDS:
        used |= _through(lexicons[kind], used, lexicons)
    return _listed(book, lexicons, used), found + tuple(
        each for lexicon in lexicons.values() for each in unused(lexicon, used)
    )


def _in_definitions(lexicon: Lexicon, lexicons: Mapping[str, Lexicon]) -> Iterable[Finding]:
    """Find what is wrong with the uses in the files of definitions themselves."""
    for number, (path, source) in enumerate(lexicon.sources):
        blocks = [] if number else list(lexicon.before)
        own = (entry.definitions for entry in lexicon.entries if entry.path == path)
        blocks += [block for definitions in own for definition in definitions for block in definition]
        yield from judge_uses(path, source, tuple(Uses(_no_entry).of(blocks)), lexicons)


def _no_entry(_use: Use) -> None:
    return None


def _finder(lexicons: Mapping[str, Lexicon]) -> Uses:
    full = lexicons[ABBREVIATIONS].asked
    return Uses(lambda use: lexicons[use.kind].find(use.wanted), getattr(full, "full", False))


def _led(book: Book, lexicons: Mapping[str, Lexicon], cache: Cache) -> tuple[Book, set[str]]:
    """Set the uses of all chapters; a chapter in which nothing changes stays the same value."""
    uses, used, chapters = _finder(lexicons), set[str](), []
    anew = {kind for kind in KINDS if lexicons[kind].asked.first == "chapter"}
    for chapter in book.chapters:
        uses.seen = {name for name in uses.seen if _kind(name, lexicons) not in anew}
        seen, uses.led = frozenset(uses.seen), []
        used |= {entry.id for use in uses.of(holding(chapter.blocks, {"Span"})) if (entry := uses.find(use))}

        def put(blocks: tuple[Element, ...] = chapter.blocks) -> Glossed:
            return uses.put(blocks), tuple(uses.led), frozenset(uses.seen)

        memory, place = cache.memory, ("glossed", chapter.path)
        given = (chapter.blocks, seen, lexicons)
        blocks, led, now = memory.recall(place, given, put) if memory else put()
        uses.seen = set(now)
        same = len(blocks) == len(chapter.blocks) and all(map(_is, blocks, chapter.blocks))
        chapters.append(chapter if same else replace(chapter, blocks=blocks, glossed=led))
    return replace(book, chapters=tuple(chapters)), used


def _is(one: Element, other: Element) -> bool:
    return one is other


def _kind(name: str, lexicons: Mapping[str, Lexicon]) -> str:
    there = (kind for kind, lexicon in lexicons.items() if any(each.id == name for each in lexicon.entries))
    return next(there, GLOSSARY)


def _through(lexicon: Lexicon, used: Iterable[str], lexicons: Mapping[str, Lexicon]) -> set[str]:
    """Give the entries to which used entries lead, however many steps away."""
    uses = _finder(lexicons)
    reached, waiting = set(used), list(used)
    entries = {entry.id: entry for each in lexicons.values() for entry in each.entries}
    while waiting:
        entry = entries[waiting.pop()]
        blocks = [block for definition in entry.definitions for block in definition]
        new = {other.id for use in uses.of(blocks) if (other := uses.find(use))} - reached
        reached |= new
        waiting += new
    return reached & {entry.id for entry in lexicon.entries}


def _listed(book: Book, lexicons: Mapping[str, Lexicon], used: set[str]) -> Book:
    placed: list[str] = []
    for kind in KINDS:
        lexicon, uses = lexicons[kind], _finder(lexicons)
        entries = [entry for entry in lexicon.entries if lexicon.asked.list == "all" or entry.id in used]
        if not entries:
            continue
        before = uses.put(lexicon.before, marked=False)
        inside = [_inside(entry, uses) for entry in in_order(entries, book.settings.lang)]
        book, path = list_entries(book, replace(lexicon, before=before), inside, placed)
        placed.append(kind)
        chapters = tuple(
            _recorded(each, kind, uses.led) if each.path == path else each for each in book.chapters
        )
        names = (*book.entries, *(entry.id for entry in entries))
        book = replace(book, chapters=chapters, entries=names)
    return book


def _inside(entry: Entry, uses: Uses) -> Entry:
    """Give an entry whose own definitions lead to other entries."""
    return replace(entry, definitions=tuple(uses.put(each, marked=False) for each in entry.definitions))


def _recorded(chapter: Chapter, kind: str, led: list[str]) -> Chapter:
    """Note where the terms of a list lead, between those before and behind it in its chapter."""
    ways = 0
    for element in elements(list(chapter.blocks)):
        if element["t"] == "Div" and f"{kind}-list" in element["c"][0][1]:
            break
        ways += element["t"] == "Link" and ["role", "doc-glossref"] in element["c"][0][2]
    ways = min(ways, len(chapter.glossed))
    return replace(chapter, glossed=(*chapter.glossed[:ways], *led, *chapter.glossed[ways:]))


def _unfit(lexicon: Lexicon) -> Iterable[Finding]:
    """Find the abbreviations whose long form is no line of words."""
    if lexicon.kind != ABBREVIATIONS:
        return
    for entry in lexicon.entries:
        first = entry.definitions[0] if entry.definitions else ()
        if not first or first[0]["t"] not in {"Para", "Plain"}:
            hint = "write below it : and the words that it stands for"
            words = f"{entry.words} stands for no words"
            yield finding("glossary-broken", words, path=entry.path, line=entry.line, hint=hint)


def _nothing_to_list(book: Book, lexicon: Lexicon) -> tuple[Finding, ...]:
    if lexicon.asked.files or asked_for(book.settings, lexicon.kind) is None:
        return ()
    hint = f"name the file of definitions: `{lexicon.kind}: {lexicon.kind}.md`"
    written = f"{lexicon.kind}: true"
    words = f"there is nothing to list at `{{{written}}}`"
    return (settings_finding("glossary-broken", words, book.root, written, hint),)
