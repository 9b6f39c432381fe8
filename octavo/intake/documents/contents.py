"""Leave out what the book makes by itself: a table of contents, and paragraphs that name the book."""

from __future__ import annotations

from collections.abc import Sequence

from octavo.intake.documents.told import Told
from octavo.intake.draft import Loss
from octavo.intake.letters import reduce
from octavo.intake.tree_text import text_of
from octavo.syntax import Element, elements
from octavo.words import words_in

__all__ = ["without_contents", "without_titles"]

#: How many lines must lead into the document before they are taken for its contents.
FEWEST = 3
#: What stands over it, in the languages of which a book has words.
LANGUAGES = ("ar", "de", "en", "es", "fr", "he", "it", "ja", "nl", "pt", "ru", "zh")
NAMES = frozenset(words_in(lang)["contents"].casefold() for lang in LANGUAGES)
#: Among how many of the first blocks the title is sought.
FIRST = 12


def without_contents(blocks: Sequence[Element], name: str) -> tuple[list[Element], tuple[Loss, ...]]:
    """Take out tables of contents: paragraphs or lists of nothing but links into the document."""
    made: list[Element] = []
    run: list[Element] = []
    losses: list[Loss] = []
    for block in [*blocks, {"t": "Null"}]:
        if _leads(block):
            run.append(block)
            continue
        lines = sum(1 for each in elements(run) if each["t"] == "Link")
        headed = bool(run and made) and _heads(made[-1])
        if lines >= FEWEST or headed:
            run = [made.pop(), *run] if headed else run
            words = text_of(run)
            losses.append(Loss("contents", words, "the book makes its own", name, letters=words))
        else:
            made += run
        run = []
        made.append(block)
    return made[:-1], tuple(losses)


def without_titles(
    blocks: Sequence[Element], told: Told, settings: dict[str, object]
) -> tuple[list[Element], dict[str, object]]:
    """Take out what names the book before its text begins: that goes into book.yaml."""
    named = dict(settings)
    known = {reduce(words).letters: key for key, words in told.titles}
    styled = {(key, letters) for letters, key in known.items()}
    for key in ("title", "subtitle", "authors"):
        value = settings.get(key)
        for each in _listed(value):
            known.setdefault(reduce(each).letters, key)
    kept: list[Element] = []
    for place, block in enumerate(blocks):
        letters = (
            reduce(text_of([block])).letters
            if place < FIRST and block["t"] in {"Para", "Plain", "Header"}
            else ""
        )
        name = known.pop(letters, None) if letters else None
        if name is None or (block["t"] == "Header" and name != "title"):
            kept.append(block)
        elif (name, letters) in styled:
            said = " ".join(text_of([block]).split())
            named[name] = [*_listed(named.get(name)), said] if name == "authors" else said
    return kept, {
        key: list(dict.fromkeys(value)) if isinstance(value, list) else value for key, value in named.items()
    }


def _listed(value: object) -> list[str]:
    return [str(each) for each in value] if isinstance(value, list) else [str(value)] if value else []


def _heads(block: Element) -> bool:
    """Tell whether a block stands over a table of contents."""
    words = text_of([block]).strip().casefold()
    return block["t"] in {"Para", "Plain", "Header"} and words in {*NAMES, "table of contents"}


def _leads(block: Element) -> bool:
    """Tell whether a block holds links into the document, and no words beside them."""
    if block["t"] in {"BulletList", "OrderedList"}:
        items = block["c"] if block["t"] == "BulletList" else block["c"][1]
        return bool(items) and all(_leads(each) for item in items for each in item)
    if block["t"] not in {"Para", "Plain"}:
        return False
    links = [each for each in elements(block["c"]) if each["t"] == "Link"]
    inside = bool(links) and all(each["c"][2][0].startswith("#") for each in links)
    words = reduce(text_of([block])).letters
    return (
        inside
        and words == reduce("".join(text_of([{"t": "Plain", "c": each["c"][1]}]) for each in links)).letters
    )
