"""Judge the keys that a chapter cites: what no bibliography has is a slip, a cross-reference, or a name."""

from __future__ import annotations

import difflib
import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator

from octavo.book import Chapter
from octavo.code_mask import mask_code
from octavo.findings import Finding, finding
from octavo.places import Places
from octavo.source.citing.cites import citations, keys_of
from octavo.source.referring.keys import is_cross
from octavo.syntax import Element, plain

__all__ = ["judge_keys", "literal_keys", "nearest_key", "unread_citations"]

#: A key as it is written; an escaped one is none.
WRITTEN = re.compile(r"(?<![\w\\])@\{?(?P<key>\w(?:[\w:.#$%&+?<>~/-]*\w)?)\}?")
#: How much a bare @name must be like a key to be a slip, and a cited one to have a remedy.
ALIKE, LIKE = 0.8, 0.6


def unread_citations(chapter: Chapter) -> tuple[Finding, ...]:
    """Find the citations in brackets of a book without a bibliography; a bare `@name` may be just a name."""
    written = [
        plain(cite["c"][1])
        for cite in citations(chapter.blocks)
        if not all(is_cross(key) for key in keys_of(cite))
    ]
    bracketed = [words for words in written if words.startswith("[")]
    why, hint = "book.yaml names no bibliography", "say `bibliography: [FILE]`, or write it out"
    return _as_written(chapter, bracketed, f"the citation {{}} will be printed as written: {why}", hint)


def judge_keys(chapter: Chapter, known: Collection[str]) -> tuple[Finding, ...]:
    """Find what a chapter cites and `known`, the keys of all bibliographies, has not; no cross-reference."""
    missing: Counter[str] = Counter()
    names: Counter[str] = Counter()
    for cite in citations(chapter.blocks):
        unknown = [key for key in keys_of(cite) if key not in known]
        if unknown and all(is_cross(key) for key in keys_of(cite)):
            continue
        if _is_name(cite) and not nearest_key(unknown[0] if unknown else "", known, ALIKE):
            names.update(unknown)
        else:
            missing.update(unknown)
    masked = mask_code(chapter.source) if missing or names else ""
    found = [_missing(key, masked, chapter.path, known) for key in missing]
    found += [_name(key, masked, chapter.path) for key in names]
    return tuple(sorted(found, key=lambda each: each.line or 0))


def literal_keys(chapter: Chapter, known: Collection[str], dialect: str) -> tuple[Finding, ...]:
    """Find the known keys that a chapter cites in a dialect where citations are common words."""
    if has_citations(dialect):
        return ()
    masked = mask_code(chapter.source)
    places = [(match.start(), match[0]) for match in WRITTEN.finditer(masked) if match["key"] in known]
    if not places:
        return ()
    at, first = places[0]
    others = f" and {len(places) - 1} more citations" if len(places) > 1 else ""
    words = f"{first}{others} will be printed as written: the dialect {dialect} has no citations"
    line, column = masked.count("\n", 0, at) + 1, at - masked.rfind("\n", 0, at)
    hint = "say `markdown: markdown` in book.yaml, or markdown_mmd+citations"
    found = finding("citation-literal", words, path=chapter.path, line=line, column=column, hint=hint)
    return (found,)


def has_citations(dialect: str) -> bool:
    """Say whether pandoc reads citations in a dialect: by default only in its own (pandoc 3.9)."""
    told = re.findall(r"([+-])citations(?![\w])", dialect)
    base = re.split(r"[+-]", dialect, maxsplit=1)[0]
    return told[-1] == "+" if told else base == "markdown"


def nearest_key(key: str, known: Iterable[str], like: float = LIKE) -> str | None:
    """Give the key that is most like one that nothing has, capitals aside."""
    folded = {name.casefold(): name for name in known}
    near = difflib.get_close_matches(key.casefold(), folded, 1, like)
    return folded[near[0]] if near else None


def _is_name(cite: Element) -> bool:
    """Say whether a citation is a bare `@name`, which may be an account's and not a key."""
    return len(cite["c"][0]) == 1 and re.fullmatch(r"@\{?\S+?\}?", plain(cite["c"][1])) is not None


def _missing(key: str, masked: str, path: str, known: Collection[str]) -> Finding:
    places = list(_places(key, masked))
    near = nearest_key(key, known)
    times = f", which this chapter cites {len(places)} times" if len(places) > 1 else ""
    line, column = places[0] if places else (None, None)
    hint = f"did you mean @{near}?" if near else "add its entry to the bibliography, or correct the key"
    message = f"no bibliography has the key @{key}{times}"
    return finding("citation-unknown", message, path=path, line=line, column=column, hint=hint)


def _name(key: str, masked: str, path: str) -> Finding:
    line, column = next(_places(key, masked), (None, None))
    hint = f"where a work is meant, add its entry to the bibliography; else write \\@{key}"
    message = f"@{key} is printed as written: no bibliography has this key"
    return finding("citation-name", message, path=path, line=line, column=column, hint=hint)


def _places(key: str, masked: str) -> Iterator[tuple[int, int]]:
    """Give line and column, from 1, of each place where a key is cited; it may begin a longer key."""
    pattern = rf"@(?:\{{{re.escape(key)}\}}|{re.escape(key)}(?![\w]|[:.#$%&\-+?<>~/]\w))"
    for match in re.finditer(pattern, masked):
        at = match.start()
        yield masked.count("\n", 0, at) + 1, at - masked.rfind("\n", 0, at)


def _as_written(chapter: Chapter, written: list[str], message: str, hint: str) -> tuple[Finding, ...]:
    if not written:
        return ()
    line, column = Places(chapter.source).find(written[0])
    others = f" and {len(written) - 1} more like it" if len(written) > 1 else ""
    words = message.format(written[0] + others)
    return (finding("markdown-warning", words, path=chapter.path, line=line, column=column, hint=hint),)
