from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from octavo.intake.documents import read_document
from octavo.intake.draft import Draft, Matter, Source
from tests.intake.conftest import Made, replaced

BOOK = """---
title: The Ferry
author: [A. Writer, B. Other]
lang: en-GB
---

# Preface

Before.

# One {#one}

Text[^1] with a [link](#two) and **bold**.

![A dot](dot.png)

[^1]: A *note*.

## Deeper

> Quoted.

| A | B |
|---|---|
| 1 | 2 |

# Two {#two}

- item

# Bibliography

A book.
"""
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def draft_of(path: Path) -> Draft:
    return read_document(Source(path.name, path.read_bytes(), path.parent), {})


@pytest.mark.parametrize("name", ["b.docx", "b.odt", "b.epub", "b.html"])
def test_a_document_is_divided_and_keeps_what_it_has(made: Made, name: str) -> None:
    draft = draft_of(made(BOOK, name, *(["--embed-resources"] if name == "b.html" else [])))
    assert draft.settings["title"] == "The Ferry"
    assert [chapter.path for chapter in draft.chapters] == [
        "01-preface.md",
        "02-one.md",
        "03-two.md",
        "04-bibliography.md",
    ]
    assert [chapter.matter for chapter in draft.chapters] == [
        Matter.FRONT,
        Matter.MAIN,
        Matter.MAIN,
        Matter.BACK,
    ]
    one = draft.chapters[1].text
    assert "[^1]: A *note*." in one
    assert "## Deeper" in one
    assert "(03-two.md#" in one
    assert f"({draft.pictures[0].path})" in one
    assert draft.pictures[0].content.startswith(b"\x89PNG")
    assert draft.counts["notes"] == draft.counts["images"] == draft.counts["tables"] == 1


def test_rich_text_and_latex_are_read(made: Made) -> None:
    assert draft_of(made(BOOK, "b.rtf")).pictures[0].content.startswith(b"\x89PNG")
    draft = draft_of(made(BOOK, "b.tex"))
    assert draft.settings["authors"] == ["A. Writer", "B. Other"]
    assert "[^1]: A *note*." in draft.chapters[1].text


def test_what_pandoc_does_not_know_in_latex_is_named_with_its_words(tmp_path: Path) -> None:
    path = tmp_path / "b.tex"
    path.write_text("\\begin{document}\n\\section{One}\n\\foo{kept words} and more.\n\\end{document}\n")
    loss = next(loss for loss in draft_of(path).losses if loss.kind == "LaTeX")
    assert (loss.line, loss.letters.strip()) == (3, "kept words")


def changed(path: Path, change: Callable[[str], str], part: str = "word/document.xml") -> Draft:
    content = replaced(path.read_bytes(), {part: change})
    return read_document(Source(path.name, content), {})


def test_tracked_changes_are_accepted_and_listed(made: Made) -> None:
    run = "<w:r><w:t>{}</w:t></w:r>"
    tracked = f'<w:ins w:id="1" w:author="Ed">{run.format("came in")}</w:ins>'
    tracked += '<w:del w:id="2" w:author="Ed"><w:r><w:delText>went out</w:delText></w:r></w:del></w:p>'
    draft = changed(made("Text.\n", "b.docx"), lambda xml: xml.replace("</w:p>", tracked, 1))
    assert "came in" in draft.chapters[0].text
    assert "went out" not in draft.chapters[0].text + draft.letters
    assert [(guess.words, "Ed" in guess.reason) for guess in draft.guesses if guess.kind == "text"] == [
        ("came in", True)
    ]
    assert [loss.words for loss in draft.losses if loss.kind == "deletion"] == ["went out"]


def test_words_that_pandoc_does_not_read_are_a_loss(made: Made) -> None:
    hidden = "<w:foreign><w:t>Words in a strange box.</w:t></w:foreign></w:p>"
    draft = changed(made("Text of it.\n", "b.docx"), lambda xml: xml.replace("</w:p>", hidden, 1))
    assert "strange box" in draft.letters
    assert "strange box" in draft.chapters[0].text or "strangebox" in "".join(
        loss.letters for loss in draft.losses
    )


