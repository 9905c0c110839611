"""Figures that differ between documents: what is found in a sentence, and what is put side by side."""

import re
from collections import Counter
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loccit.matching.disagreement import Alone, Sentence, are_other_speakers, suggest_disagreements
from loccit.matching.figures import find_figures
from loccit.matching.wordings import find_standings
from loccit.text.ngrams import say

FIGURES = {
    "The port got six new cranes in 1998.": [("count", "6", ("new", "cranes")), ("year", "1998", ())],
    "It cost US$1.7 billion, or 48% of all.": [("sum", "1.7 b", ()), ("share", "48", ())],
    "on the 27th of March and on April 3": [("date", "27 Mar", ()), ("date", "3 Apr", ())],
    "the second-largest port": [("rank", "2", ("port",))],
    "its number three supplier of salt": [("rank", "3", ("supplier",))],
    "in June 2020, again": [("month", "Jun 2020", ())],
    "a three-day visit": [("time", "3 day", ("visit",))],
    "They bought 7,000 B-29 engines.": [("count", "7000", ("b", "29", "engines"))],
    "It paid $2.6-million, or $334M, or twenty-five crowns.": [
        ("sum", "2.6 m", ()),
        ("sum", "334 m", ()),
        ("sum", "25", ()),
    ],
    "the two largest ports": [("rank", "top 2", ("ports",))],
    "A 4.4-magnitude quake": [("count", "4.4", ("magnitude", "quake"))],
    "A magnitude 4.6 quake": [("count", "4.6", ("magnitude", "quake"))],
    "Nils Brand, 27, met 61-year-old Ebba Torvik.": [("age", "27", ()), ("age", "61", ("ebba", "torvik"))],
    "The boat sank three days ago.": [],
    "Room B2 on page 12.": [],
    "": [],
}


@pytest.mark.parametrize("sentence", FIGURES)
def test_figures_are_read_with_what_they_count(sentence):
    assert [(one.kind, one.value, one.of) for one in find_figures(sentence)] == FIGURES[sentence]


HEDGES = {
    "about 12 tugs": ("about", ""),
    "more than 12 tugs": ("over", ""),
    "up to 12 tugs": ("under", ""),
    "killing 12 sailors and injuring nine": ("", "dead"),
    "12 sailors were injured, and 2 died": ("", "hurt"),
    "12 tugs lay there": ("", ""),
}


@pytest.mark.parametrize("words", HEDGES)
def test_a_figure_says_how_exact_it_is_and_what_became_of_what_it_counts(words):
    first = next(find_figures(f"There were {words}."))
    assert (first.hedge, first.fate) == HEDGES[words]


def test_a_sum_says_what_it_is_paid_for():
    units = [one.unit for one in find_figures("It cost US$22 million per season, 5 dollars a head, then $9.")]
    assert units == ["$ season", "$ head", "$"]


STANDINGS = {
    "Skarne is slightly ahead of Vell.": [("above", "vell")],
    "It bought nearly as much from Orsk as from Vell.": [("below", "vell")],
    "It is equal to the amount provided by Vell.": [("equal", "vell")],
    "It ships as much as Vell, and is second only to Orsk.": [("equal", "vell"), ("below", "orsk")],
    "It has more than 40 tugs, ahead of the fair.": [],
}


@pytest.mark.parametrize("sentence", STANDINGS)
def test_a_standing_is_read_with_whom_it_is_to(sentence):
    assert [(one.value, *one.whose) for one in find_standings(sentence)] == STANDINGS[sentence]


@given(st.text(alphabet="0123456789,.%$ -abM\n", max_size=80))
def test_figures_stand_where_they_say(sentence):
    figures = list(find_figures(sentence))
    assert all(0 <= one.start < one.end <= len(sentence) for one in figures)
    assert all(one.end <= then.start for one, then in pairwise(figures))


