"""What a page states about itself, the best claim of each field, and silence where it states nothing."""

from __future__ import annotations

import pytest
from markup_pages import ARTICLE, PAGE

from loccit.model import About, Block, Claim, Described, Notes
from loccit.readers import html
from loccit.structure.author_claims import authors_of
from loccit.structure.describe import describe
from loccit.structure.markup import assign_markup_roles


def described(markup: str) -> Described:
    about = About(name="quay.html")
    reading = html.read(markup.encode(), about)
    return describe(reading, assign_markup_roles(reading, Notes()), about)[0]


def page(head: str = "", top: str = "", end: str = "") -> str:
    return f"<html><head>{head}</head><body><article><h1>Old quay stays closed</h1>{top}{ARTICLE}{end}</article></body>"


def test_a_page_is_described_by_what_it_states():
    assert described(PAGE) == Described(
        title="Old quay stays closed",
        authors=("Odd Brekke",),
        publisher="Skarne Gazette",
        published="2021-03-01",
        language="en",
        url="https://gazette.example/2021/quay",
    )


def test_a_page_that_states_nothing_has_a_title_and_a_language_alone():
    assert described(page()) == Described(title="Old quay stays closed", language="en")


@pytest.mark.parametrize(
    "stated",
    [
        "Old quay stays closed | Skarne Gazette",
        "Skarne Gazette: Old quay stays closed",
        "Old quay stays closed - Gazette",
    ],
)
def test_the_site_is_no_part_of_a_title(stated):
    head = f'<title>{stated}</title><meta property="og:site_name" content="Skarne Gazette">'
    assert described(f"<html><head>{head}</head><body>{ARTICLE}</body></html>").title == "Old quay stays closed"


@pytest.mark.parametrize("site", ["_町_スカルネ新報", " | スカルネ新報", " @ スカルネ新報"])
def test_the_site_and_its_section_stand_behind_a_low_line_where_no_spaces_are_written(site):
    head = f"<title>旧埠頭閉鎖続く{site}</title>"
    assert described(f"<html><head>{head}</head><body>{ARTICLE}</body></html>").title == "旧埠頭閉鎖続く"


@pytest.mark.parametrize("home", ["/", "https://gazette.example/", "/index.html"])
def test_the_heading_that_leads_to_the_sites_first_page_is_no_title(home):
    head = "<title>Old quay stays closed | Town | Skarne Gazette</title>"
    top = f'<h1><a href="{home}">Hello, this is the Gazette</a></h1><h2>Old quay stays closed</h2>'
    assert described(f"<html><head>{head}</head><body>{top}{ARTICLE}</body></html>").title == "Old quay stays closed"


@pytest.mark.parametrize(
    ("author", "expected"),
    [
        ('{"@type":"Person","name":"Mira Tolvane"}', ("Mira Tolvane",)),
        (
            '[{"@type":"Person","name":"Mira Tolvane"},{"@type":"Person","name":"Odd Brekke"}]',
            ("Mira Tolvane", "Odd Brekke"),
        ),
        ('{"@type":"Organization","name":"Skarne Gazette"}', ()),
        ('{"@type":"Person","name":"admin"}', ()),
        ('{"@type":"Person","name":"gazette.example"}', ()),
        ('"By Mira Tolvane and Odd Brekke"', ("Mira Tolvane", "Odd Brekke")),
        ('{"@id":"#m"}', ("Mira Tolvane",)),
        ("{", ()),
    ],
)
def test_authors_in_linked_data_are_persons(author, expected):
    data = f'[{{"@type":"NewsArticle","author":{author}}},{{"@type":"Person","@id":"#m","name":"Mira Tolvane"}}]'
    assert described(page(f'<script type="application/ld+json">{data}</script>')).authors == expected


