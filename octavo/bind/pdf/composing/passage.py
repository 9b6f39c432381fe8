"""Read a paragraph off WeasyPrint's boxes before it is laid out: how far each letter stands.

It falls into passages, between which stands what nobody can measure beforehand: a picture, a formula, an
end of a line that is asked for. Letters are counted through the whole paragraph, from its beginning.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from weasyprint.formatting_structure import boxes
from weasyprint.layout import inline
from weasyprint.text.ffi import FROM_UNITS
from weasyprint.text.line_break import can_break_text

from octavo.bind.pdf.make_ready.made import made_for
from octavo.bind.pdf.make_ready.measure import Measured, measured_whole

__all__ = ["Paragraph", "Passage", "Path", "Setting", "read_paragraph", "spaces_in"]

#: The way to a box: its number among the children of the line, then among those of that, and so on.
Path = tuple[int, ...]
#: The letter that a picture counts as where lines may end beside it: an ideograph (CSS Text 3, section 5.1).
ATOM = "\u2e80"
#: What a style says of where lines end.
MANNER = ("white_space", "hyphens", "hyphenate_character", "hyphenate_limit_chars", "lang")
#: In which lines end at spaces and at no sign of their own (CSS Text 3, section 3).
PLAIN = {"normal", "nowrap"}
#: What a line may not end in (the same).
HELD = {"nowrap", "pre"}


@dataclass(frozen=True, slots=True)
class Setting:
    """Hold a text as it is set: from which letter and which place on, in CSS px, and after how many spaces.

    `edge` is where a line begins of which it is the first text; `joint` says whether a line may end there.
    `breaks` are the letters of the text before which one may.
    """

    first: int
    left: float
    spaces: int
    known: Measured
    style: Any
    edge: float
    joint: bool
    breaks: Sequence[int]

    def place(self, letter: int) -> tuple[float, int]:
        """Give how far a letter of the paragraph stands from its beginning, and after how many spaces."""
        within = letter - self.first
        left: float = self.left + self.known.places[within] * FROM_UNITS
        return left, self.spaces + spaces_in(self.known.text[:within])

    @property
    def told(self) -> tuple[Any, ...]:
        """Give all that plans of its lines depend on."""
        known, style = self.known, self.style
        manner = tuple(style[name] for name in MANNER)
        where = (self.first, self.left, self.spaces, self.edge, self.joint)
        return known.text, known.word_spacing, id(made_for(style)), *manner, *where

    @property
    def trimmed(self) -> float:
        """Give where the text ends, its last space not counted."""
        end, _ = self.place(self.first + len(self.known.text.rstrip(" ")))
        return end

    @property
    def right(self) -> float:
        """Give where the text ends, its last space counted."""
        end, _ = self.place(self.first + len(self.known.text))
        return end


@dataclass(frozen=True, slots=True)
class Passage:
    """Hold texts between which nothing stands; one that is `closed` ends its paragraph, or a line of it."""

    settings: Sequence[Setting]
    closed: bool


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Hold the passages of a paragraph, with which letter each of its boxes begins, and the texts in them."""

    passages: Sequence[Passage]
    begins: Mapping[Path, int]
    texts: Mapping[Path, str]

    def letter(self, skip: Any) -> int | None:  # noqa: ANN401 -- WeasyPrint's
        """Give the letter at which a line begins, from WeasyPrint's way to it; None where it leads elsewhere.

        The way is of numbers of boxes, and in a text of a number of bytes.
        """
        path: Path = ()
        while skip:
            ((number, skip),) = skip.items()
            if path in self.texts:
                return self.begins[path] + len(self.texts[path].encode()[: number or 0].decode())
            path = (*path, number)
        return self.begins.get(path) if path else 0


def read_paragraph(linebox: Any, block: Any) -> Paragraph:  # noqa: ANN401 -- WeasyPrint's
    """Read a paragraph that is yet to be laid out in a block."""
    reader = _Reader(block)
    reader.read(linebox, ())
    reader.end(closed=True)
    return Paragraph(tuple(reader.found), reader.begins, reader.texts)


