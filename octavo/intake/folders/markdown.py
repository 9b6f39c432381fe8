"""Read the Markdown files of a list: each is kept as it was written, but for what must change."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from posixpath import normpath
from typing import Any
from urllib.parse import unquote, urlsplit

import yaml

from octavo.doors.pandoc import Limits, read
from octavo.intake.draft import Draft, DraftChapter, Guess, Loss, Picture
from octavo.intake.folders.lists import Listed, ListedFile
from octavo.intake.folders.rewriting import Rewriting
from octavo.intake.tree_text import count, text_of
from octavo.syntax import Element, elements

__all__ = ["read_files"]

HEADING = re.compile(r"^(?:#[ \t]+\S|\S.*\n=+[ \t]*$)", re.MULTILINE)
FRONT_MATTER = re.compile(r"\A---[ \t]*\n(?P<yaml>.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
INCLUDED = re.compile(r"include=\"(?P<path>[^\"\n]+)\"")
#: What a chapter's front matter may tell of the book, where it is the first.
TOLD = {
    "title": "title",
    "subtitle": "subtitle",
    "author": "authors",
    "lang": "lang",
    "date": "date",
    "description": "description",
    "cover-image": "cover",
    "bibliography": "bibliography",
}
#: Settings that name files.
FILES = ("cover", "bibliography", "csl")
LARGEST = 20 * 2**20
LIMITS = Limits()


@dataclass(slots=True)
class _Gathered:
    """Hold what the files gave. Not frozen: it grows with each file."""

    plan: Listed
    dialect: str
    settings: dict[str, Any]
    chapters: list[DraftChapter] = field(default_factory=list)
    letters: list[str] = field(default_factory=list)
    pictures: dict[str, bytes] = field(default_factory=dict)
    files: dict[str, bytes] = field(default_factory=dict)
    guesses: list[Guess] = field(default_factory=list)
    losses: list[Loss] = field(default_factory=list)
    added: list[Loss] = field(default_factory=list)
    blocks: list[Element] = field(default_factory=list)

    def take(self, listed: ListedFile) -> None:
        """Take one file of the list, if it is there."""
        content = self.beside(listed.path)
        if content is None:
            self.losses.append(
                Loss("chapter", listed.path, "it is listed, but not there", self.plan.root.name)
            )
            return
        text = self._decoded(content, listed.path)
        body, told = _front_matter(text)
        title = str(told.get("title") or "")
        for key, ours in TOLD.items() if not self.chapters else ():
            if told.get(key) and ours not in self.settings and (key != "title" or HEADING.search(body)):
                self.settings[ours] = told[key]
        work = Rewriting(listed.path)
        changed = work.rewrite(body)
        if title and not HEADING.search(body):
            changed = f"# {title}\n\n{changed}"
            self.added.append(
                Loss("heading", title, "the title in its front matter", listed.path, letters=title)
            )
        path = str(PurePosixPath(listed.path).with_suffix(".md"))
        before = read(body, self.dialect, listed.path, LIMITS).blocks
        after = read(changed, self.dialect, listed.path, LIMITS).blocks
        self.letters.append(text_of(before))
        self.blocks += after
        self.guesses += work.guesses
        self.losses += work.losses
        self._pictures(after, path)
        for match in INCLUDED.finditer(changed):
            self._include(match["path"], listed.path)
        self.chapters.append(DraftChapter(path, self._linked(changed), listed.matter, listed.part))

    def beside(self, path: str) -> bytes | None:
        """Read a file below the root, links followed; None where there is none, or it is too large."""
        home = self.plan.root.resolve()
        target = (home / path).resolve()
        if (
            "\0" in path
            or not target.is_relative_to(home)
            or not target.is_file()
            or target.stat().st_size > LARGEST
        ):
            return None
        return target.read_bytes()

    def name_files(self) -> None:
        """Take the files that settings name, and leave out settings whose files are not there."""
        for key in FILES:
            value = self.settings.get(key)
            names = (
                [str(each) for each in value] if isinstance(value, list) else [str(value)] if value else []
            )
            there = {name: content for name in names if (content := self.beside(name)) is not None}
            self.files |= {normpath(name): content for name, content in there.items()}
            for name in names:
                if name not in there:
                    self.losses.append(
                        Loss(key, name, "the settings name it, but it is not there", self.plan.root.name)
                    )
            if value:
                self.settings[key] = (
                    [normpath(name) for name in there]
                    if isinstance(value, list)
                    else next(map(normpath, there), None)
                )

    def _decoded(self, content: bytes, path: str) -> str:
        try:
            text = content.decode("utf-8-sig")
        except UnicodeDecodeError:
            self.guesses.append(Guess("encoding", "Windows-1252", "it is not UTF-8", 0.6, path))
            text = content.decode("cp1252", errors="replace")
        return text.replace("\r\n", "\n").replace("\r", "\n")

    def _pictures(self, blocks: tuple[Element, ...], path: str) -> None:
        for element in elements(list(blocks)):
            if element["t"] != "Image":
                continue
            target = unquote(element["c"][2][0])
            if urlsplit(target).scheme:
                self.losses.append(Loss("picture", target[:60], "it is not in the folder: download it", path))
                continue
            place = normpath(str(PurePosixPath(path).parent / target.lstrip("/")))
            content = next(
                (each for each in (self.beside(place), self.beside(f"resources/{target}")) if each), None
            )
            if content is None or place.startswith(".."):
                self.losses.append(Loss("picture", target, "it is not there", path))
            else:
                self.pictures[place] = content

    def _include(self, target: str, path: str) -> None:
        place = normpath(str(PurePosixPath(path).parent / target))
        content = self.beside(place)
        if content is None:
            self.losses.append(Loss("file", target, "it is included, but not in the folder", path))
        else:
            self.files[place] = content

    def _linked(self, text: str) -> str:
        """Let links to pages, or to files under their old endings, lead to the chapters."""
        stems = {str(PurePosixPath(each.path).with_suffix("")) for each in self.plan.files}
        names = {PurePosixPath(stem).name for stem in stems}

        def led(match: re.Match[str]) -> str:
            return f"]({match['path']}.md" if PurePosixPath(match["path"]).name in names else match[0]

        return re.sub(r"\]\((?P<path>[\w./-]+)\.(?:html|qmd|[Rr]md)(?=[)#])", led, text)


def read_files(plan: Listed, settings: Mapping[str, object]) -> Draft:
    """Read the files of a list. Raises ManuscriptError when pandoc refuses one."""
    told = {**plan.settings, **{key: value for key, value in settings.items() if key == "markdown"}}
    gathered = _Gathered(plan, str(told.get("markdown", "markdown")), dict(told))
    for each in plan.files:
        gathered.take(each)
    gathered.name_files()
    return Draft(
        {key: value for key, value in _known(gathered.settings) if value},
        tuple(gathered.chapters),
        tuple(Picture(path, content) for path, content in gathered.pictures.items()),
        (*plan.guesses, *gathered.guesses),
        (*plan.losses, *gathered.losses),
        "\n".join(gathered.letters),
        added=tuple(gathered.added),
        counts=count(gathered.blocks),
        files=gathered.files,
    )


def _front_matter(text: str) -> tuple[str, dict[str, Any]]:
    match = FRONT_MATTER.match(text)
    if match is None or re.search(r"(?m)[:\-\s]\*\w", match["yaml"]):
        return text, {}
    try:
        told = yaml.safe_load(match["yaml"])
    except yaml.YAMLError:
        return text, {}
    return (text[match.end() :], told) if isinstance(told, dict) else (text, {})


def _known(settings: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """Give settings in the shapes that book.yaml has: authors by name, dates as they are written."""
    for key, value in settings.items():
        if key == "authors":
            people = value if isinstance(value, list) else [value]
            yield key, [each.get("name", "") if isinstance(each, dict) else str(each) for each in people]
        elif key == "date":
            yield key, str(value) if re.fullmatch(r"\d{4}(?:-\d\d){0,2}", str(value)) else None
        elif isinstance(value, str | list) or value is None:
            yield key, value
