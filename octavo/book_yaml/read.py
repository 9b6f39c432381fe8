"""Read the settings of a book: `book.yaml` with an edition laid over it, or the folder alone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

from pydantic import ValidationError

from octavo.book_yaml.editions import begun, edition_findings, laid_over, names_in
from octavo.book_yaml.files import Files, markdown_files, unlisted
from octavo.book_yaml.heading import first_heading
from octavo.book_yaml.ready_made import READY_MADE
from octavo.book_yaml.trims import trim_findings
from octavo.book_yaml.written import Written, read_yaml
from octavo.book_yaml.wrong import setting_findings
from octavo.errors import UsageError
from octavo.findings import Finding, Severity, finding
from octavo.media import Medium, medium_of
from octavo.settings import Settings
from octavo.shapes import nearest

__all__ = ["NAME", "all_files", "edition_names", "medium_settings", "read_settings"]

#: What a book's settings are called.
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
    names = names_in(written)
    known = [*names, *(name for name in (*READY_MADE, *Medium) if name not in names)]
    if edition is not None and edition not in known:
        raise UsageError(_no_edition(edition, known, written))
    chosen = _settle(folder, written, edition)
    others = [_settle(folder, written, other) for other in [None, *names] if other != edition]
    errors = [found for other in others for found in other.findings if found.severity is Severity.ERROR]
    listed = set().union(*(settled.files for settled in [chosen, *others]))
    told = edition_findings(written, edition)
    found = sorted({*chosen.findings, *errors, *told}, key=lambda found: (found.line or 0, found.column or 0))
    if chosen.settings is None or any(one.severity is Severity.ERROR for one in found):
        raise UsageError(*found)
    return chosen.settings, (*found, *_trims(folder, written, edition), *unlisted(folder, listed))


def medium_settings(folder: Path, edition: str | None, settings: Settings) -> Mapping[Medium, Settings]:
    """Give the settings of every medium, where those of the edition are known to be right.

    What `editions` says of a medium by its name is laid over the book's settings in every build. Raises
    UsageError where that and the edition do not go together.
    """
    told = dict.fromkeys(Medium, settings)
    alone = medium_of(edition)
    if alone is None and not set(Medium) & settings.editions.keys():
        return told
    written = _written(folder)
    for medium in Medium:
        if medium is not alone:
            laid = _settle(folder, written, None if alone else edition, medium)
            if laid.settings is None:
                raise UsageError(*laid.findings)
            told[medium] = laid.settings
    return told


def edition_names(folder: Path) -> tuple[str, ...]:
    """Give the names of the editions that the book describes, which are no media, in its order."""
    return tuple(name for name in names_in(_written(folder)) if medium_of(name) is None)


def all_files(folder: Path) -> frozenset[str]:
    """Give the chapters' files that the book or one of its editions lists."""
    written = _written(folder)
    return frozenset[str]().union(
        *(_settle(folder, written, name).files for name in (None, *names_in(written)))
    )


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
    inside = (
        each for each in markdown_files(folder) if (folder / each).resolve().is_relative_to(folder.resolve())
    )
    for first in islice(inside, 1):
        with (folder / first).open(encoding="utf-8-sig", errors="replace") as stream:
            return first_heading(stream.read(MOST_LETTERS)) or name
    return name


def _settle(folder: Path, written: Written, edition: str | None, medium: Medium | None = None) -> Settled:
    files = Files(folder, written, edition)
    settled = files.settle(laid_over(written, edition, medium))
    laid, findings = begun(settled, written, edition), tuple(files.found)
    try:
        settings = Settings.model_validate(laid)
    except ValidationError as error:
        return Settled(None, findings + setting_findings(error, written, edition), frozenset(files.met))
    editions = {**{key: {} for key in READY_MADE}, **settings.editions}
    return Settled(settings.model_copy(update={"editions": editions}), findings, frozenset(files.met))


def _trims(folder: Path, written: Written, edition: str | None) -> Iterator[Finding]:
    """Judge the trim of the print PDF, for which `editions` may have settings of its own."""
    medium = Medium.PRINT if Medium.PRINT in names_in(written) and medium_of(edition) is None else None
    settled = _settle(folder, written, edition, medium).settings
    if settled is not None:
        said = (name for name in (edition, medium) if ("editions", name, "print", "trim") in written.values)
        yield from trim_findings(settled.print, written, next(said, edition))


def _no_edition(edition: str, names: list[str], written: Written) -> Finding:
    close = nearest(edition, names)
    hint = f"did you mean {close}?" if close else f"add it under `editions:` in {NAME}"
    words = f"{NAME} has no edition {edition!r}; it has {', '.join(names)}"
    return written.finding("edition-unknown", words, ("editions",), key=True, hint=hint)
