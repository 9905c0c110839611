"""A cited work that is itself an archived document is recognised, in whatever order the two arrive."""

from __future__ import annotations

import pytest
from sqlite_utils import Database

from loccit.db.schema import migrate
from loccit.db.works import link_works


@pytest.fixture
def db() -> Database:
    """An empty archive's tables."""
    database = Database(memory=True)
    migrate(database)
    return database


def add_document(db: Database, identifier: str, **said: str) -> None:
    """A document with its title, publisher, day and address."""
    number = db.execute("select count(*) + 1 from documents").fetchone()[0]
    row = {"title": None, "publisher": None, "published": None, "url": None, **said}
    db["documents"].insert({"id": identifier, "n": number, "sha256": "0", "text": "", **row})


def add_work(db: Database, identifier: str, citing: str, **said: str) -> None:
    """A work that a note of the document `citing` cites."""
    db["works"].insert({"id": identifier, "type": "document", **said})
    db["citations"].insert(
        {"note_id": "n1", "document_id": citing, "ordinal": 0, "text": "", "start": 0, "end": 0, "work_id": identifier,
         "kind": "full", "how": "states a work"}
    )  # fmt: skip


def linked(db: Database) -> dict[str, str | None]:
    """Each work with the document that it is."""
    return dict(db.execute("select id, document_id from works").fetchall())


def test_a_work_is_the_document_of_its_title_and_year(db):
    """Marks and case apart; the year may be all that agrees."""
    add_document(db, "d1")
    add_document(db, "d2", title="The Pilots’ Winter", published="1911-05-02")
    add_work(db, "w1", "d1", title="The pilots' winter", issued="1911")
    link_works(db, "d2")
    link_works(db, "d1")
    assert linked(db) == {"w1": "d2"}


def test_the_order_of_arrival_does_not_matter(db):
    """A document that comes later than what cites it is recognised when it comes."""
    add_document(db, "d1")
    add_work(db, "w1", "d1", title="Ice at Velde", container="Quay News")
    link_works(db, "d1")
    assert linked(db) == {"w1": None}
    add_document(db, "d2", title="Ice at Velde", publisher="The Quay News")
    link_works(db, "d2")
    assert linked(db) == {"w1": "d2"}


def test_an_equal_address_is_enough(db):
    """Tracking and `www.` apart."""
    add_document(db, "d1")
    add_document(db, "d2", title="Something else", url="https://quay.example/ice/")
    add_work(db, "w1", "d1", title="Ice", url="http://www.quay.example/ice?utm_source=a")
    link_works(db, "d2")
    link_works(db, "d1")
    assert linked(db) == {"w1": "d2"}


def test_a_title_alone_is_not_enough_and_another_year_forbids(db):
    """Unknown rather than wrong."""
    add_document(db, "d1")
    add_document(db, "d2", title="Ice", published="1911", publisher="Quay News")
    add_work(db, "w1", "d1", title="Ice")
    add_work(db, "w2", "d1", title="Ice", issued="1912", publisher="Quay News")
    link_works(db, "d2")
    link_works(db, "d1")
    assert linked(db) == {"w1": None, "w2": None}


def test_of_two_documents_the_better_one_and_of_equals_none(db):
    """A text that two papers printed is the one whose publisher agrees."""
    add_document(db, "d1")
    add_document(db, "d2", title="Strike ends", publisher="Quay News", published="1911-05-02")
    add_document(db, "d3", title="Strike ends", publisher="The Mast", published="1911-05-02")
    add_work(db, "w1", "d1", title="Strike ends", container="The Mast", issued="1911-05-02")
    add_work(db, "w2", "d1", title="Strike ends", issued="1911")
    for document in ("d1", "d2", "d3"):
        link_works(db, document)
    assert linked(db) == {"w1": "d3", "w2": None}


def test_a_document_whose_title_changed_is_let_go(db):
    """Its rows were written anew: what pointed to it is asked again."""
    add_document(db, "d1")
    add_document(db, "d2", title="Ice", published="1911")
    add_work(db, "w1", "d1", title="Ice", issued="1911")
    link_works(db, "d1")
    link_works(db, "d2")
    assert linked(db) == {"w1": "d2"}
    db["documents"].update("d2", {"title": "Thaw"})
    link_works(db, "d2")
    assert linked(db) == {"w1": None}


def test_what_a_person_said_stays(db):
    """A correction of `document` is not overruled."""
    add_document(db, "d1")
    add_document(db, "d2", title="Ice", published="1911")
    add_work(db, "w1", "d1", title="Ice", issued="1911", document_id="d9")
    db["corrections"].insert({"target_id": "w1", "field": "document", "value": "d9"})
    link_works(db, "d2")
    link_works(db, "d1")
    assert linked(db) == {"w1": "d9"}


def test_another_publisher_on_another_day_is_another_work(db):
    """What an agency sent is not what a paper made of it the day after."""
    add_document(db, "d1")
    add_document(db, "d2", title="Strike ends", publisher="Quay News", published="1911-05-03")
    add_work(db, "w1", "d1", title="Strike ends", container="Velde Press Agency", issued="1911-05-02")
    link_works(db, "d2")
    link_works(db, "d1")
    assert linked(db) == {"w1": None}