def test_comments_are_listed(made: Made) -> None:
    words = "<w:p><w:r><w:t>Really?</w:t></w:r></w:p>"
    comment = f'<w:comments xmlns:w="{W}"><w:comment w:id="0" w:author="Ed">{words}</w:comment></w:comments>'
    draft = changed(made("Text.\n", "b.docx"), lambda _: comment, "word/comments.xml")
    assert [(loss.words, loss.reason) for loss in draft.losses if loss.kind == "comment"] == [
        ("Really?", "a comment by Ed")
    ]


def test_bold_lines_are_headings_where_there_are_none(made: Made) -> None:
    text = "**Chapter One**\n\nWords are here.\n\n**Not this one.**\n\nMore.\n\n**Chapter Two**\n\nLast.\n"
    draft = draft_of(made(text, "b.docx"))
    assert [chapter.path for chapter in draft.chapters] == ["01-chapter-one.md", "02-chapter-two.md"]
    assert {guess.words for guess in draft.guesses if guess.kind == "heading"} == {
        "Chapter One",
        "Chapter Two",
    }


def test_a_guess_that_was_refused_is_not_made(made: Made) -> None:
    path = made("**Chapter One**\n\nWords.\n\n**Chapter Two**\n\nLast.\n", "b.docx")
    refused = frozenset({("heading", "Chapter Two", None)})
    draft = read_document(Source(path.name, path.read_bytes()), {"refused": refused})
    assert [chapter.path for chapter in draft.chapters] == ["01-chapter-one.md"]
    assert "**Chapter Two**" in draft.chapters[0].text


def test_parts_gather_their_chapters(made: Made) -> None:
    text = "# Part One\n\n## A\n\na\n\n## B\n\nb\n\n# Part Two\n\n## C\n\nc\n"
    parts = [
        (chapter.part, chapter.text.split("\n")[0]) for chapter in draft_of(made(text, "b.docx")).chapters
    ]
    assert parts == [("Part One", "# A"), ("Part One", "# B"), ("Part Two", "# C")]


def test_one_heading_above_all_is_the_title(made: Made) -> None:
    draft = draft_of(made("# A Book\n\n## A\n\na\n\n## B\n\nb\n", "b.docx"))
    assert draft.settings["title"] == "A Book"
    assert [chapter.text.split("\n")[0] for chapter in draft.chapters] == ["# A", "# B"]


def test_contents_are_left_out(made: Made) -> None:
    text = "[One 1](#one)\n\n[Two 2](#two)\n\n[Three 3](#three)\n\n# One\n\na\n\n# Two\n\nb\n\n# Three\n\nc\n"
    draft = draft_of(made(text, "b.docx"))
    assert len(draft.chapters) == 3
    assert [loss.kind for loss in draft.losses] == ["contents"]


def test_contents_under_their_heading_may_be_short(made: Made) -> None:
    draft = draft_of(made("Contents\n\n[One 1](#one)\n\n# One\n\na\n", "b.docx"))
    assert [chapter.path for chapter in draft.chapters] == ["01-one.md"]
    assert "Contents" in draft.losses[0].words


def test_words_in_a_box_are_named_since_pandoc_does_not_read_them(made: Made) -> None:
    words = "<w:txbxContent><w:p><w:r><w:t>Boxed words</w:t></w:r></w:p></w:txbxContent>"
    names = 'xmlns:v="urn:schemas-microsoft-com:vml"'
    box = f"<w:r><w:pict><v:shape {names}><v:textbox>{words}</v:textbox></v:shape></w:pict></w:r></w:p>"
    draft = changed(made("Text of it.\n", "b.docx"), lambda xml: xml.replace("</w:p>", box, 1))
    told = "".join(chapter.text for chapter in draft.chapters) + "".join(loss.words for loss in draft.losses)
    assert "Boxed words" in told


