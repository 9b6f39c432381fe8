from __future__ import annotations

import signal
import socket
import subprocess
import sys
from contextlib import ExitStack
from pathlib import Path
from urllib.request import urlopen

import pytest

from octavo.cli import run
from octavo.serve.server import ADDRESS

BOOK = {"book.yaml": "title: Small\nchapters: [one.md]\n", "one.md": "# One\n\nWords.\n"}


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """Give a book's folder."""
    for name, text in BOOK.items():
        (tmp_path / name).write_text(text)
    return tmp_path


@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGTERM])
def test_it_says_its_address_and_ends_when_it_is_told_to(book: Path, sign: signal.Signals) -> None:
    command = [sys.executable, "-m", "octavo", "serve", "--manuscript", str(book), "--no-open"]
    # Who runs the tests in the background lets them ignore SIGINT, and a program inherits that.
    with (
        subprocess.Popen(  # noqa: S603 -- this very program
            [*command, "--out", str(book / "build")],
            stderr=subprocess.PIPE,
            text=True,
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509 -- before any thread
        ) as child,
        ExitStack() as ending,
    ):
        ending.callback(child.kill)
        assert child.stderr is not None
        said = child.stderr.readline()
        address = said.split("at ")[1].split(";")[0]
        with urlopen(address) as answer:  # noqa: S310 -- our own address
            assert b"<h1" in answer.read() or answer.status == 200
        child.send_signal(sign)
        assert (child.wait(10), child.stderr.read()) == (0, "")
    assert address.startswith(f"http://{ADDRESS}:")


def test_the_print_pdf_follows_where_it_is_asked_for(book: Path) -> None:
    command = [sys.executable, "-m", "octavo", "serve", "--manuscript", str(book), "--no-open", "--print"]
    with (
        subprocess.Popen(  # noqa: S603 -- this very program
            [*command, "--out", str(book / "build")],
            stderr=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            text=True,
        ) as child,
        ExitStack() as ending,
    ):
        ending.callback(child.kill)
        assert child.stderr is not None
        assert "the book is at" in child.stderr.readline()
        assert "small-print.pdf, 8 pages, proven in" in child.stderr.readline()
        first = (book / "build/small-print.pdf").read_bytes()
        (book / "one.md").write_text("# One\n\nOther words.\n")
        assert "small-print.pdf, 8 pages, proven in" in child.stderr.readline()
        assert (book / "build/small-print.pdf").read_bytes() != first
        child.send_signal(signal.SIGTERM)
        assert child.wait(20) == 0


def test_a_port_that_is_taken_is_told(book: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with socket.create_server((ADDRESS, 0)) as taken:
        port = taken.getsockname()[1]
        line = ["serve", "--manuscript", str(book), "--out", str(book / "build"), "--no-open"]
        assert run([*line, "--port", str(port)]) == 2
    said = capsys.readouterr().out
    assert f"invalid value for '--port': {port} cannot be used" in said
    assert "help: leave --port out" in said


def test_a_folder_that_is_not_there_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["serve", "--manuscript", str(tmp_path / "gone"), "--out", str(tmp_path), "--no-open"]) == 2
    assert "error[manuscript-missing]" in capsys.readouterr().out
