"""Prove what was bound: collate it with the manuscript, and let outside judges read it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from functools import partial

from octavo.beside import Beside
from octavo.bind.bound import Bound
from octavo.book import Book
from octavo.cache import Cache
from octavo.collate import PAGES, Aids, Manuscript, collate, read_manuscript
from octavo.conform.judged import judged
from octavo.conform.preflight import File, preflight, read_print
from octavo.conform.shops import judge_for_shops
from octavo.conform.stored_cover import stored_cover
from octavo.cycles import never
from octavo.layout import layout
from octavo.proof import Proof, keep, kept, key_of
from octavo.verdict import Verdict
from octavo.woven import unwoven

__all__ = ["EPUBS", "Means", "Proof", "prove"]

#: The formats that EPUBCheck reads.
EPUBS = frozenset({"epub", "kobo"})
#: What is begun elsewhere: a preflight's reading of the print PDF.
PREFLIGHT = "preflight"
#: How many pages take longer to read than a process takes to begin.
LONG = 150


@dataclass(frozen=True, slots=True)
class Means:
    """Hold what a proof is made with: the cache, how many things may be done at once, and who is told.

    `read` may have read a manuscript before, and `judge` have asked EPUBCheck of an output's files.
    """

    cache: Cache
    jobs: int
    step: Callable[[str], None]
    read: Callable[[Book], Manuscript] = read_manuscript
    judge: Callable[[Mapping[str, bytes]], tuple[Verdict, ...]] | None = None


def prove(books: Mapping[str, Book], bounds: Sequence[Bound], means: Means) -> Proof:
    """Find what the outputs lack of the book as it was loaded, and what their judges have against them.

    `books` gives for each format the text that its output must hold: what shares a text is proven together,
    and never twice where nothing has changed (`proof.py`).
    EPUBCheck reads the EPUB while we collate; with more than one job, another process reads a long screen
    PDF, or half the pages of another long one, while we read the rest: PDFium is not safe with threads. What
    a judge says is led back to the manuscript's line. `step` is told each format that is done.
    """
    groups: list[list[Bound]] = []
    for bound in bounds:
        book = books[bound.format]
        group = next((each for each in groups if _shares(books[each[0].format], book)), None)
        if group is None:
            groups.append(group := [])
        group.append(bound)
    # A proof makes many values, and none of them is in a cycle.
    with never():
        proofs = [_known(books, group, means) for group in groups]
    return Proof(
        tuple(found for proof in proofs for found in proof.findings),
        tuple(tally for proof in proofs for tally in proof.tallies),
    )


def _known(books: Mapping[str, Book], bounds: Sequence[Bound], means: Means) -> Proof:
    """Give the proof of outputs that share a text, from the cache where it is known.

    A stored cover is no output of ours: it is measured every time.
    """
    key = key_of({kind: books[kind] for kind in (bound.format for bound in bounds)}, bounds)
    proof = kept(means.cache, key)
    if proof is None:
        proof = _proof(books, bounds, means)
        keep(means.cache, key, proof)
    else:
        for bound in bounds:
            means.step(bound.format)
    covers = (
        stored_cover(books["print"].root, books["print"].settings.print, bound.pages)
        for bound in bounds
        if bound.format == "print" and bound.pages
    )
    return replace(proof, findings=(*proof.findings, *(found for each in covers for found in each)))


def _shares(one: Book, other: Book) -> bool:
    """Say whether two books have the same text, in whatever dress."""
    told, said = one.settings, other.settings
    same = (one.chapters, one.parts, told.lang, told.title) == (
        other.chapters,
        other.parts,
        said.lang,
        said.title,
    )
    return one is other or same


def _proof(books: Mapping[str, Book], bounds: Sequence[Bound], means: Means) -> Proof:
    loaded = books[bounds[0].format]
    told = {kind: book.settings for kind, book in books.items()}
    cache = means.cache
    apart = _apart(bounds) if means.jobs > 1 else frozenset()
    beside, looking = (Beside(apart, "octavo.collate") for _ in range(2))
    with ThreadPoolExecutor(1) as pool, beside, looking:
        judge = means.judge or partial(judged, cache=cache)
        judging = [pool.submit(judge, bound.files) for bound in bounds if bound.format in EPUBS]
        looks = [(name, _look(looking, content, cache)) for name, content in _files(bounds, "print", ".pdf")]
        files = {bound.format: bound.files for bound in bounds}
        collation = collate(loaded, files, means.step, Aids(cache, beside.begin, means.read))
        found = collation.findings
        pair = collation.pairs.get("print")
        for name, look in looks:
            if pair is not None:
                verdicts = preflight(look(), name, told["print"].print, pair.observed.areas)
                verdicts += layout(name, pair, told["print"])
                found += tuple(map(collation.lead_back, verdicts))
        for name, content in _files(bounds, "epub", ".epub") if "epub" in collation.pairs else ():
            verdicts = judge_for_shops(content, name, told["epub"].epub.shops)
            found += tuple(map(collation.lead_back, verdicts))
        found += tuple(collation.lead_back(verdict) for task in judging for verdict in task.result())
        return Proof(unwoven(found, loaded), collation.tallies)


def _apart(bounds: Sequence[Bound]) -> frozenset[str]:
    """Give what other processes read: one of two PDFs that are long, or half of one; and a preflight's."""
    pages = {bound.format: bound.pages or 0 for bound in bounds}
    both = min(pages.get("print", 0), pages.get("screen", 0)) >= LONG
    return frozenset({"screen" if both else PAGES, PREFLIGHT if pages.get("print", 0) >= LONG else PAGES})


def _look(beside: Beside, content: bytes, cache: Cache) -> Callable[[], File | None]:
    """Begin to read a print PDF for its preflight, and give what waits for that, or what does it."""
    look = partial(read_print, content, cache)
    return beside.begin(PREFLIGHT, look) or look


def _files(bounds: Sequence[Bound], kind: str, ending: str) -> Iterator[tuple[str, bytes]]:
    for bound in bounds:
        if bound.format == kind:
            yield from (pair for pair in bound.files.items() if pair[0].endswith(ending))
