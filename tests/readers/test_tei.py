"""What TEI editions become: apparatus, torn words, registers, notes that nothing refers to, what a header states."""

from __future__ import annotations

import pytest
from formats_built import hold, reading_of, shape
from hypothesis import given
from hypothesis import strategies as st

from loccit.api import parse
from loccit.model import About
from loccit.readers import read

REGISTER = """<listPerson><person xml:id="p1"><persName><forename>Jon</forename><surname>Holm</surname></persName>
<birth>1841</birth><idno/><note>Publisher of the Almanac.</note></person></listPerson><listPlace><head>Places</head>
<place>Skarne</place></listPlace><listBibl><bibl>Pell, Tides.</bibl></listBibl>"""


def edition(body: str, *, back: str = "", header: str = "<author>Ada Lind</author>", name: str = "") -> bytes:
    """A letter as editions have it; `header` is the inside of `titleStmt`."""
    identifier = f' xml:id="{name}"' if name else ""
    return (
        f'<TEI xmlns="http://www.tei-c.org/ns/1.0"{identifier}><teiHeader><fileDesc><titleStmt>{header}</titleStmt>'
        f"</fileDesc></teiHeader><text><body>{body}</body><back>{back}</back></text></TEI>"
    ).encode()


READINGS = [
    ("sign <app><lem>them</lem><rdg wit='#B'>these</rdg></app>.", "sign them."),
    ("sign <app><rdg wit='#A'>them</rdg><rdg wit='#B'>these</rdg></app>.", "sign them."),
    ("sign <app><rdgGrp><rdg>them</rdg><rdg>these</rdg></rdgGrp></app>.", "sign them."),
    ("sign <app><lem/><rdg>all </rdg></app>them.", "sign them."),
    ("sign <app><lem><choice><sic>thme</sic><corr>them</corr></choice></lem><rdg>these</rdg></app>.", "sign them."),
    ("sign <choice><del>these</del><add>them</add></choice>.", "sign them."),
    ("a mound<choice><am>~</am><ex>e</ex></choice>s", "a moundes"),
    ("sign <choice>them</choice>.", "sign them."),
    ("<ruby><rb>潮</rb><rt>しお</rt></ruby>が引く。", "潮が引く。"),
]


@pytest.mark.parametrize(("written", "read_as"), READINGS)
def test_of_several_readings_of_one_place_one_is_read(written: str, read_as: str):
    assert reading_of(edition(f"<p>{written}</p>")).text == read_as


def test_a_note_on_a_reading_is_a_note_of_its_place():
    parsed = parse(edition("<p>I sign <app><lem>them</lem><rdg>these</rdg><note>So B.</note></app> all.</p>"))
    assert [passage.text for passage in parsed.passages] == ["I sign them all."]
    assert [
        (note.text, reference.start)
        for note, reference in zip(parsed.notes.notes, parsed.notes.references, strict=True)
    ] == [("So B.", len("I sign them"))]


TORN = [
    ('no fe<lb break="no"/>ver', "no fever"),
    ('no fe\n <lb break="no"/>\n ver', "no fever"),
    ('no fe-<lb n="2" break="no"/>ver', "no fever"),
    ('no fe<pc>-</pc><lb break="no"/>ver', "no fever"),
    ('no fe¬<pb n="2" break="no"/><fw>II</fw><lb/>ver', "no fever"),
    ('no fe<hi>-</hi><lb break="no"/><hi>ver</hi>', "no fever"),
    ('to Orne-<lb break="no"/>Lind', "to Orne-Lind"),
    ('<lb break="no"/>no fever', "no fever"),
    ('no fever - <lb break="no"/>', "no fever -"),
    ("no fe<lb/>ver", "no fe\nver"),
]


@pytest.mark.parametrize(("written", "read_as"), TORN)
def test_a_word_goes_on_over_a_line_that_breaks_no_word(written: str, read_as: str):
    assert reading_of(edition(f"<p>{written}</p>")).text == read_as


PIECES = st.lists(
    st.sampled_from(["fe", " ", "-", '<lb break="no"/>', "<lb/>", "<note>x</note>", '<ref target="#a">y</ref>', "ver"]),
    max_size=12,
)


