"""Numbers and letters in brackets that belong to a law, a contract, a judgment or a list are no marks of notes."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loccit import notes, readers
from loccit.model import About, Notes
from loccit.notes.numbering.parts import belongs_to_a_part
from loccit.parse import parse

LICENCE = [
    "1. By Clause 5.2(b), in the event of ice, the quay is shut. See Clause 3.1.1(a) on the dues.",
    "2. Section 36(2)(b) of the Harbour Act leaves it to the master, and limb (a) of the test to the pilot.",
    "(a) The boats shall be counted twice, at dusk and at dawn.",
    "(b) The lamp shall be lit before the tide turns.",
    "3. The board said at [28] that paragraphs (a), (b) and (c) stand or fall as one.",
    "(c) The dues shall be paid on the quay.",
]
TYPED = [
    "The ice came early [1] that year.",
    "Pilot Lind waited [2], and the crane fell.[3]",
    "Notes",
    "[1] Harbour log, 1871, leaf 3.",
    "[2] Tide table.",
    "[3] Crane Book.",
]


def notes_in(paragraphs: list[str], kind: str) -> Notes:
    """The notes of a text with these paragraphs, as a reader of that format would give it."""
    reading = readers.read("\n\n".join(paragraphs).encode(), About(name="case.txt"))
    return notes.find_notes(replace(reading, format=kind))


@pytest.mark.parametrize("kind", ["docx", "odt", "rtf", "text", "html", "pdf"])
def test_the_letters_of_clauses_are_no_notes_in_any_format(kind: str):
    found = notes_in(LICENCE, kind)
    assert (found.notes, found.references, found.holes) == ((), (), ())


def test_every_word_of_a_law_stays_in_its_passages():
    told = parse("\n\n".join(LICENCE).encode(), name="case.txt").passages
    assert "Section 36(2)(b) of the Harbour Act" in " ".join(passage.text for passage in told)


@pytest.mark.parametrize("kind", ["docx", "odt", "rtf"])
def test_typed_notes_of_a_file_that_could_keep_its_own_are_read_where_they_are_a_whole_apparatus(kind: str):
    found = notes_in(TYPED, kind)
    assert [note.text for note in found.notes] == ["Harbour log, 1871, leaf 3.", "Tide table.", "Crane Book."]
    assert [one.note for one in found.references] == [0, 1, 2]


@pytest.mark.parametrize(
    "paragraphs",
    [
        [TYPED[0], *TYPED[2:]],
        [*TYPED[:3], *TYPED[4:]],
        [*TYPED[3:], *TYPED[:3]],
        ["The ice came early [2] that year.", "Pilot Lind waited [3], and the crane fell.[1]", *TYPED[2:]],
        ["It froze [1].", "It rose [1].", "It fell [1].", "Notes", "[1] Log.", "[1] Tide table.", "[1] Crane Book."],
    ],
    ids=["one of three is met", "the first is missing", "before their marks", "in no order", "no count"],
)
def test_less_than_a_whole_apparatus_is_none_in_a_file_that_could_keep_its_own(paragraphs: list[str]):
    assert notes_in(paragraphs, "docx").notes == ()


def test_paragraphs_of_a_judgment_that_others_name_are_no_notes():
    told = [f"[{at}] The board heard pilot Lind on the {at}th of May, and the dues were set." for at in range(1, 30)]
    told[3] += " It had said so before, see [12] and [20] of its own report."
    assert notes_in(told, "html").notes == ()


def test_notes_below_their_paragraphs_may_begin_anew_each_time():
    told = [
        line for at in range(4) for line in (f"The ice came early [1] in year {at}.", f"[1] Harbour log, leaf {at}.")
    ]
    assert [note.text for note in notes_in(told, "text").notes] == [f"Harbour log, leaf {at}." for at in range(4)]


def test_a_line_that_begins_with_a_section_sign_is_no_note():
    told = [
        "The claim is late, see U.C.C. § 2-725(1), and the board has power under 28 U.S.C.",
        "§ 1291. We hear it anew.",
    ]
    assert notes_in(told, "pdf").references == ()


def test_a_section_sign_in_the_usual_row_of_signs_marks_a_note():
    told = ["The ice came early* that year, and the tide† rose,‡ twice.§"]
    told += ["* Harbour log.", "† Tide table.", "‡ Lamp Book.", "§ Crane Book."]
    assert [note.text for note in notes_in(told, "text").notes][-1] == "Crane Book."


@pytest.mark.parametrize(
    ("before", "style"),
    [
        ("under section 36", "()"), ("under section 36(2)", "()"), ("by clause 5.2 ", "()"), ("reg.122", "()"),
        ("nach Art. 5 Abs. ", "()"), ("gemäß Satz 2 Nr. ", "()"), ("selon l’alinéa ", "()"), ("del apartado ", "()"),
        ("dell’articolo 3, lettera ", "()"), ("do artigo 4, alínea ", "()"), ("согласно пункту 4 части ", "()"),
        ("limbs (a), (b) and ", "()"), ("[1987] 2 HC 4 at ", "[]"), ("at [26]-", "[]"), ("see para ", "[]"),
        ("vgl. Rn. ", "[]"),
    ],
)  # fmt: skip
def test_what_stands_before_a_bracket_tells_that_it_is_part_of_a_law(before: str, style: str):
    assert belongs_to_a_part(before, len(before), style)


@pytest.mark.parametrize(
    ("before", "style"),
    [
        ("in the winter of 1911", "()"), ("the dues were £5", "()"), ("a loss of 1,234", "()"), ("the ice ", "()"),
        ("as the log says ", "[]"), ("this part ", "[]"), ("see [1], ", "[]"), ("", "()"),
    ],
)  # fmt: skip
def test_a_bracket_behind_other_words_may_be_a_mark(before: str, style: str):
    assert not belongs_to_a_part(before, len(before), style)


@given(st.text("section 36(2)(b), [a] and 1911 para. §", max_size=80), st.sampled_from(["()", "[]"]))
def test_asking_never_fails(before: str, style: str):
    assert belongs_to_a_part(before, len(before), style) in (True, False)
