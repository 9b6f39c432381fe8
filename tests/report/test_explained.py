from __future__ import annotations

import pytest

from octavo.findings import codes
from octavo.report.explained import explained

CASES = [
    ("One.\nTwo.", "<p>One.\nTwo.</p>"),
    (
        "One.\n\n    a: b   # c\n      d\n\nTwo.",
        "<p>One.</p><pre><code>a: b   # c\n  d</code></pre><p>Two.</p>",
    ),
    ("Write `[^9]: x`, not ``a`b``.", "<p>Write <code>[^9]: x</code>, not <code>a`b</code>.</p>"),
    ("An odd ` stays.", "<p>An odd ` stays.</p>"),
    ("`<b>` & <i>", "<p><code>&lt;b&gt;</code> &amp; &lt;i&gt;</p>"),
]


@pytest.mark.parametrize(("explanation", "markup"), CASES)
def test_paragraphs_examples_and_code(explanation: str, markup: str) -> None:
    assert explained(explanation) == markup


def test_no_word_of_an_explanation_is_lost() -> None:
    for code in codes().values():
        letters = [letter for letter in explained(code.explanation).striptags() if letter.isalnum()]
        assert letters == [letter for letter in code.explanation if letter.isalnum()], code.name
