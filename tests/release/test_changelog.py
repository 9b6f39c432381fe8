from __future__ import annotations

from pathlib import Path

import pytest

from octavo.release.changelog import changelog

HEADINGS = [
    "## 1.1.0",
    "## [1.1.0] - 2026-11-25",
    "## v1.1.0, the second",
    "## Version 1.1.0",
    "## [v1.1.0](x)",
]


@pytest.mark.parametrize("heading", HEADINGS)
def test_the_section_of_the_version_is_taken(heading: str, tmp_path: Path) -> None:
    text = (
        f"# Changes\n\n## 1.1.0.1\n\n- no\n\n{heading}\n\n"
        "### Added\n\n- yes\n\n```\n## code\n```\n\n## 1.0.0\n\n- old\n"
    )
    (tmp_path / "CHANGELOG.md").write_text(text, "utf-8")
    told = "# 1.1.0\n\n### Added\n\n- yes\n\n```\n## code\n```\n"
    assert changelog([tmp_path], "1.1.0", ["a commit"]) == told


def test_the_books_own_changelog_goes_before_the_repositorys(tmp_path: Path) -> None:
    (tmp_path / "book").mkdir()
    (tmp_path / "book/CHANGELOG.md").write_text("## 1.0.0\n\nThe book.\n", "utf-8")
    (tmp_path / "CHANGELOG.md").write_text("## 1.0.0\n\nThe program.\n", "utf-8")
    assert changelog([tmp_path / "book", tmp_path], "1.0.0", []) == "# 1.0.0\n\nThe book.\n"
    assert changelog([tmp_path / "book", tmp_path], "0.9.0", []) == "# 0.9.0\n\nNothing is recorded.\n"


def test_without_one_the_commits_are_told_as_words(tmp_path: Path) -> None:
    assert (
        changelog([tmp_path], "1.0.0", ["Mend *that* <b>", "First"])
        == "# 1.0.0\n\n- Mend \\*that\\* \\<b\\>\n- First\n"
    )
