"""Turn pandoc's AST into the tree that HTML would be, each note lifted out behind a numbered marker."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from tests.outputs.composing import Element
from tests.outputs.nodes import Node

__all__ = ["Divided", "chapter_nodes"]

#: What an element holds: its shape differs from type to type.
Content = Any

SPACES = {"Space": " ", "SoftBreak": " ", "LineBreak": " "}
QUOTES = {"SingleQuote": "\u2018\u2019", "DoubleQuote": "\u201c\u201d"}
#: Inlines and blocks whose content is a list of their like, and the element that HTML has for them.
PLAIN = {
    "BlockQuote": "blockquote",
    "Emph": "em",
    "Para": "p",
    "Plain": "span",
    "SmallCaps": "span",
    "Strikeout": "del",
    "Strong": "strong",
    "Subscript": "sub",
    "Superscript": "sup",
    "Underline": "u",
}
KINDS = {"LowerAlpha": "a", "UpperAlpha": "A", "LowerRoman": "i", "UpperRoman": "I"}


@dataclass(slots=True)
class Divided:
    """Hold a chapter's text and its notes; numbers begin anew at a heading that begins a leaf."""

    body: Node = field(default_factory=lambda: Node("body"))
    notes: list[Node] = field(default_factory=list)
    number: int = 0


def chapter_nodes(blocks: Iterable[Element], divide: int) -> Divided:
    """Give a chapter as trees; `divide` is the heading level down to which a heading begins a leaf."""
    chapter = Divided()
    for block in blocks:
        if block["t"] == "Header" and block["c"][0] <= divide:
            chapter.number = 0
        chapter.body.content.extend(_nodes([block], chapter))
    return chapter


def _nodes(elements: Iterable[Element], chapter: Divided) -> list[Node | str]:
    return [_node(element, chapter) for element in elements]


def _node(element: Element, chapter: Divided) -> Node | str:
    kind: str = element["t"]
    content: Content = element.get("c")
    if kind in SPACES:
        return SPACES[kind]
    if kind == "Str":
        return str(content)
    if kind in PLAIN:
        return Node(PLAIN[kind], {}, _nodes(content, chapter))
    return SHAPES[kind](content, chapter)


def _attributes(given: list[Any]) -> dict[str, str]:
    name, classes, pairs = given
    return {"id": name, "class": " ".join(classes), **{key: str(value) for key, value in pairs}}


def _header(content: Content, chapter: Divided) -> Node:
    level, given, words = content
    return Node(f"h{level}", _attributes(given), _nodes(words, chapter))


def _note(content: Content, chapter: Divided) -> Node:
    chapter.number += 1
    number = str(chapter.number)
    note = Node("aside", {"class": "note"})
    chapter.notes.append(note)
    note.content = [Node("a", {"class": "backlink"}, [number]), *_nodes(content, chapter)]
    return Node("a", {"class": "noteref"}, [number])


def _image(content: Content, chapter: Divided) -> Node:
    given, words, (target, _) = content
    attributes = _attributes(given)
    alt = attributes.get("alt") or Node("span", {}, _nodes(words, chapter)).words()
    return Node("img", {**attributes, "alt": alt, "src": target})


def _link(content: Content, chapter: Divided) -> Node:
    given, words, (target, _) = content
    return Node("a", {**_attributes(given), "href": target}, _nodes(words, chapter))


def _quoted(content: Content, chapter: Divided) -> Node:
    marks = QUOTES[content[0]["t"]]
    return Node("span", {}, [marks[0], *_nodes(content[1], chapter), marks[1]])


def _math(content: Content, _chapter: Divided) -> Node:
    return Node("math", {"alttext": content[1]})


def _raw(content: Content, _chapter: Divided) -> Node:
    return Node("span", {}, [re.sub(r"<!--.*?-->", "", content[1], flags=re.DOTALL)])


def _items(content: Content, chapter: Divided) -> list[Node | str]:
    return [Node("li", {}, _nodes(item, chapter)) for item in content]


