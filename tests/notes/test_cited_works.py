"""What a note cites: its text is cut into works, each read for what it states. Cases in `cases/citing_*.txt`."""

from __future__ import annotations

import json

import pytest
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
