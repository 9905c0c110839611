"""What a Markdown file becomes: its own characters, with blocks over them."""

from __future__ import annotations

import pytest
from formats_built import hold, reading_of, shape
from hypothesis import example, given
from hypothesis import strategies as st

from loccit.model import About
from loccit.readers import read
from loccit.readers._markdown_blocks import blocks_of

BLOCKS = [
    ("# Tides\n", [("heading", 1, "# Tides")]),
    ("Tides\n-----\n", [("heading", 2, "Tides\n-----")]),
    ("one\ntwo\n\nthree", [("paragraph", 0, "one\ntwo"), ("paragraph", 0, "three")]),
    ("text\n# Head\nmore", [("paragraph", 0, "text"), ("heading", 1, "# Head"), ("paragraph", 0, "more")]),
    ("- a\n- b\n  still b\n", [("list_item", 1, "- a"), ("list_item", 1, "- b\n  still b")]),
    ("1. a\n   - b\n2. c", [("list_item", 1, "1. a"), ("list_item", 2, "- b"), ("list_item", 1, "2. c")]),
    ("- a\n\n  more\n\nend", [("list_item", 1, "- a"), ("paragraph", 0, "more"), ("paragraph", 0, "end")]),
    ("> a\n> b\n>\n> c", [("quote", 0, "> a\n> b"), ("quote", 0, ">"), ("quote", 0, "> c")]),
    (
        "```py\n# no head\n\n- no item\n```\nend",
        [("code", 0, "```py\n# no head\n\n- no item\n```"), ("paragraph", 0, "end")],
    ),
    (
        "text\n\n    code\n\n    more\n\nend",
        [("paragraph", 0, "text"), ("code", 0, "code\n\n    more"), ("paragraph", 0, "end")],
    ),
    ("| a | b |\n|---|---|\n| 1 | 2 |", [("row", 0, "| a | b |"), ("row", 0, "|---|---|"), ("row", 0, "| 1 | 2 |")]),
    ("a | b\n--|--\n1 | 2\n", [("row", 0, "a | b"), ("row", 0, "--|--"), ("row", 0, "1 | 2")]),
    ("***\n", [("paragraph", 0, "***")]),
    ("x\r\ny\r\n\r\nz", [("paragraph", 0, "x\r\ny"), ("paragraph", 0, "z")]),
    (
        "Low.[^a]\n\n[^a]: At noon.\n\n    And later.\n\n[^b]: No.\nend?\n\nBody.",
        [
            ("paragraph", 0, "Low.[^a]"),
            ("paragraph", 0, "[^a]: At noon.\n\n    And later."),
            ("paragraph", 0, "[^b]: No.\nend?"),
            ("paragraph", 0, "Body."),
        ],
    ),
]


@pytest.mark.parametrize(("source", "expected"), BLOCKS)
def test_each_kind_of_block(source: str, expected: list[tuple[str, int, str]]):
    reading = reading_of(source.encode(), "tides.md")
    assert (reading.text, shape(reading)) == (source, expected)


def test_front_matter_is_a_statement_about_the_document():
    reading = reading_of(b"---\ntitle: Tides\nauthor:\n  - name: A. Orrin\ndate: 2021-03-04\n---\n\nEbb.\n", "t.md")
    assert [(claim.field, claim.value) for claim in reading.claims] == [
        ("encoding", "utf-8"),
        ("title", "Tides"),
        ("authors", "A. Orrin"),
        ("published", "2021-03-04"),
    ]
    assert [(block.kind, block.cues) for block in reading.blocks] == [("code", ("front-matter",)), ("paragraph", ())]


def test_front_matter_that_repeats_itself_states_nothing():
    source = b"---\na: &a [x]\nb: &b [*a, *a]\ntitle: T\n---\nEbb.\n"
    assert [claim.field for claim in reading_of(source, "t.md").claims] == ["encoding"]


def test_a_locator_is_the_line():
    assert [block.locator for block in reading_of(b"a\n\n\nb\nc\n\nd", "t.md").blocks] == ["line 1", "line 4", "line 7"]


def test_a_nameless_file_is_markdown_by_two_signs():
    assert read(b"## Tides\n\nEbb.[^1]\n\n[^1]: Low.\n", About()).format == "markdown"
    assert read(b"## Tides\n\nEbb.\n", About()).format == "text"


@given(st.text(st.sampled_from("ab#->|`*_=[]^:1.) \t\n\r"), max_size=80))
@example("- a\n\t> b\n~~~\n")
@example("[^a]: x\n    # y\n")
def test_no_character_is_lost(source: str):
    if source.strip():
        reading = read(source.encode(), About(name="t.md"))
        hold(reading)
        assert reading.text == source


@pytest.mark.parametrize("source", ["`" * 60_000 + "x", "| " + " " * 60_000 + "x", "* " * 60_000 + "x", "> " * 60_000])
def test_a_hostile_line_takes_no_longer_than_a_plain_one(source: str):
    assert len(blocks_of(source)) == 1
