"""Collate finished files with the manuscript."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from itertools import islice

from octavo.book import Book
from octavo.collate.aids import Aids
from octavo.collate.citations import check_citations
from octavo.collate.compare import compare
from octavo.collate.compare_index import compare_indexes
from octavo.collate.compare_pages import compare_pages
from octavo.collate.compare_shapes import compare_shapes
from octavo.collate.conditions import check_conditions
from octavo.collate.definitions import check_definitions
from octavo.collate.epub import read_epub
from octavo.collate.facts import Facts, Known
from octavo.collate.html import read_html, read_web
from octavo.collate.letters import lowered
from octavo.collate.manuscript import Manuscript, read_manuscript
from octavo.collate.pair import Pair, lay
from octavo.collate.pdf import read_pdf
from octavo.collate.places import Places
from octavo.collate.references import check_references
from octavo.collate.tallies import tally_manuscript, tally_output
from octavo.collate.trace import trace
from octavo.collate.unreadable import UnreadableError
from octavo.collate.web_archive import is_web, read_web_archive
from octavo.collate.word import is_word, read_word
from octavo.findings import Finding, finding
from octavo.tally import Tally
from octavo.verdict import Verdict

__all__ = ["Collation", "collate", "collate_file"]

Reader = Callable[[Mapping[str, bytes], Manuscript, Aids], Facts]

#: What is checked of the book itself, which its makers have set before anything was compared with it.
CHECKS = (check_citations, check_conditions, check_references, check_definitions)

#: How the files of each format are read, and by which ending they are known.
READERS: Mapping[str, tuple[str, Reader]] = {
    "epub": (".epub", lambda files, *_: read_epub(_only(files))),
    "kobo": (".epub", lambda files, *_: read_epub(_only(files))),
    "web": ("", lambda files, *_: read_web(files)),
    "page": (".html", lambda files, *_: read_html(next(iter(files)), _only(files), whole=True)),
    "print": (".pdf", lambda files, *aids: read_pdf(_only(files), *aids)),
    "screen": (".pdf", lambda files, *aids: read_pdf(_only(files), *aids)),
    "docx": (".docx", lambda files, *_: read_word(_only(files))),
}


def _only(files: Mapping[str, bytes]) -> bytes:
    return next(iter(files.values()))


@dataclass(frozen=True, slots=True)
class Collation:
    """Hold what a collation found, and what each source has: the manuscript first, then every output.

    `pairs` are the outputs that could be read, by format, each laid beside the manuscript.
    """

    findings: tuple[Finding, ...]
    tallies: tuple[Tally, ...]
    pairs: Mapping[str, Pair]
    places: Places

    def lead_back(self, verdict: Verdict) -> Finding:
        """Give what a judge found in an output the line of the manuscript that it comes from."""
        return trace(verdict, self.pairs.get(verdict.finding.format or ""), self.places)


def collate(
    book: Book,
    outputs: Mapping[str, Mapping[str, bytes]],
    step: Callable[[str], None] = lambda _: None,
    aids: Aids | None = None,
) -> Collation:
    """Find what outputs lack, add, double, move or change of a book as it was loaded.

    `outputs` gives for each format (`epub`, `kobo`, `web`, `page`, `print`, `screen`) its files by name;
    `step` is told each format that is done. Of each kind of difference the first is found. A file
    that is missing or cannot be read is a finding too.
    """
    aids = aids or Aids()
    manuscript = aids.read(book)
    places = Places(book, manuscript)
    found = [each for check in CHECKS for each in check(book)]
    pairs: dict[str, Pair] = {}
    reads = _reads(manuscript, outputs, aids)
    for kind in outputs:
        read = reads[kind]
        if isinstance(read, Finding):
            found.append(read)
        else:
            pairs[kind] = lay(manuscript.facts, read, ours=True)
            found += (places.finding(difference, kind) for difference in compare(pairs[kind]))
        step(kind)
    for kind, pair in islice(pairs.items(), 1, None):
        found += (places.finding(each, kind) for each in compare_indexes(next(iter(pairs.values())), pair))
    if "print" in pairs:
        for kind, pair in pairs.items():
            found += (places.finding(each, kind) for each in islice(compare_pages(pairs["print"], pair), 1))
        if "screen" in pairs:
            differences = islice(compare_shapes(pairs["print"], pairs["screen"]), 1)
            found += (places.finding(each, "print") for each in differences)
    tallies = (tally_output(kind, pair) for kind, pair in pairs.items())
    return Collation(tuple(found), (tally_manuscript(manuscript.facts), *tallies), pairs, places)


def collate_file(book: Book, name: str, content: bytes) -> Collation:
    """Find what one file, made by any tool, lacks of a book; what it is, its first bytes say.

    Part titles, which `book.yaml` gives, are asked only of a file that has one of them, and the TeX of
    formulas only of one that has kept it. Every finding names the file.
    """
    manuscript = read_manuscript(book)
    kind = _sniff(content)
    try:
        if kind == "page":
            observed = read_html(name, content, whole=False)
        elif kind == "web":
            observed = read_web_archive(content)
        else:
            observed = READERS[kind][1]({name: content}, manuscript, Aids())
    except UnreadableError as error:
        unread = finding("output-unreadable", f"{name} cannot be read: {error}", path=name)
        return Collation((unread,), (tally_manuscript(manuscript.facts),), {}, Places(book, manuscript))
    parts = _has_parts(manuscript, observed)
    tex = all(formula.known for formula in observed.formulas)
    if not parts or not tex:
        manuscript = read_manuscript(book, parts=parts, tex=tex)
    places, pair = Places(book, manuscript), lay(manuscript.facts, observed, ours=False)
    found = (places.finding(difference, kind) for difference in compare(pair))
    named = tuple(replace(each, message=f"{name}: {each.message}") for each in found)
    return Collation(
        named, (tally_manuscript(manuscript.facts), tally_output(name, pair)), {kind: pair}, places
    )


def _has_parts(manuscript: Manuscript, observed: Facts) -> bool:
    """Say whether a file has a part's title: among its headings, or where it tells of none, in its text."""
    titles = {lowered(manuscript.facts.letters(part)) for part in manuscript.parts}
    if Known.HEADINGS in observed.knows:
        return bool(titles & {lowered(observed.letters(section.at)) for section in observed.sections})
    text = lowered(observed.text)
    return any(title in text for title in titles)


