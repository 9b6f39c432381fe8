"""Cut the book's typefaces when somebody first asks for one, and only once."""

from __future__ import annotations

from pathlib import Path
from threading import Lock

from octavo.bind.fonts import Face, load_faces
from octavo.settings import Fonts

__all__ = ["Typecase"]


class Typecase:
    """Keep the faces of a book, TrueType and whole; several threads may ask."""

    def __init__(self, fonts: Fonts, root: Path) -> None:
        """Know the families, and the folder of the book."""
        self._fonts, self._root = fonts, root
        self._faces: tuple[Face, ...] = ()
        self._cutting = Lock()

    def faces(self) -> tuple[Face, ...]:
        """Give the faces; raises UsageError when a family is not installed."""
        with self._cutting:
            self._faces = self._faces or load_faces(self._fonts, self._root)
            return self._faces
