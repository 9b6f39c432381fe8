"""Make the pages of the web book when a browser asks for them, and nothing that it does not ask for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from octavo.bind.stylesheets import Stylesheets
from octavo.bind.web.binder import rules
from octavo.bind.web.pages import SCRIPT, STYLESHEET, first_page, leaf_page
from octavo.bind.web.plan import INDEX, Plan, plan
from octavo.bind.web.script import reader
from octavo.bind.web.search_text import SEARCH_TEXT, search_text
from octavo.book import Book, Leaf
from octavo.errors import OctavoError
from octavo.serve.typecase import Typecase

__all__ = ["CSS", "HTML", "JAVASCRIPT", "Answer", "Site", "make_site"]

HTML = "text/html; charset=utf-8"
CSS, JAVASCRIPT = "text/css; charset=utf-8", "text/javascript; charset=utf-8"


@dataclass(frozen=True, slots=True)
class Answer:
    """Hold a file as a browser is given it."""

    media_type: str
    content: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Site:
    """Hold all that pages are made from, and those that were made."""

    planned: Plan
    stylesheets: Stylesheets
    typecase: Typecase
    made: dict[str, Answer] = field(default_factory=dict, compare=False, repr=False)

    def answer(self, name: str) -> Answer | None:
        """Give the file of a name, `index.html` or `images/x.png`, or None when the book has no such file."""
        found = self.made.get(name) or self._answer(name)
        if found is not None:
            self.made[name] = found
        return found

    def leaves_on(self, name: str) -> list[Leaf]:
        """Give the leaves that stand on a page, in reading order."""
        return [leaf for leaf in self.planned.leaves if self.planned.files[leaf.key] == name]

    def _answer(self, name: str) -> Answer | None:
        page = self._page(name)
        if page is not None:
            return Answer(HTML, page.encode())
        if name == STYLESHEET:
            return Answer(CSS, rules(self.stylesheets, self.planned.leaves).encode())
        if name in {SCRIPT, SEARCH_TEXT}:
            return Answer(JAVASCRIPT, (reader() if name == SCRIPT else search_text(self.planned)).encode())
        image = next((image for image in self.planned.book.images if image.name == name), None)
        if image is not None:
            return Answer(image.media_type, image.content)
        return self._face(name) if name.startswith("fonts/") else None

    def _face(self, name: str) -> Answer | None:
        try:
            faces = self.typecase.faces()
        except OctavoError:
            # A family that is not installed: `octavo build` says so, and the browser takes another.
            return None
        face = next((face for face in faces if f"fonts/{face.name}.ttf" == name), None)
        return None if face is None else Answer("font/ttf", face.content)

    def _page(self, name: str) -> str | None:
        if name == INDEX:
            return first_page(self.planned)
        leaf = next((leaf for leaf in self.planned.pages if self.planned.files[leaf.key] == name), None)
        return None if leaf is None else leaf_page(self.planned, leaf)


def make_site(book: Book, leaves: Sequence[Leaf], stylesheets: Stylesheets, typecase: Typecase) -> Site:
    """Plan the pages of a book; the marks of printed pages are left out, since an edit moves them."""
    return Site(plan(book, leaves, {}), stylesheets, typecase)
