"""Lay what an edition says over what the book says, and judge the editions' names and identifiers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from octavo.book_yaml.ready_made import READY_MADE
from octavo.book_yaml.written import Written
from octavo.findings import Finding
from octavo.media import NAMES, Medium, medium_of
from octavo.shapes import default_slug, in_full

__all__ = ["begun", "edition_findings", "laid_over", "names_in"]

SAMPLER = "sampler"
#: Names of editions whose files would be taken for others of the book.
TAKEN = {"cover": "the cover's file is called so"}
TAKEN |= {name: "conditions use it for a medium" for name in NAMES if name not in list(Medium)}


def names_in(written: Written) -> list[str]:
    """Give the names of the editions that `book.yaml` describes."""
    editions = written.value.get("editions")
    return list(editions) if isinstance(editions, dict) else []


def laid_over(written: Written, edition: str | None, medium: Medium | None = None) -> dict[str, Any]:
    """Give the settings of an edition in a medium: over the book's lie the medium's, over all the edition's.

    A medium is an edition that every build makes; so as an edition of its own it has the book's slug.
    """
    laid = in_full(written.value)
    if medium is not None and medium != edition:
        laid = _merge(laid, _own(written, medium))
    if edition is None:
        return laid
    over = _own(written, edition)
    laid = _merge(laid, _merge(READY_MADE.get(edition, {}), over))
    if medium_of(edition) is None:
        # An identifier stands for one book; two editions of it must not overwrite each other's outputs.
        laid["identifiers"] = over.get("identifiers", {})
        title = laid.get("title")
        slug = laid.get("slug") or (isinstance(title, dict) and default_slug(str(title.get("main"))))
        if "slug" not in over and isinstance(slug, str):
            laid["slug"] = f"{slug}-{default_slug(edition)}"
    return laid


def begun(settled: dict[str, Any], written: Written, edition: str | None) -> dict[str, Any]:
    """Let a sampler that lists no chapters end after the first."""
    if edition != SAMPLER or "chapters" in _own(written, SAMPLER):
        return settled
    first = settled["chapters"][:1]
    if first and isinstance(first[0], dict) and isinstance(first[0].get("chapters"), list):
        first = [{**first[0], "chapters": first[0]["chapters"][:1]}]
    return {**settled, "chapters": first}


def edition_findings(written: Written, chosen: str | None) -> Iterator[Finding]:
    """Find names that editions cannot have, slugs of media, and identifiers that stand for two editions."""
    book = _identifiers(in_full(written.value))
    owners = dict.fromkeys(map(str, book.values()), "the whole book")
    for name in names_in(written):
        loc, own = ("editions", name), _own(written, name)
        if name in TAKEN:
            words = f"no edition can be called {name}: {TAKEN[name]}"
            yield written.finding("setting-wrong", words, loc, key=True, hint="give it another name")
        if medium_of(name) is not None:
            if "slug" in own:
                words = f"`slug` is the whole book's, and {name} is one of its outputs"
                hint = "set it at the margin, or make an edition of another name"
                yield written.finding("setting-wrong", words, (*loc, "slug"), key=True, hint=hint)
            continue
        for kind, identifier in _identifiers(own).items():
            owner = owners.setdefault(str(identifier), f"the edition {name}")
            if owner != f"the edition {name}":
                words = f"the edition {name} has the identifier of {owner}, {identifier}"
                hint = "an identifier stands for one edition: get one for this, or delete it here"
                yield written.finding(
                    "setting-wrong", words, (*loc, "identifiers", kind), key=True, hint=hint
                )
    if chosen is not None and medium_of(chosen) is None and book and not _identifiers(_own(written, chosen)):
        words = f"the edition {chosen} has no identifiers of its own, and those of the book stand for another"
        hint = f"get one for each format, under `editions: {{{chosen}: {{identifiers: ...}}}}`"
        yield written.finding("edition-identifier", words, ("identifiers",), key=True, hint=hint)


def _own(written: Written, edition: str) -> dict[str, Any]:
    editions = written.value.get("editions")
    own = editions.get(edition, {}) if isinstance(editions, dict) else {}
    return in_full(own) if isinstance(own, dict) else {}


def _identifiers(settings: Mapping[str, Any]) -> dict[str, Any]:
    given = settings.get("identifiers")
    return given if isinstance(given, dict) else {}


def _merge(under: dict[str, Any], over: dict[str, Any]) -> dict[str, Any]:
    merged = {**under, **over}
    for key in under.keys() & over.keys():
        if isinstance(under[key], dict) and isinstance(over[key], dict):
            merged[key] = _merge(under[key], over[key])
    return merged
