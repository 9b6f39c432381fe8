"""Read a web page's own text, and that of an e-book's pages, with a parser that is not pandoc."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote

from lxml import etree

from octavo.intake.documents.archive import Archive
from octavo.intake.documents.told import Told
from octavo.intake.draft import Guess, Loss, Source
from octavo.xhtml import Tree, local

__all__ = ["decode_page", "marked", "tell_epub", "tell_page"]

#: What a page holds that is no text of it.
SILENT = {"script", "style", "template", "math", "svg", "title", "head"}
BLOCKS = {
    "p",
    "div",
    "li",
    "td",
    "th",
    "tr",
    "br",
    "dd",
    "dt",
    "pre",
    "blockquote",
    "section",
    "article",
    "aside",
} | {
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "figcaption",
    "caption",
    "option",
}
MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
SAID = re.compile(rb"<meta[^>]+charset=[\"']?\s*([\w-]+)|<\?xml[^>]+encoding=[\"']([\w-]+)", re.IGNORECASE)
DECLARED = re.compile(r"^\s*<\?xml[^>]*\?>")
#: Names that pages give an encoding that is in truth a larger one (WHATWG Encoding, section 4.2).
MEANT = {"iso-8859-1": "cp1252", "latin1": "cp1252", "us-ascii": "cp1252", "ascii": "cp1252"}


#: Where an id stands that pandoc does not keep: in paragraphs, items and cells.
HELD = re.compile(
    r"(?P<open><(?:p|li|dd|dt|td|th)\b[^<>]*?\sid\s*=\s*(?P<id>\"[^\"<>]*\"|'[^'<>]*')[^<>]*>\s*(?:<p>)?)",
    re.IGNORECASE,
)
#: What pandoc knows by itself for a note.
NOTE = re.compile(r"doc-(?:end|foot)note|epub:type", re.IGNORECASE)


def marked(page: str) -> str:
    """Put an empty place with its id into each paragraph that has one, since pandoc keeps that."""

    def mark(match: re.Match[str]) -> str:
        return match[0] if NOTE.search(match[0]) else f"{match[0]}<span id={match['id']}></span>"

    return HELD.sub(mark, page)


def decode_page(source: Source) -> tuple[str, tuple[Guess, ...]]:
    """Decode a page by its byte order mark, by what it says of itself, else by trying, which is a guess."""
    content = source.content
    for mark, encoding in MARKS:
        if content.startswith(mark):
            return content.removeprefix(mark).decode(encoding, errors="replace"), ()
    said = SAID.search(content[:4096])
    name = (said[1] or said[2]).decode().lower() if said else "utf-8"
    for encoding in (MEANT.get(name, name), "utf-8"):
        try:
            return DECLARED.sub("", content.decode(encoding)), ()
        except (LookupError, UnicodeDecodeError):
            continue
    guess = Guess("encoding", "Windows-1252", "it says another, or none, and is not that", 0.6, source.name)
    return DECLARED.sub("", content.decode("cp1252", errors="replace")), (guess,)


def tell_page(page: str, name: str) -> Told:
    """Read the text of a page, its title and language, and what of it is not text."""
    tree = _parse(page)
    if tree is None:
        return Told("")
    title = next((" ".join("".join(each.itertext()).split()) for each in tree.iter("title")), "")
    told = {"title": title, "lang": tree.get("lang", ""), **_named(tree)}
    body = next(tree.iter("body"), tree)
    losses = tuple(_unread(tree, name))
    return Told("".join(_text(body)), {key: value for key, value in told.items() if value}, losses=losses)


def tell_epub(archive: Archive) -> Told:
    """Read the text of an e-book's pages in the order of its spine (EPUB 3.3, section 5.7)."""
    package = next((path for path in archive.members if path.endswith(".opf")), "")
    tree = archive.tree(package)
    if tree is None:
        return Told("")
    home = package.rpartition("/")[0]
    items = {each.get("id"): unquote(each.get("href", "")) for each in tree.iter() if local(each) == "item"}
    texts: list[str] = []
    losses: list[Loss] = []
    for each in tree.iter():
        path = archive.find(items.get(each.get("idref"), ""), home) if local(each) == "itemref" else None
        content = archive.read(path) if path else None
        if path and content is not None:
            page = tell_page(decode_page(Source(path, content))[0], path)
            texts.append(page.text or "")
            losses += page.losses
    return Told("\n".join(texts), _package(tree), losses=tuple(losses))


def _parse(page: str) -> Tree | None:
    parser = etree.HTMLParser(
        no_network=True, huge_tree=True, remove_comments=True, remove_pis=True, encoding="utf-8"
    )
    try:
        return etree.fromstring(page.encode(), parser)
    except etree.XMLSyntaxError:
        return None


def _text(node: Tree) -> Iterator[str]:
    yield node.text or ""
    for child in node:
        name = local(child)
        if name and name not in SILENT:
            yield from _text(child)
        if name in BLOCKS:
            yield "\n"
        yield child.tail or ""


def _named(tree: Tree) -> dict[str, str]:
    named = {each.get("name", "").lower(): each.get("content", "") for each in tree.iter("meta")}
    return {"authors": named.get("author", ""), "description": named.get("description", "")}


def _unread(tree: Tree, name: str) -> Iterator[Loss]:
    for each in tree.iter("script", "iframe", "form", "object", "video", "audio", "svg"):
        words = (each.get("src") or each.get("data") or each.text or "").strip()
        yield Loss(local(each), words, "a book does nothing and asks nobody", name, each.sourceline)


def _package(tree: Tree) -> dict[str, object]:
    found: dict[str, list[str]] = {}
    for each in tree.iter():
        if (
            isinstance(each.tag, str)
            and each.tag.startswith("{http://purl.org/dc/elements/1.1/}")
            and each.text
        ):
            found.setdefault(local(each), []).append(" ".join(each.text.split()))
    told: dict[str, object] = {
        "title": found.get("title", [""])[0],
        "authors": found.get("creator", []),
        "lang": found.get("language", [""])[0],
        "publisher": found.get("publisher", [""])[0],
        "rights": "\n".join(found.get("rights", [])),
        "description": found.get("description", [""])[0],
        "subjects": found.get("subject", []),
    }
    return {key: value for key, value in told.items() if value}
