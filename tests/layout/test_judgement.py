from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from octavo.collate.facts import Code, Facts, Known, Line, Note, Section, Span
from octavo.collate.gather import Gatherer
from octavo.collate.pair import Pair, lay
from octavo.findings import codes
from octavo.layout import layout
from octavo.settings import Settings

CASES = tomllib.loads((Path(__file__).parent / "cases.toml").read_text("utf-8"))
#: A page of 5.5 inches, in pt, and where its block stands.
WIDTH, OUTER, INNER, TOP, LEADING = 396.0, 40.0, 50.0, 500.0, 14.0
MARKER = re.compile(r" ?\[(\d+)\]")
MOVED = re.compile(r" ([<>v])([\d.]+)$")


class Compositor:
    """Set the pages of a case; the text comes before the notes, as in all facts."""

    def __init__(self, pages: Sequence[Sequence[str]]) -> None:
        """Set every line."""
        self.found = Gatherer()
        self.lines: list[Line] = []
        self.markers: dict[str, int] = {}
        self._first = 0
        for notes in (False, True):
            for number, page in enumerate(pages, 1):
                for row, written in enumerate(page):
                    if written != "_" and (written[0] in "n+") is notes:
                        self._line(written, number, row)
            self._end()
            if not notes:
                self.body = self.found.at

    def _line(self, written: str, page: int, row: int) -> None:
        kind, _, words = written.partition(" ")
        moved = MOVED.search(words)
        words = MOVED.sub("", words)
        by = float(moved[2]) if moved else 0.0
        marker = MARKER.search(words)
        if marker:
            self.markers[marker[1]] = self.found.at + len(words[: marker.start()].replace(" ", ""))
        if kind not in {".", "+"}:
            self._end()
        start = self.found.at
        self.found.add(MARKER.sub("", words).replace("-", "") + " ")
        at = self.found.since(start)
        left = INNER if page % 2 else OUTER
        right = WIDTH - (OUTER if page % 2 else INNER)
        self.lines.append(
            Line(
                at,
                page,
                left - (by if moved and moved[1] == "<" else 0),
                right + (by if moved and moved[1] == ">" else 0),
                TOP - row * LEADING - (by if moved and moved[1] == "v" else 0),
                11.0,
                words.endswith("-"),
            )
        )
        if kind == "#":
            self.found.sections.append(Section(at, 1))
            self._first = self.found.at
        elif kind == "|":
            self.found.codes.append(Code(at, (words,)))
            self._first = self.found.at
        if kind[0] in "n+":
            self._note(kind, at)

    def _note(self, kind: str, at: Span) -> None:
        if kind == "+":
            self.found.notes[-1] = replace(
                self.found.notes[-1], at=Span(self.found.notes[-1].at.start, at.end)
            )
        else:
            self.found.notes.append(Note(at, self.markers[kind[1:]]))

    def _end(self) -> None:
        if self.found.at > self._first:
            self.found.paragraphs.append(Span(self._first, self.found.at))
        self._first = self.found.at

    def facts(self) -> Facts:
        """Give what was set."""
        lines = sorted(self.lines, key=lambda line: (line.page, -line.base))
        return replace(self.found.facts(self.body, Known), lines=tuple(lines))


def pair(case: dict[str, Any]) -> Pair:
    facts = Compositor(case["pages"]).facts()
    return lay(facts, facts, ours=True)


def settings(place: str = "page") -> Settings:
    return Settings.model_validate(
        {
            "title": "The Ferry Book",
            "lang": "en",
            "chapters": ["a.md"],
            "notes": {"place": place},
        }
    )


@pytest.mark.parametrize("name", CASES)
def test_a_page_is_judged_as_by_a_typesetter(name: str) -> None:
    found = layout("ferry-print.pdf", pair(CASES[name]), settings())
    says = [(verdict.finding.code, verdict.spot.page) for verdict in found if verdict.spot]
    assert says == [tuple(each) for each in CASES[name]["says"]]
    assert all(verdict.finding.path == "ferry-print.pdf" for verdict in found)


def test_every_code_has_a_case() -> None:
    cases = {code for case in CASES.values() for code, _ in case["says"]}
    assert cases == {code for code in codes() if code.startswith("page-")} - {"page-numbers-unsettled"}


def test_endnotes_may_stand_anywhere() -> None:
    assert layout("ferry-print.pdf", pair(CASES["note-astray"]), settings("chapter")) == ()
