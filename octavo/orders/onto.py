"""Bring an edited document back onto the chapters it was exported from: a diff, and what it says in words."""

from __future__ import annotations

import shutil
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from octavo.book import Book, Chapter
from octavo.book_yaml import read_settings
from octavo.cache import Cache
from octavo.errors import ManuscriptError
from octavo.export.names import ANCHOR
from octavo.export.word import write_word
from octavo.files import place, rewrite
from octavo.findings import Finding, finding
from octavo.intake.draft import Source
from octavo.media import Medium
from octavo.order import Order
from octavo.progress import Progress
from octavo.proofread.mend import unified
from octavo.reading import Manuscript, read
from octavo.redline.account import Line, account, together
from octavo.redline.asking import Asked, Refusal, ask
from octavo.redline.cuts import LEVELS
from octavo.redline.files import place_of, unravel
from octavo.redline.granting import Bench, grant, headed
from octavo.redline.marks import marks_lost
from octavo.redline.paper import PRIVATE, Paper, Signs, Stretch, letters, told
from octavo.redline.reading import read_paper
from octavo.redline.sheet import Sheet
from octavo.redline.wishes import Op, Wish
from octavo.report import Report

__all__ = ["DIFF", "REVIEW", "Brought", "onto"]

#: The files that are written beside the document: what changes, and what is to be read.
DIFF, REVIEW = "edited.diff", "REVIEW.md"
#: The largest document that is read, in MiB.
LARGEST = 200
#: How many letters of a change a finding shows.
SHOWN = 60


@dataclass(frozen=True, slots=True)
class Brought:
    """Hold the report of what was brought back, the diff, the account, and the chapters that changed."""

    report: Report
    diff: str
    account: str
    files: tuple[str, ...]


def onto(document: Path, order: Order, progress: Progress, *, write: bool) -> Brought:
    """Bring an edited document back onto a manuscript; write the diff, or with `write` the chapters too.

    Raises OctavoError when the document or a chapter cannot be read, or the disk cannot be written.
    """
    started = time.monotonic()
    desk = _Desk(order, progress)
    today, content = desk.paper(desk.manuscript), _content(document)
    back = read_paper(Source(document.name, content), desk.signs, ANCHOR)
    chapters, refused = ask(desk.book, today, back, ANCHOR)
    benches = [Bench(each, desk.sheet(each)) for each in chapters if each.wishes or each.comments]
    with progress.stage("Proving", 0):
        sources = grant(benches, desk.signs, desk.read)
    changed = desk.files(sources)
    diff = "".join(unified(path, before, after) for path, (before, after) in sorted(changed.items()))
    page = _account(document.name, desk.book, benches, refused)
    findings = (*desk.manuscript.findings, *_findings(desk.book, benches, refused), *_marks(changed))
    if write and changed:
        home = order.manuscript
        rewrite({home / path: (one.encode(), two.encode()) for path, (one, two) in changed.items()})
    order.out.mkdir(parents=True, exist_ok=True)
    place(order.out, {DIFF: diff.encode(), REVIEW: page.encode()})
    report = desk.manuscript.report(findings)
    report = Report(report.findings, (), report.words, report.notes, time.monotonic() - started)
    return Brought(report, diff, page, tuple(sorted(changed)))


def _content(document: Path) -> bytes:
    if document.stat().st_size > LARGEST * 2**20:
        words = f"{document.name} is larger than {LARGEST} MiB"
        raise ManuscriptError(finding("import-refused", words, hint="take the pictures out of it"))
    return document.read_bytes()


class _Desk:
    """Read the manuscript as it is, and as it would be; what was read once is kept."""

    def __init__(self, order: Order, progress: Progress) -> None:
        self.order, self.progress, self.signs = order, progress, Signs()
        self.settings, _ = read_settings(order.manuscript, order.edition)
        self.cache = Cache(order.out / ".cache")
        self.manuscript = read(order, self.settings, self.cache, progress)
        self.book = self.manuscript.of(Medium.PRINT).loaded

    def paper(self, manuscript: Manuscript, paths: frozenset[str] | None = None) -> Paper:
        content = write_word(manuscript.of(Medium.PRINT).loaded, paths)
        return read_paper(Source("book.docx", content), self.signs, ANCHOR)

    def sheet(self, asked: Asked) -> Sheet:
        return Sheet(self._chapter(asked.path).source, asked.body, asked.notes)

    def _chapter(self, path: str) -> Chapter:
        return next(chapter for chapter in self.book.chapters if chapter.path == path)

    def files(self, sources: Mapping[str, str]) -> dict[str, tuple[str, str]]:
        """Give for each file that changes its text, before and after."""
        changed: dict[str, tuple[str, str]] = {}
        for path, source in sources.items():
            chapter = self._chapter(path)
            names = {path, *(strand.path for strand in chapter.strands)}
            texts = {name: (self.order.manuscript / name).read_bytes().decode() for name in names}
            for name, after in (unravel(chapter, source, texts) or {}).items():
                changed[name] = (texts[name], after)
        return changed

    def read(self, sources: Mapping[str, str]) -> dict[str, tuple[Sequence[str], Sequence[str]]]:
        """Read the manuscript as it would be with other sources, from a copy; give the texts of chapters."""
        with tempfile.TemporaryDirectory(prefix="octavo-") as folder:
            home = Path(folder) / "manuscript"
            shutil.copytree(
                self.order.manuscript, home, ignore=_ignored(self.order.out), ignore_dangling_symlinks=True
            )
            for name, (_, after) in self.files(sources).items():
                (home / name).write_bytes(after.encode())
            order = Order(home, self.order.out, edition=self.order.edition, jobs=self.order.jobs)
            manuscript = read(order, self.settings, self.cache, self.progress)
            paper = self.paper(manuscript, frozenset(sources))
        asked, _ = ask(manuscript.of(Medium.PRINT).loaded, paper, paper, ANCHOR)
        return {each.path: (_texts(each.body), _noted(each)) for each in asked}


