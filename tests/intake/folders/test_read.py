from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from octavo.errors import UsageError
from octavo.intake.draft import Draft, Matter
from octavo.intake.folders import read_folder
from octavo.intake.readers import read_source
from octavo.intake.sources import take_up


def read(home: Path, files: Mapping[str, str]) -> list[Draft]:
    for name, text in files.items():
        path = home / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return read_folder(home, {}, lambda path: read_source(take_up(path), {}))


def placed(draft: Draft) -> list[tuple[str, Matter, str | None]]:
    return [(chapter.path, chapter.matter, chapter.part) for chapter in draft.chapters]


def test_mdbook_is_read_in_its_order(tmp_path: Path) -> None:
    summary = "# Summary\n\n[Intro](intro.md)\n\n# Part I\n\n- [One](one.md)\n  - [Deep](sub/deep.md)\n"
    summary += "- [Later]()\n\n[After](after.md)\n"
    one = "# One\n\n> [!WARNING]\n> Wet.\n\n```rust\n{{#include x.rs:2:3}}\n```\n\n[deep](sub/deep.html#x)\n"
    files = {
        "book.toml": '[book]\ntitle = "A Book"\nauthors = ["A. B."]\nlanguage = "de"\n',
        "src/SUMMARY.md": summary,
        "src/intro.md": "# Intro\n",
        "src/one.md": one,
        "src/x.rs": "a\nb\nc\n",
        "src/sub/deep.md": "# Deep\n\n## x\n",
        "src/after.md": "# After\n",
    }
    [draft] = read(tmp_path, files)
    assert placed(draft) == [
        ("intro.md", Matter.FRONT, None),
        ("one.md", Matter.MAIN, "Part I"),
        ("sub/deep.md", Matter.MAIN, "Part I"),
        ("after.md", Matter.BACK, None),
    ]
    assert draft.settings == {
        "title": "A Book",
        "authors": ["A. B."],
        "lang": "de",
        "markdown": "commonmark_x",
    }
    assert "::: warning\nWet.\n:::" in draft.chapters[1].text
    assert '```{.rust include="x.rs" lines="2-3"}\n```' in draft.chapters[1].text
    assert "[deep](sub/deep.md#x)" in draft.chapters[1].text
    assert draft.files == {"x.rs": b"a\nb\nc\n"}
    assert [(loss.words, loss.line) for loss in draft.losses if loss.kind == "chapter"] == [("Later", 9)]


def test_quarto_is_read_with_its_settings(tmp_path: Path) -> None:
    told = "project: {type: book}\nbook:\n  title: A Book\n  author: [{name: A. B.}]\n  chapters:\n"
    told += "    - index.qmd\n    - part: First\n      chapters: [one.qmd]\n  appendices: [more.qmd]\n"
    told += "lang: fr\nbibliography: refs.bib\n"
    one = '---\ntitle: One\n---\n\n::: {.callout-tip title="Look"}\nHere.\n:::\n\n```{python}\n1\n```\n'
    files = {
        "_quarto.yml": told,
        "index.qmd": "# Preface {.unnumbered}\n",
        "one.qmd": one,
        "more.qmd": "# More\n\n{{< pagebreak >}}\n",
        "refs.bib": "",
    }
    [draft] = read(tmp_path, files)
    assert placed(draft) == [
        ("index.md", Matter.MAIN, None),
        ("one.md", Matter.MAIN, "First"),
        ("more.md", Matter.BACK, None),
    ]
    assert draft.settings["authors"] == ["A. B."]
    assert draft.settings["bibliography"] == "refs.bib"
    assert draft.chapters[1].text.startswith("# One\n\n")
    assert "::: tip\n**Look**\n" in draft.chapters[1].text
    assert "``` python\n" in draft.chapters[1].text
    assert [loss.kind for loss in draft.losses] == ["chunk", "directive"]


BOOKDOWN = {
    "index.Rmd": "---\ntitle: A Book\nauthor: A. B.\ndate: 2026-11-23\nbibliography: [refs.bib]\n"
    "description: About it.\n---\n\n# Preface {-}\n\nWords before.\n",
    "02-two.Rmd": "# Two {#two}\n\nSee \\@ref(one).\n\n```{r plot, echo=FALSE}\nplot(1)\n```\n",
    "01-one.Rmd": "# (PART) The Beginning {-}\n\n# One {#one}\n\nFirst words.\n",
    "03-more.Rmd": "# (APPENDIX) Appendix {-}\n\n# Tables\n\nLast words.\n",
    "_draft.Rmd": "# Draft\n",
    "refs.bib": "",
}


