"""Go to pandoc: the only place that starts it, always confined and limited.

Confined means `--sandbox` (no file is read or written by name), a data folder that does not exist
(a template of the user's cannot change the book), and no filter. See MANUAL, "A note on security".
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import pypandoc

from octavo.doors.program import Ran, TimedOutError, run
from octavo.errors import ManuscriptError, MissingProgramError
from octavo.findings import finding
from octavo.syntax import sharing

__all__ = [
    "Limits",
    "LogLine",
    "Reading",
    "ask",
    "read",
    "read_form",
    "version",
    "write_document",
    "write_html",
    "write_markdown",
]

#: What no chapter may do by itself: metadata comes from `book.yaml` alone (MANUAL, "Metadata blocks").
REFUSED = {
    "markdown": "-yaml_metadata_block-pandoc_title_block-mmd_title_block",
    "markdown_mmd": "-yaml_metadata_block-mmd_title_block",
    "commonmark_x": "-yaml_metadata_block",
    "gfm": "-yaml_metadata_block",
}

#: What stands between two texts that are written in one call; no text can hold it, since < is escaped.
BETWEEN = "<!-- octavo: the next -->"

#: Exit codes of GHC's runtime when the heap limit `-M` is met, and of pandoc when it is killed.
HEAP_EXHAUSTED = 251


@dataclass(frozen=True, slots=True)
class Limits:
    """Bound one call: wall-clock seconds and MiB of heap."""

    seconds: float = 120
    megabytes: int = 1024


@dataclass(frozen=True, slots=True)
class LogLine:
    """Hold one line of pandoc's log: kind, words, what it speaks of, and where (from 1), if it says."""

    kind: str
    message: str
    subject: str = ""
    line: int | None = None
    column: int | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """Hold what pandoc read: the blocks of the document, its log, and its metadata as pandoc has them."""

    blocks: tuple[dict[str, Any], ...]
    log: tuple[LogLine, ...]
    meta: Mapping[str, Any] = field(default_factory=dict)


@cache
def _executable() -> str:
    try:
        return str(pypandoc.get_pandoc_path())
    except OSError as error:
        raise MissingProgramError(
            finding("program-missing", "pandoc is not installed", hint="pip install pypandoc_binary")
        ) from error


@cache
def version() -> str:
    """Give pandoc's version, on which the meaning of every cached reading depends."""
    return str(pypandoc.get_pandoc_version())


def read(text: str, dialect: str, path: str, limits: Limits) -> Reading:
    """Read one chapter's Markdown into pandoc's AST.

    `dialect` is a name with extensions, as in `book.yaml`; `path` names the chapter in findings.
    Raises ManuscriptError when pandoc refuses, or needs more time or memory than `limits`.
    """
    base = dialect.split("+", maxsplit=1)[0].split("-", maxsplit=1)[0]
    return read_form(text.encode(), dialect + REFUSED.get(base, ""), path, limits)


def read_form(content: bytes, form: str, path: str, limits: Limits) -> Reading:
    """Read a document in any form that pandoc knows (`docx`, `html`, ...), with its metadata.

    No picture in it is unpacked, since nothing is written. Raises ManuscriptError as `read` does.
    """
    with tempfile.TemporaryDirectory(prefix="octavo-") as folder:
        log = Path(folder) / "log.json"
        ran = ask(["--from", form, "--to", "json", f"--log={log}"], content, path, limits)
        lines = json.loads(log.read_text("utf-8")) if log.exists() else []
    try:
        made = json.loads(ran.out, object_hook=sharing())
    except RecursionError as error:
        words = "quotations, lists, blocks or marks stand so deep in one another that they cannot be read"
        hint = "look for stray > or indentation: no page can show this"
        raise ManuscriptError(finding("source-too-deep", words, path=path, hint=hint)) from error
    return Reading(tuple(made["blocks"]), tuple(_log_line(line) for line in lines), made["meta"])


