"""Find where the handbook tells more of a code: its chapters lie in a checkout, and in the wheel."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cache
from importlib import resources
from pathlib import Path

from octavo.shipped import shipped

__all__ = ["Section", "section", "section_of", "sections"]

#: Code between fences; a heading with its id; a mark of the index, with the words at which it stands.
FENCED = re.compile(r"^(`{3,})[^\n]*\n.*?^\1[ \t]*$", re.DOTALL | re.MULTILINE)
HEADING = re.compile(r"^(#+) (.*?) \{#(sec:[\w-]+)[^}\n]*\}$", re.MULTILINE)
MARK = re.compile(r"\[((?:`[^`]*`|[^\[\]])*)\]\{\.index[^}]*\}")
REFERENCE = re.compile(r"@(sec:[\w-]+)")


@dataclass(frozen=True, slots=True)
class Section:
    """Hold a section of the handbook: its title, its chapter's, its text, and where a file has it."""

    title: str
    chapter: str
    text: str
    path: Path
    line: int


def section_of(code: str) -> str:
    """Give the id of the section that tells of a code; raises KeyError where none does: a bug of ours."""
    for name, patterns in sections().items():
        if any(fnmatchcase(code, pattern) for pattern in patterns):
            return name
    raise KeyError(code)


def section(name: str) -> Section:
    """Give a section by its id, with what stands below it; raises KeyError where the handbook has none."""
    return _handbook()[name]


@cache
def sections() -> Mapping[str, list[str]]:
    """Give the table of sections: for each, patterns of the codes that it tells more of."""
    return tomllib.loads(resources.files("octavo").joinpath("handbook.toml").read_text("utf-8"))


@cache
def _handbook() -> dict[str, Section]:
    read = [each for path in sorted(shipped("docs/handbook").glob("*.md")) for each in _of_chapter(path)]
    titles = {name: found.title for name, found in read}
    return {
        name: Section(found.title, found.chapter, _plain(found.text, titles), found.path, found.line)
        for name, found in read
    }


def _of_chapter(path: Path) -> Iterator[tuple[str, Section]]:
    text = path.read_text("utf-8")
    code = [found.span() for found in FENCED.finditer(text)]
    heads = [
        head for head in HEADING.finditer(text) if not any(start < head.start() < end for start, end in code)
    ]
    for at, head in enumerate(heads):
        end = next((below.start() for below in heads[at + 1 :] if len(below[1]) <= len(head[1])), len(text))
        line = text.count("\n", 0, head.start()) + 1
        yield head[3], Section(head[2], heads[0][2], text[head.end() : end].strip(), path, line)


def _plain(text: str, titles: Mapping[str, str]) -> str:
    """Give text without marks of the index, and with titles for references to sections; code as it is."""
    pieces, since = [], 0
    for code in FENCED.finditer(text):
        pieces += [_said(text[since : code.start()], titles), code[0]]
        since = code.end()
    return "".join([*pieces, _said(text[since:], titles)])


def _said(words: str, titles: Mapping[str, str]) -> str:
    def title(found: re.Match[str]) -> str:
        # An example may name a section that is none of ours.
        return f"“{titles[found[1]]}”" if found[1] in titles else found[0]

    return REFERENCE.sub(title, MARK.sub(r"\1", words))