WORDS = (
    "Skarne", "Ebba", "Torvik", "tugs", "killed", "two", "twenty-five", "9" * 400, "1,000", "1.5", "0", "$4", "million",
    "5%", "second largest", "two largest", "number three", "14 June", "May 31", "June 2020", "1998", "61-year-old",
    ", 61,", "about", "at least", "up to", "the only", "other", "“private”", "visit", "ahead of Vell",
    "as much as Orsk", "a further", "port", "٣",
)  # fmt: skip


@given(st.lists(st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join), max_size=5))
def test_any_sentences_can_be_compared_and_in_any_order(texts):
    sentences = [Sentence(number, number, number, 0, text) for number, text in enumerate(texts, 1)]
    found = suggest_disagreements(sentences)
    assert all(one.a.document != one.b.document and one.score > 0 for one in found)
    assert len(suggest_disagreements(sentences[::-1])) == len(found)


def said(*texts):
    """Each text a sentence of its own document."""
    return [Sentence(number, number, 0, 0, text) for number, text in enumerate(texts, 1)]


def suggested(*texts):
    return [(one.kind, one.a_figure.value, one.b_figure.value) for one in suggest_disagreements(said(*texts))]


FILLER = (
    "The gulls of Orsk moved to the tip in 1990.",
    "In Holme the ferry line has 14 small boats.",
    "At Tarn the mayor opened 3 new schools.",
)
DISAGREE = {
    "count": ("In June the port of Skarne ordered 12 tower cranes.", "The port of Skarne ordered 15 tower cranes."),
    "rank": (
        "By tonnage Skarne is the second largest port of salt on the strait.",
        "The number three port of the strait, Skarne ships little but salt.",
    ),
    "date": (
        "A crane slid into the north basin at Skarne on 26 March.",
        "On 29 March a crane slid into the north basin, the Skarne office says.",
    ),
    "month": (
        "Ebba Torvik got her medal at Skarne in May 2020, the harbour paper says.",
        "June 2020: at Skarne, Ebba Torvik gets a medal for her years as harbour master.",
    ),
    "year": (
        "In 2019 the owners at Skarne ordered six Heron B-30 tugs.",
        "Six new Heron B-30 tugs were ordered for Skarne in 2020.",
    ),
}


DISAGREE["sum"] = (
    "The yards of Vell sold Skarne 4.2 million marks worth of tugs and those from Orsk 1.1 million marks.",
    "Since 2001 tugs for Skarne were bought for 1.7 million marks from Orsk, as much as the town got from Vell.",
)
DISAGREE["wording"] = (
    "Nils Brand came to Skarne on what the office calls a “private” visit.",
    "The council of Skarne speaks of a “personal visit” of Nils Brand to the mole.",
)


DISAGREE["standing"] = (
    "As a port of salt Skarne is slightly ahead of Vell.",
    "Over the years Skarne took nearly as much salt as Vell, the port says.",
)
DISAGREE["rank "] = (
    "The strait lives by its two largest ports, Skarne and Vell, and by salt.",
    "The number three port of the strait, Skarne ships little but salt.",
)
DISAGREE["rank  "] = (
    "By now Skarne is the second-busiest port of the strait.",
    "At the strait Skarne is the third-busiest port, behind Vell and Orsk.",
)
DISAGREE["date "] = (
    "Ebba Torvik, the harbour master, signed the lease of the mole on Monday, 14 June, in the fish hall.",
    "It was quoted from what Ebba Torvik said when the lease was signed on 15 June.",
)
DISAGREE["age"] = (
    "Ebba Torvik, 61, has been harbour master for a year.",
    "The boats were stopped by 63-year-old Ebba Torvik.",
)
DISAGREE["count "] = (
    "High seas at Skarne battered the ferries of Vell, killing two sailors and leaving three boats missing.",
    "High seas at Skarne battered the ferries of Vell, killing two sailors and leaving four boats missing.",
)
DISAGREE["sum "] = (
    "This summer the port of Skarne bought the Orsk yards for $48 million, the harbour paper says.",
    "This summer the port of Skarne bought the Orsk yards for $48 billion, the harbour paper says.",
)


