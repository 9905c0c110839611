"""`text.asked_lines`: which lines ask and which answer."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loccit.text.asked_lines import asked_lines, is_called_record, is_colloquy


def shape(*lines):
    return [(at, one.asks) for at, one in asked_lines(lines).items()]


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("Q. Who shut the lock?", "A. Nobody."),
        ("Q   Who shut the lock?", "A   Nobody."),
        ("Q\tWho shut the lock?", "A\tNobody."),
        ("Q     :  Who shut the lock?", "A     :  Nobody."),
        ("QUESTION: Who shut the lock?", "ANSWER: Nobody."),
        ("Frage: Wer schloss die Schleuse?", "Antwort: Niemand."),
        ("D. — Qui a fermé l’écluse ?", "R. — Personne."),
        ("P. ¿Quién cerró la esclusa?", "R. Nadie."),
        ("D. Chi ha chiuso la chiusa?", "R. Nessuno."),
        ("Pergunta: Quem fechou a eclusa?", "Resposta: Ninguém."),
        ("Вопрос: Кто закрыл шлюз?", "Ответ: Никто."),
    ],
)
def test_who_asks_and_who_answers_have_labels_in_many_languages(question, answer):
    assert shape(question, answer, question, answer) == [(0, True), (1, False), (2, True), (3, False)]


def test_one_question_is_no_hearing():
    assert shape("Q. Who?", "A. Nobody.", "The rest is prose.") == []


def test_a_letter_without_a_sign_answers_only_behind_a_question_or_somebody_else():
    lines = ["Q Who?", "A Nobody.", "A boat came.", "MR. PELL: Objection.", "A I think so.", "Q Why?", "A Why not?"]
    assert shape(*lines) == [(0, True), (1, False), (4, False), (5, True), (6, False)]


def test_initials_and_letters_of_lists_ask_nobody():
    assert shape("D. Lind wrote it.", "R. Holm read it.", "D. Lind was glad.", "R. Holm was not.") == []
    assert shape("A. boats", "Q. quays", "A. more boats", "Q. more quays") == []


def test_somebody_whose_label_begins_with_a_letter_does_not_answer():
    assert shape("Q Who?", "A I did.", "A JUROR: I cannot hear.", "Q Why?", "A Because.") == [
        (0, True),
        (1, False),
        (3, True),
        (4, False),
    ]


def test_names_in_brackets_are_named_and_remarks_are_not():
    lines = ["Q. (BY MS. ORNE) Who?", "A. (Laughs.) Nobody.", "Q. Why?", "A. (by the witness) Why not?"]
    assert [(one.named, lines[at][one.end :]) for at, one in asked_lines(lines).items()] == [
        ("MS. ORNE", "Who?"),
        (None, "(Laughs.) Nobody."),
        (None, "Why?"),
        (None, "(by the witness) Why not?"),
    ]


def test_lines_between_questions_and_titles_are_known():
    assert [is_colloquy(line) for line in ("THE COURT:  Sustained.", "BY MS. ORNE:", "Note: it rained.")] == [
        True,
        True,
        False,
    ]
    assert [is_called_record(line) for line in ("Vernehmung des Zeugen Pell", "The tides")] == [True, False]


@given(st.lists(st.text(alphabet="QAR.: —\t(BY)Mn\n", max_size=30), max_size=10))
def test_a_turn_begins_within_its_line(lines):
    assert all(0 < one.end < len(lines[at]) for at, one in asked_lines(lines).items())
