"""Push a tag to a bare repository, and run the commands of `release.yml` on it as they are written there.

Octavo is this working tree, GitHub's command line a script that keeps releases in a folder, and the outside
judges are not asked; everything else is what a runner does.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

from octavo.cli import run
from tests.outputs.shelf import ROOT, lend_typefaces
from tests.release.conftest import AROUND, git_in

WORKFLOWS = ROOT / ".github/workflows"
#: Steps that fetch and install Octavo: here it is, but for a book's repository, whose own menu does.
OURS = {"Fetch Octavo", "Install what a build and its judges need", "Install what reading needs"}
#: A step that only asks judges, who have tests of their own.
JUDGING = {"Ask the outside judges"}
#: What stands for `gh`: releases are folders, and every call is written down.
GH = """#!/bin/sh
echo "$*" >> "$GH_LOG"
case "$1 $2" in
"release view") [ "$3" = --json ] && exit 1; [ -d "$GH_KEPT/$3" ] ;;
"release create") mkdir -p "$GH_KEPT/$3" ;;
"release upload") to="$GH_KEPT/$3"; shift 4; cp "$@" "$to/" ;;
"release download") mkdir -p "$5"; cp "$GH_KEPT/$3/"* "$5/" ;;
"api repos/"*) echo "${GH_PUBLIC:-true}" ;;
esac
"""
#: What stands for the menu of a book's repository: Octavo is this working tree, and nothing is installed.
NOXW = """#!/bin/sh
set -eu
mkdir -p build/.venv/bin
printf '#!/bin/sh\\nPYTHONPATH="{root}" exec "{python}" "$@"\\n' > build/.venv/bin/python
chmod +x build/.venv/bin/python
session=$2
[ "$session" = install ] && exit
shift 3
exec build/.venv/bin/python -m octavo "$session" --without-judges "$@"
"""
#: What a job knows of another.
TOLD = re.compile(r"\$\{\{ (?:steps|needs)\.\w+\.outputs\.(\w+)( == 'true')? \}\}")


@dataclass(frozen=True)
class Runner:
    """Hold where a workflow's commands run, and what they find around them."""

    home: Path
    variables: Mapping[str, str]

    def do(self, job: Mapping[str, Any], machine: str) -> None:
        """Run a job's commands in a folder of its own; files are handed from job to job as artifacts are."""
        folder = self.home / machine
        folder.mkdir()
        furnish(folder)
        for step in job["steps"]:
            if (asked := TOLD.fullmatch(step.get("if", ""))) and self._told(asked[1]) != "true":
                continue
            if "uses" in step:
                self._hand_over(step, folder)
            elif step["name"] not in OURS | JUDGING or "working-directory" in step:
                self._run(step["run"], folder / step.get("working-directory", ""))

    def _run(self, commands: str, folder: Path) -> None:
        assert "${{" not in commands
        commands = commands.replace("octavo release ", "octavo release --without-judges ")
        shell = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", commands]
        around = {**os.environ, **AROUND, **self.variables, "GITHUB_OUTPUT": str(self.home / "output")}
        ran = subprocess.run(shell, cwd=folder, env=around, check=False, capture_output=True, text=True)  # noqa: S603 -- ours
        assert ran.returncode == 0, commands + ran.stdout + ran.stderr

    def _hand_over(self, step: Mapping[str, Any], folder: Path) -> None:
        name = step["uses"].partition("@")[0]
        given, kept = step["with"], self.home / "artifacts" / step["with"].get("name", "")
        if name == "actions/upload-artifact":
            place = TOLD.sub(lambda found: self._told(found[1]), given["path"].splitlines()[0])
            shutil.copytree(folder / place, kept, ignore=shutil.ignore_patterns(".cache"))
        elif name == "actions/download-artifact":
            shutil.copytree(kept, folder / given["path"])
        else:
            assert name == "actions/attest-build-provenance"
            files = [path.relative_to(folder).as_posix() for path in folder.glob(given["subject-path"])]
            assert files
            (self.home / "attested").write_text("\n".join(files), "utf-8")

    def _told(self, name: str) -> str:
        told = dict(line.split("=") for line in (self.home / "output").read_text("utf-8").splitlines())
        return told[name]


