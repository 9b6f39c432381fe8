from __future__ import annotations

from collections import Counter
from urllib.parse import urlsplit

from tests.outputs.documents import Opened
from tests.outputs.manuscript import Chapter, Manuscript
from tests.outputs.nodes import Node, beginning, normal
from tests.outputs.pdf import Paged


def inside(told: Manuscript) -> list[tuple[str, str]]:
    """List the manuscript's links into itself: their words, and the first letters of what they mean."""
    return [
        (link.words(), beginning(told.landing(chapter, link.attributes["href"])))
        for chapter, link in written(told)
        if not urlsplit(link.attributes["href"]).scheme
    ]


def outside(told: Manuscript) -> list[str]:
    addresses = (link.attributes["href"] for _, link in written(told))
    return [address for address in addresses if urlsplit(address).scheme]


def written(told: Manuscript) -> list[tuple[Chapter, Node]]:
    """List the links of the manuscript, each with its chapter: those of the text, then those of its notes."""
    return [
        (chapter, link)
        for chapter in told.chapters
        for part in (chapter.body, *chapter.notes)
        for link in part.all("a")
        if "href" in link.attributes
    ]


def is_text(link: Node) -> bool:
    return {"noteref", "backlink"}.isdisjoint(link.classes)


def test_every_link_lands(opened: Opened) -> None:
    dead = [
        (path, link.attributes["href"])
        for path, link in opened.links
        if not urlsplit(link.attributes["href"]).scheme
        and opened.follow(path, link.attributes["href"]) is None
        and link.attributes["href"] not in opened.files
    ]
    assert dead == []


def test_no_id_stands_twice_in_a_document(opened: Opened) -> None:
    for path, document in opened.documents.items():
        ids = Counter(node.id for node in document.walk() if node.id)
        assert [(path, name) for name, times in ids.items() if times > 1] == []


def test_only_the_manuscript_leads_out_of_the_book(opened: Opened, told: Manuscript) -> None:
    addresses = (link.attributes["href"] for _, link in opened.links)
    assert sorted(address for address in addresses if urlsplit(address).scheme) == sorted(outside(told))


def test_links_lead_where_the_manuscript_means(opened: Opened, told: Manuscript) -> None:
    ways = {id(link): opened.follow(path, link.attributes["href"]) for path, link in opened.links}
    there = [
        (link.words(), beginning(node))
        for leaf in opened.leaves
        for link in leaf.all("a")
        if is_text(link) and (node := ways[id(link)])
    ]
    assert Counter(there) == Counter(inside(told))


def test_on_screen_every_link_lands_on_a_page(screen: Paged) -> None:
    assert screen.links
    for link in screen.links:
        assert (link.destination is None) == bool(link.address)
        if link.destination:
            height = float(screen.reader.pages[link.destination.page].mediabox.height)
            assert 0 <= link.destination.top <= height


def test_on_screen_only_the_manuscript_leads_out_of_the_book(screen: Paged, told: Manuscript) -> None:
    assert {link.address for link in screen.links if link.address} == set(outside(told))


def test_on_screen_links_lead_where_the_manuscript_means(screen: Paged, told: Manuscript) -> None:
    ways = [(link.description, link.destination.page) for link in screen.links if link.destination]
    for words, start in inside(told):
        pages = [page for description, page in ways if description == words]
        assert any(start in normal(screen.text(page)) for page in pages), (words, start)


def test_on_screen_every_link_is_described(screen: Paged) -> None:
    assert [link for link in screen.links if not link.description.strip()] == []
