"""Read a plain text as a manuscript: the chain of steps from its bytes to its chapters."""

from __future__ import annotations

from collections.abc import Mapping

from octavo.intake.draft import Draft, Guess, Loss, Source
from octavo.intake.plain.blocks import blocks_of
from octavo.intake.plain.decoding import Decoded, decode
from octavo.intake.plain.dividing import with_paths
from octavo.intake.plain.front import Front, front_of
from octavo.intake.plain.furniture import without_furniture
from octavo.intake.plain.habit import measure_habit
from octavo.intake.plain.headings import levelled, with_titles
from octavo.intake.plain.joining import joiner
from octavo.intake.plain.kinds import Reader, kinds_of
from octavo.intake.plain.languages import Language, language_of, spoken
from octavo.intake.plain.letters import without_rules
from octavo.intake.plain.lines import Line, lines_of
from octavo.intake.plain.notes import paired
from octavo.intake.plain.setting import set_right
from octavo.intake.plain.shaping import shape
from octavo.intake.plain.titles import title_given, title_of
from octavo.intake.plain.wrapping import without_contents, without_licence
from octavo.words import words_in

__all__ = ["read_plain"]

#: How sure a language is that nothing tells.
UNKNOWN = 0.3


def read_plain(
    source: Source, settings: Mapping[str, object], decisions: Mapping[int, str] | None = None
) -> Draft:
    """Read a plain text of whatever habit.

    `settings` are those that the author gave, `title` and `lang` among them; `decisions` say by line number
    what a block is (a word of `pieces.Kind`, or `none` for no break), against every guess.
    """
    decoded = decode(source.content)
    lang, told = _language(decoded, settings, source.name)
    language = language_of(lang)
    lines, lost = _lines(decoded, language, source.name)
    front = _front(lines, language, decisions or {}, title_given(settings))
    noted = paired(levelled(with_titles(front.pieces)), language, source.name)
    body = set_right(noted, language, words_in(lang)["note-missing"])
    told_settings = body.hand.settings(front.settings)
    titled = title_of(settings, told_settings, source.name)
    shaped = shape(body.pieces, titled, language, source.name)
    return Draft(
        settings={**told_settings, "title": titled.told, "lang": lang},
        chapters=with_paths(shaped.chapters, body.notes, shaped.deeper),
        guesses=(
            *told,
            *titled.guesses,
            *(piece.guess(source.name) for piece in shaped.pieces if piece.reason),
        ),
        losses=(*lost, *noted.losses, *shaped.losses),
        letters=without_rules(decoded.text),
        added=(*shaped.added, *body.added),
        findings=noted.findings,
        counts={"notes": len(noted.notes)},
    )


def _language(decoded: Decoded, settings: Mapping[str, object], name: str) -> tuple[str, list[Guess]]:
    """Give the language that the author set, or that the commonest words tell; English where nothing does."""
    encoding = Guess("encoding", decoded.encoding, decoded.reason, decoded.confidence, name)
    given = settings.get("lang")
    if given:
        return str(given), [encoding]
    lang, confidence = spoken(decoded.text) or ("en", UNKNOWN)
    reason = "its commonest words tell it" if confidence > UNKNOWN else "nothing tells another"
    return lang, [encoding, Guess("language", lang, reason, confidence, name)]


def _lines(decoded: Decoded, language: Language, name: str) -> tuple[tuple[Line, ...], tuple[Loss, ...]]:
    """Give the lines of the text itself, and what stood around it."""
    licence = without_licence(lines_of(decoded.text), name)
    furniture = without_furniture(licence.lines, name)
    contents = without_contents(furniture.lines, language, name)
    return contents.lines, (*licence.losses, *furniture.losses, *contents.losses)


def _front(
    lines: tuple[Line, ...], language: Language, decisions: Mapping[int, str], given: str | None
) -> Front:
    habit = measure_habit(lines)
    reader = Reader(habit, language, joiner(lines), decisions)
    return front_of(kinds_of(blocks_of(lines, habit), reader), language, decisions, given)