def _texts(row: Sequence[Stretch]) -> list[str]:
    return [headed(each, letters(each.before)) for each in row]


def _noted(asked: Asked) -> list[str]:
    return [text for row in asked.notes.values() for text in _texts(row)]


def _ignored(out: Path) -> Callable[[str, list[str]], set[str]]:
    """Leave out of the copy what no book is read from: outputs, and what is hidden."""

    def ignored(folder: str, names: list[str]) -> set[str]:
        return {
            name for name in names if name.startswith(".") or Path(folder, name).resolve() == out.resolve()
        }

    return ignored


def _findings(book: Book, benches: Sequence[Bench], refused: Sequence[Refusal]) -> Iterator[Finding]:
    for bench in benches:
        for wish, level in zip(bench.asked.wishes, bench.levels, strict=True):
            where = _where(book, bench, wish.row, wish.first)
            words = _short(letters(wish.runs or bench.sheet.now(wish)))
            if level >= LEVELS:
                hint = f"make it yourself; {REVIEW} has all of it"
                yield finding("onto-unplaced", f"a change is not brought back: “{words}”", hint=hint, **where)
            elif not wish.tracked:
                yield finding("onto-untracked", f"this was changed and not tracked: “{words}”", **where)
        for wish, step in bench.lost:
            where = _where(book, bench, wish.row, wish.first, step.start)
            made = any(one for _, one in told(bench.sheet.now(wish))[max(step.start - 1, 0) : step.end + 1])
            code = "onto-made" if made else "onto-unplaced"
            yield finding(code, f"a change is not brought back: {_step(bench, wish, step)}", **where)
    for each in refused:
        own = [bench for bench in benches if bench.asked.path == each.path]
        where = {"path": each.path or "book.yaml"}
        if own:
            where = _where(book, own[0], each.row, each.number)
        words = f"a change is not brought back, since {each.why}: “{_short(each.words)}”"
        yield finding(each.code, words, hint="make it yourself, where you agree", **where)


def _marks(changed: Mapping[str, tuple[str, str]]) -> Iterator[Finding]:
    for path, (before, after) in sorted(changed.items()):
        for mark in marks_lost(before, after):
            words = f"{mark} went with words that were deleted"
            yield finding("onto-mark", words, path=path, hint="put it elsewhere, where you need it")


def _where(book: Book, bench: Bench, row: str, number: int, at: int = 0) -> dict[str, Any]:
    """Give file, line and column of a letter of a paragraph, as far as they are known."""
    place = bench.sheet.place(row, max(number - (number >= len(bench.sheet.rows[row])), 0), at)
    if place is None:
        return {"path": bench.asked.path}
    chapter = next(chapter for chapter in book.chapters if chapter.path == bench.asked.path)
    path, line, column = place_of(chapter, place)
    return {"path": path, "line": line, "column": column}


def _account(name: str, book: Book, benches: Sequence[Bench], refused: Sequence[Refusal]) -> str:
    comments: list[Line] = []
    done: list[Line] = []
    lost: list[Line] = []
    for bench in benches:
        for row, number, comment in bench.asked.comments:
            place = _named(_where(book, bench, row, number, comment.at))
            said = comment.text.replace("\n", " / ")
            comments.append(Line("comment", place, comment.author, comment.date, comment.words, said))
        for wish, level in zip(bench.asked.wishes, bench.levels, strict=True):
            (lost if level >= LEVELS else done).extend(_lines(wish, bench, book))
        for wish, step in bench.lost:
            place = _named(_where(book, bench, wish.row, wish.first, step.start))
            lost.append(Line("has no place in the chapter", place, "", "", _step(bench, wish, step)))
    lost += (Line(each.why, each.path or "book.yaml", "", "", each.words) for each in refused)
    return account(name, comments, done, lost)


def _lines(wish: Wish, bench: Bench, book: Book) -> Iterator[Line]:
    for change in together(wish.changes):
        if change.words.strip():
            place = _named(_where(book, bench, wish.row, wish.first, change.at))
            yield Line(change.kind, place, change.author, change.date, change.words)
    place = _named(_where(book, bench, wish.row, wish.first))
    if not wish.changes:
        kind = "deleted, not tracked" if wish.runs is None else "changed, not tracked"
        words = bench.sheet.now(wish) if wish.runs is None else wish.runs
        yield Line(kind, place, "", "", letters(words))


def _step(bench: Bench, wish: Wish, step: Op) -> str:
    """Say a step in words: what gives way to what."""
    gone = letters(bench.sheet.now(wish))[step.start : step.end]
    put = letters(step.runs)
    if step.look:
        return f"“{_short(gone)}” is set otherwise"
    return f"“{_short(gone)}” → “{_short(put)}”"


def _named(where: Mapping[str, Any]) -> str:
    return ":".join(str(where[key]) for key in ("path", "line", "column") if key in where)


def _short(words: str) -> str:
    plain = " ".join("".join(each for each in words if ord(each) < PRIVATE).split())
    return plain if len(plain) <= SHOWN else plain[:SHOWN] + "…"
