"""The handbook is complete, in step with the program, and a book without a fault."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from docs.making.__main__ import APPENDICES
from docs.making.commands import command_names
from docs.making.keys import key_names
from docs.making.listings import HANDBOOK, chapters
from docs.making.looks import LOOKS, drawn, fingerprint, record
from octavo.apparatus.classes import LOOKS as CLASSES
from octavo.cli import run
from octavo.findings import codes

TEXT = "".join(path.read_text("utf-8") for path in chapters())
#: What the index of names holds.
NAMES = set(re.findall(r'index=names term="([^"!]+)', TEXT))
#: No picture of a page may be heavier, in bytes.
HEAVIEST = 150_000


@pytest.mark.parametrize("name", APPENDICES)
def test_an_appendix_is_in_step_with_the_program(name: str) -> None:
    """Renew it with `nox -s renew`."""
    assert (HANDBOOK / name).read_text("utf-8") == APPENDICES[name]()


def test_a_picture_shows_the_listing_above_it() -> None:
    """Draw them anew with `nox -s renew`."""
    assert record() == {key: fingerprint(listing) for key, listing in drawn().items()}
    assert len(record()) > 15
    assert {path.stem for path in LOOKS.glob("*.png")} == record().keys()


def test_no_picture_is_heavy() -> None:
    pictures = [*LOOKS.glob("*.png"), *(HANDBOOK / "images").iterdir()]
    assert [path.name for path in pictures if path.stat().st_size > HEAVIEST] == []


def test_every_picture_is_shown() -> None:
    shown = TEXT + (HANDBOOK / "book.yaml").read_text("utf-8")
    folder = HANDBOOK / "images"
    assert [path.name for path in folder.iterdir() if f"images/{path.name}" not in shown] == []


def test_the_index_of_names_has_every_name() -> None:
    assert set(key_names()) <= NAMES
    assert {f"octavo {name}" for name in command_names()} <= NAMES
    assert codes().keys() <= NAMES
    assert {f".{name}" for name in CLASSES} <= NAMES


def test_the_text_names_no_code_that_is_none() -> None:
    prefixes = {code.split("-")[0] for code in codes()}
    named = set(re.findall(r"(?<!`)`([a-z]+(?:-[a-z0-9]+)+)`(?!`)", TEXT))
    others = {"code-annotations"}  # the name of a class
    assert {name for name in named - others if name.split("-")[0] in prefixes} - codes().keys() == set()


def test_the_handbook_is_an_ebook_without_a_finding(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Without its pages, whose layout takes longer: `nox -s handbook` makes all formats."""
    book = tmp_path / "handbook"
    shutil.copytree(HANDBOOK, book)
    settings = book / "book.yaml"
    settings.write_text(settings.read_text("utf-8") + "printed_pages: false\n", "utf-8")
    code = run(["build", "epub", "--manuscript", str(book), "--out", str(tmp_path / "out"), "--quiet"])
    told = capsys.readouterr().out
    assert code == 0, told
    assert told.startswith("Nothing wrong"), told
