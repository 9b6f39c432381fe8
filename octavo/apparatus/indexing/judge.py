"""Judge the marks of a book: what is written in them, and what they make of its indexes."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable, Iterator, Mapping

from octavo.apparatus.indexing.entries import Filed, Pull, walk
from octavo.apparatus.indexing.marks import KEYS
from octavo.apparatus.indexing.met import Met
from octavo.apparatus.indexing.terms import Path, flat, fold
from octavo.findings import Finding

__all__ = ["Tell", "judge_marks", "judge_pull", "judge_unplaced"]

#: Makes a finding about a mark: its code, the mark, what is wrong, what to do.
Tell = Callable[[str, Met, str, str], Finding]

#: What an attribute of a mark may say.
VALUES = {"range": ("start", "end"), "main": ("true", "false")}


def judge_marks(met: Iterable[Met], hidden: Iterable[Met], tell: Tell) -> Iterator[Finding]:
    """Find marks that say nothing, say what is not known, or stand where nobody can be led to."""
    for each in met:
        yield from _attributes(each, tell)
        if not each.mark.paths:
            hint = 'write the words between the brackets, or in `term="..."`'
            yield tell("index-mark", each, "this mark of the index has no words, and no term", hint)
    for each in hidden:
        words = f"“{each.mark.words}” is marked for the index in the description of an image"
        yield tell("index-mark", each, words, "set the mark beside the image, or into its caption")


def judge_unplaced(
    met: Mapping[str | None, list[Met]], placed: Iterable[str | None], tell: Tell
) -> Iterator[Finding]:
    """Find marks for an index that `back` has no place for: the first of each, with their number."""
    names = list(placed)
    for name, marks in met.items():
        if name in names:
            continue
        count = f"{len(marks)} marks are" if len(marks) > 1 else "a mark is"
        near = difflib.get_close_matches(name or "", [known for known in names if known], 1, 0.6)
        if name is None:
            words = f"{count} for an index, and `back` in book.yaml has no place for it"
            hint = "write `back: [{index: true}]`"
            if names:
                hint += f', or say in the mark which index it is for: `index="{names[0]}"`'
        else:
            words = f"{count} for the index `{name}`, and `back` in book.yaml has no place for it"
            hint = f"did you mean {near[0]}?" if near else f"write `back: [{{index: {{name: {name}}}}}]`"
        yield tell("index-unplaced", marks[0], words, hint)


def judge_pull(pull: Pull, tell: Tell) -> Iterator[Finding]:
    """Find ranges with one end, references to nothing, and entries that a reader would take for one."""
    for each in pull.unclosed:
        words = f"the range of “{_name(each.mark.paths[0])}” that begins here has no end"
        yield tell("index-range", each, words, f"end it with {_end(each)}")
    for each in pull.unopened:
        words = f"a range of “{_name(each.mark.paths[0])}” ends here that begins nowhere"
        yield tell(
            "index-range", each, words, "begin it with `range=start` and the same term, in text or note"
        )
    filed = list(walk(pull.entries))
    known = {entry.path for entry in filed}
    for entry in filed:
        yield from _see(entry, known, tell)
    yield from _twins(filed, tell)


def _attributes(each: Met, tell: Tell) -> Iterator[Finding]:
    for key, value in each.mark.given:
        allowed = VALUES.get(key)
        if allowed and value not in allowed:
            words = f"`{key}` of a mark of the index cannot be {value!r}"
            yield tell("index-mark", each, words, f"write `{key}={allowed[0]}` or `{key}={allowed[1]}`")
        near = difflib.get_close_matches(key, KEYS, 1, 0.7) if key not in KEYS else []
        if near:
            words = f"`{key}` says nothing in a mark of the index"
            yield tell("index-mark", each, words, f"did you mean {near[0]}?")


def _see(entry: Filed, known: set[Path], tell: Tell) -> Iterator[Finding]:
    for reference in entry.see:
        general = all(italic for term in reference.path for _, italic in term)
        if reference.path not in known and not general:
            name, also = _name(reference.path), " also" if reference.also else ""
            names = {_name(path): path for path in known}
            near = difflib.get_close_matches(name, names, 1)
            hint = (
                f"did you mean {near[0]}?"
                if near
                else "mark a place of it, or write it in italics if it is no entry"
            )
            words = (
                f"“{_name(entry.path)}” sends the reader to “see{also} {name}”, which the index does not have"
            )
            yield tell("index-see", entry.first, words, hint)
        elif reference.path == entry.path:
            words = f"“{_name(entry.path)}” sends the reader to itself"
            yield tell("index-see", entry.first, words, "delete `see`, or name another entry")
    if entry.locators and any(not reference.also for reference in entry.see):
        words = f"“{_name(entry.path)}” has places of its own, and sends the reader on with “see”"
        yield tell(
            "index-twin", entry.first, words, "write `seealso`, or file its places under the other entry"
        )


def _twins(filed: Iterable[Filed], tell: Tell) -> Iterator[Finding]:
    seen: dict[tuple[str, ...], Filed] = {}
    for entry in filed:
        first = seen.setdefault(fold(entry.path), entry)
        if first is not entry and fold(first.path[:-1]) == fold(entry.path[:-1]):
            if flat(first.path[-1]) == flat(entry.path[-1]) and first.path[:-1] != entry.path[:-1]:
                continue
            how = "italics" if _name(first.path) == _name(entry.path) else "case, spaces or signs"
            words = (
                f"“{_name(entry.path)}” and “{_name(first.path)}” are two entries that differ in {how} alone"
            )
            yield tell("index-twin", entry.first, words, "write both alike, or give the mark a `term`")


def _name(path: Path) -> str:
    return ": ".join(map(flat, path))


def _end(each: Met) -> str:
    term = "!".join(map(flat, each.mark.paths[0]))
    return f'`[]{{.index term="{term}" range=end}}`'
