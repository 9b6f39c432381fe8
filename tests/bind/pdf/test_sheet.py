from __future__ import annotations

from lxml import etree

from octavo.bind.pdf.schemes import INSIDE, MARKS
from octavo.bind.pdf.sheet import make_sheet
from octavo.book import Leaf, Matter
from octavo.pagination import Page, PageKind, Pagination

XHTML = "http://www.w3.org/1999/xhtml"
H = {"h": XHTML}

NOTED = f"""<section xmlns="{XHTML}" id="one" class="leaf chapter">
<h1 id="one--one">One</h1>
<p>Text<a id="ref-one--n1" class="noteref" href="#one--n1">1</a> and <em>more</em>.</p>
<table><tr><td>Cell<a id="ref-one--n2" class="noteref" href="#one--n2">2</a></td></tr></table>
<p>See <a href="#two--two">two</a> and <a href="https://example.org/">elsewhere</a>.</p>
<p><math xmlns="http://www.w3.org/1998/Math/MathML" alttext="x^2"><mi>x</mi></math></p>
<section class="notes">
<aside id="one--n1" class="note"><p><a class="backlink" href="#ref-one--n1">1</a> First.</p>
<p>Second.</p></aside>
<aside id="one--n2" class="note"><p><a class="backlink" href="#ref-one--n2">2</a> Of a table.</p></aside>
</section></section>"""

CONTENTS = f"""<nav xmlns="{XHTML}" id="contents" class="leaf contents"><ol>
<li><a href="#one--one">One</a></li></ol></nav>"""

PAGINATION = Pagination((Page("12", "one", PageKind.OPENING, recto=True),), {"one--one": 0})


def sheet(xhtml: str, kind: str, edition: str = "screen", *, recto: bool = True) -> etree._Element:
    leaf = Leaf("one", kind, "One", Matter.MAIN, xhtml, "en-GB", path="one.md")
    made = make_sheet(leaf, edition, PAGINATION, recto=recto, title="A Title")
    assert (made.key, made.path, made.edition, made.furniture) == ("one", "one.md", edition, False)
    return etree.fromstring(made.xhtml)


def test_a_note_stands_behind_its_marker() -> None:
    tree = sheet(NOTED, "chapter")
    notes = tree.xpath("//h:p/h:aside[@class='note foot']", namespaces=H)
    assert [note.get("id") for note in notes] == ["one--n1"]
    assert [link.get("id") for link in notes[0].getprevious()] == ["ref-one--n1"]
    assert notes[0].tail == " and"
    assert not tree.xpath("//h:section[@class='notes']", namespaces=H)


def test_a_note_of_a_table_stands_under_it() -> None:
    tree = sheet(NOTED, "chapter")
    home = tree.xpath("//h:table/following-sibling::*[1]", namespaces=H)[0]
    assert home.get("class") == "table-notes"
    assert [note.get("id") for note in home] == ["one--n2"]


def test_links_inside_travel_by_a_scheme_of_their_own_and_say_what_they_are() -> None:
    hrefs = sheet(NOTED, "chapter").xpath("//h:a/@href", namespaces=H)
    assert f"{INSIDE}two--two?two" in hrefs
    assert f"{INSIDE}one--n1?1{MARKS}" in hrefs
    assert "https://example.org/" in hrefs


def test_on_paper_nothing_is_a_link() -> None:
    assert not sheet(NOTED, "chapter", "print").xpath("//h:a/@href", namespaces=H)


def test_contents_are_numbered_with_the_page_of_each_heading() -> None:
    tree = sheet(CONTENTS, "contents")
    assert tree.xpath("//h:a/following-sibling::h:span[@class='folio']/text()", namespaces=H) == ["12"]


def test_mathematics_is_set_as_it_was_written() -> None:
    assert sheet(NOTED, "chapter").xpath("//h:code[@data-set = 'inline']/text()", namespaces=H) == ["x^2"]


def test_a_document_knows_its_side_its_language_and_its_styles() -> None:
    tree = sheet(NOTED, "chapter", "print", recto=False)
    assert (tree.get("class"), tree.get("lang")) == ("print verso", "en-GB")
    styles = tree.xpath("//h:link/@href", namespaces=H)
    assert styles == ["tokens.css", "fonts.css", "book.css", "page-print.css", "print.css"]


def test_a_space_before_an_inline_element_stands_alone() -> None:
    tree = sheet(NOTED, "chapter")
    emphasis = tree.xpath("//h:em", namespaces=H)[0]
    assert emphasis.getprevious().tag == f"{{{XHTML}}}span"
    assert emphasis.getprevious().text == " "
    assert "".join(tree.xpath("//h:p", namespaces=H)[0].itertext()).endswith(" and more.")


def test_notes_at_the_end_of_a_chapter_stay_there_but_those_of_tables() -> None:
    tree = sheet(NOTED.replace('class="notes"', 'class="notes chapter-end"'), "chapter")
    notes = tree.xpath("//h:section[@class='notes chapter-end']/*", namespaces=H)
    assert [(note.tag, note.get("id")) for note in notes] == [(f"{{{XHTML}}}article", "one--n1")]
    assert tree.xpath("//h:div[@class='table-notes']/h:article/@id", namespaces=H) == ["one--n2"]


ENDNOTES = f"""<section xmlns="{XHTML}" id="endnotes" class="leaf endnotes"><h1>Notes</h1>
<h2><a href="#one">One</a></h2><ol class="note-group"><li id="one--n1" class="note">
<p><a class="backlink" href="#ref-one--n1">1</a> First.</p><ul><li>item</li></ul></li></ol></section>"""


def test_endnotes_are_no_list_in_print() -> None:
    tree = sheet(ENDNOTES, "endnotes")
    notes = tree.xpath("//h:div[@class='note-group']/*", namespaces=H)
    assert [(note.tag, note.get("id")) for note in notes] == [(f"{{{XHTML}}}article", "one--n1")]
    assert tree.xpath("//h:article//h:li/text()", namespaces=H) == ["item"]


def test_lists_are_numbered_like_the_contents() -> None:
    tree = sheet(CONTENTS, "list-of-figures")
    assert tree.xpath("//h:a/following-sibling::h:span/text()", namespaces=H) == ["12"]