DISAGREE["count in a toll that rises"] = (
    "The toll of the storm at Skarne rose to 12 sailors killed, the harbour paper of Vell says.",
    "The toll of the storm at Skarne rose to 15 sailors killed, the harbour paper of Vell says.",
)
DISAGREE["sum, in brackets, of one report"] = (
    "The market for tall ships at Skarne is to be worth $1.8 billion (£9.4 million) by then, Torvik says.",
    "The market for tall ships at Skarne is to be worth $1.8 billion (£94 million) by then, Torvik says.",
)


@pytest.mark.parametrize("kind", DISAGREE)
def test_figures_of_the_same_thing_that_differ_are_put_side_by_side(kind):
    found = suggested(*FILLER, *DISAGREE[kind])
    assert [one[0] for one in found] == [re.split(r"\W", kind)[0]]


AGREE = {
    "the same figure": (
        "The port of Skarne ordered 12 tower cranes.",
        "Twelve tower cranes were ordered by the port of Skarne.",
    ),
    "another thing": ("The port of Skarne ordered 12 tower cranes.", "The port of Skarne ordered 15 rescue boats."),
    "another type": ("The port of Skarne has two B-29 tugs.", "The port of Skarne has five B-40 tugs."),
    "another place": ("The port of Skarne ordered 12 tower cranes.", "The port of Vell ordered 15 cable drums."),
    "spans that do not meet": (
        "Between 1989 and 1999 Skarne bought tugs for $4 million from Orsk yards.",
        "Between 2001 and 2019 Skarne bought tugs for $9 million from Orsk yards.",
    ),
    "sums of others": (
        "Skarne bought tugs for $4 million from Vell, the yards of the strait say.",
        "Skarne bought tugs for $9 million from Orsk, the yards of the strait say.",
    ),
    "numbers that add up": (
        "The port of Skarne ordered 12 tower cranes.",
        "The port of Skarne ordered ten tower cranes, and a further two tower cranes in June.",
    ),
    "another visit": (
        "Nils Brand came to Skarne on a “private” visit.",
        "Nils Brand came to Skarne for a “secret” meeting.",
    ),
    "another noun of the same people": (
        "In the storm at Skarne three Vellish families were lost.",
        "In the storm at Skarne 12 Vellish tugs were lost.",
    ),
    "so much more that it is something else": (
        "The storm at Skarne killed two sailors of the ferry line.",
        "The storm at Skarne killed 900 sailors since the ferry line began.",
    ),
    "the number that the other sentence gives to the whole": (
        "The party of Ebba Torvik won 34 of the 62 seats in Skarne.",
        "The party of Ebba Torvik won 34 seats in the council of Skarne, which has 62.",
    ),
    "another unit": (
        "The ferry turned over 19 nautical miles south of the mole of Skarne.",
        "The ferry turned over 22 miles south of the mole of Skarne.",
    ),
    "another fate": (
        "The storm at Skarne killed at least three sailors of the ferry line.",
        "The storm at Skarne injured at least five sailors of the ferry line.",
    ),
    "another day of the week": (
        "The storm at Skarne on Monday killed three sailors of the ferry line.",
        "The storm at Skarne on Thursday killed five sailors of the ferry line.",
    ),
    "another month": (
        "The storm at Skarne in January killed three sailors of the ferry line.",
        "The storm at Skarne on 13 November killed five sailors of the ferry line.",
    ),
    "another hour": (
        "At 9:27 a.m. the crane at Skarne broke four windows of the ferry line.",
        "At 2:09 a.m. the crane at Skarne broke six windows of the ferry line.",
    ),
    "the same number, rounded": (
        "In June the port of Skarne counted about 13,000 ferry passengers.",
        "In June the port of Skarne counted 13,412 ferry passengers.",
    ),
    "no more than at least": (
        "In June the port of Skarne counted more than 70 ferry passengers.",
        "In June the port of Skarne counted 74 ferry passengers.",
    ),
    "another currency": (
        "In June the port of Skarne bought the Orsk yards for $48 million.",
        "In June the port of Skarne bought the Orsk yards for 52 million euros.",
    ),
    "the price of a year": (
        "In June the port of Skarne rented the Orsk yards for $48 million.",
        "In June the port of Skarne rented the Orsk yards for $6 million a year.",
    ),
    "another body": (
        "In Skarne the nearly 60-member Harbour Council met on salt.",
        "In Skarne the 12-member Fishing Council met on salt.",
    ),
    "two ranks of several": (
        "Skarne and Vell are the two largest ports of the strait.",
        "Skarne, Vell and Orsk are the three largest ports of the strait.",
    ),
    "who else stands above": (
        "As a port of salt Vell is ahead of Orsk, the papers of the strait say.",
        "As a port of salt Skarne is behind Orsk, the papers of the strait say.",
    ),
    "a few beside many": (
        "The storm at Skarne wrecked nine boats of the ferry line and its new mole.",
        "A hundred years before, high seas had wrecked 70 boats at Skarne.",
    ),
    "others at another fair": (
        "Nils Brand was the only guest at the Harbour Fair of Skarne in 1998.",
        "In 1998 the other guests of Ebba Torvik at the mole of Vell had gone.",
    ),
    "another superlative": (
        "By now Skarne is the second-busiest port of the strait.",
        "By now Skarne is the third-oldest port of the strait.",
    ),
    "the rank of another": (
        "Vell is the second largest port of salt on the strait of Skarne.",
        "Skarne is the third largest port of salt on the strait of Vell.",
    ),
    "the share of another year": (
        "At Skarne 40 per cent of the salt of the strait goes by rail to the Orsk yards.",
        "Of the salt of the strait 29 per cent went to Orsk, says a paper of Skarne that nobody else has seen.",
    ),
    "nothing but per cent": (
        "Skarne is down by 30 per cent.",
        "The share of salt at Skarne was 81 per cent.",
    ),
    "ages of two persons": (
        "Ebba Torvik, 61, has been harbour master of Skarne for a year.",
        "Nils Torvik, 27, has been harbour master of Skarne for a year.",
    ),
    "another event": ("The crane at Skarne fell on 26 March.", "The fair at Skarne opens on 29 March."),
    "a match on another day": (
        "The Heron rowers of Skarne won their match with the Orsk rowers by 12 lengths.",
        "The Heron rowers of Skarne won their match with the Orsk rowers by 15 lengths.",
    ),
    "the output of another month": (
        "The salt works of Skarne put their output at 400 barrels a day, the harbour paper says.",
        "The salt works of Skarne put their output at 380 barrels a day, the harbour paper says.",
    ),
    "this week's bulletin, and that week's": (
        "The harbour fund of Skarne held deposits of $992 million and loans of $216 million at Orsk.",
        "The harbour fund of Skarne held deposits of $921 million and loans of $217 million at Orsk.",
    ),
    "the day of a report": (
        "SKARNE, April 8 - The harbour council decided nothing about the north mole of Skarne.",
        "SKARNE, April 7 - The harbour council decided nothing about the north mole of Skarne.",
    ),
    "a sum in another currency": (
        "The harbour court of Skarne fined the Tidewain line $550,000 (£306,814) for the lost buoy.",
        "For its lost buoy the Tidewain line was fined $550,000 (£293,264) by the court of Skarne in autumn.",
    ),
    "whom the other source never names": (
        "As Torvik and Quist say, the yards of Skarne on the strait built eight tall ferry ships of salt wood.",
        "As Brand and Lowmere say, the yards of Skarne on the strait built nine tall ferry ships of salt wood.",
    ),
    "the rank of its owner": (
        "Vell is now Skarne’s fifth largest buyer of salt on the strait.",
        "Vell says that it is Orsk’s second largest buyer of salt on the strait, and Skarne is none.",
    ),
}


