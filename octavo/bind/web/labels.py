"""Give the reader's script what it says and cites: words in the book's language, and who made the book."""

from __future__ import annotations

import json
from collections.abc import Mapping

from markupsafe import Markup

from octavo.settings import Settings

__all__ = ["labels"]

#: The words that the script puts on what it makes; all others stand in the templates.
WORDS = frozenset(
    {"cite", "close", "continue", "copied", "copy", "enlarge", "found-none", "found-some", "note-number"}
    | {"page", "pages-between"}
)


def labels(settings: Settings, words: Mapping[str, str], definitions: Mapping[str, str]) -> Markup:
    """Give them as JSON that can stand in a page, with the definitions to which its terms lead, by id."""
    told = {
        "slug": settings.slug,
        "title": settings.title.main,
        "subtitle": settings.title.subtitle,
        "authors": [person.name for person in settings.authors if person.role == "author"],
        "publisher": settings.publisher,
        "year": settings.date.year if settings.date else None,
        "url": settings.web.url,
        "definitions": definitions,
        "words": {name: words[name] for name in sorted(WORDS)},
    }
    text = json.dumps(told, ensure_ascii=False, separators=(",", ":"))
    return Markup(text.replace("<", "\\u003c"))  # noqa: S704 -- nothing in it can end the element now
