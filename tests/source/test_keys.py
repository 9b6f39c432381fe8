from __future__ import annotations

import pytest

from octavo.source.keys import RESERVED, chapter_keys


@pytest.mark.parametrize(
    ("paths", "keys"),
    [
        (["01-one.md", "02-two.md"], ["one", "two"]),
        (["a/01-intro.md", "b/01-intro.md"], ["a-intro", "b-intro"]),
        (["01-same.md", "02-same.md"], ["c-01-same", "c-02-same"]),
        (["1.md", "2.md"], ["c-1", "c-2"]),
        (["contents.md"], ["c-contents"]),
        (["Über uns.md"], ["uber-uns"]),
    ],
)
def test_a_key_says_what_a_chapter_is_and_not_where(paths: list[str], keys: list[str]) -> None:
    assert list(chapter_keys(paths)) == keys


def test_keys_are_ascii_and_unique_and_not_taken() -> None:
    keys = chapter_keys(["日本.md", "日本 2.md", "nav.md", "x.md", "X.md", "é.md"])
    assert len(set(keys)) == len(keys)
    assert all(key.isascii() and key[0].isalpha() and key not in RESERVED for key in keys)


def test_a_chapter_before_it_does_not_change_a_key() -> None:
    assert chapter_keys(["01-new.md", "02-old.md"])[1] == chapter_keys(["01-old.md"])[0]
