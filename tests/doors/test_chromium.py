from __future__ import annotations

import platform
import sys
import tarfile
from io import BytesIO
from pathlib import Path

import brotli
import pytest

from octavo.doors import chromium as module
from octavo.doors.chromium import Browser, chromium
from octavo.errors import MissingProgramError


@pytest.fixture(autouse=True)
def bare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Be a machine that has no Chromium, of the make for which one is packed."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(module, "APPLICATION", tmp_path / "none")
    monkeypatch.setattr(module, "MADE_FOR", (sys.platform, platform.machine()))


def pack(modules: Path) -> None:
    """Pack a program and a library as the package of npm's does."""
    folder = modules / module.PACKED
    folder.mkdir(parents=True)
    (folder / "chromium.br").write_bytes(brotli.compress(b"the program"))
    made = BytesIO()
    with tarfile.open(fileobj=made, mode="w") as archive:
        member = tarfile.TarInfo("lib/libnss3.so")
        member.size = len(b"a library")
        archive.addfile(tarfile.TarInfo("../outside"))
        archive.addfile(member, BytesIO(b"a library"))
    (folder / "al2023.tar.br").write_bytes(brotli.compress(made.getvalue()))


def test_a_packed_one_is_unpacked_with_its_libraries(tmp_path: Path) -> None:
    pack(tmp_path / "node_modules")
    browser = chromium(tmp_path / "node_modules")
    assert browser.program.read_bytes() == b"the program"
    assert browser.program.stat().st_mode & 0o111
    assert Path(browser.env["LD_LIBRARY_PATH"], "libnss3.so").read_bytes() == b"a library"
    there = sorted(path.name for path in (tmp_path / "node_modules" / module.PACKED).parent.iterdir())
    assert there == ["bin", "unpacked"]


def test_what_was_unpacked_once_is_taken_as_it_is(tmp_path: Path) -> None:
    pack(tmp_path / "node_modules")
    first = chromium(tmp_path / "node_modules")
    first.program.write_bytes(b"kept")
    assert chromium(tmp_path / "node_modules").program.read_bytes() == b"kept"


def test_what_is_packed_for_another_machine_is_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pack(tmp_path / "node_modules")
    monkeypatch.setattr(module, "MADE_FOR", ("linux", "abacus"))
    own = tmp_path / "google-chrome"
    own.touch(0o755)
    assert chromium(tmp_path / "node_modules") == Browser(own)


def test_the_browser_of_macos_will_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own = tmp_path / "Google Chrome"
    own.touch()
    monkeypatch.setattr(module, "APPLICATION", own)
    assert chromium(tmp_path / "node_modules") == Browser(own)


def test_without_one_the_way_to_get_one_is_named(tmp_path: Path) -> None:
    with pytest.raises(MissingProgramError) as caught:
        chromium(tmp_path / "node_modules")
    (found,) = caught.value.findings
    assert (found.code, found.message) == ("program-missing", "no Chromium is installed")
    assert "./noxw -s conformance" in (found.hint or "")
