"""Read a document as a draft: pandoc's tree, tidied, divided, led together, and written as Markdown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from octavo.doors.pandoc import write_markdown
from octavo.intake.differences import compare, excuse
from octavo.intake.documents.captions import captioned
from octavo.intake.documents.contents import without_contents, without_titles
from octavo.intake.documents.division import Piece, divide, titled
from octavo.intake.documents.forms import LIMITS, open_document
from octavo.intake.documents.headings import guess_headings
from octavo.intake.documents.linked_notes import linked_notes
from octavo.intake.documents.links import lead
from octavo.intake.documents.pictures import Pictures
from octavo.intake.documents.tidy import anchored, settle_raw, tidy
from octavo.intake.draft import Draft, DraftChapter, Loss, Source
from octavo.intake.letters import reduce
from octavo.intake.tree_text import count, text_of
from octavo.syntax import Element

__all__ = ["read_document"]

#: The Markdown that is written: what a person would write, nothing raw, signs as the author has them.
DIALECT = (
    "markdown-raw_html-raw_tex-raw_attribute-smart-simple_tables-multiline_tables-implicit_header_references"
)
#: How many figures the number of a note or an item may have.
LONGEST = 4
#: Pandoc's names of what a document says of itself, by ours.
META = {"title": "title", "subtitle": "subtitle", "author": "authors", "lang": "lang", "date": "date"}


def read_document(source: Source, settings: Mapping[str, object]) -> Draft:
    """Read a document of a word processor, a web page, an e-book or LaTeX.

    `refused` among the settings are the marks of guesses that are not to be made.
    Raises ManuscriptError when it cannot be read, or needs more time or memory than `LIMITS`.
    """
    document, name = open_document(source), source.name
    refused = settings.get("refused")
    told, reading = document.told, document.reading
    blocks, noted, numbers = linked_notes(reading.blocks, name)
    blocks, raw = settle_raw(blocks, name)
    named = {**told.settings, **_meta(reading.meta)}
    abstract = _abstract(reading.meta)
    letters = told.text if told.text is not None else text_of([*reading.blocks])
    dropped = (
        ()
        if told.text is None
        else _dropped(letters, [*reading.blocks], [*named.values(), *map(text_of, [abstract])], name)
    )
    pictures = Pictures(name, document.find)
    blocks, contents = without_contents([*abstract, *blocks], name)
    blocks = pictures.gather(tidy(blocks, anchored(blocks)))
    blocks = captioned(blocks, told.captions)
    blocks, named = without_titles(blocks, told, named)
    blocks, headed = guess_headings(blocks, name, refused if isinstance(refused, frozenset) else frozenset())
    blocks, title, entitled = titled(blocks, str(named.get("title") or ""), name)
    pieces, divided = divide(blocks, name)
    pieces, astray = lead(pieces, name)
    return Draft(
        {**named, **({"title": title} if title else {})},
        tuple(_written(pieces, name)),
        tuple(pictures.kept.values()),
        (*told.guesses, *noted, *headed, *entitled, *divided, *pictures.guesses),
        (*told.losses, *dropped, *raw, *numbers, *contents, *pictures.losses, *astray),
        letters,
        counts=count([block for piece in pieces for block in piece.blocks]),
    )


def _written(pieces: Sequence[Piece], name: str) -> Iterator[DraftChapter]:
    for piece in pieces:
        text = write_markdown(piece.blocks, DIALECT, name, LIMITS)
        yield DraftChapter(piece.path, text, piece.matter, piece.part)


def _dropped(letters: str, blocks: Sequence[Element], named: Sequence[object], name: str) -> Iterator[Loss]:
    """List the words of a document that pandoc left out: text boxes, fields, what it does not know."""
    source, read = reduce(letters), reduce(text_of(blocks))
    pool = [word for value in named for word in (value if isinstance(value, list) else [value])]
    for stretch in excuse(compare(source, read).missing, map(str, pool)):
        words, before = source.words(stretch.start, stretch.end), source.before(stretch.start)
        number = stretch.letters.isdigit() and len(stretch.letters) <= LONGEST
        kind, reason = (
            ("number", "the book numbers its notes and lists")
            if number
            else ("words", "pandoc does not read them")
        )
        yield Loss(kind, words, f"{reason}; behind “{before}”", name, letters=stretch.letters)


def _meta(meta: Mapping[str, Any]) -> dict[str, object]:
    found: dict[str, object] = {}
    for key, ours in META.items():
        value = meta.get(key)
        words = [each for each in _words(value) if each]
        if words:
            found[ours] = words if ours == "authors" else " ".join(words)
    date = str(found.pop("date", ""))
    # A date in words, or to the second, is none that book.yaml can have.
    return {
        **found,
        **({"date": date} if date.replace("-", "").isdigit() and len(date) in {4, 7, 10} else {}),
    }


def _abstract(meta: Mapping[str, Any]) -> list[Element]:
    value = meta.get("abstract")
    return list(value["c"]) if value and value["t"] == "MetaBlocks" else []


def _words(value: Any) -> Iterator[str]:  # noqa: ANN401 -- pandoc's metadata, of any shape
    if not value:
        return
    if value["t"] == "MetaList":
        for each in value["c"]:
            yield from _words(each)
    elif value["t"] in {"MetaInlines", "MetaBlocks"}:
        blocks = value["c"] if value["t"] == "MetaBlocks" else [{"t": "Plain", "c": value["c"]}]
        yield " ".join(text_of(blocks).split())
    elif value["t"] == "MetaString":
        yield str(value["c"]).strip()
