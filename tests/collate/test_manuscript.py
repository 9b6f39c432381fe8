from __future__ import annotations

from octavo.book import Book
from octavo.collate.manuscript import read_manuscript


def test_every_fact_of_the_manuscript_is_read(book: Book) -> None:
    facts = read_manuscript(book).facts
    assert [(section.level, facts.words(section.at)) for section in facts.sections] == [
        (1, "The Crossing"),
        (1, "Tides"),
        (2, "High water"),
        (2, "Low water"),
        (1, "The Rope"),
        (2, "Keeping"),
        (2, "Mending"),
        (1, "The Far Bank"),
        (1, "The Landing"),
    ]
    assert [facts.words(note.at)[:10] for note in facts.notes] == [
        "In winter ",
        "The office",
        "The loft b",
        "It stayed ",
        "It has had",
    ]
    assert [facts.words(link.at) for link in facts.links] == [
        "how the rope is kept",
        "the harbour office",
        "",
        "low water",
    ]
    assert [image.alt[:14] for image in facts.images] == ["Drawing of a l", "a small star", "the way back"]
    assert [[facts.words(cell) for cell in row] for row in facts.tables[0].rows] == [
        ["Month", "Work", "Hands"],
        ["March", "turn it end for end", "4"],
        ["June", "grease the splices", "2"],
        ["October", "dry it in the loft", "6"],
    ]
    assert facts.codes[0].lines == ("strand: 3", "  turn: 17    # counted from the shed", 'state: "worn"')
    assert [facts.words(formula.at) for formula in facts.formulas] == [r"L = n \pi d", "d"]
    assert [facts.words(caption) for caption in facts.captions] == [
        "The year of the rope",
        "A loft with a rope on pegs",
    ]
    assert [(item.depth, facts.words(item.at)) for item in facts.items] == [
        (1, "Wait for the second bell."),
        (1, "Take off both shoes, never one."),
        (1, "Follow the withies, not the birds."),
        (1, "bell"),
        (1, "what is rung, and answered"),
        (1, "bill"),
        (1, "what is brought, and disputed"),
    ]


def test_links_land_where_their_target_begins(book: Book) -> None:
    facts = read_manuscript(book).facts
    inside = [link.target for link in facts.links if link.target]
    assert [facts.text[target.start :][:8] for target in inside] == ["KeepingW", "KeepingW", "Lowwater"]
    assert [link.address for link in facts.links if link.address] == ["https://example.org/harbour"]


def test_list_numbers_and_drawings_are_known_by_their_place(book: Book) -> None:
    manuscript = read_manuscript(book)
    assert [sorted(forms) for _, forms in manuscript.labels] == [["1"], ["2"], ["3"]]
    assert [letters for _, letters in manuscript.drawn] == ["ninepegsonerope"]
