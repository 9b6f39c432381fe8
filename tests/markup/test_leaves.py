from __future__ import annotations

from collections import Counter

import pytest
from lxml import etree

from octavo.apparatus.furnish import furnish
from octavo.book import Book, Leaf
from octavo.cache import Cache
from octavo.markup.leaves import mark_up
from octavo.markup.tidy import KEPT
from tests.conftest import BookOf

H = {"h": "http://www.w3.org/1999/xhtml"}

RICH = """# One *and* all[^h]

A paragraph.[^1]

| left | right | middle |
|:-----|------:|:------:|
| a[^t] | b | c |

: A caption. {#tbl-x}

- [ ] open
- [x] done

| verse
|   indented

* * *

[small]{.smallcaps} [fremd]{lang=de} $x^2$ [red]{style="color: red" onclick="x()"}

Term
:   Definition.

```python
code
```

## Two

Text.

[^h]: Of the heading.
[^1]: First.

    Second.
[^t]: Of the table.
"""


def leaves_of(book: Book) -> tuple[Leaf, ...]:
    return mark_up(furnish(book)[0], Cache(None), 2, lambda _: None)


def tree(leaf: Leaf) -> etree._Element:
    return etree.fromstring(leaf.xhtml)


@pytest.fixture
def rich(book_of: BookOf) -> Leaf:
    return leaves_of(book_of({"01-one.md": RICH}))[-1]


def test_a_book_begins_with_its_front_matter(book_of: BookOf) -> None:
    book = book_of(
        {"d.md": "", "01-dedication.md": "For you.\n", "02-preface.md": "# Preface\n", "one.md": "# One\n"},
        front=["01-dedication.md", "02-preface.md"],
        chapters=["one.md"],
    )
    kinds = [leaf.kind for leaf in leaves_of(book)]
    assert kinds == [
        "half-title",
        "title-page",
        "copyright-page",
        "dedication",
        "contents",
        "preface",
        "chapter",
    ]


def test_a_part_stands_before_its_chapters(book_of: BookOf) -> None:
    groups = [{"part": "Day", "chapters": ["one.md", "two.md"]}, {"part": "Night", "chapters": ["three.md"]}]
    texts = {f"{name}.md": f"# {name}\n" for name in ("one", "two", "three")}
    leaves = leaves_of(book_of(texts, chapters=groups))[4:]
    assert [(leaf.kind, leaf.title, leaf.depth) for leaf in leaves] == [
        ("part", "Day", 0),
        ("chapter", "one", 1),
        ("chapter", "two", 1),
        ("part", "Night", 0),
        ("chapter", "three", 1),
    ]


def test_a_chapter_is_divided_where_it_is_asked_for(book_of: BookOf) -> None:
    text = "Before.\n\n# One\n\n## Two\n\nText.\n\n## Three\n\nText.\n"
    once = leaves_of(book_of({"one.md": text}))[4:]
    assert [(leaf.key, leaf.title) for leaf in once] == [("one", ""), ("one-one", "One")]
    twice = leaves_of(book_of({"one.md": text}, divide=2))[4:]
    assert [(leaf.key, leaf.kind, leaf.depth) for leaf in twice] == [
        ("one", "chapter", 0),
        ("one-one", "part", 0),
        ("one-two", "chapter", 1),
        ("one-three", "chapter", 1),
    ]


def test_every_marker_has_its_note_and_every_note_its_way_back(rich: Leaf) -> None:
    root = tree(rich)
    markers = root.xpath("//h:a[@class='noteref']", namespaces=H)
    notes = root.xpath("h:section[@class='notes']/h:aside", namespaces=H)
    assert [marker.get("href") for marker in markers] == [f"#{note.get('id')}" for note in notes]
    for marker, note in zip(markers, notes, strict=True):
        back = note.xpath(".//h:a[@class='backlink']", namespaces=H)
        assert [link.get("href") for link in back] == [f"#{marker.get('id')}"]
        assert note[0][0] is back[0]


def test_a_note_of_a_list_has_a_label_before_it(book_of: BookOf) -> None:
    leaf = leaves_of(book_of({"one.md": "# One\n\nX.[^1]\n\n[^1]:\n    - item\n"}))[-1]
    note = tree(leaf).xpath("//h:aside", namespaces=H)[0]
    assert [etree.QName(block).localname for block in note] == ["p", "ul"]
    assert note[0].get("class") == "note-label"


def test_headings_keep_their_words_and_levels_without_markers(rich: Leaf) -> None:
    assert [(heading.level, heading.text) for heading in rich.headings] == [(1, "One and all"), (2, "Two")]
    assert rich.title == "One and all"


def test_no_id_stands_twice_in_a_book(book_of: BookOf) -> None:
    leaves = leaves_of(book_of({"one.md": RICH, "two.md": RICH}))
    ids = Counter(name for leaf in leaves for name in tree(leaf).xpath("//@id"))
    assert [name for name, times in ids.items() if times > 1] == []


def test_nothing_is_kept_that_looks_or_acts(rich: Leaf) -> None:
    allowed = KEPT | {"data-width", "aria-label", "aria-labelledby", "lang", "type"}
    for element in tree(rich).iter():
        if "MathML" not in str(element.tag):
            assert {etree.QName(name).localname for name in element.attrib} <= allowed
    assert "onclick" not in rich.xhtml
    assert "style=" not in rich.xhtml


