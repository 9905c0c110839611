"""What JATS articles become: references with their numbers, marks printed together, notes that nothing refers to."""

from __future__ import annotations

import pytest

from loccit.api import parse


def article(body: str, back: str = "") -> bytes:
    return (
        '<article dtd-version="1.2"><front><article-meta><title-group><article-title>Tides</article-title>'
        "</title-group><volume>7</volume><issue>2</issue><fpage>11</fpage><elocation-id>e2</elocation-id>"
        f"</article-meta></front><body><p>{body}</p></body><back>{back}</back></article>"
    ).encode()


REFERENCES = [
    (
        "<mixed-citation>Pell O, <article-title>Ice</article-title>. <source>Ports</source>. <year>2009</year>;"
        "<volume>11</volume>(<issue>4</issue>): <fpage>35</fpage>–<lpage>40</lpage>.</mixed-citation>",
        "Pell O, Ice. Ports. 2009;11(4): 35–40.",
    ),
    (
        "<element-citation><person-group><name><surname>Pell</surname><given-names>O</given-names></name><name>"
        "<surname>Vey</surname><given-names>U</given-names></name></person-group><article-title>Ice</article-title>"
        "<source>Ports</source><year>2009</year><volume>11</volume><elocation-id>e4</elocation-id>"
        "<pub-id>10.1/a</pub-id><pub-id>77</pub-id></element-citation>",
        "Pell O Vey U Ice Ports 2009 11 e4 10.1/a 77",
    ),
    (
        "<mixed-citation><name><surname>Pell</surname><given-names>O</given-names></name>, <name><surname>Vey</surname>"
        " <given-names>U</given-names></name> (<year>2009</year>) <source>Ports</source> <volume>3</volume>"
        "</mixed-citation>",
        "Pell O, Vey U (2009) Ports 3",
    ),
]


@pytest.mark.parametrize(("written", "read_as"), REFERENCES)
def test_a_reference_keeps_its_numbers_and_its_punctuation(written: str, read_as: str):
    parsed = parse(article("It sank.", f'<ref-list><ref id="b1">{written}</ref></ref-list>'))
    assert [passage.text for passage in parsed.passages] == ["It sank.", read_as]


GROUPS = [
    ("It sank [{1},{2},{3}] fast.", "It sank fast."),
    ("It sank [{1}–{3}]. Then", "It sank. Then"),
    ("It sank [{1}, {2} and {3}], then", "It sank, then"),
    ("It sank<sup>{1},{3}</sup> fast", "It sank fast"),
    ("It sank ({1}; {2})", "It sank"),
    ("It sank [{1}]; it [{2}] rose.", "It sank; it rose."),
    ("It sank [{1}, see {2}].", "It sank [, see]."),
]


@pytest.mark.parametrize(("written", "left"), GROUPS)
def test_what_parts_marks_that_are_printed_together_is_no_word(written: str, left: str):
    marks = {str(at): f'<xref ref-type="bibr" rid="b{at}">{at}</xref>' for at in (1, 2, 3)}
    for at, mark in marks.items():
        written = written.replace(f"{{{at}}}", mark)
    listed = "".join(
        f'<ref id="b{at}"><label>{at}</label><mixed-citation>Vey, Maps of the year {at}.</mixed-citation></ref>'
        for at in marks
    )
    parsed = parse(article(written, f"<ref-list>{listed}</ref-list>"))
    assert [passage.text for passage in parsed.passages] == [left]
    assert {reference.label for reference in parsed.notes.references} <= {"1", "2", "3"}


FEET = """<fn-group><fn fn-type="conflict"><p>The authors own no boats.</p></fn></fn-group>"""
TABLE = """</p><table-wrap><table><tr><td>Ebb</td></tr></table><table-wrap-foot><fn id="t"><label>a</label>
<p>At noon.</p></fn></table-wrap-foot></table-wrap><p>It rose."""


def test_a_note_of_an_article_that_nothing_refers_to_is_a_note():
    parsed = parse(article(f"It sank.{TABLE}", FEET))
    assert [passage.text for passage in parsed.passages] == ["It sank.", "Ebb", "It rose."]
    assert [(note.label, note.text) for note in parsed.notes.notes] == [
        ("a", "At noon."),
        ("", "The authors own no boats."),
    ]
