"""Make wishes of a document that came back: for each chapter, and what is for none of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from octavo.book import Book
from octavo.redline.laying import Laid, lay
from octavo.redline.paper import PARAGRAPH, Comment, Paper, Run, Stretch, letters, told
from octavo.redline.wishes import Wish, applied, carried, operations

__all__ = ["Asked", "Refusal", "ask"]


@dataclass(frozen=True, slots=True)
class Refusal:
    """Hold what cannot be brought back, and why: `path` is None for what no chapter has."""

    code: str
    words: str
    why: str
    path: str | None = None
    row: str = ""
    number: int = 0


@dataclass(slots=True)
class Asked:
    """Hold the wishes and comments for one chapter, whose paragraphs of today are `body` and `notes`."""

    path: str
    body: tuple[Stretch, ...]
    notes: dict[str, tuple[Stretch, ...]]
    wishes: list[Wish] = field(default_factory=list)
    comments: list[tuple[str, int, Comment]] = field(default_factory=list)
    added: dict[str, str] = field(default_factory=dict)


def ask(book: Book, today: Paper, back: Paper, anchor: str) -> tuple[list[Asked], list[Refusal]]:
    """Give what an editor wants of each chapter that is written, and what cannot be brought back at all."""
    back = _renamed(today, back)
    homes = list(_homes(book, today))
    chapters = [
        Asked(path, today.body[first:last], dict(_notes(today, today.body[first:last])))
        for path, first, last in homes
    ]
    refused: list[Refusal] = []
    new = {sign: "".join(letters(each.after) for each in row).strip() for sign, row in back.notes.items()}
    new = {sign: text for sign, text in new.items() if sign not in today.notes}
    for laid in lay(today.body, back.body, anchor):
        at = max(laid.first - 1, 0) if laid.first == laid.last else laid.first
        number = next((n for n, (_, first, last) in enumerate(homes) if first <= at < last), None)
        if number is None or laid.last > homes[number][2]:
            refused += _nowhere(laid, today.body)
            continue
        chapter, by = chapters[number], homes[number][1]
        own = replace(laid, first=laid.first - by, last=laid.last - by)
        _take(chapter, "", own, refused)
        words = letters(laid.back.after) if laid.back else ""
        chapter.added |= {sign: text for sign, text in new.items() if sign in words}
    for chapter in chapters:
        for sign, row in chapter.notes.items():
            for laid in lay(row, back.notes[sign], anchor) if sign in back.notes else ():
                _take(chapter, sign, laid, refused)
    return chapters, refused


def _homes(book: Book, paper: Paper) -> Iterator[tuple[str, int, int]]:
    """Give for each chapter its path, and from which paragraph to which it goes."""
    keys = {chapter.key: chapter.path for chapter in book.chapters}
    titles = {f"{part.key}--title" for part in book.parts}
    starts: list[tuple[int, str | None]] = []
    for number, stretch in enumerate(paper.body):
        key = next((mark for mark in stretch.marks if mark in keys), None)
        if key is not None:
            starts.append((number, keys[key]))
        elif not any(mark.startswith("octavo_") for mark in stretch.marks) and letters(stretch.before):
            title = letters(stretch.before)
            if any(mark in titles for mark in stretch.marks) or title in {part.title for part in book.parts}:
                starts.append((number, None))
    for (first, path), (last, _) in zip(starts, [*starts[1:], (len(paper.body), None)], strict=True):
        if path is not None:
            yield path, first, last


def _notes(paper: Paper, body: Sequence[Stretch]) -> Iterator[tuple[str, tuple[Stretch, ...]]]:
    for stretch in body:
        for sign in letters(stretch.before):
            if sign in paper.notes:
                yield sign, paper.notes[sign]


def _take(chapter: Asked, row: str, laid: Laid, refused: list[Refusal]) -> None:
    """Take what one paragraph says for a wish, comments, or a refusal."""
    stretches: Sequence[Stretch] = chapter.notes.get(row, ()) if row else chapter.body
    back = laid.back
    if back is None:
        if letters(stretches[laid.first].before).strip():
            chapter.wishes.append(Wish(row, laid.first, laid.last, None, tracked=False))
        return
    at = max(laid.first - (laid.first == laid.last), 0)
    chapter.comments += ((row, at, comment) for comment in back.comments)
    if laid.first == laid.last:
        _take_new(chapter, row, laid.first, back, refused)
        return
    now = _now(stretches[laid.first : laid.last])
    then = back.after
    if not laid.sure:
        steps = carried(operations(back.before, back.after), letters(back.before), letters(now))
        if steps is None:
            words = "the chapter has changed at the same place since it was exported"
            refused.append(Refusal("onto-conflict", letters(back.after), words, chapter.path, row, at))
            return
        then = applied(now, steps)
    if _same(now, then):
        return
    gone = _left_out(stretches[laid.first : laid.last], then)
    if gone:
        changes = back.changes
        for number in gone:
            first = laid.first + number
            chapter.wishes.append(Wish(row, first, first + 1, None, changes))
            changes = ()
        return
    tracked = not laid.sure or letters(back.before) == letters(now)
    chapter.wishes.append(Wish(row, laid.first, laid.last, then, back.changes, tracked=tracked))


def _same(now: Sequence[Run], then: Sequence[Run]) -> bool:
    if letters(now) != letters(then):
        return False
    pairs = zip(letters(now), told(now), told(then), strict=True)
    return all(one[0] == other[0] for letter, one, other in pairs if letter.strip())


def _take_new(chapter: Asked, row: str, at: int, back: Stretch, refused: list[Refusal]) -> None:
    """Take a paragraph that is new for a wish; a cell belongs to a row or a table that is."""
    words = letters(back.after)
    if not words.strip():
        return
    if back.cell:
        refused.append(
            Refusal("onto-unplaced", words, "rows and tables are not added", chapter.path, row, at)
        )
        return
    tracked = not letters(back.before).strip()
    wish = Wish(row, at, at, back.after, back.changes, new=True, tracked=tracked, level=back.level)
    chapter.wishes.append(wish)


def _left_out(stretches: Sequence[Stretch], then: Sequence[Run]) -> list[int]:
    """Give the paragraphs that are left out whole, where nothing else is changed."""
    kept, gone = letters(then).split(PARAGRAPH), []
    for number, stretch in enumerate(stretches):
        if kept and kept[0] == letters(stretch.before):
            kept.pop(0)
        else:
            gone.append(number)
    return [] if any(kept) or len(gone) == len(stretches) else gone


def _now(stretches: Sequence[Stretch]) -> tuple[Run, ...]:
    runs: list[Run] = []
    for number, stretch in enumerate(stretches):
        runs += ([Run(PARAGRAPH)] if number else []) + [*stretch.before]
    return tuple(runs)


def _nowhere(laid: Laid, body: Sequence[Stretch]) -> Iterator[Refusal]:
    """Refuse what is for no chapter, or for two: titles, which stand in book.yaml."""
    now = _now(body[laid.first : laid.last])
    if laid.back is None or not _same(now, laid.back.after):
        words = letters(laid.back.after) if laid.back else letters(now)
        yield Refusal("onto-elsewhere", words, "it stands in book.yaml, or between two chapters")


def _renamed(today: Paper, back: Paper) -> Paper:
    """Know the notes whose bookmarks were lost by their order: as many are lost as there are strange ones."""
    strange = [sign for sign in back.notes if sign not in today.notes]
    lost = [sign for sign in today.notes if sign not in back.notes]
    names: dict[str, str] = {}
    for sign in strange:
        words = [letters(each.before) for each in back.notes[sign]]
        same = next((each for each in lost if [letters(s.before) for s in today.notes[each]] == words), None)
        if same is not None:
            names[sign] = same
            lost.remove(same)
    if not names:
        return back
    table = str.maketrans(names)

    def renamed(stretch: Stretch) -> Stretch:
        before = tuple(replace(run, text=run.text.translate(table)) for run in stretch.before)
        after = tuple(replace(run, text=run.text.translate(table)) for run in stretch.after)
        return replace(stretch, before=before, after=after)

    notes = {names.get(sign, sign): row for sign, row in back.notes.items()}
    return Paper(tuple(map(renamed, back.body)), notes)
