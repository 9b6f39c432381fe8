"""IMPORT.md tells each thing that is doubtful, and counts what is many times the same."""

from __future__ import annotations

from octavo.intake.account import account
from octavo.intake.draft import Draft, Guess, Loss
from octavo.intake.proof import Proof

PROOF = Proof((), 10, 2, {})


def told(*, guesses: tuple[Guess, ...] = (), losses: tuple[Loss, ...] = ()) -> list[str]:
    """Give the rows of an account, without its heads."""
    text = account(Draft({}, (), guesses=guesses, losses=losses), PROOF, ["a.txt"])
    return [line for line in text.splitlines() if line.startswith("| ") and "a.txt" in line]


def loss(number: int, kind: str = "mark", reason: str = "it is a mark") -> Loss:
    return Loss(kind, f"[{number}]", reason, "a.txt", number)


def guess(number: int, confidence: float) -> Guess:
    return Guess("heading", f"Head {number}", "it is short", confidence, "a.txt", number)


def test_a_few_losses_are_listed_each() -> None:
    rows = told(losses=tuple(loss(number) for number in range(1, 9)))
    assert rows[0] == "| mark | [1] | it is a mark | a.txt:1 |"
    assert len(rows) == 8


def test_many_losses_that_are_alike_are_one_row_with_the_first_places() -> None:
    many = [loss(number) for number in range(1, 313)]
    rows = told(losses=(*many[:5], loss(400, "page", "a number of the page"), *many[5:]))
    places = "a.txt:1, a.txt:2, a.txt:3, a.txt:4 and 308 more"
    assert rows == [
        f"| mark, 312 times | [1] · [2] · [3] · [4] · … | it is a mark | {places} |",
        "| page | [400] | a number of the page | a.txt:400 |",
    ]


def test_the_same_words_are_said_once() -> None:
    rows = told(losses=tuple(Loss("head", "OF RIVERS", "it runs", "a.txt", line) for line in range(1, 20)))
    assert rows[0].startswith("| head, 19 times | OF RIVERS | it runs |")


def test_other_reasons_are_other_losses() -> None:
    mixed = [loss(number, reason=f"because {number % 3}") for number in range(1, 22)]
    assert len(told(losses=tuple(mixed))) == 21


def test_a_doubtful_guess_is_never_gathered() -> None:
    doubtful = tuple(guess(number, 0.6) for number in range(1, 21))
    sure = tuple(guess(number, 0.9) for number in range(21, 61))
    rows = told(guesses=sure + doubtful)
    assert len(rows) == 21
    assert rows[-1].startswith("| heading, 40 times | 90% | Head 21 · Head 22")
