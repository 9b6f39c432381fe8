"""Hold what was found against outputs, and keep it: what has not changed is not proven twice.

A proof is kept by all that it depends on: the bytes of the outputs, the book as it was loaded, every file of
this program, and the packages that read for it. What a maker says of its output is no part of that.
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from octavo.bind.bound import Bound
from octavo.book import Book, Chapter
from octavo.cache import Cache, digest
from octavo.findings import Finding, Severity, kept_finding, worst
from octavo.ourselves import ourselves
from octavo.syntax import seal
from octavo.tally import Tally

__all__ = ["Proof", "keep", "kept", "key_of"]

# Asked as the program begins: another Octavo may be put in its place while it runs.
ourselves()

#: The kind of entry in the cache.
KIND = "proof"


@dataclass(frozen=True, slots=True)
class Proof:
    """Hold what was found against the outputs, and the tallies of the manuscript and of each of them."""

    findings: tuple[Finding, ...]
    tallies: tuple[Tally, ...]


def key_of(books: Mapping[str, Book], bounds: Sequence[Bound]) -> str:
    """Give the hash of all that a proof of some outputs depends on; `books` are their texts, by format."""
    texts = {id(book): book for book in books.values()}
    parts: list[str | bytes] = [ourselves(), *map(_told, texts.values())]
    for bound in bounds:
        parts += (bound.format, str(list(texts).index(id(books[bound.format]))))
        parts += (part for pair in bound.files.items() for part in pair)
        # So that no file can be taken for the next format.
        parts.append(str(len(bound.files)))
    return digest(*parts)


def kept(cache: Cache, key: str) -> Proof | None:
    """Give a proof that was kept, or None where there is none, or one of another form."""
    entry = cache.look_up(KIND, key)
    if entry is None:
        return None
    with contextlib.suppress(LookupError, TypeError, ValueError):
        told = json.loads(entry)
        return Proof(
            tuple(map(kept_finding, told["findings"])), tuple(Tally(**row) for row in told["tallies"])
        )
    return None


def keep(cache: Cache, key: str, proof: Proof) -> None:
    """Keep a proof, but none with an error: a judge may have had no time, and will have it the next time."""
    if worst(proof.findings) is not Severity.ERROR:
        cache.store(KIND, key, json.dumps(asdict(proof), ensure_ascii=False).encode())


def _told(book: Book) -> str:
    """Say all of a book: blocks and pictures by their hash, and nothing of the folder that it stands in.

    Where no file was changed by being read, its tree is not told twice.
    """
    alike = book.files == book.chapters
    files = () if alike else book.files
    seals = [[seal(block) for block in chapter.blocks] for chapter in (*book.chapters, *files)]
    plain = replace(book, root=Path(), media=frozenset(), gone=frozenset())
    bare = replace(plain, chapters=tuple(map(_bare, book.chapters)), files=tuple(map(_bare, files)))
    return repr((bare, seals, alike, _sorted(book.media), _sorted(book.gone)))


def _bare(chapter: Chapter) -> Chapter:
    return replace(chapter, blocks=())


def _sorted(things: Iterable[str]) -> list[str]:
    return sorted(map(str, things))
