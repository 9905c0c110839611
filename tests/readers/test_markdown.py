"""What a Markdown file becomes: its own characters, with blocks over them."""

from __future__ import annotations

import pytest
from formats_built import hold, reading_of, shape
from hypothesis import example, given
from hypothesis import strategies as st

from loccit.model import About
from loccit.parse import parse
from loccit.readers import read
from loccit.readers._markdown_blocks import blocks_of
from loccit.readers._markdown_marks import marks_of

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


def test_front_matter_has_any_line_ends():
    found = parse(b"---\r\ntitle: Tides\r\n---\r\n\r\nText.\r\n", name="tides.md")
    assert (found.described.title, [one.text for one in found.passages]) == ("Tides", ["Text."])


def test_front_matter_in_toml_states_the_same():
    source = '+++\r\ntitle = "Tides"\r\ndate = 2021-03-04\r\nauthors = ["A. Orrin", "B. Vey"]\r\n+++\r\n\r\nText.\r\n'
    found = parse(source.encode(), name="tides.md")
    assert (found.described.title, found.described.published, found.described.authors) == (
        "Tides", "2021-03-04", ("A. Orrin", "B. Vey"),
    )  # fmt: skip
    assert [one.text for one in found.passages] == ["Text."]


def test_an_ampersand_in_front_matter_is_no_anchor():
    found = parse(b"---\ntitle: Tides &amp; Co &#58; a test\nauthor: Orrin & Vey\n---\n\nText.\n", name="tides.md")
    assert found.described.authors == ("Orrin", "Vey")


def test_front_matter_that_is_no_toml_states_nothing():
    found = parse(b"+++\ntitle = Tides\n+++\n\nText.\n", name="tides.md")
    assert (found.described.title, [one.text for one in found.passages]) == (None, ["Text."])


def test_of_html_between_the_paragraphs_only_the_words_are_said():
    source = (
        'Before it.\n\n<div class="wide">\n<p>“It <b>sank</b>,” said Vey.</p>\n</div>\n\n'
        '<style>p { quotes: "a" }</style>\n\n'
        '<iframe src="https://films.example/quay"\n title="A film"></iframe>\n\nBehind it.\n'
    )
    found = parse(source.encode(), name="tides.md")
    assert [one.text for one in found.passages] == ["Before it.", "“It sank,” said Vey.", "Behind it."]


def test_front_matter_that_repeats_itself_states_nothing():
    source = b"---\na: &a [x]\nb: &b [*a, *a]\ntitle: T\n---\nEbb.\n"
    assert [claim.field for claim in reading_of(source, "t.md").claims] == ["encoding"]


def test_a_locator_is_the_line():
    assert [block.locator for block in reading_of(b"a\n\n\nb\nc\n\nd", "t.md").blocks] == ["line 1", "line 4", "line 7"]


def test_a_nameless_file_is_markdown_by_two_signs():
    assert read(b"## Tides\n\nEbb.[^1]\n\n[^1]: Low.\n", About()).format == "markdown"
    assert read(b"## Tides\n\nEbb.\n", About()).format == "text"


SAID = [
    ("# Tides[^1] of *Skarne* #\n\nEbb.\n", ["Ebb."]),
    (
        "a *low* and **high** __tide__ at 5 * 4 and snake_case_name",
        ["a low and high tide at 5 * 4 and snake_case_name"],
    ),
    ("> One\n> and *two*.", ["One and two."]),
    ('See [the *port*](https://skarne.example/a_(b) "T") and ![map](m.png).', ["See the port and map."]),
    ("`x*y` and \\*not\\* <https://a.example/> <b>bold</b> a < b", ["x*y and *not* https://a.example/ bold a < b"]),
    ("```\n**code**\n```", ["```\n**code**\n```"]),
    ("Low.[^1]\n\n[^1]: *Noon*.", ["Low."]),
    ("2 ** 3 and a*", ["2 ** 3 and a*"]),
]


@pytest.mark.parametrize(("source", "said"), SAID)
def test_a_passage_shows_what_a_page_would(source: str, said: list[str]):
    assert [passage.text for passage in parse(source.encode(), name="t.md").passages] == said


def test_the_heading_that_a_text_begins_with_is_its_title():
    parsed = parse(b"# Tides[^1] of *Skarne*\n\n## Ebb\n\nLow.\n\n[^1]: Noon.\n", name="t.md")
    assert (parsed.described.title, [section.title for section in parsed.sections]) == (
        "Tides of Skarne",
        ["Ebb"],
    )
    assert parse(b"# Ebb\n\nLow.\n\n# Flood\n", name="t.md").described.title == "Ebb"
    assert parse(b"Low.\n\n# Flood\n", name="t.md").described.title != "# Flood"


def test_links_are_kept_with_the_words_that_they_stand_on():
    reading = reading_of(b"See [the port](https://skarne.example/) and [1](#n1).", "t.md")
    assert [(reading.text[link.start : link.end], link.target) for link in reading.links] == [
        ("the port", "https://skarne.example/"),
        ("1", "n1"),
    ]


@given(st.text(st.sampled_from("ab*_`[]()!<>\\#~> \n"), max_size=60))
def test_signs_are_signs_and_no_letters(source: str):
    if source.strip():
        reading = read(source.encode(), About(name="t.md"))
        ends = [0, *(mark.end for mark in reading.marks)]
        assert all(mark.start >= before for mark, before in zip(reading.marks, ends, strict=False))
        signs = "".join(reading.text[mark.start : mark.end] for mark in reading.marks)
        assert not any(letter in signs for letter in "ab") or "(" in signs or "<" in signs or "[" in signs


@given(st.text(st.sampled_from("ab#->|`*_=[]^:1.) \t\n\r"), max_size=80))
@example("- a\n\t> b\n~~~\n")
@example("[^a]: x\n    # y\n")
def test_no_character_is_lost(source: str):
    if source.strip():
        reading = read(source.encode(), About(name="t.md"))
        hold(reading)
        assert reading.text == source


@pytest.mark.parametrize(
    "source",
    ["`" * 60_000 + "x", "| " + " " * 60_000 + "x", "* " * 60_000 + "x", "> " * 60_000, "[a" * 30_000, "*a" * 30_000],
)
def test_a_hostile_line_takes_no_longer_than_a_plain_one(source: str):
    blocks = blocks_of(source)
    assert (len(blocks), len(marks_of(source, blocks)[1])) == (1, 0)
