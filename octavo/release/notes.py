"""Write `RELEASE.md`: what is released, from what, how it was proven, and how to verify it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from octavo.findings import Finding, Severity
from octavo.release.origin import Origin
from octavo.release.table import cell, table
from octavo.report import Report
from octavo.report.names import count_of
from octavo.report.text import size

__all__ = ["Contents", "release_notes"]

#: Who judges what, and how the codes of his findings begin; the first three judge every build.
JUDGES = (
    ("The collation", "every output, against the manuscript", "collate-"),
    ("EPUBCheck", "EPUB", "epubcheck-"),
    ("The printer's preflight", "print PDF", "print-"),
    ("Ace by DAISY", "EPUB", "ace-"),
    ("veraPDF (PDF/UA-1, PDF/A-2a)", "screen PDF", "verapdf-"),
    ("axe-core", "web book", "axe-"),
    ("Nu HTML checker", "web book", "nu-"),
)
ALWAYS = 3
#: What a file is, by its format, else by the beginning of its name.
KINDS = {
    "print": "PDF for the printer",
    "screen": "PDF for the screen",
    "epub": "EPUB",
    "kobo": "EPUB for Kobo's reader",
    "web": "web book",
    "page": "the book as one page",
    "cover": "cover for the printer",
    "front": "front of the cover",
}
DESCRIBED = {".onix.xml": "message to the book trade", ".metadata.json": "what the book is, for catalogues"}
NAMED = {
    "CHANGELOG.md": "what is new",
    "MOVED.md": "what has moved since the last release",
    "conformance": "what the outside judges found",
    "moved.json": "the same, for programs",
    "pagination": "where everything stands in print",
    "report": "what was found, and all counts side by side",
}


@dataclass(frozen=True, slots=True)
class Contents:
    """Hold what is in a release: the book's title, the files, the outputs' formats; were all judges asked."""

    title: str
    files: Mapping[str, bytes]
    formats: Mapping[str, str]
    judged: bool


def release_notes(made: Origin, report: Report, contents: Contents) -> str:
    """Give the page about a release; `report` has all that was found, and no error."""
    judged = contents.judged
    parts = [f"# {cell(contents.title)}, {made.version}\n", *_origin(made)]
    if not judged:
        parts.append("**The outside judges Ace, veraPDF, axe-core and Nu were not asked.**\n")
    extent = f"{count_of('words', report.words)}, {count_of('notes', report.notes)}"
    parts.append(f"The manuscript has {extent}. Every output was read back and holds all of it.\n")
    parts += ["## Files\n", _files(contents), "## Judges\n", _judges(report.findings, judged=judged)]
    parts += _warnings(report.findings)
    parts += [
        "## To verify\n",
        "In this folder; DIR is the book's, in a clone of the manuscript at this commit:\n",
        "```\nsha256sum --check SHA256SUMS\noctavo verify . --manuscript DIR\n```\n",
    ]
    return "\n".join(parts)


def _origin(made: Origin) -> Iterator[str]:
    if made.trial:
        yield "**This is a trial: no tag stands for what it was made from.**\n"
    if made.commit and made.moment:
        tag = f", tagged `{made.tag}`" if made.tag else ""
        yield f"Made from the commit `{made.commit}` of {made.moment:%Y-%m-%d %H:%M} UTC{tag}.\n"


def _files(contents: Contents) -> str:
    rows = (
        (
            name,
            _kind(name, contents.formats.get(name)),
            size(len(content)),
            hashlib.sha256(content).hexdigest(),
        )
        for name, content in sorted(contents.files.items())
    )
    return table(("file", "what it is", "size", "SHA-256"), rows)


def _kind(name: str, format_: str | None) -> str:
    first = name.partition(".")[0].partition("-")[0]
    described = next((what for ending, what in DESCRIBED.items() if name.endswith(ending)), "")
    return KINDS[format_] if format_ else NAMED.get(name) or NAMED.get(first, described)


def _judges(findings: Sequence[Finding], *, judged: bool) -> str:
    asked = JUDGES if judged else JUDGES[:ALWAYS]
    return table(
        ("judge", "read", "found"), ((name, what, _found(findings, code)) for name, what, code in asked)
    )


def _found(findings: Sequence[Finding], code: str) -> str:
    own = [finding.severity for finding in findings if finding.code.startswith(code)]
    counts = [count_of(each.value, own.count(each)) for each in Severity if each in own]
    return ", ".join(counts) or "nothing"


def _warnings(findings: Sequence[Finding]) -> Iterator[str]:
    left = [each for each in findings if each.severity is Severity.WARNING]
    if left:
        yield "## Warnings\n"
        rows = (
            (each.code, ":".join(str(part) for part in (each.path, each.line) if part), each.message)
            for each in left
        )
        yield table(("code", "place", "what is wrong"), rows)
