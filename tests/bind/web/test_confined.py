"""What a page may do: run nothing, fetch nothing from elsewhere, and, whole, fetch nothing at all."""

from __future__ import annotations

import gzip
import hashlib
import re
from base64 import b64encode

from lxml import etree

Pages = dict[str, etree._Element]


def policy(page: etree._Element) -> dict[str, list[str]]:
    """Read a page's content security policy."""
    (content,) = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    return {name: sources for name, *sources in (rule.split() for rule in content.split(";"))}


def test_no_page_asks_for_anything_from_elsewhere_and_runs_our_script_alone(
    pages: Pages, whole_page: etree._Element
) -> None:
    data = {"application/json", "application/ld+json"}
    for page in (*pages.values(), whole_page):
        assert policy(page)["default-src"] == ["'none'"]
        (script,) = (each for each in page.xpath("//script") if each.get("type") not in data)
        assert (script.get("src") is None) is (page is whole_page)
        assert page.xpath("//@style | //@*[starts-with(name(), 'on')] | //iframe | //object | //form") == []
        loaded = page.xpath("//img/@src | //script/@src | //link[@rel='stylesheet']/@href")
        assert not [address for address in loaded if re.match(r"(https?:)?//", address)]


def test_the_script_asks_nobody_and_stays_small(files: dict[str, bytes]) -> None:
    script = files["script.js"].decode()
    assert not re.search(
        r"\b(fetch|XMLHttpRequest|WebSocket|EventSource|sendBeacon|import|eval|innerHTML)\b", script
    )
    assert not re.findall(r"https?://", script)
    assert len(gzip.compress(files["script.js"])) < 30_000


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


def test_what_is_allowed_on_the_one_page_is_what_is_there(whole_page: etree._Element) -> None:
    script = next(each for each in whole_page.xpath("//script") if each.get("type") is None)
    for element, rule in ((script, "script-src"), (whole_page.xpath("//style")[0], "style-src")):
        digest = b64encode(hashlib.sha256(element.text.encode()).digest()).decode()
        assert policy(whole_page)[rule] == [f"'sha256-{digest}'"]
