"""Set the citations of a whole book, in reading order, by one style; the last step of loading it.

It comes before the facts are taken that every output must have, so that what citeproc made is among them.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace

from octavo.book import Book, Chapter
from octavo.cache import Cache, digest
from octavo.doors import citeproc, pandoc
from octavo.errors import ManuscriptError
from octavo.findings import Finding, Severity, finding, worst
from octavo.settings import Settings
from octavo.source.citing.bibliography import References, read_bibliographies
from octavo.source.citing.cites import citations, keys_of, put_back, skeleton
from octavo.source.citing.files import SETTINGS, settings_finding
from octavo.source.citing.judge import judge_keys, literal_keys, nearest_key, unread_citations
from octavo.source.citing.listing import entries_of, files_behind, list_by_chapter, list_references
from octavo.source.citing.style import Style, read_style
from octavo.source.swallowed import swallowed
from octavo.syntax import Element

__all__ = ["cite"]

#: Stands for every entry in `nocite`.
ALL = "*"
#: How many of the entries that nobody cites are named.
NAMED = 5


def cite(book: Book, cache: Cache) -> tuple[Book, tuple[Finding, ...]]:
    """Give a book with its citations set and its references listed, and what was found in both.

    Without a bibliography, citations are printed as they are written. So is one with a key that nothing has.
    """
    settings = book.settings
    if not settings.bibliography:
        found = tuple(each for chapter in book.chapters for each in unread_citations(chapter))
        return book, found + _nothing_to_list(book)
    references, found = read_bibliographies(settings, book.root, cache)
    style, wrong = read_style(settings, book.root)
    found += wrong
    if worst(found) is Severity.ERROR:
        return book, found
    known = references.entries
    for chapter in book.chapters:
        found += judge_keys(chapter, known) + literal_keys(chapter, known, settings.markdown)
        found += swallowed(chapter, known)
    found += _unknown_in_settings(book, known)
    desk = _Desk(settings, references, style, cache)
    try:
        cited, more = desk.cite(book)
    except ManuscriptError as error:
        return book, found + tuple(_of_style(each, settings) for each in error.findings)
    return cited, found + more


@dataclass(frozen=True, slots=True)
class _Desk:
    """Hold what a book's citations are set with."""

    settings: Settings
    references: References
    style: Style
    cache: Cache

    def cite(self, book: Book) -> tuple[Book, tuple[Finding, ...]]:
        """Set the citations and list the references; raises ManuscriptError where citeproc refuses."""
        rows = [chapter.blocks for chapter in book.chapters]
        paragraphs = skeleton(rows, self.known, in_notes=self.style.notes)
        needed = self._needed(paragraphs)
        if not needed:
            return book, self._uncited(needed)
        answer = self._set(paragraphs, needed)
        made = citations(answer.blocks)
        chapters = tuple(self._put_back(chapter, made) for chapter in book.chapters)
        entries = entries_of(answer.blocks) if self.style.lists else {}
        listed = tuple(key for key in needed if self.style.lists)
        book = replace(book, chapters=chapters, references=listed)
        found = tuple(_warned(words, self.settings.csl) for words in answer.warnings)
        return (self._listed(book, entries) if entries else book), found + self._uncited(needed)

    def known(self, key: str) -> str | None:
        """Give the key of the entry that a key stands for: its own, or that of another name."""
        entry = self.references.entries.get(key)
        return None if entry is None else entry.key

    def _needed(self, paragraphs: Sequence[Element]) -> list[str]:
        """Give the keys of the entries that will be listed, in the order of their first citation."""
        keys = [key for found in citations(paragraphs) for key in keys_of(found)]
        asked = self.settings.citations.nocite
        keys += list(self.references.entries) if ALL in asked else asked
        return list(dict.fromkeys(own for key in keys if (own := self.known(key))))

    def _set(self, paragraphs: Sequence[Element], needed: Sequence[str]) -> citeproc.Answer:
        """Have citeproc set the citations, unless it has set these before with these references and style."""
        uncited = [_citation(key) for key in needed]
        metas = [self.references.entries[key].meta for key in needed]
        meta = {
            "lang": {"t": "MetaString", "c": self.settings.lang},
            "link-citations": {"t": "MetaBool", "c": True},
            "nocite": {"t": "MetaInlines", "c": [{"t": "Cite", "c": [uncited, []]}]},
            "references": {"t": "MetaList", "c": metas},
        }
        limits = pandoc.Limits(self.settings.limits.seconds, self.settings.limits.megabytes)
        path = self.settings.csl or SETTINGS

        def make() -> bytes:
            answer = citeproc.set_citations(paragraphs, meta, self.style.text, path, limits)
            return json.dumps(asdict(answer)).encode()

        key = digest(json.dumps([paragraphs, meta]), self.style.text, pandoc.version())
        return citeproc.Answer(**json.loads(self.cache.obtain("cite", key, make)))

    def _put_back(self, chapter: Chapter, made: Iterator[Element]) -> Chapter:
        """Put a chapter's citations in their places; where neither has changed, it stays the same value."""
        asked = [each for each in citations(chapter.blocks) if all(map(self.known, keys_of(each)))]
        if not asked:
            return chapter
        answers = tuple(next(made) for _ in asked)

        def put() -> tuple[tuple[Element, ...], tuple[tuple[str, ...], ...]]:
            return put_back(chapter.blocks, self.known, iter(answers))

        memory, place = self.cache.memory, ("cited", chapter.path)
        blocks, cited = memory.recall(place, (chapter.blocks, answers), put) if memory else put()
        return replace(chapter, blocks=blocks, cited=cited)

    def _listed(self, book: Book, entries: Mapping[str, Sequence[Element]]) -> Book:
        if self.settings.citations.bibliography == "book":
            return list_references(book, entries, self.references)
        lang = self.settings.lang
        chapters = tuple(list_by_chapter(chapter, entries, lang) for chapter in book.chapters)
        book = replace(book, chapters=chapters)
        cited = {key for chapter in chapters for keys in chapter.cited for key in keys}
        homeless = any(key not in cited for key in entries)
        asked = homeless or files_behind(book) is not None
        return list_references(book, entries, self.references) if asked else book

    def _uncited(self, needed: Sequence[str]) -> tuple[Finding, ...]:
        """Find for each file the entries that the book does not cite, unless all are asked for."""
        if ALL in self.settings.citations.nocite:
            return ()
        rest: dict[str, list[str]] = {}
        entries = {entry.key: entry for entry in self.references.entries.values()}
        for key, entry in entries.items():
            if key not in needed:
                rest.setdefault(entry.path, []).append(key)
        return tuple(_uncited(path, keys, entries[keys[0]].line) for path, keys in rest.items())


