from __future__ import annotations

import pytest

from octavo.collate.compare_blocks import compare_captions
from octavo.collate.facts import Facts, Image, Known, Span
from octavo.collate.pair import lay

TEXT = "onetwothree"

#: The captions of an output, where its pages begin, where its images stand, and what is found.
CASES = [
    ([Span(0, 6)], set(), [], 0),
    ([Span(0, 3), Span(3, 6)], {3}, [0], 0),
    ([Span(0, 3), Span(3, 6)], set(), [0], 2),
    ([Span(0, 3), Span(3, 6)], {3}, [0, 3], 2),
    ([Span(0, 3)], {3}, [0], 1),
]


@pytest.mark.parametrize(("captions", "seams", "images", "count"), CASES)
def test_a_caption_that_goes_over_a_page_is_one(
    captions: list[Span], seams: set[int], images: list[int], count: int
) -> None:
    knows = frozenset({Known.CASE, Known.CAPTIONS})
    expected = Facts(TEXT, len(TEXT), knows, captions=(Span(0, 6),))
    placed = tuple(Image(at, "A") for at in images)
    observed = Facts(TEXT, len(TEXT), knows, images=placed, captions=tuple(captions), seams=frozenset(seams))
    assert len(list(compare_captions(lay(expected, observed, ours=True)))) == count


def test_a_caption_that_ends_a_page_is_not_the_one_that_begins_the_next() -> None:
    knows = frozenset({Known.CASE, Known.CAPTIONS})
    two = (Span(0, 3), Span(3, 6))
    expected = Facts(TEXT, len(TEXT), knows, captions=two)
    observed = Facts(TEXT, len(TEXT), knows, captions=two, seams=frozenset({3}))
    assert not list(compare_captions(lay(expected, observed, ours=True)))
