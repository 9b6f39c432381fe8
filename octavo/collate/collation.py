"""Collate finished files with the manuscript."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from octavo.book import Book
from octavo.collate.compare import compare
from octavo.collate.epub import read_epub
from octavo.collate.facts import Facts, Known
from octavo.collate.html import read_html, read_web
from octavo.collate.letters import lowered
from octavo.collate.manuscript import Manuscript, read_manuscript
from octavo.collate.pdf import read_pdf
from octavo.collate.places import Places
from octavo.collate.unreadable import UnreadableError
from octavo.findings import Finding, finding

__all__ = ["collate", "collate_file"]

Reader = Callable[[Mapping[str, bytes], Manuscript], Facts]

#: How the files of each format are read, and by which ending they are known.
READERS: Mapping[str, tuple[str, Reader]] = {
    "epub": (".epub", lambda files, _: read_epub(_only(files))),
    "web": ("", lambda files, _: read_web(files)),
    "page": (".html", lambda files, _: read_html(next(iter(files)), _only(files), whole=True)),
    "print": (".pdf", lambda files, manuscript: read_pdf(_only(files), manuscript)),
    "screen": (".pdf", lambda files, manuscript: read_pdf(_only(files), manuscript)),
}


def _only(files: Mapping[str, bytes]) -> bytes:
    return next(iter(files.values()))


def collate(
    book: Book, outputs: Mapping[str, Mapping[str, bytes]], step: Callable[[str], None] = lambda _: None
) -> tuple[Finding, ...]:
    """Find what outputs lack, add, double, move or change of a book as it was loaded.

    `outputs` gives for each format (`epub`, `web`, `page`, `print`, `screen`) its files by name;
    `step` is told each format that is done. Of each kind of difference the first is found. A file
    that is missing or cannot be read is a finding too.
    """
    manuscript = read_manuscript(book)
    places = Places(book, manuscript)
    found: tuple[Finding, ...] = ()
    for kind, files in outputs.items():
        found += _collate(manuscript, places, kind, files)
        step(kind)
    return found


def collate_file(book: Book, name: str, content: bytes) -> tuple[Finding, ...]:
    """Find what one file, made by any tool, lacks of a book; what it is, its first bytes say.

    Part titles, which `book.yaml` gives, are asked only of a file that has one of them, and the TeX of
    formulas only of one that has kept it.
    """
    manuscript = read_manuscript(book)
    kind = _sniff(content)
    try:
        if kind == "page":
            observed = read_html(name, content, whole=False)
        else:
            observed = READERS[kind][1]({name: content}, manuscript)
    except UnreadableError as error:
        return (finding("output-unreadable", f"{name} cannot be read: {error}", path=name),)
    parts = _has_parts(manuscript, observed)
    tex = all(formula.known for formula in observed.formulas)
    if not parts or not tex:
        manuscript = read_manuscript(book, parts=parts, tex=tex)
    places = Places(book, manuscript)
    differences = compare(manuscript.facts, observed, ours=False)
    return tuple(places.finding(difference, kind) for difference in differences)


def _has_parts(manuscript: Manuscript, observed: Facts) -> bool:
    """Say whether a file has a part's title: among its headings, or where it tells of none, in its text."""
    titles = {lowered(manuscript.facts.letters(part)) for part in manuscript.parts}
    if Known.HEADINGS in observed.knows:
        return bool(titles & {lowered(observed.letters(section.at)) for section in observed.sections})
    text = lowered(observed.text)
    return any(title in text for title in titles)


def _collate(
    manuscript: Manuscript, places: Places, kind: str, files: Mapping[str, bytes]
) -> tuple[Finding, ...]:
    ending, read = READERS[kind]
    chosen = {name: content for name, content in files.items() if name.endswith(ending)}
    if not chosen:
        return (finding("output-missing", f"there is no {kind} output to collate", format=kind),)
    try:
        observed = read(chosen, manuscript)
    except UnreadableError as error:
        name = next(iter(chosen))
        return (finding("output-unreadable", f"{name} cannot be read: {error}", path=name, format=kind),)
    differences = compare(manuscript.facts, observed, ours=True)
    return tuple(places.finding(difference, kind) for difference in differences)


def _sniff(content: bytes) -> str:
    if content.startswith(b"PK\x03\x04"):
        return "epub"
    return "screen" if b"%PDF-" in content[:1024] else "page"
