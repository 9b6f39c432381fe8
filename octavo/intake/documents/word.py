"""Read a Word document's own text from its XML (ECMA-376 part 1, section 17), and what is no text of it.

Insertions that were tracked are text, deletions are not. A note stands where its marker stands.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from octavo.errors import ManuscriptError
from octavo.findings import finding
from octavo.intake.documents.archive import Archive
from octavo.intake.documents.told import Told
from octavo.intake.draft import Guess, Loss
from octavo.xhtml import Tree, local

__all__ = ["tell_word"]

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
#: What holds no text of the document: what was deleted or moved away, instructions, a second choice.
SILENT = {"del", "moveFrom", "delText", "instrText", "pPr", "rPr", "Fallback", "sectPr", "oMath", "oMathPara"}
#: What ends a word.
BREAKS = {"p", "tab", "br", "cr", "tc", "tr", "footnote", "endnote"}
#: The ids of the styles of captions.
CAPTIONS = {"Caption", "ImageCaption"}
NOTES = {"footnoteReference": "footnote", "endnoteReference": "endnote"}


@dataclass(frozen=True, slots=True)
class _Body:
    """Hold the notes of a document, by kind and number."""

    notes: dict[tuple[str, str], Tree]

    def text(self, node: Tree) -> Iterator[str]:
        for child in node:
            name = local(child)
            if name == "t":
                yield child.text or ""
            elif name in NOTES:
                note = self.notes.pop((NOTES[name], child.get(f"{W}id", "")), None)
                if note is not None:
                    yield " "
                    yield from self.text(note)
            elif name not in SILENT:
                yield from self.text(child)
            if name in BREAKS:
                yield "\n"


def tell_word(archive: Archive) -> Told:
    """Read the text of a Word document; raises ManuscriptError when it has none."""
    document = archive.tree("word/document.xml")
    if document is None:
        document = next(
            (
                tree
                for path in archive.members
                if path.endswith("/document.xml")
                if (tree := archive.tree(path)) is not None
            ),
            None,
        )
    if document is None:
        words = f"{archive.name} is no Word document: it has no word/document.xml"
        raise ManuscriptError(finding("import-refused", words, hint="save it as .docx anew"))
    text = "".join(_Body(_notes(archive)).text(document))
    losses = (*_deleted(document, archive.name), *_comments(archive), *_margins(archive))
    guesses = (*_inserted(document, archive.name), *_hidden(document, archive.name))
    captions = tuple(_captions(document))
    return Told(text, _properties(archive), guesses=guesses, losses=losses, captions=captions)


def _captions(document: Tree) -> Iterator[str]:
    """Give the words of the paragraphs in a style of captions: Word's own, or that of an export."""
    for paragraph in document.iter(f"{W}p"):
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        if style is not None and style.get(f"{W}val", "") in CAPTIONS:
            yield "".join(each.text or "" for each in paragraph.iter(f"{W}t"))


def _notes(archive: Archive) -> dict[tuple[str, str], Tree]:
    notes = {}
    for kind in ("footnote", "endnote"):
        tree = archive.tree(f"word/{kind}s.xml")
        for note in () if tree is None else tree.iter(f"{W}{kind}"):
            if note.get(f"{W}type", "normal") == "normal":
                notes[kind, note.get(f"{W}id", "")] = note
    return notes


def _properties(archive: Archive) -> dict[str, object]:
    tree = archive.tree("docProps/core.xml")
    found = {} if tree is None else {local(each): (each.text or "").strip() for each in tree}
    told: dict[str, object] = {
        "title": found.get("title"),
        "authors": found.get("creator"),
        "lang": found.get("language"),
    }
    return {key: value for key, value in told.items() if value}


def _inserted(document: Tree, name: str) -> Iterator[Guess]:
    for change in document.iter(f"{W}ins", f"{W}moveTo"):
        words = "".join(each.text or "" for each in change.iter(f"{W}t"))
        if words.strip():
            who = change.get(f"{W}author", "somebody")
            yield Guess("text", words, f"an insertion by {who} was tracked, and is accepted", 0.9, name)


def _hidden(document: Tree, name: str) -> Iterator[Guess]:
    for run in document.iter(f"{W}r"):
        words = "".join(each.text or "" for each in run.iterchildren(f"{W}t"))
        if words.strip() and run.find(f"{W}rPr/{W}vanish") is not None:
            yield Guess("text", words, "it is hidden in the document, and is read all the same", 0.5, name)


def _deleted(document: Tree, name: str) -> Iterator[Loss]:
    for change in document.iter(f"{W}del", f"{W}moveFrom"):
        words = "".join(each.text or "" for each in change.iter(f"{W}delText", f"{W}t"))
        if words.strip():
            who = change.get(f"{W}author", "somebody")
            yield Loss("deletion", words, f"deleted by {who}, which was tracked", name)


def _comments(archive: Archive) -> Iterator[Loss]:
    tree = archive.tree("word/comments.xml")
    for comment in () if tree is None else tree.iter(f"{W}comment"):
        words = "".join(each.text or "" for each in comment.iter(f"{W}t"))
        yield Loss("comment", words, f"a comment by {comment.get(f'{W}author', 'somebody')}", archive.name)


def _margins(archive: Archive) -> Iterator[Loss]:
    met = set()
    for path in sorted(archive.members):
        if path.startswith(("word/header", "word/footer")) and (tree := archive.tree(path)) is not None:
            words = "".join(each.text or "" for each in tree.iter(f"{W}t")).strip()
            if words and words not in met:
                met.add(words)
                yield Loss("running head", words, "the book makes its own", archive.name)
