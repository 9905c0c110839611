"""Threads of mail: whose each passage is, of messages that quote and forward one another."""

from __future__ import annotations

import pytest

from loccit import parse

HEAD = """From: Ada Lind <ada@skarne.example>
To: Tom Reyes <tom@skarne.example>
Subject: the quay
Date: Mon, 11 May 2020 19:02:00 +0200
Message-ID: <1@skarne.example>
"""
ON_TOM = "On 11 May 2020, at 18:02, Tom Reyes <tom@skarne.example> wrote:"
ON_MARA = "On Sun, 10 May 2020 at 09:15, Mara Holm <mara@skarne.example> wrote:"
FROM_TOM = "From: Tom Reyes <tom@skarne.example>\nSent: Monday, 11 May 2020\nTo: Ada Lind\nSubject: the quay"
ADA, TOM, MARA = "Ada Lind", "Tom Reyes", "Mara Holm"


def voices(payload: str, name: str) -> dict[str, str | None]:
    """Whose the passages are, by their first two words; those of heads are left out."""
    parsed = parse(payload.encode(), name=name)
    return {
        " ".join(one.text.split()[:2]): None if one.voice is None else parsed.speakers[one.voice].name
        for one in parsed.passages
    }


def plain(body: str) -> dict[str, str | None]:
    return voices(f"{HEAD}Content-Type: text/plain; charset=utf-8\n\n{body}", "quay.eml")


def page(body: str) -> dict[str, str | None]:
    return voices(f"{HEAD}Content-Type: text/html; charset=utf-8\n\n{body}", "quay.eml")


def test_each_depth_is_whose_the_line_above_it_says_and_answers_are_the_senders():
    body = (
        f"Dear Tom.\n\n{ON_TOM}\n\n> The piles.\n>\n> {ON_MARA}\n>> Can it?\n> No piles.\n\n"
        "I disagree.\n\n> Nobody knows.\n>> Not June?\n\nYes, June.\n"
    )
    assert plain(body) == {
        "Dear Tom.": ADA,
        "On 11": None,
        "The piles.": TOM,
        "On Sun,": None,
        "Can it?": MARA,
        "No piles.": TOM,
        "I disagree.": ADA,
        "Nobody knows.": TOM,
        "Not June?": MARA,
        "Yes, June.": ADA,
    }


def test_a_depth_that_no_line_names_is_nobodys():
    assert plain("So you wrote:\n\n> The piles.\n\nI disagree.") == {
        "So you": ADA,
        "The piles.": None,
        "I disagree.": ADA,
    }
    found = plain(f"{ON_TOM}\n> Is it?\n>> The piles.\n\nI disagree.")
    assert (found["Is it?"], found["The piles."], found["I disagree."]) == (TOM, None, ADA)


def test_an_address_without_a_name_names_nobody():
    found = plain("On 11 May 2020, at 18:02, tom@skarne.example wrote:\n\n> The piles.\n\nI disagree.")
    assert (found["The piles."], found["I disagree."]) == (None, ADA)


def test_a_line_inside_the_depth_that_it_names_holds_for_it():
    assert plain(f"I disagree.\n\n> {ON_TOM}\n>\n> The piles.")["The piles."] == TOM


def test_what_stands_below_fields_is_the_senders_up_to_the_next_ones():
    body = f"I see.\n\n{FROM_TOM}\n\nThe piles.\n\n{FROM_TOM.replace(TOM, MARA)}\n\nCan it?\n\nWho knows?"
    found = plain(body)
    assert [found[words] for words in ("I see.", "The piles.", "Can it?", "Who knows?")] == [ADA, TOM, MARA, MARA]


def test_fields_with_everything_below_them_quoted_give_what_is_quoted():
    found = plain(f"I see.\n\n----- Original Message -----\n{FROM_TOM}\n\n> The piles.\n> The quay.\n")
    assert (found["I see."], found["The piles."]) == (ADA, TOM)
    found = plain(f"I see.\n\n----- Original Message -----\n{FROM_TOM}\n\n> The piles.\n\nThe quay.\n")
    assert (found["I see."], found["The piles."], found["The quay."]) == (ADA, None, None)


