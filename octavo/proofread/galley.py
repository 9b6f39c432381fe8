"""Pull a galley: one chapter's text as it stands in its file, ready to be read by every rule."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from octavo.book import Block, Book, Chapter
from octavo.proofread.dialect import has
from octavo.proofread.languages import Language, language_of
from octavo.proofread.prose_mask import FILL, mask_prose

__all__ = ["Galley", "pull"]

MARK = "\ufeff"
#: How far back the marks that begin a line may reach.
PREFIX = 80


@dataclass(frozen=True, slots=True)
class Galley:
    """Hold a chapter as the rules read it.

    `file` is the file as decoded; `text` is the same with every line ended by a line feed, and `prose` is
    that with all else than prose blanked: offsets are the same in the three. `whole` is false when the file
    is no longer what was loaded: then these are the loaded text, and nothing in the file may be corrected.
    `blocks` is what pandoc made of it.
    """

    path: str
    file: str
    text: str
    prose: str
    lang: str
    language: Language
    smart: bool
    whole: bool
    blocks: tuple[Block, ...]

    def place(self, offset: int) -> tuple[int, int]:
        """Give line and column, from 1, as every finding counts them: composed, without a byte order mark."""
        begin = self.text.rfind("\n", 0, offset) + 1
        before = unicodedata.normalize(
            "NFC", self.text[begin:offset].removeprefix(MARK if begin == 0 else "")
        )
        return self.text.count("\n", 0, offset) + 1, len(before) + 1

    def before(self, offset: int) -> str:
        """Give the line up to an offset, or the end of that: enough to see what begins the line."""
        return self.prose[max(self.prose.rfind("\n", 0, offset) + 1, offset - PREFIX) : offset]


def pull(book: Book, chapter: Chapter) -> Galley:
    """Pull the galley of a chapter from its file, or from its source when the file has changed since."""
    file = _decoded(book, chapter)
    whole = file is not None
    file = chapter.source if file is None else file
    text = _fed(file)
    dialect, lang = book.settings.markdown, book.settings.lang
    prose = mask_prose(_without_front_matter(text, chapter.source), dialect, lang)
    smart = has(dialect, "smart")
    return Galley(chapter.path, file, text, prose, lang, language_of(lang), smart, whole, chapter.blocks)


def _decoded(book: Book, chapter: Chapter) -> str | None:
    try:
        file = (book.root / chapter.path).read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError):
        return None
    lines = unicodedata.normalize("NFC", _fed(file, "").removeprefix(MARK)).split("\n")
    loaded = chapter.source.split("\n")
    same = len(lines) == len(loaded) and all(
        read in {"", line} for line, read in zip(lines, loaded, strict=True)
    )
    return file if same else None


def _fed(file: str, carriage: str = " ") -> str:
    """End every line by a line feed; the carriage return before one becomes a space, to keep offsets."""
    return file.replace("\r\n", f"{carriage}\n").replace("\r", "\n")


def _without_front_matter(text: str, source: str) -> str:
    lines = zip(text.split("\n"), source.split("\n"), strict=True)
    blanked = "\n".join(FILL * len(line) if line.strip() and not read else line for line, read in lines)
    return FILL + blanked[1:] if text.startswith(MARK) else blanked
