"""Edit a Word document as an editor does, with the changes tracked: written for the tests alone."""

from __future__ import annotations

import copy
import io
import zipfile
from collections.abc import Callable, Iterator
from typing import Any

from lxml import etree

Tree = Any

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
BY = {"author": "Ed Itor", "date": "2026-03-01T09:00:00Z", "id": "9000"}


def q(name: str) -> str:
    return f"{{{W}}}{name}"


class Edited:
    """Hold a document that is being edited, and write it."""

    def __init__(self, content: bytes) -> None:
        """Open a document."""
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            self.parts = {name: archive.read(name) for name in archive.namelist()}
        self.body = etree.fromstring(self.parts["word/document.xml"])
        self.notes = etree.fromstring(self.parts["word/footnotes.xml"])
        self.comments: list[tuple[str, str]] = []

    def content(self) -> bytes:
        """Give the document with all edits."""
        self.parts["word/document.xml"] = etree.tostring(self.body)
        self.parts["word/footnotes.xml"] = etree.tostring(self.notes)
        if self.comments:
            told = etree.Element(q("comments"), nsmap={"w": W})
            for number, (author, text) in enumerate(self.comments):
                comment = etree.SubElement(told, q("comment"))
                comment.set(q("id"), str(number))
                comment.set(q("author"), author)
                comment.set(q("date"), BY["date"])
                etree.SubElement(
                    etree.SubElement(etree.SubElement(comment, q("p")), q("r")), q("t")
                ).text = text
            self.parts["word/comments.xml"] = etree.tostring(told)
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, part in self.parts.items():
                archive.writestr(name, part)
        return packed.getvalue()

    def paragraphs(self) -> Iterator[Tree]:
        """Give all paragraphs, those of notes last."""
        yield from self.body.iter(q("p"))
        yield from self.notes.iter(q("p"))

    def paragraph(self, words: str) -> Tree:
        """Give the first paragraph that has these words."""
        return next(each for each in self.paragraphs() if words in text(each))

    def delete(self, words: str, *, tracked: bool = True) -> Tree:
        """Delete words that stand in one paragraph; give the last run of them."""
        paragraph = self.paragraph(words)
        last = None
        for run in isolate(paragraph, words):
            if tracked:
                last = wrap(run, "del")
                for each in run.iter(q("t")):
                    each.tag = q("delText")
            else:
                last = mark(run)
        assert last is not None
        return last

    def replace(self, words: str, other: str) -> None:
        """Write over words: what is written has the look of the first of them."""
        runs = isolate(self.paragraph(words), words)
        looks = [etree.QName(each).localname for each in runs[0].iterfind(f"{q('rPr')}/*")]
        look = next((each for each in looks if each in {"i", "b"}), "")
        self.delete(words).addnext(inserted(other, look=look))

    def over(self, run: Tree, other: str) -> None:
        """Write over a run."""
        outer = wrap(run, "del")
        for each in run.iter(q("t")):
            each.tag = q("delText")
        outer.addnext(inserted(other))

    def insert(self, behind: str, words: str, *, look: str = "", tracked: bool = True) -> None:
        """Write words behind others."""
        paragraph = self.paragraph(behind)
        runs = isolate(paragraph, behind)
        new = inserted(words, look=look)
        runs[-1].addnext(new if tracked else new[0])

    def new_paragraph(self, behind: str, words: str) -> None:
        """Press Enter behind a paragraph, and write another."""
        paragraph = self.paragraph(behind)
        new = copy.deepcopy(paragraph)
        for child in list(new):
            if child.tag != q("pPr"):
                new.remove(child)
        new.append(inserted(words))
        paragraph.addnext(new)
        tracked_mark(paragraph, "ins")

    def new_heading(self, behind: str, words: str) -> None:
        """Press Enter behind a paragraph, and write a heading of the second level."""
        self.new_paragraph(behind, words)
        properties = self.paragraph(words).find(q("pPr"))
        assert properties is not None
        for style in properties.iter(q("pStyle")):
            style.set(q("val"), "Heading2")

    def delete_paragraph(self, words: str) -> None:
        """Delete a paragraph with its end."""
        paragraph = self.paragraph(words)
        for run in list(paragraph.iter(q("r"))):
            wrap(run, "del")
            for each in run.iter(q("t")):
                each.tag = q("delText")
        tracked_mark(paragraph, "del")

    def join(self, words: str) -> None:
        """Delete the end of a paragraph: it goes on with the next."""
        paragraph = self.paragraph(words)
        tracked_mark(paragraph, "del")

    def split(self, behind: str) -> None:
        """Press Enter within a paragraph."""
        paragraph = self.paragraph(behind)
        last = isolate(paragraph, behind)[-1]
        while last.getparent() is not paragraph:
            last = last.getparent()
        new = etree.Element(q("p"))
        properties = paragraph.find(q("pPr"))
        if properties is not None:
            new.append(copy.deepcopy(properties))
        for each in list(last.itersiblings()):
            new.append(each)
        paragraph.addnext(new)
        tracked_mark(paragraph, "ins")

    def italicise(self, words: str) -> None:
        """Set words in italics."""
        for run in isolate(self.paragraph(words), words):
            properties = run.find(q("rPr"))
            if properties is None:
                properties = etree.Element(q("rPr"))
                run.insert(0, properties)
            was = copy.deepcopy(properties)
            properties.insert(0, etree.Element(q("i")))
            changed = etree.SubElement(
                properties, q("rPrChange"), {q(key): value for key, value in BY.items()}
            )
            changed.append(was)

    def comment(self, words: str, said: str) -> None:
        """Say something about words."""
        runs = isolate(self.paragraph(words), words)
        number = str(len(self.comments))
        self.comments.append(("Ed Itor", said))
        runs[0].addprevious(etree.Element(q("commentRangeStart"), {q("id"): number}))
        runs[-1].addnext(etree.Element(q("commentRangeEnd"), {q("id"): number}))

    def add_note(self, behind: str, words: str) -> None:
        """Put a footnote behind words."""
        note = etree.SubElement(self.notes, q("footnote"), {q("id"): "900"})
        etree.SubElement(note, q("p")).append(inserted(words))
        mark = inserted("")
        run = mark[0]
        run.remove(run[0])
        etree.SubElement(run, q("footnoteReference"), {q("id"): "900"})
        isolate(self.paragraph(behind), behind)[-1].addnext(mark)

    def delete_note(self, words: str) -> None:
        """Delete the mark of the note that has these words."""
        note = next(each for each in self.notes if words in "".join(map(text, each.iter(q("p")))))
        number = note.get(q("id"))
        marks = self.body.iter(q("footnoteReference"))
        wrap(next(each for each in marks if each.get(q("id")) == number).getparent(), "del")

    def add_table(self, behind: str, words: str) -> None:
        """Put a table of one cell behind a paragraph."""
        table: Tree = etree.Element(q("tbl"))
        cell = etree.SubElement(etree.SubElement(table, q("tr")), q("tc"))
        etree.SubElement(cell, q("p")).append(inserted(words))
        self.paragraph(behind).addnext(table)

    def strip(self, wanted: Callable[[str], bool]) -> None:
        """Take bookmarks out, as some programs do."""
        for part in (self.body, self.notes):
            marks: list[Tree] = list(part.iter(q("bookmarkStart")))
            for each in marks:
                if wanted(each.get(q("name"), "")):
                    each.getparent().remove(each)


