"""Typeset one sheet: the only place that calls WeasyPrint."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from xml.etree import ElementTree as ET

import cssselect2
import weasyprint

from octavo.bind.pdf.captions import broaden_captions, keep_together
from octavo.bind.pdf.composing import compose_paragraphs
from octavo.bind.pdf.dress import Dress, dress
from octavo.bind.pdf.fetcher import Fetcher
from octavo.bind.pdf.fit import FITS, ends_short, fit
from octavo.bind.pdf.forme import Typeset
from octavo.bind.pdf.formulas import place_formulas, shrunk
from octavo.bind.pdf.hearing import hearing
from octavo.bind.pdf.hold import MARK, hold_notes
from octavo.bind.pdf.index_folios import MADE
from octavo.bind.pdf.inks import inked
from octavo.bind.pdf.list_numbers import number_lists
from octavo.bind.pdf.make_ready import make_ready
from octavo.bind.pdf.mend import mend
from octavo.bind.pdf.mixed_lines import order_mixed_lines
from octavo.bind.pdf.page_starts import page_starts
from octavo.bind.pdf.place import Place
from octavo.bind.pdf.resources import Resources
from octavo.bind.pdf.schemes import BOOK
from octavo.bind.pdf.sheet import Sheet, styles_of
from octavo.bind.pdf.sides import moves
from octavo.bind.pdf.turned_lines import turned_lines
from octavo.bind.pdf.turning import place_on, turn_pages
from octavo.bind.pdf.wide_formulas import part_numbers
from octavo.bind.pdf.wide_tables import broken_tables, fit_tables, turn_asked, turned_pages

__all__ = ["get_ready", "typeset"]


#: The page type of `page.css.jinja` that a picture fills to the edges.
PLATE = "plate"
#: A leaf of more pages than this may end short: to set it again takes longer than its last page is worth.
LONG = 200


class Document(weasyprint.HTML):  # type: ignore[misc]
    """Give WeasyPrint a tree as it is: its HTML parser would end a paragraph at a note's paragraph."""

    def __init__(self, root: ET.Element, fetcher: Fetcher) -> None:
        """Take the tree of a document, its names without namespace."""
        super().__init__(string="<html/>", base_url=BOOK, url_fetcher=fetcher)
        self.wrapper_element = cssselect2.ElementWrapper.from_html_root(root, content_language=None)
        self.etree_element = self.wrapper_element.etree_element


@dataclass(frozen=True, slots=True)
class _Copy:
    """Hold what is laid out until it fits: a document, how it is dressed, and what is warned of."""

    root: ET.Element
    dress: Dress
    fetcher: Fetcher
    heard: list[str]


#: A document as WeasyPrint laid it out, and where its ids came to stand.
Laid = tuple[Any, Mapping[str, Place]]


def get_ready(resources: Resources) -> None:
    """Do what takes a while before the first sheet comes: read the stylesheets of print, which most want."""
    make_ready()
    compose_paragraphs()
    names = styles_of("print")
    if resources.files.keys() >= {*names}:
        dress(resources, names)


def typeset(sheet: Sheet, resources: Resources) -> Typeset:
    """Lay a sheet out; the screen edition is tagged for PDF/UA-1 (ISO 14289-1), the print one is bare."""
    make_ready()
    compose_paragraphs()
    root = ET.fromstring(sheet.xhtml)  # noqa: S314 -- our own serialisation, no document type
    for element in root.iter():
        element.tag = element.tag.removeprefix("{http://www.w3.org/1999/xhtml}")
    turn_asked(root)
    keep_together(root)
    number_lists(root)
    order_mixed_lines(root)
    formulas, unset = place_formulas(root, resources.least_rule)
    worn = dress(resources, _take_stylesheets(root))
    tagged = sheet.edition == "screen" and not sheet.furniture
    with hearing() as heard:
        copy = _Copy(root, worn, Fetcher(resources.files, formulas), heard)
        document, anchors = _lay_out(copy)
        if not sheet.furniture:
            document, anchors = _fitted(copy, (document, anchors))
        # What is made is opened once more, and compressed then.
        pdf = document.write_pdf(uncompressed_pdf=True, **({"pdf_variant": "pdf/ua-1"} if tagged else {}))
    pages: Sequence[Any] = document.pages
    aside = turned_pages(pages)
    starts = () if sheet.furniture else page_starts(root, pages)
    side = ("verso" not in root.get("class", "").split(), moves(pages, aside))
    found = ((*unset, *shrunk(formulas)), turned_lines(root, pages), broken_tables(root), *side)
    count, plates = len(pages), _plates(pages)
    # The pages of a long leaf hold more memory than all else: they go before the file is read again.
    del document, pages
    if aside:
        pdf = turn_pages(pdf, aside, screen=sheet.edition == "screen")
    if resources.inks is not None and sheet.edition == "print":
        pdf = inked(pdf, resources.inks)
    own = {anchor: place for anchor, place in anchors.items() if not anchor.startswith(MARK)}
    index = any(MADE in element.get("class", "").split() for element in root.iter("section"))
    pdf = mend(pdf, sheet.key, index=index) if tagged else pdf
    warnings = tuple(dict.fromkeys((*worn.warnings, *heard)))
    return Typeset(pdf, count, own, warnings, plates, starts, *found)


def _take_stylesheets(root: ET.Element) -> tuple[str, ...]:
    """Take the links to stylesheets out of a document; give their names in order."""
    links = root.findall("head/link[@rel='stylesheet']")
    for head in root.findall("head"):
        for link in links:
            head.remove(link)
    return tuple(link.get("href", "") for link in links)


def _lay_out(copy: _Copy) -> Laid:
    fonts, counters, styles = copy.dress.fonts, copy.dress.counters, [copy.dress.styles]
    while True:
        copy.heard.clear()
        # What WeasyPrint has in its cache, it does not fetch.
        document = Document(copy.root, copy.fetcher).render(
            fonts, counters, stylesheets=styles, cache=dict(copy.fetcher.formulas)
        )
        anchors = _anchors(document.pages)
        pages = document.pages
        fits = not fit_tables(copy.root, pages) and not part_numbers(copy.root, pages)
        if fits and not broaden_captions(copy.root, pages) and not hold_notes(copy.root, anchors):
            return document, anchors
        # Two long leaves at once would hold twice as much memory.
        del document, pages


def _fitted(copy: _Copy, laid: Laid) -> Laid:
    """Lay a leaf that ends short out again, until it does not; else give it as it was, as a very long one."""
    if len(laid[0].pages) > LONG or not ends_short(laid[0].pages):
        return laid
    for name in FITS:
        fit(copy.root, name)
        again = _lay_out(copy)
        if not ends_short(again[0].pages):
            return again
    return laid


def _anchors(pages: Sequence[Any]) -> dict[str, Place]:
    """Give the place where each id begins; what goes on over several pages has its id on each."""
    aside = turned_pages(pages)
    return {
        anchor: place_on(number, page.height, box, turned=number in aside)
        for number, page in reversed(list(enumerate(pages)))
        for anchor, box in page.anchors.items()
    }


def _plates(pages: Sequence[Any]) -> tuple[int, ...]:
    """Give the pages that the stylesheet made plates; WeasyPrint 70 tells it by its boxes alone."""
    return tuple(number for number, page in enumerate(pages) if page._page_box.page_type.name == PLATE)  # noqa: SLF001 -- as said
