"""Read a Word document with the changes that were tracked in it (ECMA-376 part 1, section 17.13.5)."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256

from octavo.errors import ManuscriptError
from octavo.findings import finding
from octavo.intake.documents.archive import Archive
from octavo.intake.draft import Source
from octavo.redline.flow import Flow, W
from octavo.redline.paper import Paper, Run, Signs, Stretch, letters
from octavo.xhtml import Tree

__all__ = ["read_paper"]

MAIN = "word/document.xml"


def read_paper(source: Source, signs: Signs, anchor: str) -> Paper:
    """Read a document; `anchor` is what the names of the paragraphs' bookmarks begin with.

    Raises ManuscriptError when it is no Word document, or unpacks to more than any manuscript needs.
    """
    archive = Archive.open(source)
    document = archive.tree(MAIN)
    if document is None:
        words = f"{source.name} is no Word document: it has no {MAIN}"
        raise ManuscriptError(finding("import-refused", words, hint="name the .docx that the editor sent"))
    comments = _comments(archive)
    notes: dict[str, tuple[Stretch, ...]] = {}
    numbers: dict[tuple[str, str], str] = {}
    for kind in ("footnote", "endnote"):
        tree = archive.tree(f"word/{kind}s.xml")
        for note in () if tree is None else tree.iterfind(f"{W}{kind}"):
            if note.get(f"{W}type", "normal") == "normal":
                flow = Flow(signs, {}, _pictures(archive, f"{kind}s"), comments)
                read = _begun(tuple(flow.read(note)))
                sign = signs.of("note", _name(read, anchor))
                notes[sign], numbers[kind, note.get(f"{W}id", "")] = read, sign
    body = document.find(f"{W}body")
    flow = Flow(signs, numbers, _pictures(archive, "document"), comments)
    return Paper(tuple(flow.read(document if body is None else body)), notes)


def _name(note: tuple[Stretch, ...], anchor: str) -> str:
    """Name a note by the anchor of its first paragraph, or by its words."""
    marks = (mark for stretch in note for mark in stretch.marks if mark.startswith(anchor))
    return next(marks, "\n".join(letters(stretch.before) or letters(stretch.after) for stretch in note))


def _begun(note: tuple[Stretch, ...]) -> tuple[Stretch, ...]:
    """Take away the space between a note's number and its words, which some programs do not keep."""
    return tuple(
        replace(each, before=_trimmed(each.before), after=_trimmed(each.after)) if number == 0 else each
        for number, each in enumerate(note)
    )


def _trimmed(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    first = next((number for number, run in enumerate(runs) if run.text.strip()), len(runs))
    rest = runs[first:]
    return (replace(rest[0], text=rest[0].text.lstrip()), *rest[1:]) if rest else ()


def _pictures(archive: Archive, part: str) -> dict[str, str]:
    """Give the digest of each picture by the number that the part has for it."""
    relations = archive.tree(f"word/_rels/{part}.xml.rels")
    found = {}
    for relation in () if relations is None else relations:
        path = archive.find(relation.get("Target", ""), "word")
        if relation.get("TargetMode") != "External" and path and "/media/" in path:
            found[relation.get("Id", "")] = sha256(archive.read(path) or b"").hexdigest()
    return found


def _comments(archive: Archive) -> dict[str, tuple[str, str, str]]:
    """Give author, date and text of each comment by its number."""
    tree = archive.tree("word/comments.xml")
    found = {}
    for comment in () if tree is None else tree.iterfind(f"{W}comment"):
        words = "\n".join(_text(paragraph) for paragraph in comment.iter(f"{W}p"))
        said = (comment.get(f"{W}author", ""), comment.get(f"{W}date", ""), words.strip())
        found[comment.get(f"{W}id", "")] = said
    return found


def _text(paragraph: Tree) -> str:
    return "".join(each.text or "" for each in paragraph.iter(f"{W}t"))
