"""Read the files of definitions: each as a chapter is read, confined, and once."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from octavo.cache import Cache
from octavo.findings import Finding, finding
from octavo.places import Places
from octavo.settings import Glossary, Settings
from octavo.slug import free, slugify
from octavo.source.chapter import read_chapter
from octavo.syntax import Element, elements, plain

__all__ = ["ABBREVIATIONS", "GLOSSARY", "Entry", "Lexicon", "folded", "read_lexicon"]

CODE = "glossary-broken"
#: The two kinds of lists, as `book.yaml` calls them; each is also the id of the division kept for the list.
GLOSSARY, ABBREVIATIONS = "glossary", "abbreviations"
#: What the ids of entries begin with that have none of their own.
PREFIX = {GLOSSARY: "gls-", ABBREVIATIONS: "abbr-"}
#: What dialects lack that definitions are written with.
WANTING = {"gfm": "+definition_lists+bracketed_spans", "markdown_mmd": "+bracketed_spans"}


@dataclass(frozen=True, slots=True)
class Entry:
    """Hold one entry: its term as it is printed, its definitions, and where it stands.

    `names` are the words, folded, by which the text finds it; the first is the term itself.
    """

    id: str
    kind: str
    names: tuple[str, ...]
    term: tuple[Element, ...] = field(repr=False)
    definitions: tuple[tuple[Element, ...], ...] = field(repr=False)
    path: str = ""
    line: int | None = None

    @property
    def words(self) -> str:
        """Give the term in plain letters."""
        return " ".join(plain(self.term).split())


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Hold the entries of one kind, what stands before them, and the text of each file by path."""

    kind: str
    asked: Glossary
    entries: tuple[Entry, ...] = ()
    before: tuple[Element, ...] = field(default=(), repr=False)
    sources: tuple[tuple[str, str], ...] = field(default=(), repr=False)

    def find(self, words: str) -> Entry | None:
        """Give the entry that some words mean: a term, a word that stands for it too, or an id."""
        name = folded(words)
        return next(
            (entry for entry in self.entries if name in entry.names),
            next((entry for entry in self.entries if entry.id == words), None),
        )


def folded(words: str) -> str:
    """Write words so that capitals and spaces make no difference."""
    return " ".join(words.casefold().split())


def read_lexicon(
    kind: str, settings: Settings, root: Path, cache: Cache, *, trusted: bool = False
) -> tuple[Lexicon, tuple[Finding, ...]]:
    """Read the files that `book.yaml` names under `glossary` or `abbreviations`."""
    asked = settings.glossary if kind == GLOSSARY else settings.abbreviations
    dialect = settings.markdown + WANTING.get(re.split(r"[+-]", settings.markdown, maxsplit=1)[0], "")
    entries: list[Entry] = []
    before: list[Element] = []
    sources: list[tuple[str, str]] = []
    findings: list[Finding] = []
    for path in asked.files:
        content = (root / path).read_bytes()
        read = read_chapter(content, path, dialect, settings.limits, cache, trusted=trusted)
        first = next((at for at, block in enumerate(read.blocks) if _lists(block)), len(read.blocks))
        findings += read.findings or (() if first < len(read.blocks) else (_nothing(path),))
        findings += _stray(read.blocks[first:], read.source, path)
        findings += _headings(read.blocks[:first], path) if sources else ()
        before += read.blocks[:first]
        sources.append((path, read.source))
        terms = [pair for block in read.blocks[first:] if _lists(block) for pair in block["c"]]
        for entry in _entries(terms, kind, read.source, path):
            findings += _twice(entry, entries)
            taken = {other.id for other in entries}
            entries.append(Entry(free(entry.id, taken), kind, *_rest(entry)))
    return Lexicon(kind, asked, tuple(entries), tuple(before), tuple(sources)), tuple(findings)


def _rest(
    entry: Entry,
) -> tuple[tuple[str, ...], tuple[Element, ...], tuple[tuple[Element, ...], ...], str, int | None]:
    return entry.names, entry.term, entry.definitions, entry.path, entry.line


def _lists(block: Element) -> bool:
    return bool(block["t"] == "DefinitionList")


