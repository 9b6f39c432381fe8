"""Read which chapters a folder's book has, as its tool lists them, and what else the tool's files tell."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from octavo.intake.draft import Guess, Loss, Matter

__all__ = ["DIVIDING", "Listed", "ListedFile", "listed"]

ENTRY = re.compile(
    r"(?P<indent>[ \t]*)(?P<bullet>[-*+][ \t]+)?\[(?P<title>(?:[^\]\\]|\\.)*)\]\((?P<path>[^)]*)\)\s*$"
)
PART = re.compile(r"#[ \t]+(?P<title>.+?)[ \t#]*$")
#: Bookdown's headings of a part, and of what follows the chapters.
DIVIDING = re.compile(
    r"^#[ \t]+\((?P<kind>PART|APPENDIX)(?:\\?\*)?\)[ \t]+(?P<title>[^\n{]*[^\n{ \t])"
    r"[ \t]*(?:\{[^}\n]*\})?[ \t]*$",
    re.MULTILINE,
)
#: What a file of settings may be no larger than, in bytes.
LARGEST = 2**18
#: The files that a folder without a list is read for.
READ = frozenset(
    {".md", ".markdown", ".qmd", ".rmd", ".txt", ".docx", ".odt", ".html", ".htm", ".rtf", ".tex", ".epub"}
)
ABOUT = frozenset({"readme", "license", "licence", "contributing", "changelog"})
#: The lines by which Leanpub divides its list, by what follows them.
MATTERS = {"frontmatter:": Matter.FRONT, "mainmatter:": Matter.MAIN, "backmatter:": Matter.BACK}
MATTERS |= {key.replace(":", ".txt"): matter for key, matter in MATTERS.items()}
#: Ours of Quarto's settings.
QUARTO = {
    "title": "title",
    "subtitle": "subtitle",
    "author": "authors",
    "date": "date",
    "cover-image": "cover",
}


@dataclass(frozen=True, slots=True)
class ListedFile:
    """Hold one file of a list: its path from the root, where it stands, and its part's title."""

    path: str
    matter: Matter = Matter.MAIN
    part: str | None = None


@dataclass(frozen=True, slots=True)
class Listed:
    """Hold the list of a book: the folder that paths count from, its files, and what is told beside them."""

    root: Path
    files: tuple[ListedFile, ...]
    settings: Mapping[str, object] = field(default_factory=dict)
    guesses: tuple[Guess, ...] = ()
    losses: tuple[Loss, ...] = ()


def listed(folder: Path) -> Listed:
    """Read the list of whichever tool has one in the folder, else the files in natural order."""
    for name, reader in LISTS.items():
        for home in (folder, folder / "src", folder / "manuscript"):
            if (home / name).is_file() and not (home / name).is_symlink():
                return reader(folder, home / name)
    return _plain(folder)


def _mdbook(folder: Path, path: Path) -> Listed:
    told = tomllib.loads(_text(folder / "book.toml")) if (folder / "book.toml").is_file() else {}
    book = told.get("book", {})
    settings = {"title": book.get("title"), "authors": book.get("authors"), "lang": book.get("language")}
    settings |= {"description": book.get("description"), "markdown": "commonmark_x"}
    files: list[ListedFile] = []
    losses: list[Loss] = []
    part, begun = None, False
    for number, line in enumerate(_text(path).split("\n"), start=1):
        entry, head = ENTRY.match(line), PART.match(line)
        if head and head["title"].strip().casefold() != "summary":
            part = head["title"].strip()
        if entry is None:
            continue
        begun = begun or bool(entry["bullet"])
        matter = Matter.MAIN if entry["bullet"] else Matter.BACK if begun else Matter.FRONT
        if entry["path"].strip():
            files.append(ListedFile(entry["path"].strip(), matter, part if matter is Matter.MAIN else None))
        else:
            losses.append(
                Loss("chapter", entry["title"], "it is listed, but not written yet", path.name, number)
            )
    kept = {key: value for key, value in settings.items() if value}
    return Listed(path.parent, tuple(files), kept, losses=tuple(losses))


def _quarto(folder: Path, path: Path) -> Listed:
    told = _yaml(path)
    book = told.get("book", {}) if isinstance(told.get("book"), dict) else {}
    settings = {ours: book.get(key) or told.get(key) for key, ours in QUARTO.items()}
    settings |= {"lang": told.get("lang"), "bibliography": told.get("bibliography"), "csl": told.get("csl")}
    files = [*_entries(book.get("chapters"), Matter.MAIN), *_entries(book.get("appendices"), Matter.BACK)]
    return Listed(folder, tuple(files), {key: value for key, value in settings.items() if value})


