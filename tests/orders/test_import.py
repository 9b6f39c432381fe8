from __future__ import annotations

import subprocess
from pathlib import Path

import pypandoc
import pytest
import yaml

from octavo.book_yaml import read_settings
from octavo.cache import Cache
from octavo.cli import run
from octavo.errors import OctavoError, UsageError
from octavo.intake.draft import Draft, DraftChapter, Guess, Loss
from octavo.intake.letters import reduce
from octavo.intake.tree_text import count, text_of
from octavo.orders import import_ as module
from octavo.orders.import_ import Import, import_
from octavo.progress import Silent
from octavo.source.load import load

ROOT = Path(__file__).parent.parent.parent
PAGE = "<html><head><title>A Ferry</title></head>"
PAGE += "<body><h1>One</h1><p>Words are here.</p><h1>Two</h1><p>And more.</p></body></html>"


def facts_of(home: Path) -> tuple[str, int]:
    """Read the letters of a manuscript's files, in their order, and count its notes."""
    settings, _ = read_settings(home, None)
    book, _ = load(settings, home, Cache(None), 2, lambda _: None)
    blocks = [block for chapter in book.files for block in chapter.blocks]
    return reduce(text_of(blocks)).letters, count(blocks)["notes"]


@pytest.fixture
def page(tmp_path: Path) -> Path:
    """Write a page of two chapters."""
    path = tmp_path / "page.html"
    path.write_text(PAGE, "utf-8")
    return path


def pretended(monkeypatch: pytest.MonkeyPatch, draft: Draft) -> None:
    """Let a draft be what any source gives."""
    monkeypatch.setattr(module, "read_sources", lambda *_: [draft])


def test_an_import_gives_a_manuscript_and_its_account(page: Path, tmp_path: Path) -> None:
    into = tmp_path / "book"
    imported = import_(Import((page,), into, {"lang": "en-GB"}), Silent())
    assert not imported.report.findings
    assert sorted(path.name for path in into.iterdir()) == [
        "01-one.md",
        "02-two.md",
        "IMPORT.md",
        "book.yaml",
    ]
    settings = yaml.safe_load((into / "book.yaml").read_text("utf-8"))
    assert settings["title"] == "A Ferry"
    assert settings["lang"] == "en-GB"
    assert "| headings | 2 | 2 |" in (into / "IMPORT.md").read_text("utf-8")


def test_a_folder_that_holds_anything_is_refused(page: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="not empty"):
        import_(Import((page,), tmp_path), Silent())


