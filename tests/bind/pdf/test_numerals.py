from __future__ import annotations

import pytest
from lxml import etree

from octavo.bind.fonts import load_faces
from octavo.bind.pdf.numerals import numeral
from octavo.settings import Fonts


@pytest.fixture(scope="module")
def face() -> bytes:
    """Give the typeface of code."""
    return next(each.content for each in load_faces(Fonts()) if each.name == "mono-regular")


@pytest.mark.parametrize(("number", "figures"), [(7, 1), (1024, 4), (123456, 6)])
def test_a_number_is_drawn_figure_by_figure(number: int, figures: int, face: bytes) -> None:
    drawn = numeral(f"line-{number}.svg", face)
    assert drawn is not None
    paths = etree.fromstring(drawn).findall("{*}path")
    assert len(paths) == figures
    assert not etree.fromstring(drawn).findall("{*}text")


def test_numbers_end_at_one_edge(face: bytes) -> None:
    def end(number: int) -> str:
        drawn = numeral(f"line-{number}.svg", face)
        assert drawn is not None
        return etree.fromstring(drawn).findall("{*}path")[-1].get("transform", "")

    assert end(5) == end(15) == end(1115)


@pytest.mark.parametrize("name", ["line-.svg", "line-x.svg", "line-1.png", "x/line-1.svg", "turned.svg"])
def test_other_names_are_no_numbers(name: str, face: bytes) -> None:
    assert numeral(name, face) is None
