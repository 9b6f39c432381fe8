from __future__ import annotations

import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from octavo.errors import MissingProgramError, OctavoError
from octavo.release.origin import Origin, ignored, origin, subjects_since
from tests.release.conftest import Git


def refused(folder: Path, version: str | None = None) -> str:
    """Give the code and the words with which a release is refused."""
    with pytest.raises(OctavoError) as caught:
        origin(folder, version, [folder.parent / "build"])
    (found,) = caught.value.findings
    assert found.hint
    return f"{found.code}: {found.message}"


def test_a_tagged_commit_is_released(repository: Path, git: Git) -> None:
    made, found = origin(repository / "book", None, [repository / "build"])
    moment = datetime(2026, 3, 1, 10, tzinfo=UTC)
    assert made == Origin("1.0.0", repository, git("rev-parse", "HEAD"), moment, "v1.0.0")
    assert found == ()


def test_the_highest_tag_of_the_commit_is_its_version_and_the_one_below_it_is_before(
    repository: Path, git: Git
) -> None:
    git("commit", "--quiet", "--allow-empty", "--message", "Mend *this*")
    for name in ("v1.1.0", "v1.1.0-rc.1", "latest", "v0.9.0"):
        git("tag", name)
    made, _ = origin(repository, None, [])
    assert (made.tag, made.version, made.before) == ("v1.1.0", "1.1.0", "v1.1.0-rc.1")
    assert subjects_since(made) == ()
    git("tag", "--delete", "v1.1.0-rc.1")
    made, _ = origin(repository, None, [])
    assert made.before == "v1.0.0"
    assert subjects_since(made) == ("Mend *this*",)


def test_the_folder_of_outputs_need_not_be_known_to_git(repository: Path) -> None:
    (repository / "build").mkdir()
    (repository / "build/a.pdf").write_text("x", "utf-8")
    assert origin(repository, None, [repository / "build"])[1] == ()
    with pytest.raises(OctavoError, match=r"build/a\.pdf"):
        origin(repository, None, [])


def test_what_is_not_committed_is_named(repository: Path) -> None:
    for name in ("one.md", "two.md", "thrée.md", "four.md"):
        (repository / "book" / name).write_text("# Other\n", "utf-8")
    said = refused(repository / "book")
    assert said.startswith(
        "release-dirty: not committed: book/one.md, book/four.md, book/thrée.md and 1 more"
    )


def test_a_commit_without_a_version_is_refused_and_tried_with_one(repository: Path, git: Git) -> None:
    git("commit", "--quiet", "--allow-empty", "--message", "More")
    assert refused(repository).startswith("release-untagged: no tag on the commit")
    made, (found,) = origin(repository, "v1.1.0", [])
    assert (made.version, made.trial, made.before) == ("1.1.0", True, "v1.0.0")
    assert found.code == "release-trial"
    (repository / "new.md").write_text("x", "utf-8")
    assert "not committed: new.md" in origin(repository, "1.1.0", [])[1][0].message


def test_a_version_that_the_tag_stands_for_is_no_trial(repository: Path) -> None:
    made, found = origin(repository, "1.0.0", [])
    assert (made.trial, found) == (False, ())


def test_a_folder_without_git_and_one_without_a_commit_are_refused(tmp_path: Path, git: Git) -> None:
    (tmp_path / "alone").mkdir()
    assert "lies in no git repository" in refused(tmp_path / "alone")
    assert origin(tmp_path / "alone", "1.0.0", [])[0] == Origin("1.0.0", trial=True)
    assert git("status", "--porcelain") == ""
    assert "has no commit yet" in refused(tmp_path / "repository")
    assert "latest is no version" in refused(tmp_path / "alone", "latest")


def test_a_file_that_the_book_uses_and_git_ignores_is_found(repository: Path, git: Git) -> None:
    (repository / ".gitignore").write_text("*.svg\n*.css\n", "utf-8")
    git("add", ".")
    git("commit", "--quiet", "--message", "Ignore")
    (repository / "book/styles").mkdir()
    for name in ("used.svg", "other.svg", "styles/own.css"):
        (repository / "book" / name).write_text("x", "utf-8")
    made, _ = origin(repository, "1.1.0", [])
    found = ignored(made, repository / "book", "![A](used.svg)")
    assert [each.path for each in found] == ["styles/own.css", "used.svg"]
    assert ignored(Origin("1.0.0"), repository / "book", "used.svg") == ()


def test_nothing_that_a_repositorys_settings_name_is_run(repository: Path, git: Git, tmp_path: Path) -> None:
    trap = tmp_path / "trap"
    trap.write_text(f"#!/bin/sh\ntouch {tmp_path}/sprung\ncat\n", "utf-8")
    trap.chmod(0o755)
    hooks = repository / ".git/hooks"
    hooks.mkdir(exist_ok=True)
    for name in ("post-index-change", "reference-transaction"):
        shutil.copy(trap, hooks / name)
    settings = {
        "core.fsmonitor": str(trap),
        "core.pager": str(trap),
        "diff.external": str(trap),
        "filter.x.clean": str(trap),
        "filter.x.process": str(trap),
    }
    (repository / ".gitattributes").write_text("* filter=x\n", "utf-8")
    for name, value in settings.items():
        git("config", name, value)
    (repository / "book/one.md").touch()
    assert "not committed: .gitattributes" in refused(repository / "book")
    assert not (tmp_path / "sprung").exists()


def test_without_git_the_remedy_is_told(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(MissingProgramError):
        origin(repository, None, [])