def _entries(entries: object, matter: Matter, part: str | None = None) -> Iterator[ListedFile]:
    for entry in entries if isinstance(entries, list) else []:
        if isinstance(entry, str):
            yield ListedFile(entry, matter, part)
        elif isinstance(entry, dict) and "part" in entry:
            yield from _entries(entry.get("chapters"), matter, str(entry["part"]))
        elif isinstance(entry, dict) and isinstance(entry.get("file"), str):
            yield ListedFile(entry["file"], matter, part)


def _bookdown(folder: Path, path: Path) -> Listed:
    told = _yaml(path)
    named = told.get("rmd_files")
    if isinstance(named, dict):
        named = named.get("html") or next(iter(named.values()), None)
    names = [str(name) for name in named] if isinstance(named, list) else _bookdown_found(folder, told)
    settings = {"lang": told.get("language")} if isinstance(told.get("language"), str) else {}
    return Listed(folder, tuple(_divided(folder, names)), settings)


def _bookdown_found(folder: Path, told: Mapping[str, Any]) -> list[str]:
    """Find the files that bookdown reads where none are named: index.Rmd, then all others but `_x.Rmd`."""
    below = told.get("rmd_subdir")
    named = [str(each) for each in below] if isinstance(below, list) else ["."] if below else []
    root = folder.resolve()
    homes = [home for each in named if (home := (root / each).resolve()).is_relative_to(root)]
    found = dict.fromkeys([*root.iterdir(), *(each for home in homes for each in home.rglob("*"))])
    names = [each.relative_to(root) for each in found if each.suffix.lower() == ".rmd"]
    kept = [name.as_posix() for name in names if not any(part.startswith(("_", ".")) for part in name.parts)]
    return sorted(sorted(kept, key=_natural), key=lambda name: name.casefold() != "index.rmd")


def _divided(folder: Path, names: Sequence[str]) -> Iterator[ListedFile]:
    """Give each file its part and matter, as bookdown's headings say: `# (PART) One`, `# (APPENDIX) More`."""
    matter, part = Matter.MAIN, None
    home = folder.resolve()
    for name in names:
        path = (home / name).resolve()
        inside = path.is_relative_to(home) and path.is_file()
        for head in DIVIDING.finditer(_text(path)) if inside else ():
            part = head["title"] if head["kind"] == "PART" and matter is Matter.MAIN else None
            matter = Matter.BACK if head["kind"] == "APPENDIX" else matter
        yield ListedFile(name, matter, part)


def _leanpub(_: Path, path: Path) -> Listed:
    files, matter = [], Matter.MAIN
    for line in _text(path).split("\n"):
        name = line.strip()
        if name in MATTERS:
            matter = MATTERS[name]
        elif name and not name.startswith("#"):
            files.append(ListedFile(name, matter))
    return Listed(path.parent, tuple(files))


def _plain(folder: Path) -> Listed:
    names = [
        each.relative_to(folder).as_posix()
        for pattern in ("*", "*/*")
        for each in folder.glob(pattern)
        if each.suffix.lower() in READ and each.stem.casefold() not in ABOUT and each.is_file()
    ]
    kept = sorted((name for name in names if not name.startswith((".", "_"))), key=_natural)
    guess = Guess(
        "order", ", ".join(kept[:3]), "files are read in the order of their names", 0.7, folder.name
    )
    return Listed(folder, tuple(map(ListedFile, kept)), guesses=(guess,) if len(kept) > 1 else ())


def _natural(name: str) -> list[tuple[bool, int, str]]:
    pieces = (piece for piece in re.split(r"(\d+)", name.casefold()) if piece)
    return [(not piece.isdecimal(), int(piece) if piece.isdecimal() else 0, piece) for piece in pieces]


def _text(path: Path) -> str:
    return path.read_bytes()[:LARGEST].decode("utf-8-sig", errors="replace").replace("\r\n", "\n")


def _yaml(path: Path) -> dict[str, Any]:
    text = _text(path)
    # An alias could make a file of a few lines as large as the memory.
    if re.search(r"(?m)[:\-\s]\*\w", text):
        return {}
    try:
        told = yaml.safe_load(text)
    except yaml.YAMLError:
        return {}
    return told if isinstance(told, dict) else {}


#: Who reads which tool's list, by the list's name.
LISTS: Mapping[str, Callable[[Path, Path], Listed]] = {
    "SUMMARY.md": _mdbook,
    "_quarto.yml": _quarto,
    "_quarto.yaml": _quarto,
    "_bookdown.yml": _bookdown,
    "Book.txt": _leanpub,
}
