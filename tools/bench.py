"""Speed as ratios in one run: `make bench`.

Adding N generated files of 500 words with 2 workers, against a floor that only reads, hashes, cuts paragraphs and
inserts them with a full-text index; the second run against the first; rebuilding; search against the raw FTS query;
peak memory of the process and its workers; real pages against plain trafilatura.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import random
import resource
import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import trafilatura

from loccit.api import parse
from loccit.db.connect import open_for_reading
from loccit.db.search import search
from loccit.folder import Folder

PAGES = Path(__file__).resolve().parents[2] / "shared" / "eval" / "content" / "scrapinghub" / "pages"
_SYLLABLES = (
    "ska rne tor va mir low vel mark ans gar qui ferry quay tide fee pier har bour lic ence min ist er crown".split()
)


def main() -> int:
    """Prints the table."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--files", type=int, default=2_000)
    options.add_argument("--workers", type=int, default=2)
    options.add_argument("--rounds", type=int, default=3)
    asked = options.parse_args()
    home = Path(tempfile.mkdtemp(prefix="loccit-bench-"))
    try:
        sources = write_files(home / "sources", asked.files)
        rounds = [one_round(sources, home / str(turn), asked.workers) for turn in range(asked.rounds)]
        report(asked.files, rounds, home / str(asked.rounds - 1))
        report_pages()
    finally:
        shutil.rmtree(home)
    return 0


def one_round(sources: Path, home: Path, workers: int) -> tuple[float, float, float]:
    """Seconds of the floor, of adding, and of adding the same again."""
    add = ("-a", str(home), "add", str(sources), "--workers", str(workers))
    run("init", str(home))
    floor_time = timed(lambda: floor(sources, home / "floor.db"))
    return floor_time, timed(lambda: run(*add)), timed(lambda: run(*add))


def report(files: int, rounds: list[tuple[float, float, float]], archive: Path) -> None:
    """The figures, each beside its bound."""
    floor_time, first, second = (statistics.median(some) for some in zip(*rounds, strict=True))
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    rebuilt = timed(lambda: run("-a", str(archive), "rebuild"))
    print(f"{files} files of 500 words; seconds (median): floor {floor_time:.2f}, add {first:.2f}, again {second:.2f}")
    print(f"add / floor            {first / floor_time:6.2f}   (at most 10)")
    print(f"again / add            {second / first:6.2f}   (at most .15, or 1 x the floor: {second / floor_time:.2f})")
    print(f"rebuild / floor        {rebuilt / floor_time:6.2f}")
    print(f"peak memory, MB        {peak:6.0f}   (at most 400; the largest process)")
    folder = Folder(archive / "archive")
    size = "select sum(length(cast(text as blob))) from documents"
    text = sqlite3.connect(folder.database).execute(size).fetchone()[0]
    print(f"database / text        {folder.database.stat().st_size / text:6.2f}   (at most 5.5)")
    print(f"search / raw FTS       {search_ratio(folder):6.2f}")


def report_pages() -> None:
    """CPU time of parsing real pages over plain trafilatura's on the same, turn by turn in this process."""
    pages = sorted(PAGES.glob("*.html.gz"))
    if not pages:
        print("parse / trafilatura    skipped: the pages to measure on (../shared/eval/content) are not here")
        return
    ours = plain = 0.0
    for place, path in enumerate([pages[0], *pages]):
        payload = gzip.decompress(path.read_bytes())
        theirs, own = cpu(lambda: trafilatura.extract(payload)), cpu(lambda: parse(payload, name="page.html"))  # noqa: B023
        if place:  # the first page loads what both need
            plain, ours = plain + theirs, ours + own
    print(f"parse / trafilatura    {ours / plain:6.2f}   (at most 4; {len(pages)} pages, CPU time)")


def search_ratio(folder: Folder) -> float:
    """Our search over a raw ranked query with snippets, on the same words."""
    connection = open_for_reading(folder.database).conn
    assert connection is not None
    words = ["harskator", "quay", "ferrytide minis", "torva*"]
    raw = (
        "select rowid, snippet(passages_fts, 0, '[', ']', '…', 30) from passages_fts"
        " where passages_fts match ? order by rank limit 20"
    )
    ours = timed(lambda: [search(connection, one) for one in words for _ in range(20)])
    plain = timed(
        lambda: [connection.execute(raw, (one.replace(" ", " AND "),)).fetchall() for one in words for _ in range(20)]
    )
    return ours / plain


def write_files(home: Path, count: int) -> Path:
    """Texts of 500 words in paragraphs, with names and quotations, the same at every run."""
    home.mkdir()
    dice = random.Random(7)
    words = ["".join(dice.choices(_SYLLABLES, k=dice.randint(1, 3))) for _ in range(5_000)]
    for number in range(count):
        paragraphs = []
        for _ in range(8):
            some = dice.choices(words, k=58)
            some[dice.randint(5, 20)] += "."
            name = f"{dice.choice(words).title()} {dice.choice(words).title()}"
            some[30:34] = ["“" + some[30], some[31], some[32] + ",”", f"said {name}."]
            paragraphs.append(" ".join(some).capitalize() + ".")
        title = " ".join(dice.choices(words, k=5)).title()
        (home / f"{number:05}.txt").write_text("\n\n".join([title, *paragraphs]) + "\n", encoding="utf-8")
    return home


def floor(sources: Path, database: Path) -> None:
    """What nobody can do without: read, hash, cut paragraphs, insert, index by a trigger; one transaction."""
    db = sqlite3.connect(database)
    db.execute("create table passages (id integer primary key, sha256 text, text text)")
    db.execute("create virtual table fts using fts5(text, content='passages', content_rowid='id')")
    db.execute(
        "create trigger indexed after insert on passages begin"
        " insert into fts(rowid, text) values (new.id, new.text); end"
    )
    for path in sorted(sources.iterdir()):
        payload = path.read_bytes()
        sha256 = hashlib.sha256(payload).hexdigest()
        rows = [(sha256, paragraph) for paragraph in payload.decode().split("\n\n") if paragraph.strip()]
        db.executemany("insert into passages (sha256, text) values (?, ?)", rows)
    db.commit()
    db.close()


def run(*arguments: str) -> None:
    """One loccit command in a process of its own."""
    subprocess.run([sys.executable, "-m", "loccit", *arguments], check=True, capture_output=True)


def cpu(act: Callable[[], object]) -> float:
    """Seconds of this process that a call takes."""
    start = time.process_time()
    act()
    return time.process_time() - start


def timed(act: object) -> float:
    """Seconds that a call takes."""
    start = time.perf_counter()
    act()  # type: ignore[operator]
    return time.perf_counter() - start


if __name__ == "__main__":
    sys.exit(main())
