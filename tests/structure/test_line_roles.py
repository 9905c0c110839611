"""`structure.roles` for plain text: what each line is for, and why."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loccit.model import About, Note, Notes, Span
from loccit.readers import text as reader
from loccit.structure.roles import assign_roles

PARAGRAPHS = [
    "The harbour of Skarne was closed again on Tuesday, the harbour master said, because the ice had come back.",
    "No ship has come in for eleven weeks, and the council met twice to speak of the flour that is left in town.",
    "“We have oil for as long as the lamps are needed,” said Mira Tolvane, who has been the pilot for nine years.",
    "Nobody in the town can remember that the sound was frozen for so long, and the old say that it never was.",
    "The ferry company has promised to send its breaker as soon as the wind turns, but it has not said which day.",
    "In the meantime the school has closed two of its rooms, and the children are taught in the customs house.",
]
MENU = ["  • Home", "  • News", "    • Harbour", "    • Council", "  • Weather", "  • Contact us", "  • Log in"]
COOKIES = "This website uses cookies to improve your experience. Read more in our privacy policy."


def roles(*lines, notes=None):
    reading = reader.read("\n\n".join(lines).encode(), About(name="a.txt"))
    return [
        (block.role, reading.text[block.start : block.end], block.same_as)
        for block in assign_roles(reading, notes or Notes())
    ]


def role_of(words, found):
    return next(role for role, line, _ in found if line == words)


def test_menus_cookies_and_the_framing_lines_of_an_article():
    head = ["Ice closes Skarne harbour for an eleventh week", "By Mara Holt", "4 May 2021"]
    found = roles("\n".join(MENU), *head, *PARAGRAPHS[:3], "What the pilots say", *PARAGRAPHS[3:], COOKIES)
    assert [role for role, *_ in found] == [
        *["navigation"] * 7, "title", "byline", "date", *["body"] * 3, "heading", *["body"] * 3, "boilerplate",
    ]  # fmt: skip


def test_a_text_without_a_sign_of_a_page_is_kept_whole():
    found = roles("Ice closes Skarne harbour", *PARAGRAPHS[:2], "The pilots", *PARAGRAPHS[2:])
    assert [role for role, *_ in found] == ["title", "body", "body", "heading", *["body"] * 4]


def test_the_second_copy_of_an_article_is_a_repeat_down_to_its_headings():
    article = [*PARAGRAPHS[:3], "What the pilots say", *PARAGRAPHS[3:]]
    found = roles("Ice closes Skarne harbour for an eleventh week", *article, COOKIES, *article)
    assert [(role, same) for role, _, same in found[-7:]] == [("repeat", at) for at in range(1, 8)]


def test_a_caption_printed_twice_is_a_caption_and_a_repeat():
    caption = "The pilot boat at the quay of Skarne, 22 June 2020. (Jo Vik/Ministry of Fish)"
    found = roles("Ice closes Skarne harbour for an eleventh week", f"{caption}\n{caption}", *PARAGRAPHS)
    assert [(role, same) for role, line, same in found if line == caption] == [("caption", None), ("repeat", 1)]


def test_a_teaser_that_breaks_off_is_a_repeat():
    teaser = PARAGRAPHS[1][:70] + " ..."
    found = roles("Ice closes Skarne harbour for an eleventh week", *PARAGRAPHS, "Latest", teaser, "Read more")
    assert [(role, same) for role, line, same in found if line == teaser] == [("repeat", 2)]


@pytest.mark.parametrize(
    "quote",
    [
        "[No] ship has come in for eleven weeks, and the council met twice to speak of the flour",
        "No ship has come in for eleven weeks ... the council met twice to speak of the flour that is left.",
        "The council met twice to speak of the flour that is left in town.",
        "No ship come in for eleven weeks, and the council met twice to speak of the flour.",
    ],
)
def test_a_display_quote_points_to_the_paragraph_that_it_repeats(quote):
    found = roles("Ice closes Skarne harbour", PARAGRAPHS[0], quote, PARAGRAPHS[1], *PARAGRAPHS[2:])
    assert [(role, same) for role, line, same in found if line == quote] == [("pull_quote", 3)]


def test_a_question_put_to_one_guest_after_the_other_is_no_repeat():
    question = "What do you cook at home when the ice keeps every ship away from the harbour of Skarne?"
    found = roles("Three cooks of Skarne", *[line for answer in PARAGRAPHS[:4] for line in (question, answer)])
    assert {role for role, line, _ in found if line == question} == {"body"}


def test_the_note_on_the_author_holds_its_heading():
    said = "Mara Holt is a senior writer at the Skarne Gazette, and has covered its harbour for nine years."
    found = roles("Ice closes Skarne", *PARAGRAPHS, "About the Author", said)
    assert [role for role, *_ in found[-2:]] == ["about_author", "about_author"]


def test_a_summary_above_the_text_is_a_standfirst():
    found = roles("Ice closes Skarne harbour", "SYNOPSIS", PARAGRAPHS[0], "COMMENTARY", *PARAGRAPHS[1:])
    assert [role for role, *_ in found[:4]] == ["title", "heading", "standfirst", "heading"]


def test_place_and_date_behind_the_text_are_a_dateline():
    found = roles("Ice closes Skarne harbour", *PARAGRAPHS, "Skarne/Brekke, 4 August 2022")
    assert found[-1][0] == "dateline"


def test_numbered_lines_that_hang_on_the_text_are_its_list():
    items = [
        f"{number}. June 20{number + 10} – the ice broke, and the pilot boat of Skarne came in." for number in (1, 2, 3)
    ]
    found = roles("Ice closes Skarne harbour", *PARAGRAPHS, "Appendix A: Years in which the ice broke", *items)
    assert [role for role, *_ in found[-4:]] == ["heading", "list_item", "list_item", "list_item"]


def test_a_short_numbered_line_above_a_paragraph_is_a_heading_and_not_a_list_of_one():
    found = roles("Harbour rules", "1. Ice.", PARAGRAPHS[0], "2. Flour and oil.", PARAGRAPHS[1], *PARAGRAPHS[2:])
    assert [role_of(words, found) for words in ("1. Ice.", "2. Flour and oil.")] == ["heading", "heading"]


def test_a_version_and_a_date_are_no_place_and_date():
    assert "dateline" not in [role for role, *_ in roles("Harbour rules", "Version 3, 29 June 2007", *PARAGRAPHS)]


def test_a_block_that_is_nothing_but_a_note_is_a_note():
    text = "Ice closes Skarne"
    start = len(text) + 2 + len(PARAGRAPHS[0]) + 2
    note = Note(0, "1", "Ibid., p. 3.", start + 4, start + 16, "test")
    notes = Notes(notes=(note,), holes=(Span(start, start + 4),))
    found = roles(text, PARAGRAPHS[0], "[1] Ibid., p. 3.", *PARAGRAPHS[1:], notes=notes)
    assert role_of("[1] Ibid., p. 3.", found) == "note"


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["The Ice", "The ice is on the sound,\nthe boats are on the strand,\nand nobody is bound\nfor other land."],
         ["title", *["body"] * 4]),
        (["Skarne, 4 May 2021", "Dear Mr Brekke,", *PARAGRAPHS[:2], "Yours sincerely,", "Mara Holt"],
         ["dateline", *["body"] * 5]),
        (["Shopping for the pilot boat", "- flour\n- oil\n- rope"], ["title", *["list_item"] * 3]),
        (["Council of Skarne", "HOLT: Who is here?\nBREKKE: I am.\nHOLT: Let us begin.\nBREKKE: A foot?\nHOLT: Yes."],
         ["title", *["body"] * 5]),
        (["Talk about ice", "How thick is it?", PARAGRAPHS[0], "Are you afraid?", "No.", "Why not?", PARAGRAPHS[1]],
         ["title", *["body"] * 6]),
        (["港口再次关闭", "港务长星期二说，斯卡内港因为冰又回来了而再次关闭。十一个星期以来没有一艘船进港。"],
         ["title", "body"]),
    ],
    ids=["poem", "letter", "list", "transcript", "interview", "Chinese"],
)  # fmt: skip
def test_a_text_that_bears_no_sign_of_a_page_loses_no_line(lines, expected):
    assert [role for role, *_ in roles(*lines)] == expected


@given(
    st.lists(
        st.sampled_from([*PARAGRAPHS, *MENU, COOKIES, "Share", "By Mara Holt", "1. One", "x", "4 May 2021"]), min_size=1
    )
)
def test_every_block_has_one_role_and_none_is_lost(lines):
    reading = reader.read("\n".join(lines).encode(), About())
    blocks = assign_roles(reading, Notes())
    assert [(block.start, block.end) for block in blocks] == [(block.start, block.end) for block in reading.blocks]
    assert all(block.why for block in blocks)
    for block in blocks:
        assert (block.same_as is not None) == (block.role in ("repeat", "pull_quote"))
        assert block.same_as is None or blocks[block.same_as].role not in ("repeat", "pull_quote")
