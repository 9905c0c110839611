"""The way through Spark, on one machine: what is exported is read there, and what is aligned there comes back.

Skipped where PySpark or Java is missing (`pip install pyspark`); passim itself is not on PyPI, so a small job of the
same shape stands for it: documents that share a run of six words, with the span of the longest one.
"""

import json
import shutil

import pytest

from loccit.matching.passim import PassimDocument, Reuse, from_passim, to_passim
from tests.matching.shelf import CRANE, FERRY, stretches

sql = pytest.importorskip("pyspark.sql", reason="PySpark is not installed")
pytestmark = [
    pytest.mark.skipif(shutil.which("java") is None, reason="there is no Java"),
    pytest.mark.filterwarnings("ignore"),
]


def find_runs(text):
    """Each run of six words with its place."""
    words, at = [], 0
    for word in text.split():
        start = text.index(word, at)
        at = start + len(word)
        words.append((word, start, at))
    return [(" ".join(one[0] for one in words[n : n + 6]), words[n][1], words[n + 5][2]) for n in range(len(words) - 5)]


def test_an_archive_goes_through_spark_and_comes_back_as_matches(tmp_path):
    texts = {"d1": CRANE, "d2": "Menu\n\n" + FERRY + "\n\n" + CRANE.split("\n\n")[0], "d3": FERRY[:80]}
    dates = {"d1": "2026-03-02", "d2": "2026-03-04", "d3": "2026-03-09"}
    lines = [
        to_passim(PassimDocument(name, name, dates[name], "", text, stretches(text))) for name, text in texts.items()
    ]
    (tmp_path / "in.json").write_text("\n".join(lines), encoding="utf-8")
    spark = sql.SparkSession.builder.master("local[1]").config("spark.ui.enabled", "false").getOrCreate()
    try:
        read = spark.read.json(str(tmp_path / "in.json"))
        assert {row.id: row.text for row in read.collect()} == texts
        runs = read.rdd.flatMap(lambda row: [(run, (row.id, row.date, a, b)) for run, a, b in find_runs(row.text)])
        shared = runs.join(runs).map(lambda pair: pair[1]).filter(lambda pair: pair[0][0] < pair[1][0])
        spans = shared.map(lambda pair: ((pair[0][:2], pair[1][:2]), (pair[0][2:], pair[1][2:]))).groupByKey().collect()
    finally:
        spark.stop()
    aligned = []
    for (one, other), both in spans:
        ours, theirs = zip(*both, strict=True)
        row = {"id": one[0], "date": one[1], "begin": min(ours)[0], "end": max(ours)[1]}
        row |= {"id2": other[0], "date2": other[1], "begin2": min(theirs)[0], "end2": max(theirs)[1]}
        aligned.append(json.dumps(row))
    first = CRANE.index(".") + 1
    lead = texts["d2"].index("The harbour office")
    assert sorted(from_passim(aligned), key=lambda one: one.a_id) == [
        Reuse("d2", "d1", lead, lead + first, 0, first, 1.0, "passim"),
        Reuse("d3", "d2", 0, 80, 6, 86, 1.0, "passim"),
    ]
