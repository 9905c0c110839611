"""`See Section IV.C below`: to the section, or nowhere with the reason."""

from __future__ import annotations

from loccit.model import CrossReference, Finding, Note, Notes, Passage, Reference, Section, Span
from loccit.notes import cross_references, dangling

OUTLINE = (
    ("I", "I. Ice", None),
    ("A", "A. Early winters", 0),
    ("B", "B. Late winters", 0),
    ("II", "II. Tide", None),
    ("A", "A. The quay", 3),
    ("Appendix A", "Appendix A: Boats", None),
)
STEP = 1_000


def sections(*, full_labels: bool = False) -> tuple[Section, ...]:
    """Six sections, a thousand characters each; labels by themselves, or with their parent's."""
    found: list[Section] = []
    for ordinal, (label, title, parent) in enumerate(OUTLINE):
        whole = f"{found[parent].label}.{label}" if full_labels and parent is not None else label
        found.append(Section(ordinal, parent, whole, title, ordinal * STEP, (ordinal + 1) * STEP))
    return tuple(found)


def found_in(words: str, *, place: int, full_labels: bool = False) -> list[CrossReference]:
    """The cross-references of a passage that stands at `place`."""
    text = " " * place + words
    passage = Passage(0, None, "body", words, None, (Span(place, len(text)),), place, len(text))
    return list(cross_references(text, (passage,), Notes(text=text), sections(full_labels=full_labels)))


def leads(words: str, *, place: int = 1_500, full_labels: bool = False) -> list[tuple[str, int | None]]:
    return [(one.text, one.section) for one in found_in(words, place=place, full_labels=full_labels)]


def test_a_label_leads_to_its_section_whether_the_outline_prints_it_whole_or_not():
    for full_labels in (False, True):
        assert leads("It froze (see Section II.A below).", full_labels=full_labels) == [("Section II.A below", 4)]


def test_a_letter_alone_is_read_inside_the_section_it_stands_in():
    assert leads("It froze (see Section B below).", place=1_500) == [("Section B below", 2)]
    assert leads("It froze (see Section A above).", place=2_500) == [("Section A above", 1)]
    assert leads("It rose (see Section A below).", place=3_500) == [("Section A below", 4)]


def test_a_section_that_is_not_there_leads_nowhere_never_to_its_parent():
    found = found_in("It froze (see Section II.C below).", place=1_500)
    assert [(one.section, one.reason) for one in found] == [(None, "there is no Section II.C in this document")]


def test_above_and_below_must_hold():
    found = found_in("It froze (see Section II above).", place=1_500)
    assert [(one.section, one.reason) for one in found] == [(None, "Section II is there, but not above")]


def test_an_appendix_is_found_by_its_letter():
    assert leads("Boats are listed (see Appendix A).") == [("Appendix A", 5)]
    assert [one.reason for one in found_in("See Appendix B.", place=10)] == ["there is no Appendix B in this document"]


def test_chapters_of_other_works_are_no_cross_references():
    assert leads("Section 4 of the Harbour Act closed the quay, as chapter 9 tells.") == []
    text = "Tveit, Ice Years, annex III, part I; see Section II.A above."
    notes = Notes(notes=(Note(0, "1", text, 0, len(text), "case"),), text=text)
    crossings = cross_references(text, (), notes, sections())
    assert [(one.text, one.note, one.section) for one in crossings] == [("Section II.A above", 0, None)]


def passages_of(*texts: str) -> tuple[str, tuple[Passage, ...]]:
    """Passages a line each."""
    found, at = [], 0
    for ordinal, words in enumerate(texts):
        found.append(Passage(ordinal, None, "body", words, None, (Span(at, at + len(words)),), at, at + len(words)))
        at += len(words) + 1
    return "\n".join(texts), tuple(found)


def crossings_of(*texts: str, notes: Notes | None = None) -> list[tuple[str, int | None, int | None, str | None]]:
    text, passages = passages_of(*texts)
    found = cross_references(text, passages, notes or Notes(text=text), ())
    return [(one.text, one.target_passage, one.target_note, one.reason) for one in found]


