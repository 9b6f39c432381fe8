"""Compose a manuscript by other means than the book: labels are counted here, citations are pandoc's."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pypandoc

__all__ = ["Element", "compose"]

#: A node of pandoc's AST (pandoc-types 1.23).
Element = dict[str, Any]
#: Part of a tree: an element, or what an element holds.
Tree = Any

LABELS = {"Figure": "Figure", "Table": "Table"}
#: What a key begins with when it refers to something in the book.
KINDS = ("fig", "tbl", "sec")
SIGNS = (":", "-")


def compose(folder: Path, settings: dict[str, Any], chapters: Sequence[list[Element]]) -> list[list[Element]]:
    """Give the blocks of a book's chapters with labels, references, terms, citations and their list."""
    whole = [{"t": "Div", "c": [["", ["chapter"], []], blocks]} for blocks in chapters]
    if "glossary" in settings:
        whole = _changed(_changed(whole, _defining), _using)
    names = dict(_named(whole))
    return [block["c"][1] for block in _cited(folder, settings, _changed(whole, _referring(names)))]


def _elements(tree: Tree) -> Iterator[Element]:
    """Give the elements of a tree, outer before inner."""
    if isinstance(tree, dict) and "t" in tree:
        yield tree
    for part in tree.values() if isinstance(tree, dict) else tree if isinstance(tree, list) else ():
        yield from _elements(part)


def _changed(tree: Tree, change: Callable[[Element], Element]) -> Tree:
    """Give a tree in which each element is changed, inner before outer."""
    if isinstance(tree, list):
        return [_changed(part, change) for part in tree]
    if not isinstance(tree, dict):
        return tree
    made = {key: _changed(part, change) for key, part in tree.items()}
    return change(made) if "t" in made else made


def _defining(element: Element) -> Element:
    """Sort what is defined, and give each term an id."""
    if element["t"] != "DefinitionList":
        return element
    rows = [(_words(term), term, meanings) for term, meanings in element["c"]]
    return {
        "t": "DefinitionList",
        "c": [
            [[{"t": "Span", "c": [[f"gls-{words}", [], []], term]}], meanings]
            for words, term, meanings in sorted(rows, key=lambda row: row[0])
        ],
    }


def _using(element: Element) -> Element:
    """Make the use of a term a way to what it means."""
    if element["t"] != "Span" or "term" not in element["c"][0][1]:
        return element
    (_, _, pairs), words = element["c"]
    return {
        "t": "Link",
        "c": [["", ["term"], []], words, [f"#gls-{dict(pairs).get('key', _words(words))}", ""]],
    }


def _words(inlines: list[Element]) -> str:
    return "".join(inline.get("c", " ") for inline in inlines).casefold()


def _named(blocks: list[Element]) -> Iterator[tuple[str, list[Element]]]:
    """Give what each id is called in a reference; what has a key is numbered, in its caption too."""
    counts = dict.fromkeys(LABELS, 0)
    for element in _elements(blocks):
        kind: str = element["t"]
        content: Tree = element.get("c")
        if kind in LABELS and content[0][0].startswith(KINDS):
            counts[kind] += 1
            words = f"{LABELS[kind]}\N{NO-BREAK SPACE}{counts[kind]}"
            content[1][1][0]["c"][:0] = [{"t": "Str", "c": f"{words}."}, {"t": "Space"}]
            yield content[0][0], [{"t": "Str", "c": words}]
        elif kind == "Header":
            yield content[1][0], [{"t": "Quoted", "c": [{"t": "DoubleQuote"}, content[2]]}]


def _referring(names: dict[str, list[Element]]) -> Callable[[Element], Element]:
    """Give what makes each citation of a key of the book's a link that says what the key is called."""

    def refer(element: Element) -> Element:
        if element["t"] != "Cite":
            return element
        key = element["c"][0][0]["citationId"]
        name = key[0].lower() + key[1:]
        name = name if name in names else name.removeprefix("sec:")
        if not (key[:3].lower() in KINDS and key[3] in SIGNS):
            return element
        return {"t": "Link", "c": [["", ["cross-reference"], []], names[name], [f"#{name}", ""]]}

    return refer


def _cited(folder: Path, settings: dict[str, Any], blocks: list[Element]) -> list[Element]:
    """Have pandoc set all citations of a book that has references, as it would set those of one file."""
    if "bibliography" not in settings:
        return blocks
    nocite = [f"@{key}" for key in settings.get("citations", {}).get("nocite", ())]
    listed = pypandoc.convert_text(f"---\nnocite: '{', '.join(nocite)}'\n---\n", "json", format="markdown")
    options = [f"--bibliography={folder / name}" for name in settings["bibliography"]]
    options += [f"--csl={folder / settings['csl']}"] if "csl" in settings else []
    options += ["--citeproc", "--metadata=link-citations", f"--metadata=lang:{settings['lang']}"]
    document = json.dumps({**json.loads(listed), "blocks": blocks})
    answer = pypandoc.convert_text(document, "json", format="json", extra_args=options)
    return list(json.loads(answer)["blocks"])