def furnish(folder: Path) -> None:
    """Put Octavo beside the book, as it is fetched and installed."""
    (folder / "octavo/build/.venv/bin").mkdir(parents=True)
    for entry in ROOT.iterdir():
        if entry.name not in {"build", ".git"}:
            (folder / "octavo" / entry.name).symlink_to(entry)
    python = folder / "octavo/build/.venv/bin/python"
    python.write_text(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n', "utf-8")
    python.chmod(0o755)
    lend_typefaces(folder / "book/build/.cache")


def released(home: Path, workflow: Path, beside: Mapping[str, str], *, public: str) -> Runner:
    """Push a tag of a book with files beside it, and let a workflow run on it."""
    git = git_in(home)
    book = home / "repository/manuscript"
    book.mkdir()
    (book / "book.yaml").write_text("title: One\nchapters: [one.md]\n", "utf-8")
    (book / "one.md").write_text("# One\n\nWords that have a note.[^1]\n\n[^1]: The note.\n", "utf-8")
    for name, text in beside.items():
        (home / "repository" / name).write_text(text, "utf-8")
        (home / "repository" / name).chmod(0o755)
    git("add", ".")
    git("commit", "--quiet", "--message", "Begin")
    git("tag", "--annotate", "v2026.3", "--message", "The third")
    remote = home / "github/anna/book"
    git("init", "--quiet", "--bare", str(remote))
    git("push", "--quiet", str(remote), "main", "v2026.3")
    program = home / "bin/gh"
    program.parent.mkdir()
    program.write_text(GH, "utf-8")
    program.chmod(0o755)
    variables = {
        "PATH": f"{program.parent}:{os.environ['PATH']}",
        "GH_LOG": str(home / "gh.log"),
        "GH_KEPT": str(home / "releases"),
        "GH_PUBLIC": public,
        "GITHUB_SERVER_URL": f"file://{home}/github",
        "GITHUB_REPOSITORY": "anna/book",
        "GITHUB_REF": "refs/tags/v2026.3",
        "GITHUB_REF_NAME": "v2026.3",
        "GITHUB_SHA": git("rev-parse", "HEAD"),
        "MANUSCRIPT": "manuscript",
    }
    runner = Runner(home, variables)
    for name, job in yaml.safe_load(workflow.read_text("utf-8"))["jobs"].items():
        runner.do(job, name)
    return runner


@pytest.fixture(scope="module")
def pushed(tmp_path_factory: pytest.TempPathFactory) -> Runner:
    """Push a tag, and let our workflow run on it, in a public repository."""
    home = tmp_path_factory.mktemp("runner")
    return released(home, WORKFLOWS / "release.yml", {}, public="true")


def test_a_pushed_tag_yields_the_release(pushed: Runner) -> None:
    folder = pushed.home / "build/book/build/release/2026.3"
    attached = pushed.home / "releases/v2026.3"
    assert {path.name for path in folder.iterdir()} == {path.name for path in attached.iterdir()}
    assert {"one.epub", "one.pdf", "one-print.pdf", "one-web.zip", "one-cover.pdf"} < {
        path.name for path in folder.iterdir()
    }
    assert f"commit `{pushed.variables['GITHUB_SHA']}`" in (attached / "RELEASE.md").read_text("utf-8")


def test_what_was_attached_is_verified_before_it_is_published(pushed: Runner) -> None:
    calls = (pushed.home / "gh.log").read_text("utf-8").splitlines()
    assert calls[-1] == "release edit v2026.3 --draft=false"
    assert [call for call in calls if call.startswith("release create")] == [
        "release create v2026.3 --verify-tag --draft --title v2026.3 --notes-file release/RELEASE.md"
    ]
    attached = list((pushed.home / "releases/v2026.3").iterdir())
    assert sum(call.startswith("attestation verify") for call in calls) == len(attached)
    attested = (pushed.home / "attested").read_text("utf-8").splitlines()
    assert sorted(attested) == sorted(f"release/{path.name}" for path in attached)


def test_the_repository_of_a_book_releases_by_itself_and_in_private(tmp_path: Path) -> None:
    beside = {"noxw": NOXW.format(root=ROOT, python=sys.executable), ".gitignore": "/build/\n"}
    workflow = ROOT / "octavo/starter/repository/release.yml"
    runner = released(tmp_path, workflow, beside, public="false")
    made = {path.name for path in (tmp_path / "build/book/build/release/2026.3").iterdir()}
    assert {"one.epub", "one-print.pdf", "SHA256SUMS"} < made
    assert made == {path.name for path in (tmp_path / "releases/v2026.3").iterdir()}
    calls = runner.variables["GH_LOG"]
    assert Path(calls).read_text("utf-8").splitlines()[-1] == "release edit v2026.3 --draft=false"
    # GitHub attests nothing there.
    assert "attestation" not in Path(calls).read_text("utf-8")
    assert not (tmp_path / "attested").exists()


def test_the_files_hold_the_tagged_manuscript(pushed: Runner) -> None:
    folder, book = pushed.home / "releases/v2026.3", pushed.home / "verify/book/manuscript"
    sums = (line.split("  ") for line in (folder / "SHA256SUMS").read_text("utf-8").splitlines())
    assert all(hashlib.sha256((folder / name).read_bytes()).hexdigest() == digest for digest, name in sums)
    files = [str(folder / name) for name in ("one.epub", "one.pdf", "one.html")]
    assert run(["collate", *files, "--manuscript", str(book), "--quiet"]) == 0


def test_a_book_of_another_repository_is_built_and_attached(pushed: Runner) -> None:
    workflow = yaml.safe_load((WORKFLOWS / "book.yml").read_text("utf-8"))
    pushed.do(workflow["jobs"]["build"], "book")
    attached = {path.name for path in (pushed.home / "artifacts/book").iterdir()}
    assert {"one.epub", "one.pdf", "web", "report.html", "report.json"} < attached


def test_a_file_that_was_changed_or_put_in_is_found(
    pushed: Runner, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "release"
    shutil.copytree(pushed.home / "releases/v2026.3", folder)
    epub = (folder / "one.epub").read_bytes()
    (folder / "one.epub").write_bytes(epub[:-1] + b"x")
    (folder / "more.txt").write_text("x", "utf-8")
    (folder / "MOVED.md").unlink()
    book = str(pushed.home / "verify/book/manuscript")
    assert run(["verify", str(folder), "--manuscript", book, "--quiet"]) == 1
    said = capsys.readouterr().out
    assert "more.txt: error[release-damaged] SHA256SUMS does not list more.txt" in said
    assert "one.epub: error[release-damaged] one.epub is not the file whose checksum stands" in said
    assert "MOVED.md: error[release-damaged] SHA256SUMS lists MOVED.md, which is not there" in said
