"""Recognise the shapes that a book's settings come in: languages, roles, trims, dates, dialects."""

from __future__ import annotations

import datetime as dt
import difflib
import re
import unicodedata
from collections.abc import Iterable
from typing import Any

from octavo.findings import codes
from octavo.slug import slugify

__all__ = [
    "DEFINITIONS",
    "DIALECTS",
    "RELATORS",
    "TRIMS",
    "ShapeError",
    "code",
    "default_slug",
    "dialect",
    "in_full",
    "language",
    "nearest",
    "published",
    "role",
    "trim",
    "trim_size",
]

INCH = 25.4

#: Trims by the names the trade gives them: width and height in millimetres.
TRIMS = {
    "a5": (148.0, 210.0),
    "b-format": (129.0, 198.0),
    "crown-quarto": (189.0, 246.0),
    "demy": (138.0, 216.0),
    "digest": (5.5 * INCH, 8.5 * INCH),
    "pocket": (4.25 * INCH, 6.87 * INCH),
    "royal": (6.14 * INCH, 9.21 * INCH),
    "us-trade": (6 * INCH, 9 * INCH),
}

#: What a person did for the book, and the code by which libraries know it (MARC relators).
RELATORS = {
    "afterword": "aft",
    "annotator": "ann",
    "author": "aut",
    "contributor": "ctb",
    "designer": "bkd",
    "editor": "edt",
    "foreword": "aui",
    "illustrator": "ill",
    "introduction": "win",
    "photographer": "pht",
    "translator": "trl",
}

#: Keys of `book.yaml` that stand for a longer form.
SHORT_FORMS = ("author", "subtitle")

#: Keys under which files of definitions may stand alone, without the other settings about them.
DEFINITIONS = ("glossary", "abbreviations")

#: A trim's sides, shortest and longest, in millimetres; beyond them no printer binds a book.
SIDES = (70.0, 450.0)

#: Pandoc's Markdown dialects that a manuscript may be written in.
DIALECTS = ("markdown", "gfm", "commonmark_x", "markdown_mmd")

#: Letters that Unicode does not take apart into a base letter and an accent.
UNFOLDED = str.maketrans(
    {"ø": "o", "Ø": "O", "đ": "d", "ð": "d", "ł": "l", "Ł": "L", "æ": "ae", "Æ": "Ae", "œ": "oe", "Œ": "Oe"}
)
APOSTROPHES = str.maketrans("", "", "'\u2019")

#: RFC 5646, section 2.1, without the grandfathered tags; a language has two or three letters.
LANGUAGE = re.compile(
    r"[a-z]{2,3}(-[a-z]{3}){0,3}(-[a-z]{4})?(-([a-z]{2}|\d{3}))?(-([a-z\d]{5,8}|\d[a-z\d]{3}))*"
    r"(-[a-wyz\d](-[a-z\d]{2,8})+)*(-x(-[a-z\d]{1,8})+)?",
    re.IGNORECASE,
)
TRIM = re.compile(r"(\d{1,3}(?:\.\d{1,3})?)\s*[x\u00d7]\s*(\d{1,3}(?:\.\d{1,3})?)\s*(in|mm)?", re.IGNORECASE)
DATE = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")
DIALECT = re.compile(r"(\w+)((?:[+-]\w+)*)")


class ShapeError(ValueError):
    """Say that a value has not the shape it must have, and what to write instead."""

    def __init__(self, message: str, hint: str | None = None) -> None:
        """Keep the hint beside the message."""
        super().__init__(message)
        self.hint = hint


def nearest(word: str, words: Iterable[str]) -> str | None:
    """Give the word that is most like the one written, or None when none is like it."""
    return next(iter(difflib.get_close_matches(word, list(words), n=1, cutoff=0.6)), None)


def language(tag: str) -> str:
    """Give a language tag back, once it has the shape of BCP 47; raises ShapeError."""
    if not LANGUAGE.fullmatch(tag):
        asked = tag.replace("_", "-")
        hint = f"write {asked}" if LANGUAGE.fullmatch(asked) else "write a tag such as en, en-GB or pt-BR"
        words = f"{tag!r} is not a language tag"
        raise ShapeError(words, hint)
    return tag


