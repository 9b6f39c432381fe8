"""Read one chapter: bytes become blocks, and all that pandoc would not say becomes findings."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from octavo.cache import Cache
from octavo.code_mask import mask_code, unclosed_fence
from octavo.doors.pandoc import LogLine
from octavo.errors import ManuscriptError
from octavo.findings import Finding, Severity, finding
from octavo.settings import Limits
from octavo.source.amounts import amount
from octavo.source.doubled import leave_out_doubled
from octavo.source.extent import chapter_extent
from octavo.source.front_matter import metadata_findings, strip_front_matter
from octavo.source.heading_ids import without_labels
from octavo.source.link_labels import label_findings
from octavo.source.listings import listing_findings
from octavo.source.literal_braces import literal_braces
from octavo.source.log import log_findings
from octavo.source.notes import circular_notes, note_findings
from octavo.source.overrides import override_findings
from octavo.source.pathology import pathologies, too_deep
from octavo.source.raw_html import settle_raw, unclosed_comment
from octavo.source.reading import Reader
from octavo.source.text import decode
from octavo.source.trusting.trust import set_html, with_tags
from octavo.source.unset_captions import unset_captions
from octavo.source.verse_wishes import verse_wishes
from octavo.syntax import Element

__all__ = ["ReadChapter", "read_chapter"]

#: Dialects in which headings, brackets and blocks have attributes; in others braces are words.
ATTRIBUTED = {"markdown", "commonmark_x"}


@dataclass(frozen=True, slots=True)
class ReadChapter:
    """Hold what one file gave: its text with line feeds, its blocks, and what was found."""

    source: str
    blocks: tuple[Element, ...]
    findings: tuple[Finding, ...]


def read_chapter(  # noqa: PLR0913 -- what is read, and with what
    content: bytes,
    path: str,
    dialect: str,
    limits: Limits,
    cache: Cache,
    *,
    trusted: bool = False,
    jobs: int = 1,
) -> ReadChapter:
    """Read the bytes of the chapter at `path`; nothing it holds can stop the other chapters.

    A chapter with an error gives no blocks where pandoc must not see it, and findings that say why. Where it
    is `trusted`, raw HTML is set as markup. A long one is read in up to `jobs` parts at once.
    """
    if len(content) > limits.chapter_megabytes * 2**20:
        return ReadChapter("", (), (_too_large(path, len(content), limits),))
    text, findings = decode(content, path)
    if any(found.severity is Severity.ERROR for found in findings):
        return ReadChapter(text, (), findings)
    text, found = strip_front_matter(text, path)
    masked = mask_code(text)
    findings += found + metadata_findings(masked, path) + pathologies(masked, path, limits)
    findings += _fence(text, path) + unclosed_comment(masked, path)
    findings += override_findings(text, path) + circular_notes(text, masked, path, dialect)
    if any(found.severity is Severity.ERROR for found in findings):
        return ReadChapter(text, (), findings)
    try:
        tree = _tree(Reader(path, dialect, limits, cache, jobs), text, trusted)
    except ManuscriptError as error:
        return ReadChapter(text, (), findings + error.findings)
    except RecursionError:
        return ReadChapter(text, (), (*findings, too_deep(path, limits)))
    named = without_labels(tree.blocks, masked) if dialect.startswith("markdown") else tree.blocks
    blocks, raw = settle_raw(named, text, path)
    blocks, doubled = leave_out_doubled(blocks, text, path)
    findings += tree.findings + log_findings(tree.log, path, text) + raw + doubled
    findings += _doubts(blocks, text, path, dialect)
    findings += note_findings(text, masked, blocks, path, dialect) + _left(masked, blocks, path, dialect)
    return ReadChapter(text, blocks, findings)


def _left(masked: str, blocks: tuple[Element, ...], path: str, dialect: str) -> tuple[Finding, ...]:
    """Find labels and attributes that were left as letters."""
    found = label_findings(masked, blocks, path)
    if re.split(r"[+-]", dialect)[0] in ATTRIBUTED:
        found += literal_braces(masked, blocks, path)
    return found


def _doubts(blocks: tuple[Element, ...], text: str, path: str, dialect: str) -> tuple[Finding, ...]:
    """Find what stands there and may be meant otherwise."""
    found = listing_findings(blocks, text, path) + verse_wishes(blocks, text, path)
    if dialect.startswith("markdown") and "-implicit_figures" not in dialect:
        found += unset_captions(blocks, text, path)
    return found


@dataclass(frozen=True, slots=True)
class _Tree:
    """Hold what pandoc made of a chapter, its log, and what was found in its HTML."""

    blocks: tuple[Element, ...]
    log: tuple[LogLine, ...]
    findings: tuple[Finding, ...]


def _tree(reader: Reader, text: str, trusted: bool) -> _Tree:  # noqa: FBT001 -- who builds has said it
    """Read a chapter's text, and its HTML where that is trusted; raises ManuscriptError beyond a limit."""
    reader = replace(reader, dialect=with_tags(reader.dialect)) if trusted else reader
    reading = reader.read(text)
    blocks, found = reading.blocks, tuple[Finding, ...]()
    crowded = chapter_extent(blocks, text, reader.path, reader.limits)
    if trusted and not crowded:
        blocks, found = set_html(blocks, text, reader)
        crowded = chapter_extent(blocks, text, reader.path, reader.limits)
    if crowded:
        raise ManuscriptError(*crowded)
    return _Tree(blocks, reading.log, found)


def _fence(text: str, path: str) -> tuple[Finding, ...]:
    line = unclosed_fence(text)
    if line is None:
        return ()
    written = text.split("\n")[line - 1]
    column = min(at for at in map(written.find, ("```", "~~~")) if at >= 0) + 1
    words = "this code block is never closed; the rest of the chapter would be set as text"
    hint = "close it with the same fence"
    return (finding("fence-unclosed", words, path=path, line=line, column=column, hint=hint),)


def _too_large(path: str, size: int, limits: Limits) -> Finding:
    most = amount(limits.chapter_megabytes)
    words = f"this chapter has {amount(size / 2**20)} MB, and {most} are the limit"
    hint = "divide it, or raise `limits.chapter_megabytes` in book.yaml"
    return finding("source-too-large", words, path=path, hint=hint)
