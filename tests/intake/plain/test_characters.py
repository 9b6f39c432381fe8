"""Characters of print: what a typewriter had, and each language has in its own way."""

from __future__ import annotations

import pytest

from octavo.intake.plain.characters import corrected, hand_of
from octavo.intake.plain.languages import language_of

CASES = [
    ("en", '"Yes," he said -- "no."', "“Yes,” he said—“no.”"),
    ("en", "'Yes,' said the dogs' keeper, 'it's '90s.'", "“Yes,” said the dogs’ keeper, “it’s ’90s.”"),
    ("en", "He said ‘the workers’ councils’ were gone.", "He said “the workers’ councils” were gone."),
    ("en", '"He called it a "model" of its kind."', "“He called it a ‘model’ of its kind.”"),
    ("en", '"This goes on in the next paragraph', "“This goes on in the next paragraph"),
    ("en", "'Tis the season, and 'twas ever", "’Tis the season, and ’twas ever"),
    ("en", "6'2\" tall, 45\" wide", "6′2″ tall, 45″ wide"),
    ("en", 'It began "in 1917" there', "It began “in 1917” there"),
    ("en", "Wait... no . . . yes....", "Wait… no … yes...."),
    ("en", "one  two\u00a0 three\u00a0four", "one two three\u00a0four"),
    ("en", "back to normal -to the old", "back to normal—to the old"),
    ("en", "pre- and post-war, in- and -out", "pre- and post-war, in- and -out"),
    ("en", "1905–07 and Paris–London", "1905–07 and Paris–London"),
    ("en-GB", "one -- two", "one – two"),
    ("de", 'Er sagte: "Das ist \'gut\'" - und ging', "Er sagte: „Das ist ‚gut‘“ – und ging"),
    ("de", "»Ja«, sagte er", "„Ja“, sagte er"),
    ("fr", '"Ah !" dit-il; "oui"', "«\u00a0Ah\u00a0!\u00a0» dit-il\u00a0; «\u00a0oui\u00a0»"),
    ("ru", '"Да" - сказал', "«Да» — сказал"),
    ("ja", '「はい」 "a"', '「はい」 "a"'),
]  # fmt: skip


@pytest.mark.parametrize(("lang", "typed", "printed"), CASES)
def test_a_typewriters_signs_become_those_of_print(lang: str, typed: str, printed: str) -> None:
    assert corrected(typed, hand_of([typed], language_of(lang))) == printed


def test_a_writer_who_uses_single_marks_outside_keeps_them() -> None:
    texts = ["'One,' he said.", "'Two,' she said.", "'Three \"or so\",' they said."]
    hand = hand_of(texts, language_of("en-GB"))
    assert corrected(texts[2], hand) == "‘Three “or so”,’ they said."


def test_a_writer_who_uses_one_dash_throughout_keeps_it() -> None:
    hand = hand_of(["a – b"] * 5, language_of("en"))
    assert corrected("so -- and so", hand) == "so – and so"
