"""Turn a leaf into the document that is typeset: its notes at their markers, folios in the contents."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import quote

from lxml import etree

from octavo.bind.pdf.code_lines import part_lines
from octavo.bind.pdf.drop_caps import drop_cap
from octavo.bind.pdf.fasten import fasten
from octavo.bind.pdf.formulas import SET
from octavo.bind.pdf.index_folios import MADE, put_folios
from octavo.bind.pdf.last_words import hold_last_words
from octavo.bind.pdf.referred_pages import tell_pages
from octavo.bind.pdf.schemes import INSIDE, MARKS
from octavo.bind.pdf.separators import set_separators
from octavo.bind.pdf.spaces import part_spaces
from octavo.bind.pdf.spanned_rows import hold_rows
from octavo.bind.pdf.switches import hold_switches
from octavo.bind.pdf.verse_numbers import set_verse_numbers
from octavo.bind.sorts import TEX
from octavo.book import NOTEREF, Leaf
from octavo.pagination import Pagination
from octavo.words import direction
from octavo.xhtml import MATHML, XHTML, Tree, parse

__all__ = ["Sheet", "document", "make_sheet", "styles_of"]

H = f"{{{XHTML}}}"
BLOCKS = {H + name for name in ("p", "ul", "ol", "li", "dl", "dt", "dd", "div", "blockquote", "pre", "table")}


#: Leaves whose lines lead to a page.
LISTS = {"contents", "list-of-figures", "list-of-tables", "list-of-listings"}


@dataclass(frozen=True, slots=True)
class Sheet:
    """Hold a document to typeset: its leaf's key, its path in the manuscript, and its XHTML.

    `edition` is `print` or `screen`, and names the stylesheet that only it has. Where `furniture`
    is true it holds what stands around the text, which no reader is read.
    """

    key: str
    path: str | None
    edition: str
    xhtml: str
    furniture: bool = False


def make_sheet(  # noqa: PLR0913 -- what a leaf does not know of itself
    leaf: Leaf,
    edition: str,
    pagination: Pagination,
    *,
    recto: bool,
    title: str,
    drop_caps: bool = False,
    pages: str = "none",
) -> Sheet:
    """Give a leaf's sheet for an edition, beginning on a recto or a verso.

    Notes move behind their markers, or under the table that holds the marker, unless they belong at
    the end of their leaf. Contents, lists and index get the folios of `pagination`, references those that
    `pages` asks for (`references.pages`). On paper nothing is a link.
    """
    tree = parse(leaf.xhtml)
    _move_notes(tree)
    _flow_notes(tree)
    if leaf.kind in LISTS:
        _add_folios(tree, pagination)
    elif MADE in _classes(tree):
        put_folios(tree, pagination)
    else:
        tell_pages(tree, pagination, pages, leaf.lang)
    for element in list(tree.iter()):
        _adapt(element)
    for link in tree.iter(H + "a"):
        _relink(link, edition)
    if drop_caps and leaf.kind == "chapter":
        drop_cap(tree)
    hold_switches(tree)
    hold_last_words(tree)
    set_separators(tree)
    part_spaces(tree)
    part_lines(tree)
    set_verse_numbers(tree)
    hold_rows(tree)
    classes = f"{edition} {'recto' if recto else 'verso'}"
    return Sheet(leaf.key, leaf.path, edition, document([tree], leaf.lang, edition, title, classes))


def _move_notes(tree: Tree) -> None:
    homes = [part for part in tree.iter(H + "section") if "notes" in _classes(part)]
    notes = {note.get("id"): (note, home) for home in homes for note in home}
    for marker in [link for link in tree.iter(H + "a") if NOTEREF in _classes(link)]:
        target, fastened = marker.get("href", "")[1:], fasten(marker)
        if target not in notes:
            continue
        note, home = notes[target]
        table = next(marker.iterancestors(H + "table"), None)
        if table is not None:
            note.set("class", "note under-table")
            _under(table, note)
        elif "chapter-end" not in _classes(home):
            note.set("class", "note foot")
            _insert_after(fastened, note)
    for home in homes:
        if not len(home):
            tree.remove(home)


def _flow_notes(tree: Tree) -> None:
    """Make an `article` of each note that stands in the text: it may go over a page, and its tag is known."""
    for group in [part for part in tree.iter(H + "ol") if "note-group" in _classes(part)]:
        group.tag = H + "div"
    for part in tree.iter(H + "aside", H + "li"):
        if "note" in _classes(part) and "foot" not in _classes(part):
            part.tag = H + "article"


def _insert_after(marker: Tree, note: Tree) -> None:
    for block in note.iter():
        _close_up(block)
    note.tail, marker.tail = marker.tail, None
    marker.addnext(note)


def _close_up(block: Tree) -> None:
    """Take out the white between blocks: in a note, WeasyPrint 70 would set it as empty lines."""
    if not any(child.tag in BLOCKS for child in block):
        return
    block.text = (block.text or "").rstrip() or None
    for child in block:
        child.tail = (child.tail or "").rstrip() or None


def _under(table: Tree, note: Tree) -> None:
    home = table.getnext()
    if home is None or "table-notes" not in _classes(home):
        home = etree.Element(H + "div", {"class": "table-notes"})
        home.tail, table.tail = table.tail, None
        table.addnext(home)
    note.tail = None
    home.append(note)


def _add_folios(tree: Tree, pagination: Pagination) -> None:
    for link in list(tree.iter(H + "a")):
        folio = pagination.folio(link.get("href", "")[1:])
        behind = etree.Element(H + "span", {"class": "folio"})
        behind.text = folio or "0"
        link.addnext(behind)


def _adapt(element: Tree) -> None:
    if element.tag == f"{{{MATHML}}}math":
        _as_tex(element, element.get("alttext", ""), element.get("display", "inline"))
        return
    width = element.get("data-width")
    if width:
        element.set("style", f"width: {width}")
    if element.tag == H + "caption":
        _raise_anchor(element)


def _raise_anchor(caption: Tree) -> None:
    """Let a link to a table lead to its caption: WeasyPrint 70 puts the table's own anchor below it."""
    table = caption.getparent()
    if table is not None and "id" not in caption.attrib and "id" in table.attrib:
        caption.set("id", table.attrib.pop("id"))


