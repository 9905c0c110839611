"""The way through Spark, on one machine: the sample archive is exported, aligned there, and comes back as matches.

Skipped where PySpark or Java is missing (`pip install pyspark==4.0.1`); passim itself is not on PyPI, so a small job
of the same shape stands for it: documents of different series that share a run of six words, with the first and the
last place of one.
"""

import json
import shutil
from collections import defaultdict
from pathlib import Path

import pytest

from loccit.db.connect import open_for_writing
from loccit.db.exported import passim_lines, save_reuse
from loccit.folder import Folder
from loccit.ingest.rebuild import rebuild
from loccit.matching.passim import from_passim

sql = pytest.importorskip("pyspark.sql", reason="PySpark is not installed")
pytestmark = [
    pytest.mark.skipif(shutil.which("java") is None, reason="there is no Java"),
    pytest.mark.filterwarnings("ignore"),
]
SAMPLE = Path(__file__).resolve().parents[2] / "archive"


@pytest.fixture
def db(tmp_path):
    """The sample archive's database, made anew."""
    shutil.copytree(SAMPLE, tmp_path / "archive", ignore=shutil.ignore_patterns("archive.db*", "tmp", "lock"))
    folder = Folder(tmp_path / "archive")
    rebuild(folder)
    return open_for_writing(folder.database)


def find_runs(text):
    """Each run of six words with its place."""
    words, at = [], 0
    for word in text.split():
        start = text.index(word, at)
        at = start + len(word)
        words.append((word, start, at))
    return [(" ".join(one[0] for one in words[n : n + 6]), words[n][1], words[n + 5][2]) for n in range(len(words) - 5)]


def span_of(one, other, both):
    """A line as passim writes it."""
    ours, theirs = zip(*both, strict=True)
    row = {"id": one[0], "date": one[1], "begin": min(ours)[0], "end": max(ours)[1]}
    return row | {"id2": other[0], "date2": other[1], "begin2": min(theirs)[0], "end2": max(theirs)[1]}


def align_in_spark(lines, folder):
    (folder / "in.json").write_text("\n".join(lines), encoding="utf-8")
    spark = sql.SparkSession.builder.master("local[1]").config("spark.ui.enabled", "false").getOrCreate()
    try:
        read = spark.read.json(str(folder / "in.json"))
        runs = read.rdd.flatMap(
            lambda row: [(run, ((row.id, row.date, row.series), (a, b))) for run, a, b in find_runs(row.text)]
        )
        shared = runs.join(runs).values().filter(lambda pair: pair[0][0][0] < pair[1][0][0])
        strangers = shared.filter(lambda pair: pair[0][0][2] != pair[1][0][2])
        spans = strangers.map(lambda pair: ((pair[0][0], pair[1][0]), (pair[0][1], pair[1][1]))).groupByKey().collect()
    finally:
        spark.stop()
    return [span_of(one, other, list(both)) for (one, other), both in spans]


def align_here(lines):
    where, spans = defaultdict(list), defaultdict(list)
    for row in map(json.loads, lines):
        for run, start, end in find_runs(row["text"]):
            where[run].append(((row["id"], row.get("date"), row["series"]), (start, end)))
    for places in where.values():
        for one, ours in places:
            for other, theirs in places:
                if one[0] < other[0] and one[2] != other[2]:
                    spans[one, other].append((ours, theirs))
    return [span_of(one, other, both) for (one, other), both in spans.items()]


def test_the_sample_archive_goes_through_spark_and_comes_back_as_matches(db, tmp_path):
    lines = list(passim_lines(db, with_private=True))
    aligned = align_in_spark(lines, tmp_path)
    assert sorted(aligned, key=str) == sorted(align_here(lines), key=str)
    found = list(from_passim(map(json.dumps, aligned)))
    assert found
    with db.atomic():
        saved = save_reuse(db, found)
    assert (set(saved.added), saved.known, saved.unknown) == (set(found), 0, 0)
    for one in found:
        sides = ((one.a_id, one.a_start, one.a_end), (one.b_id, one.b_start, one.b_end))
        said = [
            db.execute("select substr(text, ? + 1, ?) from documents where id = ?", [start, end - start, name])
            for name, start, end in sides
        ]
        ours, theirs = (" ".join(row.fetchone()[0].split()) for row in said)
        assert set(run for run, _, _ in find_runs(ours)) & set(run for run, _, _ in find_runs(theirs))
