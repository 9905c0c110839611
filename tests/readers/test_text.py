"""`readers.text`: paragraphs of plain text, and the lines that they stand in."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loccit.errors import UnreadableError
from loccit.model import About, SourceBlock
from loccit.readers import text as reader
from loccit.structure.stretches import spans_without_holes

BOOK = """\
        THE ICE OF SKARNE

   The harbour of Skarne lies at the end of a long and narrow sound,
and in most winters the ice keeps every ship away from it for eleven
weeks and more.
   When it broke in the spring of the year in which the old pilot had
left us, nobody stood at the quay.

"Who is there?" she asked.

    - the first boat that came in, and which nobody had seen before,
      was the Brekke
    - the second

> We have flour, wrote the council of the town, and we have oil for
> as long as the lamps are needed.
"""


def read(text):
    return reader.read(text.encode(), About(name="a.txt"))


def shape(reading):
    return [
        (block.kind, block.locator, " ".join(reading.text[block.start : block.end].split())[:24])
        for block in reading.blocks
    ]


def test_wrapped_lines_are_joined_to_paragraphs():
    assert shape(read(BOOK)) == [
        ("line", "line 1", "THE ICE OF SKARNE"),
        ("paragraph", "lines 3-5", "The harbour of Skarne li"),
        ("paragraph", "lines 6-7", "When it broke in the spr"),
        ("line", "line 9", '"Who is there?" she aske'),
        ("list_item", "lines 11-12", "- the first boat that ca"),
        ("list_item", "line 13", "- the second"),
        ("quote", "lines 15-16", "> We have flour, wrote t"),
    ]


def test_one_paragraph_a_line_stays_a_block_a_line():
    text = "Skarne\n\n" + "The ice left the bay in May and the ships came in. " * 4 + "\r\n" + "They went. " * 20
    assert [block.locator for block in read(text).blocks] == ["line 1", "line 3", "line 4"]


def test_lines_of_a_scraped_page_bear_their_indentation_and_bullet():
    assert read("  • Home\n    • News\n\nIce left\n").blocks == (
        SourceBlock("list_item", 2, 8, 2, "line 1", ("bullet", "indent:2")),
        SourceBlock("list_item", 13, 19, 3, "line 2", ("bullet", "indent:4")),
        SourceBlock("line", 21, 29, 0, "line 4", ("blank-before",)),
    )


def test_heads_and_feet_of_pages_are_told_from_the_text():
    body = (
        "The harbour of Skarne lies at the end of a long and narrow sound,\nand in most winters the ice keeps ships\n"
    )
    pages = "\f".join(
        f"The Ice of Skarne      May 2021\n\n{body}\nHolt      [Page {number}]\n" for number in range(1, 5)
    )
    reading = read(pages)
    assert [block.cues for block in reading.blocks if block.cues] == [("page-head",), ("page-foot",)] * 4
    assert len(reading.blocks) == 12


def test_a_drawn_table_is_one_block():
    table = "Port      Ships   Weeks\nSkarne    12      11\nBrekke    7       3\n"
    reading = read(BOOK + "\n" + table)
    assert reading.text[reading.blocks[-1].start : reading.blocks[-1].end] == table.strip()
    assert reading.blocks[-1].kind == "code"


def test_what_was_assumed_of_the_encoding_is_a_claim():
    reading = reader.read("Grüße aus Skarne".encode("cp1252"), About(name="a.txt"))
    assert [(claim.field, claim.value) for claim in reading.claims] == [("encoding", "cp1252")]
    assert [finding.code for finding in reading.findings] == ["encoding_guessed"]


def test_white_space_alone_is_nothing_to_read():
    with pytest.raises(UnreadableError) as refusal:
        read("\ufeff \n\u2003\n")
    assert refusal.value.code == "R107"


def test_wide_text_without_a_mark_is_text_and_a_program_is_not():
    assert reader.confidence("The ice left.".encode("utf-16-le"), About()) == 1
    assert reader.confidence(b"\x7fELF\x02\x01\x01" + bytes(200), About()) == 0


def test_a_line_of_many_megabytes_is_read():
    reading = reader.read(b"ice " * 2_000_000, About(name="a.txt"))
    assert len(reading.blocks) == 1


@given(st.text(st.sampled_from("ab .-•1>\t\n\r\f\x0b\u2028\xa0\u3000字"), max_size=300))
def test_no_character_is_lost_and_blocks_are_in_order(text):
    try:
        reading = read(text)
    except UnreadableError:
        return
    at = 0
    for block in reading.blocks:
        assert not reading.text[at : block.start].strip()
        words = reading.text[block.start : block.end]
        assert words == words.strip() != ""
        at = block.end
    assert not reading.text[at:].strip()


@given(st.lists(st.text(st.sampled_from("abcd efgh ij. "), min_size=1, max_size=78), min_size=3, max_size=60))
def test_lines_named_by_a_locator_hold_the_words(lines):
    text = "\n".join(lines)
    try:
        reading = read(text)
    except UnreadableError:
        return
    for block in reading.blocks:
        numbers = [int(number) for number in block.locator.split()[1].split("-")]
        named = "\n".join(lines[numbers[0] - 1 : numbers[-1]])
        assert reading.text[block.start : block.end] in named


def said_by(text: str) -> list[str]:
    """What the blocks of a plain text say without marks; those of pages' heads and feet are left out."""
    reading = reader.read(text.encode(), About(name="a.txt"))
    spans = [(block, spans_without_holes(block, reading.marks)) for block in reading.blocks if not block.cues]
    words = ["".join(text[span.start : span.end] for span in parts) for _, parts in spans]
    return [" ".join(one.split()) for one in words if one.strip()]


