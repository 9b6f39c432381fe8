"""Chain the stages: the whole flow on one screen, from a folder of Markdown to proven books."""

from __future__ import annotations

import os
import time
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from octavo.apparatus.furnish import furnish
from octavo.bind.binders import BINDERS, Binder
from octavo.bind.bound import Bound
from octavo.bind.fonts import load_faces
from octavo.bind.stylesheets import load_stylesheets
from octavo.bind.workshop import Workshop
from octavo.book import Book, Leaf
from octavo.book_yaml import read_settings
from octavo.cache import Cache
from octavo.collate import collate, collate_file
from octavo.errors import OctavoError
from octavo.files import locked, place, rewrite
from octavo.findings import Finding, Severity, finding, worst
from octavo.judge import JUDGES, judge
from octavo.markup.leaves import mark_up
from octavo.measure import measure
from octavo.order import Order
from octavo.outside import ask_links
from octavo.progress import Progress
from octavo.proofread import Correction, Revision, proofread, revisions
from octavo.prove import prove
from octavo.report import Output, Report, allowed, count_allowed, render_json
from octavo.report.compose import compose
from octavo.settings import Settings
from octavo.shelf import stock, unbuilt
from octavo.source.load import files_of, load
from octavo.tally import Tally

__all__ = ["build", "check", "collate_files", "conform", "revise"]

#: The date of a book that has none: the first that a zip archive can hold, and plainly no date.
UNDATED = datetime(1980, 1, 1, tzinfo=UTC)
#: How large the cache may grow, in MiB.
CACHE = 1024


@dataclass(frozen=True, slots=True)
class Manuscript:
    """Hold a manuscript as it was loaded, which outputs are proven against, and as it will be bound."""

    loaded: Book
    furnished: Book
    findings: tuple[Finding, ...]

    def report(
        self, findings: Sequence[Finding], outputs: Sequence[Output] = (), tallies: Sequence[Tally] = ()
    ) -> Report:
        """Give a report on this manuscript, without what its settings allow."""
        extent = measure(self.loaded)
        allow = self.loaded.settings.allow
        kept, excused = allowed(findings, allow), count_allowed(findings, allow)
        row = tuple(tallies)
        return Report(kept, tuple(outputs), extent.words, extent.notes, tallies=row, excused=excused)


def build(order: Order, progress: Progress) -> Report:
    """Build what is ordered, prove it, and put it in its place; with an error, nothing is replaced.

    Raises OctavoError when the settings cannot be read, a stage cannot go on, or the disk cannot
    be written.
    """
    started = time.monotonic()
    settings, found = read_settings(order.manuscript, order.edition)
    waits: list[Finding] = []
    with locked(order.out, lambda: waits.append(_waited(order.out))):
        cache = Cache(order.out / ".cache")
        manuscript = _read(order, settings, cache, progress)
        report, bounds = _build(manuscript, (*found, *waits), order, cache, progress)
        report = replace(report, seconds=time.monotonic() - started)
        files = {name: content for bound in bounds for name, content in bound.files.items()}
        place(order.out, {**files, **_reports(report, order, settings, bounds, cache)})
        cache.prune(CACHE)
    return report


def check(order: Order, progress: Progress) -> Report:
    """Check the manuscript and every output of it, without building anything.

    Raises OctavoError when the settings cannot be read.
    """
    started = time.monotonic()
    settings, found = read_settings(order.manuscript, order.edition)
    cache = Cache(order.out / ".cache")
    manuscript = _read(order, settings, cache, progress)
    bounds = stock(order.out, settings.slug)
    with progress.stage("Checking", len(bounds)) as step:
        proof = prove(manuscript.loaded, bounds, step)
    found += proofread(manuscript.loaded)
    if order.external:
        with progress.stage("Asking the web", 0) as step:
            found += ask_links(manuscript.loaded, cache, datetime.now(UTC), step)
    findings = (*found, *manuscript.findings, *unbuilt(order.out, settings.slug), *proof.findings)
    outputs = [_output(order.out, bound) for bound in bounds]
    report = manuscript.report(findings, outputs, proof.tallies)
    report = replace(report, seconds=time.monotonic() - started)
    reports = _reports(report, order, settings, bounds, cache)
    try:
        with locked(order.out, lambda: None):
            place(order.out, reports)
    except OctavoError as error:
        return replace(report, findings=report.findings + error.findings)
    return report


def conform(order: Order, progress: Progress) -> Report:
    """Let every outside judge read the outputs as they lie in their folder, without building anything.

    Raises OctavoError when the settings cannot be read or a judge is not installed.
    """
    started = time.monotonic()
    settings, found = read_settings(order.manuscript, order.edition)
    manuscript = _read(order, settings, Cache(order.out / ".cache"), progress)
    bounds = tuple(bound for bound in stock(order.out, settings.slug) if bound.format in JUDGES)
    with progress.stage("Judging", 0) as step:
        verdicts = judge(bounds, step)
        collation = collate(manuscript.loaded, {bound.format: bound.files for bound in bounds})
        found += tuple(map(collation.lead_back, verdicts))
    found += tuple(each for each in unbuilt(order.out, settings.slug) if each.format in JUDGES)
    return replace(manuscript.report(found), seconds=time.monotonic() - started)


