"""Hold a book's settings: frozen values, checked when they are made, which read nothing themselves."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Discriminator,
    Field,
    StringConstraints,
    Tag,
    ValidationInfo,
    field_validator,
    model_validator,
)

from octavo import shapes
from octavo.bounds import Allow, Limits
from octavo.identifiers import default_identifier, identifier
from octavo.model import Model, Text
from octavo.sales import Price, Sales, Subject, SubjectCode
from octavo.shapes import RELATORS
from octavo.specification import (
    Abbreviations,
    Accessibility,
    Citations,
    Contents,
    Epub,
    Fonts,
    Glossary,
    IndexPlan,
    MadeLeaf,
    Notes,
    Print,
    References,
)

__all__ = [
    "RELATORS",
    "Abbreviations",
    "Accessibility",
    "Allow",
    "Citations",
    "Contents",
    "Epub",
    "Fonts",
    "Glossary",
    "Identifiers",
    "IndexPlan",
    "Limits",
    "MadeLeaf",
    "Notes",
    "PartGroup",
    "Person",
    "Price",
    "Print",
    "References",
    "Sales",
    "Series",
    "Settings",
    "SubjectCode",
    "Title",
    "Web",
]


def _kind_of_entry(entry: Any) -> str:  # noqa: ANN401 -- whatever the author wrote in the list
    return "made" if isinstance(entry, PartGroup | MadeLeaf | dict) else "file"


Tagged = Annotated[Text, AfterValidator(identifier)]


class Title(Model):
    """Name the book."""

    main: Text
    """The title proper."""
    subtitle: Text | None = None
    """What stands under the title on the title page."""


class Person(Model):
    """Name somebody who made the book, and what they did."""

    name: Text
    """The name as it is printed."""
    role: Annotated[Text, AfterValidator(shapes.role)] = "author"
    """What they did: author, editor, translator, illustrator, foreword, ..."""
    sort: Text | None = None
    """The name as a catalogue sorts it: "Surname, Given"."""
    organisation: bool = False
    """Whether it is the name of a body, not of a person."""


class Series(Model):
    """Name the series that the book belongs to."""

    name: Text
    """The series' title."""
    number: Annotated[Text, StringConstraints(pattern=r"^\d{1,4}(\.\d{1,4}){0,3}$")] | None = None
    """The book's number in it."""


class PartGroup(Model):
    """Gather chapters in a part."""

    part: Text
    """The part's title, printed on a leaf of its own."""
    id: Annotated[Text, StringConstraints(pattern=r"^[^\s#]+$")] | None = None
    """What references and links call it: `part:one`."""
    chapters: Annotated[tuple[Text, ...], Field(min_length=1)]
    """The part's chapter files, in reading order."""


class Identifiers(Model):
    """Identify each format: an ISBN of its own, or a URI."""

    epub: Tagged | None = None
    """Of the EPUB. Default: a UUID made from the slug."""
    print: Tagged | None = None
    """Of the printed book."""
    screen: Tagged | None = None
    """Of the PDF for the screen."""
    web: Tagged | None = None
    """Of the web book."""


class Web(Model):
    """Set the web book."""

    url: Annotated[Text, StringConstraints(pattern=r"^https?://\S+$")] | None = None
    """Where the web book will stand; makes its canonical links."""
    downloads: tuple[Literal["epub", "kobo", "screen", "print"], ...] = ("epub", "screen", "print")
    """The formats that its first page offers as files, of those that are built with it."""


Entry = Annotated[
    Annotated[Text, Tag("file")] | Annotated[PartGroup, Tag("made")], Discriminator(_kind_of_entry)
]
BackEntry = Annotated[
    Annotated[Text, Tag("file")] | Annotated[MadeLeaf, Tag("made")], Discriminator(_kind_of_entry)
]