def test_bookdown_is_read_in_the_order_of_names(tmp_path: Path) -> None:
    [draft] = read(tmp_path, {**BOOKDOWN, "_bookdown.yml": "book_filename: a\nlanguage: de\n"})
    assert placed(draft) == [
        ("index.md", Matter.MAIN, None),
        ("01-one.md", Matter.MAIN, "The Beginning"),
        ("02-two.md", Matter.MAIN, "The Beginning"),
        ("03-more.md", Matter.BACK, None),
    ]
    assert draft.settings == {
        "title": "A Book",
        "authors": ["A. B."],
        "lang": "de",
        "date": "2026-11-23",
        "description": "About it.",
        "bibliography": ["refs.bib"],
    }
    assert draft.chapters[1].text.strip() == "# One {#one}\n\nFirst words."
    assert "See @one." in draft.chapters[2].text
    assert "``` r\nplot(1)\n" in draft.chapters[2].text
    assert [(loss.kind, loss.letters) for loss in draft.losses] == [
        ("part", "PART The Beginning"),
        ("chunk", "r plot, echo=FALSE"),
        ("part", "APPENDIX Appendix"),
    ]


@pytest.mark.parametrize(
    ("told", "order"),
    [
        ("rmd_files: [index.Rmd, 02-two.Rmd, 01-one.Rmd]", ["index", "02-two", "01-one"]),
        ("rmd_files: {html: [02-two.Rmd], latex: [index.Rmd]}", ["02-two"]),
        ("rmd_subdir: true", ["index", "01-one", "02-two", "03-more", "sub/04-deep"]),
        ("rmd_subdir: [sub, ../..]", ["index", "01-one", "02-two", "03-more", "sub/04-deep"]),
        ("new_session: true", ["index", "01-one", "02-two", "03-more"]),
    ],
)
def test_bookdown_is_read_in_the_order_that_it_says(tmp_path: Path, told: str, order: list[str]) -> None:
    files = {**BOOKDOWN, "sub/04-deep.Rmd": "# Deep\n", "_bookdown.yml": f"{told}\n"}
    [draft] = read(tmp_path, files)
    assert [chapter.path.removesuffix(".md") for chapter in draft.chapters] == order


def test_leanpub_is_read_with_its_matters(tmp_path: Path) -> None:
    files = {
        "manuscript/Book.txt": "frontmatter:\npreface.md\nmainmatter:\none.md\n",
        "manuscript/preface.md": "# Preface\n",
        "manuscript/one.md": "# One\n\nW> Wet\nW> paint.\n",
    }
    [draft] = read(tmp_path, files)
    assert placed(draft) == [("preface.md", Matter.FRONT, None), ("one.md", Matter.MAIN, None)]
    assert "::: warning\nWet\npaint.\n:::" in draft.chapters[1].text


def test_a_plain_folder_is_read_in_natural_order(tmp_path: Path) -> None:
    [draft] = read(tmp_path, {"10 ten.md": "# Ten\n", "9 nine.md": "# Nine\n", "README.md": "no\n"})
    assert [chapter.path for chapter in draft.chapters] == ["9 nine.md", "10 ten.md"]
    assert draft.guesses[0].kind == "order"


def test_a_folder_of_documents_gives_a_draft_of_each(tmp_path: Path) -> None:
    drafts = read(tmp_path, {"1.html": "<h1>A</h1><p>a</p>", "2.html": "<h1>B</h1><p>b</p>"})
    assert [draft.chapters[0].text.split("\n")[0] for draft in drafts] == ["# A", "# B"]


def test_nothing_outside_the_folder_is_read(tmp_path: Path) -> None:
    (tmp_path / "secret.md").write_text("# Secret\n")
    home = tmp_path / "book"
    files = {
        "SUMMARY.md": "- [One](one.md)\n- [Out](../secret.md)\n",
        "one.md": "# One\n\n{{#include ../secret.md}}\n",
    }
    [draft] = read(home, files)
    assert [chapter.path for chapter in draft.chapters] == ["one.md"]
    assert draft.files == {}
    assert {"chapter", "file"} <= {loss.kind for loss in draft.losses}


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "secret.html").write_text("<p>Secret</p>")
    home = tmp_path / "book"
    home.mkdir()
    (home / "2.html").symlink_to(tmp_path / "secret.html")
    [draft] = read(home, {"1.html": "<h1>A</h1><p>a</p>"})
    assert "Secret" not in draft.letters


def test_an_empty_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="nothing that could be imported"):
        read(tmp_path, {"picture.xyz": ""})


def test_tags_are_written_as_signs_or_named(tmp_path: Path) -> None:
    [draft] = read(tmp_path, {"a.md": '# A\n\n<b>Bold</b> <u>under</u> <img src="x.png" alt="X"> `<b>`\n'})
    assert '**Bold** under ![](<x.png>){alt="X"} `<b>`' in draft.chapters[0].text
    assert [loss.words for loss in draft.losses if loss.kind == "tag"] == ["<u>", "</u>"]
