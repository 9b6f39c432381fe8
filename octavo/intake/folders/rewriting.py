"""Write what other tools' Markdown has in ways of its own as Octavo has it; the rest stays as it is."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from octavo.code_mask import mask_code
from octavo.intake.draft import Guess, Loss
from octavo.intake.folders.lists import DIVIDING

__all__ = ["Rewriting"]

#: Tools' names of what stands aside, by ours.
ASIDE = {"note": "note", "tip": "tip", "info": "note", "hint": "tip", "important": "important"}
ASIDE |= {"warning": "warning", "caution": "caution", "danger": "warning"}
#: Markua's letters before a line that stands aside.
LETTERS = {
    "A": "box",
    "B": "box",
    "W": "warning",
    "T": "tip",
    "E": "warning",
    "I": "note",
    "Q": "note",
    "D": "note",
    "X": "note",
}

PART = r"(?P<path>[^\s:{}]+)(?P<part>(?::[\w-]*)*)[^{}\n]*"
INCLUDED = re.compile(
    rf"^\{{\{{#(?:include|playground|rustdoc_include)[ \t]+{PART}\}}\}}[ \t]*$", re.MULTILINE
)
CODE_INCLUDED = re.compile(
    r"^(?P<fence>```+|~~~+)(?P<info>[^\n`]*)\n\{\{#(?:include|playground|rustdoc_include)[ \t]+"
    r"(?P<path>[^\s:{}]+)(?P<part>(?::[\w-]*)*)[^{}\n]*\}\}[ \t]*\n(?P=fence)[ \t]*$",
    re.MULTILINE,
)
SHORT_INCLUDED = re.compile(r"^\{\{<[ \t]*include[ \t]+(?P<path>\S+)[ \t]*>\}\}[ \t]*$", re.MULTILINE)
ALERT = re.compile(r"^>[ \t]*\[!(?P<kind>\w+)\][ \t]*\n(?P<body>(?:>.*(?:\n|\Z))*)", re.MULTILINE)
CALLOUT = re.compile(
    r"^(?P<colons>:{3,})[ \t]*\{(?P<before>[^}\n]*)\.callout-(?P<kind>\w+)(?P<after>[^}\n]*)\}", re.MULTILINE
)
TITLED = re.compile(r"(?:title|caption)=\"(?P<title>[^\"]*)\"")
LETTERED = re.compile(r"^(?:(?P<letter>[ABWTEIQDX])>.*(?:\n|\Z))(?:(?P=letter)>.*(?:\n|\Z))*", re.MULTILINE)
CHUNK = re.compile(r"^(?P<fence>```+)\{(?P<language>\w+)(?P<options>[ ,][^}\n]*)?\}[ \t]*$", re.MULTILINE)
REFERENCE = re.compile(r"\\@ref\((?P<key>[\w:.-]+)\)")
DIRECTIVES = "width|height|float|align|pagebreak|frontmatter|mainmatter|backmatter"
LEFT = re.compile(
    rf"\{{\{{[<#%].*?\}}\}}|^\{{(?:{DIRECTIVES})[^}}\n]*\}}[ \t]*$",
    re.MULTILINE,
)
IMAGE = re.compile(r"<img\b(?P<attributes>[^<>]*?)/?>", re.IGNORECASE)
ATTRIBUTE = re.compile(r"(?P<name>[\w-]+)\s*=\s*(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)')")
#: Tags that Markdown has signs for, in any dialect that is written here.
SIGNS = {"em": "*", "i": "*", "strong": "**", "b": "**", "br": "\\\n"}
TAG = re.compile(r"</?(?P<name>[a-zA-Z][\w-]*)(?:\s[^<>]*)?/?>")


@dataclass(slots=True)
class Rewriting:
    """Rewrite one file. Not frozen: it gathers what it guesses and drops."""

    name: str
    guesses: list[Guess] = field(default_factory=list)
    losses: list[Loss] = field(default_factory=list)

    def rewrite(self, text: str) -> str:
        """Give the text with includes, callouts, references, chunks and raw HTML as Octavo has them."""
        text = self._each(CODE_INCLUDED, text, self._code_include, code=True)
        text = self._each(INCLUDED, text, self._include)
        text = self._each(SHORT_INCLUDED, text, self._include)
        text = self._each(DIVIDING, text, self._divide)
        text = self._each(ALERT, text, self._alert)
        text = self._each(CALLOUT, text, self._callout)
        text = self._each(LETTERED, text, self._lettered)
        text = self._each(CHUNK, text, self._chunk, code=True)
        text = self._each(REFERENCE, text, lambda match: f"@{match['key']}")
        text = self._each(LEFT, text, lambda match: self._drop("directive", match[0], match[0]))
        text = self._each(IMAGE, text, self._image)
        return self._each(TAG, text, self._tag)

    def _each(
        self,
        pattern: re.Pattern[str],
        text: str,
        change: Callable[[re.Match[str]], str],
        *,
        code: bool = False,
    ) -> str:
        """Change what a pattern finds, but not in code, unless it is code that is looked for."""
        masked = text if code else mask_code(text, "\0")
        pieces, at = [], 0
        for match in pattern.finditer(text):
            if match.start() >= at and masked[match.start()] != "\0":
                pieces += [text[at : match.start()], change(match)]
                at = match.end()
        return "".join([*pieces, text[at:]])

    def _include(self, match: re.Match[str]) -> str:
        self._written("include", match[0], "it is included as Octavo does", match[0])
        path = match["path"]
        return f'::: {{include="{path}"}}\n:::'

    def _code_include(self, match: re.Match[str]) -> str:
        language = re.split(r"[,\s{]", match["info"].strip())[0]
        parts = match["part"].split(":")[1:]
        chosen = _lines(parts)
        directive = match[0].split("\n")[1]
        self._written("include", directive, "it is included as Octavo does", directive)
        classes = f".{language} " if language else ""
        return f'{match["fence"]}{{{classes}include="{match["path"]}"{chosen}}}\n{match["fence"]}'

    def _divide(self, match: re.Match[str]) -> str:
        self._written("part", match[0], "it stands in book.yaml", f"{match['kind']} {match['title']}")
        return ""

    def _alert(self, match: re.Match[str]) -> str:
        kind = ASIDE.get(match["kind"].lower(), "note")
        self._written("callout", match["kind"], f"its name is said by the class {kind}", match["kind"])
        body = "\n".join(line[1:].removeprefix(" ") for line in match["body"].rstrip("\n").split("\n"))
        return f"::: {kind}\n{body}\n:::\n"

    def _callout(self, match: re.Match[str]) -> str:
        kind = ASIDE.get(match["kind"].lower(), "note")
        title = TITLED.search(match["after"])
        said = f"\n**{title['title']}**\n" if title else ""
        if title:
            self.guesses.append(
                Guess("title", title["title"], "the title of a callout, now a bold line", 0.9, self.name)
            )
        return f"{match['colons']} {kind}{said}"

    def _lettered(self, match: re.Match[str]) -> str:
        lines = match[0].rstrip("\n").split("\n")
        self._written("aside", match[0], "a letter before each line said so", match["letter"] * len(lines))
        body = "\n".join(line[2:].removeprefix(" ") for line in lines)
        return f"::: {LETTERS[match['letter']]}\n{body}\n:::\n"

    def _chunk(self, match: re.Match[str]) -> str:
        self.guesses.append(Guess("code", match[0], "it is shown, and not run", 0.9, self.name))
        # What stands in the braces are words to pandoc, since it is no attribute.
        braced = f"{match['language']}{match['options'] or ''}"
        self._written("chunk", match[0], "its braces say how code is run", braced)
        return f"{match['fence']} {match['language']}"

    def _image(self, match: re.Match[str]) -> str:
        said = {
            each["name"].lower(): each["double"] or each["single"] or ""
            for each in ATTRIBUTE.finditer(match["attributes"])
        }
        alt = said.get("alt", "").replace('"', "”")
        return f'![](<{said.get("src", "")}>){{alt="{alt}"}}' if alt else f"![](<{said.get('src', '')}>)"

    def _tag(self, match: re.Match[str]) -> str:
        sign = SIGNS.get(match["name"].lower())
        return sign or self._drop("tag", match[0], "")

    def _drop(self, kind: str, words: str, letters: str) -> str:
        self.losses.append(Loss(kind, words, "Octavo has nothing like it", self.name, letters=letters))
        return ""

    def _written(self, kind: str, words: str, reason: str, letters: str) -> None:
        self.losses.append(Loss(kind, words, reason, self.name, letters=letters))


def _lines(parts: list[str]) -> str:
    """Write which part of a file is included: mdBook's `:ANCHOR`, `:3`, `:3:8`, `::8`."""
    if not parts or not any(parts):
        return ""
    if not re.fullmatch(r"\d*", parts[0]):
        return f' marker="{parts[0]}"'
    if len(parts) == 1:
        return f' lines="{parts[0]}"'
    return f' lines="{parts[0] or ""}-{parts[1]}"'
