"""Say behind each reference on which page it leads: on paper no link can be followed."""

from __future__ import annotations

from lxml import etree

from octavo.book import REFERENCE, TO_PAGE
from octavo.pagination import Pagination
from octavo.words import words_in
from octavo.xhtml import XHTML, Tree

__all__ = ["ON_PAGE", "tell_pages"]

H = f"{{{XHTML}}}"
#: The class of what is added.
ON_PAGE = "on-page"
#: Links whose page nobody asks for.
PAGELESS = {"doc-biblioref", "doc-glossref", "doc-noteref", "doc-backlink"}
HEADINGS = tuple(f"{H}h{level}" for level in range(1, 7))
#: Within these a bracket that is open is looked for.
BLOCKS = tuple(H + name for name in ("p", "li", "dd", "dt", "td", "th", "figcaption", "caption", "div"))
#: Brackets, those of full width too.
OPENING, CLOSING = "(\uff08", ")\uff09"
#: The class of a callout, which stands beside its goal.
CALLOUT = "callout"
NBSP = "\u00a0"
#: Languages that set no space before a bracket.
SPACELESS = {"ja", "zh"}


def tell_pages(tree: Tree, pagination: Pagination, wanted: str, lang: str) -> None:
    """Change a leaf: `Figure 3` becomes `Figure 3 (p. 47)`, and within brackets `Figure 3, p. 47`.

    `wanted` is `references.pages` of the settings. A reference to a page says nothing else. An id whose page
    is not known yet has page 0.
    """
    words = words_in(lang)
    for link in list(tree.iter(H + "a")):
        classes = set(link.get("class", "").split())
        if {REFERENCE, TO_PAGE} <= classes:
            link[:], link.text = [], None
            link.insert(0, _span(words["page"], _folio(link, pagination)))
        elif _is_told(link, classes, wanted):
            within = _is_within_brackets(link)
            added = _span(words["on-page-within" if within else "on-page"], _folio(link, pagination))
            added.tail, link.tail = link.tail, None if within or not _has_spaces(lang) else " "
            link.addnext(added)


def _is_told(link: Tree, classes: set[str], wanted: str) -> bool:
    if CALLOUT in classes or wanted == "none" or (wanted == "labels" and REFERENCE not in classes):
        return False
    inside = link.get("href", "").startswith("#") and link.get("role") not in PAGELESS
    return inside and not any(True for _ in link.iterancestors(*HEADINGS))


def _folio(link: Tree, pagination: Pagination) -> str:
    return pagination.folio(link.get("href", "")[1:]) or "0"


def _span(form: str, folio: str) -> Tree:
    span = etree.Element(H + "span", {"class": ON_PAGE})
    span.text = form.replace(" ", NBSP).format(folio)
    return span


def _has_spaces(lang: str) -> bool:
    return lang.partition("-")[0].lower() not in SPACELESS


def _is_within_brackets(link: Tree) -> bool:
    """Say whether a bracket is open in the words of the block before a link."""
    home = next(link.iterancestors(*BLOCKS), None)
    before = "" if home is None else _before(home, link)
    return sum(map(before.count, OPENING)) > sum(map(before.count, CLOSING))


def _before(home: Tree, link: Tree) -> str:
    words: list[str] = []
    for event, element in etree.iterwalk(home, events=("start", "end")):
        if element is link:
            break
        words.append((element.text if event == "start" else element.tail) or "")
    return "".join(words)