def test_hidden_words_are_read_and_told(made: Made) -> None:
    run = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>Unseen</w:t></w:r></w:p>"
    draft = changed(made("Text.\n", "b.docx"), lambda xml: xml.replace("</w:p>", run, 1))
    assert "Unseen" in draft.chapters[0].text
    assert [guess.words for guess in draft.guesses if guess.kind == "text"] == ["Unseen"]


def page(body: str) -> Draft:
    return read_document(Source("p.html", f"<html><body>{body}</body></html>".encode()), {})


def test_links_to_and_fro_are_notes() -> None:
    marker = '<h1>A</h1><p>Hi<sup><a href="#n1" id="r1">1</a></sup> there.</p>'
    for note in (
        '<p id="n1"><a href="#r1">1.</a> A note.</p>',
        '<p><a id="n1" href="#r1">[1]</a> A note.</p>',
    ):
        draft = page(marker + note)
        assert draft.chapters[0].text == "# A\n\nHi[^1] there.\n\n[^1]: A note.\n"
        assert draft.counts["notes"] == 1


def test_notes_in_a_page_of_their_own_in_an_epub_are_notes(made: Made) -> None:
    text = "# One\n\nHere.[[1]](#n1){#r1} And on.\n\n# Notes\n\nAbout it.\n"
    path = made(text.replace("About it.", "[[1]](#r1) About it."), "b.epub")

    def held(xhtml: str) -> str:
        return xhtml.replace("<p><a", '<p id="n1"><a').replace('href="#n1"', 'href="ch002.xhtml#n1"')

    pages = {"EPUB/text/ch001.xhtml": held, "EPUB/text/ch002.xhtml": held}
    draft = read_document(Source(path.name, replaced(path.read_bytes(), pages)), {})
    assert "Here.[^1] And on.\n\n[^1]: About it." in draft.chapters[0].text


def test_a_note_of_two_paragraphs_stays_whole() -> None:
    text = '<h1>A</h1><p>Hi<a href="#n1" id="r1">[1]</a> there<a href="#n2" id="r2">[2]</a>.</p>'
    text += '<ol><li id="n1"><p>First.</p><p>Second. <a href="#r1">↩</a></p></li>'
    draft = page(text + '<li id="n2"><p>Other. <a href="#r2">↩</a></p></li></ol>')
    assert "[^1]: First.\n\n    Second.\n\n[^2]: Other.\n" in draft.chapters[0].text


def test_nothing_is_fetched_and_nothing_is_run() -> None:
    draft = page('<p>A <img src="https://example.org/x.png" alt="far"> b</p><script>bad()</script>')
    assert draft.pictures == ()
    assert {loss.kind for loss in draft.losses} == {"picture", "script"}
    assert "bad" not in draft.chapters[0].text


def test_pictures_come_from_the_folder_of_a_page_alone(made: Made, tmp_path: Path) -> None:
    made("x", "x.html")
    home = tmp_path / "inside"
    home.mkdir()
    (home / "link.png").symlink_to(tmp_path / "dot.png")
    text = b'<p><img src="../dot.png" alt="a"><img src="link.png" alt="b"></p>'
    draft = read_document(Source("p.html", text, home), {})
    assert draft.pictures == ()
    assert len(draft.losses) == 2


def test_a_page_is_decoded_as_it_says_or_as_it_must_be() -> None:
    said = '<meta charset="iso-8859-1"><p>\xe9t\xe9 \x93so\x94</p>'.encode("latin-1")
    assert "été “so”" in read_document(Source("p.html", said), {}).chapters[0].text
    unsaid = read_document(Source("p.html", b"<p>\xe9t\xe9</p>"), {})
    assert "été" in unsaid.chapters[0].text
    assert unsaid.guesses[0].kind == "encoding"
