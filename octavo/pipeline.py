"""Chain the stages: the whole flow on one screen, from a folder of Markdown to proven books."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from octavo.accounts import output, reports
from octavo.bind.bindery import bind_book
from octavo.bind.borrowed import borrowed
from octavo.bind.bound import Bound
from octavo.bind.copy import Copy
from octavo.bind.fonts import load_faces
from octavo.bind.impose import imposed
from octavo.bind.other_faces import declare
from octavo.bind.style_folders import style_folders
from octavo.bind.stylesheets import load_stylesheets
from octavo.bind.unset_formulas import unset_formulas
from octavo.bind.workshop import Workshop
from octavo.book import Book, Leaf
from octavo.book_yaml import read_settings
from octavo.cache import Cache
from octavo.cycles import seldom
from octavo.files import locked, place
from octavo.findings import Finding, Severity, finding, worst
from octavo.markup.leaves import mark_up
from octavo.media import Medium
from octavo.memory import Memory
from octavo.moment import moment
from octavo.onward import Onward
from octavo.order import Order
from octavo.progress import Progress
from octavo.prove import Means, prove
from octavo.reading import Manuscript, Text, read
from octavo.report import Report
from octavo.room import give_back, share
from octavo.shelf import shelved
from octavo.standing import keep, made_from

__all__ = ["build"]

#: A text of the book, for as many media as have the same, and its leaves.
Marked = tuple[Book, tuple[Leaf, ...]]


def build(order: Order, progress: Progress, memory: Memory | None = None) -> Report:
    """Build what is ordered, prove it, and put it in its place; with an error, nothing is replaced.

    A program that builds again and again gives it a `memory`, and turns that. Raises OctavoError when the
    settings cannot be read, a stage cannot go on, or the disk cannot be written.
    """
    started, made = time.monotonic(), made_from(order)
    share()
    settings, found = read_settings(order.manuscript, order.edition)
    waits: list[Finding] = []
    with seldom(), locked(order.out, lambda: waits.append(_waited(order.out))):
        cache = Cache(order.cache or order.out / ".cache", memory)
        if order.cache is None:
            cache.clear_left()
        manuscript = read(order, settings, cache, progress)
        report, bounds = _build(manuscript, (*found, *waits), order, cache, progress)
        report = replace(report, seconds=time.monotonic() - started)
        files = {name: content for bound in bounds for name, content in bound.files.items()}
        files |= reports(report, order, settings, bounds, cache)
        place(order.out, files)
        keep(order, made, report, files)
        cache.prune(order.keep)
    return report


def _build(
    manuscript: Manuscript, found: tuple[Finding, ...], order: Order, cache: Cache, progress: Progress
) -> tuple[Report, tuple[Bound, ...]]:
    before = (*found, *manuscript.findings)
    if worst(manuscript.kept(before)) is Severity.ERROR:
        return manuscript.report(before), ()
    marked = _mark_up(manuscript, order, cache, progress)
    texts = [text.loaded for text in _wanted(manuscript, order)]
    with Onward(cache, order.jobs, texts, manuscript.loaded) as onward:
        bounds, seconds, foreign = _bind(order, marked, cache, progress, onward)
        give_back()
        with progress.stage("Proving", len(bounds)) as step:
            means = Means(cache, order.jobs, step, onward.manuscript, onward.verdicts)
            proof = prove(manuscript.by_format(), bounds, means)
        extent = onward.extent(manuscript.loaded)
    bounds = shelved(bounds, order.edition) + imposed(bounds, order.impose)
    since = (finding for bound in bounds for finding in bound.findings)
    outputs = [replace(output(order.out, bound), seconds=seconds.get(bound.format)) for bound in bounds]
    findings = (*before, *foreign, *since, *proof.findings)
    report = manuscript.report(findings, outputs, proof.tallies, extent)
    if worst(report.findings) is Severity.ERROR:
        return replace(report, outputs=()), ()
    return report, bounds


def _mark_up(manuscript: Manuscript, order: Order, cache: Cache, progress: Progress) -> tuple[Marked, ...]:
    wanted = _wanted(manuscript, order)
    with progress.stage("Marking up", sum(len(text.furnished.chapters) for text in wanted)) as step:
        return tuple((text.furnished, mark_up(text.furnished, cache, order.jobs, step)) for text in wanted)


def _wanted(manuscript: Manuscript, order: Order) -> list[Text]:
    return [text for text in manuscript.texts if text.loaded.media & order.media]


def _bind(
    order: Order, marked: Sequence[Marked], cache: Cache, progress: Progress, onward: Onward
) -> tuple[tuple[Bound, ...], Mapping[str, float], tuple[Finding, ...]]:
    stylesheets = load_stylesheets(*style_folders(order.manuscript))
    copies: dict[Medium, Copy] = {}
    foreign: dict[Finding, None] = {}
    with progress.stage("Binding", 0) as step:
        for book, leaves in marked:
            faces = load_faces(book.settings.fonts, book.root, cache)
            sheets = declare(stylesheets, book.settings.fonts.others)
            modified = moment(book.settings, order.moment)
            workshop = Workshop(sheets, faces, cache, order.jobs, modified, step, onward.meanwhile)
            copies |= dict.fromkeys(book.media, Copy(book, leaves, workshop))
            unset = unset_formulas(book, leaves, order.media)
            foreign |= dict.fromkeys((*borrowed(book, leaves, faces), *unset))
        bounds, seconds = bind_book(order.media, copies, onward.bound)
    return bounds, seconds, tuple(foreign)


def _waited(out: Path) -> Finding:
    return finding("output-locked", f"another build was at work in {out}; this one waited for it")
