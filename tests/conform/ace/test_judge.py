from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from octavo.conform.ace import ace
from octavo.conform.ace import judge as module
from octavo.conform.kit import kit, places
from octavo.doors.chromium import Browser
from octavo.doors.program import Ran, TimedOutError
from octavo.errors import MissingProgramError
from octavo.verdict import Spot

FILES = {
    "mimetype": "application/epub+zip",
    "META-INF/container.xml": """<?xml version="1.0"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>
<rootfile full-path="EPUB/a.opf" media-type="application/oebps-package+xml"/></rootfiles></container>""",
    "EPUB/a.opf": """<?xml version="1.0"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="i" xml:lang="en">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:identifier id="i">a</dc:identifier>
<dc:title>A</dc:title><dc:language>en</dc:language>
<meta property="dcterms:modified">2026-11-23T00:00:00Z</meta>
</metadata>
<manifest><item id="n" href="n.xhtml" media-type="application/xhtml+xml" properties="nav"/></manifest>
<spine><itemref idref="n"/></spine></package>""",
    "EPUB/n.xhtml": """<?xml version="1.0"?>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="en" xml:lang="en">
<head><title>A</title></head>
<body><nav epub:type="toc" role="doc-toc"><ol><li><a href="n.xhtml">A</a></li></ol></nav>
<p>words
<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw="/></p></body></html>""",
}


@pytest.fixture
def pretended(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Pretend that Ace is installed; give the script that would be run."""
    script = tmp_path / "@daisy/ace-cli/bin/ace.js"
    script.parent.mkdir(parents=True)
    script.touch()
    monkeypatch.setattr(places, "modules", lambda _: tmp_path)
    monkeypatch.setattr(module, "chromium", lambda _: Browser(Path("browser")))
    return script


@pytest.mark.skipif(
    not (kit() / "@daisy").is_dir(),
    reason="Ace is not installed; ./noxw -s conformance does that",
)
def test_a_picture_without_a_text_is_found_on_its_line() -> None:
    made = BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, content in FILES.items():
            archive.writestr(name, content)
    verdicts = ace(made.getvalue(), "a.epub")
    (verdict,) = (each for each in verdicts if "image-alt" in each.finding.message)
    assert verdict.spot == Spot("EPUB/n.xhtml", 6)
    assert verdict.finding.code == "ace-violation"
    assert {each.spot for each in verdicts if "metadata-" in each.finding.message} == {Spot("EPUB/a.opf")}


def test_without_ace_the_way_to_get_it_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(places, "modules", lambda _: tmp_path)
    with pytest.raises(MissingProgramError) as caught:
        ace(b"", "a.epub")
    assert caught.value.findings[0].hint == "./noxw -s conformance"


def test_ace_is_told_which_browser_to_use_and_to_keep_out_of_the_home(
    pretended: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: dict[str, str] = {}

    def judge(script: Path, words: list[str], *, seconds: float, env: dict[str, str]) -> Ran:
        assert (script, seconds) == (pretended, 600)
        told.update(env, book=words[-1])
        out = Path(words[words.index("--outdir") + 1])
        out.mkdir()
        (out / "report.json").write_text('{"assertions": []}', "utf-8")
        return Ran(0, b"", b"")

    monkeypatch.setattr(module, "run_script", judge)
    empty = BytesIO()
    zipfile.ZipFile(empty, "w").close()
    assert ace(empty.getvalue(), "a.epub") == ()
    assert told["PUPPETEER_EXECUTABLE_PATH"] == "browser"
    assert told["HOME"] == str(Path(told["book"]).parent)
    assert told["XDG_CONFIG_HOME"].startswith(told["HOME"])


@pytest.mark.usefixtures("pretended")
def test_a_judge_that_does_not_come_to_an_end_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    def hang(*_: object, **given: float) -> Ran:
        raise TimedOutError(str(given["seconds"]))

    monkeypatch.setattr(module, "run_script", hang)
    (verdict,) = ace(b"", "a.epub")
    assert (verdict.finding.code, verdict.finding.message) == (
        "ace-violation", "Ace was not done after 600 seconds",
    )  # fmt: skip


@pytest.mark.usefixtures("pretended")
def test_a_judge_that_falls_over_says_why(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "run_script", lambda *_, **__: Ran(1, b"", b"no such browser\n"))
    (verdict,) = ace(b"", "a.epub")
    assert verdict.finding.message == "Ace could not judge it: no such browser"
