"""Make repositories to release from."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Git = Callable[..., str]

#: Whoever commits, and when; no settings of the machine's.
AROUND = {
    "GIT_AUTHOR_NAME": "An Author",
    "GIT_AUTHOR_EMAIL": "author@example.org",
    "GIT_COMMITTER_NAME": "An Author",
    "GIT_COMMITTER_EMAIL": "author@example.org",
    "GIT_AUTHOR_DATE": "2026-03-01T10:00:00Z",
    "GIT_COMMITTER_DATE": "2026-03-01T10:00:00Z",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
}


def git_in(home: Path) -> Git:
    """Give what calls git in the folder `repository` of a folder, or in another there, and its answer."""
    (home / "repository").mkdir()

    def call(*words: str, at: str = "repository") -> str:
        argv = ["git", "-C", str(home / at), *words]
        around = {**os.environ, **AROUND}
        return subprocess.run(argv, check=True, capture_output=True, text=True, env=around).stdout.strip()  # noqa: S603 -- ours

    call("init", "--quiet", "--initial-branch", "main")
    return call


@pytest.fixture
def git(tmp_path: Path) -> Git:
    """Give git in an empty repository."""
    return git_in(tmp_path)


@pytest.fixture
def repository(git: Git, tmp_path: Path) -> Path:
    """Give a repository whose one commit has the version 1.0.0."""
    home = tmp_path / "repository"
    (home / "book").mkdir()
    (home / "book/one.md").write_text("# One\n\nWords.\n", "utf-8")
    git("add", ".")
    git("commit", "--quiet", "--message", "Begin")
    git("tag", "v1.0.0")
    return home
