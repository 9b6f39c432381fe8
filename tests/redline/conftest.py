"""A small book, as a document that an editor has, and what comes back from it."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from octavo.order import Order
from octavo.orders.export_docx import export
from octavo.orders.onto import Brought, onto
from octavo.progress import Silent
from tests.redline.editor import Edited

BOOK = Path(__file__).parent.parent / "books/redlined"
NAME = "lightship.docx"

Edit = Callable[[Edited], object]


@dataclass(frozen=True, slots=True)
class Desk:
    """Hold a copy of the book, and the document that was made of it."""

    home: Path
    document: bytes = field(repr=False)

    def back(self, edit: Edit, *, write: bool = False) -> Brought:
        """Bring the document back as it is after an edit."""
        edited = Edited(self.document)
        edit(edited)
        came = self.home.parent / "came.docx"
        came.write_bytes(edited.content())
        order = Order(self.home, self.home.parent / "out")
        return onto(came, order, Silent(), write=write)


@pytest.fixture(scope="session")
def exported(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Give the document that is made of the book."""
    out = tmp_path_factory.mktemp("exported")
    export(Order(BOOK, out), Silent())
    return (out / NAME).read_bytes()


@pytest.fixture
def desk(tmp_path: Path, exported: bytes) -> Desk:
    """Give a copy of the book that may be changed, and its document."""
    shutil.copytree(BOOK, tmp_path / "book")
    return Desk(tmp_path / "book", exported)


def lines(diff: str) -> list[str]:
    """Give the lines of a diff that are taken out and put in."""
    return [line for line in diff.split("\n") if line[:1] in {"+", "-"} and line[:3] not in {"+++", "---"}]


def codes(brought: Brought) -> list[str]:
    """Give the codes of what was not brought back as it is."""
    return [found.code for found in brought.report.findings if found.code.startswith("onto-")]
