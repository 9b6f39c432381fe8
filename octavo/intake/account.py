"""Write IMPORT.md: what came in, what was guessed and how surely, what was dropped, each with its place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from octavo.findings import Finding
from octavo.intake.draft import Draft, Guess, Loss
from octavo.intake.proof import Proof

__all__ = ["SURE", "account"]

Told = TypeVar("Told", Guess, Loss)

#: The confidence below which a guess should be looked at.
SURE = 0.8
#: How many guesses or losses of one kind are listed; the others are counted.
LISTED = 200
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
    for guess in _few(sorted(draft.guesses, key=lambda guess: guess.confidence)):
        told = f"{_cell(guess.words)} | {_cell(guess.reason)} | {_where(guess)}"
        yield f"| {guess.kind} | {guess.confidence:.0%} | {told} |"
    yield from _more(draft.guesses)
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
        for loss in _few(losses):
            yield f"| {loss.kind} | {_cell(loss.words)} | {_cell(loss.reason)} | {_where(loss)} |"
        yield from _more(losses)
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


def _few(told: Sequence[Told]) -> list[Told]:
    """Leave out what comes after many of one kind."""
    met: Counter[str] = Counter()
    kept = []
    for each in told:
        met[each.kind] += 1
        if met[each.kind] <= LISTED:
            kept.append(each)
    return kept


def _more(told: Sequence[Guess | Loss]) -> Iterator[str]:
    met = Counter(each.kind for each in told)
    left = {kind: number - LISTED for kind, number in met.items() if number > LISTED}
    for kind, number in left.items():
        yield f"| {kind} | | and {number:,} more | | |"


def _where(told: Guess | Loss) -> str:
    return f"{told.name}:{told.line}" if told.line else told.name


def _cell(words: str) -> str:
    plain = " ".join(words.split()).replace("\\", "\\\\").replace("|", "\\|").replace("<", "&lt;")
    return plain if len(plain) <= SHOWN else plain[: SHOWN - 1] + "…"
