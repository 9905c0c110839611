"""The bodies of messages: paragraphs, what they quote and how deep, heads, signatures; threads printed to texts."""

from __future__ import annotations

from formats_built import hold, reading_of
from hypothesis import given, settings
from hypothesis import strategies as st
from pdf_built import pdf, prose

from loccit import parse
from loccit.model import About, Reading
from loccit.readers import read

HEAD = """From: Ada Lind <ada@skarne.example>
To: Tom Reyes <tom@skarne.example>
Subject: the quay
Date: Mon, 11 May 2020 19:02:00 +0200
Message-ID: <1@skarne.example>
"""
PLAIN = HEAD + "Content-Type: text/plain; charset=utf-8\n\n"
FLOWED = HEAD + "Content-Type: text/plain; charset=utf-8; format=flowed\n\n"
HTML = HEAD + "Content-Type: text/html; charset=utf-8\n\n"


def said(reading: Reading) -> list[tuple[str, str]]:
    """Kind and words of each block of the body that has words, without marks."""
    found = []
    for block in reading.blocks:
        if "mail-header" in block.cues:
            continue
        marked = {place for mark in reading.marks for place in range(mark.start, mark.end)}
        words = "".join(reading.text[at] for at in range(block.start, block.end) if at not in marked)
        if words.strip():
            found.append((block.kind, " ".join(words.split())))
    return found


def body(message: str) -> list[tuple[str, str]]:
    return said(reading_of(message.encode(), "quay.eml"))


WRAPPED = """Hi Tom,

I have seen the plan of the east quay and I do not believe that it was
drawn by anybody who has seen water.
Yours
Ada

> The surveyors told me that the quay will sink by two hands before the
> winter. Nobody asked them.
>
>> Will it be shut?
> No.
It will.
"""


def test_wrapped_lines_are_paragraphs_and_each_depth_is_its_own():
    assert body(PLAIN + WRAPPED) == [
        ("line", "Hi Tom,"),
        (
            "paragraph",
            "I have seen the plan of the east quay and I do not believe that it was"
            " drawn by anybody who has seen water.",
        ),
        ("line", "Yours"),
        ("line", "Ada"),
        ("quote", "The surveyors told me that the quay will sink by two hands before the winter. Nobody asked them."),
        ("quote", "Will it be shut?"),
        ("quote", "No."),
        ("line", "It will."),
    ]


def test_the_text_of_a_body_is_the_decoded_one():
    assert reading_of((PLAIN + WRAPPED).encode()).text.endswith(WRAPPED)


def test_short_lines_are_lines_and_long_ones_paragraphs():
    long = "The quay is shut, and nobody who has been there since the ice came can say when it will be open again. " * 2
    assert body(f"{PLAIN}No.\nNot yet.\n{long.strip()}\nAsk me later.") == [
        ("line", "No."),
        ("line", "Not yet."),
        ("line", long.strip()),
        ("line", "Ask me later."),
    ]


def test_flowed_lines_go_on_where_they_end_in_a_space():
    text = "The quay \nis shut.\nFor good.\n> Is \n> it?\n-- \nAda\n"
    assert body(FLOWED + text) == [
        ("paragraph", "The quay is shut."),
        ("paragraph", "For good."),
        ("quote", "Is it?"),
        ("paragraph", "Ada"),
    ]


def test_what_stands_behind_two_dashes_is_a_signature():
    reading = reading_of((PLAIN + "No.\n\n-- \nAda Lind\nHarbour warden\n\nQuay 4\n").encode())
    signed = [block for block in reading.blocks if "mail-signature" in block.cues]
    assert [reading.text[block.start : block.end] for block in signed] == ["-- \nAda Lind\nHarbour warden", "Quay 4"]
    parsed = parse((PLAIN + "No.\n\n-- \nAda Lind\n").encode(), name="quay.eml")
    assert [(one.role, one.text) for one in parsed.passages] == [("body", "No."), ("about_author", "Ada Lind")]


def test_two_dashes_above_many_lines_are_no_signature_unless_a_space_follows_them():
    lines = "\n".join(f"Line {number} of the list of boats." for number in range(20))
    assert {kind for kind, _ in body(f"{PLAIN}No.\n\n--\n{lines}\n")} == {"line"}
    assert "mail-signature" in reading_of(f"{PLAIN}No.\n\n-- \n{lines}\n".encode()).blocks[-1].cues


def test_the_lines_of_a_head_stand_by_themselves():
    text = (
        "I see.\nOn Mon, 11 May 2020 at 18:02, Tom Reyes\n<tom@skarne.example> wrote:\n> No.\n\n"
        "From: Mara Holm <mara@skarne.example>\nTo: Tom Reyes;\n Orrin Pell\nSubject: Yes\nWhy not?\n"
    )
    assert body(PLAIN + text) == [
        ("line", "I see."),
        ("paragraph", "On Mon, 11 May 2020 at 18:02, Tom Reyes <tom@skarne.example> wrote:"),
        ("quote", "No."),
        ("paragraph", "From: Mara Holm <mara@skarne.example>"),
        ("paragraph", "To: Tom Reyes; Orrin Pell"),
        ("paragraph", "Subject: Yes"),
        ("line", "Why not?"),
    ]


