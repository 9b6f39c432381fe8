from __future__ import annotations

import datetime as dt
import re
import zipfile
from copy import deepcopy
from dataclasses import replace
from io import BytesIO
from posixpath import dirname, join, normpath

from lxml import etree

from octavo.bind.epub.binder import bind_epub
from octavo.bind.fonts import Face
from octavo.bind.stylesheets import Stylesheets
from octavo.book import Book, Leaf

XHTML = "{http://www.w3.org/1999/xhtml}"
OPS = "{http://www.idpf.org/2007/ops}"
OPF = "{http://www.idpf.org/2007/opf}"

#: Those of the leaves, five landmarks, a stylesheet in each of eleven documents, and the cover's image.
LINKS = 24 + 5 + 11 + 1

Documents = dict[str, etree._Element]


def test_the_same_book_gives_the_same_bytes(  # noqa: PLR0913, PLR0917 -- all that a binder is given
    epub: bytes,
    book: Book,
    leaves: tuple[Leaf, ...],
    stylesheets: Stylesheets,
    faces: tuple[Face, ...],
    modified: dt.datetime,
) -> None:
    again = bind_epub(book, leaves, stylesheets, faces, None, modified)
    assert again.files == {"sheet-fold-page.epub": epub}


def test_every_leaf_is_a_document_with_its_title_and_language(
    documents: Documents, leaves: tuple[Leaf, ...]
) -> None:
    for leaf in leaves:
        path = "nav.xhtml" if leaf.kind == "contents" else f"text/{leaf.key}.xhtml"
        document = documents[path]
        assert document.findtext(f"{XHTML}head/{XHTML}title") == leaf.title
        assert document.get("lang") == document.get("{http://www.w3.org/XML/1998/namespace}lang") == "en-GB"
        body = document[1]
        assert (
            body.get(f"{OPS}type")
            == {"front": "frontmatter", "main": "bodymatter", "back": "backmatter"}[leaf.matter]
        )
        assert body[0].get("id") == leaf.key


def test_nothing_of_a_leaf_is_lost_but_where_its_links_and_images_lead(
    documents: Documents, leaves: tuple[Leaf, ...]
) -> None:
    for leaf in leaves:
        path = "nav.xhtml" if leaf.kind == "contents" else f"text/{leaf.key}.xhtml"
        assert held(unboxed(documents[path][1][0])) == held(etree.fromstring(leaf.xhtml))


def unboxed(element: etree._Element) -> etree._Element:
    """Give a copy of an element with its wide tables out of the boxes in which they scroll."""
    copied = deepcopy(element)
    for box in list(copied.iter(f"{XHTML}div")):
        home = box.getparent()
        if box.get("class") == "scroll" and home is not None:
            box[0].tail = box.tail
            home.replace(box, box[0])
    return copied


def held(element: etree._Element) -> list[object]:
    """List what an element is and holds, without the addresses."""
    kept = {name: value for name, value in element.items() if name not in {"href", "src"}}
    return [element.tag, kept, element.text, [(held(child), child.tail) for child in element]]


def test_every_link_and_every_file_lands(files: dict[str, bytes], documents: Documents) -> None:
    ids = {path: set(document.xpath("//@id")) for path, document in documents.items()}
    landed = 0
    for path, document in documents.items():
        for target in document.xpath("//@href | //@src"):
            if re.match(r"\w+:", target):
                continue
            name, _, anchor = target.partition("#")
            home = normpath(join(dirname(path), name)) if name else path
            assert home in files, target
            assert not anchor or anchor in ids[home], target
            landed += 1
    assert landed == LINKS


def test_every_marker_has_its_note_and_its_way_back(documents: Documents) -> None:
    markers = 0
    for document in documents.values():
        for marker in document.iter(f"{XHTML}a"):
            if marker.get(f"{OPS}type") != "noteref":
                continue
            (note,) = document.xpath("//*[@id=$id]", id=marker.get("href", "")[1:])
            back = note.find(f".//{XHTML}a[@role='doc-backlink']")
            assert (note.tag, note.get(f"{OPS}type"), note.get("role")) == (
                f"{XHTML}aside", "footnote", "doc-footnote",
            )  # fmt: skip
            assert back.get("href") == "#" + marker.get("id", "")
            assert back.text == marker.text
            markers += 1
    assert markers == 5


