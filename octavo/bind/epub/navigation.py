"""Make the navigation document and the NCX out of the contents, which is a leaf like the others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from lxml import etree
from markupsafe import Markup

from octavo.bind.epub.plan import COVER, Plan
from octavo.bind.page_breaks import PageBreak, mark_pages
from octavo.bind.templates import fill
from octavo.book import Leaf, Matter
from octavo.words import words_in
from octavo.xhtml import XHTML, Tree, local, write

__all__ = ["navigation", "ncx"]

#: Leaves that a reading system offers by name, and the vocabulary's word for each.
LANDMARKS = {
    "title-page": "titlepage",
    "contents": "toc",
    "list-of-figures": "loi",
    "list-of-tables": "lot",
    "endnotes": "endnotes",
    "glossary": "glossary",
    "bibliography": "bibliography",
    "index": "index",
}


#: The printed pages by the leaf in which they begin.
Breaks = Mapping[str, Sequence[PageBreak]]


@dataclass(frozen=True, slots=True)
class Landmark:
    """Hold one landmark: what it is, where, and what it is called."""

    kind: str
    href: str
    words: str


@dataclass(frozen=True, slots=True)
class Entry:
    """Hold one line of the contents, and the lines below it."""

    id: str
    words: str
    href: str
    below: tuple[Entry, ...] = ()

    def depth(self) -> int:
        """Count the levels from this line downwards."""
        return 1 + max((entry.depth() for entry in self.below), default=0)


def navigation(planned: Plan, contents: Tree, breaks: Breaks) -> str:
    """Give the navigation document's body: the contents, the landmarks, and the printed pages.

    `contents` is the contents' tree, already pointing into the EPUB. Where it lists nothing, it is
    given one line, in place. `breaks` are the printed pages by the leaf in which they begin; those of the
    contents are marked here.
    """
    own = breaks.get(next(leaf.key for leaf in planned.leaves if leaf.kind == "contents"), ())
    before, behind = ([each for each in own if each.start == start] for start in (0, None))
    mark_pages(contents, [each for each in own if each.start])
    if next(contents.iter(f"{{{XHTML}}}ol"), None) is None:
        _begin(contents, planned)
    return fill(
        "epub/navigation.xhtml",
        before=before,
        behind=behind,
        contents=Markup(write(contents)),  # noqa: S704 -- lxml has just written it, escaped
        landmarks=tuple(_landmarks(planned)),
        pages=_pages(planned, breaks),
        words=words_in(planned.book.settings.lang),
    )


def ncx(planned: Plan, contents: Tree, breaks: Breaks) -> str:
    """Give the contents as NCX, for reading systems that know nothing newer (OPF 2.0.1, 2.4.1).

    `contents` is the tree that `navigation` has seen, so that it has at least one line.
    """
    entries, settings = tuple(_entries(next(contents.iter(f"{{{XHTML}}}ol")), "point")), planned.book.settings
    pages = _pages(planned, breaks)
    return fill(
        "epub/toc.ncx",
        entries=entries,
        depth=max(entry.depth() for entry in entries),
        highest=max((int(page.label) for page, _ in pages if page.label.isdecimal()), default=0),
        identifier=settings.identifiers.epub,
        lang=settings.lang,
        pages=pages,
        title=settings.title.main,
        words=words_in(settings.lang),
    ).lstrip()


def _begin(contents: Tree, planned: Plan) -> None:
    # A contents without a line is no navigation (EPUB 3.3, section 7.3).
    first = _text_begins(planned.leaves)
    item = etree.SubElement(etree.SubElement(contents, f"{{{XHTML}}}ol"), f"{{{XHTML}}}li")
    link = etree.SubElement(item, f"{{{XHTML}}}a", href=planned.files[first.key])
    link.text = first.title or planned.book.settings.title.main


def _text_begins(leaves: Sequence[Leaf]) -> Leaf:
    return next((leaf for leaf in leaves if leaf.matter is Matter.MAIN), leaves[-1])


def _landmarks(planned: Plan) -> Iterator[Landmark]:
    settings, first = planned.book.settings, _text_begins(planned.leaves)
    words = words_in(settings.lang)
    if planned.cover:
        yield Landmark("cover", COVER, words["cover"])
    for leaf in planned.leaves:
        if leaf.kind in LANDMARKS:
            place = planned.files[leaf.key] + (f"#{leaf.key}" if leaf.kind == "contents" else "")
            yield Landmark(LANDMARKS[leaf.kind], place, leaf.title or settings.title.main)
        if leaf is first:
            yield Landmark("bodymatter", planned.files[leaf.key], leaf.title or words["begin"])


def _pages(planned: Plan, breaks: Breaks) -> tuple[tuple[PageBreak, str], ...]:
    return tuple(
        (each, f"{planned.files[leaf.key]}#{each.id}")
        for leaf in planned.leaves
        for each in breaks.get(leaf.key, ())
    )


def _entries(rows: Tree, prefix: str) -> Iterator[Entry]:
    for number, item in enumerate(rows, 1):
        link = next(child for child in item if local(child) == "a")
        below = next((child for child in item if local(child) == "ol"), None)
        name = f"{prefix}-{number}"
        lines = tuple(_entries(below, name)) if below is not None else ()
        yield Entry(name, " ".join("".join(link.itertext()).split()), link.get("href", ""), lines)
