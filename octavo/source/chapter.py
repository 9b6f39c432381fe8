"""Read one chapter: bytes become blocks, and all that pandoc would not say becomes findings."""

from __future__ import annotations

import re
from dataclasses import dataclass

from octavo.cache import Cache
from octavo.code_mask import mask_code, unclosed_fence
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


def read_chapter(content: bytes, path: str, dialect: str, limits: Limits, cache: Cache) -> ReadChapter:
    """Read the bytes of the chapter at `path`; nothing it holds can stop the other chapters.

    A chapter with an error gives no blocks where pandoc must not see it, and findings that say why.
    """
    if len(content) > limits.chapter_megabytes * 2**20:
        return ReadChapter("", (), (_too_large(path, len(content), limits),))
    text, findings = decode(content, path)
    if any(found.severity is Severity.ERROR for found in findings):
        return ReadChapter(text, (), findings)
    text, found = strip_front_matter(text, path)
    masked = mask_code(text)
    findings += found + metadata_findings(masked, path)
    findings += pathologies(masked, path, limits) + _fence(text, path)
    findings += unclosed_comment(masked, path) + override_findings(text, path)
    findings += circular_notes(text, masked, path, dialect)
    if any(found.severity is Severity.ERROR for found in findings):
        return ReadChapter(text, (), findings)
    try:
        reading = Reader(path, dialect, limits, cache).read(text)
        crowded = chapter_extent(reading.blocks, text, path, limits)
    except ManuscriptError as error:
        crowded = error.findings
    except RecursionError:
        crowded = (too_deep(path, limits),)
    if crowded:
        return ReadChapter(text, (), findings + crowded)
    named = without_labels(reading.blocks, masked) if dialect.startswith("markdown") else reading.blocks
    blocks, raw = settle_raw(named, text, path)
    blocks, doubled = leave_out_doubled(blocks, text, path)
    findings += log_findings(reading.log, path, text) + raw + doubled
    findings += listing_findings(blocks, text, path) + verse_wishes(blocks, text, path)
    if dialect.startswith("markdown") and "-implicit_figures" not in dialect:
        findings += unset_captions(blocks, text, path)
    findings += note_findings(text, masked, blocks, path, dialect) + label_findings(masked, blocks, path)
    if re.split(r"[+-]", dialect)[0] in ATTRIBUTED:
        findings += literal_braces(masked, blocks, path)
    return ReadChapter(text, blocks, findings)


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
