"""Every command that the handbook shows is run, chapter by chapter, and says what the handbook says."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from docs.making.listings import Listing, listings
from octavo.cli import run
from tests.handbook.prepared import PREPARED

SHOWN = [each for each in listings() if each.language in {"console", "sh"}]
CHAPTERS = sorted({each.chapter for each in SHOWN})

#: Where a chapter's commands are typed, if not in the folder of the book of tides.
STANDS = {
    "01-first-book.md": ".",
    "03-while-you-write.md": ".",
    "30-importing.md": ".",
    "33-releases.md": ".",
    "34-many-books.md": ".",
}
#: Commands that are not run, each with its reason.
UNRUN = {
    "git clone https://example.org/octavo.git": "asks the network",
    "python3 -m venv octavo-env": "makes what the next line fills",
    "octavo-env/bin/pip install ./octavo": "asks the network",
    "octavo serve": "does not end by itself; tests/serve runs it",
    "octavo check --external": "asks the network; tests/outside does, of a server of its own",
    "octavo conform": "asks judges that are not installed everywhere; tests/conform does",
}
#: Commands that end with another number than 0.
ENDS = {
    "octavo build --manuscript storm --out storm/build": 1,
    "octavo compare build/release/1.0 build/release/1.1": 1,
}
#: What is typed instead: the judges are not installed everywhere.
INSTEAD = {"octavo release": "octavo release --without-judges"}
#: Stand for whatever else is said.
ELLIPSIS = "..."
SKIPPED = r"(?:.*\n)*?"
TIME = re.compile(r"\d+(\.\d+)? s\b")


def commands(listing: Listing) -> Iterator[tuple[str, list[str]]]:
    """Give each command of a listing with the lines that it is shown to answer."""
    if listing.language == "sh":
        yield listing.text, [ELLIPSIS]
        return
    for part in re.split(r"^\$ ", listing.text, flags=re.MULTILINE)[1:]:
        command, *answer = part.splitlines()
        yield command, answer


def answered(command: str, folder: Path, capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
    """Run a command in a folder: our own here, any other in a shell that knows ours."""
    words = shlex.split(command)
    if words[0] == "octavo" and ">" not in words:
        code = run(words[1:])
        told = capsys.readouterr()
        return code, told.out + told.err
    script = f'octavo() {{ "{sys.executable}" -m octavo "$@"; }}\n{command}'
    done = subprocess.run(["sh", "-euc", script], cwd=folder, capture_output=True, text=True, check=False)  # noqa: S603, S607 -- what the handbook shows
    return done.returncode, done.stdout + done.stderr


def says(answer: list[str], told: str) -> bool:
    """Tell whether lines were said in this order, with nothing between them but where an ellipsis stands."""
    pattern = "".join(SKIPPED if line == ELLIPSIS else re.escape(f"{evened(line)}\n") for line in answer)
    return bool(re.fullmatch(pattern, "".join(f"{evened(line)}\n" for line in told.rstrip("\n").split("\n"))))


def evened(line: str) -> str:
    """Give a line without what differs from run to run: how long it took, and so how wide a column is."""
    return re.sub(r" {2,}", "  ", TIME.sub("TIME", line.rstrip()))


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_every_command_of_a_chapter_does_what_is_said(
    chapter: str,
    desk: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    folder = desk / STANDS.get(chapter, "tides")
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parent.parent.parent))
    for listing in (each for each in SHOWN if each.chapter == chapter):
        for command, answer in commands(listing):
            if command in UNRUN:
                continue
            if command.startswith("cd "):
                folder = (folder / command.removeprefix("cd ")).resolve()
                continue
            folder = PREPARED.get(command, Path)(folder)
            monkeypatch.chdir(folder)
            code, told = answered(INSTEAD.get(command, command), folder, capsys)
            assert code == ENDS.get(command, 0), f"{listing.place}: {command}\n{told}"
            assert not answer or says(answer, told), f"{listing.place}: {command}\n{told}"


def test_what_is_not_run_is_shown() -> None:
    shown = {command for listing in SHOWN for command, _ in commands(listing)}
    assert UNRUN.keys() <= shown
    assert ENDS.keys() | INSTEAD.keys() | PREPARED.keys() <= shown


def test_an_answer_is_compared() -> None:
    told = "one\nThis took 3.1 s.\nthree\n"
    assert says(["one", "This took 7 s.", "three"], told)
    assert says(["...", "three"], told)
    assert not says(["one", "three"], told)
    assert not says(["one", "...", "four"], told)
