"""Build very large books, and say what it takes: `python -m fuzz.heavy NAME [SHARE] [FORMAT ...]`."""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from fuzz.books.bundle import Bundle
from fuzz.books.pictures import pictures
from fuzz.peak import watched
from fuzz.trial import warmed
from octavo.errors import OctavoError
from octavo.findings import Finding, Severity
from octavo.order import FORMATS, Order
from octavo.pipeline import build
from octavo.progress import Silent

__all__ = ["HEAVY", "main"]

SENTENCE = "The lamp was lit at dusk, and the keeper wrote the hour in the book, as he had done for years. "
YAML = b"title: Heavy\nslug: heavy\nallow: [{code: print-pages}]\n"
#: A book may be refused by a limit that the finding names.
REFUSED = {"layout-limit"}


def words(share: float) -> Bundle:
    """Give 560,000 words in 365 chapters."""
    chapters = max(1, round(365 * share))
    text = "\n\n".join([SENTENCE * 4] * 20)
    files = {f"{n:03}.md": f"# Chapter {n}\n\n{text}\n".encode() for n in range(1, chapters + 1)}
    return Bundle({"book.yaml": YAML, **files})


def notes(share: float) -> Bundle:
    """Give 10,000 notes in one chapter."""
    count = round(10_000 * share)
    pieces = [f"{SENTENCE}[^{n}]\n\n[^{n}]: Note {n} says so." for n in range(1, count + 1)]
    return _one("\n\n".join(pieces))


def rows(share: float) -> Bundle:
    """Give a table of 20,000 rows."""
    lines = [f"| {n} | the lamp | {n * 7 % 1000} |" for n in range(round(20_000 * share))]
    return _one("\n".join(["| n | what | how much |", "|---|---|---|", *lines]))


def images(share: float) -> Bundle:
    """Give 2,000 images, all of them other files."""
    count, picture = round(2000 * share), pictures()["images/d.svg"].decode()
    files = {f"images/{n}.svg": picture.replace("oil", f"oil {n}").encode() for n in range(count)}
    made = _one("\n\n".join(f"![Picture {n}](images/{n}.svg)" for n in range(count)))
    return Bundle({**made.files, **files})


def links(share: float) -> Bundle:
    """Give 5,000 links to one anchor."""
    pieces = [f"See [the lamp {n}](#lamp). {SENTENCE}" for n in range(round(5000 * share))]
    return _one("\n\n".join(["## The lamp {#lamp}", *pieces]))


def _one(text: str) -> Bundle:
    return Bundle({"book.yaml": YAML, "one.md": f"# One\n\n{text}\n".encode()})


HEAVY: Mapping[str, Callable[[float], Bundle]] = {
    "words": words,
    "notes": notes,
    "rows": rows,
    "images": images,
    "links": links,
}


def main(arguments: list[str]) -> int:
    """Build a very large book, or a share of it; print how long it took and what was found.

    Give 1 for an error, but 0 for a limit that refuses the book.
    """
    name, share, *formats = [*arguments, "1"][:2] + arguments[2:]
    with tempfile.TemporaryDirectory(prefix="octavo-heavy-") as folder:
        HEAVY[name](float(share)).write(Path(folder) / "book")
        started = time.monotonic()
        order = Order(
            Path(folder) / "book", warmed(Path(folder) / "out"), frozenset(formats) or FORMATS, jobs=2
        )
        with watched() as peak:
            findings = _built(order)
        took = time.monotonic() - started
    used = os.times()
    spent = used.user + used.system + used.children_user + used.children_system
    errors = [found for found in findings if found.severity is Severity.ERROR]
    said = f"{took:.0f} s, {spent:.0f} s of processors (workers apart), {peak.mebibytes} MiB"
    sys.stdout.write(f"{name} {share}: {said}, {len(errors)} errors\n")
    sys.stdout.writelines(f"  {found.code}: {found.message}; {found.hint}\n" for found in errors[:5])
    return 1 if {found.code for found in errors} - REFUSED else 0


def _built(order: Order) -> Sequence[Finding]:
    """Give what a build found, or why the book is refused."""
    try:
        return build(order, Silent()).findings
    except OctavoError as error:
        return error.findings


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
