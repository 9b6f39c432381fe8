"""Write IMPORT.md: what came in, what was guessed and how surely, what was dropped, each with its place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import TypeVar

from octavo.findings import Finding
from octavo.intake.draft import Draft, Guess, Loss
from octavo.intake.proof import Proof

__all__ = ["SURE", "account"]

Told = TypeVar("Told", Guess, Loss)

#: The confidence below which a guess should be looked at.
SURE = 0.8
#: How many guesses or losses that are alike are listed one by one; of more, the first are shown, all counted.
LISTED, FIRST = 8, 4
#: How many letters of a place are shown.
SHOWN = 90


def account(draft: Draft, proof: Proof, names: Sequence[str]) -> str:
    """Give the text of IMPORT.md for a draft that was proven."""
    sections = (_head(draft, proof, names), _guesses(draft), _losses(draft), _unproven(proof.findings))
    return "\n".join(line for section in sections for line in section) + "\n"


def _head(draft: Draft, proof: Proof, names: Sequence[str]) -> Iterator[str]:
    yield "# What was imported"
    yield ""
    yield f"From {', '.join(names)}. Read this once, then delete it: nothing depends on it."
    yield ""
    yield "| | source | manuscript |"
    yield "|---|--:|--:|"
    yield f"| letters and digits | {proof.letters:,} | {_kept(draft, proof)} |"
    yield f"| words | {proof.words:,} | |"
    for name, number in proof.counts.items():
        told = f"{draft.counts[name]:,}" if name in draft.counts else ""
        yield f"| {name} | {told} | {number:,} |"
    yield f"| files | | {len(draft.chapters):,} |"
    yield f"| pictures' files | | {len(draft.pictures):,} |"
    yield ""


def _kept(draft: Draft, proof: Proof) -> str:
    if proof.findings:
        return "not all: see below"
    return "all but those named below" if any(loss.letters for loss in draft.losses) else "all"


def _guesses(draft: Draft) -> Iterator[str]:
    yield "## Guessed"
    yield ""
    if not draft.guesses:
        yield "Nothing: all was said by the source."
        yield ""
        return
    yield f"The least sure first; look at those below {SURE:.0%}."
    yield ""
    yield "| taken for | sure | words | because | where |"
    yield "|---|--:|---|---|---|"
    doubtful = sorted(draft.guesses, key=lambda guess: guess.confidence)
    for alike in _alike(doubtful, apart=lambda guess: guess.confidence < SURE):
        first = alike[0]
        told = f"{_first_words(alike)} | {_cell(first.reason)} | {_first_places(alike)}"
        yield f"| {_counted(alike)} | {first.confidence:.0%} | {told} |"
    yield ""


def _losses(draft: Draft) -> Iterator[str]:
    for title, losses in (("Not in the manuscript", draft.losses), ("Added", draft.added)):
        if not losses and title == "Added":
            continue
        yield f"## {title}"
        yield ""
        if not losses:
            yield "Nothing was dropped."
            yield ""
            continue
        yield "| what | words | why | where |"
        yield "|---|---|---|---|"
        for alike in _alike(losses, apart=lambda _: False):
            told = f"{_first_words(alike)} | {_cell(alike[0].reason)} | {_first_places(alike)}"
            yield f"| {_counted(alike)} | {told} |"
        yield ""


def _unproven(findings: Iterable[Finding]) -> Iterator[str]:
    told = [found for found in findings if found.code == "import-lost"]
    if told:
        yield "## Not proven"
        yield ""
        yield "The proof found these, and the manuscript was written all the same, as asked for:"
        yield ""
        for found in told:
            place = f"{found.path}: " if found.path else ""
            yield f"- {place}{found.message} ({found.hint})"
        yield ""


def _alike(told: Sequence[Told], apart: Callable[[Told], bool]) -> list[list[Told]]:
    """Gather what is alike in kind and reason, where that is many; all else, and what is apart, is alone."""
    groups: defaultdict[tuple[str, str], list[Told]] = defaultdict(list)
    for each in told:
        if not apart(each):
            groups[each.kind, each.reason].append(each)
    gathered: list[list[Told]] = []
    for each in told:
        group = groups.get((each.kind, each.reason), [])
        if apart(each) or len(group) <= LISTED:
            gathered.append([each])
        elif each is group[0]:
            gathered.append(group)
    return gathered


def _counted(alike: Sequence[Guess | Loss]) -> str:
    kind = alike[0].kind
    return kind if len(alike) == 1 else f"{kind}, {len(alike):,} times"


def _first_words(alike: Sequence[Guess | Loss]) -> str:
    words = dict.fromkeys(_cell(each.words) for each in alike)
    return " · ".join(islice(words, FIRST)) + (" · …" if len(words) > FIRST else "")


def _first_places(alike: Sequence[Guess | Loss]) -> str:
    places = dict.fromkeys(_where(each) for each in alike)
    more = f" and {len(places) - FIRST:,} more" if len(places) > FIRST else ""
    return ", ".join(islice(places, FIRST)) + more


def _where(told: Guess | Loss) -> str:
    return f"{told.name}:{told.line}" if told.line else told.name


def _cell(words: str) -> str:
    plain = " ".join(words.split()).replace("\\", "\\\\").replace("|", "\\|").replace("<", "&lt;")
    return plain if len(plain) <= SHOWN else plain[: SHOWN - 1] + "…"
