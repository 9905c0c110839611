"""Whose words a whole text is: signed below, headed above, or named by the line that states its source."""

from __future__ import annotations

import pytest
from said_cases import read

from loccit.api import parse
from loccit.model import Described


def voices(text: str, language: str | None = None, described: Described | None = None) -> list[str | None]:
    said, passages = read(text, described or Described(language=language), language)
    return [None if one.voice is None else said.speakers[one.voice].name for one in passages]


LETTER = """Dear Mr Brekke,

I have your plan for the east quay. It is a fine drawing of water.

Yours faithfully,

Ada Lind"""
GERMAN = """Lieber Odd,

der Kai ist gesperrt. Ich gehe jeden Morgen hin und zähle die Möwen.

Herzliche Grüße

Ada Lind"""


@pytest.mark.parametrize(("text", "language"), [(LETTER, "en"), (GERMAN, "de")])
def test_a_letter_is_whose_name_stands_below_it(text, language):
    assert set(voices(text, language)) == {"Ada Lind"}


def test_two_letters_below_one_another_have_two_writers():
    other = "Sir, The ferry has not run since May. Nobody was told.\n\nDavid Koll, Lower Quay"
    found = voices(f"{LETTER}\n\n{other}")
    assert found == ["Ada Lind"] * 4 + ["David Koll"] * 2


def test_i_in_a_letter_is_who_signs_it():
    said, _ = read("Dear Odd,\n\nI said to the warden, “Let the boats in.” He laughed.\n\nYours,\n\nAda Lind")
    assert [said.speakers[one.speaker].name for one in said.quotations if one.speaker is not None] == ["Ada Lind"]


def test_several_sign_together():
    text = "We cannot work on a quay without light.\n\nAda Lind\n\nDavid Koll\n\nM. Brekke (Miss)"
    assert set(voices(text)) == {"Ada Lind, David Koll and M. Brekke"}


def test_the_last_line_of_a_review_names_who_wrote_it():
    text = "Odd Koll has written a book about fog. One sees little of it.\n\n— Ada Lind"
    assert set(voices(text)) == {"Ada Lind"}
    assert set(voices(text.replace("— ", "Reviewed by "))) == {"Ada Lind"}


def test_a_name_below_a_text_that_speaks_of_it_signs_nothing():
    assert voices("Ada Lind was at the quay. She saw the fog come in.\n\nAda Lind") == [None, None]


def test_a_name_below_an_epigraph_signs_no_more_than_that():
    assert voices("The quay is shut.\n\n“All boats leak.”\n\n— Ada Lind, Tides")[0] is None


@pytest.mark.parametrize(
    "head", ["STATEMENT of Ada Lind, pilot.", "From the diary of Ada Lind", "ADA LIND, born 1931, net maker"]
)
def test_the_head_of_a_text_says_whose_it_is(head):
    assert voices(f"{head}\n\nI have worked at the quay since I was nine. Koll rang at two.")[-1] == "Ada Lind"


def test_a_message_is_who_sends_it_and_not_who_gets_it():
    head = "To: David Koll, Safety\n\nFrom: M. Brekke, Harbour Works"
    assert voices(f"{head}\n\nThe rail is on order. Until then the men lean inward.")[-1] == "M. Brekke"


def test_a_head_of_a_text_that_nobody_tells_gives_it_to_nobody():
    assert voices("Statement of Ada Lind\n\nThe pilot told the board that the quay was shut.")[-1] is None


@pytest.mark.parametrize(
    ("line", "whose"),
    [
        ("Inspectorate of Public Quays, Annual Report, ch. 2", "Inspectorate of Public Quays"),
        ("(Inspectorate of Public Quays, Annual Report)", "Inspectorate of Public Quays"),
        ("M. Brekke, Fog and Iron, p. 88", "M. Brekke"),
        ("Skarne, Northland", None),
        ("Read more about boats, nets, and tides", None),
    ],
)
def test_the_line_that_states_the_source_names_the_author(line, whose):
    text = "The Inspectorate heard eleven masters. Silence has become the Board’s way to answer."
    assert voices(f"{text}\n\n{line}")[0] == whose


