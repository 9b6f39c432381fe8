"""Pack finished files as an EPUB: ebooklib writes the package, and we the archive, always alike."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from ebooklib import epub
from lxml import etree

from octavo import __version__
from octavo.bind.epub.archive import archived, opened
from octavo.words import direction

__all__ = ["Resource", "Statement", "pack"]

#: The prefix of Apple's own properties; without `specified-fonts` Apple Books shows other faces.
IBOOKS = "ibooks: http://vocabulary.itunes.apple.com/rdf/ibooks/vocabulary-extensions-1.0/"


@dataclass(frozen=True, slots=True)
class Resource:
    """Hold one file of the publication: its path in the package's folder, and its properties."""

    path: str
    media_type: str
    content: bytes = field(repr=False)
    properties: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Statement:
    """Hold one line of the package's metadata: `meta`, `link`, or by its name an element of Dublin Core."""

    value: str
    name: str = "meta"
    attributes: Mapping[str, str] = field(default_factory=dict)


def pack(  # noqa: PLR0913, PLR0917 -- all that a package says
    statements: Iterable[Statement],
    resources: Sequence[Resource],
    spine: Iterable[str],
    lang: str,
    modified: datetime,
    progression: str,
) -> bytes:
    """Give the EPUB's bytes; `spine` lists paths in reading order, the NCX is known by its type.

    `progression`, `ltr` or `rtl`, is the direction in which pages are turned. The same arguments give the
    same bytes. The first statement must be the identifier.
    """
    publication = _publication(statements, resources, spine, progression)
    with tempfile.TemporaryDirectory(prefix="octavo-") as folder:
        place = Path(folder) / "book.epub"
        options = {"mtime": modified.astimezone(UTC), "raise_exceptions": True, "epub3_pages": False}
        epub.write_epub(str(place), publication, options)
        files = opened(place.read_bytes())
    opf = "EPUB/content.opf"
    return archived({**files, opf: _finish(files[opf], lang)}, modified)


def _publication(
    statements: Iterable[Statement], resources: Sequence[Resource], spine: Iterable[str], progression: str
) -> epub.EpubBook:
    publication = epub.EpubBook()
    publication.prefixes = [IBOOKS]
    if progression == "rtl":
        publication.set_direction(progression)
    identifier, *others = statements
    publication.set_identifier(identifier.value)
    generator = {"name": "generator", "content": f"Octavo {__version__}"}
    publication.set_unique_metadata("OPF", "generator", "", generator)
    for statement in others:
        scheme = None if statement.name in {"link", "meta"} else "DC"
        publication.add_metadata(scheme, statement.name, statement.value, dict(statement.attributes))
    items = {resource.path: _item(resource) for resource in resources}
    for resource in resources:
        if "cover-image" in resource.properties:
            # Reading systems that do not know the property find the cover by this (Kobo, "Cover Images").
            cover = {"name": "cover", "content": items[resource.path].id}
            publication.set_unique_metadata("OPF", "cover", "", cover)
    for item in items.values():
        publication.add_item(item)
    publication.spine = [items[path] for path in spine]
    return publication


def _item(resource: Resource) -> epub.EpubItem:
    ncx = resource.media_type == "application/x-dtbncx+xml"
    # The spine's `toc` attribute, which ebooklib writes, names the NCX by this id.
    name = "ncx" if ncx else "_" + resource.path.replace("/", ".")
    item = epub.EpubItem(name, resource.path, resource.media_type, resource.content)
    item.properties = list(resource.properties)
    return item


def _finish(opf: bytes, lang: str) -> bytes:
    package = etree.fromstring(opf)
    package.set("{http://www.w3.org/XML/1998/namespace}lang", lang)
    package.set("dir", direction(lang))
    return etree.tostring(package, encoding="utf-8", xml_declaration=True)
