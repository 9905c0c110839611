"""What a page shows becomes text, blocks, links and targets."""

from __future__ import annotations

import pytest

from loccit.errors import UnreadableError
from loccit.model import About, Reading
from loccit.readers import html


def reading(markup: str, **about: str) -> Reading:
    return html.read(markup.encode(), About(name="quay.html", **about))


def fragment(markup: str) -> Reading:
    return html.reading_of_html(markup, format="html", reader="html 1", about=About(), page=False)


def words(markup: str) -> list[tuple[str, str]]:
    read = reading(markup)
    return [(block.kind, read.text[block.start : block.end]) for block in read.blocks]


def test_blocks_are_parted_by_one_empty_line_and_white_space_is_one_space():
    assert reading("<h1>The  quay\n</h1><p>It was <b>built</b>\n in 1871.</p>").text == (
        "The quay\n\nIt was built in 1871."
    )


def test_scripts_styles_templates_and_comments_are_no_text():
    markup = "<title>t</title><script>s()</script><style>b{}</style><!-- c --><template>x</template><p>Tar.</p>"
    assert reading(markup).text == "Tar."


def test_each_kind_of_element_makes_its_kind_of_block():
    markup = (
        "<h2>Tolls</h2><ul><li>Tar<ul><li>Pitch</li></ul></li></ul><blockquote><p>No ship.</p></blockquote>"
        "<pre>a\n  b</pre><figure><figcaption>The quay</figcaption></figure><dl><dt>Tun</dt><dd>A cask</dd></dl>"
        "<table><tr><th>Year</th><th>Ships</th></tr><tr><td>1871</td><td>12</td></tr></table>"
    )
    assert words(markup) == [
        ("heading", "Tolls"),
        ("list_item", "Tar"),
        ("list_item", "Pitch"),
        ("quote", "No ship."),
        ("code", "a\n  b"),
        ("caption", "The quay"),
        ("term", "Tun"),
        ("paragraph", "A cask"),
        ("row", "Year\tShips"),
        ("row", "1871\t12"),
    ]


def test_levels_are_those_of_headings_and_of_nested_lists():
    read = reading("<h3>Tolls</h3><ol><li>Tar<ol><li>Pitch</li></ol></li></ol><p>End.</p>")
    assert [block.level for block in read.blocks] == [3, 1, 2, 0]


def test_one_line_break_is_a_line_end_and_two_begin_a_block():
    assert words("<div>One<br>two<br><br>three</div>") == [("paragraph", "One\ntwo"), ("paragraph", "three")]


def test_a_table_that_lays_out_a_page_gives_paragraphs():
    markup = "<table><tr><td><h1>Quay</h1><p>Built.</p></td><td><p>Menu</p></td></tr></table>"
    assert [kind for kind, _ in words(markup)] == ["heading", "paragraph", "paragraph"]


def test_text_hidden_inside_a_paragraph_stands_behind_it():
    read = reading('<p>The <span style="display:none">secret</span> quay.</p><p hidden>Gone</p>')
    assert [(read.text[block.start : block.end], "hidden" in block.cues) for block in read.blocks] == [
        ("The quay.", False),
        ("secret", True),
        ("Gone", True),
    ]


def test_landmarks_and_telling_class_names_are_cues():
    read = fragment('<nav><p>Home</p></nav><div class="post-sidebar"><p>See <time>today</time></p></div>')
    assert [block.cues for block in read.blocks] == [("nav",), ("post", "sidebar", "has-time")]


def test_a_block_of_links_and_a_bold_one_say_so():
    read = fragment("<p><a href='/a'>Home</a></p><p><strong>Tolls</strong></p>")
    assert [(block.linked, block.cues) for block in read.blocks] == [(1.0, ()), (0.0, ("bold",))]


def test_a_page_larger_than_the_limit_is_refused_with_the_limit():
    with pytest.raises(UnreadableError) as refused:
        html.read(b"<p>" + b"a" * 16_000_001, About(name="big.html"))
    assert (refused.value.code, refused.value.message) == (
        "R104",
        "big.html holds 16,000,004 bytes of markup; the limit is 16,000,000.",
    )


def test_markup_longer_than_a_text_may_be_is_read_up_to_its_own_limit():
    page = (b'<img src="data:' + b"A" * 1_000_000 + b'">') * 11 + b"<p>The quay is closed.</p>"
    assert html.read(page, About(name="long.html")).text == "The quay is closed."


def test_a_page_whose_text_is_too_long_is_refused_with_the_limit():
    with pytest.raises(UnreadableError) as refused:
        html.read(b"<p>" + b"a" * 10_000_001, About(name="long.html"))
    assert (refused.value.code, refused.value.message) == (
        "R103",
        "long.html has a text of more than 10,000,000 characters.",
    )


def test_ten_thousand_open_tags_lose_no_text():
    markup = "<div>".join(f"w{number} " for number in range(10_000))
    assert len(reading(markup).text.split()) == 10_000


@pytest.mark.parametrize("broken", ["<p>Quay", "Quay", "<p>Qu<!-- -->ay</div></p>", "<p>Quay</p", "<table><p>Quay"])
def test_broken_markup_keeps_its_words(broken):
    assert reading(broken).text == "Quay"


def test_nul_and_lone_surrogates_become_the_replacement_character():
    read = html.reading_of_html("<p>a\0b\ud800c</p>", format="html", reader="html 1", about=About())
    assert read.text == "a\ufffdb\ufffdc"


@pytest.mark.parametrize(
    ("payload", "name", "expected"),
    [
        (b"<!DOCTYPE html><p>x", "", 90),
        (b"<p>x</p>", "quay.htm", 60),
        (b"<div>x</div>", "", 30),
        (b"a < b and c", "", 0),
        (b"<TEI xmlns='x'><p>x</p></TEI>", "x.xml", 0),
    ],
)
def test_a_page_is_known_by_its_signs(payload, name, expected):
    assert html.confidence(payload, About(name=name)) == expected


RUBY = [
    ("<ruby>潮<rt>しお</rt></ruby>が引く。", "潮が引く。"),
    ("<ruby>潮<rp>（</rp><rt>しお</rt><rp>）</rp>時<rp>（</rp><rt>どき</rt><rp>）</rp></ruby>が来る。", "潮時が来る。"),
    ("<ruby><rb>潮</rb><rb>時</rb><rt>しお</rt><rt>どき</rt><rtc><rt>tide</rt></rtc></ruby>が来る。", "潮時が来る。"),
    ("<ruby><rt>潮</rt></ruby>が引く。", "潮が引く。"),
    ("a <rt>loose</rt> tide", "a loose tide"),
    ("<ruby>潮<rt>しお<div>が引く。</div>", "潮しお\n\nが引く。"),
    ("<ruby>tide<rt>" + "low water " * 20, "tide" + ("low water " * 20).strip()),
]


@pytest.mark.parametrize(("written", "read_as"), RUBY)
def test_how_a_word_is_read_is_no_text_of_its_line(written: str, read_as: str):
    assert html.read(f"<html><body><p>{written}</p></body></html>".encode(), About(name="tide.html")).text == read_as


def test_the_witnesses_know_a_line_with_readings():
    line = "潮が引くと<ruby>港<rt>みなと</rt></ruby>の底が見え、船は泥の上に座って次の満ち潮を待っている。"
    page = f"<html><body><article><h1>潮</h1>{f'<p>{line}</p>' * 4}</article></body></html>"
    assert all("kept" in block.cues for block in html.read(page.encode(), About(name="tide.html")).blocks[1:2])
