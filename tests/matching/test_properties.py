"""What holds for every archive: adding twice, directions, the database and the memory in agreement."""

import sqlite3
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loccit.db.packed import told, unpack
from loccit.folder import init_folder
from loccit.ingest import Options, add
from loccit.matching.archive import Filed
from loccit.matching.memory import MemoryArchive
from loccit.matching.relate import relate
from loccit.matching.sketch import make_sketch, stretches_of
from loccit.parse import parse
from tests.matching.shelf import CRANE, FERRY, FISH, Shelf, documents

PARAGRAPHS = [part for text in (CRANE, FERRY, FISH) for part in text.split("\n\n")]
TEXTS = st.lists(st.sampled_from(PARAGRAPHS), min_size=1, max_size=4, unique=True).map("\n\n".join)
HARBOUR = Path(__file__).resolve().parents[2] / "examples" / "harbour"


@settings(max_examples=30, deadline=None)
@given(st.lists(TEXTS, max_size=3), TEXTS)
def test_a_document_that_is_added_twice_adds_no_match(others, text):
    shelf = Shelf()
    for other in others:
        shelf.put(other)
    first = shelf.put(text)
    again = shelf.put(text)
    assert again.matches == ()
    twin = first.documents[0].b if first.filed.head and documents(first)[0][0] == "same_text" else first.filed.number
    assert documents(again) == [("same_text", again.filed.number, twin)]


@settings(max_examples=30, deadline=None)
@given(st.lists(TEXTS, min_size=2, max_size=5))
def test_no_relation_is_told_both_ways_and_a_container_holds_what_it_contains(texts):
    shelf = Shelf()
    found = [relation for text in texts for relation in shelf.put(text).documents]
    pairs = [(one.a, one.b) for one in found]
    assert len({frozenset(pair) for pair in pairs}) == len(pairs)
    for one in found:
        if one.kind == "contains":
            assert len(shelf.texts[one.a].split()) > len(shelf.texts[one.b].split())
        elif one.kind != "updated_version":
            assert one.a > one.b


@settings(max_examples=30, deadline=None)
@given(st.lists(TEXTS, min_size=2, max_size=4, unique=True))
def test_each_match_names_words_of_both_sides(texts):
    shelf = Shelf()
    for text in texts:
        for match in shelf.put(text).matches:
            assert shelf.words(match.a)
            assert shelf.words(match.b)
            assert match.a.document != match.b.document


@pytest.fixture(scope="module")
def papers(tmp_path_factory):
    """Texts of the harbour, in an archive."""
    folder = init_folder(tmp_path_factory.mktemp("papers"))
    names = sorted(path.name for path in HARBOUR.glob("*.txt"))
    add(folder, [str(HARBOUR / name) for name in names], Options(workers=1, is_new=True))
    return folder


def test_the_database_finds_what_the_memory_finds(papers):
    db = sqlite3.connect(papers.database)
    archive = MemoryArchive()
    expected = []
    rows = db.execute(
        "select d.n, d.id, d.title, d.publisher, d.url, max(v.captured_at), d.sha256 from documents d"
        " join versions v on v.document_id = d.id group by d.id order by d.n"
    ).fetchall()
    for number, _, title, publisher, url, captured_at, sha256 in rows:
        payload = next(papers.payload.rglob(sha256)).read_bytes()
        name = db.execute("select name from acquisitions where sha256 = ?", [sha256]).fetchone()[0]
        stretches = stretches_of(parse(payload, name=name))
        sketch = make_sketch(stretches)
        filed = Filed(number, sketch.length, None, title, publisher, url, captured_at or "")
        found = relate(filed, sketch, stretches, archive)
        archive.add(found.filed, sketch, stretches, found.settled)
        expected += [(one.kind, one.score, None, None, None, None) for one in found.documents]
        expected += [
            (one.kind, one.score, one.a.start, one.a.end, one.b.start, one.b.end) for one in found.matches
        ]  # fmt: skip
    told = db.execute(
        "select kind, score, a_start, a_end, b_start, b_end from matches where kind not in ('repeat', 'pull_quote')"
    ).fetchall()
    assert len(rows) > 4
    assert sorted(told, key=str) == sorted(expected, key=str)


def test_nothing_of_an_earlier_capture_is_left_among_the_fingerprints(folder, tmp_path):
    source = tmp_path / "crane.txt"
    for text in (CRANE, CRANE.replace("lost most of their gear", "had taken their gear ashore the night before")):
        source.write_text(text)
        add(folder, [str(source)], Options(workers=1))
    db = sqlite3.connect(folder.database)
    (text,) = db.execute("select text from documents").fetchone()
    sketch = make_sketch(stretches_of(parse(text.encode(), name="crane.txt")))
    kept = [one for (some,) in db.execute("select entries from fingerprints_recent") for one in told(unpack(some))]
    assert {hashed for hashed, _, _ in kept} == {*sketch.grams, *sketch.marked}
