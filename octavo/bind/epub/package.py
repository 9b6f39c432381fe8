"""Pack finished files as an EPUB: ebooklib writes the package, and we the archive, always alike."""

from __future__ import annotations

import tempfile
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from ebooklib import epub
from lxml import etree

from octavo import __version__
from octavo.words import direction

__all__ = ["Resource", "Statement", "pack"]

#: The prefix of Apple's own properties; without `specified-fonts` Apple Books shows other faces.
IBOOKS = "ibooks: http://vocabulary.itunes.apple.com/rdf/ibooks/vocabulary-extensions-1.0/"

#: Before this day no archive can name one (PKWARE APPNOTE, 4.4.6).
EPOCH = datetime(1980, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Resource:
    """Hold one file of the publication: its path in the package's folder, and its properties."""

    path: str
    media_type: str
    content: bytes = field(repr=False)
    properties: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Statement:
    """Hold one line of the package's metadata: `dc:NAME`, or `meta` when `name` is None."""

    value: str
    name: str | None = None
    attributes: Mapping[str, str] = field(default_factory=dict)


def pack(
    statements: Iterable[Statement],
    resources: Sequence[Resource],
    spine: Iterable[str],
    lang: str,
    modified: datetime,
) -> bytes:
    """Give the EPUB's bytes; `spine` lists paths in reading order, the NCX is known by its type.

    The same arguments give the same bytes. The first statement must be the identifier.
    """
    publication = _publication(statements, resources, spine, lang)
    with tempfile.TemporaryDirectory(prefix="octavo-") as folder:
        place = Path(folder) / "book.epub"
        options = {"mtime": modified.astimezone(UTC), "raise_exceptions": True, "epub3_pages": False}
        epub.write_epub(str(place), publication, options)
        with zipfile.ZipFile(place) as archive:
            files = {name: archive.read(name) for name in archive.namelist()}
    opf = "EPUB/content.opf"
    return _archive({**files, opf: _finish(files[opf], lang)}, modified)


def _publication(
    statements: Iterable[Statement], resources: Sequence[Resource], spine: Iterable[str], lang: str
) -> epub.EpubBook:
    publication = epub.EpubBook()
    publication.prefixes = [IBOOKS]
    if direction(lang) == "rtl":
        publication.set_direction("rtl")
    identifier, *others = statements
    publication.set_identifier(identifier.value)
    generator = {"name": "generator", "content": f"Octavo {__version__}"}
    publication.set_unique_metadata("OPF", "generator", "", generator)
    for statement in others:
        scheme, name = ("DC", statement.name) if statement.name else (None, "meta")
        publication.add_metadata(scheme, name, statement.value, dict(statement.attributes))
    items = {resource.path: _item(resource) for resource in resources}
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


def _archive(files: Mapping[str, bytes], modified: datetime) -> bytes:
    when = max(modified.astimezone(UTC), EPOCH).timetuple()[:6]
    made = BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        # OCF 3.3, section 4.2.2: the media type stands first and is not compressed.
        for name in sorted(files, key=lambda name: (name != "mimetype", name)):
            entry = zipfile.ZipInfo(name, when)
            entry.create_system = 3
            entry.external_attr = 0o100644 << 16
            entry.compress_type = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            archive.writestr(entry, files[name], compresslevel=9)
    return made.getvalue()
