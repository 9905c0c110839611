"""Documents that say the same: which relation is stated, and between whom."""

import itertools
import random
import time

import pytest

from loccit.matching.memory import MemoryArchive
from loccit.matching.sketch import make_sketch
from tests.matching.shelf import CRANE, FERRY, FISH, FURNITURE, Shelf, documents, stretches


def reworded(text, share, seed=1):
    """The text with a share of its words changed."""
    chance = random.Random(seed)
    return " ".join("then" if chance.random() < share else word for word in text.split(" "))


def scanned(text, share, seed=1):
    """The text with a share of its characters read wrong."""
    chance = random.Random(seed)
    return "".join(chance.choice("il1.") if one.isalpha() and chance.random() < share else one for one in text)


def test_the_same_words_in_other_typography_are_the_same_text():
    shelf = Shelf()
    shelf.put(CRANE)
    relations = shelf.put(CRANE.replace("\n\n", "\r\n\r\n").replace("“", '"').replace("”", '"').upper())
    assert documents(relations) == [("same_text", 2, 1)]
    assert relations.filed.head == 1
    assert relations.settled == {one.ordinal for one in stretches(shelf.texts[2])}


NEAR = {
    "wire edits": reworded(CRANE, 0.12),
    "scanning noise": scanned(CRANE, 0.04),
    "another order": "\n\n".join(reversed(CRANE.split("\n\n"))),
    "an update": CRANE + "\n\nThis report was extended on Tuesday with the figures that the council gave out at noon.",
}


@pytest.mark.parametrize("name", NEAR)
def test_an_edited_text_is_a_near_duplicate(name):
    shelf = Shelf()
    shelf.put(FERRY)
    shelf.put(CRANE)
    assert documents(shelf.put(NEAR[name])) == [("near_duplicate", 3, 2)]


def test_the_longer_text_contains_the_shorter_one_whichever_came_first():
    first, then = Shelf(), Shelf()
    first.put(CRANE)
    then.put(CRANE + "\n\n" + FERRY + "\n\n" + FISH)
    assert documents(first.put(CRANE + "\n\n" + FERRY + "\n\n" + FISH)) == [("contains", 2, 1)]
    assert documents(then.put(CRANE)) == [("contains", 1, 2)]


def test_a_round_up_contains_each_of_its_parts():
    shelf = Shelf()
    shelf.put(CRANE)
    shelf.put(FERRY)
    shelf.put(FISH)
    found = shelf.put("\n\n".join((CRANE, FERRY, FISH)))
    assert sorted(documents(found)) == [("contains", 4, 1), ("contains", 4, 2), ("contains", 4, 3)]


def test_an_edited_text_with_the_same_title_and_publisher_is_an_updated_version():
    shelf = Shelf()
    shelf.put(CRANE, title="Crane slides", publisher="Skarne Herald")
    found = shelf.put(CRANE.replace("140,000", "190,000"), title="CRANE SLIDES", publisher="Skarne Herald")
    assert documents(found) == [("updated_version", 2, 1)]


def test_the_later_capture_of_one_address_is_a_whichever_was_added_first():
    shelf = Shelf()
    shelf.put(CRANE, url="https://herald.example/crane/", captured_at="2026-05-01")
    found = shelf.put(CRANE[:-200], url="http://www.herald.example/crane", captured_at="2026-04-01")
    assert documents(found) == [("updated_version", 1, 2)]


def test_the_same_title_in_two_papers_is_no_version():
    shelf = Shelf()
    shelf.put(CRANE, title="Crane slides", publisher="Skarne Herald")
    found = shelf.put(CRANE.replace("140,000", "190,000"), title="Crane slides", publisher="Vell Courier")
    assert documents(found) == [("near_duplicate", 2, 1)]


def test_copies_are_tied_to_the_first_and_not_to_each_other():
    shelf = Shelf()
    shelf.put(CRANE)
    found = [documents(shelf.put(reworded(CRANE, 0.05, seed))) for seed in range(5)]
    assert found == [[("near_duplicate", number, 1)] for number in range(2, 7)]


def test_what_a_head_has_is_not_indexed_again():
    shelf = Shelf()
    shelf.put(CRANE)
    once = shelf.archive.size
    shelf.put(CRANE + "\n\nOne line that only the second paper has, about a dog that swam ashore.")
    assert once < shelf.archive.size < once + 15


def test_other_stories_in_the_same_site_furniture_are_no_duplicates():
    shelf = Shelf()
    stories = [CRANE, FERRY, FISH, *(" ".join(f"{name}{word}" for word in range(60)) for name in "abc")]
    assert [documents(shelf.put(story + "\n\n" + FURNITURE)) for story in stories] == [[]] * 6


def test_one_quotation_in_common_makes_no_duplicate():
    shelf = Shelf()
    shelf.put(CRANE)
    quoting = FERRY + "\n\n" + CRANE.split("\n\n")[2]
    assert documents(shelf.put(quoting)) == []


