from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from octavo.book_schema import render_schema
from octavo.book_yaml import read_settings
from octavo.findings import Severity
from octavo.settings import Limits, Settings
from octavo.shapes import RELATORS, SHORT_FORMS, TRIMS

DOCS = Path(__file__).parent.parent / "docs"
PAGE = (DOCS / "book-yaml.md").read_text("utf-8")
EXAMPLES = re.findall(r"^```yaml\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)
SCHEMA: dict[str, Any] = json.loads(render_schema())


def nodes(schema: Any) -> Iterator[dict[str, Any]]:  # noqa: ANN401 -- JSON
    if isinstance(schema, dict):
        yield schema
        for part in schema.values():
            yield from nodes(part)
    elif isinstance(schema, list):
        for part in schema:
            yield from nodes(part)


def test_the_schema_in_docs_is_current() -> None:
    """Renew it with `octavo schema > docs/book.schema.json`."""
    assert (DOCS / "book.schema.json").read_text("utf-8") == render_schema()


def test_the_schema_has_every_key_and_describes_it() -> None:
    assert SCHEMA["properties"].keys() == {*Settings.model_fields, *SHORT_FORMS}
    assert SCHEMA["required"] == ["title"]
    for name, key in SCHEMA["properties"].items():
        assert key.get("description") or "$ref" in key, name


def test_every_reference_in_the_schema_leads_somewhere() -> None:
    references = [node["$ref"] for node in nodes(SCHEMA) if isinstance(node.get("$ref"), str)]
    assert len(references) > 20
    for reference in references:
        place: Any = SCHEMA
        for step in reference.removeprefix("#/").split("/"):
            place = place[step]
        assert isinstance(place, dict)


def test_an_edition_may_say_all_that_a_book_may_say() -> None:
    edition = SCHEMA["properties"]["editions"]["additionalProperties"]
    assert edition["properties"].keys() == SCHEMA["properties"].keys() - {"editions"}
    assert edition["additionalProperties"] is False


@pytest.mark.parametrize("example", EXAMPLES, ids=[example.split(":")[0][:30] for example in EXAMPLES])
def test_every_example_for_writers_is_a_book(example: str, tmp_path: Path) -> None:
    for name in (
        "introduction.md",
        "preface.md",
        "one.md",
        "two.md",
        "afterword.md",
        "glossary.md",
        "abbreviations.md",
    ):
        (tmp_path / name).write_text("# Heading\n", "utf-8")
    title = "" if re.search("^title:", example, re.MULTILINE) else "title: x\n"
    (tmp_path / "book.yaml").write_text(title + example, "utf-8")
    _, findings = read_settings(tmp_path)
    assert [found for found in findings if found.code != "chapter-unlisted"] == []
    assert {found.severity for found in findings} <= {Severity.WARNING}


def test_the_page_for_writers_shows_every_key() -> None:
    shown = {key for example in EXAMPLES for key in yaml.safe_load(example)}
    assert shown - {"subtitle"} == Settings.model_fields.keys()
    for word in [*SHORT_FORMS, *RELATORS, *TRIMS, *Limits.model_fields]:
        assert word in PAGE, word


def test_the_page_for_writers_gives_every_limit_as_it_is() -> None:
    said = re.findall(r"^\| `(\w+)` \| ([\d,]+) \|", PAGE, re.MULTILINE)
    assert {name: float(number.replace(",", "")) for name, number in said} == Limits().model_dump()
