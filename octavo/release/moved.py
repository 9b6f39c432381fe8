"""Tell what has moved between two impressions: where the text is another, and where only its page is."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import accumulate

from octavo.pagination import Passage
from octavo.release.impression import Impression, Sheet

__all__ = ["MovedHeading", "MovedNote", "MovedPages", "Pages", "moved_headings", "moved_notes", "moved_pages"]

#: Pages by their folios: those of the older impression, then those of the newer.
Pages = tuple[str, str]


@dataclass(frozen=True, slots=True)
class MovedPages:
    """Hold the folios of pages that are not as they were, each in one of these.

    On `changed` words were added, corrected or taken out; `reflowed` have no new words, but begin or end
    elsewhere; `shifted` are whole as they were, with another folio. `leaves_added` and
    `leaves_gone` are keys. `cited` gives for each old folio where the first words of that page stand now.
    """

    changed: tuple[str, ...] = ()
    reflowed: tuple[str, ...] = ()
    shifted: tuple[Pages, ...] = ()
    leaves_added: tuple[str, ...] = ()
    leaves_gone: tuple[str, ...] = ()
    cited: tuple[Pages, ...] = ()


@dataclass(frozen=True, slots=True)
class MovedHeading:
    """Hold a heading of which the words or the page is another; what is None was not there."""

    id: str
    text: str
    old_text: str | None
    old: str | None
    new: str | None


@dataclass(frozen=True, slots=True)
class MovedNote:
    """Hold a note of which the number or the text is another; a number is None where it was not there."""

    chapter: str
    old: str | None
    new: str | None
    page: str | None
    rewritten: bool = False


@dataclass(frozen=True, slots=True)
class _Kept:
    """Hold a stretch of a leaf's passages that is in both impressions, and where it begins in each."""

    old: int
    new: int
    size: int


#: A place in a leaf: so many passages stand before it, and so many sorts of the next.
_Spot = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Text:
    """Hold a leaf's passages in both impressions, and what of them was kept.

    Places are told by passages, since the sorts before them change with the digits of notes' numbers.
    """

    old: tuple[int, ...]
    new: tuple[int, ...]
    kept: tuple[_Kept, ...]

    def was(self, page: Sheet) -> tuple[_Spot, _Spot] | None:
        """Give where a page's text began and ended, or None when some of it is new, or some is gone."""
        first, last = _spot(self.new, page.start), _spot(self.new, page.end)
        for stretch in self.kept:
            after = stretch.new + stretch.size
            if stretch.new <= first[0] and last[0] + bool(last[1]) <= after:
                by = stretch.old - stretch.new
                cut = (last == (after, 0) and self._cut_behind(stretch)) or (
                    page.start == 0 and first[0] + by > 0
                )
                return None if cut else ((first[0] + by, first[1]), (last[0] + by, last[1]))
        return None

    def is_now(self, start: int) -> int | None:
        """Give the sorts before what stood behind so many in the older leaf, or None when it is gone."""
        passage, within = _spot(self.old, start)
        for stretch in self.kept:
            if stretch.old <= passage < stretch.old + stretch.size:
                return self.new[passage + stretch.new - stretch.old] + within
        return None

    def _cut_behind(self, stretch: _Kept) -> bool:
        """Say whether passages behind a stretch were taken out, and none put in their place."""
        old, new = stretch.old + stretch.size, stretch.new + stretch.size
        after = next(
            (one for one in self.kept if one.new >= new), _Kept(len(self.old) - 1, len(self.new) - 1, 0)
        )
        return after.new == new and after.old > old


