"""Cut the book's typefaces when somebody first asks for one, and only once: it can take ten seconds."""

from __future__ import annotations

from threading import Lock

from octavo.bind.fonts import Face, load_faces
from octavo.cache import Cache
from octavo.settings import Fonts

__all__ = ["Typecase"]


class Typecase:
    """Keep the faces of a book, TrueType and whole; several threads may ask."""

    def __init__(self, fonts: Fonts, cache: Cache) -> None:
        """Know the families."""
        self._fonts, self._cache = fonts, cache
        self._faces: tuple[Face, ...] = ()
        self._cutting = Lock()

    def faces(self) -> tuple[Face, ...]:
        """Give the faces; raises UsageError when a family is not installed."""
        with self._cutting:
            self._faces = self._faces or load_faces(self._fonts, self._cache)
            return self._faces