class Settings(Model):
    """Hold all that `book.yaml` may say; only the title has no default."""

    title: Title
    """The title, or `{main: ..., subtitle: ...}`."""
    authors: tuple[Person, ...] = ()
    """Names, or `{name: ..., role: ..., sort: ...}`, in the order of the title page."""
    lang: Annotated[Text, AfterValidator(shapes.language)] = "en"
    """The language of the text, as BCP 47 writes it: en, en-GB, pt-BR."""
    slug: Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$")] = Field(
        default_factory=lambda given: shapes.default_slug(given["title"].main)
    )
    """The name of the outputs, without ending. Default: made from the title."""
    date: Annotated[dt.date, BeforeValidator(shapes.published)] | None = None
    """The day, month or year of publication: 2026-11-23, 2026-11, 2026."""
    identifiers: Annotated[Identifiers, Field(validate_default=True)] = Identifiers()
    """ISBNs or URIs, one for each format."""
    publisher: Text | None = None
    """Who publishes the book."""
    rights: Text | None = None
    """The copyright notice or licence; an empty line begins a new paragraph."""
    description: Text | None = None
    """What the book is about, as a bookshop shows it."""
    edition: Text | None = None
    """Which edition this is, as printed: "Second edition"."""
    printing: Text | None = None
    """The printing line of the copyright page, in the PDFs alone: "10 9 8 7 6 5 4 3 2 1"."""
    series: Series | None = None
    """The series that the book belongs to, or `{name: ..., number: ...}`."""
    subjects: tuple[Subject, ...] = ()
    """What the book is about: words, or `{scheme: thema, code: NHD}`."""
    sales: Sales = Sales()
    """How the book is sold: its price, its audience, where."""
    cover: Text | None = None
    """The cover's image file."""
    markdown: Annotated[Text, AfterValidator(shapes.dialect)] = "markdown"
    """The dialect: markdown, gfm, commonmark_x or markdown_mmd, with +extension or -extension."""
    front: tuple[Text, ...] = ()
    """Files before the first chapter: preface, foreword."""
    chapters: tuple[Entry, ...] = ()
    """The chapters' files in reading order, or parts: `{part: ..., chapters: [...]}`."""
    back: tuple[BackEntry, ...] = ()
    """Files after the last chapter; `{index: true}`, `{glossary: true}` place what the book makes."""
    divide: Annotated[int, Field(ge=1, le=3)] = 1
    """The heading level at which a chapter's file is divided into leaves."""
    contents: Contents = Contents()
    """The table of contents."""
    notes: Notes = Notes()
    """The footnotes."""
    print: Print = Print()
    """The PDF for the printer."""
    printed_pages: bool = True
    """Whether EPUB and web book tell where each printed page begins; no, for a book without printed pages."""
    epub: Epub = Epub()
    """The EPUB."""
    accessibility: Accessibility = Accessibility()
    """What a person says about how the EPUB can be read."""
    web: Web = Web()
    """The web book."""
    fonts: Fonts = Fonts()
    """The typefaces."""
    references: References = References()
    """How what is referred to is numbered, and references are set."""
    bibliography: tuple[Text, ...] = ()
    """Files of references that citations are made from."""
    csl: Text | None = None
    """The citation style's file, in CSL 1.0. Default: Chicago, author and date."""
    citations: Citations = Citations()
    """How citations are set."""
    variables: dict[str, Text] = Field(default_factory=dict)
    """Values that the text quotes, by name: `[]{meta=version}`."""
    glossary: Glossary = Glossary()
    """The glossary: a file of definitions, several, or `{files: ..., list: ...}`."""
    abbreviations: Abbreviations = Abbreviations()
    """The abbreviations: a file of them, several, or `{files: ..., full: ...}`."""
    editions: dict[str, dict[str, Any]] = Field(default_factory=dict)
    """Other settings by edition, laid over these by `--edition NAME`."""
    allow: tuple[Allow, ...] = ()
    """Findings that are known and wanted."""
    limits: Limits = Limits()
    """What one build may use."""

    @model_validator(mode="before")
    @classmethod
    def _short_forms(cls, written: Any) -> Any:  # noqa: ANN401 -- pydantic hands over whatever was written
        return shapes.in_full(written) if isinstance(written, dict) else written

    @field_validator("identifiers")
    @classmethod
    def _identify(cls, given: Identifiers, info: ValidationInfo) -> Identifiers:
        slug = info.data.get("slug")
        if given.epub or slug is None:
            return given
        return given.model_copy(update={"epub": default_identifier(slug)})
