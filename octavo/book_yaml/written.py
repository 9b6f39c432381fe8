"""Read YAML as it was written: every scalar is text, and every value keeps its line and column.

YAML 1.1 takes `no` for false, `1917-10` for text and `0123456789` for an octal number; a book may be called
any of these. So nothing is guessed here: the settings know which of them is a number. Aliases and tags are
refused, since a few lines of them can fill a machine's memory.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import yaml

from octavo.errors import UsageError
from octavo.findings import Finding, finding

__all__ = ["Loc", "Written", "read_yaml"]

#: The way to a value: keys and, in lists, numbers from 0.
Loc = tuple[str | int, ...]

#: How deep values may stand in one another, and how many there may be: far more than any book needs.
DEEPEST = 12
MOST = 10_000

#: What YAML writes for no value (1.2.2, section 10.2.1.1).
NOTHING = {"", "~", "null", "Null", "NULL"}

#: What PyYAML says, how we say it, and what to do.
PROBLEMS = {
    "mapping values are not allowed": (
        "this colon has no key before it that could take a value",
        "put the value in quotes if the colon belongs to it, or align the key with those above",
    ),
    "found character '\\t'": ("a tab cannot indent", "indent with spaces"),
    "could not find expected ':'": ("this key has no colon", "write `key: value`"),
    "expected <block end>": ("this line is not indented like those above it", "align it with them"),
    "expected ',' or ']'": ("this list is not closed", "close it with ]"),
    "expected ',' or '}'": ("this mapping is not closed", "close it with }"),
    "found unexpected end of stream": ("this quotation mark is never closed", "close it"),
    "special characters are not allowed": ("a control character stands here", "delete it"),
}
#: Problems that PyYAML sees where something ends; a writer looks where it begins.
UNFINISHED = ("could not find expected ':'", "expected ',' or", "found unexpected end of stream")


@dataclass(frozen=True, slots=True)
class Written:
    """Hold what was written, and where each key and each value stands (line and column from 1)."""

    value: Any
    path: str
    keys: Mapping[Loc, tuple[int, int]] = field(default_factory=dict)
    values: Mapping[Loc, tuple[int, int]] = field(default_factory=dict)

    def place(self, loc: Loc, edition: str | None = None, *, key: bool = False) -> tuple[int, int]:
        """Give the place of a value, or of its key; of what holds it where it was not written itself.

        With an edition, what that edition says goes before what the book says.
        """
        under = self._known(("editions", edition), loc) if edition is not None else ()
        book = self._known((), loc)
        known = under if len(under) - 2 >= len(book) else book
        places = self.keys if key and known in self.keys else self.values
        return places.get(known, (1, 1))

    def finding(  # noqa: PLR0913 -- a finding's own fields, and the way to its place
        self,
        code: str,
        message: str,
        loc: Loc,
        *,
        edition: str | None = None,
        key: bool = False,
        hint: str | None = None,
    ) -> Finding:
        """Make a finding that stands at a value or its key."""
        line, column = self.place(loc, edition, key=key)
        return finding(code, message, path=self.path, line=line, column=column, hint=hint)

    def _known(self, start: Loc, loc: Loc) -> Loc:
        known = start
        for step in loc:
            if (*known, step) not in self.values:
                break
            known = (*known, step)
        return known


def read_yaml(text: str, path: str) -> Written:
    """Read one document; raises UsageError with findings of code `yaml-wrong`."""
    reader = _Reader(path)
    try:
        reader.read(yaml.parse(text, Loader=yaml.SafeLoader))
    except yaml.YAMLError as error:
        raise UsageError(*reader.found, _broken(error, text, path)) from error
    if reader.found:
        raise UsageError(*reader.found)
    return Written(reader.value, path, reader.keys, reader.values)


@dataclass(slots=True)
class _Reader:
    """Build values from PyYAML's events. Not frozen: it grows as it reads."""

    path: str
    value: Any = None
    found: list[Finding] = field(default_factory=list)
    keys: dict[Loc, tuple[int, int]] = field(default_factory=dict)
    values: dict[Loc, tuple[int, int]] = field(default_factory=dict)

    def read(self, events: Iterator[yaml.Event]) -> None:
        documents = 0
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self._refuse(event, "a second document begins here", "keep one, without a line of ---")
                    return
            elif isinstance(event, yaml.NodeEvent):
                self.value = self._node(event, events, ())

    def _node(self, event: yaml.Event, events: Iterator[yaml.Event], loc: Loc) -> Any:  # noqa: ANN401 -- YAML
        self.values[loc] = _place(event)
        if isinstance(event, yaml.AliasEvent):
            self._refuse(event, f"the alias *{event.anchor} is not read here", "write the value out")
            return None
        tag = getattr(event, "tag", None)
        if tag:
            self._refuse(event, f"the tag {tag} means nothing here", "delete it")
        if len(loc) > DEEPEST or len(self.values) > MOST:
            many = (
                "values stand too deep in one another" if len(loc) > DEEPEST else "there are too many values"
            )
            self._refuse(event, many, "keep what is a setting")
            raise UsageError(*self.found)
        if isinstance(event, yaml.ScalarEvent):
            return None if event.implicit[0] and event.value in NOTHING else event.value
        if isinstance(event, yaml.SequenceStartEvent):
            return [
                self._node(item, events, (*loc, place))
                for place, item in enumerate(_until(events, yaml.SequenceEndEvent))
            ]
        return self._mapping(events, loc)

    def _mapping(self, events: Iterator[yaml.Event], loc: Loc) -> dict[str, Any]:
        mapping: dict[str, Any] = {}
        for event in _until(events, yaml.MappingEndEvent):
            if not isinstance(event, yaml.ScalarEvent):
                self._refuse(event, "a key must be a word", "write `key: value`")
                raise UsageError(*self.found)
            name = event.value
            inside = (*loc, name)
            if name in mapping:
                line = self.keys[inside][0]
                self._refuse(event, f"`{name}` stands twice; the first is in line {line}", "keep one")
            else:
                self.keys[inside] = _place(event)
            mapping[name] = self._node(next(events), events, inside)
        return mapping

    def _refuse(self, event: yaml.Event, words: str, hint: str) -> None:
        line, column = _place(event)
        if all(told.message != words for told in self.found):
            told = finding("yaml-wrong", words, path=self.path, line=line, column=column, hint=hint)
            self.found.append(told)


def _until(events: Iterator[yaml.Event], end: type[yaml.Event]) -> Iterator[yaml.Event]:
    for event in events:
        if isinstance(event, end):
            return
        yield event


def _place(event: yaml.Event) -> tuple[int, int]:
    mark = event.start_mark
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)


def _broken(error: yaml.YAMLError, text: str, path: str) -> Finding:
    problem = getattr(error, "problem", None) or getattr(error, "reason", None) or "it cannot be read"
    words, hint = next((said for begin, said in PROBLEMS.items() if begin in problem), (problem, None))
    whole = any(begin in problem for begin in UNFINISHED)
    mark = (whole and getattr(error, "context_mark", None)) or getattr(error, "problem_mark", None)
    before = text[: mark.index if mark else getattr(error, "position", 0)].split("\n")
    line, column = len(before), len(before[-1]) + 1
    return finding("yaml-wrong", words, path=path, line=line, column=column, hint=hint)
