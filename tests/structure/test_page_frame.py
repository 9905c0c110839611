"""What stands round the text of a page has its role: kicker, dates, standfirst, notices, the author."""

from __future__ import annotations

import pytest
from markup_pages import HEAD, PARAGRAPHS

from loccit.model import About, Notes
from loccit.readers import html
from loccit.structure.markup import assign_markup_roles

STANDFIRST = "Two piles have sunk since November, and nobody knows who is to pay for the new ones."


def framed(above: str = "", below: str = "", title: str = "<h1>Old quay stays closed</h1>") -> list[tuple[str, str]]:
    """The roles and words of all blocks of a page but its four paragraphs."""
    article = "".join(f"<p>{words}</p>" for words in PARAGRAPHS)
    page = f'<html lang="en"><head>{HEAD}</head><body><article>{title}{above}{article}{below}</article></body></html>'
    reading = html.read(page.encode(), About(name="quay.html"))
    shown = ((block, reading.text[block.start : block.end]) for block in assign_markup_roles(reading, Notes()))
    return [(block.role, words) for block, words in shown if words not in PARAGRAPHS]


TITLE = ("title", "Old quay stays closed")


def test_a_kicker_is_no_text():
    kicker = '<p class="kicker">Report 7 / Quays and Piers</p>'
    assert framed(title=f"{kicker}<h1>Old quay stays closed</h1>") == [
        ("boilerplate", "Report 7 / Quays and Piers"),
        TITLE,
    ]


@pytest.mark.parametrize("line", ["1 March 2021", "Updated on 2 March 2021", "Published 1 March 2021, 10:31 am"])
def test_a_line_that_holds_nothing_but_a_date_is_a_date(line):
    kicker = '<p class="kicker">Report 7 / Quays and Piers</p>'
    above = f"<p>{line}</p>"
    assert framed(above, title=f"{kicker}<h1>Old quay stays closed</h1>")[1:] == [TITLE, ("date", line)]


def test_place_and_date_alone_in_a_line_are_a_dateline_at_either_end():
    line = "Skarne/Lowmere, 1 March 2021"
    assert framed(f"<p>{line}</p>") == [TITLE, ("dateline", line)]
    assert framed(below=f"<p>{line}</p>") == [TITLE, ("dateline", line)]


@pytest.mark.parametrize(
    "above",
    [
        f'<p class="standfirst">{STANDFIRST}</p>',
        f'<div class="article-intro"><p>{STANDFIRST}</p></div>',
        f"<h2>{STANDFIRST}</h2>",
        f"<p><strong>{STANDFIRST}</strong></p>",
    ],
)
def test_what_sums_the_text_up_above_it_is_a_standfirst(above):
    assert framed(above) == [TITLE, ("standfirst", STANDFIRST)]


def test_a_paragraph_between_title_and_byline_is_a_standfirst():
    above = f'<p>{STANDFIRST}</p><p class="byline">By <a rel="author" href="/a">Odd Brekke</a></p>'
    assert framed(above) == [TITLE, ("standfirst", STANDFIRST), ("byline", "By Odd Brekke")]


def test_a_first_paragraph_that_nothing_sets_apart_is_text():
    assert framed(f"<p>{STANDFIRST}</p>") == [TITLE, ("body", STANDFIRST)]


@pytest.mark.parametrize("heading", ["Who is to pay for the piles?", "What the council is about to decide in April:"])
def test_a_question_over_the_text_stays_a_heading(heading):
    assert framed(f"<h2>{heading}</h2>") == [TITLE, ("heading", heading)]


def test_the_author_and_the_use_behind_the_text_are_no_text():
    who = "Odd Brekke has kept the tide book of the harbour office for eleven years and writes about piles and quays."
    use = "This report may be quoted with attribution; for a reprint write to the harbour office."
    assert framed(below=f"<h2>About the author</h2><p>{who}</p><p>{use}</p>") == [
        TITLE,
        ("about_author", "About the author"),
        ("about_author", who),
        ("notice", use),
    ]


def test_a_person_introduced_behind_the_text_is_its_author():
    who = "Odd Brekke is a historian of harbours at the College of Lowmere."
    assert framed(below=f"<p><em>{who}</em></p>") == [TITLE, ("about_author", who)]


def test_views_that_are_the_authors_own_are_a_notice():
    views = "The views expressed here are those of the author and not of the harbour office."
    assert framed(below=f"<p>{views}</p>") == [TITLE, ("notice", views)]


def test_a_person_introduced_in_the_middle_of_the_text_is_text():
    who = "Odd Brekke is a historian of harbours at the College of Lowmere."
    rest = "".join(f"<p>{words} And so it was again.</p>" for words in PARAGRAPHS * 2)
    assert ("body", who) in framed(below=f"<p>{who}</p>{rest}")
