"""Set the references of a book: each key becomes the label of what it means, with a link there.

It comes when all chapters are read and cited, since notes of citations count among the notes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from octavo.book import REFERENCE, TO_PAGE, Book, Chapter
from octavo.cache import Cache
from octavo.code_mask import mask_code
from octavo.findings import Finding, finding
from octavo.places import Places
from octavo.source.referring.keys import Key, Kind, kind_of_id, read_key
from octavo.source.referring.labelling import Things, label
from octavo.source.referring.resolving import Fault, Meant, by_key, by_target
from octavo.source.referring.wording import Wording
from octavo.source.swallowed import swallowed
from octavo.syntax import Element, Indexed, holding, plain, rewrite_holding

__all__ = ["refer"]

#: The attribute that keeps the key of a reference as it was written.
KEY = "key"
#: A key where pandoc has left it among the words.
UNREAD = re.compile(r"\{#(?P<id>(?:fig|tbl|tab|eq|lst|sec)[:-][^\s{}]+)")
REFERRING = {"Cite", "Link"}
#: The code of a reference to what this edition does not have, and what is said of it.
GONE = "edition-reference"
ELSEWHERE = "does not stand in this edition: the reference names the complete one"
GIVE_IT = "where that makes no sense, give it and its sentence the same condition"


def refer(book: Book, cache: Cache) -> tuple[Book, tuple[Finding, ...]]:
    """Give a book whose figures, tables, equations and listings are labelled, and whose references are set.

    A reference that means nothing is printed as written, and is a finding.
    """
    labelled, things = label(book)
    chapters: list[Chapter] = []
    findings: list[Finding] = []
    known = {name for named in things.values() for name in named if kind_of_id(name)}
    for chapter in labelled.chapters:
        wording, pages = Wording(book.settings.lang), book.settings.references.pages
        setting = _Setting(chapter, things, wording, pages, book.gone)
        chapters.append(_kept(setting.set(), cache))
        findings += (*setting.found, *_unread(chapter, things, book.gone), *swallowed(chapter, known))
    return replace(labelled, chapters=tuple(chapters)), tuple(findings)


def _kept(chapter: Chapter, cache: Cache) -> Chapter:
    """Give a chapter as it was made at the last reading, if it is the same: what it gave can be kept."""
    place = ("referred", chapter.path)
    return cache.memory.recall(place, chapter, lambda: chapter) if cache.memory else chapter


@dataclass(slots=True)
class _Setting:
    """Set the references of one chapter; it keeps those that it has set, and what it found."""

    chapter: Chapter
    things: Things
    wording: Wording
    pages: str
    gone: frozenset[str]
    referred: list[str] = field(default_factory=list)
    found: list[Finding] = field(default_factory=list)
    places: Places | None = None

    def set(self) -> Chapter:
        """Give the chapter with its references set."""
        blocks: list[Element] = []
        for block in self.chapter.blocks:
            if holding([block], REFERRING):
                blocks += map(Indexed, rewrite_holding([block], REFERRING, self._change))
            else:
                blocks.append(block)
        return replace(self.chapter, blocks=tuple(blocks), referred=tuple(self.referred))

    def _change(self, element: Element) -> Element | list[Element]:
        if element["t"] == "Cite":
            return self._cite(element)
        if element["t"] == "Link" and not element["c"][1]:
            return self._link(element)
        return element

    def _link(self, link: Element) -> Element:
        attributes, _, (target, title) = link["c"]
        meant = by_target(target, self.chapter.path, self.things)
        if meant is None:
            return link
        words = self.wording.reference(meant.thing)
        self.referred.append(target)
        name, classes, pairs = attributes
        attributes = [name, [*classes, REFERENCE], [*pairs, [KEY, target]]]
        return {"t": "Link", "c": [attributes, words, [target, title]]}

    def _cite(self, cite: Element) -> Element | list[Element]:
        written = [each["citationId"] for each in cite["c"][0]]
        keys = [key for key in map(read_key, written) if key is not None]
        if len(keys) < len(written) or tuple(written) in self.chapter.cited:
            return cite
        meant = [self._meant(key, name) for key, name in zip(keys, written, strict=True)]
        there = [each for each in meant if not isinstance(each, Fault)]
        return self._row(cite["c"][0], keys, there) if len(there) == len(keys) else cite

    def _meant(self, key: Key, written: str) -> Meant | Fault | None:
        """Find what a key means; None for what stands in other editions alone."""
        found = by_key(key, self.chapter.path, self.things)
        if isinstance(found, Fault):
            gone = not self.gone.isdisjoint({key.id, key.name})
            self._fault(Fault(GONE, f"{key.id} {ELSEWHERE}", GIVE_IT) if gone else found, written)
            return None if gone else found
        return found

    def _row(self, cites: list[Any], keys: list[Key], meant: list[Meant | None]) -> list[Element]:
        """Give references in a row, each with what is written before and behind it."""
        apart = any(each["citationPrefix"] or each["citationSuffix"] for each in cites[1:])
        first, capital = cites[0], keys[0].capital
        named = meant[0] is not None and self._names(first["citationPrefix"], meant[0])
        bare = first["citationMode"]["t"] == "SuppressAuthor" or named
        there = [each.thing for each in meant if each is not None]
        if apart or len(there) < len(meant):
            things = [each.thing if each is not None else None for each in meant]
            row = [self.wording.reference(thing, bare=bare, capital=capital) for thing in things]
        else:
            row = self.wording.row(there, bare=bare, capital=capital)
        links = [self._reference(*each) for each in zip(cites, keys, meant, row, strict=True)]
        return self.wording.joined(links)

    def _reference(
        self,
        cite: Any,  # noqa: ANN401 -- JSON
        key: Key,
        meant: Meant | None,
        words: list[Element],
    ) -> list[Element]:
        if meant is not None:
            self.referred.append(cite["citationId"])
            to_page = key.kind is Kind.PAGE and self.pages != "none"
            classes = [REFERENCE, TO_PAGE] if to_page else [REFERENCE]
            attributes = ["", classes, [[KEY, cite["citationId"]]]]
            words = [{"t": "Link", "c": [attributes, words, [meant.target, ""]]}]
        before = [*cite["citationPrefix"], {"t": "Space"}] if cite["citationPrefix"] else []
        return [*before, *words, *cite["citationSuffix"]]

    def _names(self, prefix: list[Element], meant: Meant) -> bool:
        """Say whether the words before a reference name its kind already, as in `[Figs. @fig:a]`."""
        last = next(reversed(plain(prefix).split()), "").casefold().rstrip(".").rstrip("s")
        known = self.wording.names(meant.thing) if meant.thing.number else set()
        return len(last) > 1 and any(name.startswith(last) for name in known)

    def _fault(self, fault: Fault, written: str) -> None:
        if self.places is None:
            self.places = Places(mask_code(self.chapter.source))
        line, column = self.places.find("@" + written)
        where = self.chapter.path
        self.found.append(
            finding(fault.code, fault.message, path=where, line=line, column=column, hint=fault.hint)
        )


def _unread(chapter: Chapter, things: Things, gone: frozenset[str]) -> Iterator[Finding]:
    """Find the keys that pandoc has read as words, since they do not stand where a key can stand."""
    if "{#" not in chapter.source:
        return
    masked = mask_code(chapter.source)
    for match in UNREAD.finditer(masked):
        name = match["id"]
        if name not in things[chapter.path] and name not in gone:
            line, column = (
                masked.count("\n", 0, match.start()) + 1,
                match.start() - masked.rfind("\n", 0, match.start()),
            )
            message = f"the key {name} is read as words: it stands behind nothing that can have one"
            hint = "set it right behind the picture, the caption, the heading or the displayed formula"
            yield finding("label-unread", message, path=chapter.path, line=line, column=column, hint=hint)