@pytest.mark.parametrize(
    ("top", "expected"),
    [
        ("<p>By Mira Tolvane</p>", ("Mira Tolvane",)),
        ('<p class="author">Mira Tolvane</p>', ("Mira Tolvane",)),
        ("<p>Posted 4 March 2021 by Mira Tolvane</p>", ("Mira Tolvane",)),
        ('<p class="author">Newsroom staff</p>', ()),
        ('<p class="comment-author">Mira Tolvane</p>', ()),
        ('<p class="author"><b>By Mira Tolvane</b><i>May 4, 2022</i></p>', ("Mira Tolvane",)),
        ('<p class="author"><b>By Mira Tolvane</b><i>Updated: May 4, 2022</i></p>', ("Mira Tolvane",)),
        ('<p class="author">Mira Tolvane December 4, 2022</p>', ("Mira Tolvane",)),
        ('<p class="author">Mira Tolvane</p><p class="author">Quay Designer</p>', ("Mira Tolvane",)),
        ('<p class="author">by Mira Tolvane July 10, 2020</p>', ("Mira Tolvane",)),
        ('<p class="author">Mira Tolvane \xa0 \xa0 Monday, July 6, 2020</p>', ("Mira Tolvane",)),
        ('<p class="author">Mira (M.T.) Tolvane</p>', ("Mira Tolvane",)),
        ('<p class="author">Mira Tolvane<span>Editor</span></p><p class="author">Mira Tolvane</p>', ("Mira Tolvane",)),
        ('<p class="author">Last Updated: July 10, 2020</p>', ()),
        ('<p class="author">před 2 hodinami</p>', ()),
        ('<p class="byline">Top photo by Mira Tolvane</p>', ()),
    ],
)
def test_a_byline_at_the_title_names_the_author(top, expected):
    assert described(page(top=top)).authors == expected


def test_a_template_that_names_its_owner_is_no_byline():
    assert described(page('<meta name="author" content="Mira Tolvane">')).authors == ()


def test_several_tags_of_a_person_each_are_a_list_of_authors():
    tags = "".join(f'<meta name="author" content="{name}">' for name in ("Mira Tolvane", "Odd Brekke"))
    assert described(page(tags)).authors == ("Mira Tolvane", "Odd Brekke")


def test_the_site_is_no_author_in_a_list_of_persons():
    persons = ",".join(
        f'{{"@type":"Person","name":"{name}"}}' for name in ("Quay Praxis", "Mira Tolvane", "Odd Brekke")
    )
    data = f'<script type="application/ld+json">{{"@type":"NewsArticle","author":[{persons}]}}</script>'
    site = '<meta property="og:site_name" content="Quay Praxis">'
    assert described(page(data + site)).authors == ("Mira Tolvane", "Odd Brekke")


def test_the_owner_of_a_template_gives_way_to_another_byline():
    owner = '<meta name="author" content="Mira Tolvane - Odd Brekke">'
    assert described(page(owner, "<p>By Una</p>", "<p>Mira Tolvane</p>")).authors == ()


def test_a_place_between_names_is_no_author():
    data = '{"@type":"NewsArticle","author":"Mira Tolvane, Skarne, Odd Brekke"}'
    assert described(page(f'<script type="application/ld+json">{data}</script>')).authors == (
        "Mira Tolvane",
        "Odd Brekke",
    )


@pytest.mark.parametrize(
    ("head", "top", "expected"),
    [
        ('<meta property="article:published_time" content="2021-03-01T09:00:00+01:00">', "", "2021-03-01"),
        ('<meta name="citation_publication_date" content="2021/3">', "", "2021-03"),
        ("", "<p><time datetime='2021-03-01'>Monday</time></p>", "2021-03-01"),
        ("", "<p>Skarne, 1 March 2021</p>", "2021-03-01"),
        ('<link rel="canonical" href="https://gazette.example/2021/03/01/quay">', "", "2021-03-01"),
        ("", "<figure><figcaption>The quay on 4 May 2019</figcaption></figure>", None),
    ],
)
def test_a_date_is_taken_from_where_the_page_states_it(head, top, expected):
    assert described(page(head, top)).published == expected


def test_a_stamp_in_utc_gives_way_to_the_day_beside_it_that_the_page_shows():
    head = '<meta property="article:published_time" content="2021-02-28T23:30:00Z">'
    assert described(page(head, "<p><time>1 March 2021</time></p>")).published == "2021-03-01"


