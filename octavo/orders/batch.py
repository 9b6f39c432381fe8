"""Make all books of a catalogue in one run."""

from __future__ import annotations

import importlib
import os
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from octavo.batch.crew import Crew
from octavo.batch.errand import Errand
from octavo.batch.inputs import EPOCH, Inputs, inputs_of
from octavo.batch.journal import Journal
from octavo.batch.local_crew import LocalCrew
from octavo.batch.maker import maker
from octavo.batch.outcome import Outcome, State
from octavo.batch.page import render_page
from octavo.batch.run import Ready, run
from octavo.batch.table import Results, render_results_json
from octavo.batch.title import Title
from octavo.batch.titles import titles_of
from octavo.cache import Cache
from octavo.errors import MissingProgramError
from octavo.files import locked, place
from octavo.findings import finding
from octavo.order import FORMATS, KEEP
from octavo.progress import Progress

__all__ = ["Batch", "batch"]


@dataclass(frozen=True, slots=True)
class Batch:
    """Ask for the books of a catalogue: a folder that holds them, or a file that lists them.

    `jobs` is how many cores are to be used, on this machine; with the address of a `scheduler`, it is its
    workers that are. `minutes` bounds each book; `fresh` forgets what former runs have done.
    """

    catalogue: Path
    out: Path
    formats: frozenset[str] = FORMATS
    edition: str | None = None
    jobs: int = 1
    scheduler: str | None = None
    retries: int = 2
    minutes: float = 60
    keep: int = KEEP
    fresh: bool = False


def batch(order: Batch, progress: Progress) -> Results:
    """Make what is not made yet, place and write down each book as it is done, and give what became of all.

    Raises UsageError when the catalogue is wrong, MissingProgramError when Dask is asked for and not
    installed, OctavoError when the disk cannot be written or a book's files cannot be read.
    """
    started = time.monotonic()
    titles = titles_of(order.catalogue, order.out, Title("", order.catalogue, order.formats, order.edition))

    def waiting() -> None:
        with progress.stage("Waiting for another run", 0):
            pass

    with locked(order.out, waiting), Journal(order.out, fresh=order.fresh) as journal:
        Cache(order.out / ".cache").clear_left()
        outcomes, wanted = _looked_at(order, titles, journal, progress)
        with progress.stage("Books", len(titles)) as step:
            for outcome in outcomes:
                step(outcome.name)
            if wanted:
                with _crew(order, len(wanted)) as crew:
                    outcomes += run(wanted, crew, journal, order.retries, lambda each: step(each.name))
        results = Results(tuple(sorted(outcomes, key=lambda each: each.name)), time.monotonic() - started)
        told = {"batch.json": render_results_json(results), "batch.html": render_page(results)}
        place(order.out, {name: text.encode() for name, text in told.items()})
    return results


def _looked_at(
    order: Batch, titles: Sequence[Title], journal: Journal, progress: Progress
) -> tuple[list[Outcome], list[Ready]]:
    """Part the books that need no making, for they stand there or cannot be read, from those to be made."""
    outcomes: list[Outcome] = []
    wanted: list[tuple[Title, Inputs]] = []
    with progress.stage("Reading", len(titles)) as step:
        for title in titles:
            try:
                inputs = inputs_of(title)
            except OSError as error:
                words = f"{error.filename} cannot be read: {error.strerror}"
                outcomes.append(Outcome(title.name, "", State.UNMADE, first=words))
            else:
                kept = journal.kept(title.name, inputs.digest)
                if kept is None:
                    wanted.append((title, inputs))
                else:
                    outcomes.append(kept)
            step(title.name)
    share = max(1, order.jobs // max(1, len(wanted)))
    return outcomes, [Ready(_errand(order, title, share), has.digest, has.text) for title, has in wanted]


def _errand(order: Batch, title: Title, jobs: int) -> Errand:
    return Errand(
        name=title.name,
        folder=str(title.folder),
        out=str(order.out / title.name),
        cache=str(order.out / ".cache"),
        formats=tuple(sorted(title.formats)),
        edition=title.edition,
        jobs=jobs,
        seconds=order.minutes * 60,
        keep=order.keep,
        maker=maker(),
        epoch=os.environ.get(EPOCH, ""),
    )


def _crew(order: Batch, books: int) -> Crew:
    if order.scheduler is None:
        return LocalCrew(min(order.jobs, books))
    try:
        # Here and not above: only a cluster has need of Dask, and not everybody has it.
        dask_crew = importlib.import_module("octavo.batch.dask_crew")
    except ImportError as error:
        words = "Dask is not installed, which --scheduler asks for"
        raise MissingProgramError(
            finding("program-missing", words, hint="pip install octavo[dask]")
        ) from error
    crew: Crew = dask_crew.DaskCrew(order.scheduler)
    return crew
