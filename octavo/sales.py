"""Hold what the book trade asks to know of a book: its subjects by their codes, and how it is sold."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Annotated, Any, Literal, Self

from pydantic import (
    BeforeValidator,
    Discriminator,
    Field,
    StringConstraints,
    Tag,
    WithJsonSchema,
    model_validator,
)

from octavo.model import Model, Text
from octavo.shapes import ShapeError

__all__ = ["SCHEMES", "Price", "Sales", "Subject", "SubjectCode"]

#: The shape of a code in each scheme, and one of it.
SCHEMES = {
    "bisac": (r"[A-Z]{3}\d{6}", "HIS032000"),
    "clil": (r"\d{4}", "3377"),
    "dewey": (r"\d{3}(\.\d+)?", "947.0841"),
    "lcsh": (r"\S.*", "Soviet Union--History"),
    "thema": (r"[A-Z1-6][A-Z0-9]{0,7}(-[A-Z0-9]{1,3}){0,4}", "NHD"),
    "wgs": (r"\d{3,4}", "1558"),
}

Country = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")]
Place = Annotated[str, StringConstraints(pattern=r"^([A-Z]{2}|world)$")]
#: Money: a number that is written out, so that no digit of it is rounded.
Amount = Annotated[
    Decimal,
    Field(ge=0, max_digits=10, decimal_places=2, allow_inf_nan=False),
    WithJsonSchema({"type": ["number", "string"]}),
]


class SubjectCode(Model):
    """File the book under a code of a scheme."""

    scheme: Literal["bisac", "clil", "dewey", "lcsh", "thema", "wgs"]
    """Whose code it is: `thema`, `bisac`, `clil`, `dewey`, `lcsh` (a heading), or `wgs`."""
    code: Text
    """The code, or the heading of `lcsh`: NHD."""
    heading: Text | None = None
    """What the code stands for, in words."""

    @model_validator(mode="after")
    def _shaped(self) -> Self:
        shape, example = SCHEMES[self.scheme]
        if not re.fullmatch(shape, self.code):
            message = f"{self.code!r} is no code of {self.scheme}"
            raise ShapeError(message, f"one of it is {example}")
        return self


def _kind_of_subject(entry: Any) -> str:  # noqa: ANN401 -- whatever the author wrote in the list
    return "coded" if isinstance(entry, SubjectCode | dict) else "words"


def _listed(written: Any) -> Any:  # noqa: ANN401 -- whatever was written
    return [written] if isinstance(written, str) else written


Subject = Annotated[
    Annotated[Text, Tag("words")] | Annotated[SubjectCode, Tag("coded")], Discriminator(_kind_of_subject)
]


class Price(Model):
    """Set a price."""

    amount: Amount
    """What a reader pays; 0 is free of charge."""
    currency: Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")]
    """The currency, in three letters: EUR, GBP, USD."""
    format: Literal["print", "epub", "screen"] | None = None
    """Of which format it is the price. Default: of each."""
    tax: Literal["included", "excluded"] = "included"
    """Whether taxes are in it, as in Europe, or come to it, as in America."""
    countries: tuple[Country, ...] = ()
    """Where it is the price, in two letters each: [GB, IE]. Default: where the currency is used."""


class Sales(Model):
    """Say how the book is sold; every line may be left out."""

    status: Literal["forthcoming", "active"] | None = None
    """Whether it is yet to come or out. Default: told by `date`."""
    imprint: Text | None = None
    """The name under which the publisher brings it out, where that is another than the publisher's."""
    city: Text | None = None
    """Where it is published."""
    country: Country | None = None
    """In which country it is published, in two letters: GB."""
    audience: Literal["general", "children", "teenage", "tertiary", "professional", "learners"] | None = None
    """For whom it is."""
    supplier: Text | None = None
    """From whom booksellers have it. Default: the publisher."""
    territory: Annotated[tuple[Place, ...], BeforeValidator(_listed)] = ()
    """Where it may be sold: `world`, or countries in two letters each."""
    exclusive: bool = True
    """Whether the publisher alone may sell it there."""
    prices: tuple[Price, ...] = ()
    """Its prices, one for each currency and format."""
