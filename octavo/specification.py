"""Hold what is specified for a format: the page and its printer, the EPUB, how contents and notes are set."""

from __future__ import annotations

from typing import Annotated, Any, Literal, Self

from pydantic import AfterValidator, BeforeValidator, Field, StringConstraints, model_validator

from octavo import shapes
from octavo.model import Model, Text
from octavo.shapes import ShapeError

__all__ = [
    "Abbreviations",
    "Accessibility",
    "Citations",
    "Contents",
    "Epub",
    "Fonts",
    "Glossary",
    "IndexPlan",
    "MadeLeaf",
    "Notes",
    "Print",
    "References",
]


class Contents(Model):
    """Set the table of contents."""

    depth: Annotated[int, Field(ge=1, le=6)] = 2
    """How many levels of headings it lists."""
    figures: bool = False
    """Whether a list of the figures, by their captions, follows the contents."""
    tables: bool = False
    """Whether a list of the tables, by their captions, follows the contents."""
    listings: bool = False
    """Whether a list of the listings, by their captions, follows the contents."""


class Notes(Model):
    """Set the footnotes."""

    place: Literal["page", "chapter", "book"] = "page"
    """Where they stand: at the foot of the page (in print), or at the end of the chapter or the book."""
    numbering: Literal["chapter", "book"] = "chapter"
    """Whether numbers begin again with each chapter or run through the book."""


class References(Model):
    """Number what is referred to, and set the references to it."""

    numbering: Literal["book", "chapter"] = "book"
    """Whether figures, tables, equations and listings are numbered through the book, or 3.1 by chapter."""
    sections: Annotated[int, Field(ge=0, le=6)] = 0
    """How many levels of headings have numbers: 1 for chapters, 2 for their sections too."""
    pages: Literal["all", "labels", "none"] = "all"
    """Which links into the book tell their page in the PDFs: all, those that are labels, or none."""


class Citations(Model):
    """Set the citations."""

    bibliography: Literal["book", "chapter"] = "book"
    """Whether the references are listed once for the book, or at the end of each chapter that cites."""
    nocite: tuple[Text, ...] = ()
    """Keys of entries that are listed though no chapter cites them; `*` stands for all."""


class IndexPlan(Model):
    """Set an index."""

    name: Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9-]{0,39}$")] | None = None
    """What a mark calls it (`index="people"`) where a book has several. Default: none, the general index."""
    title: Text | None = None
    """Its heading. Default: "Index", in the book's language."""
    order: Literal["standard", "phonebook", "traditional", "pinyin", "stroke", "zhuyin"] = "standard"
    """How it is sorted, where the book's language has several ways: `phonebook` takes German ä for ae."""
    ranges: Literal["full", "short"] = "full"
    """How print writes the last page of a range: in full, or only what has changed, as Chicago has it."""


def _asked(written: Any) -> Any:  # noqa: ANN401 -- whatever was written
    """Give what `true` and `false`, which YAML has as words, mean where keys and values may stand."""
    meant: dict[str, Any] = {"true": {}, "yes": {}, "on": {}, "false": None, "no": None, "off": None}
    return meant.get(str(written).lower(), written) if isinstance(written, bool | str) else written


class MadeLeaf(Model):
    """Ask for a leaf that the book makes itself."""

    bibliography: bool = False
    """Whether it lists the references that the book cites."""
    glossary: bool = False
    """Whether it lists the terms that the book defines."""
    abbreviations: bool = False
    """Whether it lists the abbreviations that the book uses."""
    index: Annotated[IndexPlan | None, BeforeValidator(_asked)] = None
    """Whether it is an index of the places that are marked; or which, and how: `{name: ..., title: ...}`."""

    @model_validator(mode="after")
    def _something(self) -> Self:
        if not self.model_fields_set:
            message, hint = "nothing is asked for", "write a file's name, or `{index: true}`"
            raise ShapeError(message, hint)
        return self


class Glossary(Model):
    """Define terms, and say how they are marked."""

    files: tuple[Text, ...] = ()
    """Markdown files of definition lists: `Soviet`, and below it `: A council.`"""
    first: Literal["book", "chapter"] = "book"
    """Whether a term's first use is marked once in the book, or in each chapter."""
    list: Literal["all", "used"] = "all"
    """Whether all entries are listed, or those that the book uses."""


class Abbreviations(Glossary):
    """Say what abbreviations stand for, and how they are marked."""

    full: bool = False
    """Whether the first use is written in full, with the abbreviation in brackets."""


class Fonts(Model):
    """Choose the typefaces."""

    text: Text = "EB Garamond"
    """Of the text."""
    mono: Text = "Source Code Pro"
    """Of code."""
    others: Annotated[tuple[Text, ...], Field(max_length=26)] = ()
    """Of letters that these two have not: installed families, or font files of the book's folder."""


class Epub(Model):
    """Set the EPUB."""

    writing: Literal["horizontal", "vertical"] = "horizontal"
    """How lines run: vertical for Japanese or Chinese in columns, from right to left."""
    kobo: bool = False
    """Whether a copy in Kobo's own manner, SLUG.kepub.epub, is made too."""
    shops: tuple[Literal["apple", "google", "kdp", "kobo"], ...] = ("apple", "google", "kdp", "kobo")
    """The shops whose rules it must keep."""


class Accessibility(Model):
    """Say what a person has found out about how the EPUB can be read; all else is computed."""

    reviewed_by: Text | None = None
    """Who has reviewed it and found that it keeps EPUB Accessibility 1.1 at WCAG 2.2, level AA."""
    credential: Text | None = None
    """What entitles them to say so."""
    report: Annotated[Text, StringConstraints(pattern=r"^https?://\S+$")] | None = None
    """Where their report is published."""
    exemption: Literal["microenterprise", "disproportionate-burden", "fundamental-alteration"] | None = None
    """Why the European Accessibility Act does not bind the book, if it does not."""


class Print(Model):
    """Set the PDF for the printer."""

    printer: Literal["kdp", "ingramspark", "lulu", "bod", "offset"] = "kdp"
    """Whose rules for gutter, bleed, colours and page count it follows."""
    trim: Annotated[Text, AfterValidator(shapes.trim)] = "5.5x8.5"
    """The size of the cut page: inches (6x9), millimetres (148x210mm), or a name (a5, royal)."""
    paper: Literal["white", "cream"] = "cream"
    """The paper, which decides how thick the book is."""
    ink: Literal["black", "color"] = "black"
    """Whether the inside is printed in black alone, colours as greys, or in colours."""
    bleed: Literal["auto"] | bool = "auto"
    """Whether the pages have bleed: auto where a picture of the class `bleed` runs to the edge."""
    marks: bool = False
    """Whether crop marks are drawn around the page, where the printer takes them."""
    profile: Text | None = None
    """The printer's own ICC profile for CMYK, a file of the book's folder. Default: ISO Coated v2 300 %."""
    opening: Literal["recto", "next"] = "recto"
    """Whether a chapter opens on a recto, or on the next page."""
    verso: Literal["book", "part"] = "part"
    """What a verso's running head says: the part's title where the book has parts, or always the book's."""
    size: Annotated[float, Field(ge=7, le=30)] | None = None
    """The size of the text in pt. Default: 10.5 to 12, by the width of the page."""
    align: Literal["justify", "left"] = "justify"
    """Whether the lines end at the margin, or where they will."""
    drop_caps: bool = False
    """Whether a chapter begins with a letter three lines high, in place of a first line in small capitals."""
    cover: Text | None = None
    """A cover of the author's own, back, spine and front in one PDF: it is checked against the page count."""
