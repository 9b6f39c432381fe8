"""Compare a paged book with the manuscript: every passage is looked for where it must stand.

A page breaks the text where it likes: footnotes stand between the two halves of a paragraph, running
heads around them, a table's head comes again. So the passages of the manuscript are found one after
another in the letters of the pages. A passage is whole, or its first part ends one page's text and the
rest begins the next. What is left on a page that holds text must be its head, its folio, a number.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from octavo.collate.facts import Facts, Heading, Passage
from octavo.collate.compare import CONTEXT
from octavo.collate.normal import letters
from octavo.collate.pdf import Paged
from octavo.collate.places import Context, found_at
from octavo.findings import Finding

__all__ = ["compare_paged"]

#: How many pages ahead a passage is looked for: an illustration may fill one, a blank follow it.
AHEAD = 4
#: How many letters may stand before what continues on a page: a running head, or a table's head again.
HEADROOM = 400
#: What is left over on a page and is shorter than this is a number, a label, a list's mark.
SCRAP = 12


@dataclass(slots=True)
class _Search:
    """Look for passages from page to page, and remember what was found where. Not frozen: it reads on."""

    pages: Sequence[str]
    page: int = 0
    at: int = 0
    used: dict[int, list[tuple[int, int]]] = field(default_factory=dict)

    def find(self, sought: str) -> bool:
        """Find letters from where the last were found; say if they are there."""
        for page in range(self.page, min(self.page + AHEAD + 1, len(self.pages))):
            start = self.at if page == self.page else 0
            if self._whole(sought, page, start) or self._parted(sought, page, start):
                return True
        return False

    def _whole(self, sought: str, page: int, start: int) -> bool:
        at = self.pages[page].find(sought, start)
        if at < 0:
            return False
        self._take(page, at, len(sought))
        return True

    def _parted(self, sought: str, page: int, start: int) -> bool:
        length, at = _longest_start(sought, self.pages[page], start)
        if not length:
            return False
        for following in range(page + 1, min(page + AHEAD, len(self.pages))):
            rest = sought[length:]
            below = self.pages[following].find(rest, 0, HEADROOM + len(rest))
            if below >= 0:
                self._use(page, at, length)
                self._take(following, below, len(rest))
                return True
            if len(rest) > len(self.pages[following]) // 2:
                more, begin = _longest_start(rest, self.pages[following], 0)
                if more > HEADROOM:
                    self._use(page, at, length)
                    self._use(following, begin, more)
                    at, page, sought, length = begin, following, rest, more
        return False

    def _take(self, page: int, at: int, length: int) -> None:
        self._use(page, at, length)
        self.page, self.at = page, at + length

    def _use(self, page: int, at: int, length: int) -> None:
        self.used.setdefault(page, []).append((at, at + length))


def _longest_start(sought: str, page: str, start: int) -> tuple[int, int]:
    """Give how much of the beginning of `sought` stands on a page after `start`, and where."""
    low, high, place = 0, len(sought), -1
    while low < high:
        middle = (low + high + 1) // 2
        at = page.find(sought[:middle], start)
        if at >= 0:
            low, place = middle, at
        else:
            high = middle - 1
    return low, place


def compare_paged(expected: Facts, paged: Paged, known: Sequence[str], context: Context) -> tuple[Finding, ...]:
    """Find the first difference of each kind between a PDF and the manuscript.

    `known` are words that stand around the text: titles and names.
    """
    search = _Search(paged.pages)
    findings = [*_text(expected, search, context)]
    if not findings:
        findings += _notes(expected, search, context)
    if not findings:
        findings += _additions(expected, search, known, context)
    if paged.outline:
        findings += _outline(expected, paged, context)
    if paged.tagged:
        findings += _tags(expected, paged, search, context)
        findings += _links(expected, paged, context)
    return tuple(findings)


def _text(expected: Facts, search: _Search, context: Context) -> Iterator[Finding]:
    before = Passage("")
    for passage in expected.passages:
        if not search.find(passage.letters):
            after = before.letters[-CONTEXT:]
            page = f"page {search.page + 1} of the file"
            message = f"“{passage.letters[:CONTEXT]}” is not found after “{after}” ({page})"
            yield found_at(context, "collate-text", message, passage)
            return
        before = passage


def _notes(expected: Facts, search: _Search, context: Context) -> Iterator[Finding]:
    """Look for each note from the page of the one before; its own place on the page is the foot."""
    looking = _Search(search.pages, used=search.used)
    for number, note in enumerate(expected.notes, 1):
        for passage in note.passages:
            if not _find_note(looking, passage.letters):
                message = f"the note “{passage.letters[:CONTEXT]}” (the book's {number}.) is missing or changed"
                yield found_at(context, "collate-note", message, passage)
                return


def _find_note(looking: _Search, sought: str) -> bool:
    for page in range(looking.page, len(looking.pages)):
        taken = sorted(looking.used.get(page, ()))
        at = looking.pages[page].find(sought)
        while at >= 0 and any(start < at + len(sought) and at < end for start, end in taken):
            at = looking.pages[page].find(sought, at + 1)
        if at >= 0:
            looking.used.setdefault(page, []).append((at, at + len(sought)))
            looking.page = page
            return True
    return False


def _additions(
    expected: Facts, search: _Search, known: Sequence[str], context: Context
) -> Iterator[Finding]:
    around = {letters(words) for words in known} | {heading.passage.letters for heading in expected.headings}
    around |= {cell for table in expected.tables for cell in table.cells}
    longest = sorted(filter(None, around), key=len, reverse=True)
    for page, taken in sorted(search.used.items()):
        for scrap in _scraps(search.pages[page], sorted(taken)):
            left = scrap
            for words in longest:
                left = left.replace(words, "")
            left = "".join(letter for letter in left if not letter.isnumeric())
            if len(left) >= SCRAP:
                message = f"page {page + 1} of the file holds “{left[:CONTEXT]}”, which the manuscript has not"
                yield found_at(context, "collate-text", message, None)
                return


def _scraps(page: str, taken: Sequence[tuple[int, int]]) -> Iterator[str]:
    end = 0
    for start, stop in taken:
        if start > end:
            yield page[end:start]
        end = max(end, stop)
    yield page[end:]


def _outline(expected: Facts, paged: Paged, context: Context) -> Iterator[Finding]:
    entries = iter(letters(words) for _, words in paged.outline)
    for heading in expected.headings:
        if not any(entry == heading.passage.letters for entry in entries):
            yield _missing(context, heading, "is not in the outline, or not in its place")
            return


def _tags(expected: Facts, paged: Paged, search: _Search, context: Context) -> Iterator[Finding]:
    levels = [level for page, level in paged.tags if page in search.used]
    wanted = [heading.level for heading in expected.headings]
    if levels != wanted:
        at = next((n for n, pair in enumerate(zip(levels, wanted, strict=False)) if pair[0] != pair[1]), None)
        if at is None and len(levels) > len(wanted):
            message = f"{len(levels) - len(wanted)} headings more are tagged than the manuscript has"
            yield found_at(context, "collate-heading", message, None)
        else:
            heading = expected.headings[len(levels) if at is None else at]
            yield _missing(context, heading, "is not tagged at its level")
    alts = sorted(alt for alt in paged.alts if alt)
    pictures = sorted(picture.alt for picture in expected.pictures if picture.alt)
    if alts != pictures:
        message = f"{len(pictures)} images have descriptions in the manuscript, {len(alts)} here, or others"
        yield found_at(context, "collate-image", message, None)


def _missing(context: Context, heading: Heading, what: str) -> Finding:
    return found_at(context, "collate-heading", f"the heading “{heading.words}” {what}", heading.passage)


def _links(expected: Facts, paged: Paged, context: Context) -> Iterator[Finding]:
    if paged.dead is not None:
        message = f"a link on page {paged.dead} of the file leads nowhere"
        yield found_at(context, "collate-link", message, None)
    for link in expected.links:
        if link.address and link.address not in paged.addresses:
            message = f"the link “{link.words}” to {link.address} is missing"
            yield found_at(context, "collate-link", message, Passage("", link.path, link.words))
            return
