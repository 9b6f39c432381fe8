from __future__ import annotations

from xml.etree import ElementTree as ET

from octavo.bind.pdf.hold import HOLDS, MARK, hold_notes
from octavo.bind.pdf.place import Place

TEXT = """<body><p>First<a id="ref-n"/><aside id="n" class="note foot"><p>Note.</p></aside></p>
<p>Second.</p><p>Third.</p><p>Fourth.</p></body>"""


def tree() -> ET.Element:
    return ET.fromstring(TEXT)  # noqa: S314 -- our own text


def place(page: int) -> Place:
    return Place(page, 0, 0)


def test_nothing_is_held_where_every_note_stands_on_the_page_of_its_marker() -> None:
    root = tree()
    assert not hold_notes(root, {"ref-n": place(0), "n": place(0)})
    assert "hold" not in ET.tostring(root, "unicode")


def test_the_paragraphs_at_the_pages_break_are_held_tighter_each_time() -> None:
    root = tree()
    anchors = {"ref-n": place(0), "n": place(1)}
    assert hold_notes(root, anchors)
    second, third, fourth = root.findall("p")[1:]
    assert second.get("id", "").startswith(MARK)
    anchors |= {second.get("id", ""): place(0), third.get("id", ""): place(1)}
    anchors |= {fourth.get("id", ""): place(1)}
    for wanted in HOLDS:
        assert hold_notes(root, anchors)
        assert second.get("class") == third.get("class") == wanted
    assert not hold_notes(root, anchors)
    assert fourth.get("class") is None


def test_a_paragraph_of_a_note_is_never_held() -> None:
    root = tree()
    hold_notes(root, {"ref-n": place(0), "n": place(1)})
    inside = root.find(".//aside/p")
    assert inside is not None
    assert "id" not in inside.attrib
