from __future__ import annotations

from octavo.intake.draft import Draft, DraftChapter, Picture
from octavo.intake.join import join


def draft(title: str, picture: bytes) -> Draft:
    text = "![](images/map.png) and [there](02-two.md#x)\n"
    chapters = (DraftChapter("01-one.md", text), DraftChapter("02-two.md", "# Two {#x}\n"))
    return Draft(
        {"title": title}, chapters, (Picture("images/map.png", picture),), letters=title, counts={"notes": 1}
    )


def test_one_draft_stays_as_it_is() -> None:
    alone = draft("A", b"a")
    assert join([alone]) is alone


def test_chapters_are_numbered_on_and_links_and_pictures_led_along() -> None:
    joined = join([draft("A", b"a"), draft("B", b"b")])
    assert [chapter.path for chapter in joined.chapters] == [
        "01-one.md",
        "02-two.md",
        "03-one.md",
        "04-two.md",
    ]
    assert joined.chapters[2].text == "![](images/map-2.png) and [there](04-two.md#x)\n"
    assert [picture.path for picture in joined.pictures] == ["images/map.png", "images/map-2.png"]
    assert joined.settings == {"title": "A"}
    assert joined.counts == {"notes": 2}


def test_the_same_picture_is_kept_once() -> None:
    assert len(join([draft("A", b"a"), draft("B", b"a")]).pictures) == 1


def test_what_one_source_cannot_count_is_not_counted() -> None:
    other = Draft({}, (DraftChapter("01-x.md", ""),), counts={"tables": 2, "notes": 2})
    assert join([draft("A", b"a"), other]).counts == {"notes": 3}
