from __future__ import annotations

import pytest

from octavo.conform.axe import axe
from octavo.conform.kit import kit
from octavo.conform.nu import nu
from tests.browser.sites import Site

HINT = "./noxw -s browser installs it"


@pytest.mark.skipif(not (kit() / "axe-core").is_dir(), reason=f"axe-core is not here; {HINT}")
@pytest.mark.parametrize("kind", ["web", "page"])
def test_axe_finds_no_barrier_and_has_no_advice(book: Site, kind: str) -> None:
    told = "\n".join(verdict.finding.message for verdict in axe(book.files(kind), kind))
    assert not told, told


@pytest.mark.skipif(not (kit() / "vnu-jar").is_dir(), reason=f"the Nu HTML checker is not here; {HINT}")
@pytest.mark.parametrize("kind", ["web", "page"])
def test_every_page_is_html(book: Site, kind: str) -> None:
    told = "\n".join(verdict.finding.message for verdict in nu(book.files(kind), kind))
    assert not told, told
