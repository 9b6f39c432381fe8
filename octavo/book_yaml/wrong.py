"""Say in a writer's words what pydantic found wrong, and at which line and column of `book.yaml`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from octavo import settings, shapes
from octavo.book_yaml.written import Loc, Written
from octavo.findings import Finding
from octavo.model import Model

__all__ = ["setting_findings"]

#: The model of each section of `book.yaml`.
SECTIONS: Mapping[str, type[Model]] = {
    "title": settings.Title,
    "authors": settings.Person,
    "chapters": settings.PartGroup,
    "back": settings.MadeLeaf,
    "back.index": settings.IndexPlan,
    "identifiers": settings.Identifiers,
    "contents": settings.Contents,
    "citations": settings.Citations,
    "notes": settings.Notes,
    "print": settings.Print,
    "web": settings.Web,
    "subjects": settings.SubjectCode,
    "sales": settings.Sales,
    "sales.prices": settings.Price,
    "fonts": settings.Fonts,
    "allow": settings.Allow,
    "limits": settings.Limits,
}

#: What pydantic calls each fault, and how we say it: `{name}` and what pydantic knows of it.
WORDS = {
    "bool_parsing": ("`{name}` must be true or false", None),
    "bool_type": ("`{name}` must be true or false", None),
    "decimal_max_digits": ("`{name}` has too many digits", None),
    "decimal_max_places": ("`{name}` has more than two places behind the point", None),
    "decimal_parsing": ("`{name}` must be a number", None),
    "dict_type": ("`{name}` must hold keys and values", "write `{key}: {{name: value}}`"),
    "finite_number": ("`{name}` must be a number", None),
    "float_parsing": ("`{name}` must be a number", None),
    "float_type": ("`{name}` must be a number", None),
    "greater_than": ("`{name}` must be more than {gt:g}", None),
    "greater_than_equal": ("`{name}` must be at least {ge}", None),
    "int_parsing": ("`{name}` must be a whole number", None),
    "int_type": ("`{name}` must be a whole number", None),
    "less_than_equal": ("`{name}` must be at most {le}", None),
    "literal_error": ("`{name}` must be {expected}", None),
    "missing": ("`{name}` is missing", "write `{key}: ...`"),
    "model_type": ("`{name}` must hold keys and values", "write `{key}: {{name: value}}`"),
    "string_too_short": ("`{name}` is empty", "write its value, or delete the key"),
    "string_type": ("`{name}` must be words", None),
    "too_short": ("`{name}` is empty", "list at least one file"),
    "tuple_type": ("`{name}` must be a list", "write it between brackets: [ ... ]"),
}

#: Lists whose entries are of several kinds.
TAGGED = {"chapters", "back", "subjects"}
#: Nobody reads further; and to find the nearest key for each of many thousands would take minutes.
MOST = 100

#: What to write for keys whose values have a form of their own.
FORMS = {
    "title": "write `title: Small Book`",
    "slug": "letters, digits, points and hyphens, beginning with a letter or a digit: small-book",
    "back.index": "write `index: true`, or `index: {name: people, title: Index of Names}`",
    "back.index.name": "small letters, digits and hyphens, beginning with a letter: people",
    "web.url": "write an address that begins with https://",
    "sales.country": "write the two letters of the country: GB",
    "sales.prices": "write `prices: [{amount: 9.99, currency: EUR}]`",
    "sales.prices.currency": "write the three letters of the currency: EUR",
    "sales.prices.countries": "write the two letters of each country: [GB, IE]",
    "sales.territory": "write `world`, or the two letters of each country: [GB, IE]",
}


def setting_findings(
    error: ValidationError, written: Written, edition: str | None = None
) -> tuple[Finding, ...]:
    """Make a finding of everything that pydantic found wrong, each at its own place."""
    return tuple(
        _unknown(fault, written, edition)
        if fault["type"] == "extra_forbidden"
        else _wrong(fault, written, edition)
        for fault in error.errors()[:MOST]
        # The default slug is made from a title, and the fault in the title is told already.
        if fault["type"] != "default_factory_not_called"
    )


def _wrong(fault: ErrorDetails, written: Written, edition: str | None) -> Finding:
    loc = _written_loc(fault["loc"], written, edition)
    words, hint = _words(fault, _name(fault["loc"]))
    return written.finding("setting-wrong", words, loc, edition=edition, hint=hint)


def _words(fault: ErrorDetails, name: str) -> tuple[str, str | None]:
    known = fault.get("ctx", {})
    reason = known.get("error")
    if isinstance(reason, shapes.ShapeError):
        return f"`{name}`: {reason}", reason.hint
    if fault["type"] == "string_pattern_mismatch":
        return f"`{name}` cannot be {fault['input']!r}", FORMS.get(name)
    words, hint = WORDS.get(fault["type"], (f"`{{name}}`: {fault['msg']}", None))
    words = words.format(name=name, **known)
    if isinstance(fault["input"], str) and fault["input"].strip() and fault["type"] != "missing":
        words += f", not {fault['input']!r}"
    if hint:
        return words, FORMS.get(name) or hint.format(key=name.rpartition(".")[2])
    return words, _close(fault, known)


def _close(fault: ErrorDetails, known: Mapping[str, Any]) -> str | None:
    wanted = str(known.get("expected", "")).replace(" or ", ", ").replace("'", "").split(", ")
    close = shapes.nearest(str(fault["input"]), wanted)
    return f"did you mean {close}?" if close else None


def _unknown(fault: ErrorDetails, written: Written, edition: str | None) -> Finding:
    loc = _written_loc(fault["loc"], written, edition)
    words = f"`{_name(fault['loc'])}` is no setting"
    hint = _meant(str(fault["loc"][-1]), _name(fault["loc"][:-1]))
    return written.finding("setting-unknown", words, loc, edition=edition, key=True, hint=hint)


def _meant(key: str, section: str) -> str | None:
    known = _keys(section)
    close = shapes.nearest(key, known)
    if close:
        return f"did you mean {close}?"
    home = next((name for name, model in SECTIONS.items() if key in model.model_fields), None)
    if home and home != section:
        return f"`{key}` stands under `{home}:`"
    if key in _keys(""):
        return f"`{key}` stands at the margin, not under `{section}:`"
    return "`{}` knows {}".format(section, ", ".join(known)) if section else None


def _keys(section: str) -> list[str]:
    model = SECTIONS.get(section, settings.Settings)
    short = shapes.SHORT_FORMS if model is settings.Settings else ()
    return [*model.model_fields, *short]


def _name(loc: tuple[int | str, ...]) -> str:
    name = ".".join(step for step in _plain(loc) if isinstance(step, str))
    return "title" if name == "title.main" else name


def _plain(loc: tuple[int | str, ...]) -> Iterator[int | str]:
    """Leave out the tags by which pydantic tells a file from what else may be listed."""
    return (step for at, step in enumerate(loc) if not (loc[0] in TAGGED and at == 2))  # noqa: PLR2004


def _written_loc(loc: Loc, written: Written, edition: str | None) -> Loc:
    """Give the place of a long form where the short one was written."""
    plain = tuple(_plain(loc))
    start: Loc = ("editions", edition) if edition is not None else ()
    if plain[:2] == ("title", "subtitle") and (
        (*start, "subtitle") in written.values or ("subtitle",) in written.values
    ):
        return ("subtitle",)
    if plain[:1] == ("authors",) and ("authors",) not in written.values:
        return ("author", *plain[1:])
    return plain
