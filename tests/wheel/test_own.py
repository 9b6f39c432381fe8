"""The wheel that a book's repository carries: it is all of Octavo, and gives itself on."""

from __future__ import annotations

import hashlib
import io
import subprocess
import zipfile
from pathlib import Path
from typing import Any

import pytest

import octavo
from octavo.doors.program import Ran
from octavo.errors import MissingProgramError, OctavoError
from octavo.wheel import own, own_wheel

ROOT = Path(__file__).parents[2]
NOX = ROOT / "build/.nox"
#: Folders of a checkout that stand in `octavo/top` in a wheel.
PACKED = ("docs/handbook", "styles")


def files(folder: Path) -> dict[str, bytes]:
    """Give what a folder holds, but for what was built in it."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.relative_to(folder).parts[0] != "build" and "cache" not in str(path)
    }


def test_a_checkout_gives_the_same_wheel_every_time() -> None:
    wheel = own_wheel()
    assert wheel.name == f"octavo-{octavo.__version__}-py3-none-any.whl"
    assert wheel.digest == hashlib.sha256(wheel.content).hexdigest()
    assert own_wheel() == wheel


def test_the_wheel_holds_every_file_of_the_package_that_is_tracked() -> None:
    git = ["git", "ls-files", "--cached", "--others", "--exclude-standard", *PACKED, "octavo"]
    listed = subprocess.run(git, cwd=ROOT, capture_output=True, text=True, check=True)  # noqa: S603 -- fixed
    names = set(zipfile.ZipFile(io.BytesIO(own_wheel().content)).namelist())
    there = {name for name in listed.stdout.splitlines() if (ROOT / name).is_file()}
    moved = {f"octavo/top/{name}" if name.startswith(PACKED) else name for name in there}
    assert len(moved) > 500
    assert moved <= names


def test_the_installed_octavo_says_its_version(installed: Any, tmp_path: Path) -> None:  # noqa: ANN401 -- a fixture
    assert installed.octavo("--version", cwd=tmp_path) == f"octavo {octavo.__version__}\n"


def test_the_manual_page_is_installed_where_man_looks(installed: Any) -> None:  # noqa: ANN401
    page = installed.environment / "share/man/man1/octavo.1"
    assert page.read_bytes() == (ROOT / "docs/octavo.1").read_bytes()


def test_the_installed_octavo_begins_the_same_book_to_the_letter(installed: Any, tmp_path: Path) -> None:  # noqa: ANN401
    installed.octavo("new", "one book", cwd=tmp_path)
    again, before = files(tmp_path / "one book"), files(installed.repository)
    assert [name for name in before if again.get(name) != before[name]] == []
    assert again.keys() == before.keys()


def test_a_book_passes_its_own_tests_by_what_it_carries(installed: Any) -> None:  # noqa: ANN401
    home, python = installed.repository, installed.environment / "bin/python"
    for words in (["init", "--quiet"], ["add", "--all"]):
        subprocess.run(["git", *words], cwd=home, check=True)  # noqa: S603, S607 -- git, wherever it is
    ran = subprocess.run(  # noqa: S603 -- its own tests
        [python, "-m", "pytest", "-q"], cwd=home, capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert "1 passed" in ran.stdout
    untracked = ["git", "ls-files", "--others", "--exclude-standard"]
    assert subprocess.check_output(untracked, cwd=home) == b""  # noqa: S603 -- a fixed command


def test_the_menu_of_a_book_finds_what_is_installed(installed: Any) -> None:  # noqa: ANN401
    if not (NOX / "nox.lock").is_file():
        pytest.skip("no nox is in build/.nox; ./noxw installs it")
    home = installed.repository
    (home / "build").mkdir(exist_ok=True)
    (home / "build/.nox").symlink_to(NOX.resolve())
    (home / "build/.venv").symlink_to(installed.environment)
    lock = home / "requirements.lock"
    (installed.environment / lock.name).write_bytes(lock.read_bytes())
    ran = subprocess.run(  # noqa: S603 -- the menu is what is tested
        [home / "noxw", "-s", "tests", "--", "--collect-only"], capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert "tests/test_book.py::test_the_book_builds" in ran.stdout


def test_an_octavo_that_was_changed_is_not_given_on(installed: Any, tmp_path: Path) -> None:  # noqa: ANN401
    changed = next(installed.environment.rglob("octavo/starter/chapters/book.yaml"))
    before = changed.read_bytes()
    changed.write_bytes(before + b"# mine\n")
    try:
        command = [str(installed.environment / "bin/octavo"), "new", str(tmp_path / "book")]
        ran = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 -- ours
    finally:
        changed.write_bytes(before)
    assert ran.returncode == 1
    assert "error[wheel-unmade]" in ran.stderr
    assert "book.yaml is not as it was installed" in ran.stderr
    assert not (tmp_path / "book").exists()


@pytest.mark.parametrize(
    ("said", "error"),
    [
        (b"python: No module named hatchling\n", MissingProgramError),
        (b"Traceback\nValueError: a wrong table\n", OctavoError),
        (b"", OctavoError),
    ],
)
def test_what_stops_a_checkouts_wheel_is_told(
    said: bytes, error: type[OctavoError], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(own, "run", lambda *_, **__: Ran(1, b"", said))
    with pytest.raises(error) as told:
        own_wheel()
    assert type(told.value) is error
