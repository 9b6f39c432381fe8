from __future__ import annotations

from lxml import etree

from octavo.markup.code_lines import lay_lines, lift_wishes
from octavo.markup.highlight import highlight

BODY = '<body xmlns="http://www.w3.org/1999/xhtml">{}</body>'


def laid(html: str) -> etree._Element:
    body = etree.fromstring(BODY.format(html))
    wished = lift_wishes(body)
    highlight(body)
    lay_lines(body, wished)
    return body


def lines(body: etree._Element) -> list[tuple[str, str | None, str | None]]:
    """Give the words of each line, its class and its number."""
    found = body.iterfind(".//{*}code/{*}span")
    return [("".join(map(str, line.itertext())), line.get("class"), line.get("data-line")) for line in found]


def text(body: etree._Element) -> str:
    return "".join(map(str, body.itertext()))


def test_lines_have_their_numbers_and_no_letter_is_added() -> None:
    body = laid('<pre class="numberLines" data-startFrom="9"><code>a\n\n  b</code></pre>')
    assert lines(body) == [("a", "code-line", "9"), ("", "code-line", "10"), ("  b", "code-line", "11")]
    assert text(body) == "a\n\n  b"


def test_lines_that_stand_out_are_named_as_they_are_numbered() -> None:
    body = laid('<pre data-highlight="2"><code>a\nb</code></pre>')
    assert [kind for _, kind, _ in lines(body)] == ["code-line", "code-line marked"]
    body = laid('<pre class="number-lines" data-highlight="10" data-startFrom="10"><code>a\nb</code></pre>')
    assert [kind for _, kind, _ in lines(body)] == ["code-line marked", "code-line"]


def test_code_that_asks_for_nothing_is_left_alone() -> None:
    assert not lines(laid('<pre class="text"><code>a ①\nb</code></pre>'))


def test_what_goes_over_lines_is_marked_in_each() -> None:
    body = laid('<pre class="python numberLines"><code>"""a\nb"""\nc = 1</code></pre>')
    marked = [
        [(part.get("class"), part.text) for part in line] for line in body.iterfind(".//{*}code/{*}span")
    ]
    assert marked == [[("code-string", '"""a')], [("code-string", 'b"""')], [("code-number", "1")]]
    assert text(body) == '"""a\nb"""\nc = 1'


CALLED = (
    '<figure id="one--x"><pre class="python annotated"><code>a = 1  ①\nb  ① ③</code></pre></figure>'
    '<ul><li><a href="#one--x" id="one--x-1" class="callout">①</a> said</li></ul>'
)


def test_callouts_lead_to_their_items_where_they_have_one() -> None:
    body = laid(CALLED)
    found = body.xpath("//*[local-name() = 'code']//*[@class = 'callout']")
    assert [(each.text, each.get("href")) for each in found] == [
        ("①", "#one--x-1"),
        ("①", "#one--x-1"),
        ("③", None),
    ]
    assert text(body).startswith("a = 1  ①\nb  ① ③")


def test_a_callout_is_no_part_of_the_language() -> None:
    body = laid('<pre class="toml annotated"><code>a = 1  ①</code></pre>')
    assert body.findtext(".//{*}span[@class='code-number']") == "1"