@pytest.mark.parametrize("why", AGREE)
def test_what_is_not_plainly_comparable_is_not_compared(why):
    assert suggested(*FILLER, *AGREE[why]) == []


def test_numbers_that_come_on_top_are_added_up_over_a_document():
    more = Sentence(1, 1, 3, 900, "The port of Skarne got five additional tower cranes.")
    texts = ("In 2001 the port of Skarne ordered ten tower cranes.", "The port of Skarne has 15 tower cranes.")
    assert suggest_disagreements([*said(*texts), more]) == []


def test_two_adjectives_in_marks_are_compared_within_a_document_too():
    one, other = DISAGREE["wording"]
    (found,) = suggest_disagreements([Sentence(1, 1, 0, 0, one), Sentence(1, 1, 1, 90, other)])
    assert (found.a_figure.value, found.b_figure.value) == ("private", "personal")
    assert suggest_disagreements([Sentence(1, 1, 0, 0, one), Sentence(1, 1, 0, 90, other)]) == []


def test_dates_in_notes_are_those_of_sources():
    texts = DISAGREE["date"]
    assert suggest_disagreements([Sentence(-at, -at, -at, 0, text) for at, text in enumerate(texts, 1)]) == []


def test_the_titles_that_a_note_cites_are_no_statements_of_today():
    one, other = DISAGREE["count"]
    note = Sentence(2, 2, -2, 0, f"“{other}”, Harbour Paper, 1998.")
    assert suggest_disagreements([*said(one), note]) == []


