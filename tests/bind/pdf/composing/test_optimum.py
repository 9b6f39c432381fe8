from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations, pairwise
from math import inf

import pytest

from octavo.bind.pdf.composing.optimum import End, Ends, Leeway, Measure, Start, best_ends

#: Letters of 5 px, spaces of 3 px, that should be 4; none is narrower than 2.7.
LETTER, SPACE = 5.0, 3.0
MEASURE = Measure(first=140.0, others=150.0, best=1.0, least=-0.3, growth=2.0, stub=30.0)
FREE, STRICT, FORCED = Leeway(4.0, stub=True), Leeway(1.0, stub=False), Leeway(30.0, stub=True, forced=True)
BEGIN = Start(0.0, 0, 0)


def _text(words: Sequence[str]) -> Ends:
    """Give where lines may end; `-` in a word is where it may be parted, `=` a hyphen of its own."""
    ends: list[End] = []
    parts: dict[int, list[End]] = {}
    x, letter = 0.0, 0
    for number, word in enumerate(words):
        within: list[End] = []
        for sign in word:
            if sign == "-":
                within.append(End(x + LETTER, number, x, letter, number, hyphen=True))
                continue
            x, letter = x + LETTER, letter + 1
            if sign == "=":
                parts[len(ends)], within = within, []
                ends.append(End(x, number, x, letter, number, hyphen=True))
        parts[len(ends)] = within
        ends.append(End(x, number, x + SPACE, letter + 1, number + 1, hyphen=False))
        x, letter = x + SPACE, letter + 1
    last = ends.pop()
    columns = ([end.end for end in ends], [end.spaces for end in ends], [end.letter for end in ends])
    return Ends(*columns, last.end, ends.__getitem__, lambda number: parts[number])


def _all_ends(text: Ends, leeway: Leeway) -> list[End]:
    parts, ends = text.parts or _none, range(len(text.ends))
    between = [end for number in ends for end in (*parts(number), text.at(number))]
    return [*between, *(parts(len(ends)) if leeway.forced else ())]


def _none(_: int) -> Sequence[End]:
    return ()


def _cost(chosen: Sequence[End], text: Ends, first: float, leeway: Leeway) -> float | None:
    """Give what lines cost together, or None for such as may not be; said once more, in its own words."""
    total, row, begin, passed, width = 0.0, 0, 0.0, 0, first
    for end in chosen:
        spaces = end.spaces - passed
        wider = (width - (end.end - begin)) / spaces if spaces else inf
        if not MEASURE.least <= wider <= MEASURE.best + MEASURE.growth * leeway.looseness:
            if not leeway.forced or end.end - begin + spaces * MEASURE.least > width:
                return None
            wider = MEASURE.best + MEASURE.growth * leeway.looseness
        off = wider - MEASURE.best
        ratio = off / MEASURE.growth if off >= 0 else -off / (MEASURE.best - MEASURE.least)
        total += (10 + 100 * ratio**3) ** 2
        row = row + 1 if end.hyphen else 0
        total += 2500 * (row > 0) + 10_000 * (row > 1)
        if row > 2:
            return None
        begin, passed, width = end.begin, end.passed, MEASURE.others
    rest = text.last - begin
    stub = bool(chosen) and rest < MEASURE.stub
    if rest > width or (stub and (row > 0 or not leeway.stub)):
        return None
    return total + 20_000 * stub + 5_000 * (row > 0)


def _texts() -> Iterator[list[str]]:
    chance = random.Random(17)  # noqa: S311 -- for cases
    for _ in range(60):
        words = []
        for _ in range(chance.randint(9, 14)):
            word = "x" * chance.randint(1, 9)
            kind = chance.random()
            if len(word) > 5 and kind < 0.5:
                word = word[:3] + ("-" if kind < 0.4 else "=") + word[3:]
            words.append(word)
        yield words


@pytest.mark.parametrize("words", list(_texts()), ids=" ".join)
@pytest.mark.parametrize("first", [140.0, 170.0], ids=["set in", "hanging"])
@pytest.mark.parametrize("leeway", [FREE, STRICT, FORCED], ids=["free", "strict", "forced"])
def test_no_other_ends_are_better(words: Sequence[str], leeway: Leeway, first: float) -> None:
    text = _text(words)
    places = _all_ends(text, leeway)
    costs = [
        cost
        for count in range(5)
        for chosen in combinations(places, count)
        if all(one.begin <= two.end for one, two in pairwise(chosen))
        and (cost := _cost(chosen, text, first, leeway)) is not None
    ]
    found = best_ends(text, BEGIN, replace(MEASURE, first=first), leeway, closed=True)
    if found is None:
        assert not costs
    else:
        assert _cost(found, text, first, leeway) == pytest.approx(min(costs))


def test_a_text_that_fits_has_one_line() -> None:
    assert best_ends(_text(["xxx", "xx"]), BEGIN, MEASURE, FREE, closed=True) == []


def test_words_are_parted_only_if_they_may_be() -> None:
    words = ["xxxxx", "xxxxx", "xxxxx", "xxxxx", "xxx-xxxxxxxxxxxxx", "xxxxx", "xxxxxxxx"]
    parted = best_ends(_text(words), BEGIN, MEASURE, Leeway(1.0, stub=True), closed=True)
    assert parted is not None
    assert [end.hyphen for end in parted] == [True]
    whole = replace(_text(words), parts=None)
    assert best_ends(whole, BEGIN, MEASURE, Leeway(1.0, stub=True), closed=True) is None


def test_what_does_not_end_its_paragraph_may_leave_little() -> None:
    text = _text(["xxxxx", "xxxxx", "xxxxx", "xxxxx", "xxxxx", "x"])
    strict = Leeway(2.0, stub=False)
    assert best_ends(text, BEGIN, MEASURE, strict, closed=False) is not None
    assert best_ends(text, BEGIN, MEASURE, strict, closed=True) is None


def test_lines_go_on_from_the_letter_at_which_they_begin() -> None:
    words = ["xxxx"] * 20
    text = _text(words)
    whole = best_ends(text, BEGIN, replace(MEASURE, first=150.0), FREE, closed=True)
    assert whole is not None
    first = whole[0]
    start = Start(first.begin, first.letter, first.passed)
    assert best_ends(text, start, replace(MEASURE, first=150.0), FREE, closed=True) == whole[1:]


def test_a_word_too_long_for_the_measure_has_no_good_lines() -> None:
    text = _text(["xxxx", "x" * 60, "xxxx", "xxxx"])
    assert best_ends(text, BEGIN, MEASURE, FREE, closed=True) is None
    forced = best_ends(text, BEGIN, MEASURE, FORCED, closed=True)
    assert forced is not None
    assert [end.letter for end in forced] == [5, 66]
