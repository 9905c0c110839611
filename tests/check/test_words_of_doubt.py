"""What a cut or an ellipsis takes away, which changes are modal, and which bare words are identifiers."""

from __future__ import annotations

import pytest

from loccit.check.cuts.around import cut_off
from loccit.check.cuts.risks import hidden_inside
from loccit.check.drafts import find_mentions
from loccit.check.speakers.named import named_speaker
from loccit.check.words.classes import classify
from loccit.check.words.fitting import fits, sought
from loccit.check.words.lexicon import lexicon
from loccit.check.words.tokens import tokens


def _inside(quotation: str, source: str, language: str = "en") -> str:
    hidden = hidden_inside(fits(sought(quotation), tokens(source))[0], lexicon(language))
    return hidden.word if hidden else ""


def _outside(quotation: str, source: str, language: str = "en") -> str:
    there = tokens(source)
    found = cut_off(fits(sought(quotation), there)[0], (0, len(there)), lexicon(language))
    return found[0].word if found else ""


@pytest.mark.parametrize(
    ("quotation", "source", "word"),
    [
        ("The rope … the cause", "The rope may be the cause.", "may"),
        ("is … the only ferry", "It is unlikely to be the only ferry.", "unlikely"),
        ("The hands … asleep", "The hands seemed to have been asleep.", "seemed"),
        ("late boats … sink", "On that coast late boats rarely sink.", "rarely"),
        ("the report … of charge", "They hope the report may be had free of charge.", ""),
        ("a share … to say", "A share of it ought to say.", ""),
        ("a fourth hand … and more pay", "It puts on a fourth hand from 1 May and more pay.", ""),
        ("The rope [is] the cause", "The rope seems to be the cause.", "seems"),
        ("The rope [may be] the cause", "The rope seems to be the cause.", ""),
    ],
)
def test_an_ellipsis_takes_no_doubt_from_what_it_governs(quotation: str, source: str, word: str) -> None:
    assert _inside(quotation, source) == word


@pytest.mark.parametrize(
    ("quotation", "source", "language", "word"),
    [
        ("The quay was sold", "The quay was sold, and yet nobody moved.", "en", "and yet"),
        ("The quay was sold", "The quay was sold, and nobody moved.", "en", ""),
        ("They count boats", "They count boats, and the clerk would have to say which.", "en", ""),
        ("The quay was sold", "The quay was sold, and possibly a crane.", "en", ""),
        ("It cost us nothing", "It cost us nothing in any year but the first.", "en", "but"),
        ("The quay was sold", "The quay was sold, possibly by night.", "en", "possibly"),
        ("the deed exists", "More importantly, although the deed exists, it is not signed.", "en", "although"),
        ("sailed at noon", "Although the tide was late, the boat sailed at noon.", "en", ""),
        ("fuhr am Mittag", "Obwohl die Flut ausblieb, das Boot fuhr am Mittag.", "de", ""),
        ("boat sailed at noon", "Although the tide was late, the boat sailed at noon.", "en", "although"),
        ("sailed at noon", "If the tide was late, the boat sailed at noon.", "en", "if"),
        ("The pier is a fine place", "The pier is a fine place - We had no rope there, but we had a bell.", "en", ""),
        ("The pier is a fine place", "The pier is a fine place - in summer, but not in May.", "en", "but"),
        ("I am shocked at the boat", "I am shocked at the boat ... [laughter] But I like it.", "en", ""),
        ("is clear", "The paper, while short, is clear.", "en", ""),
        ("they will stay", "The truth is if the boat sinks, they will stay.", "en", "if"),
        ("The trouble with the boat", "The trouble with the boat is that it leaks, but it sails.", "en", ""),
        ("subiría un tercio", "Explicó que la tarifa, por desgracia, subiría un tercio.", "es", "Explicó"),
        ("could not pay", "The clerk stressed that the plans, while bold, could not pay.", "en", "stressed"),
        ("could pay", "The plans - they cost nine crowns a head - could pay.", "en", ""),
        ("I regret it", "To the extent it was late, I regret it.", "en", "to the extent"),
        ("Es gibt viele Boote", "Es gibt viele Boote, von denen man aber nichts hört.", "de", "aber"),
        ("Der Kai ist leer", "Der Kai ist leer, und doch zahlt die Stadt.", "de", "und doch"),
        ("den Kai verkauft", "Es gibt Vorwürfe, dass er den Kai verkauft haben soll.", "de", "Vorwürfe"),
        ("vendu le quai", "Le maire aurait vendu le quai.", "fr", "aurait"),
        ("vendido el muelle", "El alcalde habría vendido el muelle.", "es", "habría"),
    ],
)
def test_what_is_cut_off_may_turn_or_report_the_words(quotation: str, source: str, language: str, word: str) -> None:
    assert _outside(quotation, source, language) == word