def collate_files(files: Sequence[Path], folder: Path, progress: Progress) -> Report:
    """Compare finished files, made by any tool, with the manuscript in a folder.

    Raises OctavoError when the settings cannot be read.
    """
    started = time.monotonic()
    settings, found = read_settings(folder, None)
    manuscript = _read(Order(folder, folder), settings, Cache(None), progress)
    findings = (*found, *manuscript.findings)
    tallies: tuple[Tally, ...] = ()
    with progress.stage("Collating", len(files)) as step:
        for path in files:
            collation = collate_file(manuscript.loaded, path.name, path.read_bytes())
            findings += collation.findings
            tallies += collation.tallies[1:] if tallies else collation.tallies
            step(path.name)
    report = manuscript.report(findings, (), tallies)
    return replace(report, seconds=time.monotonic() - started)


def revise(order: Order, progress: Progress, *, write: bool) -> tuple[Revision, ...]:
    """Correct the manuscript's prose where that is safe and not allowed; `write` puts it into the files.

    Raises OctavoError when the settings cannot be read, or a file has changed or cannot be written.
    """
    settings, _ = read_settings(order.manuscript, order.edition)
    loaded = _read(order, settings, Cache(order.out / ".cache"), progress).loaded

    def wanted(correction: Correction) -> bool:
        found = finding(correction.code, correction.message, path=correction.path)
        return bool(allowed((found,), settings.allow))

    revised = revisions(loaded, wanted)
    if write:
        sides = {each.path: (each.before.encode(), each.after.encode()) for each in revised}
        rewrite({order.manuscript / path: content for path, content in sides.items()})
    return revised


def _build(
    manuscript: Manuscript, found: tuple[Finding, ...], order: Order, cache: Cache, progress: Progress
) -> tuple[Report, tuple[Bound, ...]]:
    report = manuscript.report((*found, *manuscript.findings))
    if worst(report.findings) is Severity.ERROR:
        return report, ()
    with progress.stage("Marking up", len(manuscript.furnished.chapters)) as step:
        leaves = mark_up(manuscript.furnished, cache, order.jobs, step)
    bounds, seconds = _bind(order, manuscript.furnished, leaves, cache, progress)
    with progress.stage("Proving", len(bounds)) as step:
        proof = prove(manuscript.loaded, bounds, step)
    since = (finding for bound in bounds for finding in bound.findings)
    outputs = [replace(_output(order.out, bound), seconds=seconds[bound.format]) for bound in bounds]
    findings = (*found, *manuscript.findings, *since, *proof.findings)
    report = manuscript.report(findings, outputs, proof.tallies)
    if worst(report.findings) is Severity.ERROR:
        return replace(report, outputs=()), ()
    return report, bounds


def _read(order: Order, settings: Settings, cache: Cache, progress: Progress) -> Manuscript:
    with progress.stage("Reading", len(files_of(settings))) as step:
        loaded, found = load(settings, order.manuscript, cache, order.jobs, step)
    furnished, since = furnish(loaded)
    return Manuscript(loaded, furnished, found + since)


def _bind(
    order: Order, book: Book, leaves: Sequence[Leaf], cache: Cache, progress: Progress
) -> tuple[tuple[Bound, ...], Mapping[str, float]]:
    own = order.manuscript / "styles"
    stylesheets = load_stylesheets(own if own.is_dir() else None)
    chosen = [binder for name, binder in BINDERS.items() if name in order.formats]
    with progress.stage("Binding", 0) as step, ThreadPoolExecutor(len(chosen)) as pool:
        faces = load_faces(book.settings.fonts, cache)
        workshop = Workshop(stylesheets, faces, cache, order.jobs, _modified(book.settings), step)
        tasks = [pool.submit(_timed, binder, book, leaves, workshop) for binder in chosen]
        results = [task.result() for task in tasks]
    bounds = tuple(bound for made, _ in results for bound in made)
    return bounds, {bound.format: seconds for made, seconds in results for bound in made}


def _timed(
    binder: Binder, book: Book, leaves: Sequence[Leaf], workshop: Workshop
) -> tuple[tuple[Bound, ...], float]:
    started = time.monotonic()
    return binder(book, leaves, workshop), time.monotonic() - started


def _modified(settings: Settings) -> datetime:
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isdecimal():
        return datetime.fromtimestamp(int(epoch), UTC)
    return datetime.combine(settings.date, datetime.min.time(), UTC) if settings.date else UNDATED


def _reports(
    report: Report, order: Order, settings: Settings, bounds: Sequence[Bound], cache: Cache
) -> dict[str, bytes]:
    """Give the reports that stand beside the outputs, for programs and for people."""
    outputs = (
        replace(each, path=Path(each.path).relative_to(order.out).as_posix()) for each in report.outputs
    )
    beside = replace(report, outputs=tuple(outputs))
    page = compose(beside, settings, order.manuscript, bounds, cache)
    return {"report.json": render_json(report).encode(), "report.html": page.encode()}


def _output(out: Path, bound: Bound) -> Output:
    name = "web/index.html" if bound.format == "web" else next(iter(bound.files))
    parts = bound.files if bound.format == "web" else (name,)
    size = sum(len(bound.files[part]) for part in parts)
    return Output((out / name).as_posix(), bound.format, size, bound.pages)


def _waited(out: Path) -> Finding:
    return finding("output-locked", f"another build was at work in {out}; this one waited for it")
