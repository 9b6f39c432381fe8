"""Give a browser what it asks for: what the book holds, our own files, and print pages."""

from __future__ import annotations

import json
from dataclasses import dataclass

from octavo.bind.web.plan import INDEX
from octavo.cache import digest
from octavo.errors import OctavoError
from octavo.report.text import finding_lines
from octavo.serve.board import Board
from octavo.serve.live import LIVE, enliven, static, waiting_page
from octavo.serve.pages import HTML, Answer, Site
from octavo.serve.proofs import Proofs

__all__ = ["Counter", "Given"]

#: The entity tag of the page that stands for a book without pages.
NONE = "none"
JSON = "application/json; charset=utf-8"


@dataclass(frozen=True, slots=True)
class Given:
    """Hold an answer and its entity tag, which is another when what one sees is another."""

    answer: Answer
    tag: str


@dataclass(frozen=True, slots=True)
class Counter:
    """Give out what is asked for by its path; paths are names in the book, never of a disk."""

    board: Board
    proofs: Proofs

    def give(self, path: str) -> Given | None:
        """Give what a path names, without its first slash, or None when that is nothing."""
        if path.startswith(LIVE):
            return self._own(path.removeprefix(LIVE))
        site = self.board.newest.site
        if site is None:
            return Given(Answer(HTML, waiting_page(NONE).encode()), NONE)
        found = site.answer(path or INDEX)
        if found is None:
            return None
        if found.media_type != HTML:
            return Given(found, _tag(found.content))
        style = site.answer("style.css")
        tag = _tag(found.content, style.content if style else b"")
        return Given(Answer(HTML, enliven(found.content.decode(), tag).encode()), tag)

    def _own(self, name: str) -> Given | None:
        if name.startswith("print/"):
            return self._print(name.removeprefix("print/"))
        found = static(name)
        return None if found is None else Given(found, _tag(found.content))

    def _print(self, name: str) -> Given | None:
        place, _, number = name.removesuffix(".png").rpartition("/")
        if place and number.isdecimal():
            picture = self.proofs.picture(place, int(number))
            return None if picture is None else Given(Answer("image/png", picture), _tag(picture))
        site = self.board.newest.site
        return None if site is None else self._proof(site, name)

    def _proof(self, site: Site, name: str) -> Given | None:
        try:
            shown = self.proofs.show(site, name or INDEX)
        except OctavoError as error:
            lines = [list(finding_lines(found)) for found in error.findings]
            described = json.dumps({"errors": lines}, ensure_ascii=False).encode()
        else:
            if shown is None:
                return None
            described = shown.described().encode()
        return Given(Answer(JSON, described), _tag(described))


def _tag(*parts: bytes) -> str:
    return digest(*parts)[:20]
