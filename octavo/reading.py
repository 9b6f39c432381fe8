"""Read a manuscript, as every command begins."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from octavo.apparatus.furnish import furnish
from octavo.bind.style_folders import strange_sheets
from octavo.book import Book
from octavo.book_yaml import all_files, medium_settings
from octavo.cache import Cache
from octavo.findings import Finding, Severity, finding
from octavo.measure import Extent, measure
from octavo.media import FORMATS, Medium, medium_of
from octavo.memory import Memory
from octavo.order import Order
from octavo.progress import Progress
from octavo.report import Output, Report, allowed, count_allowed
from octavo.settings import Settings
from octavo.source.editing.edition import Edition
from octavo.source.load import files_of, load
from octavo.tally import Tally
from octavo.woven import unwoven

__all__ = ["Manuscript", "Text", "read"]


#: What says of a goal that it is nowhere in the book.
NOWHERE = {"link-dead", "reference-dangling"}


@dataclass(frozen=True, slots=True)
class Text:
    """Hold a text of the manuscript: as loaded, which outputs are proven against, and as it will be bound."""

    loaded: Book
    furnished: Book


@dataclass(frozen=True, slots=True)
class Manuscript:
    """Hold a manuscript in every medium: one text for all, where nothing in it says otherwise."""

    texts: tuple[Text, ...]
    settings: Settings
    findings: tuple[Finding, ...]

    def of(self, medium: Medium) -> Text:
        """Give the text that a medium has."""
        return next(text for text in self.texts if medium in text.loaded.media)

    @property
    def loaded(self) -> Book:
        """Give the text that its extent is told by: the one for print."""
        return self.texts[0].loaded

    @property
    def files(self) -> Book:
        """Give the manuscript as it is written: all files that were read, with all editions in them."""
        return replace(self.loaded, chapters=self.loaded.files)

    def by_format(self) -> dict[str, Book]:
        """Give for every format the text, as loaded, that its outputs must hold."""
        return {kind: self.of(medium).loaded for kind, medium in FORMATS.items()}

    def report(
        self,
        findings: Sequence[Finding],
        outputs: Sequence[Output] = (),
        tallies: Sequence[Tally] = (),
        extent: Extent | None = None,
    ) -> Report:
        """Give a report on this manuscript, without what its settings allow; its extent may be known."""
        extent, told = extent or measure(self.loaded), self._told(findings)
        kept, excused = self.kept(findings), count_allowed(told, self.settings.allow)
        row = tuple(tallies)
        return Report(kept, tuple(outputs), extent.words, extent.notes, tallies=row, excused=excused)

    def kept(self, findings: Sequence[Finding]) -> tuple[Finding, ...]:
        """Give those of some findings that its settings do not allow."""
        return allowed(self._told(findings), self.settings.allow)

    def _told(self, findings: Sequence[Finding]) -> list[Finding]:
        read = {file.path for file in self.loaded.files}
        return [each for each in findings if each.code != "chapter-unlisted" or each.path not in read]


def read(order: Order, settings: Settings, cache: Cache, progress: Progress) -> Manuscript:
    """Load and furnish the manuscript that is ordered; raises OctavoError when a chapter cannot be read.

    It is read once more for each medium of which book.yaml or a chapter says something of its own.
    """
    with progress.stage("Reading", len(files_of(settings))) as step:
        texts = tuple(_texts(order, settings, cache, step))
    found = tuple(dict.fromkeys(each for _, told in texts for each in told))
    found = tuple(_certain(found, texts))
    empty = {each.path for each in found if each.code == "chapter-empty"}
    if empty.issuperset(files_of(settings)):
        found += (finding("book-empty", "no chapter of this book has any text", hint="write one"),)
    found += strange_sheets(order.manuscript) + (_trusted() if order.trusted else ())
    return Manuscript(tuple(text for text, _ in texts), settings, found)


def _trusted() -> tuple[Finding, ...]:
    """Say aloud that the book was trusted: its readers need to know, and no file of it asked for that."""
    words = "raw HTML of this book was set as markup, since it was built with --trusted"
    return (finding("book-trusted", words, hint="leave --trusted out for a book that is not your own"),)


def _certain(
    found: Sequence[Finding], texts: Sequence[tuple[Text, tuple[Finding, ...]]]
) -> Iterator[Finding]:
    """Leave out what is said to be nowhere, while a chapter could not be read in which it may be."""
    wrong = {each.path for each in found if each.severity is Severity.ERROR}
    chapters = (chapter for text, _ in texts for chapter in text.loaded.chapters)
    unread = any(not chapter.blocks and chapter.path in wrong for chapter in chapters)
    return (each for each in found if not (unread and each.code in NOWHERE))


def _texts(
    order: Order, settings: Settings, cache: Cache, step: Callable[[str], None]
) -> Iterator[tuple[Text, tuple[Finding, ...]]]:
    told = medium_settings(order.manuscript, order.edition, settings)
    listed = all_files(order.manuscript)
    waiting = list(Medium)
    while waiting:
        medium = waiting[0]
        own = told[medium]
        name = None if medium_of(order.edition) else order.edition
        edition = Edition(name, medium, listed - {*files_of(own)})
        home, jobs, trusted = order.manuscript, order.jobs, order.trusted
        loaded, found = load(own, home, cache, jobs, step, edition, trusted=trusted)
        alike = frozenset(each for each in waiting if each in loaded.media and told[each] == own)
        loaded = replace(loaded, media=alike)
        memory = cache.memory or Memory()
        furnished, since = memory.recall(("furnished", medium), loaded, partial(furnish, loaded))
        yield Text(loaded, furnished), found + unwoven(since, loaded)
        waiting = [each for each in waiting if each not in alike]