def text(paragraph: Tree) -> str:
    return "".join(each.text or "" for each in paragraph.iter(q("t")))


def mark(run: Tree) -> Tree:
    """Take a run out, and give what marks its place."""
    place = etree.Element(q("proofErr"))
    run.addprevious(place)
    run.getparent().remove(run)
    return place


def wrap(run: Tree, name: str) -> Tree:
    outer = etree.Element(q(name), {q(key): value for key, value in BY.items()})
    run.addprevious(outer)
    outer.append(run)
    return outer


def inserted(words: str, *, look: str = "") -> Tree:
    outer = etree.Element(q("ins"), {q(key): value for key, value in BY.items()})
    run = etree.SubElement(outer, q("r"))
    if look:
        etree.SubElement(etree.SubElement(run, q("rPr")), q(look))
    put = etree.SubElement(run, q("t"), {SPACE: "preserve"})
    put.text = words
    return outer


def tracked_mark(paragraph: Tree, name: str) -> None:
    properties = paragraph.find(q("pPr"))
    if properties is None:
        properties = etree.Element(q("pPr"))
        paragraph.insert(0, properties)
    run = properties.find(q("rPr"))
    if run is None:
        run = etree.SubElement(properties, q("rPr"))
    etree.SubElement(run, q(name), {q(key): value for key, value in BY.items()})


def isolate(paragraph: Tree, words: str) -> list[Tree]:
    """Divide runs so that some of them hold exactly these words, and give them."""
    start = text(paragraph).index(words)
    end, at = start + len(words), 0
    found: list[Tree] = []
    for put in list(paragraph.iter(q("t"))):
        size = len(put.text or "")
        first, last = max(start - at, 0), min(end - at, size)
        at += size
        if first >= last:
            continue
        run = put.getparent()
        written = put.text or ""
        if (first, last) == (0, size):
            found.append(run)
            continue
        for piece, wanted in ((written[:first], False), (written[first:last], True), (written[last:], False)):
            if piece:
                other = copy.deepcopy(run)
                other.find(q("t")).text = piece
                other.find(q("t")).set(SPACE, "preserve")
                run.addprevious(other)
                if wanted:
                    found.append(other)
        run.getparent().remove(run)
    return found
