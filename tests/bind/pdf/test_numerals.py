from __future__ import annotations

from collections.abc import Mapping

import pytest
from lxml import etree

from octavo.bind.fonts import load_faces
from octavo.bind.pdf.numerals import numeral
from octavo.settings import Fonts


@pytest.fixture(scope="module")
def faces() -> Mapping[str, bytes]:
    """Give the typefaces of code and of text."""
    return {f"fonts/{each.name}.ttf": each.content for each in load_faces(Fonts())}


@pytest.mark.parametrize(("number", "figures"), [(7, 1), (1024, 4), (123456, 6)])
def test_a_number_is_drawn_figure_by_figure(number: int, figures: int, faces: Mapping[str, bytes]) -> None:
    drawn = numeral(f"line-{number}.svg", faces)
    assert drawn is not None
    paths = etree.fromstring(drawn).findall("{*}path")
    assert len(paths) == figures
    assert not etree.fromstring(drawn).findall("{*}text")


def test_numbers_end_at_one_edge(faces: Mapping[str, bytes]) -> None:
    def end(number: int) -> str:
        drawn = numeral(f"line-{number}.svg", faces)
        assert drawn is not None
        return etree.fromstring(drawn).findall("{*}path")[-1].get("transform", "")

    assert end(5) == end(15) == end(1115)


def test_a_number_of_verse_has_the_figures_of_the_text(faces: Mapping[str, bytes]) -> None:
    code, verse = (numeral(f"{what}-25.svg", faces) for what in ("line", "verse"))
    assert verse is not None
    assert len(etree.fromstring(verse).findall("{*}path")) == 2
    assert code != verse
    assert numeral("verse-25.svg", {}) is None


@pytest.mark.parametrize("name", ["line-.svg", "line-x.svg", "line-1.png", "x/line-1.svg", "turned.svg"])
def test_other_names_are_no_numbers(name: str, faces: Mapping[str, bytes]) -> None:
    assert numeral(name, faces) is None
