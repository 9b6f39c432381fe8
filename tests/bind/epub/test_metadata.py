from __future__ import annotations

import pytest
from lxml import etree

from octavo.bind.epub.metadata import metadata
from octavo.bind.epub.package import Statement
from octavo.settings import Settings

DC = "{http://purl.org/dc/elements/1.1/}"


def refined(package: etree._Element, name: str) -> list[tuple[str, dict[str, str]]]:
    """List the values of one `dc:` element, each with what refines it."""
    return [
        (
            str(element.text),
            {
                str(meta.get("property")): str(meta.text)
                for meta in package.iter("{*}meta")
                if meta.get("refines") == f"#{element.get('id')}"
            },
        )
        for element in package.iter(DC + name)
    ]


def test_the_package_says_what_the_book_is(package: etree._Element) -> None:
    assert {name: package.findtext(f".//{DC}{name}") for name in ("language", "date", "publisher")} == {
        "language": "en-GB",
        "date": "2026-11-23",
        "publisher": "The Recto Press",
    }
    assert [element.text for element in package.iter(DC + "subject")] == [
        "Bookbinding", "Printing & typography",
    ]  # fmt: skip
    assert package.get("{http://www.w3.org/XML/1998/namespace}lang") == "en-GB"
    (identifier,) = package.iter(DC + "identifier")
    assert identifier.get("id") == package.get("unique-identifier")
    assert str(identifier.text).startswith("urn:uuid:")


def test_titles_and_people_are_refined(package: etree._Element) -> None:
    assert refined(package, "title") == [
        ("Sheet, Fold, Page", {"title-type": "main", "display-seq": "1"}),
        ("How a book comes to have the shape it has", {"title-type": "subtitle", "display-seq": "2"}),
    ]
    assert refined(package, "creator") == [("Ada Quarto", {"role": "aut", "file-as": "Quarto, Ada"})]
    assert refined(package, "contributor") == [("Ben Gutter", {"role": "edt"})]


def test_the_time_of_change_stands_once_and_in_universal_time(package: etree._Element) -> None:
    changed = [meta.text for meta in package.iter("{*}meta") if meta.get("property") == "dcterms:modified"]
    assert changed == ["2026-11-23T12:30:05Z"]


def test_a_book_without_an_author_is_its_editors() -> None:
    settings = Settings.model_validate({"title": "A", "authors": [{"name": "B", "role": "editor"}]})
    names = [statement.name for statement in metadata(settings, paged=False) if statement.value == "B"]
    assert names == ["creator"]


@pytest.mark.parametrize(
    ("identifiers", "source"),
    [({}, "A (print)"), ({"print": "978-3-16-148410-0"}, "urn:isbn:978-3-16-148410-0")],
)
def test_pages_name_the_edition_that_they_are_of(identifiers: dict[str, str], source: str) -> None:
    settings = Settings.model_validate({"title": "A", "identifiers": identifiers})
    statement = Statement(source, attributes={"property": "pageBreakSource"})
    assert statement in metadata(settings, paged=True)
    assert "pageBreakSource" not in str(list(metadata(settings, paged=False)))


def test_rights_of_many_lines_are_one_statement() -> None:
    settings = Settings.model_validate({"title": "A", "rights": "One.\n\n  Two.\n"})
    assert Statement("One. Two.", "rights") in metadata(settings, paged=False)


def test_a_series_may_have_a_number() -> None:
    settings = Settings.model_validate({"title": "A", "series": {"name": "Small Books", "number": "2"}})
    said = [(each.attributes.get("property"), each.value) for each in metadata(settings, paged=False)]
    assert ("belongs-to-collection", "Small Books") in said
    assert ("group-position", "2") in said
    short = Settings.model_validate({"title": "A", "series": "Small Books"})
    assert "group-position" not in {each.attributes.get("property") for each in metadata(short, paged=False)}


def test_the_source_of_the_printed_pages_is_the_print_edition() -> None:
    numbered = {"title": "A", "identifiers": {"print": "978-0-306-40615-7"}}
    for told, source in ((numbered, "urn:isbn:978-0-306-40615-7"), ({"title": "A"}, "A (print)")):
        every = list(metadata(Settings.model_validate(told), paged=True))
        assert [each.value for each in every if each.attributes.get("property") == "pageBreakSource"] == [
            source
        ]
    assert not [
        each for each in metadata(Settings.model_validate(numbered), paged=False) if "isbn" in each.value
    ]


def test_a_coded_subject_names_its_scheme_and_term() -> None:
    coded = {"scheme": "thema", "code": "NHD", "heading": "European history"}
    bare = {"scheme": "bisac", "code": "HIS032000"}
    settings = Settings.model_validate({"title": "A", "subjects": ["Words", coded, bare]})
    told = [
        (statement.name, statement.value, dict(statement.attributes))
        for statement in metadata(settings, paged=False)
        if statement.name == "subject" or "subject" in statement.attributes.get("refines", "")
    ]
    assert told == [
        ("subject", "Words", {}),
        ("subject", "European history", {"id": "subject-2"}),
        ("meta", "Thema", {"refines": "#subject-2", "property": "authority"}),
        ("meta", "NHD", {"refines": "#subject-2", "property": "term"}),
        ("subject", "HIS032000", {"id": "subject-3"}),
        ("meta", "BISAC", {"refines": "#subject-3", "property": "authority"}),
        ("meta", "HIS032000", {"refines": "#subject-3", "property": "term"}),
    ]
