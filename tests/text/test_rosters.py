"""`text.rosters`: who was there, and whose initials are whose."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loccit.text.rosters import is_stated, roster_of


@pytest.mark.parametrize(
    "lines",
    [
        ["Present: Ada Lind (chair), Tom Reyes"],
        ["PRESENT", "Cllr Ada Lind, Chair", "Mr Tom Reyes"],
        ["AL = Ada Lind", "TR = Tom Reyes"],
        ["Interviewee: Ada Lind (AL)", "Interviewer: Tom Reyes (TR)"],
        ["Anwesend: Ada Lind (Vorsitz) und Tom Reyes"],
        ["Présents : Ada Lind, Tom Reyes"],
        ["Asistentes: Ada Lind y Tom Reyes"],
    ],
)
def test_initials_are_those_of_who_was_there(lines):
    roster = roster_of(lines)
    assert roster is not None
    assert (roster.initials["AL"], roster.initials["TR"]) == ("Ada Lind", "Tom Reyes")


def test_initials_of_two_are_nobodys():
    roster = roster_of(["Present: Ada Lind, Arne Lund, Tom Reyes"])
    assert roster is not None
    assert roster.turn("AL: close the gate") is None
    assert roster.turn("TR: why?") == ("Tom Reyes", 4)


@pytest.mark.parametrize("line", ["AL: shut", "[AL] shut", "- AL: shut", "A.L.: shut", "AL – shut"])
def test_a_turn_begins_with_initials_in_many_forms(line):
    roster = roster_of(["Present: Ada Lind"])
    assert roster is not None
    found = roster.turn(line)
    assert found is not None
    assert (found[0], line[found[1] :]) == ("Ada Lind", "shut")


def test_a_text_without_a_list_has_no_roster():
    assert roster_of(["Ada Lind was present: nobody else was.", "AL: shut"]) is None


def test_what_minutes_state_is_nobodys_turn():
    assert [is_stated(line) for line in ("Action: TR", "Beschluss: zu", "AL: shut")] == [True, True, False]


@given(st.lists(st.text(alphabet="PresntAL:=() ,d\n", max_size=40), max_size=8))
def test_any_lines_are_read(lines):
    roster = roster_of(lines)
    assert roster is None or all(at < len(lines) for at in roster.lines)
