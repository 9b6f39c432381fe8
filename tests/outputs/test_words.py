from __future__ import annotations

from collections import Counter

from tests.outputs.course import course
from tests.outputs.documents import Opened
from tests.outputs.following import follow
from tests.outputs.manuscript import Manuscript
from tests.outputs.nodes import letters
from tests.outputs.pdf import Paged
from tests.outputs.shelf import Built
from tests.outputs.tags import tagged


def parting(there: str, wanted: str) -> str:
    """Say where two texts part, as a difference that can be read; nothing when they are the same."""
    if there == wanted:
        return ""
    pairs = enumerate(zip(there, wanted, strict=False))
    at = next((at for at, (one, other) in pairs if one != other), min(len(there), len(wanted)))
    return f"after {wanted[max(at - 40, 0) : at]!r}: {there[at:][:40]!r}, not {wanted[at:][:40]!r}"


def test_documents_have_every_letter_of_the_manuscript_in_order(opened: Opened, told: Manuscript) -> None:
    there = "".join(letters(body) for body in opened.bodies)
    assert parting(there, "".join(letters(node) for node in told.flow)) == ""


def test_tags_have_every_letter_of_the_manuscript_in_order(screen: Paged, told: Manuscript) -> None:
    # The head of a table stands again on each of its pages; a drawing's letters are none of the text's.
    apart = ("figure", "lbl", "note", "th")
    there = "".join(letters(part, apart) for part in tagged(screen))
    assert parting(there, "".join(letters(node, ("th",)) for node in told.flow)) == ""


def test_pages_show_every_letter_of_the_manuscript_in_order(
    paged: Paged, told: Manuscript, built: Built
) -> None:
    places, complaint = follow(paged.pieces, course(told, built.title.name))
    assert complaint == ""
    assert places == sorted(places)


def test_documents_have_the_words_of_every_paragraph(opened: Opened, told: Manuscript) -> None:
    """Letters may be all there, and a space between two words lost."""
    there = Counter(part.words(("noteref",)) for body in opened.bodies for part in body.all("p"))
    wanted = Counter(part.words(("noteref",)) for node in told.flow for part in node.all("p"))
    assert wanted - there == Counter()
