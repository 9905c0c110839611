"""Whom a sentence of a draft gives its quotation to."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loccit.check.speakers.named import named_speaker
from loccit.check.speakers.tellers import is_beside
from loccit.citable import Place, Said, Source

BEFORE = {
    "Ada Lind, who chairs the Harbour Committee, told the committee that ": "Ada Lind",
    "Ada Lind, chair of the Harbour Board, put it like this: ": "Ada Lind",
    "Ada Lind of the Harbour Board said ": "Ada Lind",
    "Ada Lind from the Harbour Board thinks that ": "Ada Lind",
    "Ada Lind at the University of Skarne argues that ": "Ada Lind",
    "For Ada Lind, the matter is ": "Ada Lind",
    "As Ada Lind has it, ": "Ada Lind",
    "Lind’s view is that ": "Lind",
    "Ada Lind’s verdict: ": "Ada Lind",
    "Asked about it, Ada Lind was blunter still: ": "Ada Lind",
    "Ada Lind had an answer: ": "Ada Lind",
    "In the words of Ada Lind, ": "Ada Lind",
    "The Velmark official Ada Lind heard the catch in it: ": "Ada Lind",
    "Mr Lind never hid what he hopes for: ": "Mr Lind",
    "Ada Lind stood by while he said: ": None,
    "The warmest toast came from Ada Lind, for whom the ferry ": "Ada Lind",
    "It is Ada Lind herself who writes that the keys ": "Ada Lind",
    "The Board answers through the pen of the clerk Ada Lind: ": "Ada Lind",
    "Der schönste Satz stammt von Ada Lind: ": "Ada Lind",
    "La plus belle réplique vient de la pilote Ada Lind : ": "Ada Lind",
    "La frase del año es de Ada Lind: ": "Ada Lind",
    "Jon Pell, davanti ai piloti, l’ha chiamata ": "Jon Pell",
    "Ada Lind is of the opinion that ": "Ada Lind",
    "Ada Lind makes the point that ": "Ada Lind",
    "The Mirror quoted Ada Lind: ": "Ada Lind",
    "Writing in dissent, Justice Ada Lind warned that ": "Ada Lind",
    "Justice Lind, writing for the majority, held that ": "Justice Lind",
    "Ada Lind vom Hafenamt sagt: ": "Ada Lind",
    "Ada Lind zufolge ist es ": "Ada Lind",
    "Ada Lind spricht von ": "Ada Lind",
    "D’après Ada Lind, ": "Ada Lind",
    "Ada Lind, du port de Skarne, déclare : ": "Ada Lind",
    "En palabras de Ada Lind, ": "Ada Lind",
    "Secondo Ada Lind, ": "Ada Lind",
    "Segundo Ada Lind, ": "Ada Lind",
    "in the words of its director, Ada Lind: ": "Ada Lind",
    "According to the harbour master, Ada Lind, the pier is ": "Ada Lind",
    "Selon la directrice du port, Ada Lind, c’est ": "Ada Lind",
    "The harbour master — Ada Lind — said ": "Ada Lind",
    "The Courier has Ada Lind say ": "Ada Lind",
    "Ada Lind’s testimony was that ": "Ada Lind",
    "From Ada Lind came the remark that ": "Ada Lind",
    "It fell to Ada Lind to point out that ": "Ada Lind",
    "If Ada Lind is to be believed, ": "Ada Lind",
    "Nobody put it better than Ada Lind: ": "Ada Lind",
    "Listen to Ada Lind: ": "Ada Lind",
    "Ada Lind had no doubt that ": "Ada Lind",
    "Nach Ada Linds Worten ist er ": "Ada Lind",
    "Comme le dit Ada Lind, ": "Ada Lind",
    "Como dice Ada Lind, ": "Ada Lind",
    "Critics such as Ada Lind say that ": None,
    "What did Ada Lind say? ": None,
    "Speaking to Ada Lind, the minister said that ": None,
    "In an interview with Ada Lind, the mayor said ": None,
    "To Ada Lind’s question she replied that ": None,
    "A spokesman for Ada Lind said ": None,
    "Ada Lind’s lawyer said that ": None,
    "In Skarne the minister said ": None,
    "Zum Hafen heißt es: ": None,
    "Dabei blieb es: ": None,
    "the matter is ": None,
    "It looks grim. To the old pilot Ada Lind we owe the forecast that ": "Ada Lind",
    "And it was Ada Lind, not her deputy, who said that ": "Ada Lind",
    "Ada Lind closed with ": "Ada Lind",
    "Ada Lind is quoted with ": "Ada Lind",
    "Ada Lind put it crudely: the fares are ": "Ada Lind",
    "Ada Lind, a pilot in Skarne, had a plain answer: ": "Ada Lind",
    "Das stellt Ada Lind klar, werde ": "Ada Lind",
    "Ada Lind macht deutlich, dass ": "Ada Lind",
    "Read on, though: ": None,
    "Second paragraph: ": None,
    "Legal literacy follows: ": None,
    "On Skarne: ": None,
    "Elsewhere: ": None,
    "About the pilots: ": None,
}
BEHIND = {
    ", as Ada Lind of the Harbour Board put it.": "Ada Lind",
    ", Ada Lind, who chairs the board, told reporters.": "Ada Lind",
    ", said the board’s chair, Ada Lind.": "Ada Lind",
    ", which Ada Lind used in May, stuck.": "Ada Lind",
    ", so Ada Lind vom Hafenamt.": "Ada Lind",
    ", a déclaré Ada Lind.": "Ada Lind",
    ", ha detto Ada Lind.": "Ada Lind",
    ", disse Ada Lind.": "Ada Lind",
    " according to the board’s director, Ada Lind.": "Ada Lind",
    " – Ada Lind, harbour master": "Ada Lind",
    " (so Ada Lind).": "Ada Lind",
    " (Ada Lind, in the same interview)": "Ada Lind",
    ", to use Ada Lind’s phrase.": "Ada Lind",
    ", in Ada Lind’s words, is over.": "Ada Lind",
    " were Ada Lind’s words.": "Ada Lind",
    ", was Ada Lind’s own refrain.": "Ada Lind",
    ": that is Ada Lind’s verdict.": "Ada Lind",
    " is how Ada Lind put it.": "Ada Lind",
    ", wie Ada Lind es ausdrückt.": "Ada Lind",
    " — and Ada Lind, who heard it, left.": None,
    ", le dijo a Ada Lind.": None,
    ", the minister told Ada Lind.": None,
    ", he told Ada Lind.": None,
    "; das stellt Ada Lind klar.": "Ada Lind",
    ", she said of Ada Lind.": None,
}


@pytest.mark.parametrize(("before", "name"), BEFORE.items())
def test_a_name_before_the_words(before: str, name: str | None):
    """Told, quoted, or in a frame without a verb of saying; a role or a pronoun is no name."""
    assert named_speaker(before, ".") == name


@pytest.mark.parametrize("before", ["Lachend fügt Lind hinzu: ", "So Lind weiter: ", "Linds Fazit: "])
def test_a_noun_with_a_capital_is_a_name_where_the_draft_has_it_in_full(before: str):
    assert named_speaker(before, ".", "de", known=frozenset(("lind",))) == "Lind"


@pytest.mark.parametrize(
    ("before", "name"),
    [
        ("In May 2021 Ada Lind listed the pier among the ", "Ada Lind"),
        ("Ada Lind zählte die Mole zu den ", "Ada Lind"),
        ("In May 2021 Ada Lind walked along the ", None),
    ],
)
def test_who_calls_something_so_says_the_words_in_which_the_sentence_goes_on(before: str, name: str | None):
    assert named_speaker(before, ".", is_woven=True) == name


@pytest.mark.parametrize(("after", "name"), BEHIND.items())
def test_a_name_behind_the_words(after: str, name: str | None):
    """Who is told something does not say it."""
    assert named_speaker("", after) == name


def test_a_clause_belongs_to_the_verb_before_it():
    assert (
        named_speaker("While Ada Lind found that ", ", Mara Holm was already telling the crews the same.") == "Ada Lind"
    )


def test_a_link_behind_a_name_is_no_part_of_it():
    """Here what `<a href="…">source</a>` became."""
    assert named_speaker("", " said Ada Lind " + "\u2060" * 40 + "source" + "\u2060" * 4 + ".") == "Ada Lind"


@given(st.text(max_size=200), st.text(max_size=200))
def test_any_sentence_is_read(before: str, after: str):
    """Without a name in it, for nobody."""
    found = named_speaker(before, after)
    assert found is None or any(letter.isupper() for letter in before + after)


@pytest.mark.parametrize(
    ("before", "after", "ending", "named"),
    [
        ("", " Ada Lind of the Harbour Board told the paper.", ",", "Ada Lind"),
        ("", " Ada Lind, the pilot, told the paper.", ",", "Ada Lind"),
        ("And then: ", " Hamm had put it to the Board.", ".", None),
        ("Ada Lind told them that [@p1]; the Board asked that she be blamed for ", ".", "e", "the Board"),
        ("Ada Lind was blunt; it was ", ", she said.", ",", None),
        (" In the words of Ada Lind: ", ".", "e", "Ada Lind"),
        ("And it does not keep: " + "\u2060" * 20 + " says Ada Lind, ", ".", "y", "Ada Lind"),
        ("Ada Lind, the newsletter says, ", ".", "e", None),
        ("It would be wrong to say, with Ada Lind, ", ".", "e", "Ada Lind"),
        ("Others let Ada Lind, the pilot, call it ", ".", "e", "Ada Lind"),
        ("", " — Ada\nLind (" + "\u2060" * 20 + "source" + "\u2060" * 4 + ").", ".", "Ada Lind"),
    ],
)
def test_what_is_behind_a_stop_or_before_a_semicolon_is_of_something_else(
    before: str, after: str, ending: str, named: str | None
) -> None:
    assert named_speaker(before, after, "en", ending) == named


@pytest.mark.parametrize(
    ("words", "surface", "is_beside_it"),
    [
        ("The firm’s CEO, Ada Lind, said: “It sails.”", "CEO", True),
        ("Ada Lind, a pilot at the pier, and a resident of Skarne, told me, “It sails.”", "a resident of Skarne", True),
        ("A clerk told Ada Lind: “It sails.”", "A clerk", False),
        ("Ada Lind was there. A clerk said: “It sails.”", "A clerk", False),
        ("The firm’s CEO, Ada Lind, said: “It sails.”", "Rafe Hamm", False),
    ],
)
def test_a_name_beside_what_its_bearer_is_is_theirs(words: str, surface: str, is_beside_it: bool) -> None:
    said = Said(words.index("“"), len(words), (surface,), surface=surface)
    place = Place("ptrb01mktp", Source("d3qq4wg9sr", "a" * 64), words, said=(said,))
    assert is_beside("Ada Lind", said, place) is is_beside_it


@pytest.mark.parametrize(
    ("before", "language", "name"),
    [
        ("The best line of the day belongs to Ada Lind: ", "en", "Ada Lind"),
        ("The best line is not from Ada Lind: ", "en", None),
        ("Der Satz des Tages stammt von Otto Lind: ", "de", "Otto Lind"),
        ("La formule du jour est de M. Lind : ", "fr", "M. Lind"),
        ("La mejor frase es de Ada Lind: ", "es", "Ada Lind"),
        ("La frase del giorno è di Ada Lind: ", "it", "Ada Lind"),
        ("A frase do dia é de Ada Lind: ", "pt", "Ada Lind"),
    ],
)
def test_a_line_is_whose_the_sentence_says_it_is(before: str, language: str, name: str | None):
    assert named_speaker(before, "", language, ".") == name


def test_of_two_who_may_give_a_view_it_is_the_one_whom_the_source_has():
    front = "To Lind, Holm was no saint: "
    assert named_speaker(front, "", "en", ".", "", ("Ada Lind",)) == "Ada Lind"


def test_the_cell_before_a_quotation_names_who_says_it():
    """In a table of Word or OpenDocument, whose cells a tab parts."""
    assert named_speaker("Jon Pell\t", "\t", "en", "e") == "Jon Pell"


def test_a_sentence_of_its_own_takes_nobody_from_the_one_before():
    """A short lead does: `Then, at last:`."""
    previous = "“No,” said Jon Pell."
    assert named_speaker("What went on in the hall is well known: ", "", "en", ".", previous) is None
    assert named_speaker("Then, at last: ", "", "en", ".", previous) == "Jon Pell"


LABELLED = {
    ("2. Safety: ", ", Lind said.", ","): "Lind",
    ("Update: ", " said Ada Lind.", ","): "Ada Lind",
    ("1/ Breaking: ", " Ada Lind says", "?"): "Ada Lind",
    ("The Courier: ", ", dit Ada Lind.", ","): "Ada Lind",
    ("Ada Lind: ", ", Tom Pell recalls.", ","): "Ada Lind",
}


@pytest.mark.parametrize(("sides", "expected"), list(LABELLED.items()))
def test_a_verb_and_a_name_behind_win_over_a_word_and_a_colon(sides: tuple[str, str, str], expected: str) -> None:
    before, after, ending = sides
    assert named_speaker(before, after, "en", ending) == expected
