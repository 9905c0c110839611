"""References whose notes are not in the source: each is told, or once that the list is missing."""

from __future__ import annotations

from loccit.parse import parse


def messages(count: int, kept: int) -> list[str]:
    """What is found in a page with so many references, and the notes of the first of them."""
    told = "".join(f'<p>The tide was low.<sup><a href="#n{at}" id="r{at}">[{at}]</a></sup></p>' for at in range(count))
    noted = "".join(f'<li id="n{at}"><a href="#r{at}">^</a> Orrin, The Tides, {at}.</li>' for at in range(kept))
    page = f"<html><body><h1>The Tides of Skarne</h1>{told}<ol>{noted}</ol></body></html>"
    findings = parse(page.encode(), name="a.html").findings
    return [finding.message for finding in findings if finding.code == "dangling_reference"]


def test_a_few_references_without_a_note_are_told_one_by_one():
    assert messages(20, 18) == ["nothing is noted for the reference 18", "nothing is noted for the reference 19"]


def test_where_most_references_lead_nowhere_the_list_is_missing_and_is_told_once():
    assert messages(40, 4) == ["36 of 40 references (4 to 39) have no note: the list of notes is missing"]
