from __future__ import annotations

import json
from pathlib import Path

from octavo.batch.outcome import Outcome, State
from octavo.batch.page import render_page
from octavo.batch.table import Results, render_results, render_results_json

RESULTS = Results(
    (
        Outcome("fiction/a&b", "1", State.BUILT, 1, 2.5, 208, 61_234, 0, 2, 1, "a.md:1: warning[x] y"),
        Outcome("kept", "2", State.KEPT, 1, 9.0, 8, 7),
        Outcome("lost", "3", State.UNMADE, 3, first="its worker was ended by SIGKILL"),
        Outcome("wrong", "4", State.ERRORS, 1, 1.0, None, 70, 2, first="one.md:3: error[note-undefined] <b>"),
    ),
    125,
)


def test_the_table_has_a_row_for_each_book_and_says_what_is_wrong_with_which() -> None:
    assert render_results(RESULTS, Path("build")) == (
        "Book         State     Pages   Words  Errors  Warnings   Time\n"
        "fiction/a&b  built       208  61,234       0         2  2.5 s\n"
        "kept         kept          8       7       0         0\n"
        "lost         not made\n"
        "wrong        errors               70       2         0  1.0 s\n"
        "\n"
        "lost: its worker was ended by SIGKILL\n"
        "  help: the same call tries it once more, and leaves alone what is done\n"
        "wrong: one.md:3: error[note-undefined] <b>\n"
        "  help: build/wrong/report.html has all that was found\n"
        "4 books: 1 built, 1 kept, 1 with errors, 1 not made, in 2 min 5 s.\n"
    )


def test_json_tells_every_figure() -> None:
    told = json.loads(render_results_json(RESULTS))
    assert told["counts"] == {"built": 1, "kept": 1, "with errors": 1, "not made": 1}
    assert [book["name"] for book in told["books"]] == ["fiction/a&b", "kept", "lost", "wrong"]
    assert told["books"][2] | {"outputs": {}} == {
        "name": "lost",
        "inputs": "3",
        "state": "not made",
        "tries": 3,
        "seconds": 0.0,
        "pages": None,
        "words": 0,
        "errors": 0,
        "warnings": 0,
        "notes": 0,
        "first": "its worker was ended by SIGKILL",
        "outputs": {},
    }


def test_the_page_leads_to_each_book_that_has_a_report_and_escapes_what_it_shows() -> None:
    page = render_page(RESULTS)
    assert 'href="fiction/a%26b/report.html"' in page
    assert 'href="lost/report.html"' not in page
    assert "2 books are amiss." in page
    assert "&lt;b&gt;" in page
    assert "<b>" not in page
