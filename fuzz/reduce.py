"""Make a book that shows a fault smaller, as long as it shows it."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence

from fuzz.books.bundle import Bundle

__all__ = ["reduced"]


def reduced(bundle: Bundle, shows: Callable[[Bundle], bool], tries: int = 150) -> Bundle:
    """Take away settings, paragraphs, lines and words, in this order, as long as the fault shows."""
    left = [tries]

    def still(candidate: Bundle) -> bool:
        left[0] -= 1
        return left[0] >= 0 and shows(candidate)

    for parting in ("\n\n", "\n", " "):
        for name in [name for name in bundle.files if name.endswith(".md")]:
            bundle = _thinned(bundle, name, parting, still)
        if parting == "\n\n":
            bundle = _unset(bundle, still)
    return bundle


def _thinned(bundle: Bundle, name: str, parting: str, still: Callable[[Bundle], bool]) -> Bundle:
    pieces = bundle.files[name].decode("utf-8", "surrogateescape").replace("\r\n", "\n").split(parting)
    size = max(1, len(pieces) // 2)
    while size and len(pieces) > 1:
        at = 0
        while at < len(pieces) and len(pieces) > 1:
            fewer = pieces[:at] + pieces[at + size :]
            candidate = _with(bundle, name, parting, fewer)
            if fewer and still(candidate):
                pieces, bundle = fewer, candidate
            else:
                at += size
        size //= 2
    return bundle


def _with(bundle: Bundle, name: str, parting: str, pieces: Sequence[str]) -> Bundle:
    return Bundle({**bundle.files, name: parting.join(pieces).encode("utf-8", "surrogateescape")})


def _unset(bundle: Bundle, still: Callable[[Bundle], bool]) -> Bundle:
    try:
        settings = json.loads(bundle.files["book.yaml"])
    except (KeyError, ValueError):
        return bundle
    for key in [key for key in settings if key not in {"title", "slug"}]:
        fewer = {name: value for name, value in settings.items() if name != key}
        candidate = Bundle(
            {**bundle.files, "book.yaml": json.dumps(fewer, ensure_ascii=False, indent=1).encode()}
        )
        if still(candidate):
            bundle, settings = candidate, fewer
    return bundle
