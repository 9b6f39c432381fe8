"""What a page may do: run nothing, fetch nothing from elsewhere, and, whole, fetch nothing at all."""

from __future__ import annotations

import hashlib
import re
from base64 import b64encode

from lxml import etree

Pages = dict[str, etree._Element]


def policy(page: etree._Element) -> dict[str, list[str]]:
    """Read a page's content security policy."""
    (content,) = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    return {name: sources for name, *sources in (rule.split() for rule in content.split(";"))}


def test_no_page_runs_or_asks_for_anything(pages: Pages, whole_page: etree._Element) -> None:
    for page in (*pages.values(), whole_page):
        assert policy(page)["default-src"] == ["'none'"]
        assert "script-src" not in policy(page)
        assert page.xpath("//script/@type") == ["application/ld+json"]
        assert page.xpath("//@style | //@*[starts-with(name(), 'on')] | //iframe | //object | //form") == []
        loaded = page.xpath("//img/@src | //link[@rel='stylesheet']/@href")
        assert not [address for address in loaded if re.match(r"(https?:)?//", address)]


def test_the_whole_book_needs_no_other_file(whole: bytes, whole_page: etree._Element) -> None:
    (style,) = whole_page.xpath("//style")
    assert whole_page.xpath("//link[@rel != 'canonical']") == []
    assert all(source.startswith("data:image/") for source in whole_page.xpath("//img/@src"))
    addresses = re.findall(r"url\(([^)]*)\)", style.text)
    assert len(addresses) == 6
    assert all(address.startswith("data:font/woff2;base64,") for address in addresses)
    targets = [href[1:] for href in whole_page.xpath("//a/@href") if href.startswith("#")]
    assert set(targets) <= set(whole_page.xpath("//@id"))
    assert len(targets) == 24
    assert b"half-title" not in whole.partition(b"</head>")[2]


def test_the_one_style_that_is_allowed_is_the_one_that_is_there(whole_page: etree._Element) -> None:
    (style,) = whole_page.xpath("//style")
    digest = b64encode(hashlib.sha256(style.text.encode()).digest()).decode()
    assert policy(whole_page)["style-src"] == [f"'sha256-{digest}'"]
