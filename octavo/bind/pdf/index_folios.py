"""Put the pages into an index: print and screen name a place by its folio, and not by its section."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from lxml import etree

from octavo.pagination import Pagination
from octavo.words import words_in
from octavo.xhtml import XHTML, Tree

__all__ = ["MADE", "put_folios"]

#: The class of an index that the book has made itself.
MADE = "made-index"
#: So many pages one after another, each with a place of its own, are a range, as makeindex has it.
CONSECUTIVE = 3
#: Chicago Manual of Style 9.61: up to here, and from a full hundred on, the last page is given in full.
HUNDRED = 100


@dataclass(frozen=True, slots=True)
class Stretch:
    """Hold pages (from 0) that an entry names as one: a page, a range, or the page of a note."""

    first: int
    last: int
    href: str
    main: bool = False
    note: str = ""


def put_folios(tree: Tree, pagination: Pagination) -> None:
    """Change an index: in each entry the names of sections become pages, one page being named once.

    A place whose page is not known yet counts as on the first page.
    """
    lang, short = tree.get("lang", ""), tree.get("data-ranges") == "short"
    words = words_in(lang)
    for home in tree.iter(f"{{{XHTML}}}span"):
        if home.get("class") != "index-locators":
            continue
        stretches = _stretches(list(_places(home, pagination)), pagination)
        for child in list(home):
            home.remove(child)
        for number, each in enumerate(stretches):
            if number:
                home[-1].tail = words["index-comma"]
            link = etree.SubElement(home, f"{{{XHTML}}}a", {"class": "index-locator", "href": each.href})
            link.text = _folios(each, pagination, short=short)
            if each.note:
                link.text += "\u00a0" + words["index-note-page"].format(each.note).replace(" ", "\u00a0")
            if each.main:
                link.set("class", "index-locator main")


def _places(home: Tree, pagination: Pagination) -> Iterator[Stretch]:
    for link in home.iter(f"{{{XHTML}}}a"):
        classes = link.get("class", "").split()
        if "index-locator" in classes:
            href = link.get("href", "")
            first = pagination.anchors.get(href[1:], 0)
            last = pagination.anchors.get(link.get("data-until", href)[1:], first)
            yield Stretch(first, max(first, last), href, "main" in classes, link.get("data-note", ""))


def _stretches(places: Sequence[Stretch], pagination: Pagination) -> list[Stretch]:
    """Give what an entry names, in the order of pages; notes stand behind the text of their page."""
    main = _united(each for each in places if each.main and not each.note)
    plain = [each for each in places if not each.main and not each.note]
    plain = _run_together(_united(each for each in plain if not _is_within(each, main)), pagination)
    noted = {(each.first, each.note, each.main): each for each in reversed(places) if each.note}
    return sorted([*main, *plain, *noted.values()], key=lambda each: (each.first, each.last, bool(each.note)))


def _is_within(page: Stretch, others: Iterable[Stretch]) -> bool:
    return any(each.first <= page.first and page.last <= each.last for each in others)


def _united(places: Iterable[Stretch]) -> list[Stretch]:
    """Unite what overlaps, so that no page is named twice; a range begins where its first mark leads."""
    united: list[Stretch] = []
    for each in sorted(places, key=lambda each: (each.first, -each.last)):
        if united and each.first <= united[-1].last:
            united[-1] = replace(united[-1], last=max(united[-1].last, each.last))
        else:
            united.append(each)
    return united


def _run_together(places: Sequence[Stretch], pagination: Pagination) -> list[Stretch]:
    """Make a range of single pages that follow one another, if they are three or more."""
    made: list[Stretch] = []
    for _, row in groupby(enumerate(places), key=lambda item: _row(item[0], item[1], pagination)):
        pages = [each for _, each in row]
        if len(pages) >= CONSECUTIVE:
            made.append(replace(pages[0], last=pages[-1].last))
        else:
            made += pages
    return made


def _row(number: int, place: Stretch, pagination: Pagination) -> tuple[object, ...]:
    if place.first != place.last:
        return ("range", number)
    roman = bool(pagination.pages) and not pagination.pages[place.first].label.isdecimal()
    return ("pages", place.first - number, roman)


def _folios(each: Stretch, pagination: Pagination, *, short: bool) -> str:
    if not pagination.pages:
        return "0"
    first, last = (pagination.pages[at].label for at in (each.first, each.last))
    if first == last:
        return first
    return f"{first}\u2013{_shortened(first, last) if short else last}"


def _shortened(first: str, last: str) -> str:
    """Give the last page of a range as Chicago has it: 72 behind 71, 8 behind 107, 28 behind 321."""
    if not (first.isdecimal() and last.isdecimal()) or len(first) != len(last):
        return last
    begin = int(first)
    if begin < HUNDRED or begin % HUNDRED == 0:
        return last
    same = next(at for at, (one, other) in enumerate(zip(first, last, strict=True)) if one != other)
    return last[same:] if begin % HUNDRED < 10 else last[min(same, len(last) - 2) :]  # noqa: PLR2004 -- 101 to 109
