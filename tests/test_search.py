"""`db.query` and `text.units`: what is looked for, and what is marked."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlite_utils import Database

from loccit.db.query import parse_query
from loccit.db.schema import migrate
from loccit.db.search import cut_snippet, search
from loccit.model import Span
from loccit.text.units import find_terms, units


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("ferry harbour", '"ferry" AND "harbour"'),
        ('"the long pier"', '"the long pier"'),
        ("harb*", '"harb" *'),
        ("ferry -storm", '("ferry") NOT ("storm")'),
        ("ferry OR boat harbour", '("ferry" OR "boat") AND "harbour"'),
        ("“long pier", '"long pier"'),
        ("U.N.", '"UN"'),
        ("re-gime", '("re-gime" OR "regime")'),
        ("-storm", None),
        ("-a -10", None),
        ('" *', None),
        ("OR", None),
        ("NEAR(a b) AND", '"NEAR(a" AND "b)" AND "AND"'),
    ],
)
def test_what_people_type_becomes_a_safe_expression(typed, expected):
    assert parse_query(typed).match == expected


@pytest.fixture(scope="module")
def empty():
    db = Database(memory=True)
    migrate(db)
    return db.conn


@given(words=st.text())
def test_any_input_is_safe(empty, words):
    assert search(empty, words).hits == ()


def test_words_are_marked_where_they_stand():
    terms = list(parse_query('café U.N. "licence not" harb*').terms)
    text = "The U.N. café: a licence, not a harbour."
    assert [text[mark.start : mark.end] for mark in find_terms(text, terms)] == [
        "U.N.",
        "café",
        "licence, not",
        "harbour",
    ]


def test_a_torn_word_is_marked_whole():
    assert find_terms("the re-gime fell", list(parse_query("regime").terms)) == [Span(4, 11)]


def test_scripts_without_spaces_are_cut_into_syllables():
    assert [unit.key for unit in units("ဆိပ်ကမ်း")] == ["ဆိပ်", "ကမ်း"]
    assert [unit.key for unit in units("港口")] == ["港", "口"]


@given(st.text(max_size=2000), st.data())
def test_a_snippet_is_cut_from_the_text(text, data):
    start = data.draw(st.integers(0, len(text)))
    mark = Span(start, min(len(text), start + 5))
    snippet, _ = cut_snippet(text, [mark] if mark.end > mark.start else [])
    assert snippet.removeprefix("… ").removesuffix(" …") in text
