"""Find out what a release is made from: the commit, its tag and date, and whether all is committed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from octavo.doors.git import ask_git
from octavo.errors import OctavoError
from octavo.findings import Finding, finding
from octavo.release.version import is_version, newest, order, version_of

__all__ = ["Origin", "ignored", "origin", "subjects_since"]

#: How many names of files a message tells.
TOLD = 3


@dataclass(frozen=True, slots=True)
class Origin:
    """Hold what a release is made from.

    `root` is the repository's folder, `commit` its 40 digits and `moment` its date, or None where the book's
    folder lies in no repository. `trial` says that no tag stands for this version. `before` is the tag of
    the version before it, where git knows one.
    """

    version: str
    root: Path | None = None
    commit: str | None = None
    moment: datetime | None = None
    tag: str | None = None
    before: str | None = None
    trial: bool = False


def origin(folder: Path, version: str | None, built: Sequence[Path]) -> tuple[Origin, tuple[Finding, ...]]:
    """Give what the book in a folder is released from, and what speaks against it.

    `version` makes a trial of a version that no tag stands for; `built` are folders of outputs, which git
    need not know. Raises OctavoError when nothing can be released from there.
    """
    if version is not None and not is_version(version):
        hint = "write it as 1.2.0, 2026.11 or 2026-11-25"
        raise OctavoError(finding("release-untagged", f"{version} is no version", hint=hint))
    top = ask_git(folder, "rev-parse", "--show-toplevel")
    if top.code:
        return _without(folder, version, top.err.decode("utf-8", "replace"))
    root = Path(top.out.decode().removesuffix("\n"))
    told = _answer(folder, "log", "-1", "--format=%H %ct")
    if told is None:
        hint = "commit the manuscript, then tag it: `git tag v1.0.0`"
        raise OctavoError(finding("release-untagged", "the repository has no commit yet", hint=hint))
    commit, seconds = told.split()
    moment = datetime.fromtimestamp(int(seconds), UTC)
    tag = _tag(folder, version)
    if tag is None and version is None:
        raise OctavoError(_untagged(commit))
    named = version_of(tag or version or "")
    before = _before(folder, named)
    made = Origin(named, root, commit, moment, tag, before, trial=tag is None)
    dirty = _uncommitted(root, built)
    if not dirty:
        return made, _trial(made)
    if version is None:
        raise OctavoError(_dirty(dirty))
    trial = Origin(named, root, commit, moment, tag, before, trial=True)
    return trial, _trial(trial, dirty)


def ignored(made: Origin, folder: Path, written: str) -> tuple[Finding, ...]:
    """Find the files that a book uses and git ignores: whoever has the tag has not got them.

    `written` is all that the book says of itself; it uses what it names, and each of its own styles.
    """
    asked = ("ls-files", "--others", "--ignored", "--exclude-standard", "-z", "--", ".")
    told = _answer(folder, *asked) if made.root else None
    hint = "`git add --force` adds it; then commit, and move the tag"
    return tuple(
        finding("release-ignored", "the book uses this file, and git ignores it", path=name, hint=hint)
        for name in (told or "").split("\0")
        if name and (name.startswith("styles/") or name.rpartition("/")[2] in written)
    )


def subjects_since(made: Origin) -> tuple[str, ...]:
    """Give the first lines of the commits since the version before this one, the newest first."""
    if made.root is None or made.commit is None:
        return ()
    span = f"refs/tags/{made.before}..{made.commit}" if made.before else made.commit
    told = _answer(made.root, "log", "--no-merges", "--max-count=200", "--format=%s", span)
    return tuple(line for line in (told or "").splitlines() if line.strip())


def _without(folder: Path, version: str | None, said: str) -> tuple[Origin, tuple[Finding, ...]]:
    if "not a git repository" not in said:
        words = f"git cannot read {folder}: {' '.join(said.split())}"
        raise OctavoError(finding("release-refused", words, hint="see what `git status` says there"))
    if version is None:
        words = f"{folder} lies in no git repository, so no tag says which version this is"
        hint = "`git init`, commit and `git tag v1.0.0`; or try it with --version 1.0.0"
        raise OctavoError(finding("release-untagged", words, hint=hint))
    made = Origin(version_of(version), trial=True)
    return made, _trial(made)


def _answer(folder: Path, *words: str) -> str | None:
    ran = ask_git(folder, *words)
    return None if ran.code else ran.out.decode("utf-8", "replace").removesuffix("\n")


def _tag(folder: Path, version: str | None) -> str | None:
    """Give the tag of this commit that is a version: the one asked for, else the highest."""
    here = [
        name for name in (_answer(folder, "tag", "--points-at", "HEAD") or "").split() if is_version(name)
    ]
    if version is None:
        return newest(here)
    return next((name for name in here if version_of(name) == version_of(version)), None)


def _before(folder: Path, version: str) -> str | None:
    """Give the highest tag of an older version that this commit comes from."""
    names = (_answer(folder, "tag", "--merged", "HEAD") or "").split()
    return newest(name for name in names if is_version(name) and order(name) < order(version))


def _uncommitted(root: Path, built: Sequence[Path]) -> tuple[str, ...]:
    """Name the files that are changed, or that git does not know, but those in the folders of outputs."""
    inside = [path.resolve() for path in built]
    but = [f":(exclude,top,literal){path.relative_to(root)}" for path in inside if root in path.parents]
    told = _answer(
        root, "status", "--porcelain", "-z", "--no-renames", "--untracked-files=all", "--", ":(top)", *but
    )
    if told is None:
        words = f"git does not tell what is changed in {root}"
        raise OctavoError(finding("release-refused", words, hint="see what `git status` says there"))
    return tuple(entry[3:] for entry in told.split("\0") if entry[2:3] == " ")


def _untagged(commit: str) -> Finding:
    words = f"no tag on the commit {commit[:10]} says which version this is"
    hint = (
        "`git tag v1.0.0` names it, and `git push --tags` publishes the name; --version 1.0.0 makes a trial"
    )
    return finding("release-untagged", words, hint=hint)


def _named(names: Sequence[str]) -> str:
    more = f" and {len(names) - TOLD} more" if len(names) > TOLD else ""
    return ", ".join(names[:TOLD]) + more


def _dirty(names: Sequence[str]) -> Finding:
    words = f"not committed: {_named(names)}"
    hint = "commit it and move the tag, or put it away with `git stash --include-untracked`"
    return finding("release-dirty", words, hint=hint)


def _trial(made: Origin, dirty: Sequence[str] = ()) -> tuple[Finding, ...]:
    if not made.trial:
        return ()
    why = f"not committed: {_named(dirty)}" if dirty else f"no tag stands for {made.version}"
    hint = "commit all, `git tag`, and release without --version"
    return (finding("release-trial", f"this is a trial and no release: {why}", hint=hint),)