def moved_pages(old: Impression, new: Impression) -> MovedPages:
    """Compare the pages of two impressions whose passages are known."""
    texts = {leaf: _text(old.passages.get(leaf, ()), row) for leaf, row in new.passages.items()}
    homes = {}
    for page in old.pages:
        if page.leaf in texts:
            starts = texts[page.leaf].old
            homes[page.leaf, (_spot(starts, page.start), _spot(starts, page.end))] = page.folio
    changed, reflowed, shifted = [], [], []
    for page in new.pages:
        if page.leaf is None:
            continue
        place = texts[page.leaf].was(page) if page.leaf in old.passages else None
        if page.start == page.end and page.leaf in old.passages:
            # Without running text, as a picture's back, it is known by its leaf alone.
            place = (_spot(texts[page.leaf].old, page.start),) * 2
        if place is None:
            changed.append(page.folio)
        elif (page.leaf, place) not in homes:
            reflowed.append(page.folio)
        elif (was := homes[page.leaf, place]) != page.folio:
            shifted.append((was, page.folio))
    added = tuple(leaf for leaf in new.passages if leaf not in old.passages)
    gone = tuple(leaf for leaf in old.passages if leaf not in new.passages)
    moves = tuple(changed), tuple(reflowed), tuple(shifted)
    return MovedPages(*moves, added, gone, tuple(_cited(old, new, texts)))


def _text(old: Sequence[Passage], new: Sequence[Passage]) -> _Text:
    before, after = ([passage.digest for passage in row] for row in (old, new))
    blocks = SequenceMatcher(None, before, after, autojunk=False).get_matching_blocks()
    kept = tuple(_Kept(block.a, block.b, block.size) for block in blocks if block.size)
    return _Text(_starts(old), _starts(new), kept)


def _starts(row: Sequence[Passage]) -> tuple[int, ...]:
    return tuple(accumulate((passage.sorts for passage in row), initial=0))


def _spot(starts: Sequence[int], sorts: int) -> _Spot:
    passage = bisect_right(starts, sorts) - 1
    return passage, sorts - starts[passage]


def _cited(old: Impression, new: Impression, texts: Mapping[str, _Text]) -> Iterator[Pages]:
    for page in old.pages:
        text = texts.get(page.leaf or "")
        at = text.is_now(page.start) if text else None
        now = (
            one for one in new.pages if at is not None and one.leaf == page.leaf and one.start <= at < one.end
        )
        folio = next((one.folio for one in now), page.folio)
        if folio != page.folio:
            yield page.folio, folio


def moved_headings(old: Impression, new: Impression) -> tuple[MovedHeading, ...]:
    """Compare the headings of two impressions, by their ids: those there in order, then those gone."""
    before, after = ({heading.id: heading for heading in one.headings} for one in (old, new))
    found = []
    for name, heading in after.items():
        was, page = before.get(name), new.folios.get(name)
        if was is None:
            found.append(MovedHeading(name, heading.text, None, None, page))
        elif (was.text, old.folios.get(name)) != (heading.text, page):
            found.append(MovedHeading(name, heading.text, was.text, old.folios.get(name), page))
    gone = (one for name, one in before.items() if name not in after)
    found += [MovedHeading(one.id, one.text, one.text, old.folios.get(one.id), None) for one in gone]
    return tuple(found)


def moved_notes(old: Impression, new: Impression) -> tuple[MovedNote, ...]:
    """Compare the notes of two impressions, chapter by chapter and by their texts: an id is only a number."""
    chapters = dict.fromkeys(note.id.partition("--")[0] for one in (new, old) for note in one.notes)
    return tuple(found for chapter in chapters for found in _notes(chapter, old, new))


def _notes(chapter: str, old: Impression, new: Impression) -> Iterator[MovedNote]:
    before, after = (
        [note for note in one.notes if note.id.partition("--")[0] == chapter] for one in (old, new)
    )
    was_there, is_there = ([note.digest for note in row] for row in (before, after))
    for tag, a, b, c, d in SequenceMatcher(None, was_there, is_there, autojunk=False).get_opcodes():
        # Of as many notes as there were, each is taken for a correction of the one in its place.
        paired = tag == "equal" or b - a == d - c
        for was, now in zip(before[a:b], after[c:d], strict=True) if paired else ():
            if tag != "equal" or was.number != now.number:
                yield MovedNote(chapter, was.number, now.number, new.folios.get(now.id), tag != "equal")
        if not paired:
            yield from (MovedNote(chapter, note.number, None, None) for note in before[a:b])
            yield from (MovedNote(chapter, None, note.number, new.folios.get(note.id)) for note in after[c:d])
