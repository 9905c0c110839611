"""What a note cites: its text is cut into works, each read for what it states. Cases in `cases/citing_*.txt`."""

from __future__ import annotations

import json

import pytest
from citation_gold import GOLD, MORE, THIRD, measured
from note_cases import CASES, cases_of
from test_back_references import notes_of

from loccit.model import Described, Work
from loccit.notes import cite

CITING = [
    pytest.param(source, expected, id=f"{path.stem}: {title}")
    for path in sorted(CASES.glob("citing_*.txt"))
    for title, source, expected in cases_of(path.name)
]


def works_of(source: str) -> str:
    """The works of the notes, one a line: type, authors, title, and what else is stated."""
    works, _, _ = cite(source, notes_of(source), Described())
    return "\n".join(_line(work) for work in works)


def _line(work: Work) -> str:
    said = [work.type, " & ".join(work.authors), work.title or ""]
    more = (work.container, work.publisher, work.issued, work.number, work.url, work.language)
    return " | ".join([*said, *(value for value in more if value)])


@pytest.mark.parametrize(("source", "expected"), CITING)
def test_a_note_is_split_into_the_works_it_cites(source, expected):
    """Sentences that comment are no citation; what is not stated stays out."""
    assert works_of(source) == expected


@pytest.mark.parametrize("gold", [GOLD, MORE, THIRD], ids=["first", "second", "third"])
def test_notes_of_many_styles_are_split_and_their_works_told_by_kind(gold):
    """Of 19 in 20 citations at least where they begin and end, and what is cited; the fields are printed by
    `make quality`."""
    tally = measured(gold)["all"]
    assert tally.gold > 50
    assert min(tally.split / tally.gold, tally.split / tally.found, tally.kind / tally.split) >= 0.95


def test_a_talk_has_its_place_its_day_and_whether_anybody_is_named():
    """As CSL-JSON: who is not named is anonymous, and where nobody is told it stays unknown."""
    source = (
        "Quay Watch interview, pilot, Skarne, 3 May 2019.\nQuay Watch interview, Lars Bø, Skarne, May 2019.\n"
        "Quay Watch interviews, Skarne, May 2019."
    )
    works, _, _ = cite(source, notes_of(source), Described())
    stated = [json.loads(work.csl or "") for work in works]
    assert [(one["event-place"], one["issued"], one.get("custom")) for one in stated] == [
        ("Skarne", {"date-parts": [[2019, 5, 3]]}, {"anonymous": True}),
        ("Skarne", {"date-parts": [[2019, 5]]}, None),
        ("Skarne", {"date-parts": [[2019, 5]]}, None),
    ]


def test_a_citation_says_where_in_the_work_as_printed():
    """In full and by words that refer back."""
    source = "Maren Tveit, Ice Years (Skarne, 1998), pp. 14–19.\nIbid., chapter 9.\nTveit, Ice Years, 33."
    _, citations, _ = cite(source, notes_of(source), Described())
    assert [(one.kind, one.locator) for one in citations] == [
        ("full", "pp. 14–19"), ("ibid", "chapter 9"), ("short_title", "33")
    ]  # fmt: skip


def test_a_sentence_on_the_author_just_cited_is_a_comment_and_no_source():
    """It has a row of its own; ibid. passes over it."""
    source = "Maren Tveit, Ice Years (Skarne, 1998), p. 4. Tveit doubts that the mole held.\nIbid., p. 9."
    _, citations, _ = cite(source, notes_of(source), Described())
    assert [(one.kind, one.text, one.target, one.work) for one in citations] == [
        ("full", "Maren Tveit, Ice Years (Skarne, 1998), p. 4.", None, 0),
        ("comment", "Tveit doubts that the mole held.", 0, 0),
        ("ibid", "Ibid., p. 9.", 0, 0),
    ]


def test_the_same_author_by_idem_may_have_another_work():
    """`Ders.:` before a full citation gives that work its author."""
    source = "Karl Moos: Eisjahre (Kiel 1998), S. 14.\nDers.: Der Kran, Kiel 2001, S. 9."
    works, citations, _ = cite(source, notes_of(source), Described())
    assert [(work.title, work.authors) for work in works] == [
        ("Eisjahre", ("Karl Moos",)),
        ("Der Kran", ("Karl Moos",)),
    ]
    assert [(one.kind, one.target_note, one.work) for one in citations] == [("full", None, 0), ("idem", 0, 1)]


def test_one_work_over_all_its_citations():
    """Cited in full, again in full, by op. cit. and by ibid.: one work, four citations."""
    source = (
        "Maren Tveit, Ice Years (Skarne, 1998), p. 4.\nMaren Tveit, Ice Years (Skarne, 1998), p. 9.\n"
        "Tveit, Ice Years, op. cit.\nIbid."
    )
    works, citations, findings = cite(source, notes_of(source), Described())
    assert [one.work for one in citations] == [0, 0, 0, 0]
    assert len(works) == 1
    assert findings == ()


def test_a_work_has_csl_json_of_what_is_stated():
    """Nothing is made up, and a person's name is not taken apart."""
    source = "Maren Tveit, Ice Years (Bergen: Quay Press, 1998), p. 4."
    works, _, _ = cite(source, notes_of(source), Described())
    assert json.loads(works[0].csl or "") == {
        "type": "book", "title": "Ice Years", "publisher": "Quay Press", "publisher-place": "Bergen",
        "author": [{"literal": "Maren Tveit"}], "issued": {"date-parts": [[1998]]},
    }  # fmt: skip


def test_a_citation_stands_at_its_words():
    """The span of a citation is its words in the document's text."""
    source = "On the dues, see Ida Holm, The Quay Book (Bergen, 2001), p. 3; and ibid., p. 9."
    _, citations, _ = cite(source, notes_of(source), Described())
    said = [source[one.start : one.end] for one in citations]
    assert said == ["Ida Holm, The Quay Book (Bergen, 2001), p. 3", "ibid., p. 9."]
