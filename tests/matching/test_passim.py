"""To passim and back."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loccit.errors import UsageError
from loccit.matching.passim import PassimDocument, Reuse, from_passim, to_passim
from tests.matching.shelf import CRANE, stretches


def test_the_text_for_passim_has_the_same_offsets_and_only_the_prose():
    text = "Home\nSport\n\n" + CRANE + "\n\nHome"
    prose = [one for one in stretches(text) if "Home" not in one.pieces[0][1]]
    document = PassimDocument("d1", "d1", "2026-03-01", "Crane slides", text, prose)
    line = to_passim(document)
    assert "\n" not in line
    fields = json.loads(line)
    assert {name: fields[name] for name in ("id", "series", "date", "title")} == {
        "id": "d1", "series": "d1", "date": "2026-03-01", "title": "Crane slides"
    }  # fmt: skip
    assert fields["text"] == "    \n     \n\n" + CRANE + "\n\n    "


@settings(deadline=None)
@given(st.text(), st.text())
def test_a_line_for_passim_is_as_long_as_the_text(before, behind):
    text = before + "\n\n" + CRANE + "\n\n" + behind
    document = PassimDocument("d1", "d1", "", "", text, stretches(text))
    fields = json.loads(to_passim(document))
    assert len(fields["text"]) == len(text)
    assert "date" not in fields


PAIR = {
    "uid": 5, "id": "d1", "date": "2026-03-01", "begin": 10, "end": 30,
    "uid2": 7, "id2": "d2", "date2": "2026-03-04", "begin2": 0, "end2": 20, "matches": 19,
}  # fmt: skip


def test_a_pair_is_a_match_whose_later_side_is_a():
    turned = {**PAIR, "date": "2026-03-05"}
    lines = [json.dumps(PAIR) + "\n", "\n", json.dumps(turned)]
    assert list(from_passim(lines)) == [
        Reuse("d2", "d1", 0, 20, 10, 30, 0.95, "passim"),
        Reuse("d1", "d2", 10, 30, 0, 20, 0.95, "passim"),
    ]


def test_members_of_a_cluster_are_tied_to_the_earliest_without_the_space_around_them():
    rows = [
        {"cluster": 9, "id": "d3", "date": "2026-03-03", "begin": 5, "end": 9, "text": " a b"},
        {"cluster": 9, "id": "d1", "date": "2026-03-01", "begin": 1, "end": 4, "text": "a b"},
        {"cluster": 9, "id": "d2", "begin": 2, "end": 5, "text": "a b"},
        {"cluster": 4, "id": "d2", "begin": 2, "end": 5, "text": "a b"},
    ]
    assert list(from_passim(map(json.dumps, rows))) == [
        Reuse("d3", "d1", 6, 9, 1, 4, 1.0, "passim, cluster 9 of 3"),
        Reuse("d2", "d1", 2, 5, 1, 4, 1.0, "passim, cluster 9 of 3"),
    ]


def test_the_space_around_an_aligned_stretch_is_left_out_and_gaps_are_no_characters():
    row = {**PAIR, "s1": " the quay-- was shut\n\n", "s2": "the quay was shut   "}
    (found,) = from_passim([json.dumps(row)])
    assert (found.b_start, found.b_end, found.a_start, found.a_end) == (11, 28, 0, 17)


FAULTS = {
    "no JSON": "cluster,id,begin",
    "deep": "[" * 100_000,
    "a list": "[1]",
    "no id": json.dumps({"begin": 1, "cluster": 2}),
    "no other side": json.dumps({"id": "d1", "begin": 1, "end": 2}),
    "no span": json.dumps({**PAIR, "end2": None}),
    "a span turned round": json.dumps({**PAIR, "end": 3}),
    "a cluster without an end": json.dumps({"cluster": 1, "id": "d1", "begin": 1}),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_line_that_is_no_output_of_passim_is_named(fault):
    with pytest.raises(UsageError, match="Line 2 is not passim's output"):
        list(from_passim([json.dumps(PAIR), FAULTS[fault]]))