def test_furniture_is_known_by_the_number_of_stories_that_have_it():
    shelf = Shelf()
    numbers = ["one", "two", "three", "four", "five", "six", "seven", "eight"]
    for number in numbers:
        story = " ".join(f"{number}{word}" for word in range(60))
        found = shelf.put(story + "\n\n" + FURNITURE)
    assert found.matches == ()
    assert found.settled == {1}


@pytest.mark.parametrize("text", ["", "…", "Closed.", "Closed until March."])
def test_a_text_of_few_words_is_only_ever_the_same(text):
    shelf = Shelf()
    shelf.put("Opened.")
    shelf.put(text)
    kinds = [kind for kind, _, _ in documents(shelf.put(text))]
    assert kinds == (["same_text"] if any(map(str.isalpha, text)) else [])


def test_the_order_of_adding_different_works_changes_only_the_sides():
    works = {"crane": CRANE, "ferry": FERRY, "fish": FISH, "noise": scanned(FERRY, 0.03), "part": CRANE[:300]}
    seen = set()
    for order in itertools.permutations(works):
        shelf = Shelf()
        found = set()
        for name in order:
            for kind, a, b in documents(shelf.put(works[name])):
                found.add((kind, frozenset((order[a - 1], order[b - 1]))))
        seen.add(frozenset(found))
    pairs = {("near_duplicate", frozenset(("ferry", "noise"))), ("contains", frozenset(("crane", "part")))}
    assert seen == {frozenset(pairs)}


class Counting(MemoryArchive):
    """An archive that counts the places and passages that it is asked for."""

    def __init__(self):
        super().__init__()
        self.answered = 0

    def postings(self, sketch):
        found = list(super().postings(sketch))
        self.answered += len(found)
        return found

    def stretches(self, number, ordinals=None):
        found = super().stretches(number, ordinals)
        self.answered += len(found)
        return found


def test_a_document_asks_for_no_more_in_a_large_archive():
    shelf = Shelf()
    shelf.archive = Counting()
    vocabulary = [
        f"{one}{two}" for one in "bdfgklmnprstv" for two in ("al", "en", "ir", "os", "um", "ath", "ell", "ing")
    ]
    chance = random.Random(1)
    asked = []
    for _ in range(400):
        before = shelf.archive.answered
        shelf.put("\n\n".join(" ".join(chance.choices(vocabulary, k=80)) for _ in range(5)))
        asked.append(shelf.archive.answered - before)
    assert max(asked) < 10


def test_an_archive_where_all_documents_are_the_same_stays_small():
    shelf = Shelf()
    began = time.process_time()
    for number in range(1_000):
        shelf.put(CRANE + (f"\n\nNo. {number}." if number else ""))
    assert time.process_time() - began < 20
    assert shelf.archive.size < 300


def test_ten_thousand_copies_of_a_menu_end_soon():
    shelf = Shelf()
    menu = "\n\n".join(f"Section {name} of the Skarne Herald and its friends" for name in "abcdefgh")
    began = time.process_time()
    for number in range(10_000):
        shelf.put(f"{menu}\n\nStory{number} was{number} told{number} here{number} in{number} full{number}")
    assert time.process_time() - began < 60


def test_a_million_repeated_words_are_sketched_in_a_few_grams():
    sketch = make_sketch(stretches("quay " * 1_000_000))
    assert (sketch.length, len(sketch.grams)) == (1_000_000, 1)


def test_million_repeated_words_are_compared_soon():
    shelf = Shelf()
    began = time.process_time()
    shelf.put("quay " * 500_000)
    assert documents(shelf.put("quay " * 1_000_000)) == [("near_duplicate", 2, 1)]
    assert time.process_time() - began < 20


def test_a_document_that_was_taken_out_since_is_nobodys_twin():
    shelf = Shelf()
    shelf.put(CRANE)
    del shelf.archive._filed[1]
    assert documents(shelf.put(CRANE)) == []


TIDE = (
    "潮が引いてしまうと、港の底には古い錨や割れた壺が現れる。子供たちは泥の中を歩いて、それを拾って歩くのである。"
    "番人はそれを見ているが、何も言わない。言っても仕方がないと思っているからである。"
)
MOLE = (
    "防波堤の石は百年前に島から運ばれたものである。石工の名前は誰も知らないが、角に小さな印がついている。"
    "それを見ているのは猫だけである、と番人は言う。"
)


def test_two_texts_in_a_script_without_spaces_are_not_alike_by_a_few_characters():
    words = [word for word in TIDE + MOLE if word.isalpha()]
    chance = random.Random(3)
    book = "".join("".join(chance.choices(words, k=2)) + TIDE[at : at + 4] for at in range(0, len(TIDE) - 4, 4)) * 3
    shelf = Shelf()
    shelf.put(book)
    assert documents(shelf.put(TIDE)) == []


def test_an_edited_text_in_a_script_without_spaces_is_a_near_duplicate():
    shelf = Shelf()
    shelf.put(f"{TIDE}\n\n{MOLE}")
    assert documents(shelf.put(f"{TIDE.replace('番人', '老人')}\n\n{MOLE.replace('百年前', '千年前')}")) == [
        ("near_duplicate", 2, 1)
    ]
