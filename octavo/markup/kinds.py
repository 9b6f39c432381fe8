"""Tell what a leaf is, from its file's name, and how that is said in EPUB and ARIA."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import PurePosixPath

from octavo.book import Matter
from octavo.slug import slugify, without_number

__all__ = ["ROLES", "is_kind", "kind_of", "semantics"]

#: Kinds with a role of their own (Digital Publishing WAI-ARIA 1.1, section 5), which is `doc-KIND`,
#: and the same word in the EPUB Structural Semantics Vocabulary.
ROLES = frozenset(
    {"acknowledgments", "afterword", "appendix", "bibliography", "chapter", "colophon", "conclusion"}
    | {
        "dedication",
        "endnotes",
        "epigraph",
        "epilogue",
        "errata",
        "foreword",
        "glossary",
        "index",
        "introduction",
    }
    | {"part", "preface", "prologue"}
)

#: Kinds that only the EPUB vocabulary has a word for.
TYPES = {
    "half-title": "halftitlepage",
    "title-page": "titlepage",
    "copyright-page": "copyright-page",
    "frontispiece": "frontispiece",
    "list-of-figures": "loi",
    "list-of-tables": "lot",
}

#: Kinds that a writer gives a leaf, by a class or a file's name; the others the book makes, or are the rule.
NAMED = ROLES - {"chapter", "endnotes", "part"} | {"frontispiece"}

#: Other names under which writers keep the same thing.
SYNONYMS = {
    "abbreviations": "glossary",
    "acknowledgements": "acknowledgments",
    "thanks": "acknowledgments",
    "dedicatory": "dedication",
    "works-cited": "bibliography",
    "further-reading": "bibliography",
    "references": "bibliography",
}


def kind_of(path: str, matter: Matter, classes: Iterable[str] = ()) -> str:
    """Give the kind of a leaf, by its own classes or its file's name: `99-appendix-b.md` is an `appendix`.

    What neither tells is a `chapter` in the main matter, and a `section` before and after it.
    """
    said = [SYNONYMS.get(word, word) for word in classes]
    by_class = next((word for word in said if word in NAMED), None)
    if by_class:
        return by_class
    name = slugify(without_number(PurePosixPath(path).stem))
    # Before the back matter `index.md` is what a website begins with.
    for known in (*SYNONYMS, *(NAMED if matter is Matter.BACK else NAMED - {"index"})):
        if name == known or re.fullmatch(known + r"-(\d+|[a-z])(-.*)?", name):
            return SYNONYMS.get(known, known)
    return "chapter" if matter is Matter.MAIN else "section"


def is_kind(word: str) -> bool:
    """Say whether a class names the kind of a leaf."""
    return SYNONYMS.get(word, word) in NAMED


def semantics(kind: str) -> dict[str, str]:
    """Give the attributes `epub:type` and `role` of a kind, those that it has."""
    if kind == "contents":
        return {"epub:type": "toc", "role": "doc-toc"}
    if kind in TYPES:
        return {"epub:type": TYPES[kind]}
    return {"epub:type": kind, "role": f"doc-{kind}"} if kind in ROLES else {}