@pytest.mark.parametrize(
    "path",
    [
        "//h:td[@class='align-left']",
        "//h:th[@class='align-right']",
        "//h:td[@class='align-center']",
        "//h:table[@id='one--tbl-x']/h:caption",
        "//h:li/h:span[starts-with(., '\u2610 ')]",
        "//h:li/h:span[starts-with(., '\u2612 ')]",
        "//h:div[@class='line-block']/h:p[@class='stanza']/h:span[@class='verse-line']",
        "//h:hr[@class='scene']",
        "//h:span[@class='smallcaps']",
        "//h:span[@lang='de'][@xml:lang='de']",
        "//*[local-name() = 'math'][@alttext='x^2']",
        "//h:dl/h:dt",
        "//h:pre[@class='python']/h:code",
    ],
)
def test_the_vocabulary_of_the_leaf(path: str, rich: Leaf) -> None:
    assert tree(rich).xpath(path, namespaces=H)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("90-glossary.md", "glossary"),
        ("appendix-b.md", "appendix"),
        ("acknowledgements.md", "acknowledgments"),
        ("further-reading.md", "bibliography"),
        ("tables.md", "section"),
    ],
)
def test_a_files_name_tells_its_kind(name: str, kind: str, book_of: BookOf) -> None:
    leaf = leaves_of(book_of({"one.md": "# One\n", name: "# X\n"}, chapters=["one.md"], back=[name]))[-1]
    assert leaf.kind == kind
    role = tree(leaf).get("role")
    assert role == (f"doc-{kind}" if kind != "section" else None)


def test_contents_list_headings_down_to_their_depth(book_of: BookOf) -> None:
    text = {"one.md": "# One\n\n## Two\n\n### Three\n", "four.md": "# Four\n"}
    for depth, listed in ((1, 2), (2, 3), (3, 4)):
        contents = leaves_of(book_of(text, contents={"depth": depth}))[3]
        assert len(tree(contents).xpath("//h:li", namespaces=H)) == listed
    nested = tree(contents).xpath("//h:ol/h:li/h:ol/h:li/h:ol/h:li/h:a/text()", namespaces=H)
    assert nested == ["Three"]


def test_generated_words_are_in_the_books_language(book_of: BookOf) -> None:
    leaves = leaves_of(book_of({"one.md": "# Eins\n"}, lang="de-AT"))
    assert [leaf.title for leaf in leaves[2:4]] == ["Impressum", "Inhalt"]
    assert tree(leaves[-1]).get("lang") == "de-AT"


def test_the_imprint_says_what_is_known(book_of: BookOf) -> None:
    book = book_of(
        {"one.md": "# One\n"},
        publisher="A Press",
        date="2026",
        rights="One.\n\nTwo.",
        identifiers={"print": "978-3-16-148410-0"},
        authors=["A", {"name": "B", "role": "translator"}],
    )
    leaves = leaves_of(book)
    imprint = tree(leaves[2]).xpath("//h:p/text()", namespaces=H)
    assert imprint == ["A Book", "One.", "Two.", "A Press, 2026", "ISBN 978-3-16-148410-0 (print)"]
    assert "Translated by B" in leaves[1].xhtml


def test_a_printing_is_said_last_in_the_imprint(book_of: BookOf) -> None:
    imprint = leaves_of(book_of({"one.md": "# One\n"}, printing="3 2 1"))[2]
    assert tree(imprint).xpath("//h:p[last()][@class='printing']/text()", namespaces=H) == ["3 2 1"]


@pytest.mark.parametrize("text", ["words <div>a box</div>\n", "words <div>a box</div>\n\n# One\n\nMore.\n"])
def test_words_beside_html_are_a_paragraph_wherever_a_leaf_begins(text: str, book_of: BookOf) -> None:
    leaf = next(leaf for leaf in leaves_of(book_of({"01-one.md": text})) if leaf.path)
    assert tree(leaf).findtext("h:p", namespaces=H) == "words"


@pytest.mark.parametrize(
    ("text", "kind", "title"),
    [
        ("# Thanks {.acknowledgements}\n\nText.\n", "acknowledgments", "Thanks"),
        ("::: dedication\nFor you.\n:::\n", "dedication", "Dedication"),
        ("::: epigraph\nSaid.\n:::\n\nText.\n", "section", ""),
        ("Before.\n", "section", ""),
    ],
)
def test_a_class_tells_a_leafs_kind(text: str, kind: str, title: str, book_of: BookOf) -> None:
    texts = {"one.md": "# One\n", "words.md": text}
    leaves = leaves_of(book_of(texts, front=["words.md"], chapters=["one.md"]))
    leaf = next(leaf for leaf in leaves if leaf.key == "words")
    assert (leaf.kind, leaf.title) == (kind, title)
    assert len(tree(leaf).xpath("//h:div", namespaces=H)) == (kind == "section" and ":::" in text)


def test_front_matter_stands_in_its_order(book_of: BookOf) -> None:
    front = ["frontispiece.md", "dedication.md", "epigraph.md", "foreword.md", "preface.md"]
    texts = dict.fromkeys(front, "Text.\n") | {"one.md": "# One\n\n| a |\n|---|\n\n: Table\n"}
    settings = {"front": front, "chapters": ["one.md"], "contents": {"tables": True}}
    assert [leaf.kind for leaf in leaves_of(book_of(texts, **settings))] == [
        *("half-title", "frontispiece", "title-page", "copyright-page", "dedication", "epigraph"),
        *("contents", "list-of-tables", "foreword", "preface", "chapter"),
    ]
