from __future__ import annotations

import datetime as dt
import zipfile

from octavo.conform.epubcheck import epubcheck
from tests.outputs.documents import Opened
from tests.outputs.manuscript import Manuscript
from tests.outputs.nodes import Node, read_xml
from tests.outputs.shelf import Built


def package(epub: Opened) -> Node:
    return read_xml(epub.files["content.opf"])


def listed(told: Manuscript, depth: int) -> list[str]:
    """List what the contents must, down to a level."""
    return [words for level, words in told.listed if level <= depth]


def depth(told: Manuscript) -> int:
    return int(told.settings.get("contents", {}).get("depth", 2))


def test_the_media_type_stands_first_and_bare(built: Built) -> None:
    with zipfile.ZipFile(built.place("epub")) as archive:
        first = archive.infolist()[0]
        assert (first.filename, first.compress_type, first.extra) == ("mimetype", zipfile.ZIP_STORED, b"")
        assert archive.read(first) == b"application/epub+zip"
    assert built.place("epub").read_bytes()[30:58] == b"mimetypeapplication/epub+zip"


def test_every_file_has_the_date_of_the_book(built: Built, told: Manuscript) -> None:
    date = told.settings.get("date")
    year = (date.year, date.month, date.day) if isinstance(date, dt.date) else (date or 1980, 1, 1)
    with zipfile.ZipFile(built.place("epub")) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(*year, 0, 0, 0)}
        assert archive.testzip() is None


def test_the_package_lists_every_file_once(epub: Opened) -> None:
    items = [item.attributes["href"] for item in package(epub).all("item")]
    assert len(items) == len(set(items))
    inside = {name for name in epub.files if name != "mimetype" and not name.startswith("META-INF/")}
    assert {*items} == inside - {"content.opf"}


def test_the_spine_holds_every_document_in_order(epub: Opened) -> None:
    documents = [
        item.attributes["href"]
        for item in package(epub).all("item")
        if item.attributes["media-type"] == "application/xhtml+xml"
    ]
    assert sorted(epub.documents) == sorted(documents)
    assert all(entry.attributes.get("linear") != "no" for entry in package(epub).all("itemref"))
    # The words of the text are compared elsewhere; here, that what is made stands around it.
    kinds = [leaf.classes[-1] for tree in epub.documents.values() for leaf in tree.of_class("leaf")]
    assert kinds[:3] == ["half-title", "title-page", "copyright-page"]
    opening = [kind for kind in kinds[3 : kinds.index("contents")] if kind not in {"dedication", "epigraph"}]
    assert opening == []


def test_the_navigation_lists_the_headings(epub: Opened, told: Manuscript) -> None:
    (navigation,) = (item for item in package(epub).all("item") if item.attributes.get("properties") == "nav")
    tree = epub.documents[navigation.attributes["href"]]
    contents = next(nav for nav in tree.all("nav") if nav.attributes["epub:type"] == "toc")
    assert [link.words() for link in contents.all("a")] == listed(told, depth(told))
    landmarks = next(nav for nav in tree.all("nav") if nav.attributes["epub:type"] == "landmarks")
    assert {"titlepage", "toc", "bodymatter"} <= {link.attributes["epub:type"] for link in landmarks.all("a")}


def test_the_ncx_lists_the_same(epub: Opened, told: Manuscript) -> None:
    ncx = read_xml(epub.files["toc.ncx"])
    points = ncx.all("navPoint")
    assert [point.all("text")[0].words() for point in points] == listed(told, depth(told))
    for point in points:
        assert epub.follow("toc.ncx", point.all("content")[0].attributes["src"]) is not None
    (identifier,) = (meta for meta in ncx.all("meta") if meta.attributes["name"] == "dtb:uid")
    assert identifier.attributes["content"] == package(epub).all("identifier")[0].words()


def test_the_package_says_what_book_yaml_says(epub: Opened, told: Manuscript, built: Built) -> None:
    metadata = package(epub).all("metadata")[0]
    said = {name: [node.words() for node in metadata.all(name)] for name in ("title", "creator", "subject")}
    settings = told.settings
    assert said["title"][0] == built.title.name
    people = [one if isinstance(one, dict) else {"name": one} for one in settings.get("authors", [])]
    assert said["creator"] == [one["name"] for one in people if one.get("role", "author") == "author"]
    assert said["subject"] == settings.get("subjects", [])
    assert [node.words() for node in metadata.all("language")] == [settings.get("lang", "en")]
    assert [node.words() for node in metadata.all("publisher")] == [settings.get("publisher", "")][
        : "publisher" in settings
    ]
    identifier = settings.get("identifiers", {}).get("epub")
    (said_identifier,) = (node.words() for node in metadata.all("identifier"))
    assert said_identifier == identifier if identifier else said_identifier.startswith("urn:uuid:")


def test_every_document_says_its_language(epub: Opened, told: Manuscript) -> None:
    lang = told.settings.get("lang", "en")
    for document in epub.documents.values():
        assert document.attributes["lang"] == lang
        assert document.all("title")[0].words()


def test_epubcheck_has_nothing_against_it(built: Built) -> None:
    place = built.place("epub")
    assert epubcheck(place.read_bytes(), place.name) == ()
