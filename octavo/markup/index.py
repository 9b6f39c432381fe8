"""Make the leaf of an index: entries in groups by letter, each place led to by the name of its section.

Print puts its pages there (`bind/pdf/index_folios.py`). The types are those of EPUB Indexes 1.0.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from lxml import etree

from octavo.book import Book, Entry, Index, Leaf, Locator, Matter, SeeReference, Term
from octavo.markup.divide import headings
from octavo.markup.kinds import semantics
from octavo.markup.tree import add, section
from octavo.settings import IndexPlan, MadeLeaf
from octavo.slug import free, slugify
from octavo.words import words_in
from octavo.xhtml import EPUB, Tree, write

__all__ = ["index_leaves", "set_indexes"]

#: A term with those above it.
Path = tuple[Term, ...]
#: The class of a leaf whose words the book has made: an index may also be a chapter of the manuscript.
MADE = "made-index"
#: How long the part of an id is that is made of a term.
LONGEST = 40


@dataclass(frozen=True, slots=True)
class _Setting:
    """Hold what all entries of an index are set with: its words, and the id of each entry."""

    words: Mapping[str, str]
    ids: Mapping[Path, str]


def set_indexes(leaves: Sequence[Leaf], book: Book) -> list[Leaf]:
    """Give the leaves of a book's text with its indexes where `back` has them."""
    placed = list(leaves)
    back = book.settings.back
    for at, entry in reversed(list(enumerate(back))):
        if isinstance(entry, MadeLeaf) and entry.index:
            behind = [chapter for each in back[at + 1 :] for chapter in _files(each, book)]
            place = next((n for n, leaf in enumerate(placed) if _is_behind(leaf, behind)), len(placed))
            placed[place:place] = index_leaves(book, entry.index, {leaf.key for leaf in placed})
    return placed


def index_leaves(book: Book, plan: IndexPlan, taken: Collection[str]) -> tuple[Leaf, ...]:
    """Give the leaf of an index, or none where nothing is marked for it; `taken` are keys of other leaves."""
    index = next((each for each in book.indexes if each.name == plan.name), None)
    if index is None:
        return ()
    lang = book.settings.lang
    key = free(f"index-{plan.name}" if plan.name else "index", taken)
    words = words_in(lang)
    given = {"id": key, "class": f"leaf index {MADE}", "lang": lang, "xml:lang": lang}
    tree = section("section", {**given, **semantics("index"), "aria-labelledby": f"{key}--title"})
    tree.set("data-ranges", plan.ranges)
    title = plan.title or words["index"]
    add(tree, "h1", title, id=f"{key}--title", class_="opening")
    setting = _Setting(words, dict(_ids(index, key)))
    body = add(tree, "div", class_="index-body")
    for group in index.groups:
        home = _typed(add(body, "div", class_="index-group"), "index-group")
        if group.letter:
            add(home, "h2", group.letter, class_="index-letter")
        _list(home, group.entries, (), setting)
    opening = tuple(headings(tree))[:1]
    return (Leaf(key, "index", title, Matter.BACK, write(tree), lang, headings=opening),)


def _files(entry: str | MadeLeaf, book: Book) -> Iterator[str]:
    """Give the paths of the chapters that an entry of `back` stands for."""
    if isinstance(entry, str):
        yield entry
    else:
        told = book.settings
        files = (*told.bibliography,) if entry.bibliography else ()
        files += told.glossary.files if entry.glossary else ()
        files += told.abbreviations.files if entry.abbreviations else ()
        yield from (chapter.path for chapter in book.chapters if chapter.made and chapter.path in files)


def _is_behind(leaf: Leaf, behind: Collection[str]) -> bool:
    made = leaf.kind == "index" and leaf.path is None
    return leaf.matter is Matter.BACK and (made or leaf.path in behind)