def trim_size(written: str) -> tuple[float, float]:
    """Give a trim's width and height in millimetres, from its name or its measures; raises ShapeError."""
    if written in TRIMS:
        return TRIMS[written]
    measures = TRIM.fullmatch(written)
    if not measures:
        close = nearest(written, TRIMS)
        hint = f"did you mean {close}?" if close else "write 6x9 (inches), 148x210mm, or " + ", ".join(TRIMS)
        words = f"{written!r} is not a trim"
        raise ShapeError(words, hint)
    unit = 1.0 if (measures[3] or "in").lower() == "mm" else INCH
    width, height = float(measures[1]) * unit, float(measures[2]) * unit
    if not (SIDES[0] <= min(width, height) and max(width, height) <= SIDES[1]):
        words = f"the trim {written} is {width:.0f} by {height:.0f} mm"
        raise ShapeError(words, f"a side is between {SIDES[0]:.0f} and {SIDES[1]:.0f} mm; was mm meant?")
    return width, height


def published(written: object) -> object:
    """Read `2026-11-23`, `2026-11` or `2026`, the last two as their first day; raises ShapeError.

    What is no text goes back as it came, for pydantic to judge.
    """
    parts = DATE.fullmatch(written.strip()) if isinstance(written, str) else None
    if parts:
        year, month, day = (int(part or 1) for part in parts.groups())
        try:
            return dt.date(year, month, day)
        except ValueError as error:
            words = f"there is no day {written}"
            raise ShapeError(words, "write it as year-month-day") from error
    if isinstance(written, str):
        words = f"{written!r} is not a date"
        raise ShapeError(words, "write it as 2026-11-23, 2026-11 or 2026")
    return written


def dialect(written: str) -> str:
    """Give a dialect of Markdown back, once its base is one of ours; raises ShapeError.

    Whether pandoc knows each `+extension` and `-extension` is for pandoc to say.
    """
    parts = DIALECT.fullmatch(written)
    if not parts or parts[1] not in DIALECTS:
        close = nearest(parts[1] if parts else written, DIALECTS)
        hint = f"did you mean {close}?" if close else "write one of " + ", ".join(DIALECTS)
        words = f"{written!r} is not a dialect of Markdown that is known here"
        raise ShapeError(words, hint)
    return written


def role(written: str) -> str:
    """Give a person's role back, once it is one of those that libraries know; raises ShapeError."""
    if written not in RELATORS:
        close = nearest(written, RELATORS)
        hint = f"did you mean {close}?" if close else "write one of " + ", ".join(RELATORS)
        words = f"{written!r} is not a role that is known here"
        raise ShapeError(words, hint)
    return written


def trim(written: str) -> str:
    """Give a trim back as it was written, once `trim_size` can read it; raises ShapeError."""
    trim_size(written)
    return written


def code(written: str) -> str:
    """Give a finding's code back, once it stands in the table of codes; raises ShapeError."""
    if written not in codes():
        close = nearest(written, codes())
        words = f"there is no code {written!r}"
        raise ShapeError(words, f"did you mean {close}?" if close else "`octavo explain` lists the codes")
    return written


def default_slug(title: str) -> str:
    """Make the outputs' name from the title: its ASCII letters and digits, or `book` where it has none."""
    folded = unicodedata.normalize("NFKD", title.translate(UNFOLDED).translate(APOSTROPHES))
    return slugify(folded.casefold().encode("ascii", "ignore").decode())[:80].strip("-") or "book"


def in_full(written: dict[str, Any]) -> dict[str, Any]:
    """Write short forms in full: a title, series or person as text, `subtitle:` and `author:` at the top."""
    full = {key: value for key, value in written.items() if value is not None or key not in SHORT_FORMS}
    if isinstance(full.get("title"), str):
        full["title"] = {"main": full["title"]}
    if "subtitle" in full and isinstance(full.get("title", {}), dict):
        full["title"] = {"subtitle": full.pop("subtitle"), **full.get("title", {})}
    if isinstance(full.get("series"), str):
        full["series"] = {"name": full["series"]}
    if "author" in full and "authors" not in full:
        full["authors"] = full.pop("author")
    if full.get("authors") is not None:
        people = full["authors"]
        people = people if isinstance(people, list | tuple) else [people]
        full["authors"] = [{"name": person} if isinstance(person, str) else person for person in people]
    return full | {key: _definitions(full[key]) for key in DEFINITIONS if key in full}


def _definitions(written: Any) -> Any:  # noqa: ANN401 -- whatever was written
    """Write one file, or several, as the files of definitions that they are."""
    if isinstance(written, dict) and isinstance(written.get("files"), str):
        return {**written, "files": [written["files"]]}
    if isinstance(written, str):
        return {"files": [written]}
    return {"files": written} if isinstance(written, list | tuple) else written
