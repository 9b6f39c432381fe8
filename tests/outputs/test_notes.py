from __future__ import annotations

import pytest

from tests.outputs.documents import Opened
from tests.outputs.manuscript import Manuscript
from tests.outputs.nodes import letters
from tests.outputs.pdf import Paged
from tests.outputs.tags import tagged


def test_documents_have_as_many_notes_and_markers_as_the_manuscript(opened: Opened, told: Manuscript) -> None:
    assert told.notes
    markers = [link for leaf in opened.leaves for link in leaf.of_class("noteref")]
    assert (len(markers), len(opened.notes)) == (len(told.notes), len(told.notes))


def test_a_marker_leads_to_its_note_and_the_note_back(opened: Opened) -> None:
    for path, marker in opened.links:
        if "noteref" not in marker.classes:
            continue
        note = opened.follow(path, marker.attributes["href"])
        assert note is not None
        assert (note.name, note.attributes["role"]) == ("aside", "doc-footnote")
        (back,) = note.of_class("backlink")
        assert back.attributes["role"] == "doc-backlink"
        assert opened.follow(path, back.attributes["href"]) is marker
        assert back.words() == marker.words()


def test_documents_have_the_notes_of_the_manuscript_in_order(opened: Opened, told: Manuscript) -> None:
    assert [letters(note) for note in opened.notes] == [letters(note) for note in told.notes]


def test_the_epub_names_its_notes_by_their_type(epub: Opened, told: Manuscript) -> None:
    types = [node.attributes.get("epub:type") for leaf in epub.leaves for node in leaf.walk()]
    assert types.count("noteref") == types.count("footnote") == len(told.notes)


def test_tags_have_the_notes_of_the_manuscript(screen: Paged, told: Manuscript) -> None:
    notes = [note for part in tagged(screen) for note in part.all("note")]
    assert sorted(letters(note) for note in notes) == sorted(letters(note) for note in told.notes)
    assert all(note.attributes["id"] for note in notes)
    assert len({note.attributes["id"] for note in notes}) == len(notes)


def test_every_marker_is_tagged_as_a_reference(screen: Paged, told: Manuscript) -> None:
    markers = [marker.words() for part in tagged(screen) for marker in part.all("reference")]
    wanted = [marker.words() for part in told.all for marker in part.of_class("noteref")]
    assert sorted(markers) == sorted(wanted)


def test_on_screen_a_marker_leads_to_its_note_and_the_note_back(screen: Paged, told: Manuscript) -> None:
    markers = {name for name in screen.names if name.startswith("ref-")}
    assert len(markers) == len(told.notes)
    for name in markers:
        marker, note = screen.names[name], screen.names[name.removeprefix("ref-")]
        ways = {(link.page, link.destination) for link in screen.links}
        assert (marker.page, note) in ways
        assert (note.page, marker) in ways


def test_a_note_stands_on_the_page_of_its_marker(screen: Paged, told: Manuscript) -> None:
    tables = [len(node.of_class("noteref")) for part in told.flow for node in part.all("table")]
    pages = [
        (screen.names[name].page, screen.names[name.removeprefix("ref-")].page)
        for name in screen.names
        if name.startswith("ref-")
    ]
    assert sum(marker != note for marker, note in pages) <= sum(tables)


@pytest.mark.parametrize("kind", ["table", "h1", "h3", "li", "blockquote", "caption", "dd", "td"])
def test_the_book_of_everything_has_notes_everywhere(kind: str, everything: Manuscript) -> None:
    places = [node for part in everything.flow for node in part.all(kind)]
    assert any(part.of_class("noteref") for part in places)
