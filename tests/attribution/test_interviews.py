"""Interviews without labels: whose the questions and the answers are."""

from __future__ import annotations

import pytest
from said_cases import passages_of

from loccit.api import parse
from loccit.attribution import Shape, attribute, give_voice
from loccit.model import Described, Notes, Section

ASKED = (
    "The lock has leaked for a year.\n\n"
    "When did you first see the crack?\n\n"
    "In March. It was as wide as a pencil.\n\n"
    "I told the board.\n\n"
    "And what did they tell you?\n\n"
    "To paint over it.\n\n"
    "Did you?\n\n"
    "We had no paint."
)
ANSWERER, BYLINE = "Edvin Vell", "Ada Lindqvist"


def voices(text: str, title: str, language: str | None = None, shape: Shape | None = None) -> list[str | None]:
    """Whose each passage is: the name, or None."""
    described = Described(title=title, authors=(BYLINE,), language=language)
    passages = passages_of(text)
    said = attribute(text, passages, Notes(), described, shape=shape or Shape(), language=language)
    found = give_voice(passages, said, described)
    return [said.speakers[one.voice].name if one.voice is not None else None for one in found]


@pytest.mark.parametrize(
    "title",
    [
        "An interview with Edvin Vell",
        "“We had no paint”: Edvin Vell in conversation",
        "In conversation with the harbour’s Edvin Vell",
        "Lock keeper talks: Q&A with Edvin Vell, lock keeper",
        "Edvin Vell on leaks",
        "Edvin Vell: “We had no paint”",
        "Interview with Edvin Vell About Leaks",
    ],
)
def test_who_is_named_in_the_title_answers(title: str):
    """The questions are the byline's, and so is what stands before them."""
    answer = [BYLINE, BYLINE, ANSWERER, ANSWERER, BYLINE, ANSWERER, BYLINE, ANSWERER]
    assert voices(ASKED, title) == answer


@pytest.mark.parametrize(
    "title", ["Leaks", "Interview with a lock keeper", "An interview with Edvin Vell and Ilse Torvane"]
)
def test_answers_are_nobodys_where_the_title_names_not_one_person(title: str):
    """They are not the byline's either."""
    assert voices(ASKED, title) == [BYLINE, BYLINE, None, None, BYLINE, None, BYLINE, None]


@pytest.mark.parametrize(
    ("language", "title", "text"),
    [
        ("de", "Im Gespräch mit Edvin Vell", "Was sahen Sie?\n\nIch sah den Riss.\n\nUnd Sie?\n\nWir gingen."),
        ("fr", "Entretien avec Edvin Vell", "Que voyez-vous ?\n\nJe vois la fissure.\n\nEt vous ?\n\nNous partons."),
        ("es", "Entrevista a Edvin Vell", "¿Qué vio usted?\n\nYo vi la grieta.\n\n¿Y usted?\n\nNos fuimos."),
        ("it", "Intervista a Edvin Vell", "Che cosa ha visto lei?\n\nIo ho visto la crepa.\n\nE lei?\n\nIo no."),
        ("pt", "Entrevista com Edvin Vell", "O que você viu?\n\nEu vi a fenda.\n\nE você?\n\nEu não."),
        ("nl", "Interview met Edvin Vell", "Wat zag u?\n\nIk zag de scheur.\n\nEn u?\n\nWij gingen."),
    ],
)
def test_other_languages_have_words_of_their_own(language: str, title: str, text: str):
    """Also those in which nobody is named by a verb."""
    assert voices(text, title, language) == [BYLINE, ANSWERER, BYLINE, ANSWERER]


def test_what_is_set_off_asks_without_a_question_mark():
    """Where questions stand in italics."""
    text = "*Tell us of the crack.*\n\nIt is wide.\n\n*And the board?*\n\nI told it."
    assert voices(text, "An interview with Edvin Vell") == [BYLINE, ANSWERER, BYLINE, ANSWERER]


