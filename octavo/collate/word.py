"""Read the facts of a book in a Word document, from the archive itself (ECMA-376 part 1, section 17)."""

from __future__ import annotations

import posixpath
import zipfile
from hashlib import sha256
from io import BytesIO

from lxml import etree

from octavo.collate.archive import DAMAGE, read_archive
from octavo.collate.facts import Facts
from octavo.collate.unreadable import UnreadableError
from octavo.collate.word_walk import Opened, Walk

__all__ = ["is_word", "read_word"]

MAIN = "word/document.xml"


def is_word(content: bytes) -> bool:
    """Say whether an archive is a Word document: it has one, whatever else it has."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            return MAIN in archive.namelist()
    except DAMAGE:
        return False


def read_word(content: bytes) -> Facts:
    """Read a Word document: of tracked changes, what was deleted is gone, and what was inserted is there.

    Raises UnreadableError when it is no archive, is damaged, or unpacks to more than a book holds.
    """
    return read_archive(content, "Word document", _read)


def _read(archive: zipfile.ZipFile) -> Facts:
    names = set(archive.namelist())

    def tree(name: str) -> etree._Element | None:
        parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False)
        return etree.fromstring(archive.read(name), parser) if name in names else None

    main, links, files = tree(MAIN), {}, {}
    for part in ("document", "footnotes", "endnotes"):
        told = tree(f"word/_rels/{part}.xml.rels")
        for relation in () if told is None else told:
            key, target = (part, relation.get("Id", "")), relation.get("Target", "")
            path = posixpath.normpath(posixpath.join("word", target)).removeprefix("/")
            if relation.get("TargetMode") == "External":
                links[key] = target
            else:
                files[key] = sha256(archive.read(path)).hexdigest() if path in names else ""
    notes = {kind: tree(f"word/{kind}.xml") for kind in ("footnotes", "endnotes")}
    if main is None:
        message = f"it has no {MAIN}"
        raise UnreadableError(message)
    walk = Walk(Opened(notes, links, files, _styles(tree("word/styles.xml"))))
    return walk.read(main)


def _styles(tree: etree._Element | None) -> dict[str, str]:
    """Give the name of each style by its id, in small letters: it is the same in every language of Word."""
    named = {}
    for style in () if tree is None else tree.iterfind("{*}style"):
        name = style.find("{*}name")
        key = next((value for key, value in style.attrib.items() if str(key).endswith("styleId")), "")
        if name is not None:
            named[str(key)] = str(next(iter(name.attrib.values()), "")).lower()
    return named
