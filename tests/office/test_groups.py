"""The writer's own words around identifiers stay, whatever becomes of the identifiers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loccit.office.groups import compose, find_groups, is_alone

ONE, TWO = "ptrb01mktp", "pc8cswvgnx"


def cite(identifiers, place):
    return f"<{'+'.join(identifiers)}{' without place' if place else ''}>"


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (f"[@{ONE}]", f"<{ONE}>"),
        (f"({ONE})", f"<{ONE}>"),
        (f"[@{ONE}; @{TWO}]", f"<{ONE}+{TWO}>"),
        (f"[-@{ONE}]", f"<{ONE}>"),
        (f"[but see @{ONE} (holding the contrary)]", f"but see <{ONE}> (holding the contrary)"),
        (f"[@{ONE}, emphasis added]", f"<{ONE}>, emphasis added"),
        (f"[@{ONE}, p. 99, emphasis added]", f"<{ONE} without place>, p. 99, emphasis added"),
        (f"[@{ONE}, at [20]]", f"<{ONE} without place>, at [20]"),
        (f"[vgl. @{ONE}, S. 4–6]", f"vgl. <{ONE} without place>, S. 4–6"),
        (f"[см. @{ONE}, с. 12]", f"см. <{ONE} without place>, с. 12"),
        (f"[@{ONE} 1999 was a year]", f"<{ONE}> 1999 was a year"),
        (f"[@{ONE}; @{TWO}, ¶ 7]", f"<{ONE}>; <{TWO} without place>, ¶ 7"),
        (f"[compare @{ONE} with @{TWO}, n. 3]", f"compare <{ONE}> with <{TWO} without place>, n. 3"),
        (f"[@{ONE}, p. 4; but cf. @{TWO}]", f"<{ONE} without place>, p. 4; but cf. <{TWO}>"),
    ],
)
def test_the_writer_s_words_stay(written, expected):
    assert compose(written, cite) == expected
    (group,), lone = find_groups(f"Lind said so {written}.")
    assert (group.written, lone) == (written, [])


def test_one_that_leads_nowhere_leaves_its_group():
    assert compose(f"[@{ONE}; see @{TWO}]", lambda some, place: None if TWO in some else "x") is None


def test_a_word_of_ten_letters_in_a_parenthesis_is_no_identifier():
    assert find_groups("So Holm (dissenting), and so Pell (publishing; nominating).") == ([], [])


def test_an_identifier_among_words_is_in_no_group():
    groups, lone = find_groups(f"In {ONE} Lind says (as {TWO} does) that.")
    assert (groups, [one.identifier for one in lone]) == ([], [ONE, TWO])


def test_a_cell_with_nothing_but_identifiers_is_alone():
    assert is_alone(f" {ONE}; {TWO} ", find_groups(f" {ONE}; {TWO} ")[1])
    assert not is_alone(f"See {ONE}", find_groups(f"See {ONE}")[1])


_WORDS = st.text("abc (),.;[]-–§0123456789é ", max_size=20)


@given(before=_WORDS, behind=_WORDS)
def test_no_word_of_the_writer_is_lost(before, behind):
    written = f"[{before} @{ONE} {behind}]"
    text = compose(written, lambda some, place: "\x00")
    assert text is not None
    assert text.replace("\x00", f"@{ONE}").replace("-", "") == written[1:-1].strip().replace("-", "")