def test_a_heading_may_ask():
    """What stands below it answers."""
    text = "I saw it.\n\nI told it.\n\nI went."
    sections = tuple(
        Section(at, None, "", title, 0, 0) for at, title in enumerate(("Did you see it?", "And you?", "Why?"))
    )
    passages = tuple(
        type(one)(one.ordinal, one.ordinal, one.role, one.text, one.seg, one.pieces, one.start, one.end)
        for one in passages_of(text)
    )
    described = Described(title="Interview with Edvin Vell", authors=(BYLINE,))
    said = attribute(text, passages, Notes(), described, shape=Shape(sections))
    assert [said.speakers[one.voice or 0].name for one in give_voice(passages, said, described)] == [ANSWERER] * 3


def test_only_who_asks_may_have_a_label():
    """Here the initials of the byline."""
    text = "AL: The crack.\n\nI saw it.\n\nAL: The board!\n\nI told it.\n\nAL: The paint.\n\nI had none."
    assert voices(text, "Interview with Edvin Vell") == [BYLINE, ANSWERER] * 3


def test_labels_may_be_initials():
    """Of the byline, and of whom the title names."""
    text = "AL: The crack?\n\nEV: I saw it.\n\nAL: The board?\n\nEV: I told it."
    assert voices(text, "Interview with Edvin Vell") == [BYLINE, ANSWERER] * 2


def test_labels_may_be_given_names():
    """Of the byline, and of whom the title names, though somebody else has the name."""
    text = "Edvin Holt came.\n\nAda: The crack?\n\nEdvin: I saw it.\n\nAda: The board?\n\nEdvin: I told it."
    assert voices(text, "Interview with Edvin Vell") == [BYLINE, *[BYLINE, ANSWERER] * 2]


def test_questions_that_nobody_answers_for_themselves_are_no_interview():
    """A page of help, an essay."""
    text = "Why a lock?\n\nIt holds the water.\n\nWhy two gates?\n\nOne leaks.\n\nWhy paint?\n\nIt is cheap."
    assert set(voices(text, "Locks")) == {BYLINE}


def test_where_only_the_first_turns_have_labels_the_others_are_nobodys():
    text = (
        "The lock has leaked for a year.\n\nMirror: When did it begin?\n\nEdvin Vell: In March.\n\n"
        "Did the board know?\n\nIt did, for the report was on its table.\n\nThe next hearing is in May."
    )
    assert voices(text, "The lock leaks on") == [BYLINE, BYLINE, ANSWERER, None, None, None]


TERSE = (
    ("Who shut the gate?", "The board."),
    ("And who opened it?", "Nobody."),
    ("What became of the boats?", "They rotted."),
)


def test_questions_in_bold_need_no_answer_that_says_i():
    """Where the title says that it is an interview."""
    text = "# Interview with Edvin Vell\n\n" + "\n\n".join(f"**{asked}**\n\n{said}" for asked, said in TERSE)
    parsed = parse(text.encode(), name="talk.md")
    found = [parsed.speakers[one.voice].name if one.voice is not None else None for one in parsed.passages]
    assert found == ["interviewer", ANSWERER] * 3


def test_an_answer_may_stand_below_its_question_in_one_paragraph():
    """The turn begins behind the line that asks."""
    turns = "".join(f"<p><b>{asked}</b><br>{said}</p>" for asked, said in TERSE)
    parsed = parse(f"<h1>Interview with Edvin Vell</h1>{turns}".encode(), name="talk.html")
    assert [(one.text, parsed.speakers[one.speaker].name) for one in parsed.quotations] == [
        (said, ANSWERER) for _, said in TERSE
    ]


@pytest.mark.parametrize("title", ["Interview with Edvin Vell", "Edvin Vell, of the lock: the interview"])
def test_an_answer_in_marks_is_whose_the_answers_are(title: str):
    """As some papers print them."""
    text = f"# {title}\n\n" + "\n\n".join(f"{asked}\n\n“I say: {said}”" for asked, said in TERSE)
    parsed = parse(text.encode(), name="talk.md")
    assert [parsed.speakers[one.speaker].name for one in parsed.quotations if one.speaker is not None] == [ANSWERER] * 3


FLED = (
    "{asks}: Where did you land?\n\n{answers}: I came by boat. It leaked.\n\nI had no coat.\n\nAnd then?\n\nI walked."
)


@pytest.mark.parametrize("answers", ["Edvin Vell", "Zmira Koll", "Thabiso Vell"])
def test_a_name_that_no_list_has_answers_beside_one_that_is_known(answers: str):
    said = voices(FLED.format(asks="Jon Holm", answers=answers), "By boat")
    assert said == ["Jon Holm", answers, answers, None, answers]


