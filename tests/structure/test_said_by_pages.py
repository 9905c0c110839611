"""What blocks say as pages do, and authors do not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loccit.structure.phrases import phrases
from loccit.structure.said_by_pages import said_by_pages


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("Read also: The ferry that never sailed", ["behind", "also"]),
        ("Lea también: El puerto cierra", ["also"]),
        ("» Lesen Sie auch", ["behind", "also"]),
        ("Читайте также: паром опоздал", ["behind", "also"]),
        ("相关阅读：渡轮", ["also"]),
        ("Sign up for the harbour newsletter.", ["page", "behind", "within", "ask"]),
        ("We ask that readers be civil.", ["talk"]),
        ("Foto: Mara van Holt", ["from", "credit"]),
        ("© 2026 Skarne Courier", ["page", "from", "within"]),
        ("Tags: harbour, fares", ["page", "behind", "label"]),
        ("The views expressed are those of the author.", ["notice"]),
        ("The harbour master was alsorans' favourite.", []),
        ("Moreover, the fare rose again.", []),
        ("The ferry sailed at nine.", []),
        ("", []),
    ],
)
def test_a_line_says_what_pages_say(line: str, says: list[str]) -> None:
    assert said_by_pages([line]) == [says]


def test_a_long_paragraph_that_begins_like_a_link_says_nothing() -> None:
    assert said_by_pages(["More on the ferry was said in the council, " * 6 + "and all of it was true. " * 9]) == [[]]


def test_a_section_that_the_list_does_not_have_is_an_error() -> None:
    with pytest.raises(KeyError):
        phrases("nowhere")


@given(st.lists(st.text(max_size=60), max_size=5))
def test_each_line_has_an_answer_whatever_stands_beside_it(lines: list[str]) -> None:
    assert said_by_pages(lines) == [said_by_pages([line])[0] for line in lines]
