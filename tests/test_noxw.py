"""The wrapper: what it does on a machine that lacks something, without changing this one."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
LIBRARIES = "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
DNF = "install -y python3 pango harfbuzz\n"
ECHO = 'echo "$@"'
READER = "echo 1000"
ADMINISTRATOR = "echo 0"
OLD_PYTHON = '[ "$2" = "import platform; print(platform.python_version())" ] && echo 3.9.2'


def machine(folder: Path, **programs: str) -> dict[str, str]:
    """Make a checkout in a folder, and the environment of a machine that has these programs alone."""
    shutil.copy(ROOT / "noxw", folder)
    shutil.copy(ROOT / "nox.lock", folder)
    shelf = folder / "bin"
    shelf.mkdir()
    for name in ("dirname", "mkdir", "sh"):
        (shelf / name).symlink_to(shutil.which(name) or name)
    for name, script in programs.items():
        program = shelf / name.replace("_", "-")
        program.write_text(f"#!/bin/sh\n{script}\n", "utf-8")
        program.chmod(0o755)
    return {"PATH": str(shelf)}


def noxw(folder: Path, environment: dict[str, str], *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run a checkout's wrapper without a terminal."""
    return subprocess.run(  # noqa: S603 -- the wrapper is what is tested
        [folder / "noxw", *arguments],
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )


def with_nox(folder: Path) -> None:
    """Put a Python with a nox that only says what it was asked where the wrapper keeps its own."""
    (folder / "build/.nox/bin").mkdir(parents=True)
    (folder / "build/.nox/bin/python").symlink_to(sys.executable)
    shutil.copy(folder / "nox.lock", folder / "build/.nox/nox.lock")
    (folder / "nox.py").write_text("import sys\nprint('nox', sys.argv[1:])\n", "utf-8")


def test_is_sound_shell() -> None:
    """POSIX shells other than this machine's read it too: dash and bash have no extension in common."""
    for shell in filter(None, map(shutil.which, ("sh", "bash", "dash"))):
        subprocess.run([shell, "-n", ROOT / "noxw"], check=True)  # noqa: S603 -- a shell found on PATH


@pytest.mark.parametrize(
    ("programs", "said"),
    [
        pytest.param({}, "with this system's package manager", id="no package manager"),
        pytest.param({"apt_get": ""}, "su -c 'apt-get update && apt-get install -y", id="apt"),
        pytest.param({"apt_get": ""}, f"ca-certificates python3-venv {LIBRARIES}'", id="apt's packages"),
        pytest.param({"apt_get": "", "sudo": "exit 1"}, "sudo sh -c 'apt-get", id="sudo wants a password"),
        pytest.param({"apt_get": "", "python3": OLD_PYTHON}, "(found: 3.9.2)", id="old Python"),
        pytest.param({"apt_get": "", "python3": OLD_PYTHON}, "python3.11-venv", id="newer Python"),
        pytest.param({"dnf": ""}, "su -c 'dnf install -y python3 pango harfbuzz'", id="dnf"),
        pytest.param({"apk": ""}, "a Debian or Fedora container", id="apk"),
    ],
)
def test_says_the_one_command_where_it_may_not_install(
    tmp_path: Path, programs: dict[str, str], said: str
) -> None:
    environment = machine(tmp_path, id=READER, **programs)
    ran = noxw(tmp_path, environment)
    assert ran.returncode == 3
    assert said in ran.stderr
    assert not ran.stdout


@pytest.mark.parametrize(
    ("programs", "asked"),
    [
        pytest.param({"id": ADMINISTRATOR, "dnf": ECHO}, DNF, id="as root"),
        pytest.param({"id": READER, "dnf": ECHO, "sudo": '[ "$1" = -n ] || "$@"'}, DNF, id="by sudo"),
        pytest.param({"id": READER, "brew": ECHO}, "install python pango\n", id="by brew"),
    ],
)
def test_installs_where_it_may(tmp_path: Path, programs: dict[str, str], asked: str) -> None:
    ran = noxw(tmp_path, machine(tmp_path, **programs))
    assert (tmp_path / "build/noxw.log").read_text("utf-8") == asked
    assert ran.returncode == 3
    assert "Python cannot open them" in ran.stderr


def test_says_where_the_log_of_a_failed_installation_is(tmp_path: Path) -> None:
    environment = machine(tmp_path, id=ADMINISTRATOR, dnf="echo no mirror; exit 1")
    ran = noxw(tmp_path, environment)
    assert ran.returncode == 3
    assert "build/noxw.log says why" in ran.stderr
    assert (tmp_path / "build/noxw.log").read_text("utf-8") == "no mirror\n"


def test_hands_over_at_once_when_all_is_there(tmp_path: Path) -> None:
    environment = machine(tmp_path)
    with_nox(tmp_path)
    start = time.monotonic()
    ran = noxw(tmp_path, {**environment, "PYTHONPATH": "."}, "-s", "pdf", "--", "--edition", "large print")
    assert time.monotonic() - start < 1
    assert ran.stdout == "nox ['-s', 'pdf', '--', '--edition', 'large print']\n"
    assert ran.returncode == 0


def test_installs_nox_again_when_its_lock_has_changed(tmp_path: Path) -> None:
    environment = machine(tmp_path, id=READER)
    with_nox(tmp_path)
    with (tmp_path / "nox.lock").open("a", encoding="utf-8") as lock:
        lock.write("# newer\n")
    assert noxw(tmp_path, {**environment, "PYTHONPATH": "."}).returncode == 3


def test_notices_that_nox_is_gone(tmp_path: Path) -> None:
    environment = machine(tmp_path, id=READER)
    with_nox(tmp_path)
    (tmp_path / "nox.py").unlink()
    assert noxw(tmp_path, {**environment, "PYTHONPATH": "."}).returncode == 3


def test_works_from_any_folder(tmp_path: Path) -> None:
    environment = machine(tmp_path)
    with_nox(tmp_path)
    ran = subprocess.run(  # noqa: S603 -- the wrapper is what is tested
        [os.path.relpath(tmp_path / "noxw", "/"), "--list"],
        cwd="/",
        env={**environment, "PYTHONPATH": "."},
        capture_output=True,
        text=True,
        check=True,
    )
    assert ran.stdout == "nox ['--list']\n"
