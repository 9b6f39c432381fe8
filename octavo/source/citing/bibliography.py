"""Read the files of references: pandoc reads each by itself, confined, and once."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from octavo.cache import Cache, digest
from octavo.doors import citeproc, pandoc
from octavo.errors import ManuscriptError
from octavo.findings import Finding, finding
from octavo.settings import Settings
from octavo.source.citing.entry_places import FORMS, entry_places
from octavo.source.citing.files import open_file, settings_finding
from octavo.source.citing.yaml_references import read_yaml
from octavo.syntax import Element, plain

__all__ = ["Entry", "References", "read_bibliographies"]

CODE = "bibliography-broken"
#: Where pandoc met what it cannot read, in the words that it says it with.
PLACE = re.compile(r"\(line (?P<line>\d+), column (?P<column>\d+)\)")


@dataclass(frozen=True, slots=True)
class Entry:
    """Hold one reference as pandoc's metadata has it, and where it stands."""

    key: str
    meta: Element = field(repr=False)
    path: str = ""
    line: int | None = None


@dataclass(frozen=True, slots=True)
class References:
    """Hold all references of a book by key, those of other names (`ids`) under these too.

    `sources` are the texts of the files that they were read from, by path.
    """

    entries: Mapping[str, Entry]
    sources: Mapping[str, str] = field(repr=False)


def read_bibliographies(
    settings: Settings, root: Path, cache: Cache
) -> tuple[References, tuple[Finding, ...]]:
    """Read the files that `bibliography` lists; of two entries with one key, the first counts."""
    entries: dict[str, Entry] = {}
    sources: dict[str, str] = {}
    findings: list[Finding] = []
    for path in settings.bibliography:
        text, read, found = _read(path, settings, root, cache)
        findings += found
        sources[path] = text
        for entry in read:
            first = entries.setdefault(entry.key, entry)
            if first is not entry:
                findings.append(_twice(entry, first))
        for entry in read:
            for names in _names(entry.meta, "other-ids"):
                entries |= {name.strip(): entry for name in names.split(",") if name.strip() not in entries}
    return References(entries, sources), tuple(findings)


def _read(
    path: str, settings: Settings, root: Path, cache: Cache
) -> tuple[str, tuple[Entry, ...], tuple[Finding, ...]]:
    text, found = open_file(path, root, settings.limits.references_megabytes)
    if found:
        return "", (), found
    form = FORMS.get(PurePosixPath(path).suffix.lower())
    if form is None:
        hint = "name a file of BibTeX (.bib), CSL JSON (.json) or CSL YAML (.yaml)"
        words = f"{path} is in no form that references are read from"
        return "", (), (settings_finding("citation-file", words, root, path, hint),)
    try:
        metas = _obtained(_ready(text, form, path), form, path, settings, cache)
    except ManuscriptError as error:
        return text, (), tuple(_broken(each, path) for each in error.findings)
    if not metas:
        return text, (), (finding(CODE, f"{path} holds no entry", path=path, hint="list your references"),)
    lines: dict[str, list[int]] = {}
    for key, line in entry_places(text, path):
        lines.setdefault(key, []).append(line)
    return text, tuple(_entries(metas, lines, path)), ()


def _entries(metas: list[Element], lines: Mapping[str, list[int]], path: str) -> Iterator[Entry]:
    met: dict[str, int] = {}
    for meta in metas:
        for key in _names(meta, "id"):
            row, number = lines.get(key, []), met.get(key, 0)
            met[key] = number + 1
            yield Entry(key, meta, path, row[min(number, len(row) - 1)] if row else None)


def _names(meta: Element, field_name: str) -> list[str]:
    """Give the words of a field, or of each of its values."""
    value = meta["c"].get(field_name)
    if value is None:
        return []
    if value["t"] == "MetaList":
        return [words for each in value["c"] for words in _names({"c": {"": each}}, "")]
    return [value["c"] if value["t"] == "MetaString" else plain(value["c"])]


def _obtained(ready: str, form: str, path: str, settings: Settings, cache: Cache) -> list[Element]:
    bounds = pandoc.Limits(settings.limits.seconds, settings.limits.megabytes)

    def make() -> bytes:
        return json.dumps(citeproc.read_references(ready, form, path, bounds)).encode()

    metas: list[Element] = json.loads(cache.obtain("references", digest(ready, form, pandoc.version()), make))
    return metas


def _ready(text: str, form: str, path: str) -> str:
    """Judge what pandoc judges without a place; of YAML, only the references go to it, as a block of JSON.

    Raises ManuscriptError.
    """
    if form == "csljson":
        try:
            json.loads(text)
        except (json.JSONDecodeError, RecursionError) as error:
            line, column = getattr(error, "lineno", None), getattr(error, "colno", None)
            words = getattr(error, "msg", "it is too deep")
            raise ManuscriptError(
                finding(CODE, f"this is not JSON: {words}", path=path, line=line, column=column)
            ) from error
    if form == "markdown":
        return f"---\n{json.dumps({'references': read_yaml(text, path)})}\n---\n"
    return text


def _broken(found: Finding, path: str) -> Finding:
    """Give what pandoc said its place in the file, where it said one."""
    if found.code != "pandoc-failed":
        return found
    place = PLACE.search(found.message)
    line, column = (int(place["line"]), int(place["column"])) if place else (None, None)
    said = found.message.partition("refused it: ")[2].splitlines()
    words = said[1] if place and len(said) > 1 else " ".join(said)
    hint = "look at the entry that ends there: a brace, a quotation mark or a comma may be missing"
    return finding(
        CODE, f"this entry cannot be read: {words}", path=path, line=line, column=column, hint=hint
    )


def _twice(entry: Entry, first: Entry) -> Finding:
    where = f"line {first.line}" if first.path == entry.path else f"{first.path}, line {first.line}"
    words = f"the key {entry.key} stands twice (the first in {where}); citations take the first entry"
    hint = "give one of the two another key, or delete it"
    return finding("citation-duplicate", words, path=entry.path, line=entry.line, hint=hint)
