from __future__ import annotations

import pytest

from octavo.printers import Offer, geometry, offer, printer
from octavo.settings import Print


def test_inches_and_millimetres_say_the_same() -> None:
    assert geometry(Print(trim="6x9"), 100).width == pytest.approx(152.4)
    assert geometry(Print(trim="148x210mm"), 100).height == pytest.approx(210)


def test_a_thick_book_needs_a_wider_gutter() -> None:
    gutters = [geometry(Print(), pages).gutter for pages in (24, 150, 151, 500, 700, 828, 2000)]
    assert gutters == pytest.approx([9.525, 9.525, 12.7, 15.875, 19.05, 22.225, 22.225])


@pytest.mark.parametrize("name", ["kdp", "ingramspark", "lulu", "bod", "offset"])
def test_every_printer_that_can_be_named_is_described(name: str) -> None:
    described = printer(Print.model_validate({"printer": name}))
    assert described.margin > 0
    assert described.fewest < described.most
    assert [inside for _, inside in described.gutter] == sorted(inside for _, inside in described.gutter)


@pytest.mark.parametrize(
    ("name", "trim", "made"),
    [
        ("kdp", "5.5x8.5", Offer(listed=True, custom=True, nearest="5.5x8.5")),
        # A name of the trade is rounded otherwise than the printer's list.
        ("kdp", "b-format", Offer(listed=True, custom=True, nearest="5.06x7.81")),
        ("kdp", "demy", Offer(listed=False, custom=True, nearest="5.5x8.5")),
        ("kdp", "a5", Offer(listed=False, custom=True, nearest="5.5x8.5")),
        ("kdp", "9x12", Offer(listed=False, custom=False, nearest="8.27x11.69")),
        ("kdp", "8.25x6", Offer(listed=True, custom=True, nearest="8.25x6")),
        ("lulu", "a5", Offer(listed=True, custom=True, nearest="5.827x8.268")),
        ("lulu", "3.5x9", Offer(listed=False, custom=False, nearest="4x9")),
        ("bod", "9x12", Offer(listed=False, custom=False, nearest="210x297mm")),
        ("offset", "9x12", Offer(listed=True, custom=True, nearest="228.6x304.8mm")),
    ],
)
def test_a_printer_makes_books_of_some_sizes(name: str, trim: str, made: Offer) -> None:
    assert offer(Print.model_validate({"printer": name, "trim": trim})) == made
