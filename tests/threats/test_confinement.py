"""Nothing is read outside the book's folder, nothing is asked of the network (S1 to S9, S17, S18)."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pypdf
import pytest

from octavo.bind.pdf.fetcher import Fetcher
from octavo.bind.pdf.resources import Resources
from octavo.bind.pdf.sheet import Sheet
from octavo.bind.pdf.typeset import typeset
from octavo.collate.epub import read_epub
from octavo.errors import OctavoError
from octavo.orders.import_ import Import, import_
from octavo.progress import Silent
from tests.threats.ear import Ear
from tests.threats.hostile import CANARY, Case, cases, findings_of, lay_out, outside, tainted

PACKAGE = Path(__file__).parents[2] / "octavo"

#: Each way in which a page of HTML, or its styles, can ask for a file; URL stands for its address.
ASKING = """
<html xmlns="http://www.w3.org/1999/xhtml" lang="en"><head><title>x</title>
<base href="URL"/><link rel="attachment" href="URL?attached"/>
<style>
@import "URL?import";
@font-face { font-family: "x"; src: url("URL?font") }
@page { background: url("URL?page") }
p { background: url("URL?background"); list-style-image: url("URL?bullet"); border-image: url("URL?border") }
p::before { content: url("URL?content") }
</style></head><body>
<section class="leaf"><p id="a">Text <a rel="attachment" href="URL?anchor">x</a></p>
<img src="URL?img" alt="x"/><object data="URL?object"></object><embed src="URL?embed"/>
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><image href="URL?svg" width="9" height="9"/></svg>
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><use href="URL?use#a"/></svg>
</section></body></html>
"""


@pytest.mark.parametrize("case", cases("confinement"))
def test_what_lies_outside_is_refused_and_leaves_no_trace(case: Case, tmp_path: Path, ear: Ear) -> None:
    folder = lay_out(case, tmp_path, ear)
    found = findings_of(folder, tmp_path / "out")
    assert sorted(each.code for each in found) == case.codes, found
    assert tainted(tmp_path / "out") == []
    assert not (tmp_path / "outside/made").exists()


@pytest.mark.fault("S7", "S9")
@pytest.mark.parametrize(
    "scheme", ["file://{}/secret.png", "{ear}/x.png", "{}/secret.png", "../outside/secret.png"]
)
def test_the_typesetter_is_given_nothing_but_the_books_files(
    scheme: str, tmp_path: Path, ear: Ear, monkeypatch: pytest.MonkeyPatch
) -> None:
    there = outside(tmp_path)
    (tmp_path / "book").mkdir()
    monkeypatch.chdir(tmp_path / "book")
    asked: list[str] = []
    fetch = Fetcher.fetch

    def note(self: Fetcher, url: str, headers: object = None) -> object:
        asked.append(url)
        return fetch(self, url, headers)

    monkeypatch.setattr(Fetcher, "fetch", note)
    page = ASKING.replace("URL", scheme.format(there, ear=ear.address)).strip()
    made = typeset(Sheet("a", "one.md", "print", page, furniture=True), Resources({}))
    (tmp_path / "made").mkdir()
    (tmp_path / "made/made.pdf").write_bytes(made.pdf)
    assert tainted(tmp_path / "made") == []
    assert pypdf.PdfReader(tmp_path / "made/made.pdf").attachments == {}
    ways = {each.rpartition("?")[2].partition("#")[0] for each in asked}
    assert ways >= {"import", "font", "img", "object", "embed", "svg", "background"}, ways


@pytest.mark.fault("S8")
def test_one_place_alone_hands_documents_to_the_typesetter_and_always_with_the_fetcher() -> None:
    """A document or stylesheet that is made elsewhere could be made without it, and would read anything."""
    makes = re.compile(r"weasyprint\.(?:HTML|CSS)\b|\b(?:HTML|CSS)\(|from weasyprint import .*(?:HTML|CSS)\b")
    texts = {path.relative_to(PACKAGE).as_posix(): path.read_text("utf-8") for path in PACKAGE.rglob("*.py")}
    users = {name for name, text in texts.items() if makes.search(text)}
    assert users == {"bind/pdf/dress.py", "bind/pdf/typeset.py"}
    assert all("url_fetcher=fetcher" in texts[name] for name in users)
    assert not any("default_url_fetcher" in text for text in texts.values())


EVIL = ("../../made", "/made", "..\\made", "C:\\made", "OEBPS/../../made", "a\0b")


@pytest.mark.fault("S17")
@pytest.mark.parametrize("name", EVIL)
def test_a_file_of_an_archive_is_never_unpacked_to_where_its_name_leads(name: str, tmp_path: Path) -> None:
    inside = tmp_path / "deep/deeper"
    inside.mkdir(parents=True)
    book = inside / "evil.epub"
    with zipfile.ZipFile(book, "w") as archive:
        archive.writestr("mimetype", "application/epub+zip")
        archive.writestr("META-INF/container.xml", "<container/>")
        info = zipfile.ZipInfo("x")
        info.filename = name
        archive.writestr(info, b"made")
    with pytest.raises(OctavoError):
        import_(Import((book,), inside / "into"), Silent())
    with pytest.raises(Exception, match=r"."):
        read_epub(book.read_bytes())
    assert [path for path in tmp_path.rglob("*made*") if path.name != "evil.epub"] == []


ENTITY = '<!DOCTYPE x [<!ENTITY c SYSTEM "file://OUTSIDE/secret.txt">]>'
#: An EPUB whose package and page name an entity that is a file outside.
ENTITIES = {
    "META-INF/container.xml": """<container version="1.0"
xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>
<rootfile full-path="a.opf" media-type="application/oebps-package+xml"/></rootfiles></container>""",
    "a.opf": f"""{ENTITY}<package xmlns="http://www.idpf.org/2007/opf" version="3.0">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>T &c;</dc:title><dc:language>en</dc:language>
</metadata><manifest><item id="a" href="a.xhtml" media-type="application/xhtml+xml"/></manifest>
<spine><itemref idref="a"/></spine></package>""",
    "a.xhtml": f"""{ENTITY}<html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head><body>
<h1>One</h1><p>Text &c; <img src="EAR/x.png" alt="x"/></p></body></html>""",
}


@pytest.mark.fault("S18")
def test_no_entity_of_an_epub_is_followed(tmp_path: Path, ear: Ear) -> None:
    there = outside(tmp_path)
    book = tmp_path / "evil.epub"
    with zipfile.ZipFile(book, "w") as archive:
        archive.writestr("mimetype", "application/epub+zip")
        for name, text in ENTITIES.items():
            archive.writestr(name, text.replace("OUTSIDE", str(there)).replace("EAR", ear.address))
    facts = read_epub(book.read_bytes())
    assert "Text" in facts.text
    assert CANARY.decode() not in facts.text + repr(facts)
    with pytest.raises(OctavoError, match="Entity"):
        import_(Import((book,), tmp_path / "into", anyway=True), Silent())
    assert not (tmp_path / "into").exists()
