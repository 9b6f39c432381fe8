"""Read a book's chapters by every rule, and give what was found and what can be corrected."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from octavo.book import Book
from octavo.findings import Finding, finding
from octavo.proofread.galley import Galley, pull
from octavo.proofread.mend import Revision, mended
from octavo.proofread.names import mask_names
from octavo.proofread.prose_mask import FILL
from octavo.proofread.rules import RULES, Rule
from octavo.proofread.slip import Correction, Slip

__all__ = ["corrections", "proofread", "revisions"]


def proofread(book: Book) -> tuple[Finding, ...]:
    """Find slips in the mechanics of a book's prose, by the rules of its language and dialect.

    Of each kind, a chapter's first slips are findings, and the last of them says how many more there are.
    """
    galleys = _galleys(book)
    return tuple(found for galley in galleys for rule in RULES for found in _findings(galley, rule))


def corrections(book: Book) -> tuple[Correction, ...]:
    """Give what may be corrected without asking: what changes no word, and can mean nothing else.

    A chapter whose file has changed since it was loaded has none. No two overlap.
    """
    galleys = _galleys(book)
    return tuple(correction for galley in galleys if galley.whole for correction in _corrections(galley))


def revisions(book: Book, wanted: Callable[[Correction], bool]) -> tuple[Revision, ...]:
    """Carry out the corrections that are wanted, on the text of each chapter's file; no file is written."""
    revised = []
    for galley in _galleys(book):
        chosen = [each for each in _corrections(galley) if wanted(each)] if galley.whole else []
        if chosen:
            after = mended(galley.file, chosen)
            revised.append(Revision(galley.path, galley.file, after, len(chosen)))
    return tuple(revised)


def _galleys(book: Book) -> Iterator[Galley]:
    """Pull the galley of each chapter that somebody wrote, which a list of references is not."""
    return (pull(book, chapter) for chapter in book.chapters if not chapter.made)


def _findings(galley: Galley, rule: Rule) -> Iterator[Finding]:
    slips = sorted(rule.look(galley), key=lambda slip: slip.start)
    for number, slip in enumerate(slips[: rule.most], 1):
        more = len(slips) - rule.most if number == rule.most else 0
        line, column = galley.place(slip.start)
        message = f"{slip.message}; {more} more in this chapter" if more > 0 else slip.message
        yield finding(rule.code, message, path=galley.path, line=line, column=column, hint=slip.hint)


def _corrections(galley: Galley) -> Iterator[Correction]:
    at = 0
    for correction in sorted(_wanted(galley)):
        if correction.start >= at:
            yield correction
            at = correction.end


def _wanted(galley: Galley) -> Iterator[Correction]:
    names = mask_names(galley)
    for rule in RULES:
        for slip in rule.look(galley):
            if slip.put is not None and (_is_spacing(galley, slip) or names[slip.start] != FILL):
                yield Correction(galley.path, slip.start, slip.end, slip.put, rule.code, slip.message)


def _is_spacing(galley: Galley, slip: Slip) -> bool:
    return not galley.file[slip.start : slip.end].strip() and not (slip.put or "").strip()
