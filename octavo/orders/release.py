"""Make a release: every edition built, checked and judged, in one folder that says what it was made from."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from octavo.book_yaml import edition_names, read_settings
from octavo.cache import Cache
from octavo.catalogue.describe import metadata, onix
from octavo.errors import MissingProgramError, UsageError
from octavo.files import locked, place
from octavo.findings import Finding, Severity, finding, worst
from octavo.moment import moment
from octavo.order import Order
from octavo.orders.check import check
from octavo.orders.conform import conform
from octavo.orders.cover import cover
from octavo.orders.doctor import JUDGES, NEEDS, doctor
from octavo.orders.listed import listed
from octavo.pipeline import build
from octavo.progress import Progress
from octavo.reading import read
from octavo.release.before import TRIAL, Before, before
from octavo.release.changelog import changelog
from octavo.release.contents import Part, kinds, moved, packed, sums
from octavo.release.notes import Contents, release_notes
from octavo.release.origin import Origin, ignored, origin, subjects_since
from octavo.release.standing import standing
from octavo.report import Output, Report, render_json
from octavo.report.names import SOURCES
from octavo.settings import Settings
from octavo.shelf import placed, stock

__all__ = ["FOLDER", "Wish", "release"]

#: The folder of releases below that of the outputs.
FOLDER = "release"


@dataclass(frozen=True, slots=True)
class Wish:
    """Ask for a release: of which book, as which version (None: the tag's), since which, judged by all."""

    order: Order
    version: str | None = None
    since: Path | None = None
    judged: bool = True


@dataclass(frozen=True, slots=True)
class _Making:
    """Hold what a release is made of: what was asked for, the settings, the commit, the release before."""

    wish: Wish
    settings: Settings
    made: Origin
    last: Before | None


def release(wish: Wish, progress: Progress) -> Report:
    """Make a release in the folder `release/VERSION` below the outputs; with an error, nothing is placed.

    Raises OctavoError when there is nothing to release from, UsageError when the settings or the last release
    cannot be read, MissingProgramError when a judge is not installed.
    """
    started = time.monotonic()
    order = wish.order
    settings, _ = read_settings(order.manuscript)
    made, told = origin(order.manuscript, wish.version, [order.out])
    making = _Making(wish, settings, made, before(wish.since, order.out / FOLDER, made.version))
    _need_judges(wish)
    if not wish.judged:
        told += (_unjudged(),)
    told += ignored(made, order.manuscript, _written(making, progress))
    if worst(told) is Severity.ERROR:
        return Report(told, seconds=time.monotonic() - started)
    with locked(order.out, lambda: None):
        reports, parts = _parts(making, progress)
        report = _joined(reports, told)
        if worst(report.findings) is not Severity.ERROR:
            report = _placed(making, report, parts)
    return replace(report, seconds=time.monotonic() - started)


def _written(making: _Making, progress: Progress) -> str:
    """Give all that the book says of itself: its settings, and its chapters with all editions in them."""
    order = making.wish.order
    files = read(order, making.settings, Cache(order.out / ".cache"), progress).files
    sources = [chapter.source for chapter in files.chapters]
    return "\n".join([making.settings.model_dump_json(), *(each.path for each in files.chapters), *sources])


def _parts(making: _Making, progress: Progress) -> tuple[list[Report], list[Part]]:
    """Build, check and judge each edition in a folder that is thrown away, up to one that has an error."""
    wish = making.wish
    kept = wish.order.out / ".cache"
    kept.mkdir(parents=True, exist_ok=True)
    reports: list[Report] = []
    parts: list[Part] = []
    with tempfile.TemporaryDirectory(prefix=".release-", dir=wish.order.out) as scratch:
        out = Path(scratch)
        (out / ".cache").symlink_to(kept.resolve())
        for edition in (None, *edition_names(wish.order.manuscript)):
            order = replace(wish.order, out=out, edition=edition, moment=making.made.moment)
            done = [build(order, progress)]
            if worst(done[0].findings) is not Severity.ERROR:
                part, since = _part(order, wish, progress)
                parts.append(part)
                done += since
            reports += done
            if worst(each for report in done for each in report.findings) is Severity.ERROR:
                break
    return reports, parts


def _part(order: Order, wish: Wish, progress: Progress) -> tuple[Part, list[Report]]:
    settings, _ = read_settings(order.manuscript, order.edition)
    done = [check(order, progress)]
    beside = {
        placed(name, order.edition): (order.out / name).read_bytes()
        for name in ("report.html", "report.json")
    }
    if wish.judged:
        judged = conform(order, progress)
        done.append(judged)
        name = placed("conformance.json", order.edition)
        beside[name] = render_json(replace(judged, seconds=0.0)).encode()
    described, said = _described(order, settings, progress)
    beside |= described
    covers, found = _cover(order, settings, progress)
    done.append(Report((*found, *said)))
    bounds = stock(order.out, settings.slug, order.edition)
    pagination = placed("pagination.json", order.edition)
    beside[pagination] = (order.out / pagination).read_bytes()
    return Part(order.edition, settings.slug, bounds, covers, beside, pagination), done


def _described(
    order: Order, settings: Settings, progress: Progress
) -> tuple[Mapping[str, bytes], tuple[Finding, ...]]:
    """Describe an edition for catalogues; one that the trade could not list is released without a message."""
    listing = listed(order, read(order, settings, Cache(order.out / ".cache"), progress))
    told, message = metadata(listing), onix(listing)
    if message.files:
        return {**told.files, **message.files}, (*told.findings, *message.findings)
    words = f"no ONIX message is in the release: {message.findings[0].message}"
    hint = "`octavo export onix` names all that it lacks"
    return told.files, (*told.findings, finding("release-unlisted", words, path="book.yaml", hint=hint))


def _cover(
    order: Order, settings: Settings, progress: Progress
) -> tuple[Mapping[str, bytes], tuple[Finding, ...]]:
    """Give the cover: the author's own, which the build has measured, else one that is made now."""
    names = f"{settings.slug}-cover.pdf", f"{settings.slug}-cover.png"
    if settings.print.cover is not None:
        return {names[0]: (order.manuscript / settings.print.cover).read_bytes()}, ()
    try:
        report = cover(order, None, None, progress)
    except UsageError as error:
        if any(each.code != "cover-spine" for each in error.findings):
            raise
        hint = "make one with `octavo cover --spine MM`, and name it as `print.cover` in book.yaml"
        words = f"no cover is in the release: {error.findings[0].message}"
        return {}, (finding("release-coverless", words, format="print", hint=hint),)
    return {name: (order.out / name).read_bytes() for name in names}, report.findings


def _joined(reports: list[Report], told: tuple[Finding, ...]) -> Report:
    """Give what was found in all editions, with the extent and the tallies of the book itself."""
    found = dict.fromkeys([*told, *(each for report in reports for each in report.findings)])
    excused = max((report.excused for report in reports), default=0)
    return replace(reports[0], findings=tuple(found), outputs=(), excused=excused)


def _files(making: _Making, report: Report, parts: list[Part]) -> dict[str, bytes]:
    wish, made = making.wish, making.made
    files: dict[str, bytes] = {}
    for part in parts:
        files |= packed(part, moment(making.settings, made.moment))
    files |= moved(parts, files, making.last)
    homes = [wish.order.manuscript, *([made.root] if made.root else [])]
    files["CHANGELOG.md"] = changelog(homes, made.version, subjects_since(made)).encode()
    contents = Contents(making.settings.title.main, dict(files), kinds(parts), wish.judged)
    files["RELEASE.md"] = release_notes(made, report, contents).encode()
    files["SHA256SUMS"] = sums(files)
    return files


def _placed(making: _Making, report: Report, parts: list[Part]) -> Report:
    """Put the release in its place, and tell its files; one that is there already stays as it is."""
    files, made = _files(making, report, parts), making.made
    name = made.version + (TRIAL if made.trial else "")
    folder = making.wish.order.out / FOLDER / name
    if not made.trial and folder.exists():
        found = standing(folder, files)
        if found:
            return replace(report, findings=(*report.findings, *found))
    else:
        folder.parent.mkdir(parents=True, exist_ok=True)
        place(folder.parent, {f"{name}/{file}": content for file, content in files.items()})
    outputs = [
        Output((folder / file).as_posix(), kind, len(files[file]), _extent(file, parts))
        for file, kind in kinds(parts).items()
        if kind in SOURCES and file in files
    ]
    return replace(report, outputs=tuple(outputs))


def _extent(file: str, parts: list[Part]) -> int | None:
    return next((bound.pages for part in parts for bound in part.bounds if file in bound.files), None)


def _need_judges(wish: Wish) -> None:
    needs = [need for need in NEEDS if need.remedy == JUDGES] if wish.judged else []
    missing = [found.need for found in doctor(needs) if found.told is None]
    if missing:
        words = f"not installed: {'; '.join(need.name for need in missing)}"
        hint = f"{JUDGES} installs them; --without-judges releases without their verdict, and says so"
        raise MissingProgramError(finding("program-missing", words, hint=hint))


def _unjudged() -> Finding:
    hint = "`./noxw -s conformance` installs them; then release without --without-judges"
    return finding("release-unjudged", "Ace, veraPDF, axe-core and Nu were not asked", hint=hint)
