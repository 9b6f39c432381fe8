"""Read an OpenDocument text's own text from its XML (OpenDocument 1.3 part 3, section 5)."""

from __future__ import annotations

from collections.abc import Iterator

from octavo.errors import ManuscriptError
from octavo.findings import finding
from octavo.intake.documents.archive import Archive
from octavo.intake.documents.told import Told
from octavo.intake.draft import Loss
from octavo.xhtml import Tree, local

__all__ = ["tell_open_document"]

TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
#: What holds no text of the document: changes that were tracked, remarks, a note's number, declarations.
SILENT = {
    "tracked-changes",
    "annotation",
    "note-citation",
    "sequence-decls",
    "desc",
    "title",
    "variable-decls",
}
BREAKS = {"p", "h", "table-cell", "tab", "line-break", "s", "note"}
#: The styles of paragraphs that name the book, by what they name.
TITLES = {"Title": "title", "Subtitle": "subtitle", "Author": "authors"}


def tell_open_document(archive: Archive) -> Told:
    """Read the text of an OpenDocument; raises ManuscriptError when it has none."""
    document = archive.tree("content.xml")
    if document is None:
        words = f"{archive.name} is no OpenDocument text: it has no content.xml"
        raise ManuscriptError(finding("import-refused", words, hint="save it as .odt anew"))
    body = next((each for each in document.iter() if local(each) == "body"), document)
    return Told(
        "".join(_text(body)),
        _properties(archive),
        tuple(_titles(document, body)),
        losses=tuple(_unread(document, archive.name)),
    )


def _text(node: Tree) -> Iterator[str]:
    yield node.text or ""
    for child in node:
        name = local(child)
        if name and name not in SILENT:
            yield from _text(child)
        if name in BREAKS:
            yield "\n" if name != "s" else " "
        yield child.tail or ""


def _titles(document: Tree, body: Tree) -> Iterator[tuple[str, str]]:
    parents = {
        style.get(f"{STYLE}name"): style.get(f"{STYLE}parent-style-name")
        for style in document.iter(f"{STYLE}style")
    }
    for paragraph in body.iter(f"{TEXT}p"):
        style = paragraph.get(f"{TEXT}style-name", "")
        key = TITLES.get(style) or TITLES.get(parents.get(style) or "")
        words = " ".join("".join(_text(paragraph)).split())
        if key and words:
            yield key, words


def _properties(archive: Archive) -> dict[str, object]:
    tree = archive.tree("meta.xml")
    found = {} if tree is None else {local(each): (each.text or "").strip() for each in tree.iter()}
    author = found.get("initial-creator") or found.get("creator")
    told: dict[str, object] = {"title": found.get("title"), "authors": author, "lang": found.get("language")}
    return {key: value for key, value in told.items() if value}


def _unread(document: Tree, name: str) -> Iterator[Loss]:
    for each in document.iter():
        kind = local(each)
        if kind == "annotation":
            yield Loss("comment", " ".join("".join(_text(each)).split()), "a comment", name)
        elif kind == "deletion":
            yield Loss("deletion", " ".join("".join(_text(each)).split()), "its deletion was tracked", name)