def _ids(index: Index, key: str) -> Iterator[tuple[Path, str]]:
    taken: set[str] = set()
    waiting: list[tuple[Path, Entry]] = [
        ((entry.term,), entry) for group in reversed(index.groups) for entry in reversed(group.entries)
    ]
    while waiting:
        path, entry = waiting.pop()
        name = "-".join(filter(None, (slugify(_flat(term)) for term in path)))[:LONGEST].strip("-")
        # Two hyphens stand in no other id behind the leaf's key.
        chosen = free(f"{key}--e--{name or 'entry'}", taken)
        taken.add(chosen)
        yield path, chosen
        waiting += [((*path, each.term), each) for each in reversed(entry.below)]


def _list(home: Tree, entries: Sequence[Entry], above: Path, setting: _Setting) -> None:
    rows = _typed(add(home, "ul", class_="index-entries"), "index-entry-list")
    for entry in entries:
        path = (*above, entry.term)
        row = _typed(add(rows, "li", id=setting.ids[path]), "index-entry")
        line = add(row, "p", class_="index-line")
        _write(_typed(add(line, "span", class_="index-term"), "index-term"), entry.term)
        if entry.locators:
            _locators(line, entry.locators, setting.words)
        _references(line, entry, setting)
        if entry.below:
            _list(row, entry.below, path, setting)


def _locators(line: Tree, locators: Sequence[Locator], words: Mapping[str, str]) -> None:
    """Lead to places by the name of their section, said once for all that follow one another."""
    home = _typed(add(line, "span", class_="index-locators"), "index-locator-list")
    home.text = words["index-comma"]
    for number, (name, row) in enumerate(groupby(locators, key=lambda each: each.section)):
        if number:
            home[-1].tail = words["index-semicolon"]
        for count, each in enumerate(row, 1):
            if count > 1:
                home[-1].tail = words["index-comma"]
            _locator(home, each, name if count == 1 else "", count, words)


def _locator(home: Tree, each: Locator, name: str, count: int, words: Mapping[str, str]) -> None:
    link = _typed(add(home, "a", href=f"#{each.id}", class_="index-locator"), "index-locator")
    link.text = name or str(count)
    if each.main:
        link.set("class", "index-locator main")
    if each.note:
        note = words["index-note"].format(each.note)
        link.text = f"{name}{words['index-comma']}{note}" if name else note
        link.set("data-note", each.note)
    if each.until:
        link.set("data-until", f"#{each.until}")
        if each.until_section != each.section:
            link.tail = "\u2013"
            end = _typed(add(home, "a", each.until_section, href=f"#{each.until}"), "index-locator")
            end.set("class", "index-until main" if each.main else "index-until")


def _references(line: Tree, entry: Entry, setting: _Setting) -> None:
    for also, row in groupby(entry.see, key=lambda each: each.also):
        home = _typed(
            add(line, "span", class_="index-see"), "index-xref-related" if also else "index-xref-preferred"
        )
        behind = setting.words[
            "index-semicolon" if entry.locators or home.getprevious() is not line[0] else "index-comma"
        ]
        before, after = setting.words["index-see-also" if also else "index-see"].split("{}")
        home.text = behind
        if before.strip():
            add(home, "em", before.strip()).tail = before[len(before.rstrip()) :]
        for number, each in enumerate(row):
            if number:
                home[-1].tail = setting.words["index-semicolon"]
            _reference(home, each, setting)
        if after.strip():
            home[-1].tail = after[: len(after) - len(after.lstrip())] or None
            add(home, "em", after.strip())


def _reference(home: Tree, each: SeeReference, setting: _Setting) -> None:
    leads = each.leads and each.path in setting.ids
    link = add(home, "a", href=f"#{setting.ids[each.path]}") if leads else add(home, "span")
    for number, term in enumerate(each.path):
        if number:
            _append(link, ": ")
        _write(link, term)


def _write(home: Tree, term: Term) -> None:
    for words, italic in term:
        if italic:
            add(home, "em", words)
        else:
            _append(home, words)


def _append(home: Tree, words: str) -> None:
    if len(home):
        home[-1].tail = (home[-1].tail or "") + words
    else:
        home.text = (home.text or "") + words


def _typed(element: Tree, name: str) -> Tree:
    element.set(etree.QName(EPUB, "type"), name)
    return element


def _flat(term: Term) -> str:
    return "".join(words for words, _ in term)
