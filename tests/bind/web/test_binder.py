from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from posixpath import normpath

import pytest
from lxml import etree

from octavo.bind.bound import Bound
from octavo.bind.fonts import Face
from octavo.bind.stylesheets import Stylesheets
from octavo.bind.web.binder import bind_page, bind_web
from octavo.book import Book, Leaf

Pages = dict[str, etree._Element]

EXSLT = {"re": "http://exslt.org/regular-expressions"}

#: The leaves that have a page of their own, in reading order.
OWN = ("dedication", "preface", "part-one", "fold", "margins", "bibliography")


@pytest.mark.parametrize("bind", [bind_web, bind_page])
def test_the_same_book_gives_the_same_bytes(
    bind: Callable[..., Bound],
    book: Book,
    leaves: tuple[Leaf, ...],
    stylesheets: Stylesheets,
    faces: tuple[Face, ...],
) -> None:
    once, again = (bind(book, leaves, stylesheets, faces).files for _ in range(2))
    assert once == again


def test_every_leaf_has_its_page_or_stands_on_the_first(pages: Pages) -> None:
    assert pages.keys() == {"index.html", *(f"{key}.html" for key in OWN)}
    first = pages["index.html"].xpath("//*[contains(@class, 'leaf ')]/@id")
    assert first == ["title-page", "contents", "copyright-page"]
    for key in OWN:
        (leaf,) = pages[f"{key}.html"].xpath("//main/*")
        assert leaf.get("id") == key


def test_every_link_and_every_file_lands(pages: Pages, files: dict[str, bytes]) -> None:
    ids = {name: set(page.xpath("//@id")) for name, page in pages.items()}
    for name, page in pages.items():
        targets = page.xpath("//@href | //@src")
        assert targets
        for target in targets:
            if re.match(r"\w+:", target):
                continue
            path, _, anchor = target.partition("#")
            home = normpath(path) if path else name
            assert home in files, (name, target)
            assert not anchor or anchor in ids[home], (name, target)


def test_the_stylesheet_names_only_files_that_are_there(files: dict[str, bytes]) -> None:
    named = re.findall(r"url\(([^)]+)\)", files["style.css"].decode())
    assert sorted(named) == sorted(name for name in files if name.startswith("fonts/"))


def test_ids_are_unique_on_every_page(pages: Pages, whole_page: etree._Element) -> None:
    for page in (*pages.values(), whole_page):
        ids = page.xpath("//@id")
        assert len(ids) == len(set(ids)) > 1


def test_every_marker_has_its_note_and_its_way_back(pages: Pages, whole_page: etree._Element) -> None:
    found = [sum(map(notes, pages.values())), notes(whole_page)]
    assert found == [5, 5]


def notes(page: etree._Element) -> int:
    """Count the markers of a page, each of which must have its note, and the note its way back."""
    markers = page.xpath("//a[@role='doc-noteref']")
    for marker in markers:
        (note,) = page.xpath("//*[@role='doc-footnote'][@id=$id]", id=marker.get("href")[1:])
        (back,) = note.xpath(".//a[@role='doc-backlink']")
        assert (back.get("href"), back.text) == ("#" + marker.get("id"), marker.text)
    return len(markers)


def test_headings_are_the_leaves_own(pages: Pages, leaves: tuple[Leaf, ...]) -> None:
    expected = {leaf.key: [(heading.level, heading.id) for heading in leaf.headings] for leaf in leaves}
    for key in OWN:
        found = pages[f"{key}.html"].xpath("//main//*[re:match(name(), '^h[1-6]$')]", namespaces=EXSLT)
        assert [(int(heading.tag[1]), heading.get("id")) for heading in found] == expected[key]


def test_every_page_has_one_heading_of_the_first_level_at_least(pages: Pages) -> None:
    for name, page in pages.items():
        titles = page.xpath("//h1 | //*[@role='heading'][@aria-level='1']")
        assert titles, name
    assert pages["dedication.html"].xpath("string(/html/body/header/h1)") == "Dedication"


def test_words_are_the_leaves_own(pages: Pages, whole_page: etree._Element, leaves: tuple[Leaf, ...]) -> None:
    for leaf in leaves:
        if leaf.key == "half-title":
            continue
        page = pages["index.html" if leaf.key not in OWN else f"{leaf.key}.html"]
        for shown in (page, whole_page):
            (section,) = shown.xpath("//*[@id=$id]", id=leaf.key)
            assert words(section) == words(etree.fromstring(leaf.xhtml))


