"""Judge a damaged output: the finding that must be there, in the section where the damage was done."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from octavo.book import Book
from octavo.collate import collate

__all__ = ["Mutant", "Record", "caught", "replaced"]

Record = Callable[[str, object], None]

#: The ids by which passages of the web book are cited: no damage is about them.
PASSAGE = re.compile(r' id="p-[0-9a-f-]+"')
HEADING = re.compile(r"#+ (.*?)(?: \{.*)?$")


@dataclass(frozen=True)
class Mutant:
    """Hold a kind of damage in a format, and the finding it must give: its code, and `file:line`."""

    name: str
    kind: str
    code: str
    at: str


def caught(mutant: Mutant, book: Book, files: Mapping[str, bytes], record: Record) -> None:
    """Assert that a damaged output is found out, with the right code, place and section."""
    found = collate(book, {mutant.kind: files}).findings
    assert all(finding.format == mutant.kind for finding in found)
    said = {(finding.code, f"{finding.path}:{finding.line}"): finding.message for finding in found}
    assert (mutant.code, mutant.at) in said, said
    section = section_of(mutant.at, book)
    assert not section or said[mutant.code, mutant.at].endswith(f"(in “{section}”)"), (said, section)
    record("mutant", (mutant.name, mutant.kind, mutant.code, mutant.at, section))


def section_of(at: str, book: Book) -> str:
    """Give the heading that a line of the manuscript stands under, as a person would look it up."""
    path, _, number = at.partition(":")
    if not number.isdigit():
        return ""
    lines = (book.root / path).read_text("utf-8").split("\n")[: int(number)]
    if label := re.match(
        r"\[\^(\w+)\]:", lines[-1].strip() or next(filter(None, map(str.strip, lines[::-1])))
    ):
        return marked(label[1], book.root / path)
    if lines[-1].startswith("    "):
        definition = next(line for line in lines[::-1] if line.startswith("[^"))
        return marked(definition[2 : definition.index("]")], book.root / path)
    return next((match[1] for line in lines[::-1] if (match := HEADING.match(line))), "")


def marked(label: str, chapter: Path) -> str:
    """Give the heading above the marker of a note."""
    above = chapter.read_text("utf-8").partition(f"[^{label}]")[0].split("\n")
    return next((match[1] for line in above[::-1] if (match := HEADING.match(line))), "")


def replaced(content: bytes, mutant: Mapping[str, str], body: str) -> bytes:
    """Damage a document as a mutant says, between the tag with which its `body` begins and the text's end."""
    head, tag, rest = content.decode().partition(body)
    text, end, tail = rest.partition("</main>")
    text, count = re.subn(mutant["find"], mutant["put"], PASSAGE.sub("", text), flags=re.DOTALL)
    assert count == 1
    return (head + tag + text + end + tail).encode()
