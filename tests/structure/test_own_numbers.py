"""The number that a source itself gives a paragraph, or none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loccit.structure.own_numbers import Paragraph, own_numbers


def typed(*heads: str) -> list[str | None]:
    found = own_numbers(Paragraph(at, "", head) for at, head in enumerate(heads))
    return [found.get(at) for at in range(len(heads))]


def counted(*numbers: str) -> list[str | None]:
    paragraphs = [Paragraph(at, f"paragraph {at}, number {number}", "The toll") for at, number in enumerate(numbers)]
    found = own_numbers(paragraphs)
    return [found.get(at) for at in range(len(numbers))]


@pytest.mark.parametrize(
    ("heads", "expected"),
    [
        (["1. The toll", "2. The quay", "So it was.", "3. The ice"], ["1", "2", None, "3"]),
        (["[1] The toll", "[2] The quay", "[3] The ice"], ["1", "2", "3"]),
        (["2.9 The toll", "2.10 The quay", "3.1 The ice"], ["2.9", "2.10", "3.1"]),
        (["1. The toll", "245. The quoted quay", "2. The quay", "3. The ice"], ["1", None, "2", "3"]),
        (["1. The toll", "2. The quay", "3. The ice", "245. The quoted"], ["1", "2", "3", None]),
        (["1. The toll", "2. The quay", "3. So", "3. The ice", "4. The end", "5. Costs"],
         ["1", "2", None, None, "4", "5"]),
        (["3. Mai 2021", "5. Mai 2021", "6. Mai 2021"], [None, None, None]),
        (["1. The toll", "2. The quay"], [None, None]),
        (["20 boats", "21 boats", "22 boats"], [None, None, None]),
        ([], []),
    ],
)  # fmt: skip
def test_a_number_counts_where_it_belongs_to_the_one_series(heads: list[str], expected: list[str | None]):
    assert typed(*heads) == expected


def test_a_part_bears_the_number_of_its_paragraph():
    assert counted("1", "2", "2(a)", "2(b)", "3", "4(a)") == ["1", "2", "2(a)", "2(b)", "3", None]
    numbers = ["1", "2", "2", "3"]
    cut = [Paragraph(at, f"paragraph {number}, number {number}", "The toll") for at, number in enumerate(numbers)]
    assert own_numbers(cut) == {0: "1", 1: "2", 2: "2", 3: "3"}


def test_an_item_of_another_list_bears_none():
    assert counted("1", "2", "3", "1", "2", "4", "5") == ["1", "2", "3", None, None, "4", "5"]
    places = [Paragraph(at, f"paragraph {at}, item ({letter})", "The toll") for at, letter in enumerate("abc")]
    assert own_numbers(places) == {}


@given(st.lists(st.integers(0, 30), max_size=40))
def test_the_numbers_that_count_rise_and_are_printed(numbers: list[int]):
    found = own_numbers(Paragraph(at, "", f"{number}. The toll") for at, number in enumerate(numbers))
    said = [int(found[at]) for at in sorted(found)]
    assert said == sorted(set(said)) and all(found[at] == str(numbers[at]) for at in found)