def words(element: etree._Element) -> list[str]:
    """List the words of an element."""
    return "".join(element.itertext()).split()


def test_pages_follow_one_another(pages: Pages) -> None:
    names = ["index.html", *(f"{key}.html" for key in OWN)]
    for before, name, after in zip([None, *names], names, [*names[1:], None], strict=False):
        page = pages[name]
        following = page.xpath("//link[@rel='next']/@href")
        assert following == ([after] if after else [])
        if before:
            assert page.xpath("//link[@rel='prev']/@href") == [before]
            assert page.xpath("//nav[@class='turn']/a/@href") == [before, *following]


def test_the_sidebar_lists_the_book_and_opens_the_page_that_is_read(pages: Pages) -> None:
    rows = pages["fold.html"].xpath("//nav[contains(@class, 'sidebar')]//a")
    assert [row.get("href") for row in rows] == [
        "preface.html#preface--preface",
        "part-one.html#part-one--title",
        "#fold--the-sheet-and-the-fold",
        "#fold--names",
        "#fold--two-sides",
        "margins.html#margins--margins",
        "bibliography.html#bibliography--further-reading",
    ]
    assert [row.get("aria-current") for row in rows].index("page") == 2
    assert pages["fold.html"].xpath("//nav[contains(@class, 'sidebar')]//ol[not(li)]") == []


def test_breadcrumbs_lead_back_through_the_part(pages: Pages) -> None:
    crumbs = pages["fold.html"].xpath("//ol[@class='breadcrumb']/li/*")
    assert [(crumb.get("href"), crumb.text) for crumb in crumbs] == [
        ("index.html", "Sheet, Fold, Page"),
        ("part-one.html", "Part One: The Shop"),
        (None, "The Sheet and the Fold"),
    ]
    assert pages["part-one.html"].xpath("//ol[@class='breadcrumb']//@href") == ["index.html"]


def test_a_part_lists_its_chapters(pages: Pages) -> None:
    assert pages["part-one.html"].xpath("//nav[contains(@class, 'below')]//a/@href") == [
        "fold.html#fold--the-sheet-and-the-fold",
        "margins.html#margins--margins",
    ]
    assert not pages["fold.html"].xpath("//nav[contains(@class, 'below')]")


def test_every_page_can_be_walked_by_its_landmarks(pages: Pages, whole_page: etree._Element) -> None:
    for page in (*pages.values(), whole_page):
        assert page.get("lang") == "en-GB"
        assert len(page.xpath("//main")) == len(page.xpath("/html/body/header")) == 1
        (skip,) = page.xpath("/html/body/*[1][@class='skip']")
        assert page.xpath("//main/@id") == [skip.get("href")[1:]]
        assert all(nav.get("aria-label") or nav.get("aria-labelledby") for nav in page.iter("nav"))


def test_a_leaf_called_index_does_not_take_the_first_pages_place(
    book: Book, leaves: tuple[Leaf, ...], stylesheets: Stylesheets
) -> None:
    last = replace(leaves[-1], key="index", xhtml=leaves[-1].xhtml.replace('id="bibliography"', 'id="index"'))
    files = bind_web(book, (*leaves[:-1], last), stylesheets, ()).files
    assert b'id="index"' in files["web/leaf-index.html"]
    assert b'href="leaf-index.html#bibliography--further-reading"' in files["web/index.html"]


def test_a_book_with_nothing_but_one_chapter_has_its_pages(
    plain_book: Book, leaves: tuple[Leaf, ...], stylesheets: Stylesheets
) -> None:
    bare = '<nav xmlns="http://www.w3.org/1999/xhtml" id="contents"><h1>Contents</h1></nav>'
    contents = replace(leaves[4], xhtml=bare)
    files = bind_web(plain_book, (*leaves[1:3], contents, leaves[3]), stylesheets, ()).files
    assert {name for name in files if name.endswith(".html")} == {"web/index.html", "web/dedication.html"}
    assert b"sidebar" not in files["web/dedication.html"]
    assert b"Begin reading" not in files["web/index.html"]