def write_markdown(blocks: Sequence[dict[str, Any]], dialect: str, path: str, limits: Limits) -> str:
    """Write blocks as Markdown, a paragraph to the line. Raises ManuscriptError as `read` does."""
    document = {"pandoc-api-version": [1, 23, 1, 1], "meta": {}, "blocks": list(blocks)}
    asked = ["--from", "json", "--to", dialect, "--wrap=none"]
    return ask(asked, json.dumps(document).encode(), path, limits).out.decode()


def write_html(texts: Sequence[str], path: str, limits: Limits) -> list[str]:
    """Write texts as HTML5 in XML syntax, mathematics as MathML, without notes or highlighting.

    Each text is the JSON of a list of blocks. They hold no raw HTML, of which the loader makes letters.
    Raises ManuscriptError as `read` does.
    """
    mark = json.dumps({"t": "RawBlock", "c": ["html", BETWEEN]})
    blocks = [part for text in texts for part in (mark, text[1:-1]) if part][1:]
    document = f'{{"pandoc-api-version": [1, 23, 1, 1], "meta": {{}}, "blocks": [{",".join(blocks)}]}}'
    asked = ["--from", "json", "--to", "html5", "--mathml", "--wrap=none"]
    asked += ["--syntax-highlighting=none", "--email-obfuscation=none"]
    written = ask(asked, document.encode(), path, limits).out.decode()
    return [text.removeprefix("\n") for text in written.split(BETWEEN)]


def write_document(
    blocks: Sequence[dict[str, Any]], meta: Mapping[str, Any], form: str, limits: Limits
) -> bytes:
    """Write a whole document in a form that is no text (`docx`); its pictures are `data:` addresses.

    Raises ManuscriptError as `read` does.
    """
    document = {"pandoc-api-version": [1, 23, 1, 1], "meta": dict(meta), "blocks": list(blocks)}
    asked = ["--from", "json", "--to", form, "--syntax-highlighting=none", "--output=-"]
    return ask(asked, json.dumps(document).encode(), "book.yaml", limits).out


def ask(asked: list[str], text: bytes, path: str, limits: Limits) -> Ran:
    """Run pandoc, confined and limited, on a text from `path`; raises ManuscriptError as `read` does."""
    confined = ["--sandbox", "--data-dir=/nonexistent", "--quiet"]
    heap = ["+RTS", f"-M{limits.megabytes}M", "-RTS"]
    try:
        argv = [_executable(), *heap, *confined, *asked]
        # Its heap is what is bounded; the rest is little, and is bounded in case it is not.
        ran = run(argv, stdin=text, seconds=limits.seconds, megabytes=2 * limits.megabytes + 512)
    except TimedOutError as error:
        words = f"more than {limits.seconds:g} seconds"
        raise ManuscriptError(_limit(path, words, "limits.seconds")) from error
    if ran.code == HEAP_EXHAUSTED:
        words = f"more than {limits.megabytes} MiB of memory"
        raise ManuscriptError(_limit(path, words, "limits.megabytes"))
    if ran.code != 0:
        words = ran.err.decode(errors="replace").strip() or f"exit code {ran.code}"
        raise ManuscriptError(finding("pandoc-failed", f"pandoc refused it: {words}", path=path))
    return ran


def _limit(path: str, what: str, key: str) -> Any:  # noqa: ANN401 -- the Finding type is finding()'s own
    return finding(
        "pandoc-limit",
        f"pandoc would need {what} to read this chapter",
        path=path,
        hint=f"divide the chapter, or raise `{key}` in book.yaml; look for unbalanced [ and `",
    )


def _log_line(entry: dict[str, Any]) -> LogLine:
    at = entry.get("openpos", entry)
    subject = str(entry.get("key") or entry.get("contents") or "")
    return LogLine(entry["type"], entry.get("pretty", ""), subject, at.get("line"), at.get("column"))
