from __future__ import annotations

import pytest

from octavo.collate.facts import Span
from octavo.collate.targets import Target, resolve

ANCHORS = {"a.md": {"": 0, "one": 10}, "sub/b.md": {"": 50, "two": 60}, "sub/c.md": {"": 90, "one": 95}}


@pytest.mark.parametrize(
    ("target", "path", "place"),
    [
        ("#one", "a.md", 10),
        ("#two", "a.md", 60),
        ("#one", "sub/b.md", None),
        ("b.md#two", "sub/c.md", 60),
        ("sub/b.md", "a.md", 50),
        ("sub/b.md", "sub/c.md", 50),
        ("../a.md#one", "sub/b.md", 10),
        ("gone.md", "a.md", None),
        ("#", "a.md", None),
    ],
)
def test_a_link_into_the_book_is_a_place(target: str, path: str, place: int | None) -> None:
    expected = Target() if place is None else Target(span=Span(place, place))
    assert resolve(target, path, ANCHORS) == expected


def test_two_ways_to_write_an_address_are_one() -> None:
    written = ["https://example.org/a%20b/", "https://example.org/a b"]
    assert len({resolve(each, "a.md", ANCHORS).address for each in written}) == 1
    assert resolve("//example.org/x", "a.md", ANCHORS).address == "https://example.org/x"