def test_a_paragraph_that_begins_with_its_source_is_that_authors():
    text = "Brekke, Fog and Iron, p. 17: Koll’s chart shows one buoy. There never was one.\n\nThe buoy was moved."
    assert voices(text) == ["Brekke", None]


def test_a_remark_in_brackets_and_a_turn_without_a_known_label_do_not_go_on_with_a_turn():
    text = "Q: Why?\n\nA.L.: I had to.\n\nQ: And then?\n\nA.L.: I left.\n\n(Ada Lind spoke to our paper at the quay.)"
    assert voices(text) == ["interviewer", "Ada Lind", "interviewer", "Ada Lind", None]


POSTBAG = """Sir, – I have asked the harbour’s man for a berth and he said to me, “There is none.” Odd Lind, Skarne

Sir, – The quay is too short. The warden told me herself that it is “a toy”. M. Brekke, pilot of the Gull

Sir, – Nobody counts the gulls. Name known to the editor

Madam, – I count them.

The mayor told me, “There are nine.” Yours faithfully, Ada Koll (Mrs), Lowmere

The editor has seen the gulls."""


def test_a_letter_is_signed_behind_its_last_sentence():
    assert voices(POSTBAG) == ["Odd Lind", "M. Brekke", None, "Ada Koll", "Ada Koll", None]


def test_who_writes_one_of_several_letters_hands_on_what_others_say_in_it():
    said, _ = read(POSTBAG)
    names = [one.name for one in said.speakers]
    found = [(names[one.speaker or 0], names[one.reported_by or 0]) for one in said.quotations]
    assert found == [("the harbour’s man", "Odd Lind"), ("the warden", "M. Brekke"), ("the mayor", "Ada Koll")]


def test_no_pronoun_looks_back_into_the_letter_before():
    said, _ = read("Sir, Odd Holm is rude. He lies.\n\nSir, I met a man. He said, “Go away.” Ada Lind, Skarne")
    assert [one.speaker for one in said.quotations] == [None]


def test_a_name_behind_the_last_sentence_signs_nothing_outside_a_letter():
    assert voices("The lamp was lit at five. Ada Lind, Skarne\n\nNobody saw it. It went out.") == [None, None]


GERMAN_POSTBAG = """Sehr geehrte Redaktion, der Wärter hat mir gesagt: „Er dreht sich nie.“ Ada Lind, Unterkai

Sehr geehrte Damen und Herren, ich zahle jeden Tag. Mit freundlichen Grüßen David Koll, Skarne"""
COLUMN = """Letters to the editor

The crane

It never turned. My father used to say: “She turns when she likes.”

Ada Lind
Lower Quay

Fares

I pay 36 crowns a day. The clerk told me, “Take it or swim.”

David Koll
Skarne"""


def test_german_letters_are_signed_so_too():
    assert voices(GERMAN_POSTBAG, "de") == ["Ada Lind", "David Koll"]


def test_below_letters_of_a_column_stand_names_and_where_their_owners_live():
    assert set(voices(COLUMN)[:4]) == {"Ada Lind"}
    assert set(voices(COLUMN)[4:]) == {"David Koll"}
    said, _ = read(COLUMN)
    reporters = [said.speakers[one.reported_by].name for one in said.quotations if one.reported_by is not None]
    assert reporters == ["Ada Lind", "David Koll"]


CHAPTERS = """# The Quay

Dear Odd,

I have your plan for the east quay, and a net to mend.

# The Fog

All boats leak at the last.

—Ada Lind.

He went out at two, and nobody saw the lamp."""


def test_a_name_below_a_motto_does_not_sign_the_chapter_before():
    found = parse(CHAPTERS.encode(), name="quay.md")
    assert [one.voice_how for one in found.passages] == [None] * len(found.passages)