def _ordered(content: Content, chapter: Divided) -> Node:
    (start, style, _), items = content
    given = {"start": str(start), "type": KINDS.get(style["t"], "1")}
    return Node("ol", given, _items(items, chapter))


def _definitions(content: Content, chapter: Divided) -> Node:
    rows: list[Node | str] = []
    for term, meanings in content:
        rows.append(Node("dt", {}, _nodes(term, chapter)))
        rows += [Node("dd", {}, _nodes(meaning, chapter)) for meaning in meanings]
    return Node("dl", {}, rows)


def _lines(content: Content, chapter: Divided) -> Node:
    lines: list[Node | str] = [Node("span", {}, [*_nodes(line, chapter), " "]) for line in content]
    return Node("div", {"class": "line-block"}, lines)


def _figure(content: Content, chapter: Divided) -> Node:
    given, (_, caption), blocks = content
    shown = _nodes(blocks, chapter)
    return Node("figure", _attributes(given), [*shown, Node("figcaption", {}, _nodes(caption, chapter))])


def _table(content: Content, chapter: Divided) -> Node:
    given, (_, caption), _, head, bodies, foot = content
    table = Node("table", _attributes(given), [Node("caption", {}, _nodes(caption, chapter))])
    rows = [("th", row) for row in head[1]]
    rows += [("td", row) for body in bodies for row in (*body[2], *body[3])]
    rows += [("td", row) for row in foot[1]]
    for name, (_, cells) in rows:
        made: list[Node | str] = [Node(name, {}, _nodes(cell[4], chapter)) for cell in cells]
        table.content.append(Node("tr", {}, made))
    if head[1] and not head[1][0][1][0][4]:
        _name_rows(table)
    return table


def _name_rows(table: Node) -> None:
    """Have the first cell of each row name it, where the corner of a table is empty and heads nothing."""
    for number, row in enumerate(table.all("tr")):
        first = next(cell for cell in row.content if isinstance(cell, Node))
        first.name = "th" if number else "td"


def _division(content: Content, chapter: Divided) -> Node:
    given, blocks = content
    if "references" not in given[1]:
        return Node("div", _attributes(given), _nodes(blocks, chapter))
    entries = [Node("li", {}, [Node("span", *_entry(block, chapter))]) for block in blocks]
    return Node("div", _attributes(given), [Node("ul", {}, [*entries])])


def _entry(block: Element, chapter: Divided) -> tuple[dict[str, str], list[Node | str]]:
    """Give the attributes of an entry and its words, which are no paragraph."""
    given, blocks = block["c"]
    return _attributes(given), [node for part in blocks for node in _nodes(part["c"], chapter)]


def _wrapped(name: str) -> Callable[[Content, Divided], Node]:
    def wrap(content: Content, chapter: Divided) -> Node:
        return Node(name, _attributes(content[0]), _nodes(content[1], chapter))

    return wrap


def _literal(name: str) -> Callable[[Content, Divided], Node]:
    def literal(content: Content, _chapter: Divided) -> Node:
        return Node(name, _attributes(content[0]), [str(content[1])])

    return literal


#: All other elements that a book here can hold; an element that is not here is a KeyError.
SHAPES: dict[str, Callable[[Content, Divided], Node]] = {
    "Cite": lambda content, chapter: Node("span", {}, _nodes(content[1], chapter)),
    "BulletList": lambda content, chapter: Node("ul", {}, _items(content, chapter)),
    "Code": _literal("code"),
    "CodeBlock": _literal("pre"),
    "DefinitionList": _definitions,
    "Div": _division,
    "Figure": _figure,
    "Header": _header,
    "HorizontalRule": lambda _content, _chapter: Node("hr"),
    "Image": _image,
    "LineBlock": _lines,
    "Link": _link,
    "Math": _math,
    "Note": _note,
    "OrderedList": _ordered,
    "Quoted": _quoted,
    "RawBlock": _raw,
    "RawInline": _raw,
    "Span": _wrapped("span"),
    "Table": _table,
}