def _as_tex(mathematics: Tree, tex: str, style: str) -> None:
    """Put a formula's TeX in its place: where the sheet is typeset, it is set (`formulas.py`)."""
    code = etree.Element(H + "code", {"class": f"{TEX} {style}", SET: style})
    code.text, code.tail = tex, mathematics.tail
    home = mathematics.getparent()
    if home is not None:
        home.replace(mathematics, code)


def _relink(link: Tree, edition: str) -> None:
    target = link.get("href", "")
    if edition == "print":
        link.attrib.pop("href", None)
    elif target.startswith("#"):
        words = " ".join("".join(map(str, link.itertext())).split())
        link.set("href", f"{INSIDE}{target[1:]}?{quote(words)}{MARKS if NOTEREF in _classes(link) else ''}")


def document(trees: Iterable[Tree], lang: str, edition: str, title: str, classes: str) -> str:
    """Give a document around some trees, with the stylesheets of its edition."""
    html = etree.Element(H + "html", {"lang": lang, "class": classes})
    if direction(lang) == "rtl":
        html.set("dir", "rtl")
    head = etree.SubElement(html, H + "head")
    etree.SubElement(head, H + "title").text = title
    for name in styles_of(edition):
        etree.SubElement(head, H + "link", {"rel": "stylesheet", "href": name})
    etree.SubElement(html, H + "body").extend(trees)
    return etree.tostring(html, encoding="unicode")


def styles_of(edition: str) -> tuple[str, ...]:
    """Give the names of an edition's stylesheets, in their order."""
    return "tokens.css", "fonts.css", "book.css", f"page-{edition}.css", f"{edition}.css"


def _classes(element: Tree) -> list[str]:
    return element.get("class", "").split()
