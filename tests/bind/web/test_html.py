from __future__ import annotations

import pytest

from octavo.bind.web.html import entitle, fit, html
from octavo.book import Image
from octavo.xhtml import parse

NAMES = 'xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"'


@pytest.mark.parametrize(
    ("xhtml", "written"),
    [
        ('<p epub:type="x" xml:lang="la" lang="la">a</p>', '<p lang="la">a</p>'),
        ('<p><a id="x"/>a<br/>b &lt; c &amp; d</p>', '<p><a id="x"></a>a<br>b &lt; c &amp; d</p>'),
        ("<p>one<!-- two -->three</p>", "<p>one<!-- two -->three</p>"),
        ("<pre><code>a\n\n  b</code></pre>", "<pre><code>a\n\n  b</code></pre>"),
        (
            '<p><math xmlns="http://www.w3.org/1998/Math/MathML"><mspace width="1em"/></math></p>',
            '<p><math><mspace width="1em"></mspace></math></p>',
        ),
    ],
)
def test_a_tree_is_written_as_browsers_read_it(xhtml: str, written: str) -> None:
    tree = parse(f"<div {NAMES}>{xhtml}</div>")
    assert html(tree) == f"<div>{written}</div>"


def test_a_table_scrolls_by_itself_under_the_name_of_its_caption() -> None:
    tree = parse(f"<div {NAMES}><table><caption>A\n <em>b</em></caption></table>tail<table/></div>")
    fit(tree, (), lazily=False)
    assert html(tree) == (
        '<div><div class="scroll" tabindex="0" role="group" aria-label="A b">'
        "<table><caption>A\n <em>b</em></caption></table></div>tail"
        '<div class="scroll" tabindex="0"><table></table></div></div>'
    )


@pytest.mark.parametrize(
    ("size", "lazily", "written"),
    [
        ((40.0, 29.6), True, ' width="40" height="30" loading="lazy"'),
        ((40.0, 29.6), False, ' width="40" height="30"'),
        ((None, None), False, ""),
    ],
)
def test_an_image_has_its_size_before_it_is_there(
    size: tuple[float | None, float | None], written: str, *, lazily: bool
) -> None:
    tree = parse(f'<div {NAMES}><img src="images/a.png" alt=""/></div>')
    fit(tree, [Image("a.png", "images/a.png", "image/png", "", b"", *size)], lazily=lazily)
    assert html(tree) == f'<div><img src="images/a.png" alt=""{written}></div>'


def test_the_title_is_known_as_a_heading() -> None:
    tree = parse(f'<section {NAMES}><p class="title">A</p><p class="subtitle">B</p></section>')
    entitle(tree)
    assert html(tree) == (
        '<section><p class="title" role="heading" aria-level="1">A</p><p class="subtitle">B</p></section>'
    )


@pytest.mark.parametrize(
    ("attributes", "inside", "tag"),
    [
        ("", "<p>a</p>", "div"),
        ("", "<h2>a</h2>", "section"),
        ('aria-label="Dedication"', "<p>a</p>", "section"),
        ('aria-labelledby="a"', "<p>a</p>", "section"),
    ],
)
def test_a_leaf_is_a_section_only_when_something_calls_it(attributes: str, inside: str, tag: str) -> None:
    tree = parse(f"<section {NAMES} {attributes}>{inside}</section>")
    fit(tree, (), lazily=False)
    assert html(tree).startswith(f"<{tag}")
