"""Have pandoc write a chapter as HTML, once for all formats, and no section of it twice."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from lxml import etree

from octavo.book import Block
from octavo.cache import Cache, digest
from octavo.doors import pandoc
from octavo.markup.code_lines import lay_lines, lift_wishes
from octavo.markup.decimals import align_decimals
from octavo.markup.divide import Section
from octavo.markup.highlight import highlight
from octavo.markup.table_heads import name_heads
from octavo.markup.tidy import tidy
from octavo.settings import Limits
from octavo.shares import shared
from octavo.xhtml import EPUB, XHTML, Tree, local

__all__ = ["Writer", "section_trees"]

#: Letters of JSON that are worth another pandoc: it writes fewer in the time in which one begins.
LONG = 500_000


@dataclass(frozen=True, slots=True)
class Writer:
    """Hold what the sections of the chapter at `path` are written with; `jobs` pandocs may share them."""

    path: str
    limits: Limits
    cache: Cache
    jobs: int = 1

    def write(self, sections: Sequence[Section]) -> list[str]:
        """Give the HTML of each section, its notes behind it; what was written before is not written again.

        Raises ManuscriptError where pandoc meets a limit.
        """
        kept = [self._remembered(section) for section in sections]
        asked = {
            number: json.dumps(_parts(sections[number])) for number, html in enumerate(kept) if html is None
        }
        new: dict[int, str] = {}
        for number, text in asked.items():
            stored = self.cache.look_up("write", _key(text))
            if stored is None:
                new[number] = text
            else:
                kept[number] = self._remember(sections[number], stored.decode())
        for number, html in zip(new, self._written([*new.values()]), strict=True):
            self.cache.store("write", _key(new[number]), html.encode())
            kept[number] = self._remember(sections[number], html)
        return [html for html in kept if html is not None]

    def _written(self, texts: Sequence[str]) -> Iterator[str]:
        bounds = pandoc.Limits(self.limits.seconds, self.limits.megabytes)
        shares = shared(texts, list(map(len, texts)), self.jobs if sum(map(len, texts)) > LONG else 1)
        with ThreadPoolExecutor(self.jobs) as pool:
            for written in pool.map(lambda share: pandoc.write_html(share, self.path, bounds), shares):
                yield from written

    def _remembered(self, section: Section) -> str | None:
        memory = self.cache.memory
        html = memory.look_up(self._place(section), section) if memory else None
        return html if isinstance(html, str) else None

    def _remember(self, section: Section, html: str) -> str:
        if self.cache.memory:
            self.cache.memory.keep(self._place(section), section, html)
        return html

    def _place(self, section: Section) -> tuple[str, str, str]:
        return ("write", self.path, section.id)


def section_trees(html: str) -> tuple[Tree, dict[str, Tree]]:
    """Give a section's body as a tidy tree, and the tree of each of its notes by id."""
    wrapped = f'<body xmlns="{XHTML}" xmlns:epub="{EPUB}">{html}</body>'
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    body = etree.fromstring(wrapped, parser)
    wished = lift_wishes(body)
    tidy(body)
    name_heads(body)
    align_decimals(body)
    highlight(body)
    lay_lines(body, wished)
    lifted = {child.get("id", ""): child for child in body if _is_note(child)}
    for note in lifted.values():
        body.remove(note)
    return body, lifted


def _key(text: str) -> str:
    return digest(text, pandoc.version())


def _parts(section: Section) -> tuple[Block, ...]:
    notes = ({"t": "Div", "c": [[note.id, ["octavo-note"], []], list(note.blocks)]} for note in section.notes)
    return (*map(_paragraph, section.blocks), *notes)


def _paragraph(block: Block) -> Block:
    """Give a block, but for words beside HTML a paragraph: pandoc would write them without an element."""
    return {"t": "Para", "c": block["c"]} if block["t"] == "Plain" else block


def _is_note(element: Tree) -> bool:
    return local(element) == "div" and element.get("class") == "octavo-note"