def spaces_in(text: str) -> int:
    """Count the spaces that grow in a justified line."""
    return text.count(" ") + text.count("\u00a0")


@lru_cache(maxsize=20_000)
def _may_end(before: str, behind: str, lang: str | None) -> bool:
    """Say whether a line may end between two letters."""
    return bool(can_break_text(before + behind, lang))


@dataclass(slots=True)
class _Reader:
    """Read boxes in order; `letters`, `left` and `spaces` say how far it has come."""

    block: Any
    found: list[Passage] = field(default_factory=list)
    settings: list[Setting] = field(default_factory=list)
    begins: dict[Path, int] = field(default_factory=dict)
    texts: dict[Path, str] = field(default_factory=dict)
    letters: int = 0
    left: float = 0.0
    spaces: int = 0
    edge: float = 0.0
    joint: bool = False

    def read(self, box: Any, path: Path) -> tuple[str | None, str | None]:  # noqa: ANN401 -- WeasyPrint's
        """Read what stands in a line or in a box of it; give its first and its last letter, if it has any."""
        first = last = None
        held = box.style["white_space"] in HELD
        for number, child in enumerate(box.children):
            at = (*path, number)
            self.begins[at] = self.letters
            if not child.is_in_normal_flow():
                if child.is_floated():
                    self.pause()
                continue
            opening = _opening(child)
            if opening is not None and (last is not None or not path):
                self.edge = self.left
                self.joint = last == " " or (
                    last is not None and not held and _may_end(last, opening, child.style["lang"])
                )
            begun, ended = self._child(child, at)
            first = begun if first is None else first
            last = " " if child.trailing_collapsible_space else ended
        return first, last

    def _child(self, child: Any, path: Path) -> tuple[str | None, str | None]:  # noqa: ANN401 -- WeasyPrint's
        if isinstance(child, boxes.TextBox):
            return self._text(child, path)
        if not isinstance(child, boxes.InlineBox) or child.is_leader:
            self.pause()
            return ATOM, ATOM
        inline.resolve_percentages(child, self.block)
        self.left += _beside(child, "left")
        letters = self.read(child, path)
        self.left += _beside(child, "right")
        return letters

    def _text(self, box: Any, path: Path) -> tuple[str | None, str | None]:  # noqa: ANN401 -- WeasyPrint's
        text = box.text
        if not text:
            return None, None
        self.texts[path] = text
        style = box.style
        plain = style["white_space"] in PLAIN and style["letter_spacing"] == "normal"
        known = measured_whole(text, style) if plain else None
        if known is None or not known.places or not style["font_size"]:
            self.end(closed=text.startswith("\n"))
            self.letters += len(text)
            return text[0], text[-1]
        breaks = known.breaks if style["white_space"] == "normal" else ()
        self.settings.append(
            Setting(self.letters, self.left, self.spaces, known, style, self.edge, self.joint, breaks)
        )
        self.joint = False
        self.letters += len(text)
        self.left = self.settings[-1].right
        self.spaces += spaces_in(text)
        return text[0], text[-1]

    def pause(self) -> None:
        """End a passage before what cannot be measured, which counts as a letter."""
        self.end(closed=False)
        self.letters += 1

    def end(self, *, closed: bool) -> None:
        """End a passage."""
        if self.settings:
            self.found.append(Passage(tuple(self.settings), closed))
        self.settings, self.joint = [], False


def _opening(box: Any) -> str | None:  # noqa: ANN401 -- WeasyPrint's
    """Give the first letter in a box, if it has one."""
    if isinstance(box, boxes.TextBox):
        return box.text[0] if box.text else None
    if not isinstance(box, boxes.InlineBox):
        return None
    return next((letter for child in box.children if (letter := _opening(child)) is not None), None)


def _beside(box: Any, side: str) -> float:  # noqa: ANN401 -- WeasyPrint's
    """Give how wide the edge of a box is, in CSS px."""
    margin = getattr(box, f"margin_{side}")
    width: float = getattr(box, f"padding_{side}") + getattr(box, f"border_{side}_width")
    return width + (0.0 if margin == "auto" else margin)