def test_a_later_change_is_a_date_of_its_own():
    head = (
        '<meta property="article:published_time" content="2021-03-01">'
        '<meta property="article:modified_time" content="2021-03-04">'
    )
    assert (described(page(head)).published, described(page(head)).updated) == ("2021-03-01", "2021-03-04")


def test_a_saved_page_knows_its_address():
    saved = "<!-- saved from url=(0029)https://gazette.example/quay -->" + page()
    assert described(saved).url == "https://gazette.example/quay"


@pytest.mark.parametrize(
    ("stated", "authors"),
    [
        ("سلمى النجّار", ("سلمى النجّار",)),
        ("بقلم: سلمى النجار", ("سلمى النجار",)),
        ("सीमा शर्मा और कीर्ति आज़ाद", ("सीमा शर्मा", "कीर्ति आज़ाद")),
    ],
)
def test_an_author_is_named_in_scripts_whose_vowels_are_signs_of_their_own(stated: str, authors: tuple[str, ...]):
    assert (
        described(page(f'<meta name="author" content="{stated}">', f'<p class="byline">{stated}</p>')).authors
        == authors
    )


def test_an_initial_parts_no_names():
    head = '<script type="application/ld+json">{"@type": "Article", "author": {"name": "Mira I Tolvane"}}</script>'
    assert described(page(head)).authors == ("Mira I Tolvane",)


WINDOW = '<title>Old quay stays closed | Gazette</title><meta property="og:title" content="Old quay stays closed">'


@pytest.mark.parametrize(
    ("head", "heading", "title"),
    [
        (WINDOW, "Local reports", "Old quay stays closed"),
        (WINDOW, "Why the quay cannot open", "Why the quay cannot open"),  # a word in common
        ("<title>Old quay stays closed | Gazette</title>", "Local reports", "Local reports"),  # one statement alone
        ("<title>Old quay stays closed | QuayBlog</title>", "QuayBlog", "Old quay stays closed"),
        ("<title>skarne.example » Archive » Old quay stays closed</title>", "skarne.example", "Old quay stays closed"),
        ("<title>Old quay stays closed -</title>", "", "Old quay stays closed"),
    ],
)
def test_a_heading_that_names_a_section_or_a_site_is_no_title(head, heading, title):
    body = f"<h1>{heading}</h1>{ARTICLE}" if heading else ARTICLE
    assert described(f"<html><head>{head}</head><body>{body}</body></html>").title == title


def test_a_name_in_a_box_of_other_things_is_no_author():
    text = "Old quay stays closed\n\nPeople\n\nMira Tolvane\n\nAuthor\n\nOdd Brekke"
    starts = [text.index(words) for words in text.split("\n\n")]
    boxed = [("heading", "byline"), ("paragraph", "byline")]
    roles = [("heading", "title"), *boxed, *boxed]
    ends = [*(start - 2 for start in starts[1:]), len(text)]
    blocks = [
        Block(place, kind, 1, role, "", start, end)
        for place, ((kind, role), start, end) in enumerate(zip(roles, starts, ends, strict=True))
    ]
    claims = [Claim("authors", text[one.start : one.end], "byline", one.start, one.end) for one in blocks[1:]]
    assert authors_of(claims, None, blocks, text) == ("Odd Brekke",)


def test_who_edited_a_text_is_not_who_wrote_it():
    assert described(page(top='<p class="author">Revised Edition Edited by Mira Tolvane</p>')).authors == ()
    assert described(page(top="<p>By Mira Tolvane, edited by Odd Brekke</p>")).authors == ("Mira Tolvane",)


@pytest.mark.parametrize(
    "byline", ["Par Mira Tolvane le 7 mai 2020", "Piše: Mira Tolvane", "By Mira Tolvane vor 26 min"]
)
def test_a_day_or_a_verb_is_no_part_of_a_name(byline: str):
    assert described(page(top=f'<p class="author">{byline}</p>')).authors == ("Mira Tolvane",)
