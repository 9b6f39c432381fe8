from __future__ import annotations

import re

from PIL import Image as Raster

from octavo.apparatus.furnish import furnish
from octavo.book import Book, Leaf
from octavo.cache import Cache
from octavo.markup.leaves import mark_up
from octavo.progress import Silent
from tests.conftest import BookOf

HELD = """\
# Heading[^h]

## Below^[In a heading of the second level.]

![Caption[^c] of a figure](square.png)

| Head[^th] | b |
|-----------|---|
| cell[^td] | d |

: Caption of a table[^tc]

Term[^dt]
:   Definition[^dd]

> - ~~Item~~ in a quotation[^q]

| A verse[^v]

::: box
*Emphasis[^e]*, a [span[^s]]{.x} and “quotes[^w]”
:::

"""
LABELS = ["h", "c", "th", "td", "tc", "dt", "dd", "q", "v", "e", "s", "w"]
#: In reading order; pandoc gives a table's caption before its cells.
ORDER = ["Note h.", "In a heading of the second level.", *(f"Note {label}." for label in ("c", "tc"))]
ORDER += [f"Note {label}." for label in ("th", "td", "dt", "dd", "q", "v", "e", "s", "w")]


def leaves_of(book: Book) -> tuple[Leaf, ...]:
    with Silent().stage("Marking up", 0) as step:
        return tuple(mark_up(book, Cache(None), 1, step))


def test_notes_in_headings_captions_and_tables_reach_the_leaf(book_of: BookOf) -> None:
    text = HELD + "".join(f"[^{label}]: Note {label}.\n" for label in LABELS)
    Raster.new("L", (4, 3)).save(book_of({"one.md": "x\n"}).root / "square.png")
    furnished, found = furnish(book_of({"one.md": text}))
    assert found == ()
    leaves = leaves_of(furnished)
    leaf = next(leaf for leaf in leaves if leaf.path == "one.md")
    body, _, notes = leaf.xhtml.partition('<section class="notes"')
    markers = re.findall(r'<a href="#(one--n\d+)" id="ref-\1" class="noteref"[^>]*>(\d+)</a>', body)
    assert markers == [(f"one--n{number}", str(number)) for number in range(1, 14)]
    told = re.findall(r'<aside id="(one--n\d+)".*?</a> (.*?)</p>', notes, re.DOTALL)
    assert told == [(f"one--n{number}", words) for number, words in enumerate(ORDER, 1)]
    assert "[^" not in leaf.xhtml
    assert 'alt="Caption of a figure"' in body


def test_a_marker_stays_out_of_what_is_listed(book_of: BookOf) -> None:
    furnished, _ = furnish(book_of({"one.md": "# Heading[^h]\n\nText.\n\n[^h]: Note.\n"}))
    leaves = leaves_of(furnished)
    contents = next(leaf for leaf in leaves if leaf.kind == "contents")
    assert ">Heading</a>" in contents.xhtml
    assert [heading.text for leaf in leaves if leaf.path for heading in leaf.headings] == ["Heading"]
