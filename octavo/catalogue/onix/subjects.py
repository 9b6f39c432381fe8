"""Say what a book is about: the codes of its schemes, and its words as keywords."""

from __future__ import annotations

from collections.abc import Iterator

from octavo.catalogue.onix.nodes import node
from octavo.catalogue.tables import code
from octavo.sales import SubjectCode
from octavo.settings import Settings
from octavo.xhtml import Tree

__all__ = ["subjects"]

#: The schemes whose first code a bookseller shelves the book by.
SHELVED = frozenset({"bisac", "thema"})
#: The scheme whose codes are headings, in words.
HEADINGS = "lcsh"


def subjects(settings: Settings) -> Iterator[Tree]:
    """Give the coded subjects in their order, then all words as one list of keywords (list 27, on 20)."""
    shelved: set[str] = set()
    for subject in settings.subjects:
        if isinstance(subject, SubjectCode):
            scheme = _scheme(subject)
            main = scheme in SHELVED - shelved
            shelved.add(scheme)
            yield _coded(subject, scheme, main=main)
    words = [subject for subject in settings.subjects if isinstance(subject, str)]
    if words:
        yield node(
            "Subject",
            node("SubjectSchemeIdentifier", code("scheme", "keywords")),
            node("SubjectHeadingText", "; ".join(words)),
        )


def _scheme(subject: SubjectCode) -> str:
    """Give the scheme of a code; those of Thema that begin with a figure are qualifiers, a scheme each."""
    first = subject.code[0]
    return f"thema-{first}" if subject.scheme == "thema" and first.isdigit() else subject.scheme


def _coded(subject: SubjectCode, scheme: str, *, main: bool) -> Tree:
    heading = subject.code if scheme == HEADINGS else subject.heading
    return node(
        "Subject",
        node("MainSubject") if main else None,
        node("SubjectSchemeIdentifier", code("scheme", scheme)),
        node("SubjectCode", subject.code) if scheme != HEADINGS else None,
        node("SubjectHeadingText", heading) if heading else None,
    )
