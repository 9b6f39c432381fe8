"""Write the `book.yaml` of a draft: what the source told, what has to be chosen, each with a word of help."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import Any

import yaml

from octavo.intake.draft import Draft, DraftChapter, Matter

__all__ = ["book_file"]

HEAD = "# All that can stand here is told in docs/book-yaml.md; only the title has no default."
#: The settings in the order in which they are written, and what is said above some of them.
SAID = {
    "title": "",
    "subtitle": "",
    "authors": '# More than a name: {name: ..., role: translator, sort: "Surname, Given"}.',
    "lang": "# The language of the text, as BCP 47 writes it: en, en-GB, pt-BR.",
    "date": "# The day, month or year of publication.",
    "publisher": "",
    "rights": "",
    "description": "",
    "subjects": "",
    "cover": "",
}
LISTS = {
    Matter.FRONT: "# Before the first chapter, in reading order.",
    Matter.MAIN: "# In reading order. A new file is part of the book once it is listed here.",
    Matter.BACK: "# After the last chapter.",
}
PRINT = "# Who prints it (kdp, ingramspark, lulu, offset), at which size, on which paper."


def book_file(draft: Draft) -> str:
    """Give the text of `book.yaml`: the settings, then the files in their matters and parts."""
    return "\n".join(_lines(draft)) + "\n"


def _lines(draft: Draft) -> Iterator[str]:
    yield HEAD
    settings = dict(draft.settings)
    for key, said in SAID.items():
        if key in settings:
            if said:
                yield said
            yield _written({key: settings.pop(key)})
    if settings:
        yield ""
        yield _written(settings)
    for matter, said in LISTS.items():
        chapters = [chapter for chapter in draft.chapters if chapter.matter is matter]
        if chapters:
            yield ""
            yield said
            yield _written({matter.value: list(_entries(chapters))})
    if "print" not in draft.settings:
        yield ""
        yield PRINT
        yield "print: {printer: kdp, trim: 5.5x8.5, paper: cream}"


def _entries(chapters: list[DraftChapter]) -> Iterator[str | dict[str, Any]]:
    for part, group in groupby(chapters, lambda chapter: chapter.part):
        paths = [chapter.path for chapter in group]
        if part is None:
            yield from paths
        else:
            yield {"part": part, "chapters": paths}


def _written(settings: Mapping[str, object]) -> str:
    text = yaml.safe_dump(dict(settings), allow_unicode=True, sort_keys=False, width=110)
    return text.rstrip("\n")
