"""Minutes, short talks, and the records of hearings in several languages: whose each passage is."""

import pytest

from loccit import parse

MINUTES = """\
Harbour Committee of Skarne
Minutes of the meeting of 4 May 2031

Present: Ada Lind (chair), Tom Reyes, Mara Holm
Apologies: Jon Pell

1. Gate
AL: close the gate until the pier is mended.
TR: the ferry will need another berth.
MH: who pays for that?
It was resolved that the gate stay shut until June.
Action: TR

2. Dues
AL: no change this year.
Action: MH
"""


def voices(text, name="a.txt"):
    parsed = parse(text.encode(), name=name)
    return {one.text: parsed.speakers[one.voice].name if one.voice is not None else None for one in parsed.passages}


def test_initials_are_whose_the_list_of_those_present_says():
    assert voices(MINUTES) == {
        "Present: Ada Lind (chair), Tom Reyes, Mara Holm": None,
        "Apologies: Jon Pell": None,
        "AL: close the gate until the pier is mended.": "Ada Lind",
        "TR: the ferry will need another berth.": "Tom Reyes",
        "MH: who pays for that?": "Mara Holm",
        "It was resolved that the gate stay shut until June.": None,
        "Action: TR": None,
        "AL: no change this year.": "Ada Lind",
        "Action: MH": None,
    }


def test_initials_of_two_who_were_there_are_neithers():
    found = voices(MINUTES.replace("Mara Holm", "Arne Lund"))
    assert found["AL: no change this year."] not in ("Ada Lind", "Arne Lund")


def test_initials_in_brackets_are_whose_a_key_says():
    said = "[TR] When did it stop?\n[AL] In May.\n[TR] Who told you?\n[AL] Nobody.\n"
    text = f"Tape 4\nAL = Ada Lind\nTR = Tom Reyes\n\n{said}"
    assert [voice for words, voice in voices(text).items() if words[0] == "["] == ["Tom Reyes", "Ada Lind"] * 2


def test_three_turns_with_times_are_a_talk():
    text = "Ada Lind  6:02 PM\nIs the gate shut?\n\nTom Reyes  6:03 PM\nIt is.\n\nAda Lind  6:05 PM\nGood.\n"
    parsed = parse(text.encode(), name="a.txt")
    assert parsed.described.title is None
    assert [voice for voice in voices(text).values() if voice] == ["Ada Lind", "Tom Reyes", "Ada Lind"]


@pytest.mark.parametrize(
    "text",
    [
        "Harbour Day\n\nAda Lind 9:00\nOpening words\n\nTom Reyes 9:30\nThe tides\n\nAda Lind 10:00\nQuestions\n",
        "Ada Lind  6:02 PM\nIs the gate shut?\n\nTom Reyes  6:03 PM\nIt is.\n",
        "Ada Lind 6:02 PM\nIt is shut.\n\nTom Reyes (6:03)\nIt is.\n\nAda Lind 6:05 PM\nGood.\n",
    ],
)
def test_a_programme_two_turns_and_two_forms_are_no_talk(text):
    assert not any(voices(text).values())


@pytest.mark.parametrize(
    ("title", "turns", "answerer"),
    [
        ("Vernehmung des Zeugen Jon Pell", ["Frage: Wann?", "Antwort: Um acht."], "Jon Pell"),
        ("Interrogatoire de Mme Ada Lind", ["D. — Où ?", "R. — Ici."], "Ada Lind"),
        ("Declaración del testigo Jon Pell", ["P. ¿Dónde?", "R. Aquí."], "Jon Pell"),
        ("Esame della teste Ada Lind", ["D. Dove?", "R. Qui."], "Ada Lind"),
        ("Depoimento de Ines Lobo", ["P. Onde?", "R. Aqui."], "Ines Lobo"),
        ("Протокол допроса", ["Вопрос: Где?", "Ответ: Здесь."], None),
    ],
)
def test_answers_are_the_witness_s_and_questions_nobodys_where_nobody_is_named(title, turns, answerer):
    found = voices("\n".join((title, "", *turns, *turns, "")))
    assert [found[words] for words in turns] == [None, answerer]


def test_somebody_without_a_turn_of_their_own_ends_the_turn_before():
    text = (
        "LANDGERICHT SKARNE\n\nDer Vorsitzende: Wo waren Sie?\nDie Zeugin: Zu Hause.\nDer Vorsitzende: Mit wem?\n"
        "Die Zeugin: Allein.\nDer Protokollführer: Bitte langsamer.\nDie Zeugin: Ja.\n"
    )
    assert voices(text)["Der Protokollführer: Bitte langsamer."] != "Zeugin"