def _citation(key: str) -> Element:
    empty: Element = {"citationId": key, "citationPrefix": [], "citationSuffix": []}
    return {**empty, "citationMode": {"t": "NormalCitation"}, "citationNoteNum": 0, "citationHash": 0}


def _warned(words: str, style: str | None) -> Finding:
    return finding("markdown-warning", f"citeproc warns: {words}", path=style or SETTINGS)


def _uncited(path: str, keys: Sequence[str], line: int | None) -> Finding:
    named = ", ".join(keys[:NAMED]) + (" ..." if len(keys) > NAMED else "")
    words = f"{len(keys)} entries are" if len(keys) > 1 else "an entry is"
    hint = "cite it, delete it, or list it by `citations: {nocite: [KEY]}`"
    return finding("citation-uncited", f"{words} never cited: {named}", path=path, line=line, hint=hint)


def _unknown_in_settings(book: Book, known: Mapping[str, object]) -> tuple[Finding, ...]:
    found: list[Finding] = []
    for key in book.settings.citations.nocite:
        if key != ALL and key not in known:
            near = nearest_key(key, known)
            hint = f"did you mean {near}?" if near else "write the key of an entry, or * for all"
            words = f"no bibliography has the key {key}, which `nocite` names"
            found.append(settings_finding("citation-unknown", words, book.root, key, hint))
    return tuple(found)


def _nothing_to_list(book: Book) -> tuple[Finding, ...]:
    if files_behind(book) is None:
        return ()
    hint = "name the files of your references: `bibliography: [references.bib]`"
    words = "there are no references to list at `{bibliography: true}`"
    return (settings_finding("citation-file", words, book.root, "bibliography: true", hint),)


def _of_style(found: Finding, settings: Settings) -> Finding:
    """Give what citeproc refused its cause: the references were read, so it is the style."""
    if found.code != "pandoc-failed" or settings.csl is None:
        return found
    words = " ".join(found.message.partition("refused it: ")[2].split())
    hint = "take the style anew from citationstyles.org"
    return finding("csl-broken", f"citeproc refuses this style: {words}", path=settings.csl, hint=hint)
