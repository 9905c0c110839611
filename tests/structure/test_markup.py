"""Blocks of a page get the roles that a reader of the page would give them, with a reason."""

from __future__ import annotations

import pytest
from markup_pages import PAGE, PARAGRAPHS

from loccit.model import About, Notes, Reading, SourceBlock
from loccit.readers import html
from loccit.structure.markup import assign_markup_roles


def roles_of(markup: str) -> list[tuple[str, str]]:
    reading = html.read(markup.encode(), About(name="quay.html"))
    blocks = assign_markup_roles(reading, Notes())
    return [(block.role, reading.text[block.start : block.end]) for block in blocks]


def test_the_parts_of_a_news_page_have_their_roles():
    assert roles_of(PAGE) == [
        ("navigation", "Home"),
        ("navigation", "Port"),
        ("navigation", "Town"),
        ("boilerplate", "We use cookies."),
        ("navigation", "Accept"),
        ("title", "Old quay stays closed"),
        ("byline", "By Odd Brekke"),
        ("date", "1 March 2021"),
        ("caption", "The old quay in 2019. Photograph: Ana Lund"),
        *(("body", words) for words in PARAGRAPHS),
        ("boilerplate", "More stories"),
        ("navigation", "Toll on tar rises"),
        ("navigation", "A new pilot boat"),
        ("boilerplate", "Subscribe for more of this"),
        ("boilerplate", "© 2021 Skarne Gazette"),
    ]


def test_the_controls_of_a_film_are_no_captions_of_it():
    menu = '<ul role="menu" class="captions-menu"><li role="menuitem">captions off, selected</li></ul>'
    colours = "<p>Foreground <select><option>Black</option></select></p>"
    film = f'<figure class="video"><div class="captions-menu">{menu}{colours}</div></figure>'
    roles = roles_of(PAGE.replace("<figure>", f"{film}<figure>"))
    assert [words for role, words in roles if role == "caption"] == [
        "The old quay in 2019. Photograph: Ana Lund",
    ]


def test_every_block_says_why():
    reading = html.read(PAGE.encode(), About(name="quay.html"))
    blocks = assign_markup_roles(reading, Notes())
    assert all(block.why for block in blocks)
    assert [block.why for block in blocks if block.role == "caption"] == ["caption by its element or class"]
    assert [block.why for block in blocks if "Subscribe" in reading.text[block.start : block.end]] == ["hidden"]


def test_lists_quotations_tables_and_code_survive_in_the_text():
    extra = (
        "<h2>What the book says</h2><blockquote><p>No ship shall lie at the quay in ice, nor any boat.</p></blockquote>"
        "<ul><li>New piles, at nine hundred crowns for each of them</li></ul>"
        "<table><tr><th>Year</th><th>Ships that came</th></tr><tr><td>1871</td><td>212 ships</td></tr></table>"
    )
    found = roles_of(PAGE.replace("</article>", extra + f"<p>{PARAGRAPHS[0]}</p></article>"))
    assert ("heading", "What the book says") in found
    assert ("block_quote", "No ship shall lie at the quay in ice, nor any boat.") in found
    assert ("list_item", "New piles, at nine hundred crowns for each of them") in found
    assert ("table", "1871\t212 ships") in found


def test_a_bare_document_is_text_from_its_first_word():
    found = roles_of("<title>Tolls</title><h1>Tolls</h1><p>Tar is a crown.</p><p>Pitch is two.</p>")
    assert found == [("title", "Tolls"), ("body", "Tar is a crown."), ("body", "Pitch is two.")]


def test_text_that_a_script_will_show_is_text_though_hidden():
    found = roles_of(PAGE.replace("<article>", '<article style="display:none">'))
    assert [words for role, words in found if role == "body"] == list(PARAGRAPHS)


@pytest.mark.parametrize(
    ("kind", "level", "cues", "role"),
    [
        ("heading", 1, ("title",), "title"),
        ("heading", 2, (), "heading"),
        ("paragraph", 0, ("standfirst",), "standfirst"),
        ("paragraph", 0, ("byline",), "byline"),
        ("paragraph", 0, (), "body"),
        ("list_item", 1, (), "list_item"),
        ("quote", 0, (), "block_quote"),
        ("row", 0, (), "table"),
        ("code", 0, (), "code"),
        ("caption", 0, (), "caption"),
        ("paragraph", 0, ("page-head",), "boilerplate"),
        ("paragraph", 0, ("hidden",), "boilerplate"),
        ("paragraph", 0, ("comment",), "boilerplate"),
    ],
)
def test_blocks_of_other_formats_have_the_role_of_their_element_or_style(kind, level, cues, role):
    reading = Reading("Tolls", (SourceBlock(kind, 0, 5, level, "p1", cues),), "docx 1", "docx")
    assert [block.role for block in assign_markup_roles(reading, Notes())] == [role]


def test_the_first_heading_of_a_work_without_a_styled_title_is_its_title():
    blocks = (SourceBlock("heading", 0, 5, 1), SourceBlock("paragraph", 7, 10), SourceBlock("heading", 12, 15, 2))
    reading = Reading("Tolls\n\nTar\n\nEnd", blocks, "markdown 1", "markdown")
    assert [block.role for block in assign_markup_roles(reading, Notes())] == ["title", "body", "heading"]


@pytest.mark.parametrize(
    "page",
    [
        '<div class="sidebar widget"><p>Tar is a crown.</p></div>',
        '<footer class="comment"><span>Tar</span></footer>',
        '<nav><a href="/tar">Tar</a></nav>',
        '<x-app><x-card class="promo teaser"><x-line>Tar is a crown, pitch is two.</x-line></x-card></x-app>',
        "<h2>Tar</h2>",
        '<table class="ad"><tr><td>Tar</td><td>one crown</td></tr></table>',
    ],
)
def test_a_page_that_shows_words_has_a_passage(page):
    found = roles_of(f"<html><body>{page}</body></html>")
    assert {role for role, _ in found} & {"body", "list_item", "table"}


TWEET = (
    '<blockquote class="twitter-tweet"><p>The tar smells of profit, whatever the council says of it.</p>'
    '&mdash; Ada Lind (@lind) <a href="https://example.org/1">3 March 2021</a></blockquote>'
)


@pytest.mark.parametrize("frame", ["{}", '<div class="social-share"><figure>{}</figure></div>'])
def test_a_post_of_another_site_in_the_text_is_text(frame):
    last = f"<p>{PARAGRAPHS[-1]}</p>"
    assert last in PAGE
    roles = roles_of(PAGE.replace(last, frame.format(TWEET) + last))
    assert ("block_quote", "The tar smells of profit, whatever the council says of it.") in roles


def test_a_post_of_another_site_beside_the_text_stays_there():
    roles = roles_of(PAGE.replace("</body>", f'<aside class="sidebar">{TWEET}</aside></body>'))
    assert ("block_quote", "The tar smells of profit, whatever the council says of it.") not in roles