PAGE = """<div>No.<br>On 11 May 2020, at 18:02, Tom Reyes &lt;t@s.example&gt; wrote:<br></div>
<blockquote type="cite"><p>Is it shut?</p><div class="gmail_quote"><div class="gmail_attr">On Sun, 10 May 2020 at
09:15, Mara Holm wrote:</div><blockquote class="gmail_quote">When?</blockquote></div></blockquote>
<div class="gmail_signature">Ada Lind</div><div>&gt; Who?<br>&gt; Me?<br>Nobody.</div>"""


def test_the_elements_of_a_page_say_how_deep_it_quotes():
    reading = reading_of((HTML + PAGE).encode())
    depths = [[cue for cue in block.cues if cue.startswith("mail-depth:")][-1:] for block in reading.blocks[4:]]
    assert list(zip(said(reading), depths, strict=True)) == [
        (("paragraph", "No."), []),
        (("paragraph", "On 11 May 2020, at 18:02, Tom Reyes <t@s.example> wrote:"), []),
        (("quote", "Is it shut?"), ["mail-depth:1"]),
        (("quote", "On Sun, 10 May 2020 at 09:15, Mara Holm wrote:"), ["mail-depth:2"]),
        (("quote", "When?"), ["mail-depth:3"]),
        (("paragraph", "Ada Lind"), []),
        (("quote", "Who? Me?"), []),
        (("paragraph", "Nobody."), []),
    ]


THREAD = """RELEASE 14

From: Reyes, Tom (HBR)
Sent: Monday, May 11, 2020 6:02 PM
To: Lind, Ada (HBR)
Subject: the quay

I do not share your doubts.

> The piles are rotten.
"""


def test_a_thread_in_a_text_is_laid_out_as_one():
    reading = reading_of(THREAD.encode(), "release.txt")
    assert reading.text == THREAD
    assert said(reading)[1:] == [
        ("paragraph", "From: Reyes, Tom (HBR)"),
        ("paragraph", "Sent: Monday, May 11, 2020 6:02 PM"),
        ("paragraph", "To: Lind, Ada (HBR)"),
        ("paragraph", "Subject: the quay"),
        ("line", "I do not share your doubts."),
        ("quote", "The piles are rotten."),
    ]
    assert {one.role for one in parse(THREAD.encode(), name="release.txt").blocks} == {"body", "block_quote"}


def test_a_text_with_signs_and_no_message_is_laid_out_as_it_was():
    text = "From: the pier\n\n> Home\n> Tides\n\nThe quay is shut.\n"
    assert not any("mail-words" in block.cues for block in reading_of(text.encode(), "menu.txt").blocks)


def test_the_lines_of_a_head_in_a_pdf_are_paragraphs():
    lines = ("From: Reyes, Tom", "Sent: Monday, May 11, 2020 6:02 PM", "To: Lind, Ada", "Subject: the quay", "I see.")
    assert [words for _, words in said(reading_of(pdf(prose("It was told.", *lines))))] == ["It was told.", *lines]
    pair = ("From: the harbour to the church it is not far, and nobody has", "Sent: a boat there since the ice came.")
    assert len(said(reading_of(pdf(prose(*pair))))) == 1


PIECES = st.sampled_from((
    "> ", ">> ", "\n", "\n\n", "-- \n", "On 11 May 2020, 18:02, Ada Lind <a@s.example> wrote:\n", "The quay is shut. ",
    "From: Ada Lind <a@s.example>\nSubject: x\n", "- a boat\n", "  ", " \n", "a    b    c\n", "\f", "\r\n", "1. a\n",
    "and nobody knows when it will be open again to the boats of the town\n", "\u2028", "> wrote:",
))  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=30).map("".join), st.booleans())
def test_every_word_of_a_body_is_in_one_block_and_no_word_is_a_mark(text: str, flowed: bool):
    message = (FLOWED if flowed else PLAIN) + "Yes.\n" + text
    reading = read(message.encode(), About(name="quay.eml"))
    hold(reading)
    marked = "".join(reading.text[mark.start : mark.end] for mark in reading.marks)
    assert not "".join(marked.split()).strip(">-")
    shown = "".join(words for _, words in said(reading))
    assert sorted(filter(str.isalnum, shown)) == sorted(filter(str.isalnum, "Yes." + text))


TAGS = st.sampled_from((
    "<blockquote>", "</blockquote>", "<div class='gmail_quote'>", "</div>", "<br>", "<p>", "&gt; ", "The quay is shut.",
    "On 11 May 2020, 18:02, Ada Lind &lt;a@s.example&gt; wrote:", "From: Ada<br>Sent: x<br>To: y", "<pre>\n", "</pre>",
))  # fmt: skip


@settings(max_examples=100, deadline=None)
@given(st.lists(TAGS, max_size=30).map("".join))
def test_every_word_of_a_page_is_in_one_block(tags: str):
    reading = read((HTML + "<p>Yes.</p>" + tags).encode(), About(name="quay.eml"))
    hold(reading)
    assert not "".join(reading.text[mark.start : mark.end] for mark in reading.marks).strip("> ")
