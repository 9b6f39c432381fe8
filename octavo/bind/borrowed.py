"""Find the letters that no typeface of the book has: each machine shows them in a font of its own, or not."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterable, Iterator
from io import BytesIO

from fontTools.ttLib import TTFont
from lxml import etree

from octavo.bind.fonts import Face
from octavo.book import Book, Leaf
from octavo.findings import Finding, finding
from octavo.places import Places
from octavo.xhtml import MATHML, parse, write

__all__ = ["borrowed", "remedy", "script_of"]

#: Typefaces for scripts, which are found on the index as packages `fontpkg-NAME`.
TYPEFACES = {
    "Arabic": "Amiri",
    "Devanagari": "Noto Sans Devanagari",
    "Hebrew": "Frank Ruhl Libre",
    "Khmer": "Noto Sans Khmer",
    "Tamil": "Noto Sans Tamil",
    "Telugu": "Noto Sans Telugu",
    "Thai": "Noto Sans Thai",
}
#: What the names of letters begin with, and how their script is called where that is another word.
SCRIPTS = {"Cjk": "Chinese", "Hiragana": "Japanese", "Katakana": "Japanese", "Hangul": "Korean"}
#: How many letters a finding names.
NAMED = 8


def script_of(letter: str) -> str:
    """Give the name of a letter's script, by which Unicode's name of the letter begins."""
    first = unicodedata.name(letter, "unnamed").split()[0].capitalize()
    return SCRIPTS.get(first, first)


def remedy(script: str) -> str:
    """Say which typeface has the letters of a script."""
    name = TYPEFACES.get(script)
    if name is None:
        return f"put a font of {script} into the folder and name it: `fonts: {{others: [fonts/NAME.ttf]}}`"
    package = "fontpkg-" + name.lower().replace(" ", "-")
    return (
        f"say `fonts: {{others: [{name}]}}` in book.yaml (pip install {package}), or name a font file there"
    )


def borrowed(book: Book, leaves: Iterable[Leaf], faces: Iterable[Face]) -> tuple[Finding, ...]:
    """Find for each script the letters of a book that its faces have not, at the first place of one."""
    printed = set[str]().union(*map(_prose, leaves))
    missing = {each for each in printed if not each.isascii() and unicodedata.category(each)[0] == "L"}
    if missing:
        for face in faces:
            missing -= set(map(chr, TTFont(BytesIO(face.content), lazy=True).getBestCmap()))
    by_script: dict[str, list[str]] = {}
    for letter in sorted(missing):
        by_script.setdefault(script_of(letter), []).append(letter)
    return tuple(_finding(script, letters, book) for script, letters in by_script.items())


def _prose(leaf: Leaf) -> str:
    """Give a leaf without its formulas: they are set in a typeface of their own, or in a reader's."""
    if "<math" not in leaf.xhtml:
        return leaf.xhtml
    tree = parse(leaf.xhtml)
    etree.strip_elements(tree, f"{{{MATHML}}}math", with_tail=False)
    return write(tree)


def _finding(script: str, letters: list[str], book: Book) -> Finding:
    named = ", ".join(f"{letter} (U+{ord(letter):04X})" for letter in letters[:NAMED])
    more = f" and {len(letters) - NAMED} more" if len(letters) > NAMED else ""
    homes = list(_homes(letters, book))
    others = f", and in {len(homes) - 1} more files" if len(homes) > 1 else ""
    words = f"no typeface of the book has these letters of {script}: {named}{more}{others}"
    path, line, column = homes[0] if homes else (None, None, None)
    return finding("glyph-borrowed", words, path=path, line=line, column=column, hint=remedy(script))


def _homes(letters: Collection[str], book: Book) -> Iterator[tuple[str, int | None, int | None]]:
    for chapter in book.chapters:
        first = next((letter for letter in chapter.source if letter in letters), None)
        if first is not None:
            yield chapter.path, *Places(chapter.source).find(first)
