from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from itertools import pairwise

from tests.outputs.documents import Opened
from tests.outputs.manuscript import Manuscript
from tests.outputs.nodes import Node
from tests.outputs.shelf import Built

#: What a browser fetches by itself when it shows a page: attributes, and addresses in styles.
FETCHED = ("src", "srcset", "poster", "data", "background")
STYLES = re.compile(r"""url\(\s*["']?([^"')]+)|@import\s+["']([^"']+)""")
#: Links of a page's head that make a browser fetch, unlike `next`, `prev` and `canonical`.
LOADED = {"icon", "manifest", "modulepreload", "preconnect", "prefetch", "preload", "stylesheet"}


def fetched(document: Node) -> Iterator[str]:
    """Give every address that a page makes a browser fetch."""
    for node in document.walk():
        yield from (node.attributes[name] for name in FETCHED if name in node.attributes)
        if node.name == "link" and not LOADED.isdisjoint(node.attributes.get("rel", "").split()):
            yield node.attributes["href"]
        for css in (node.attributes.get("style", ""), node.text() if node.name == "style" else ""):
            yield from in_css(css)


def in_css(css: str) -> Iterator[str]:
    return ("".join(found) for found in STYLES.findall(css))


def test_the_page_needs_no_other_file(page: Opened) -> None:
    (document,) = page.documents.values()
    addresses = list(fetched(document))
    assert addresses
    assert [address[:60] for address in addresses if not address.startswith("data:")] == []


def test_the_web_book_needs_nothing_from_outside(web: Opened) -> None:
    for path, document in web.documents.items():
        for address in fetched(document):
            home = posixpath.normpath(posixpath.join(posixpath.dirname(path), address))
            assert home in web.files, (path, address)
    for path, content in web.files.items():
        if path.endswith(".css"):
            styles = {posixpath.join(posixpath.dirname(path), name) for name in in_css(content.decode())}
            assert styles
            assert styles <= web.files.keys()


def test_nothing_is_run_but_our_script(web: Opened, page: Opened) -> None:
    for document in (*web.documents.values(), *page.documents.values()):
        scripts = [script for script in document.all("script") if "type" not in script.attributes]
        (source,) = (script.attributes.get("src") for script in scripts)
        assert source == ("script.js" if document not in page.documents.values() else None)
        acting = [name for node in document.walk() for name in node.attributes if name.startswith("on")]
        assert acting == []


def test_every_page_is_reached_by_turning_pages(web: Opened) -> None:
    assert {name for name in web.files if name.endswith(".html")} == set(web.documents)


def test_turning_back_leads_where_one_came_from(web: Opened) -> None:
    names = list(web.documents)
    for before, name in pairwise(names):
        links = {link.attributes["rel"]: link.attributes["href"] for link in web.documents[name].all("link")}
        assert links["prev"] == before


def test_every_page_has_language_and_title(web: Opened, page: Opened, told: Manuscript, built: Built) -> None:
    for document in (*web.documents.values(), *page.documents.values()):
        (root,) = document.all("html")
        assert root.attributes["lang"] == told.settings.get("lang", "en")
        (title,) = document.all("title")
        assert built.title.name in title.words()


def test_the_contents_list_the_headings(web: Opened, page: Opened, told: Manuscript) -> None:
    depth = told.settings.get("contents", {}).get("depth", 2)
    wanted = [words for level, words in told.listed if level <= depth]
    for document in (web.documents["index.html"], *page.documents.values()):
        (contents,) = (node for node in document.of_class("contents") if node.id == "contents")
        assert [link.words() for link in contents.all("a")] == wanted


def test_the_first_page_offers_the_other_formats_as_they_are(web: Opened, built: Built) -> None:
    offered = [link for link in web.documents["index.html"].all("a") if "download" in link.attributes]
    kinds = ("epub", "screen", "print")
    for link, kind in zip(offered, kinds, strict=True):
        assert web.files[link.attributes["href"]] == built.place(kind).read_bytes()