def test_a_source_without_text_is_refused(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_bytes(b"")
    with pytest.raises(OctavoError, match="holds no text"):
        import_(Import((tmp_path / "page.html",), tmp_path / "book"), Silent())


def test_a_plan_writes_nothing(page: Path, tmp_path: Path) -> None:
    imported = import_(Import((page,), tmp_path / "book", plan=True), Silent())
    assert not (tmp_path / "book").exists()
    assert imported.account.startswith("# What was imported")


def test_words_that_are_lost_stop_an_import(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    letters = "One. All that was said of boats, and nothing more than that. The end of it."
    text = "# One\n\nAll that was said, and nothing more than that. The end of it.\n"
    pretended(monkeypatch, Draft({}, (DraftChapter("01-one.md", text),), letters=letters))
    order = Import((Path("a.txt"),), tmp_path / "book")
    imported = import_(order, Silent())
    assert [each.code for each in imported.report.findings] == ["import-lost", "import-unwritten"]
    assert imported.report.findings[0].message.endswith(": of boats")
    assert imported.report.findings[0].path == "01-one.md"
    assert not (tmp_path / "book").exists()
    anyway = import_(Import(order.sources, order.into, anyway=True), Silent())
    assert "of boats" in (order.into / "IMPORT.md").read_text("utf-8")
    assert [each.code for each in anyway.report.findings] == ["import-lost"]


def test_words_that_a_loss_names_do_not(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    loss = Loss("page number", "17", "pages are the book's own", "a.txt", 3, "17")
    draft = Draft(
        {}, (DraftChapter("01-one.md", "# One\n\nWords.\n"),), losses=(loss,), letters="One Words. 17"
    )
    pretended(monkeypatch, draft)
    imported = import_(Import((Path("a.txt"),), tmp_path / "book"), Silent())
    assert not imported.report.findings
    assert "| page number | 17 | pages are the book's own | a.txt:3 |" in imported.account


def test_words_that_came_to_it_stop_an_import(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    pretended(monkeypatch, Draft({}, (DraftChapter("01-one.md", "# One\n\nWords.\n"),), letters="Words"))
    imported = import_(Import((Path("a.txt"),), tmp_path / "book"), Silent())
    assert "the source has no such words: One" in imported.report.findings[0].message


def test_a_note_too_few_stops_an_import(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    pretended(
        monkeypatch, Draft({}, (DraftChapter("01-one.md", "Words\n"),), letters="Words", counts={"notes": 1})
    )
    imported = import_(Import((Path("a.txt"),), tmp_path / "book"), Silent())
    assert imported.report.findings[0].message == "the source has 1 notes, the manuscript 0"


def test_a_setting_that_no_book_can_have_is_dropped_and_told(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    pretended(monkeypatch, Draft({"lang": "C"}, (DraftChapter("01-one.md", "Words\n"),), letters="Words"))
    imported = import_(Import((Path("a.txt"),), tmp_path / "book"), Silent())
    assert not imported.report.findings
    assert "| setting lang | C |" in imported.account


def test_unsure_guesses_are_asked_about_once(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    asked: list[str] = []
    refused: list[object] = []

    def read(_: object, settings: dict[str, object], __: object) -> list[Draft]:
        refused.append(settings["refused"])
        guesses = (
            Guess("heading", "One", "it is bold", 0.5, "a"),
            Guess("title", "Sure", "it says so", 0.9, "a"),
        )
        return [Draft({}, (DraftChapter("01-one.md", "Words\n"),), guesses=guesses, letters="Words")]

    def ask(guess: Guess) -> bool:
        asked.append(guess.words)
        return False

    monkeypatch.setattr(module, "read_sources", read)
    import_(Import((Path("a.txt"),), tmp_path / "book"), Silent(), ask)
    assert asked == ["One"]
    assert refused == [frozenset(), frozenset({("heading", "One", None)})]


def test_what_nobody_reads_is_refused_with_a_way_out(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "old.doc").write_bytes(b"x")
    assert run(["import", str(tmp_path / "old.doc"), "--into", str(tmp_path / "book")]) == 2
    assert "save it as .docx" in capsys.readouterr().out
    assert run(["import", str(tmp_path / "none.docx"), "--into", str(tmp_path / "book")]) == 2
    assert run(["import", str(tmp_path / "old.doc")]) == 2
    assert "no folder is named" in capsys.readouterr().err


def test_asking_needs_a_terminal(page: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["import", str(page), "--into", str(tmp_path / "book"), "--ask"]) == 2
    assert "needs a terminal" in capsys.readouterr().err


def test_the_sample_book_comes_back_from_word_with_every_letter(tmp_path: Path) -> None:
    home = ROOT / "manuscript"
    settings = yaml.safe_load((home / "book.yaml").read_text("utf-8"))
    parts = [each for key in ("front", "chapters", "back") for each in settings[key]]
    names = [
        name for each in parts for name in ([each] if isinstance(each, str) else each.get("chapters", []))
    ]
    pandoc = [
        pypandoc.get_pandoc_path(),
        "--file-scope",
        "--from",
        "markdown",
        "--quiet",
        f"--output={tmp_path / 'b.docx'}",
    ]
    subprocess.run([*pandoc, *names], cwd=home, check=True)  # noqa: S603 -- a fixed command
    into = tmp_path / "book"
    imported = import_(Import((tmp_path / "b.docx",), into), Silent())
    assert not [each for each in imported.report.findings if each.code.startswith("import")]
    (before, notes), (after, kept) = facts_of(home), facts_of(into)
    assert before == after
    assert notes == kept > 40
    built = [
        "build",
        "html",
        "epub",
        "--manuscript",
        str(into),
        "--out",
        str(tmp_path / "out"),
        "--report",
        "json",
    ]
    assert run(built) == 0


def test_a_folder_of_bookdowns_is_proven(tmp_path: Path) -> None:
    home = tmp_path / "book"
    home.mkdir()
    (home / "_bookdown.yml").write_text("language: en\n", "utf-8")
    (home / "index.Rmd").write_text("---\ntitle: A Book\n---\n\n# Preface {-}\n\nBefore.\n", "utf-8")
    (home / "01.Rmd").write_text("# (PART) First {-}\n\n# One\n\n```{r, echo=FALSE}\n1\n```\n", "utf-8")
    (home / "02.Rmd").write_text("# (APPENDIX) More {-}\n\n# Two\n\n```{python}\n2\n```\n", "utf-8")
    imported = import_(Import((home,), tmp_path / "made"), Silent())
    assert imported.report.findings == ()
    assert "part: First" in (tmp_path / "made/book.yaml").read_text("utf-8")