def test_one_passage_alone_is_compared_with_the_others_and_these_not_among_themselves():
    sentences = said(*FILLER, *(f"The Harbour Board of Skarne bought {count} tall ferries." for count in (7, 8, 9)))
    first = Sentence(1, 1, 77, 0, "The Harbour Board of Skarne bought 12 tall ferries.")
    others = [replace(one, document=one.document + 1, family=one.document + 1) for one in sentences]
    alone = Alone(77, {"harbo": 3, "board": 3, "skarn": 9, "ferri": 5, "tall": 3, "bough": 4}, 400)
    found = suggest_disagreements([first, *others], alone=alone)
    assert len(found) == 2  # EACH
    assert all(77 in (one.a.passage, one.b.passage) for one in found)


def test_names_may_be_those_of_whole_documents():
    one, other = AGREE["whom the other source never names"]
    sentences = said(*FILLER, one, other)
    every = {word[:5] for text in (one, other) for word in say(text)}
    assert suggest_disagreements(sentences) == []
    assert [found.kind for found in suggest_disagreements(sentences, names_of=lambda _: every)] == ["count"]


def test_one_figure_is_suggested_twice_at_most():
    texts = [f"The storm at Skarne killed {number} sailors of the ferry line." for number in (20, 21, 22, 23, 24)]
    found = suggest_disagreements(said(*texts, *FILLER))
    times = Counter(side.document for one in found for side in (one.a, one.b))
    assert max(times.values()) == 2


def test_two_sentences_are_suggested_once_whichever_comes_first():
    one, other = DISAGREE["count"]
    found = suggested(*FILLER, one, other, one)
    assert len(found) == 1


def between_copies(one, other):
    sentences = [Sentence(1, 1, 0, 0, one), Sentence(2, 1, 0, 0, other), *said(*FILLER)]
    return [found for found in suggest_disagreements(sentences) if {found.a.document, found.b.document} == {1, 2}]