@pytest.mark.parametrize("answers", ["Skarne Council", "Zmira"])
def test_a_label_that_is_nobodys_ends_the_turn_before_it(answers: str):
    text = "Jon Holm: We met.\n\nAda Lind: I went there.\n\n" + FLED.format(asks="Jon Holm", answers=answers)
    assert voices(text, "By boat") == ["Jon Holm", "Ada Lind", "Jon Holm", None, None, None, None]


def test_who_only_asks_does_not_go_on_where_somebody_may_answer():
    asked = "Jon Holm: Where did you land?\n\nI came by boat.\n\nAnd then?\n\nI left."
    text = f"Jon Holm: We met.\n\nAda Lind: I did.\n\n{asked}"
    assert voices(text, "By boat")[2:] == ["Jon Holm", None, None, None]


HEADED = """<html lang="{language}"><head><title>{title}</title><script type="application/ld+json">{{"@type": "Article",
"author": {{"@type": "Person", "name": "Ada Lindqvist"}}}}</script></head><body><main><article><h1>{title}</h1>{rounds}
</article></main></body></html>"""
LOCKS = (
    ("In your book you write that locks rot. Why?", "Water gets into the timber. The paint only hides it."),
    ("Which of them do you think is the worst?", "The one at Skarne, which nobody has drained since the war."),
    ("Can it be saved?", "It can, but the board has no money. And who would lend it any?"),
    ("You once called the board blind. Is it?", "The board has never seen the lock. Its office is inland."),
)
ÉCLUSES = (
    ("Dans votre livre, vous dites que les écluses pourrissent. Pourquoi ?", "L’eau entre dans le bois des portes."),
    ("Laquelle est la pire, selon vous ?", "Celle de Skarne, que personne n’a vidée depuis la guerre."),
    ("Peut-on la sauver ?", "Oui, mais le conseil du port est sans argent depuis deux ans."),
    ("Vous avez dit le conseil aveugle. L’est-il ?", "Le conseil n’a pas vu l’écluse une seule fois."),
)


def headed(rounds: tuple[tuple[str, str], ...], title: str, language: str = "en") -> list[str | None]:
    """Whose each paragraph of a page is whose headings ask."""
    asked = "".join(f"<h3>{question}</h3><p>{answer}</p>" for question, answer in rounds)
    parsed = parse(HEADED.format(title=title, language=language, rounds=asked).encode(), name="locks.html")
    said = [parsed.speakers[one.voice].name if one.voice is not None else None for one in parsed.passages]
    assert len(said) == len(rounds)
    return said


@pytest.mark.parametrize(
    ("rounds", "title", "language"),
    [
        (LOCKS, "“Paint only hides it”. On rotten locks, with Peter Vell", "en"),
        (ÉCLUSES, "« L’eau entre dans le bois ». Sur les écluses avec Peter Vell", "fr"),
    ],
)
def test_who_answers_headings_need_not_say_i_where_a_title_names_with_whom_one_speaks(rounds, title, language):
    """A paragraph that asks without addressing anybody may be either's."""
    assert [one or "Peter Vell" for one in headed(rounds, title, language)] == ["Peter Vell"] * 4


def test_answers_to_headings_are_never_the_bylines():
    """Where no title names who answers, some answers must be in the first person."""
    own = tuple((question, f"{answer} I saw it myself.") for question, answer in LOCKS)
    assert headed(own, "Rotten locks") == [None] * 4


@pytest.mark.parametrize("title", ["Locks", "Help with Locks", "Keeping locks with care"])
def test_headings_of_a_page_of_help_ask_nobody(title: str):
    """Its answers address the reader, or tell nothing of who writes them."""
    told = tuple((question, f"You can drain it. {answer}") for question, answer in LOCKS)
    assert set(headed(told, title)) | set(headed(LOCKS, title)) == {BYLINE}


def test_headings_that_ask_nobody_and_one_paragraph_below_letters_are_read():
    """Nobody speaks there but the byline."""
    assert headed(tuple((heading[:-1], said) for heading, said in LOCKS), "Locks") == [BYLINE] * 4
    assert voices("Nothing came.", "Letters to the editor") == [BYLINE]