def _entries(
    terms: Sequence[tuple[list[Element], list[list[Element]]]], kind: str, source: str, path: str
) -> Iterator[Entry]:
    places = Places("\n" + source)
    for term, definitions in terms:
        words, name, also = _named(term)
        name = name or PREFIX[kind] + (slugify(plain(words)) or "entry")
        names = tuple(dict.fromkeys(filter(None, map(folded, (plain(words), *also)))))
        line = _line(plain(words), places)
        yield Entry(name, kind, names, tuple(words), tuple(map(_paragraphs, definitions)), path, line)


def _paragraphs(blocks: Sequence[Element]) -> tuple[Element, ...]:
    """Give the blocks of a definition: paragraphs of a dense list would run together in HTML."""
    if len(blocks) == 1:
        return tuple(blocks)
    return tuple({**block, "t": "Para"} if block["t"] == "Plain" else block for block in blocks)


def _named(term: list[Element]) -> tuple[list[Element], str, list[str]]:
    """Give the words of a term, the id that it has of its own, and the words that stand for it too."""
    for at, inline in enumerate(term):
        if inline["t"] == "Span":
            (name, classes, pairs), words = inline["c"]
            also = [word for key, value in pairs if key == "also" for word in value.split(",")]
            kept = [["", classes, [pair for pair in pairs if pair[0] != "also"]], words]
            bare = not classes and not kept[0][2]
            inside = words if bare else [{"t": "Span", "c": kept}]
            return [*term[:at], *inside, *term[at + 1 :]], name, also
    return term, "", []


def _line(words: str, places: Places) -> int | None:
    """Give the line of a term, which stands at the beginning of one, behind marks of emphasis or not."""
    first = words.partition(" ")[0]
    for written in (f"\n{words}", f"\n[{words}", f"\n*{first}", f"\n_{first}", f"\n**{first}", f"\n{first}"):
        line, _ = places.find(written)
        if line is not None:
            return line
    return None


def _twice(entry: Entry, before: Sequence[Entry]) -> tuple[Finding, ...]:
    name = next((name for name in entry.names if any(name in other.names for other in before)), None)
    if name is None:
        return ()
    first = next(other for other in before if name in other.names)
    where = f"line {first.line}" if first.path == entry.path else f"{first.path}, line {first.line}"
    words = f"“{name}” is defined twice (the first in {where}); the text leads to the first"
    hint = "put both definitions under one term, or call one of the two otherwise"
    return (finding("term-twice", words, path=entry.path, line=entry.line, hint=hint),)


def _nothing(path: str) -> Finding:
    hint = "write a term on a line of its own, and below it : and what it means"
    return finding(CODE, "this file defines nothing", path=path, hint=hint)


def _stray(blocks: Sequence[Element], source: str, path: str) -> Iterator[Finding]:
    """Find what an ordered list of entries has no place for, and pictures, which only chapters have."""
    places = Places(source)
    for block in blocks:
        if not _lists(block):
            written = (
                each
                for each in elements(block, words=True)
                if each["t"] in {"Code", "Math", "Space", "SoftBreak", "Str"}
            )
            words = plain(written)
            first = next((each["c"] for each in elements(block, words=True) if each["t"] == "Str"), "")
            line, column = places.find(first) if first else (None, None)
            told = f"“{words[:30]}” stands between the definitions, which are put in order"
            hint = "put it before the first term, or indent it below its own"
            yield finding(CODE, told, path=path, line=line, column=column, hint=hint)
        elif any(each["t"] == "Image" for each in elements(block)):
            image = next(each for each in elements(block) if each["t"] == "Image")
            line, column = places.find(image["c"][2][0])
            hint = "show it in a chapter, and lead there: [the figure](chapter.md#id)"
            yield finding(
                CODE, "a definition holds no picture", path=path, line=line, column=column, hint=hint
            )


def _headings(blocks: Sequence[Element], path: str) -> Iterator[Finding]:
    for block in blocks:
        if block["t"] == "Header":
            words = f"“{plain(block['c'][2])}” would stand in the midst of the list"
            hint = "only the first file may begin with a heading: the list's title"
            yield finding(CODE, words, path=path, hint=hint)
