from __future__ import annotations

import zipfile
from io import BytesIO

import pytest
from PIL import Image

from octavo.conform.shops import advise_for_shops, judge_for_shops
from octavo.shops import shop, shop_names

#: A cover (its type and size), an image (the same), how deep the contents are, the shop and what is said.
COPIES = [
    (("png", 1600, 2560), ("png", 10, 10), 2, "apple", ""),
    (("png", 1600, 2560), ("png", 10, 10), 2, "google", ""),
    (("png", 1600, 2560), ("png", 10, 10), 2, "kdp", ""),
    (("png", 1600, 2560), ("png", 10, 10), 3, "kobo", ""),
    (
        ("png", 2500, 2500),
        ("png", 10, 10),
        2,
        "apple",
        "shop-refuses: Apple Books: cover.png has 6.2 megapixels",
    ),
    (
        ("png", 1000, 1600),
        ("png", 10, 10),
        2,
        "apple",
        "shop-advice: Apple Books: the cover has 1000 by 1600",
    ),
    (
        ("gif", 1600, 2560),
        ("png", 10, 10),
        2,
        "kobo",
        "shop-refuses: Kobo: the cover is image/gif, it takes JPEG, PNG",
    ),
    (
        ("png", 600, 1000),
        ("png", 10, 10),
        2,
        "kdp",
        "shop-refuses: Amazon KDP, e-book: the cover has 600 by 1000",
    ),
    (
        ("png", 10, 10),
        ("png", 10, 10),
        2,
        "google",
        "shop-refuses: Google Play Books: the cover has 10 by 10",
    ),
    (None, ("png", 10, 10), 2, "google", "shop-refuses: Google Play Books: the cover is missing"),
    (None, ("png", 10, 10), 2, "kobo", ""),
    (
        ("png", 1600, 2560),
        ("webp", 10, 10),
        2,
        "google",
        "shop-refuses: Google Play Books: figure.webp is image/webp",
    ),
    (
        ("png", 1600, 2560),
        ("svg", 4000, 10),
        2,
        "google",
        "shop-refuses: Google Play Books: figure.svg is 4000 px",
    ),
    (("png", 1600, 2560), ("svg", 4000, 4000), 2, "apple", ""),
    (
        ("png", 1600, 2560),
        ("png", 10, 10),
        3,
        "kdp",
        "shop-advice: Amazon KDP, e-book: the contents have 3 levels",
    ),
]

Sort = tuple[str, int, int]


def picture(kind: str, width: int, height: int) -> bytes:
    if kind == "svg":
        return f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}px" height="{height}px"/>'.encode()
    made = BytesIO()
    Image.new("L", (width, height)).save(made, kind)
    return made.getvalue()


def epub(cover: Sort | None, figure: Sort, levels: int) -> bytes:
    """Make what a shop looks at of an EPUB."""
    items, files = [], {}
    for name, sort in (("cover", cover), ("figure", figure)):
        if sort:
            path, media = f"{name}.{sort[0]}", sort[0].replace("svg", "svg+xml")
            files[path] = picture(*sort)
            items.append(f'<item href="{path}" media-type="image/{media}" properties="{name}-image"/>')
    rows = "<ol><li>" * levels + "</li></ol>" * levels
    names = 'xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"'
    files["nav.xhtml"] = f'<html {names}><nav epub:type="toc">{rows}</nav><nav><ol/></nav></html>'.encode()
    items.append('<item href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>')
    package = f'<package xmlns="http://www.idpf.org/2007/opf"><manifest>{"".join(items)}</manifest></package>'
    made = BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("META-INF/container.xml", '<container><rootfile full-path="in/a.opf"/></container>')
        archive.writestr("in/a.opf", package)
        for path, content in files.items():
            archive.writestr(f"in/{path}", content)
    return made.getvalue()


@pytest.mark.parametrize(("cover", "figure", "levels", "name", "wanted"), COPIES)
def test_a_shop_says_what_it_does_not_take(
    cover: Sort | None, figure: Sort, levels: int, name: str, wanted: str
) -> None:
    copy = epub(cover, figure, levels)
    verdicts = (*judge_for_shops(copy, "a.epub", [name]), *advise_for_shops(copy, "a.epub", [name]))
    said = [f"{verdict.finding.code}: {verdict.finding.message}" for verdict in verdicts]
    assert len(said) == bool(wanted), said
    assert all(each.startswith(wanted) for each in said)
    assert all(verdict.finding.hint for verdict in verdicts)


def test_no_shop_no_wish() -> None:
    copy = epub(None, ("webp", 10, 10), 9)
    assert judge_for_shops(copy, "a.epub", ()) == advise_for_shops(copy, "a.epub", ()) == ()


@pytest.mark.parametrize("name", ["apple", "google", "kdp", "kobo"])
def test_a_shop_has_a_name_a_source_and_a_day(name: str) -> None:
    assert name in shop_names()
    asked = shop(name)
    assert asked.name
    assert asked.source
    assert asked.read.startswith("20")
