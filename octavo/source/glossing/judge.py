"""Judge the uses of a chapter: those that no file defines, and those that cannot lead anywhere."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Mapping, Sequence

from octavo.book import Chapter
from octavo.code_mask import mask_code
from octavo.findings import Finding, finding
from octavo.places import Places
from octavo.source.glossing.lexicon import ABBREVIATIONS, GLOSSARY, Entry, Lexicon, folded
from octavo.source.glossing.uses import CLASSES, Use

__all__ = ["judge_uses", "literal_uses", "unused"]

#: Which dialects read `[words]{.class}` (pandoc 3.9).
SPANS = {"markdown", "commonmark_x"}
WRITTEN = re.compile(r"\[[^\]\n]+\]\{[^}\n]*\.(?P<name>term|abbr)\b[^}\n]*\}")
#: How many of the entries that nobody uses are named.
NAMED = 5


def judge_uses(
    path: str, source: str, uses: Sequence[Use], lexicons: Mapping[str, Lexicon]
) -> Iterator[Finding]:
    """Find what is wrong with the uses in a file, each at its place."""
    places = Places(mask_code(source) if uses else "")
    for use in uses:
        line, column = places.find(f"[{use.words}]{{")
        wrong = _wrong(use, lexicons)
        if wrong:
            code, words, hint = wrong
            yield finding(code, words, path=path, line=line, column=column, hint=hint)


def _wrong(use: Use, lexicons: Mapping[str, Lexicon]) -> tuple[str, str, str] | None:
    lexicon = lexicons[use.kind]
    if lexicon.find(use.wanted) is None:
        if use.titled:
            return None
        if not lexicon.asked.files:
            words = f"“{use.words}” leads nowhere: the book has no file of definitions for .{use.name}"
            return "term-unlisted", words, f"name the file that defines it: `{use.kind}: {use.kind}.md`"
        words = f"{' and '.join(lexicon.asked.files)} does not define “{use.wanted}”"
        return "term-unknown", words, _nearest(use, lexicons)
    if use.nested:
        words = f"“{use.words}” holds a link, a note or a citation, and cannot lead to its definition too"
        return "term-nested", words, f"let .{use.name} hold the word alone"
    return None


def _nearest(use: Use, lexicons: Mapping[str, Lexicon]) -> str:
    """Name the entry that is most like what was written, in the other list too."""
    own, other = lexicons[use.kind], lexicons[GLOSSARY if use.kind == ABBREVIATIONS else ABBREVIATIONS]
    names = {name: entry for entry in own.entries for name in entry.names}
    near = difflib.get_close_matches(folded(use.wanted), names, 1, 0.7)
    if near:
        key = names[near[0]].words
        return f'did you mean [{use.words}]{{.{use.name} key="{key}"}}?'
    if other.find(use.wanted):
        name = next(name for name, kind in CLASSES.items() if kind == other.kind)
        return f"it stands in {other.asked.files[0]}: write [{use.words}]{{.{name}}}"
    return f"define it in {own.asked.files[0]}, or correct the word"


def literal_uses(chapter: Chapter, dialect: str) -> tuple[Finding, ...]:
    """Find the uses in a dialect that has no classes for words: they would be printed as they are written."""
    if re.split(r"[+-]", dialect, maxsplit=1)[0] in SPANS or "+bracketed_spans" in dialect:
        return ()
    masked = mask_code(chapter.source)
    places = list(WRITTEN.finditer(masked))
    if not places:
        return ()
    at = places[0].start()
    others = f" and {len(places) - 1} more like it" if len(places) > 1 else ""
    words = f"{places[0][0]}{others} will be printed as written: {dialect} has no classes for words"
    line, column = masked.count("\n", 0, at) + 1, at - masked.rfind("\n", 0, at)
    hint = f"say `markdown: {dialect}+bracketed_spans` in book.yaml"
    return (finding("term-literal", words, path=chapter.path, line=line, column=column, hint=hint),)


def unused(lexicon: Lexicon, used: set[str]) -> Iterator[Finding]:
    """Find for each file the entries that the book does not use."""
    rest: dict[str, list[Entry]] = {}
    for entry in lexicon.entries:
        if entry.id not in used:
            rest.setdefault(entry.path, []).append(entry)
    for path, entries in rest.items():
        named = ", ".join(entry.words for entry in entries[:NAMED])
        more = f" and {len(entries) - NAMED} more" if len(entries) > NAMED else ""
        left_out = lexicon.asked.list == "used"
        words = f"the text does not use {named}{more}" + ("; not listed" if left_out else "")
        name = next(name for name, kind in CLASSES.items() if kind == lexicon.kind)
        hint = f"mark a use as [{entries[0].words}]{{.{name}}}, or delete what the book does not need"
        yield finding("term-unused", words, path=path, line=entries[0].line, hint=hint)
