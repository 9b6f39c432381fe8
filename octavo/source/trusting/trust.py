"""Make raw HTML what it says, where the book is trusted: pandoc reads it into the tree that Markdown has.

So all that follows knows nothing of HTML: ids, links and pictures are judged, outputs written and collated
as ever. That nothing is lost on the way is not believed: of each stretch, the letters and the elements of
Markdown that stand in it are counted again in the tree, and where one is missing, all of it is printed.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from octavo.cache import digest
from octavo.doors import pandoc
from octavo.findings import Finding, finding
from octavo.places import Places
from octavo.source.raw_html import in_paragraphs, without_comments
from octavo.source.reading import Reader
from octavo.source.trusting.gather import MARKER, Gatherer, Stretch
from octavo.source.trusting.losses import inked
from octavo.source.trusting.vocabulary import FORMS
from octavo.syntax import Element, elements, rewrite, rewrite_holding

__all__ = ["set_html", "with_tags"]

FORM = "html-auto_identifiers"
#: Marks before and behind what stands in a paragraph, whose ends pandoc would trim.
EDGE = '<span data-octavo="edge"></span>'
MARK, STRETCH = "octavo", "stretch"
#: The dialects that take tags for elements by themselves, with any attribute, and say nothing of those.
NATIVE, NOT_NATIVE = "markdown", "-native_divs-native_spans"
HINT = {
    "html-dropped": "take it out, or write what it stands for in Markdown",
    "html-lost": "a picture is a file of its own, a formula is TeX between $; else take it out",
}


def set_html(
    blocks: Sequence[Element], source: str, reader: Reader
) -> tuple[tuple[Element, ...], tuple[Finding, ...]]:
    """Give a chapter's blocks with its HTML as elements of the tree, and a finding for all that was left out.

    What cannot be set stays raw, and is an error. Raises ManuscriptError where pandoc cannot read it.
    """
    gatherer = Gatherer(reader.limits.nesting)
    marked = gatherer.gather(without_comments(blocks))
    if not gatherer.stretches:
        return tuple(blocks), ()
    read = _read(gatherer.stretches, reader)
    wholes = [_whole(read.get(number, []), each) for number, each in enumerate(gatherer.stretches)]
    met: set[int] = set()

    def put(element: Element) -> Element | list[Element]:
        if element["t"] != MARKER:
            return element
        number = element["c"]
        met.add(number)
        whole = wholes[number]
        # A mark is one only in what pandoc has read: in the author's own elements it is an attribute.
        return list(
            rewrite(gatherer.stretches[number].elements, put) if whole is None else rewrite(whole, fill)
        )

    def fill(element: Element) -> Element | list[Element]:
        number = _mark(element)
        return element if number is None else list(rewrite(gatherer.marked[int(number)], put))

    made, places = rewrite_holding(marked, {MARKER}, put), Places(source)
    # What stood inside of something that was left out went with it, and is not in `met`.
    pairs = (
        pair for number, pair in enumerate(zip(gatherer.stretches, wholes, strict=True)) if number in met
    )
    found = [each for pair in pairs for each in _findings(*pair, places, reader.path)]
    return rewrite_holding(made, {"Note"}, in_paragraphs), tuple(found)


def with_tags(dialect: str) -> str:
    """Give a dialect in which all tags are raw, so that what falls away of any can be told."""
    return dialect + NOT_NATIVE * dialect.startswith(NATIVE)


def _read(stretches: Sequence[Stretch], reader: Reader) -> dict[int, list[Element]]:
    """Have pandoc read all stretches of a chapter in one go; what it read once is in the cache."""
    written = "\n".join(_written(number, each) for number, each in enumerate(stretches))
    key = digest(written, FORM, pandoc.version())
    stored = reader.cache.look_up("html", key)
    if stored is None:
        bounds = pandoc.Limits(reader.limits.seconds, reader.limits.megabytes)
        reading = pandoc.read_form(written.encode(), FORM, reader.path, bounds)
        stored = json.dumps(reading.blocks).encode()
        reader.cache.store("html", key, stored)
    divisions = [each for each in json.loads(stored) if each["t"] == "Div"]
    return {int(dict(each["c"][0][2]).get(STRETCH, -1)): each["c"][1] for each in divisions}


def _written(number: int, stretch: Stretch) -> str:
    html = "" if stretch.cleaner.broken else stretch.cleaner.html
    html = html if stretch.block else f"<p>{EDGE}{html}{EDGE}</p>"
    return f'<div data-{STRETCH}="{number}">{html}</div>'


def _whole(parts: list[Element], stretch: Stretch) -> list[Element] | None:
    """Give what pandoc made of a stretch, or None where a letter, a form or Markdown of it is missing."""
    cleaner, letters = stretch.cleaner, Counter[str]()
    if cleaner.broken:
        return None
    marks = Counter(number for each in elements(parts) if (number := _mark(each)) not in {None, "edge"})
    for words in _words(parts):
        letters += inked(words)
    forms = Counter(each["t"] for each in elements(parts) if each["t"] in FORMS.values())
    if letters != cleaner.letters or forms != cleaner.forms or marks != Counter(map(str, cleaner.marks)):
        return None
    if stretch.block:
        return [_set_apart(each) for each in rewrite(parts, _plain_columns)]
    if len(parts) != 1 or parts[0]["t"] not in {"Para", "Plain"}:
        return None
    inlines: list[Element] = parts[0]["c"]
    return [each for each in inlines if _mark(each) != "edge"]


def _words(parts: Sequence[Element]) -> Iterator[str]:
    for each in elements(parts, words=True):
        if each["t"] == "Str":
            yield each["c"]
        elif each["t"] in {"Code", "CodeBlock", "Math"}:
            yield each["c"][1]


def _mark(element: Element) -> str | None:
    if element["t"] not in {"Div", "Span"}:
        return None
    number = dict(element["c"][0][2]).get(MARK)
    return None if number is None else str(number)


def _plain_columns(element: Element) -> Element | list[Element]:
    """Let a table's columns be as wide as Markdown's, and what stands in divisions be paragraphs."""
    content: Any = element.get("c")
    if element["t"] == "Table":
        sides = [[side, {"t": "ColWidthDefault"}] for side, _ in content[2]]
        return {"t": "Table", "c": [*content[:2], sides, *content[3:]]}
    if element["t"] in {"Div", "BlockQuote"}:
        inside = content[1] if element["t"] == "Div" else content
        apart = [_set_apart(each) for each in inside]
        return {"t": element["t"], "c": [content[0], apart] if element["t"] == "Div" else apart}
    return element


def _set_apart(block: Element) -> Element:
    return {**block, "t": "Para"} if block["t"] == "Plain" else block


def _findings(stretch: Stretch, whole: list[Element] | None, places: Places, path: str) -> Iterator[Finding]:
    pieces = stretch.pieces
    found = [places.find(piece) for piece in pieces]
    if whole is None:
        line, column = found[0]
        words = f"this HTML cannot be set without a loss: it is printed as letters: {_shown(pieces[0])}"
        hint = "close each tag inside of what it stands in, or write it in Markdown"
        yield finding("html-lost", words, path=path, line=line, column=column, hint=hint)
        return
    for loss in sorted(stretch.cleaner.losses, key=lambda each: (each.piece, each.line, each.column)):
        line, column = found[loss.piece]
        if line is not None and column is not None:
            line, column = line + loss.line, loss.column + (1 if loss.line else column)
        hint = HINT[loss.code]
        yield finding(loss.code, loss.words, path=path, line=line, column=column, hint=hint)


def _shown(words: str) -> str:
    return words.strip().split("\n")[0][:40]
