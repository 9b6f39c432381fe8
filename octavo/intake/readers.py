"""Know who reads which kind of source."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import PurePosixPath

from octavo.errors import UsageError
from octavo.findings import finding
from octavo.intake.documents import read_document
from octavo.intake.draft import Draft, Source
from octavo.intake.folders import read_markdown
from octavo.intake.plain import read_plain
from octavo.shapes import nearest

__all__ = ["READERS", "read_source"]

Reader = Callable[[Source, Mapping[str, object]], Draft]


#: What a place is when the guess of a kind is refused; else it is a paragraph.
OTHERWISE = {"break": "none", "paragraph": "heading", "subtitle": "heading", "byline": "heading"}


def _decided(source: Source, settings: Mapping[str, object]) -> Draft:
    """Read a plain text, with each guess that was refused decided against, by its line."""
    refused = settings.get("refused")
    marks = refused if isinstance(refused, frozenset) else frozenset()
    decisions = {line: OTHERWISE.get(kind, "paragraph") for kind, _, line in marks if line is not None}
    return read_plain(source, settings, decisions)


#: The reader of each kind of file, by the ending of its name.
READERS: Mapping[str, Reader] = {
    ".txt": _decided,
    ".text": _decided,
    ".docx": read_document,
    ".odt": read_document,
    ".html": read_document,
    ".htm": read_document,
    ".xhtml": read_document,
    ".epub": read_document,
    ".rtf": read_document,
    ".tex": read_document,
    ".latex": read_document,
    ".md": read_markdown,
    ".markdown": read_markdown,
}

#: What else people have, and what to make of it first.
ELSEWHERE = {
    ".doc": "save it as .docx",
    ".pages": "export it as Word (.docx)",
    ".pdf": "a PDF has no text in order: ask for what it was made from",
    ".wpd": "save it as .docx",
    ".scriv": "compile or export it to a folder of files first",
}


def read_source(source: Source, settings: Mapping[str, object]) -> Draft:
    """Read one file by the reader of its kind.

    Raises UsageError when nobody reads it, OctavoError when it cannot be read.
    """
    ending = PurePosixPath(source.name).suffix.lower()
    reader = READERS.get(ending)
    if reader is None:
        close = nearest(ending, sorted(READERS))
        hint = ELSEWHERE.get(ending) or (
            f"is it {close}? rename it so" if close else f"these are read: {', '.join(READERS)}"
        )
        words = f"{source.name} is of no kind that can be imported"
        raise UsageError(finding("setting-wrong", words, hint=hint))
    return reader(source, settings)