def test_a_contracted_not_that_stays_leaves_the_modal_changed() -> None:
    assert classify(("shouldn't",), ("can't",), lexicon("en")) == "modal"
    assert classify(("can",), ("can't",), lexicon("en")) == "negation"


def test_a_bare_word_with_a_wrong_check_character_is_no_sure_identifier() -> None:
    assert [(one.identifier, one.is_sure) for one in find_mentions("see ptrb01mktp and ptrb01mkpt, potatoes", 0)] == [
        ("ptrb01mktp", True), ("ptrb01mkpt", False),
    ]  # fmt: skip


def test_a_name_with_what_it_speaks_of_is_named() -> None:
    assert named_speaker("", " said Ada Lind of her own time there.") == "Ada Lind"
    assert named_speaker("", " said the mother of Ada Lind.") is None


@pytest.mark.parametrize(
    ("language", "draft", "source"),
    [
        ("en", "thirty-five", "twenty-five"),
        ("en", "sixth", "fourth"),
        ("en", "five-year", "six-year"),
        ("de", "fünfunddreißig", "fünfundzwanzig"),
        ("de", "zwanzigste", "dreißigste"),
        ("fr", "quatre-vingt-dix", "quatre-vingts"),
        ("fr", "sixième", "quatrième"),
        ("it", "ventuno", "ventidue"),
        ("es", "veintiuno", "veintidós"),
    ],
)
def test_compounds_and_ordinals_are_numbers(language: str, draft: str, source: str) -> None:
    assert classify((draft,), (source,), lexicon(language)) == "number"


def test_words_that_hold_a_number_word_are_none() -> None:
    assert classify(("einsteigen",), ("aussteigen",), lexicon("de")) == "other"


@pytest.mark.parametrize(
    ("quotation", "source", "language", "word"),
    [
        ("the quay will be mended", "Except for its northern end, the quay will be mended.", "en", "except for"),
        ("the harbour will close", "Without a lamp on the mole, the harbour will close.", "en", "without"),
        ("we could lose the boat", "I am sure that if the rope breaks we could lose the boat.", "en", "if"),
        ("we could lose the boat", "They asked if we could lose the boat.", "en", ""),
        ("he left the room", "Without a word, he left the room.", "en", ""),
        ("We will pay them", "We will pay them next year if they ask.", "en", "if"),
        ("We will pay them", "We will pay them next year to see if they ask.", "en", ""),
        ("We will pay them", "We will pay them in full when the budget allows.", "en", "when"),
        ("We will pay them", "We will pay them in full when the bell rings.", "en", ""),
        ("the boats were full", "It is possible that the boats were full.", "en", "It is possible that"),
        ("Le quai fermera", "Le quai fermera en mai s’il pleut.", "fr", "s'il"),
        ("On ferme", "On ferme pour savoir s’il pleut.", "fr", ""),
        ("Der Kai schließt", "Der Kai schließt im Mai, wenn es regnet.", "de", "wenn"),
        ("Кран уберут", "Кран уберут в мае если придёт судно.", "ru", "если"),
        ("le quai fermera", "S’il pleut, le quai fermera.", "fr", "s'il"),
        ("le quai ferme", "À l’exception du nord, le quai ferme.", "fr", "à l'exception"),
        ("der Kai leer ist", "Es ist möglich, dass der Kai leer ist.", "de", "es ist möglich ,"),
        ("el muelle cierre", "Es posible que el muelle cierre.", "es", "es posible que"),
        ("il molo chiude", "In caso di pioggia, il molo chiude.", "it", "in caso di"),
    ],
)
def test_conditions_and_reservations_have_many_forms(quotation: str, source: str, language: str, word: str) -> None:
    assert _outside(quotation, source, language).casefold().startswith(word.casefold().rstrip(" ,"))