def test_fields_quoted_themselves_hold_for_their_depth():
    quoted = "\n".join(f"> {line}" for line in f"{FROM_TOM}\n\nThe piles.".split("\n"))
    found = plain(f"I see.\n\nBegin forwarded message:\n\n{quoted}\n\nI disagree.")
    assert (found["I see."], found["The piles."], found["I disagree."]) == (ADA, TOM, ADA)


def test_behind_the_end_of_a_forwarded_message_the_sender_goes_on():
    body = f"----- Forwarded message -----\n{FROM_TOM}\n\nThe piles.\n\n----- End forwarded message -----"
    found = plain(f"I see.\n\n{body}\n\nI disagree.")
    assert (found["The piles."], found["I disagree."]) == (TOM, ADA)


def test_a_message_that_begins_with_what_it_quotes_goes_on_as_its_senders():
    found = plain(f"I see.\n\n{FROM_TOM}\n\n{ON_MARA}\n> Can it?\n\nThe piles.")
    assert (found["I see."], found["Can it?"], found["The piles."]) == (ADA, MARA, TOM)


def test_a_message_without_a_sender_is_nobodys():
    found = plain(f"I see.\n\n{FROM_TOM.replace('Tom Reyes <tom@skarne.example>', '(b)(6)')}\n\nThe piles.")
    assert (found["I see."], found["The piles."]) == (ADA, None)
    assert plain("I see.\n\n-----Original Message-----\n\nThe piles.")["The piles."] is None


def test_two_lines_above_one_another_leave_it_open_whose_the_words_are():
    assert plain(f"{ON_TOM}\n\n{ON_MARA}\n\n> The piles.\n\nI disagree.")["The piles."] is None


def test_the_torn_end_of_a_quoted_line_is_not_the_senders():
    found = plain(f"{ON_TOM}\n\n> The piles are rotten and nobody\nhas looked.\n> The quay.\n\nI disagree.")
    assert (found["has looked."], found["The quay."], found["I disagree."]) == (None, TOM, ADA)


def test_the_senders_own_words_that_come_back_are_the_senders():
    found = plain(f"{ON_TOM}\n> The piles.\n> {ON_MARA.replace(MARA, 'Lind, Ada')}\n>> Are rotten?\n")
    assert found["Are rotten?"] == ADA


def test_two_names_are_two_persons():
    body = "\n".join(
        f"On 11 May 2020, at 18:0{at}, {name} <a@s.example> wrote:\n\n> Word {at}\n\nAnswer {at}\n"
        for at, name in enumerate(("Anna K", "Anna M", "Jon Pell", "J. Pell"))
    )
    found = plain(body)
    assert [found[f"Word {at}"] for at in range(4)] == ["Anna K", "Anna M", "Jon Pell", "Jon Pell"]


def test_what_others_say_in_a_quoted_message_comes_through_its_writer():
    said = "> Nobody asks us. “They are like bread,” said the diver Orrin Pell."
    body = f"{HEAD}Content-Type: text/plain; charset=utf-8\n\nI see.\n\n{ON_TOM}\n\n{said}\n"
    parsed = parse(body.encode(), name="quay.eml")
    names = [one.name for one in parsed.speakers]
    found = [one for one in parsed.quotations if one.kind == "direct"]
    assert [(names[one.speaker or 0], names[one.reported_by or 0]) for one in found] == [("Orrin Pell", TOM)]
    blocks = [one for one in parsed.quotations if one.kind == "block"]
    assert [(names[one.speaker or 0], one.how) for one in blocks] == [(TOM, "message")]
    assert [one.voice_how for one in parsed.passages] == ["author", None, "message"]


def test_a_paragraph_in_marks_is_one_that_the_writer_quotes():
    body = (
        f"{HEAD}Content-Type: text/plain; charset=utf-8\n\n{ON_TOM}\n\n> “The piles are rotten, and so is the board.”\n"
    )
    parsed = parse(body.encode(), name="quay.eml")
    assert [one.speaker for one in parsed.quotations] == [None]
    assert parsed.speakers[parsed.passages[-1].voice or 0].name == TOM


def test_a_message_alone_keeps_its_voice():
    parsed = parse(f"{HEAD}Content-Type: text/plain\n\nI see.\n\nAda Lind\n".encode(), name="quay.eml")
    assert {one.voice_how for one in parsed.passages} == {"head"}


