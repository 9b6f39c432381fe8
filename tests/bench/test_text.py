from __future__ import annotations

from pathlib import Path

import pytest

from bench.text import Text, found_text

LINE = "It was early and the keeper lighted seven lanterns before anybody else on the mole was awake. "


@pytest.fixture
def text(tmp_path: Path) -> Text:
    """Give a text of five chapters, from a file with more headings than these."""
    chapters = "".join(f"## Chapter {number}\r\n\r\n{LINE * 3}\r\n\r\n" for number in range(1, 6))
    (tmp_path / "book.md").write_bytes(f"# Title: Lamps\r\n\r\n## Year: 1871\r\n\r\n{chapters}".encode())
    found, said = found_text(tmp_path / "book.md")
    assert said.startswith("*Lamps*, ")
    return found


def test_a_text_is_divided_into_its_chapters(text: Text) -> None:
    assert text.title == "Lamps"
    assert [chapter.partition("\n")[0] for chapter in text.chapters] == [
        f"## Chapter {n}" for n in range(1, 6)
    ]
    assert "\r" not in text.markdown


def test_an_edit_changes_one_word_of_the_third_chapter(text: Text) -> None:
    edited = text.reworded("moorings")
    assert edited.words == text.words
    assert [one == other for one, other in zip(text.chapters, edited.chapters, strict=True)] == [
        True,
        True,
        False,
        True,
        True,
    ]
    assert edited.chapters[2].count("moorings") == 1
    assert edited.reworded("harbour").chapters[2] == text.reworded("harbour").chapters[2]


def test_an_edit_adds_as_many_words_as_are_wanted(text: Text) -> None:
    assert text.lengthened(370).words == text.words + 370


def test_a_share_is_some_chapters_or_all_of_them_several_times(text: Text) -> None:
    assert text.share(0.1).chapters == text.chapters[:3]
    threefold = text.share(3).chapters
    heads = [chapter.partition("\n")[0] for chapter in threefold]
    assert len(set(heads)) == 15
    assert text.share(3).words >= 3 * text.words - 10


def test_a_text_of_too_few_chapters_is_refused(tmp_path: Path) -> None:
    (tmp_path / "book.md").write_text(f"# Lamps\n\n## One\n\n{LINE}\n")
    with pytest.raises(SystemExit, match="three chapters"):
        found_text(tmp_path / "book.md")


def test_without_a_corpus_a_text_is_made_always_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "manuscript").mkdir()
    (tmp_path / "manuscript/one.md").write_text(
        "Keepers of lamps read all night. Lamps never answer their keepers."
    )
    monkeypatch.chdir(tmp_path)
    (made, said), (again, _) = found_text(None), found_text(None)
    assert "not there" in said
    assert made == again
    assert len(made.chapters) == 137
