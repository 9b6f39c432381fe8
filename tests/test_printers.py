from __future__ import annotations

import pytest

from octavo.printers import geometry, printer
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