@pytest.mark.parametrize(
    ("quotation", "source"),
    [
        ("the quay belongs to the town", "WHEREAS, the quay belongs to the town; and"),
        ("It sells not only fish", "It sells not only fish, but also rope."),
        ("the bill was lost", "If you recall, Mr Speaker, the bill was lost."),
        ("one of the free services", "It is one of the free services provided by the Board."),
    ],
)
def test_recitals_enumerations_and_phrases_turn_nothing(quotation: str, source: str) -> None:
    assert _outside(quotation, source) == ""


def test_a_duty_is_no_doubt() -> None:
    assert _inside("Pilots … wait", "Pilots, as they are supposed to, wait.") == ""
    assert _inside("The … owner waits", "The supposed owner waits.") == "supposed"


def test_an_ellipsis_takes_no_condition_away() -> None:
    assert _inside("The town shall … every lamp", "The town shall, to the extent feasible, light every lamp.")


@pytest.mark.parametrize(
    ("quotation", "source", "word"),
    [
        ("The pilot … waits", "The pilot, who never learned to swim, waits.", ""),
        ("The pilot … waits", "The pilot, who has one boat, never waits.", "never"),
        ("The pilot … waits", "The pilot, a man who never swam, waits.", ""),
        ("We sank it … at noon", "We sank it, I need hardly tell you, at noon.", ""),
        ("We mean to … sail", "We mean to rest until noon and sail.", ""),
        ("I would … sail", "I would, had I a rope, sail.", "had"),
        ("All crews … sailed", "All crews, bar those of Skarne, sailed.", "bar"),
        ("The crew … sailed", "The crew, the pilot told us, sailed.", "told"),
        ("The crew … sailed", "The crew, as I told you, sailed.", ""),
        ("The crew … sailed", "The crew, and the pilot told us so, sailed.", ""),
        ("The crew … sailed", "The crew, it would be wrong to say, sailed.", "wrong"),
        ("The crew … sailed", "The crew, I think, sailed.", "I think"),
        ("not on the fares … the strike", "He spoke not on the fares, nor on the strike.", "nor"),
    ],
)
def test_a_word_in_a_clause_of_its_own_limits_nothing_else(quotation: str, source: str, word: str) -> None:
    assert _inside(quotation, source) == word


@pytest.mark.parametrize(
    ("quotation", "source", "word"),
    [
        ("The crane will stand", "The crane will stand, bar a storm from the north.", "bar"),
        ("The crane stood", "The crane stood, or so the pilots told it.", "or so"),
        ("We found no crack", "We found no crack so far in the mole.", "so far"),
        ("We found a crack", "We found a crack so far from the mole.", ""),
        ("They paid all pilots", "They paid all pilots who had a boat.", "who"),
        ("They paid the pilots", "They paid the pilots who had a boat.", ""),
        ("We would sail", "We would sail had we a rope.", "had"),
        ("No boat sank", "No boat sank, at least none of ours.", "at least"),
        ("The crew sailed at noon", "The crew sailed at noon, despite a torn flag and the rain.", ""),
        ("The crew sailed at noon", "The crew sailed at noon, despite its torn sail.", "despite"),
        ("The crew sailed", "The crew sailed, helped by a wind, but the cook of the inn stayed in bed.", ""),
        ("The crew sailed", "The crew sailed, helped by a wind, but its captain stayed in bed.", "but"),
        ("The quay was full", "The quay was full, the clerk at the inn tells you with a wink, and cold.", "tells"),
    ],
)
def test_what_follows_narrows_the_words_if_it_speaks_of_them(quotation: str, source: str, word: str) -> None:
    assert _outside(quotation, source) == word


def test_a_sentence_that_goes_on_in_its_quotation_gives_it_to_nobody() -> None:
    assert named_speaker("Ada Lind was to ", ".", is_woven=True) is None
    assert named_speaker("Ada Lind was told to ", ", Mara Holm said.", is_woven=True) == "Mara Holm"
