"""Read XHTML and HTML as trees that hold no more than a comparison needs, by readers of our own."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

from lxml import etree

__all__ = ["Node", "beginning", "headings", "letters", "normal", "read_html", "read_xml"]

#: Elements of HTML that have no end tag (HTML Standard, section 13.1.2).
VOID = frozenset({"br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"})


@dataclass(slots=True)
class Node:
    """Hold an element: its name without namespace, its attributes, and its text and elements in order."""

    name: str
    attributes: dict[str, str] = field(default_factory=dict)
    content: list[Node | str] = field(default_factory=list)

    @property
    def classes(self) -> list[str]:
        """List the names in the attribute `class`."""
        return self.attributes.get("class", "").split()

    @property
    def id(self) -> str:
        """Give the element's id, or nothing."""
        return self.attributes.get("id", "")

    def walk(self) -> Iterator[Node]:
        """Give the element and all elements in it, outer before inner."""
        yield self
        for part in self.content:
            if isinstance(part, Node):
                yield from part.walk()

    def all(self, *names: str) -> list[Node]:
        """List the elements of some names, in order."""
        return [node for node in self.walk() if node.name in names]

    def of_class(self, name: str) -> list[Node]:
        """List the elements that have a class, in order."""
        return [node for node in self.walk() if name in node.classes]

    def text(self, without: Collection[str] = ()) -> str:
        """Give the text, mathematics as TeX, without the elements of some names or classes."""
        if not {self.name, *self.classes}.isdisjoint(without):
            return ""
        if self.name == "math":
            return self.attributes["alttext"]
        return "".join(part if isinstance(part, str) else part.text(without) for part in self.content)

    def words(self, without: Collection[str] = ()) -> str:
        """Give the text on one line."""
        return " ".join(self.text(without).split())


def normal(text: str) -> str:
    """Give the letters and digits of a text, as alike as typesetting leaves them."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return "".join(letter for letter in folded if letter.isalnum())


def letters(node: Node, without: Collection[str] = ()) -> str:
    """Give the letters and digits of an element."""
    return normal(node.text(without))


def beginning(node: Node) -> str:
    """Give the letters that tell where a link has led: a section's heading, or the first few."""
    opening = node.all("h1", "h2", "h3", "h4", "h5", "h6") if node.name in {"body", "section"} else []
    return letters(opening[0] if opening else node, ("noteref", "notes"))[:24]


def headings(nodes: Collection[Node]) -> list[tuple[int, str]]:
    """List the headings in some elements: level, and words without the markers of notes."""
    found = (part for node in nodes for part in node.all("h1", "h2", "h3", "h4", "h5", "h6"))
    return [(int(part.name[1]), part.words(("noteref",))) for part in found]


def read_xml(content: bytes) -> Node:
    """Read XML strictly; `epub:type` keeps its prefix, other namespaces go."""
    return _convert(etree.fromstring(content))


def _convert(element: etree._Element) -> Node:
    attributes = {
        ("epub:" if "ops" in name else "") + etree.QName(name).localname: str(value)
        for name, value in element.attrib.items()
    }
    node = Node(etree.QName(element).localname, attributes, [element.text or ""])
    for child in element:
        if isinstance(child.tag, str):
            node.content.append(_convert(child))
        node.content.append(child.tail or "")
    return node


def read_html(text: str) -> Node:
    """Read HTML whose every element is closed; raises ValueError where one is not."""
    parser = _Builder()
    parser.feed(text)
    parser.close()
    if len(parser.open) != 1:
        message = f"{parser.open[-1].name} is never closed"
        raise ValueError(message)
    return parser.open[0]


class _Builder(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open = [Node("document")]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        node = Node(tag, {name: value or "" for name, value in attrs})
        self.open[-1].content.append(node)
        if tag not in VOID:
            self.open.append(node)

    def handle_endtag(self, tag: str) -> None:
        if self.open[-1].name != tag:
            message = f"</{tag}> closes {self.open[-1].name}"
            raise ValueError(message)
        self.open.pop()

    def handle_data(self, data: str) -> None:
        self.open[-1].content.append(data)
