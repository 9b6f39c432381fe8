from __future__ import annotations

from lxml import etree

from octavo.bind.stylesheets import Stylesheets
from octavo.bind.web.binder import bind_web
from octavo.book import Book, Leaf

NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}


def test_the_sitemap_lists_every_page_by_its_address(files: dict[str, bytes]) -> None:
    tree = etree.fromstring(files["sitemap.xml"])
    addresses = tree.xpath("//s:loc/text()", namespaces=NAMES)
    pages = [name for name in files if name.endswith(".html") and name != "index.html"]
    assert addresses == [
        "https://example.org/sheet/",
        *(f"https://example.org/sheet/{name}" for name in pages),
    ]
    assert set(tree.xpath("//s:lastmod/text()", namespaces=NAMES)) == {"2026-11-23"}


def test_there_is_none_where_nobody_knows_where_the_book_will_stand(
    plain_book: Book, leaves: tuple[Leaf, ...], stylesheets: Stylesheets
) -> None:
    assert "web/sitemap.xml" not in bind_web(plain_book, leaves, stylesheets, ()).files
