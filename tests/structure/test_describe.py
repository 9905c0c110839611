"""A person's word wins, then what the source states; nothing is known where it is silent."""

from __future__ import annotations

from loccit.model import About, Claim, Described, Reading
from loccit.structure.describe import describe

READING = Reading("The quay", (), "html 1", "html", claims=(Claim("title", "The quay", "title element"),))


def test_what_a_person_gives_wins_and_is_a_claim():
    given = (Claim("title", "Skarne quay", "sources.yml"), Claim("authors", "Mira Tolvane", "sources.yml"))
    described, claims = describe(READING, (), About(given=given))
    assert described == Described(title="Skarne quay", authors=("Mira Tolvane",))
    assert claims == (*given, *READING.claims)


def test_the_address_that_came_with_the_bytes_is_believed():
    described, _ = describe(READING, (), About(url="https://skarne.example/quay"))
    assert (described.title, described.url) == ("The quay", "https://skarne.example/quay")


def test_nothing_is_known_where_the_source_is_silent():
    assert describe(Reading("x", (), "html 1", "html"), (), About()) == (Described(), ())
