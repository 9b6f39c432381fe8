"""Read the settings of a book: `book.yaml` with an edition laid over it, or the folder alone."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from octavo.book_yaml.files import Files, markdown_files, unlisted
from octavo.book_yaml.heading import first_heading
from octavo.book_yaml.not_yet import take_out
from octavo.book_yaml.ready_made import READY_MADE
from octavo.book_yaml.written import Written, read_yaml
from octavo.book_yaml.wrong import setting_findings
from octavo.errors import UsageError
from octavo.findings import Finding, Severity, finding
from octavo.settings import Settings
from octavo.shapes import default_slug, in_full, nearest

__all__ = ["read_settings"]

NAME = "book.yaml"
MOST_BYTES = 2**20
#: How much of the first chapter is looked through for the book's title.
MOST_LETTERS = 100_000


@dataclass(frozen=True, slots=True)
class Settled:
    """Hold one edition's settings, None when they are wrong, what was found, and the files it lists."""

    settings: Settings | None
    findings: tuple[Finding, ...]
    files: frozenset[str]


def read_settings(folder: Path, edition: str | None = None) -> tuple[Settings, tuple[Finding, ...]]:
    """Read the settings of the book in `folder`, with what its `edition` says laid over them.

    Gives warnings with them. Raises UsageError with everything that is wrong, in all editions, at once.
    """
    if not folder.is_dir():
        hint = "name the folder of your book with --manuscript, or begin one with `octavo new`"
        raise UsageError(finding("manuscript-missing", f"there is no folder {folder}", hint=hint))
    written = _written(folder)
    editions = written.value.get("editions")
    names = list(editions) if isinstance(editions, dict) else []
    known = [*names, *(name for name in READY_MADE if name not in names)]
    if edition is not None and edition not in known:
        raise UsageError(_no_edition(edition, known, written))
    chosen = _settle(folder, written, edition)
    others = [_settle(folder, written, other) for other in [None, *names] if other != edition]
    errors = [found for other in others for found in other.findings if found.severity is Severity.ERROR]
    listed = set().union(*(settled.files for settled in [chosen, *others]))
    found = sorted({*chosen.findings, *errors}, key=lambda found: (found.line or 0, found.column or 0))
    if chosen.settings is None or any(one.severity is Severity.ERROR for one in found):
        raise UsageError(*found)
    return chosen.settings, (*found, *unlisted(folder, listed))


def _written(folder: Path) -> Written:
    path = folder / NAME
    if not path.is_symlink() and not path.exists():
        if (folder / "book.yml").exists():
            raise UsageError(finding("yaml-wrong", "book.yml is not read", hint=f"name it {NAME}"))
        return Written({"title": _title(folder)}, NAME)
    if path.is_symlink() and not path.resolve().is_relative_to(folder.resolve()):
        words = f"{NAME} is a link that leads out of the book's folder"
        raise UsageError(finding("path-outside", words, path=NAME, hint="put the file itself there"))
    written = read_yaml(_text(path), NAME)
    if written.value is None:
        written = replace(written, value={})
    if not isinstance(written.value, dict):
        hint = "begin with a line such as `title: Small Book`"
        raise UsageError(
            finding("yaml-wrong", f"{NAME} must hold keys and values", path=NAME, line=1, hint=hint)
        )
    return written


def _text(path: Path) -> str:
    try:
        with path.open("rb") as stream:
            content = stream.read(MOST_BYTES + 1)
    except OSError as error:
        words = f"{NAME} cannot be read: {error.strerror}"
        raise UsageError(finding("yaml-wrong", words, path=NAME)) from error
    if len(content) > MOST_BYTES:
        raise UsageError(finding("yaml-wrong", f"{NAME} is over 1 MB", path=NAME, hint="keep settings only"))
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UsageError(_not_utf8(content, error.start)) from error


def _not_utf8(content: bytes, start: int) -> Finding:
    before = content[:start].decode("utf-8-sig", errors="replace").split("\n")
    words = f"this file is not UTF-8: the byte 0x{content[start]:02x}"
    line, column, hint = len(before), len(before[-1]) + 1, "save it as UTF-8 in your editor"
    return finding("source-not-utf8", words, path=NAME, line=line, column=column, hint=hint)


def _title(folder: Path) -> str:
    name = folder.resolve().name or "Book"
    for first in markdown_files(folder)[:1]:
        with (folder / first).open(encoding="utf-8-sig", errors="replace") as stream:
            return first_heading(stream.read(MOST_LETTERS)) or name
    return name


def _settle(folder: Path, written: Written, edition: str | None) -> Settled:
    files = Files(folder, written, edition)
    laid, findings = take_out(files.settle(_laid_over(written, edition)), written, edition)
    findings += tuple(files.found)
    try:
        settings = Settings.model_validate(laid)
    except ValidationError as error:
        return Settled(None, findings + setting_findings(error, written, edition), frozenset(files.met))
    return Settled(settings, findings, frozenset(files.met))


def _laid_over(written: Written, edition: str | None) -> dict[str, Any]:
    book = in_full(written.value)
    if edition is None:
        return book
    editions = written.value.get("editions")
    own = editions.get(edition, {}) if isinstance(editions, dict) else {}
    over = in_full(own) if isinstance(own, dict) else {}
    laid = _merge(book, _merge(READY_MADE.get(edition, {}), over))
    title = laid.get("title")
    slug = laid.get("slug") or (isinstance(title, dict) and default_slug(str(title.get("main"))))
    if "slug" not in over and isinstance(slug, str):
        # Two editions of one book must not overwrite each other's outputs.
        laid["slug"] = f"{slug}-{default_slug(edition)}"
    return laid


def _merge(under: dict[str, Any], over: dict[str, Any]) -> dict[str, Any]:
    merged = {**under, **over}
    for key in under.keys() & over.keys():
        if isinstance(under[key], dict) and isinstance(over[key], dict):
            merged[key] = _merge(under[key], over[key])
    return merged


def _no_edition(edition: str, names: list[str], written: Written) -> Finding:
    close = nearest(edition, names)
    hint = f"did you mean {close}?" if close else f"add it under `editions:` in {NAME}"
    words = f"{NAME} has no edition {edition!r}; it has {', '.join(names)}"
    return written.finding("edition-unknown", words, ("editions",), key=True, hint=hint)