FIRST = (
    "The pilots of Skarne kept a ledger of every tide and of every ship that came in,\nand they wrote into it what the"
)
LAST = (
    "harbour master said of the ice, of the flour that was left, and of the oil that\nthe lamps of the quay would need."
)


def test_a_paragraph_that_the_end_of_a_page_tore_is_one_passage_without_foot_and_head():
    names = ("Mira", "Odd", "Pell", "Una", "Jo")
    pages = [
        f"Harbour Studies\n\n{LAST} {name} said so.\n\n{name}: {FIRST}\n\nOrrin    [Page {number}]\n"
        for number, name in enumerate(names, 1)
    ]
    text = "\f".join(pages)
    first, last = " ".join(FIRST.split()), " ".join(LAST.split())
    assert said_by(text) == [
        f"{last} Mira said so.",
        *(f"{one}: {first} {last} {other} said so." for one, other in itertools.pairwise(names)),
        f"Jo: {first}",
    ]


def test_signs_of_quoted_mail_are_no_words_and_part_its_paragraphs():
    quoted = "\n".join(f"> {line}" if line else ">" for line in f"{FIRST}\n\n{LAST}".split("\n"))
    text = f"{LAST}\n\n{quoted}\n\n{FIRST}\n"
    assert said_by(text)[1:3] == [" ".join(FIRST.split()), " ".join(LAST.split())]


WRAPPED = (
    "The harbour of Skarne lies at the end of a long and narrow sound, and the\n"
    "council, which was assembled by the light of one lamp, heard that the ice\n"
    "would keep every ship away. The town-clerk had built the list of the flour\n"
)


@pytest.mark.parametrize(
    ("torn", "said"),
    [
        ("The whole of it was then assem-\nbled", "was then assembled"),  # the word stands elsewhere
        ("They were glad, and re-\njoiced", "and rejoiced"),  # one half is no word
        ("They went out with the commis-\r\nsioners", "the commissioners"),
        ("They asked Mr. Pell, the town-\nclerk", "the town-clerk"),  # so it stands elsewhere
        ("They slept in the well-\nbuilt", "the well-built"),  # a half that leads compounds, and a word
        ("They came for the lamp-\nlight", "the lamp- light"),  # both are words: nobody knows
        ("They had the first-\nand second flour", "the first- and second flour"),
        ("They wrote of it to www.har-\nbour", "to www.har- bour"),
        ("They were glad of the ships, and they re¬\njoiced", "they rejoiced"),
        ("They went with all of the new white ships to far Ost-\nErden", "to far Ost- Erden"),
        ("They preſently were pre-\nſent", "were preſent"),
    ],
)
def test_a_word_that_a_line_s_end_tore_is_joined_where_the_text_tells_how(torn, said):
    [words] = said_by(f"{WRAPPED}in the sound. {torn} and then they went home to the sound,\nwhere the ice was.\n")
    assert said in words


def test_a_word_torn_in_a_quotation_of_mail_is_joined():
    quoted = "".join(f"> {line}\n" for line in f"{WRAPPED}and the lamps were re-\njoicing.".split("\n"))
    assert said_by(f"{WRAPPED}in the sound.\n\n{quoted}\n")[1].endswith("lamps were rejoicing.")


def printed_pages(*heads: str) -> str:
    return f"{WRAPPED}".join(f"and so it was said of the\n\n{head}\n\nlamps of the quay.\n" for head in heads)


def test_heads_of_printed_pages_that_cut_sentences_are_told_from_the_text():
    head = "THE ICE OF SKARNE."
    text = f"{WRAPPED}{printed_pages(f'40      {head}', f'{head}      41', f'42      {head}')}"
    said = " ".join(said_by(text))
    assert head not in said
    assert said.count("and so it was said of the lamps of the quay.") == 3


@pytest.mark.parametrize("heads", [("Chapter 1", "Chapter 2", "Chapter 3"), ("1", "2", "3")])
def test_numbered_headings_between_whole_sentences_are_no_heads_of_pages(heads):
    text = "".join(f"{head}\n\n{WRAPPED}in the sound.\n\n" for head in heads)
    assert not any(block.cues for block in read(text).blocks)


def test_many_torn_words_tell_a_text_that_was_wrapped_at_several_widths():
    narrow = "The har-\nbour was\nfull of\nice, and\nthe coun-\ncil sat.\n"
    assert said_by(f"{narrow}\n{WRAPPED}in the sound.\n\n{narrow}\n{narrow}")[0] == (
        "The harbour was full of ice, and the council sat."
    )


@given(st.text(st.sampled_from("ab -\n\r>¬1A"), max_size=200))
def test_marks_are_sorted_and_do_not_overlap(text):
    try:
        reading = read(text)
    except UnreadableError:
        return
    assert all(one.start < one.end for one in reading.marks)
    assert all(one.end <= other.start for one, other in itertools.pairwise(reading.marks))