@given(PIECES)
def test_joining_words_loses_nothing_but_space_and_hyphens(pieces: list[str]):
    source = edition(f"<p>low {''.join(pieces)}</p>")
    reading = read(source, About())
    hold(reading)
    letters = "low" + "".join(piece for piece in pieces if piece.isalpha())
    letters += "y" * pieces.count('<ref target="#a">y</ref>') + "x" * pieces.count("<note>x</note>")
    assert sorted(filter(str.isalpha, reading.text)) == sorted(letters)


def test_a_register_behind_the_text_is_rows_and_nobodys_words():
    parsed = parse(edition("<p>I send you the tables of the tide.</p>", back=REGISTER))
    assert [(one.role, one.text, one.voice) for one in parsed.passages] == [
        ("body", "I send you the tables of the tide.", 0),
        ("table", "Jon Holm\t1841\tPublisher of the Almanac.", None),
        ("table", "Skarne", None),
        ("table", "Pell, Tides.", None),
    ]
    assert [one.name for one in parsed.speakers] == ["Ada Lind"]
    assert parsed.notes.notes == ()


def test_a_bibliography_alone_and_a_list_inside_the_text_are_no_registers():
    listed = "<listPerson><person><persName>Jon Holm</persName></person></listPerson>"
    reading = reading_of(edition(listed, back="<listBibl><bibl>Pell, Tides.</bibl></listBibl>"))
    assert [kind for kind, _, _ in shape(reading)] == ["paragraph", "list_item"]


LONELY = """<note type="editorial">The seal shows a heron.</note><p>It is low<note n="1">At noon.</note>.</p>
<note n="b" type="endorsement">Received the ninth.</note><p>Burn<note target="#gone">Not burnt.</note> this.</p>"""


def test_a_note_that_nothing_refers_to_is_a_note():
    parsed = parse(edition(LONELY, back="<div><note>A gloss of nothing.</note></div>"))
    assert [passage.text for passage in parsed.passages] == ["It is low.", "Burn this."]
    assert [(note.label, note.text) for note in parsed.notes.notes] == [
        ("", "The seal shows a heron."),
        ("b", "Received the ninth."),
        ("", "A gloss of nothing."),
        ("1", "At noon."),
        ("", "Not burnt."),
    ]
    assert [reference.note for reference in parsed.notes.references] == [3]
    assert [finding.code for finding in parsed.findings] == ["orphan_note"] * 4


def test_the_title_is_that_of_the_text_and_not_of_its_series():
    titles = '<title level="s">Letters of Lind</title><title level="a">Lind to Holm</title><title type="sub">I</title>'
    assert parse(edition("<p>Low.</p>", header=titles)).described.title == "Lind to Holm"
    assert parse(edition("<p>Low.</p>", header='<title level="s">Letters</title>')).described.title == "Letters"


SENT = [
    ('<correspAction type="sent"><date when="1881-03-03"/></correspAction>', "1881-03-03"),
    ('<correspAction type="sent"><date notBefore="1881-03-03" notAfter="1881-03-09"/></correspAction>', "1881-03"),
    ('<correspAction type="sent"><date notBefore="1880-12-30" notAfter="1881-01-02"/></correspAction>', "2026"),
    ('<correspAction type="sent"><date>3 March 1881</date></correspAction>', "1881-03-03"),
    ('<correspAction type="received"><date when="1881-03-05"/></correspAction>', "2026"),
    ("", "2026"),
]


@pytest.mark.parametrize(("stated", "day"), SENT)
def test_a_letter_is_of_the_day_on_which_it_was_sent(stated: str, day: str):
    source = edition("<p>The tables of the tide are not mine.</p>").replace(
        b"</fileDesc>",
        b'<publicationStmt><date when="2026"/></publicationStmt></fileDesc><profileDesc><correspDesc>'
        + stated.encode()
        + b"</correspDesc></profileDesc>",
    )
    assert parse(source).described.published == day


def test_a_title_may_state_the_day_of_a_text():
    header = '<title level="a">Lind to Holm</title><title type="iso-date" when-iso="1881-03-03">3. 3. 1881</title>'
    described = parse(edition("<p>Low.</p>", header=header)).described
    assert (described.title, described.published) == ("Lind to Holm", "1881-03-03")


def test_what_a_file_calls_itself_is_claimed():
    claims = reading_of(edition("<p>Low.</p>", name="L001")).claims
    assert [(claim.field, claim.value) for claim in claims] == [("authors", "Ada Lind"), ("identifier", "L001")]