def test_a_figure_or_table_is_found_by_its_caption():
    """Above and below must hold; what the document does not show is told; those of others are none."""
    assert crossings_of(
        "The mole broke (see fig. 2), as Table 1 below tells.", "Figure 2: The mole.", "Table 1. Breaks by year.",
        "See Figure 3. Table 4 of the Harbour Act is longer.", "Table 1 above and fig. 2 below.",
    ) == [
        ("fig. 2", 1, None, None), ("Table 1 below", 2, None, None),
        ("Figure 3", None, None, "there is no Figure 3 in this document"),
        ("Table 1 above", 2, None, None), ("fig. 2 below", None, None, "fig. 2 is there, but not below"),
    ]  # fmt: skip
    assert crossings_of("Siehe Abb. 2.", "Abbildung 2. Die Mole.") == [("Abb. 2", 1, None, None)]
    assert crossings_of("См. рис. 2.", "Рисунок 2. Мол.") == [("рис. 2", 1, None, None)]


def test_a_table_that_a_note_cites_of_another_work_is_none():
    text = "Board of Piers, Ice Tables 1910, table 4, fig. 2."
    notes = Notes(notes=(Note(0, "1", text, 0, len(text), "case"),), text=text)
    assert cross_references(text, (), notes, ()) == ()


def test_a_note_is_found_by_its_number():
    """In a passage or in a note; one that is not there is told; a mark is none."""
    text, passages = passages_of("It froze (see note 2).", "It thawed; cf. footnote 9.", "A mark.[note 2]")
    body = "\nIce.\nSee note 1."
    notes = Notes(
        notes=(
            Note(0, "1", "Ice.", len(text) + 1, len(text) + 5, "case"),
            Note(1, "2", "See note 1.", len(text) + 6, len(text) + 17, "case"),
        ),
        references=(Reference(0, "2", 1, len(text) - 8, len(text), "case"),),
        text=text + body,
    )
    found = cross_references(text + body, passages, notes, ())
    assert [(one.text, one.passage, one.note, one.target_note, one.reason) for one in found] == [
        ("note 2", 0, None, 1, None),
        ("footnote 9", 1, None, None, "there is no note 9 in this document"),
        ("note 1", None, 1, 0, None),
    ]


def test_see_above_names_no_place_and_is_no_fault():
    """It stays a row, with the reason, and is no finding."""
    text, passages = passages_of("It froze (see above). See below, note 3. Siehe unten.")
    found = cross_references(text, passages, Notes(text=text), ())
    assert [(one.text, one.reason) for one in found if "note" not in one.text] == [
        ("see above", "names no place"), ("Siehe unten", "names no place")
    ]  # fmt: skip
    assert [one.message for one in dangling(found)] == []


def test_other_languages_are_read_too():
    assert leads("Es fror (siehe Abschnitt II.A unten).") == [("Abschnitt II.A unten", 4)]
    assert leads("Лёд встал (см. раздел II ниже).") == [("раздел II ниже", 3)]


def test_a_cross_reference_that_leads_nowhere_is_a_finding():
    """With its words, the reason and the place; one that leads somewhere is none."""
    found = found_in("It froze (see Section II.C below, and Section II.A below).", place=1_500)
    [one] = dangling(found)
    assert one == Finding(
        "dangling_cross_reference", "Section II.C below: there is no Section II.C in this document", one.start, one.end
    )
    assert (one.start, one.end) == (found[0].start, found[0].end)


def test_above_and_below_count_from_the_place_that_refers_to_the_note():
    """The note itself stands in the tail, where all sections are above."""
    text = " " * 9_000 + "See Section II.A below."
    note = Note(0, "1", "See Section II.A below.", 9_000, len(text), "case")
    reference = Reference(0, "1", 0, 10, 11, "case")
    found = cross_references(text, (), Notes(notes=(note,), references=(reference,), text=text), sections())
    assert [(one.section, one.reason) for one in found] == [(4, None)]