def _reads(
    manuscript: Manuscript, outputs: Mapping[str, Mapping[str, bytes]], aids: Aids
) -> dict[str, Facts | Finding]:
    """Read all outputs: first those that are not begun elsewhere, where nobody helps."""
    read, alone = partial(_read, manuscript), Aids(aids.cache)
    begun = {kind: aids.begin(kind, partial(read, kind, files, alone)) for kind, files in outputs.items()}
    reads = {kind: read(kind, files, aids) for kind, files in outputs.items() if begun[kind] is None}
    return reads | {kind: wait() for kind, wait in begun.items() if wait is not None}


def _read(manuscript: Manuscript, kind: str, files: Mapping[str, bytes], aids: Aids) -> Facts | Finding:
    ending, read = READERS[kind]
    chosen = {name: content for name, content in files.items() if name.endswith(ending)}
    if not chosen:
        return finding("output-missing", f"there is no {kind} output to collate", format=kind)
    try:
        return read(chosen, manuscript, aids)
    except UnreadableError as error:
        name = next(iter(chosen))
        return finding("output-unreadable", f"{name} cannot be read: {error}", path=name, format=kind)


def _sniff(content: bytes) -> str:
    if content.startswith(b"PK\x03\x04"):
        return "docx" if is_word(content) else "web" if is_web(content) else "epub"
    return "screen" if b"%PDF-" in content[:1024] else "page"
