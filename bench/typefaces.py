"""Cut the typefaces that all typesetters are given, so that none has to do with a variable font."""

from __future__ import annotations

from pathlib import Path

from octavo.bind.fonts import load_faces
from octavo.settings import Fonts

__all__ = ["ITALIC", "UPRIGHT", "cut_typefaces"]

UPRIGHT, ITALIC = "text-regular.ttf", "text-italic.ttf"


def cut_typefaces(folder: Path) -> None:
    """Write EB Garamond into a folder, upright and italic, as Octavo cuts it for itself."""
    folder.mkdir(parents=True, exist_ok=True)
    for face in load_faces(Fonts()):
        if face.name.startswith("text-"):
            (folder / f"{face.name}.ttf").write_bytes(face.content)
