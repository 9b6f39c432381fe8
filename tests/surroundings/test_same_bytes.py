"""Build in two surroundings that differ in all that should not matter, and compare every byte."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from octavo.compare import compare_folders
from tests.outputs.shelf import ROOT

BOOK = ROOT / "tests/books/whole-divided"
CLOCK = Path(__file__).parent / "clock"
#: The printers of the table whose files keep a standard, or have inks of their own.
PRINTERS = ("ingramspark", "offset")


@dataclass(frozen=True)
class Surroundings:
    """Hold what a build finds around it: how many days later it is, variables, cores, and things at once."""

    days: int
    jobs: int
    cores: int
    variables: Mapping[str, str] = field(default_factory=dict)


HERE = Surroundings(0, 1, 1, {"TZ": "UTC", "LC_ALL": "C.UTF-8", "USER": "anna", "PYTHONHASHSEED": "1"})
THERE = Surroundings(
    403,
    4,
    2,
    {"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "LANG": "tr_TR.UTF-8", "USER": "bela", "PYTHONHASHSEED": "2"},
)


def run(folder: Path, words: list[str], around: Surroundings) -> None:
    """Run Octavo in a folder of its own, as another user would on another day."""
    home = folder / f"home of {around.variables['USER']}"
    home.mkdir(parents=True, exist_ok=True)
    variables = {"HOME": str(home), "LOGNAME": around.variables["USER"], "DAYS": str(around.days)}
    variables |= {"PATH": os.environ["PATH"], "PYTHONPATH": f"{CLOCK}:{ROOT}", **around.variables}
    cores: Callable[[], None] | None = None
    if hasattr(os, "sched_setaffinity"):
        chosen = sorted(os.sched_getaffinity(0))[: around.cores]
        cores = lambda: os.sched_setaffinity(0, chosen)  # noqa: E731 -- for the child alone
    call = [sys.executable, *words]
    ran = subprocess.run(  # noqa: S603 -- ours
        call, env=variables, cwd=folder, preexec_fn=cores, check=False, capture_output=True, text=True
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr


def built(folder: Path, printer: str, around: Surroundings, *formats: str) -> Mapping[str, bytes]:
    """Build the book in a folder of its own, and give what was made and told, by name."""
    if not (folder / "book").exists():
        shutil.copytree(BOOK, folder / "book")
        settings = (BOOK / "book.yaml").read_text("utf-8")
        (folder / "book/book.yaml").write_text(
            settings.replace("printer: offset", f"printer: {printer}"), "utf-8"
        )
    order = [
        "-m",
        "octavo",
        "build",
        *formats,
        "--manuscript",
        "book",
        "--out",
        "out",
        "--jobs",
        str(around.jobs),
    ]
    run(folder, order, around)
    out = folder / "out"
    made = (path for path in out.rglob("*") if path.is_file() and ".cache" not in path.parts)
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in made if path.name != ".lock"}


def told(old: Mapping[str, bytes], new: Mapping[str, bytes]) -> list[str]:
    """Say where two builds differ."""
    return [difference.words for difference in compare_folders(old, new)]


@pytest.mark.parametrize("printer", PRINTERS)
def test_two_surroundings_make_the_same_bytes(printer: str, tmp_path: Path) -> None:
    """The second build is in a deeper folder; the printed books keep PDF/X-1a and PDF/X-4."""
    formats = () if printer == PRINTERS[0] else ("pdf",)
    first = built(tmp_path / "one", printer, HERE, *formats)
    second = built(tmp_path / "deeper/with a space/two", printer, THERE, *formats)
    assert told(first, second) == []
    assert len(first) > 4
    warm = built(tmp_path / "one", printer, THERE, *formats)
    assert told(first, warm) == []
    assert all(each["seconds"] is None for each in json.loads(first["report.json"])["outputs"])


def test_the_other_day_is_another_day(tmp_path: Path) -> None:
    said = "datetime.datetime.now().year, time.strftime('%Y'), file=open('year', 'w')"
    script = f"import datetime, time; print({said})"
    for around in (HERE, THERE):
        run(tmp_path / str(around.days), ["-c", script], around)
    first, second = (
        (tmp_path / str(each.days) / "year").read_text("utf-8").split() for each in (HERE, THERE)
    )
    assert first[0] == first[1] < second[0] == second[1]
