"""Go to git: it only reads, and runs nothing that a repository's own settings name.

A folder that somebody sent may be a repository whose settings start programs: monitors of files, hooks,
pagers, filters (git-config, core.fsmonitor, core.hooksPath, filter.<driver>.clean). None is started here.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

from octavo.doors.program import Ran, TimedOutError, run
from octavo.errors import MissingProgramError, OctavoError
from octavo.findings import finding

__all__ = ["ask_git"]

#: How long one question may take: reading the state of a folder of ten thousand files takes less than one.
SECONDS = 60.0
SETTINGS = {
    "core.fsmonitor": "false",
    "core.hooksPath": "/dev/null",
    "core.pager": "cat",
    "core.quotePath": "false",
    "diff.external": "",
    "log.showSignature": "false",
    "protocol.allow": "never",
    "submodule.recurse": "false",
}
ENVIRONMENT = {
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_PAGER": "cat",
    "GIT_TERMINAL_PROMPT": "0",
    "LC_ALL": "C",
}


def ask_git(folder: Path, *words: str) -> Ran:
    """Ask git a question about the repository that a folder lies in; its exit code says whether there is one.

    Raises MissingProgramError when git is not installed, OctavoError when it does not answer in time.
    """
    program = shutil.which("git")
    if program is None:
        hint = "install the package `git` of your system"
        raise MissingProgramError(finding("program-missing", "git is not installed", hint=hint))
    call = [program, "-C", str(folder), "--no-pager"]
    settings = {**SETTINGS, **dict.fromkeys(_filters(call), "")}
    set_so = [word for name, value in settings.items() for word in ("-c", f"{name}={value}")]
    return _run([*call, *set_so, *words])


def _filters(call: list[str]) -> Iterator[str]:
    """Name the filters that the repository's own settings have; `git status` would start them."""
    told = _run(
        [
            *call,
            "config",
            "--local",
            "--null",
            "--name-only",
            "--get-regexp",
            r"^filter\..*\.(clean|process)$",
        ]
    )
    yield from filter(None, told.out.decode("utf-8", "replace").split("\0"))


def _run(argv: list[str]) -> Ran:
    try:
        return run(argv, seconds=SECONDS, env=ENVIRONMENT)
    except TimedOutError as error:
        words = f"git did not answer within {SECONDS:.0f} seconds"
        hint = "see what `git status` says in the book's folder"
        raise OctavoError(finding("release-refused", words, hint=hint)) from error