def test_of_copies_only_sentences_that_are_nearly_the_same_are_compared():
    one, other = "The port of Skarne ordered 12 tower cranes.", "The port of Skarne ordered 15 tower cranes."
    assert len(between_copies(one, other)) == 1
    one = "Torvik's report to the fishing board of the strait counts 12 tower cranes of the port of Skarne."
    other = "The port of Skarne and its boatmen ordered, said the Orsk yards, 15 tower cranes in a hurry."
    assert between_copies(one, other) == []


def test_a_month_is_compared_where_the_words_around_it_are_shared():
    gulls = "the gulls, the eels, the herring and all who had to stand on a mole in the rain for their bread kept away"
    far = f"May 2020 was wet, and {gulls}; Torvik got her medal."
    assert suggested(far, "Torvik got her medal at Skarne in June 2020, as the deckhands of the strait recall.") == []


def test_a_month_that_the_other_sentence_names_too_is_no_difference():
    one = "Between June and July 2016 Ebba Torvik got a medal at Skarne."
    assert suggested(one, "In June 2016 Ebba Torvik got a medal at Skarne, its paper says.") == []


def test_what_is_too_long_for_a_sentence_is_not_compared():
    one, other = DISAGREE["count"]
    assert suggested(f"{one[:-1]}{', and a gull cried' * 30}.", other) == []


def test_a_verb_behind_a_word_in_marks_is_no_noun():
    one = "Nils Brand of Orsk told the council of Skarne to “protect” the mole."
    assert suggested(one, "Nils Brand of Orsk told the council of Skarne to “sell” the mole.") == []


def test_sums_are_compared_where_the_words_around_them_are_shared():
    one = "In Skarne the Harbour Council of Ebba Torvik met and sold $4 million of cod."
    other = (
        f"$6 million was lost on eels, {'which nobody bought, ' * 6}by the Harbour Council of Ebba Torvik in Skarne."
    )
    assert suggested(one, other) == []


def test_numbers_that_share_only_the_words_of_the_topic_are_not_compared():
    pair = (
        "The salt port of Skarne has 12 small cranes at its mole.",
        "At the mole of the salt port of Skarne 15 small cranes stand.",
    )
    assert len(suggested(*pair, *FILLER)) == 1
    topic = [f"The salt port of Skarne has 4 ships called {name} at its mole." for name in "abcdefghijklmnopqrstuvwxyz"]
    assert suggested(*pair, *FILLER, *topic) == []


def test_shares_of_two_polls_are_not_compared():
    one = "In a poll of Skarne 49 per cent want Torvik as harbour master, and 44 per cent Brand."
    assert suggested(one, "In a poll of Skarne 56 per cent want Torvik as harbour master, and 20 per cent Brand.") == []


def test_a_suggestion_says_what_both_sentences_are_about():
    (found,) = suggest_disagreements(said(*FILLER, *DISAGREE["count"]))
    assert set(found.shared) == {"port", "skarne", "ordered", "tower", "cranes"}
    assert found.a.text[found.a_figure.start : found.a_figure.end] == "12"


def test_many_sentences_about_the_same_are_compared_soon():
    texts = [f"The port of Skarne ordered {number} tower cranes from yard {number}." for number in range(3_000)]
    assert len(suggest_disagreements(said(*texts))) <= 20


SPEAKERS = [
    ("Ebba Torvik", "Torvik", False),
    ("Ebba Torvik", "the harbour master", True),
    ("Ebba Torvik", "Nils Brand", True),
    ("Ebba Torvik", None, False),
    ("", "Nils Brand", False),
    ("the", "Nils Brand", False),
]


@pytest.mark.parametrize(("one", "other", "differ"), SPEAKERS)
def test_a_quotation_has_two_speakers_only_where_both_are_named_otherwise(one, other, differ):
    assert are_other_speakers(one, other) == are_other_speakers(other, one) == differ


def test_the_first_word_of_a_spelled_number_is_not_its_value():
    assert list(find_figures("Two million and six hundred thousand people crossed here.")) == []
