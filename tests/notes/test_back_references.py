"""What ibid., op. cit., supra and their kin point at: the cases are in `cases/resolving_*.txt`."""

from __future__ import annotations

import pytest
from note_cases import CASES, cases_of

from loccit.model import Citation, Described, Note, Notes
from loccit.notes import cite

RESOLVING = [
    pytest.param(source, expected, id=f"{path.stem}: {title}")
    for path in sorted(CASES.glob("resolving_*.txt"))
    for title, source, expected in cases_of(path.name)
]
LEAST_BACK_REFERENCES = 60


def notes_of(source: str) -> Notes:
    """One note a line, with its number."""
    notes, at = [], 0
    for ordinal, line in enumerate(source.split("\n")):
        notes.append(Note(ordinal, str(ordinal + 1), line, at, at + len(line), "case"))
        at += len(line) + 1
    return Notes(notes=tuple(notes), text=source)


def answers(source: str) -> str:
    """The back-references: note, words, kind, and the note that they lead to."""
    _, citations, _ = cite(source, notes_of(source), Described())
    return "\n".join(_answer(one) for one in citations if one.kind not in ("full", "comment"))


def _answer(one: Citation) -> str:
    leads_to = "?" if one.target_note is None else str(one.target_note + 1)
    if one.target_note is not None and one.target is None:
        leads_to += " ?"
    return f"{one.note + 1} | {one.text} | {one.kind} | {leads_to}"


@pytest.mark.parametrize(("source", "expected"), RESOLVING)
def test_words_that_refer_back_lead_to_the_note_they_mean(source, expected):
    """To the note, or nowhere where several fit or none does."""
    assert answers(source) == expected


def test_what_leads_nowhere_says_why_and_is_a_finding():
    """An answer without a target has a reason, and the finding repeats it."""
    source = "Ek, The Lost Crane, op. cit., p. 2."
    _, citations, findings = cite(source, notes_of(source), Described())
    assert [one.reason for one in citations] == ["never cited in full before: Ek, The Lost Crane"]
    assert [(one.code, one.start, one.end) for one in findings] == [("unresolved_back_reference", 0, 35)]


def test_there_are_enough_cases_to_believe_in():
    """Sixty back-references at least, in five styles and three languages."""
    assert (
        sum(len(expected.splitlines()) for case in RESOLVING for expected in [case.values[1]]) >= LEAST_BACK_REFERENCES
    )


def test_why_an_ibid_is_not_known_is_said():
    """Of the note before it, and of every ibid. that leads to it."""
    source = "“Ice”, Quay News, 4 March 1910.\nGuild ledgers of 4 May 1903, as bound in calf\nIbid.\nIbid."
    _, citations, findings = cite(source, notes_of(source), Described())
    assert [(one.work, one.reason) for one in citations[1:]] == [
        (None, "note 2 may cite a source that could not be read"),
        (None, "what it leads to is itself not known"),
    ]
    assert [one.code for one in findings] == ["unresolved_back_reference"] * 2