def test_the_spine_follows_the_leaves_behind_the_cover(
    package: etree._Element, leaves: tuple[Leaf, ...]
) -> None:
    paths = {item.get("id"): item.get("href") for item in package.iter(f"{OPF}item")}
    spine = [paths[row.get("idref")] for row in package.iter(f"{OPF}itemref")]
    order = [f"text/{leaf.key}.xhtml" for leaf in leaves]
    order[4] = "nav.xhtml"
    assert spine == ["cover.xhtml", *order]


def test_the_manifest_lists_every_file_with_what_is_special_about_it(
    package: etree._Element, files: dict[str, bytes]
) -> None:
    items = {item.get("href"): item for item in package.iter(f"{OPF}item")}
    assert items.keys() == files.keys() - {"content.opf", "mimetype", "META-INF/container.xml"}
    assert {path: item.get("properties") for path, item in items.items() if item.get("properties")} == {
        "nav.xhtml": "nav",
        "text/fold.xhtml": "mathml",
        "images/cover-9e8d7c6b.svg": "cover-image",
    }
    assert items["fonts/text-regular.woff2"].get("media-type") == "font/woff2"


def test_the_archive_begins_with_its_media_type_and_bears_the_books_date(epub: bytes) -> None:
    with zipfile.ZipFile(BytesIO(epub)) as archive:
        first, *others = archive.infolist()
    assert epub[30:58] == b"mimetypeapplication/epub+zip"
    assert first.compress_type == zipfile.ZIP_STORED
    assert [entry.filename for entry in others] == sorted(entry.filename for entry in others)
    assert {entry.date_time for entry in (first, *others)} == {(2026, 11, 23, 12, 30, 4)}
    assert all(entry.filename.isascii() for entry in others)


def test_the_stylesheet_needs_nothing_newer_than_the_oldest_reading_system(files: dict[str, bytes]) -> None:
    css = files["style.css"].decode()
    assert "var(" not in css
    assert "--" not in re.sub(r'"[^"]*"', "", css)
    assert set(re.findall(r"url\(([^)]+)\)", css)) == {path for path in files if path.startswith("fonts/")}


def test_an_old_date_is_written_as_the_oldest_that_an_archive_can_hold(
    plain_book: Book, plain_leaves: tuple[Leaf, ...], stylesheets: Stylesheets
) -> None:
    bound = bind_epub(plain_book, plain_leaves, stylesheets, (), None, dt.datetime(1970, 1, 1, tzinfo=dt.UTC))
    with zipfile.ZipFile(BytesIO(bound.files["plain.epub"])) as archive:
        assert {entry.date_time[:3] for entry in archive.infolist()} == {(1980, 1, 1)}
        assert b"1970-01-01T00:00:00Z" in archive.read("EPUB/content.opf")


def test_a_book_in_arabic_runs_from_right_to_left(
    plain_book: Book, plain_leaves: tuple[Leaf, ...], stylesheets: Stylesheets, modified: dt.datetime
) -> None:
    arabic = replace(plain_book, settings=plain_book.settings.model_copy(update={"lang": "ar"}))
    leaves = tuple(replace(leaf, lang="ar") for leaf in plain_leaves)
    bound = bind_epub(arabic, leaves, stylesheets, (), None, modified)
    with zipfile.ZipFile(BytesIO(bound.files["plain.epub"])) as archive:
        document = etree.fromstring(archive.read("EPUB/text/one.xhtml"))
        spine = etree.fromstring(archive.read("EPUB/content.opf")).find(f"{OPF}spine")
    assert document.get("dir") == "rtl"
    assert spine is not None
    assert spine.get("page-progression-direction") == "rtl"
