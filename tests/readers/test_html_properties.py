"""Whatever the markup: no word is lost or doubled, blocks lie in order, and locators lead back."""

from __future__ import annotations

import re

import lxml.html
from bs4 import BeautifulSoup
from bs4.element import PageElement, Tag
from hypothesis import example, given, settings
from hypothesis import strategies as st

from loccit.model import About, Reading
from loccit.readers import html
from loccit.readers._html_soup import soup_of

_TAGS = (
    "p",
    "div",
    "span",
    "ul",
    "li",
    "h2",
    "blockquote",
    "table",
    "tr",
    "td",
    "b",
    "sup",
    "section",
    "pre",
    "figure",
)
_attributes = st.sampled_from(("", ' id="a"', ' class="note"', " hidden", ' style="display:none"', ' id="x y"'))


@st.composite
def _markup(draw: st.DrawFn) -> str:
    """Elements, open or closed, with numbered words between them."""
    pieces, open_tags = [], []
    for number in range(draw(st.integers(1, 25))):
        match draw(st.integers(0, 3)):
            case 0:
                tag = draw(st.sampled_from(_TAGS))
                open_tags.append(tag)
                pieces.append(f"<{tag}{draw(_attributes)}>")
            case 1 if open_tags:
                pieces.append(f"</{draw(st.sampled_from(open_tags))}>")
            case 2:
                pieces.append(draw(st.sampled_from(("<br>", "<br><br>", " ", "<!-- c -->", '<a id="l"></a>'))))
        pieces.append(f" w{number}w ")
    return "".join(pieces)


def _reading(markup: str) -> Reading:
    return html.reading_of_html(markup, format="html", reader="html 1", about=About(), page=False)


@settings(max_examples=150, deadline=None)
@given(_markup())
def test_no_word_is_lost_or_doubled(markup):
    assert sorted(re.findall(r"w\d+w", _reading(markup).text)) == sorted(re.findall(r"w\d+w", markup))


@settings(max_examples=100, deadline=None)
@given(_markup())
def test_blocks_lie_in_order_and_cover_all_that_is_no_white_space(markup):
    read, at = _reading(markup), 0
    for block in read.blocks:
        assert at <= block.start < block.end
        assert not read.text[at : block.start].strip()
        at = block.end
    assert not read.text[at:].strip()
    assert all(0 <= one.start <= one.end <= len(read.text) for one in (*read.links, *read.targets))


@settings(max_examples=100, deadline=None)
@given(_markup())
@example(' w0w <span hidden><p id="a"> w1w </p></span> w2w <p id="a"> w3w')
def test_a_locator_leads_to_an_element_that_holds_the_block(markup):
    read = _reading(markup)
    tree = lxml.html.document_fromstring(markup)
    for block in read.blocks:
        found = tree.getroottree().xpath(block.locator)
        held = set(found[0].text_content().split())
        assert set(read.text[block.start : block.end].split()) <= held


@settings(max_examples=100, deadline=None)
@given(_markup())
@example('<svg xmlns:x="u"><x:a x:href="#q">Quay</x:a></svg><pre>\n a</pre><p lang=de xml:lang=de>c<br/>')
def test_our_tree_is_the_one_that_beautifulsoup_makes(markup):
    plain = BeautifulSoup(markup, "lxml", multi_valued_attributes=None)
    ours = soup_of(markup)
    assert [_shown(one) for one in ours.descendants] == [_shown(one) for one in plain.descendants]


def _shown(node: PageElement) -> tuple[object, ...]:
    """A node by its kind, its parent's name, and what it is or says."""
    own = (node.name, dict(node.attrs), len(node.contents)) if isinstance(node, Tag) else (type(node), str(node))
    return (node.parent.name if node.parent else None, *own)


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet=st.sampled_from("<>/=\"' aàpdivhref#&;!-[]\n\0"), max_size=80))
def test_no_string_breaks_the_reader(markup):
    read = html.reading_of_html(markup, format="html", reader="html 1", about=About(name="q.html"))
    assert read == html.reading_of_html(markup, format="html", reader="html 1", about=About(name="q.html"))
