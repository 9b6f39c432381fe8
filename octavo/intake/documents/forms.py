"""Know the forms of documents: what pandoc calls them, and how each is read without pandoc."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from octavo.doors.pandoc import Limits, Reading, read_form
from octavo.intake.documents.archive import Archive
from octavo.intake.documents.open_document import tell_open_document
from octavo.intake.documents.pictures import Finder, beside, in_archive, in_rich_text
from octavo.intake.documents.told import Told
from octavo.intake.documents.web_page import decode_page, marked, tell_epub, tell_page
from octavo.intake.documents.word import tell_word
from octavo.intake.draft import Loss, Source

__all__ = ["LIMITS", "Document", "open_document"]

#: Pandoc's name of each form, by the ending of the file's name.
FORMS = {
    ".docx": "docx",
    ".odt": "odt",
    ".epub": "epub",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".rtf": "rtf",
    ".tex": "latex",
    ".latex": "latex",
}
#: A whole book at once needs more than a chapter does.
LIMITS = Limits(seconds=300, megabytes=2048)
PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".ttf", ".otf", ".woff", ".woff2", ".mp3", ".mp4")
BEGIN = re.compile(r"\\begin\s*\{document\}")
COMMENT = re.compile(r"(?<!\\)%.*")
COMMAND = re.compile(r"\\[a-zA-Z@]+\*?|[{}\[\]\\]")


@dataclass(frozen=True, slots=True)
class Document:
    """Hold a document as pandoc read it, what it tells by itself, and who finds its pictures."""

    reading: Reading
    told: Told
    find: Finder


def open_document(source: Source) -> Document:
    """Read a document; raises ManuscriptError when it cannot be read."""
    form = FORMS[PurePosixPath(source.name).suffix.lower()]
    if form in {"docx", "odt", "epub"}:
        archive = Archive.open(source)
        told = {"docx": tell_word, "odt": tell_open_document, "epub": tell_epub}[form](archive)
        content = _marked(archive) if form == "epub" else source.content
        return Document(read_form(content, form, source.name, LIMITS), told, in_archive(archive))
    if form == "html":
        page, guesses = decode_page(source)
        told = tell_page(page, source.name)
        read = read_form(marked(page).encode(), "html+epub_html_exts", source.name, LIMITS)
        # The title of a page stands in its head, pandoc has it as metadata.
        return Document(
            read, Told(told.text, told.settings, guesses=guesses, losses=told.losses), beside(source)
        )
    if form == "rtf":
        return Document(
            read_form(source.content, form, source.name, LIMITS), Told(None), in_rich_text(source)
        )
    text = decode_page(source)[0]
    read = read_form(text.encode(), form, source.name, LIMITS)
    return Document(read, Told(None, losses=tuple(_skipped(read, text, source.name))), beside(source))


def _marked(archive: Archive) -> bytes:
    """Give an e-book again, with the ids of its paragraphs where pandoc keeps them, and without pictures."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as made:
        for path in archive.members:
            content = archive.read(path) or b""
            page = path.lower().endswith((".xhtml", ".html", ".htm"))
            text = marked(decode_page(Source(path, content))[0]).encode() if page else content
            made.writestr(path, b"" if path.lower().endswith(PICTURES) else text)
    return stream.getvalue()


def _skipped(reading: Reading, text: str, name: str) -> Iterator[Loss]:
    """List what pandoc could not read of LaTeX, from where the document begins."""
    begin = BEGIN.search(text)
    first = text.count("\n", 0, begin.start()) + 1 if begin else 1
    met = set()
    for line in reading.log:
        if line.line is None or line.line < first or (line.kind, line.subject) in met:
            continue
        met.add((line.kind, line.subject))
        if line.kind == "CouldNotLoadIncludeFile":
            yield Loss(
                "file",
                line.subject or line.message,
                "other files are not read: import them too",
                name,
                line.line,
            )
        elif line.kind == "SkippedContent":
            words = COMMAND.sub(" ", COMMENT.sub("", line.subject))
            yield Loss("LaTeX", line.subject, "pandoc does not know what it means", name, line.line, words)
