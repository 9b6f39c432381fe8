"""Nothing that a stranger sends takes all memory, all time or all of the disk (S15, S16)."""

from __future__ import annotations

import struct
import sys
import time
import zipfile
import zlib
from functools import partial
from io import BytesIO
from pathlib import Path

import pytest
from jinja2 import TemplateError

from octavo.bind.measuring import fill_measures
from octavo.bind.pdf.press import Press
from octavo.bind.pdf.resources import Resources
from octavo.bind.pdf.sheet import Sheet
from octavo.book import Image
from octavo.bounds import Limits
from octavo.cache import Cache
from octavo.collate.epub import read_epub
from octavo.doors import pandoc
from octavo.doors.hand import DiedError, Hand
from octavo.doors.program import TimedOutError, run
from octavo.errors import ManuscriptError, OctavoError
from octavo.findings import Finding
from octavo.intake.documents.archive import Archive
from octavo.intake.draft import Source
from octavo.source.images import Bounds, find_image
from tests.faults.child import PROCESSES, awaited
from tests.threats import hands

LINUX = sys.platform == "linux"


def bomb(width: int, height: int) -> bytes:
    """Give a PNG that says it is so large; it is small itself, and its pixels are never unpacked."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        return (
            struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
        )

    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    rows = zlib.compress(bytes(min((width // 8 + 1) * height, 2**24)), 9)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


@pytest.mark.fault("S15")
@pytest.mark.parametrize(("width", "height"), [(60000, 60000), (8000, 5001), (2**31 - 1, 2**31 - 1)])
def test_a_picture_that_unpacks_to_a_giant_is_refused_before_it_is_unpacked(
    width: int, height: int, tmp_path: Path
) -> None:
    (tmp_path / "x.png").write_bytes(bomb(width, height))
    started = time.monotonic()
    found = find_image("x.png", "one.md", tmp_path, Bounds())
    assert isinstance(found, Finding)
    assert found.code in {"image-too-large", "image-wrong-type"}
    assert time.monotonic() - started < 5
    (tmp_path / "x.png").write_bytes(bomb(1000, 1000))
    assert isinstance(find_image("x.png", "one.md", tmp_path, Bounds()), Image)


@pytest.mark.fault("S15")
def test_a_file_of_a_picture_that_is_a_giant_is_not_read(tmp_path: Path) -> None:
    with (tmp_path / "x.png").open("wb") as file:
        file.truncate(2**34)
    found = find_image("x.png", "one.md", tmp_path, Bounds())
    assert isinstance(found, Finding)
    assert found.code == "image-too-large"


def packed(size: int, count: int = 1) -> bytes:
    content = BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(count):
            archive.writestr(f"{number}.xhtml", bytes(size))
    return content.getvalue()


@pytest.mark.fault("S15")
@pytest.mark.parametrize(("size", "count"), [(300 * 2**20, 1), (0, 20_001)])
def test_an_archive_that_unpacks_to_a_giant_is_refused(size: int, count: int) -> None:
    content = packed(size, count)
    with pytest.raises(OctavoError):
        Archive.open(Source("bomb.epub", content, Path()))
    with pytest.raises(Exception, match=r"."):
        read_epub(content)


HANGS = {
    "brackets and marks": "[`x" * 30 + "`x" * 30,
    "back-ticks": " ".join("`" * number for number in range(1, 150)),
    "open links": "[a](" * 300,
    "underscores": "[a.__b__]\n" * 20,
}


@pytest.mark.fault("S16")
@pytest.mark.parametrize("text", HANGS.values(), ids=HANGS.keys())
def test_what_pandoc_would_hang_on_is_ended_in_time(text: str) -> None:
    started = time.monotonic()
    found: tuple[Finding, ...] = ()
    try:
        pandoc.read(text, "markdown", "one.md", pandoc.Limits(2, 256))
    except ManuscriptError as error:
        found = error.findings
    assert time.monotonic() - started < 20
    assert all(each.code == "pandoc-limit" and "limits" in (each.hint or "") for each in found)


@pytest.mark.fault("S16")
def test_a_program_that_is_out_of_time_ends_with_all_that_it_started() -> None:
    mark = f"sleep 9{int(time.time())}"
    with pytest.raises(TimedOutError):
        run(["/bin/sh", "-c", f"{mark} & setsid {mark} & {mark}"], seconds=0.5)
    assert not LINUX or awaited(lambda: not running(mark), 5)


def running(command: str) -> list[str]:
    wanted = command.replace(" ", "\0").encode() + b"\0"
    return [each.parent.name for each in PROCESSES.glob("[0-9]*/cmdline") if content(each) == wanted]


def content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""


@pytest.mark.fault("S16")
@pytest.mark.skipif(not LINUX, reason="only Linux bounds another process's memory and files")
def test_a_program_can_fill_neither_the_memory_nor_the_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    eats = "import time; time.sleep(0.3); bytearray(2**29)"
    assert run([sys.executable, "-c", eats], seconds=60).code == 0
    eaten = run([sys.executable, "-c", eats], seconds=60, megabytes=128)
    assert eaten.code != 0
    assert b"MemoryError" in eaten.err
    monkeypatch.setattr("octavo.doors.program.FILE_MEGABYTES", 1)
    writes = f"import time; time.sleep(0.3); open({str(tmp_path / 'x')!r}, 'wb').write(bytes(2**22))"
    assert run([sys.executable, "-c", writes], seconds=60).code != 0
    assert (tmp_path / "x").stat().st_size <= 2**20


@pytest.mark.fault("S16", "82")
def test_a_hand_is_stopped_whatever_it_is_doing_and_goes_on_with_the_next() -> None:
    hand: Hand[str, str] = Hand(partial(hands.prepare, "!"), hands.__name__, 1.0, 512)
    try:
        assert hand.call("greet") == "greet!"
        with pytest.raises(ValueError, match="wrong") as raised:
            hand.call("raise")
        assert "in work" in "".join(raised.value.__notes__)
        for asked, error in (("hang", TimedOutError), ("die", DiedError), ("eat", MemoryError)):
            started = time.monotonic()
            with pytest.raises(error):
                hand.call(asked)
            assert time.monotonic() - started < 60
            assert hand.call("greet") == "greet!"
    finally:
        hand.stop()


@pytest.mark.fault("82")
@pytest.mark.parametrize(
    ("limits", "words"),
    [
        (Limits(layout_seconds=0.01), "more than 0.01 seconds"),
        (Limits.model_construct(layout_seconds=60, layout_megabytes=8), "more than 8 MiB of memory"),
    ],
)
def test_a_leaf_that_is_beyond_a_limit_is_named_with_the_limit(limits: Limits, words: str) -> None:
    page = '<html xmlns="http://www.w3.org/1999/xhtml"><body><p>Text</p></body></html>'
    sheet = Sheet("a", "one.md", "print", page, furniture=True)
    with Press(Resources({}), Cache(None), 1, limits) as press, pytest.raises(ManuscriptError) as stopped:
        press.run([sheet], lambda _: None)
    found = stopped.value.findings[0]
    assert (found.code, found.path) == ("layout-limit", "one.md")
    assert words in found.message
    assert "limits.layout_" in (found.hint or "")


@pytest.mark.fault("S16")
def test_of_many_leaves_beyond_a_limit_the_same_one_is_named_each_time() -> None:
    page = '<html xmlns="http://www.w3.org/1999/xhtml"><body><p>{}</p></body></html>'
    sheets = [
        Sheet(str(size), f"{size}.md", "print", page.format("Text " * size), furniture=True)
        for size in range(8)
    ]
    for _ in range(4):
        with (
            Press(Resources({}), Cache(None), 4, Limits(layout_seconds=0.001)) as press,
            pytest.raises(ManuscriptError) as stopped,
        ):
            press.run(sheets, lambda _: None)
        assert [found.path for found in stopped.value.findings] == ["7.md"]


BOMBS = (
    '{{ "x" * 1000000000 }}',
    '{{ "%1000000000d"|format(1) }}',
    '{{ "x"|center(1000000000) }}',
    "{% for a in 'xx' %}{% endfor %}",
    "{% macro m() %}{{ m() }}{{ m() }}{% endmacro %}{{ m() }}",
    "{{ 9 ** 9 ** 9 }}",
    "{% set a = [1] %}" + "{% set a = [a, a] %}" * 40 + "{{ a }}",
    "{% set a = 9 %}" + "{% set a = a * a %}" * 40 + "{{ a }}",
    "{% set a = 'x' %}" + "{% set a = a ~ a %}" * 40 + "{{ a }}",
    "{{ ''.__class__ }}",
    "{{ cycler() }}",
    "{% include 'x' %}",
)


@pytest.mark.fault("S16")
@pytest.mark.parametrize("template", BOMBS)
def test_a_strangers_stylesheet_calculates_and_no_more(template: str) -> None:
    started = time.monotonic()
    with pytest.raises(TemplateError):
        fill_measures(template, {})
    assert time.monotonic() - started < 2
    assert fill_measures("{{ [page * 0.5, 3]|max }}", {"page": 8}) == "4.0"
