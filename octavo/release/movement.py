"""Say what has moved between two impressions: `MOVED.md` for people, `moved.json` for programs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass

from octavo.release.impression import Impression
from octavo.release.moved import (
    MovedHeading,
    MovedNote,
    MovedPages,
    Pages,
    moved_headings,
    moved_notes,
    moved_pages,
)
from octavo.release.table import cell, table

__all__ = ["Movement", "movement", "movement_json", "movement_page"]


@dataclass(frozen=True, slots=True)
class Movement:
    """Hold what has moved in one edition between two impressions, and how many pages each has.

    `pages` is None where the older one tells nothing of its text; `before` and `after` are the folios of all
    pages that have any text, in order.
    """

    extent: tuple[int, int]
    pages: MovedPages | None
    headings: tuple[MovedHeading, ...]
    notes: tuple[MovedNote, ...]
    before: tuple[str, ...]
    after: tuple[str, ...]

    @property
    def still(self) -> bool:
        """Say whether nothing has moved at all."""
        return self.pages == MovedPages() and not self.headings and not self.notes


def movement(old: Impression, new: Impression) -> Movement:
    """Compare two impressions of the same edition; a page on which a note was rewritten has changed, too."""
    notes = moved_notes(old, new) if old.passages else ()
    pages = None
    before, after = (tuple(page.folio for page in one.pages if page.leaf) for one in (old, new))
    if old.passages:
        pages = moved_pages(old, new)
        rewritten = {note.page for note in notes if note.rewritten or note.old is None}
        pages = _with_notes(pages, rewritten, after)
    headings = moved_headings(old, new) if old.headings else ()
    return Movement((len(old.pages), len(new.pages)), pages, headings, notes, before, after)


def movement_json(moves: Movement) -> dict[str, object]:
    """Give a movement as it is written to `moved.json`: what is None there was not there, or is not known."""
    told = moves.pages
    return {
        "pages": {"old": moves.extent[0], "new": moves.extent[1]},
        "changed": None if told is None else told.changed,
        "reflowed": None if told is None else told.reflowed,
        "shifted": None if told is None else _pairs(told.shifted),
        "leaves_added": None if told is None else told.leaves_added,
        "leaves_gone": None if told is None else told.leaves_gone,
        "cited": None if told is None else _pairs(told.cited),
        "headings": [asdict(heading) for heading in moves.headings],
        "notes": [asdict(note) for note in moves.notes],
    }


def movement_page(moves: Movement) -> str:
    """Give a movement as sections of a page in Markdown."""
    old, new = moves.extent
    extent = f"{new} pages, as before." if old == new else f"{new} pages; before, {old}."
    if moves.still:
        return f"{extent} Every page has the text and the folio that it had.\n"
    parts = [extent + "\n", *_pages(moves), *_notes(moves.notes), *_headings(moves.headings)]
    return "\n".join(parts)


def _with_notes(pages: MovedPages, rewritten: set[str | None], order: Sequence[str]) -> MovedPages:
    changed = {*pages.changed, *(page for page in rewritten if page is not None)}
    return MovedPages(
        tuple(folio for folio in order if folio in changed),
        tuple(folio for folio in pages.reflowed if folio not in changed),
        tuple(pair for pair in pages.shifted if pair[1] not in changed),
        pages.leaves_added,
        pages.leaves_gone,
        pages.cited,
    )


def _pairs(pages: Iterable[Pages]) -> list[dict[str, str]]:
    return [{"old": old, "new": new} for old, new in pages]


def _pages(moves: Movement) -> Iterator[str]:
    told = moves.pages
    if told is None:
        yield "The older `pagination.json` does not tell its text, so pages cannot be compared.\n"
        return
    for title, leaves in (("New leaves", told.leaves_added), ("Leaves that are gone", told.leaves_gone)):
        if leaves:
            yield f"## {title}\n\n{', '.join(f'`{leaf}`' for leaf in leaves)}\n"
    for title, folios in (
        ("Pages whose text changed", told.changed),
        ("Pages with the same words, that begin or end elsewhere", told.reflowed),
    ):
        if folios:
            yield f"## {title}\n\n{_runs(folios, moves.after)}\n"
    if told.shifted:
        rows = _spans(told.shifted, moves)
        yield "## Pages that are whole as they were, on another folio\n\n" + table(("was", "is"), rows)
    if told.cited:
        rows = _spans(told.cited, moves)
        words = "The first words of the old page stand on:"
        yield f"## Where a cited page is now\n\n{words}\n\n" + table(("was cited as", "is now on"), rows)


def _spans(pairs: Sequence[Pages], moves: Movement) -> list[Pages]:
    """Write pages that follow each other in both impressions, but for blank ones, as one row."""
    at = [{folio: number for number, folio in enumerate(folios)} for folios in (moves.before, moves.after)]
    runs: list[list[Pages]] = []
    for pair in pairs:
        last = runs[-1][-1] if runs else None
        if last and all(
            place[folio] == place[was] + 1 for place, was, folio in zip(at, last, pair, strict=True)
        ):
            runs[-1].append(pair)
        else:
            runs.append([pair])
    return [(_span(run[0][0], run[-1][0]), _span(run[0][1], run[-1][1])) for run in runs]


def _span(first: str, last: str) -> str:
    return first if first == last else f"{first}–{last}"


def _notes(notes: Sequence[MovedNote]) -> Iterator[str]:
    if notes:
        rows = [
            (note.chapter, note.old or "—", note.new or "—", note.page or "", _fate(note)) for note in notes
        ]
        yield "## Notes\n\n" + table(("chapter", "was", "is", "page", ""), rows)


def _fate(note: MovedNote) -> str:
    if note.old is None:
        return "new"
    if note.new is None:
        return "gone"
    words = ["rewritten"] if note.rewritten else []
    return ", ".join(words + (["renumbered"] if note.old != note.new else []))


def _headings(headings: Sequence[MovedHeading]) -> Iterator[str]:
    if headings:
        rows = [(_words(heading), heading.old or "—", heading.new or "—") for heading in headings]
        yield "## Headings\n\n" + table(("heading", "was on", "is on"), rows)


def _words(heading: MovedHeading) -> str:
    changed = heading.old_text not in {None, heading.text}
    return f"{heading.text} (was: {heading.old_text})" if changed else heading.text


def _runs(folios: Sequence[str], order: Sequence[str]) -> str:
    """Write folios as people do, xii, 4, 18-19, in the order of the book."""
    wanted = set(folios)
    runs: list[list[str]] = []
    before = False
    for folio in order:
        if folio in wanted:
            if before:
                runs[-1][1:] = [folio]
            else:
                runs.append([folio])
        before = folio in wanted
    return cell(", ".join("–".join(run) for run in runs))