@pytest.mark.parametrize(
    "text",
    [
        "Madame Lind, with her lamp and her nets, came down to the quay.\n\nThe fog rose.\n\nOdd Koll\n\nHe left.",
        "The fog rose at two and the boats lay along the quay, in the care of Mrs\nAda Lind.\n\nI was there.",
        "Dear Odd, the fog.\n\nWe came to the quay, and there they were: Jon Koll,\nAda Lind and Odd Holm.",
        "Dear Odd,\n\nThe list follows.\n\nAda Lind, 9, 48, 139.\n\nQuay, 12.",
    ],
)
def test_a_name_signs_nothing_where_it_is_part_of_a_sentence_or_of_an_index(text):
    assert set(voices(text)) == {None}


def test_a_line_of_prose_neither_opens_nor_closes_a_letter():
    prose = (
        "Nous sommes venus au quai à deux heures avec les filets et les lampes, et\n"
        "messieurs les pilotes dormaient encore, comme toujours, dans leur cabane.\n"
        "Je revins à Skarne, où je retrouvai mon bateau au quai, que gardait alors\n"
    )
    assert set(voices(f"{prose}Ada Lind.\n\nElle dormait aussi.", "fr")) == {None}


def test_a_verse_that_begins_with_a_title_opens_no_letter():
    verse = "Sir Odd’s beauteous bride,\n\nCame down to the quay.\n\nThe fog was there too. Ada Lind, Lower Quay"
    assert set(voices(verse)) == {None}


def test_a_close_in_a_longer_text_signs_few_paragraphs():
    text = "\n\n".join(["The council met and heard of the fog at the quay."] * 20)
    signed = f"# Acts\n\n## The quay\n\n{text}\n\n(Signed) Ada Lind, clerk.\n\nOn that day it rained.\n\nIt went on."
    assert {one.voice for one in parse(signed.encode(), name="acts.md").passages} == {None}


@pytest.mark.parametrize(
    "head",
    [
        "Monsieur et cher ami, je vous écris du quai.",
        "Monsieur le directeur, je vous écris du quai.",
        "Madame Lind,\n\nJe vous écris.",
    ],
)
def test_a_title_with_an_office_or_in_a_line_of_its_own_opens_a_letter(head):
    assert set(voices(f"{head}\n\nLe bateau est perdu.\n\nOdd Koll", "fr")) == {"Odd Koll"}


def test_below_letters_of_a_column_a_name_signs_whatever_lists_have_it():
    """Where another one stands in the same form."""
    unknown = COLUMN.replace("Ada Lind", "Zmira Holt")
    assert set(voices(unknown)[:4]) == {"Zmira Holt"}
    assert set(voices(unknown)[4:]) == {"David Koll"}


SECTIONS = """<html lang="en"><head><title>Letters: Cranes | Fares</title>
<meta property="og:site_name" content="The Skarne Mirror"></head><body><main><article><h1>Letters: Cranes | Fares</h1>
<h4>The crane</h4><p>It never turned, and I have seen it often enough from my own window.</p><p>{}<br>Lower Quay</p>
<h4>Fares</h4><p>I pay 36 crowns a day for a boat that leaks, and so does my brother.</p><p>David Koll<br>Skarne</p>
<h4>Nets</h4><p>We have had no net for a year, and the board of the harbour knows it.</p><p>Odd Holm<br>Skarne</p>
</article></main></body></html>"""


@pytest.mark.parametrize(("name", "whose"), [("Zmira Holt", "Zmira Holt"), ("Skarne Harbour Council", None)])
def test_who_signs_over_a_heading_signs_no_letter_above_it(name: str, whose: str | None):
    """And a letter that nobody has signed by name is not the paper's."""
    parsed = parse(SECTIONS.format(name).encode(), name="letters.html")
    said = [parsed.speakers[one.voice].name if one.voice is not None else None for one in parsed.passages]
    assert said == [whose, whose, "David Koll", "David Koll", "Odd Holm", "Odd Holm"]