CITED = f'<div class="moz-cite-prefix">{ON_TOM.replace("<", "&lt;")}<br></div><blockquote type="cite"><p>The piles.</p>'
GMAIL = (
    f'<div class="gmail_quote"><div class="gmail_attr">{ON_TOM.replace("<", "&lt;")}<br></div>'
    '<blockquote class="gmail_quote"><div>The piles.</div></blockquote></div>'
)
FORWARDED = (
    '<div class="gmail_quote"><div class="gmail_attr">---------- Forwarded message ---------<br>From: <b>Tom Reyes</b>'
    " &lt;tom@skarne.example&gt;<br>Date: Mon, May 11, 2020<br>Subject: x<br>To: Ada</div><br><br>The piles.</div>"
)
OUTLOOK = (
    '<div style="border-top:solid #E1E1E1 1.0pt"><p><b>From:</b> Reyes, Tom<br>'
    "<b>Sent:</b> Monday, May 11, 2020 6:02 PM<br><b>To:</b> Lind, Ada<br><b>Subject:</b> x</p></div><p>The piles.</p>"
)
YAHOO = (
    '<div class="yahoo_quoted"><div>On Monday, May 11, 2020, 06:02:07 PM EDT, Tom Reyes &lt;t@s.example&gt; wrote:'
    "</div><div><div>The piles.</div></div></div>"
)
SIGNS = f"&gt; {ON_TOM.replace('<', '&lt;')}<br>&gt; The piles.<br>"


@pytest.mark.parametrize(
    ("quoted", "behind"),
    [
        (f"{CITED}</blockquote>", ADA),
        (GMAIL, ADA),
        (FORWARDED, ADA),
        (OUTLOOK, TOM),
        (YAHOO, ADA),
        (SIGNS, ADA),
        ("<blockquote><p>The piles.</p></blockquote>", ADA),
    ],
)
def test_the_markup_of_mail_programs_says_what_is_quoted(quoted: str, behind: str):
    found = page(f"<p>I see.</p>{quoted}<p>Of course.</p>")
    is_named = "Tom" in quoted
    assert (found["I see."], found["The piles."], found["Of course."]) == (ADA, TOM if is_named else None, behind)


RELEASE = f"""RELEASE 14

{FROM_TOM}

I do not share your doubts about the quay.

Sent from my phone

{ON_MARA}

Can it be used in June?
"""


@pytest.mark.parametrize("name", ["release.txt", "release.md"])
def test_a_thread_printed_to_a_text_has_its_voices(name: str):
    found = voices(RELEASE, name)
    assert (found["I do"], found["Can it"]) == (TOM, MARA)
    assert {found[words] for words in found if words.split()[0] in ("From:", "Sent:", "On")} <= {None, TOM}


def test_words_before_a_head_in_one_paragraph_leave_its_voice_open():
    joined = RELEASE.replace("quay.\n\nSent from my phone\n\n", "quay. ")
    found = voices(joined, "release.md")
    assert (found["I do"], found["Can it"]) == (None, MARA)


def test_an_article_that_prints_a_message_is_not_its_senders():
    prose = "The board met for the third time in May, and nobody could say what had become of the plan. " * 8
    found = voices(f"# The quay\n\n{prose}\n\n{FROM_TOM}\n\nThe piles are rotten.\n\nHe was right.\n", "quay.md")
    assert (found["The piles"], found["He was"]) == (None, None)
    report = "\n\n".join(f"{number} boats came in. {prose}" for number in range(90))
    parsed = parse(f"{report}\n\n{FROM_TOM}\n\nThe piles are rotten.\n\n{report}\n".encode(), name="report.md")
    assert "message" not in {one.voice_how for one in parsed.passages}


@pytest.mark.parametrize(
    "text",
    [
        "On 11 May 2020, at 18:02, Tom Reyes wrote:\n\nThe piles are rotten.\n\nHe was right.",
        "11 May 2020, 18:02\n@Holm:\nThe piles are rotten.\n\n11 May 2020, 18:05\nTom Reyes wrote:\nHe was right.",
        "MEMORANDUM\n\nTO: The board\n\nFROM: Tom Reyes\n\nDATE: 11 May 2020\n\nSUBJECT: Piles\n\nThey are rotten.",
    ],
)
def test_a_text_that_only_looks_like_a_thread_is_none(text: str):
    parsed = parse(text.encode(), name="quay.md")
    assert "message" not in {one.voice_how for one in parsed.passages}
