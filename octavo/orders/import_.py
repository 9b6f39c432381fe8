"""Import sources: read, write beside the place, load as the book will be, prove, then put in place."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from pydantic import ValidationError

from octavo.book import Book
from octavo.book_yaml import read_settings
from octavo.cache import Cache
from octavo.errors import OctavoError
from octavo.findings import Finding, Severity, finding
from octavo.founding import expect_free, settle_in
from octavo.intake.account import SURE, account
from octavo.intake.book_file import book_file
from octavo.intake.draft import Draft, Guess, Loss, Mark
from octavo.intake.join import join
from octavo.intake.proof import prove
from octavo.intake.sources import read_sources
from octavo.progress import Progress
from octavo.report import Report
from octavo.settings import Settings
from octavo.source.load import load

__all__ = ["Import", "Imported", "TakenIn", "import_", "take_in"]

ACCOUNT, BOOK = "IMPORT.md", "book.yaml"


@dataclass(frozen=True, slots=True)
class Import:
    """Ask for an import: of which sources, into which folder, with which settings laid over what they tell.

    `plan` writes nothing; `anyway` writes what could not be proven.
    """

    sources: tuple[Path, ...]
    into: Path
    settings: Mapping[str, object] = field(default_factory=dict)
    plan: bool = False
    anyway: bool = False
    jobs: int = 1


@dataclass(frozen=True, slots=True)
class Imported:
    """Hold the report of an import, the account of it, and which files were written."""

    report: Report
    account: str
    written: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TakenIn:
    """Hold what an import made: files that are written nowhere yet, none where words would be lost."""

    report: Report
    account: str
    title: str
    files: Mapping[str, bytes] = field(default_factory=dict, repr=False)


def import_(order: Import, progress: Progress, ask: Callable[[Guess], bool] | None = None) -> Imported:
    """Import sources into a new or empty folder, all or nothing; `ask` is asked about unsure guesses.

    Raises UsageError when the folder holds anything or nobody reads a source, OctavoError when a source
    cannot be read or the disk cannot be written.
    """
    if not order.plan:
        expect_free(order.into)
    taken = take_in(order, progress, ask)
    if taken.files and not order.plan:
        settle_in(order.into, taken.files)
    return Imported(taken.report, taken.account, () if order.plan else tuple(taken.files))


def take_in(order: Import, progress: Progress, ask: Callable[[Guess], bool] | None = None) -> TakenIn:
    """Read sources and prove what was made of them, but write nothing; raises as `import_` does."""
    started = time.monotonic()
    draft = _drafted(order, progress, ask)
    if not draft.chapters or not (draft.letters.strip() or draft.pictures):
        words = f"{', '.join(source.name for source in order.sources)} holds no text"
        raise OctavoError(finding("import-refused", words, hint="open it with the program that made it"))
    files = _files(draft)
    with tempfile.TemporaryDirectory(prefix="octavo-") as folder:
        home = Path(folder)
        _write(home, files)
        with progress.stage("Proving", len(draft.chapters)) as step:
            book, found = _loaded(home, order.jobs, step)
            proof = prove(draft, book)
    told = account(draft, proof, [source.name for source in order.sources])
    findings = (*draft.findings, *_plain(found), *proof.findings)
    refused = any(each.code == "import-lost" for each in findings) and not order.anyway
    findings += _unwritten(order) if refused and not order.plan else ()
    files = {} if refused else {**files, ACCOUNT: told.encode()}
    report = Report(findings, (), proof.words, proof.counts["notes"], time.monotonic() - started)
    return TakenIn(report, told, book.settings.title.main, files)


def _drafted(order: Import, progress: Progress, ask: Callable[[Guess], bool] | None) -> Draft:
    """Read the sources, once more for each round of guesses that were refused."""
    asked: set[Mark] = set()
    refused: frozenset[Mark] = frozenset()
    while True:
        settings = {**order.settings, "refused": refused}
        with progress.stage("Reading", len(order.sources)) as step:
            draft = join(read_sources(order.sources, settings, step))
        draft = _settled(draft, order)
        news = [guess for guess in draft.guesses if _asked_about(guess) and guess.mark not in asked]
        asked |= {guess.mark for guess in news}
        wrong = frozenset(guess.mark for guess in news if ask is not None and not ask(guess))
        if not wrong:
            return draft
        refused |= wrong


def _asked_about(guess: Guess) -> bool:
    """Tell whether a guess is unsure, and of a kind that its reader can do without."""
    return guess.confidence < SURE and (guess.kind == "heading" or guess.line is not None)


def _settled(draft: Draft, order: Import) -> Draft:
    """Lay what was asked for over what was told; a book without any title has the first source's name.

    What a source says of itself and no book can have (a language that is none) is dropped, and told.
    """
    name = order.sources[0].stem.replace("-", " ").replace("_", " ").strip()
    told: dict[str, object] = {"title": name[:1].upper() + name[1:] or "Untitled", "lang": "en"}
    losses = list(draft.losses)
    for key, value in draft.settings.items():
        if key == "subtitle" or not value or _fits(key, value):
            told[key] = value
        else:
            said = str(value)
            losses.append(Loss(f"setting {key}", said, "no book.yaml can have this", name, letters=said))
    told |= order.settings
    if told.get("subtitle"):
        told["title"] = {"main": told["title"], "subtitle": told["subtitle"]}
    kept = {key: value for key, value in told.items() if value and key != "subtitle"}
    return replace(draft, settings=kept, losses=tuple(losses))


def _fits(key: str, value: object) -> bool:
    try:
        Settings.model_validate({"title": "A Book", key: value})
    except ValidationError:
        return False
    return True


def _files(draft: Draft) -> dict[str, bytes]:
    files = {BOOK: book_file(draft).encode()}
    files |= {chapter.path: chapter.text.encode() for chapter in draft.chapters}
    files |= {picture.path: picture.content for picture in draft.pictures}
    return {**files, **draft.files}


def _write(home: Path, files: Mapping[str, bytes]) -> None:
    for name, content in files.items():
        target = home / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)


def _loaded(home: Path, jobs: int, step: Callable[[str], None]) -> tuple[Book, tuple[Finding, ...]]:
    settings, found = read_settings(home, None)
    book, more = load(settings, home, Cache(None), jobs, step)
    return book, (*found, *more)


def _plain(found: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """Give what the loader found as no more than warnings: the manuscript is there to be mended."""
    return tuple(
        replace(each, severity=Severity.WARNING) if each.severity is Severity.ERROR else each
        for each in found
    )


def _unwritten(order: Import) -> tuple[Finding, ...]:
    words = f"nothing was written to {order.into}, since words would be lost"
    return (finding("import-unwritten", words, hint="--anyway writes it, and names them in IMPORT.md"),)
