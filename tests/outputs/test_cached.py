"""What a build takes from its cache, or its memory, is what it would make: after each edit, byte for byte."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

import pytest

from octavo import pipeline
from octavo.findings import Finding, Severity, worst
from octavo.memory import Memory
from octavo.order import Order
from octavo.orders.build import build
from octavo.progress import Silent
from tests.outputs.edits import edited
from tests.outputs.shelf import ROOT

BOOK = ROOT / "tests/books/edited"


def outputs(out: Path) -> dict[str, bytes]:
    """Give all files that a build left for its reader."""
    hidden = (".cache", ".lock")
    paths = (path.relative_to(out) for path in out.rglob("*") if path.is_file())
    return {str(path): (out / path).read_bytes() for path in paths if path.parts[0] not in hidden}


def built(book: Path, out: Path) -> tuple[Finding, ...]:
    """Build a book in a folder that has a cache or none, as the command does, and give what was found."""
    return build(Order(book, out, jobs=2), Silent()).findings


def printed(book: Path, out: Path, memory: Memory) -> dict[str, bytes]:
    """Build the print PDF as a program does that has built it before, and give what was made of it."""
    pipeline.build(Order(book, out, frozenset({"print"}), jobs=2), Silent(), memory)
    memory.turn()
    return {name: content for name, content in outputs(out).items() if name.endswith("-print.pdf")}


def test_after_each_edit_the_cache_gives_what_a_cold_build_makes(
    tmp_path: Path, pytestconfig: pytest.Config
) -> None:
    book, kept = tmp_path / "book", tmp_path / "kept"
    dice = random.Random(pytestconfig.getoption("--seed"))  # noqa: S311 -- the same edits each time
    shutil.copytree(BOOK, book)
    built(book, warm := tmp_path / "warm")
    memory, served = Memory(), tmp_path / "served"
    printed(book, served, memory)
    failed = number = 0
    for number in range(pytestconfig.getoption("--edits")):
        shutil.copytree(book, kept)
        edit = edited(book, dice)
        cold = tmp_path / f"cold-{number}"
        found, expected = built(book, warm), built(book, cold)
        assert found == expected, f"after edit {number}, {edit}"
        if worst(expected) is Severity.ERROR:
            # Nothing was replaced: the book goes on from where it was whole.
            failed += 1
            shutil.rmtree(book)
            kept.rename(book)
        else:
            ours, theirs = outputs(warm), outputs(cold)
            assert ours.keys() == theirs.keys(), f"after edit {number}, {edit}"
            differing = [name for name, content in theirs.items() if ours[name] != content]
            assert not differing, f"after edit {number}, {edit}"
            for name, content in printed(book, served, memory).items():
                assert content == theirs[name], f"from memory, after edit {number}, {edit}"
            shutil.rmtree(kept)
        shutil.rmtree(cold)
    assert failed <= number / 2, "most edits are such as leave a book whole"


def damages(path: Path, dice: random.Random) -> None:
    """Damage a file in one of the ways of bad disks and other programs."""
    content = bytearray(path.read_bytes())
    match dice.randrange(5):
        case 0:
            content = content[: len(content) * 2 // 3]
        case 1:
            content[dice.randrange(len(content))] ^= 1 << dice.randrange(8)
        case 2:
            content = bytearray(b"{}")
        case 3:
            content = bytearray()
        case _:
            path.unlink()
            path.mkdir()
            return
    path.write_bytes(content)


def test_a_cache_of_which_every_entry_is_damaged_costs_nothing_but_time(tmp_path: Path) -> None:
    built(BOOK, tmp_path)
    before = outputs(tmp_path)
    dice = random.Random(1871)  # noqa: S311 -- the same damage each time
    entries = [path for path in (tmp_path / ".cache").rglob("*") if path.is_file()]
    assert {path.relative_to(tmp_path / ".cache").parts[0] for path in entries} >= {
        "read",
        "write",
        "typeset",
    }
    for path in entries:
        damages(path, dice)
    swapped = [path for path in entries if path.is_file()][:2]
    swapped[0].write_bytes(swapped[1].read_bytes())
    built(BOOK, tmp_path)
    assert outputs(tmp_path) == before
    # Whatever could be made anew was, and is taken from now on.
    whole = {path: path.stat().st_ino for path in entries if path.is_file()}
    built(BOOK, tmp_path)
    assert {path: path.stat().st_ino for path in whole} == whole
    assert outputs(tmp_path) == before
