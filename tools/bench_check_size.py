"""How long a draft takes to be checked: 300 quotations against 100,000 passages, and drafts of up to 20 MB.

    python tools/bench_check_size.py                    # passages: 100,000
    python tools/bench_check_size.py --passages 10000

CPU seconds, behind the loading of the archive: reading the draft, checking it, and both for a byte of the draft. The
time may grow with the draft, not faster.
"""

from __future__ import annotations

import argparse
import random
import sqlite3
import sys
import tempfile
import time
from contextlib import closing
from pathlib import Path

from bench_web import WORDS, make_archive

from loccit.check import check, read_draft
from loccit.db.connect import open_for_reading
from loccit.db.quotable import Quotables

_LEDGER = (
    "insert into ledger(id, kind, document_id, status, successors, version)"
    " select id, 'passage', document_id, 'current', '[]', 1 from passages"
)
SEED = 5
KINDS = ("exact", "one word altered", "no identifier", "nowhere")
DRAFTS = (300, 3_000, 30_000)
MEGABYTES = (1, 5, 20)


def main() -> int:
    """Prints the table."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--passages", type=int, default=100_000)
    asked = options.parse_args()
    chance = random.Random(SEED)
    with tempfile.TemporaryDirectory(prefix="loccit-bench-") as home:
        database, _ = make_archive(Path(home), asked.passages)
        with closing(sqlite3.connect(database)) as db, db:
            db.execute(_LEDGER)
        archive = Quotables(open_for_reading(database))
        passages = archive.db.execute("select id, text from passages").fetchall()
        print(f"{len(passages):,} passages; CPU seconds{'':20}{'read':>8}{'check':>8}{'µs a byte':>11}")
        measure("1 quotation, which loads the word lists", [quoting("exact", passages, chance)], archive)
        for kind in KINDS:
            measure(f"300 quotations, {kind}", [quoting(kind, passages, chance) for _ in range(300)], archive)
        for count in DRAFTS:
            mixed = [quoting(KINDS[turn % 4], passages, chance) for turn in range(count)]
            measure(f"{count:,} quotations, mixed", mixed, archive)
        for size in MEGABYTES:
            prose = [plain(chance) for _ in range(size * 900)]
            quotations = [quoting(KINDS[turn % 4], passages, chance) for turn in range(size * 200)]
            measure(f"{size} MB, {size * 200:,} quotations", chance.sample(prose + quotations, k=size * 1_100), archive)
    return 0


def measure(name: str, paragraphs: list[str], archive: Quotables) -> None:
    """Prints one line."""
    payload = "\n\n".join(paragraphs).encode()
    begun = time.process_time()
    draft = read_draft(payload, "draft.md")
    between = time.process_time()
    check(draft, archive)
    done = time.process_time()
    rate = 1e6 * (done - begun) / len(payload)
    print(f"{name:42} {between - begun:8.2f}{done - between:8.2f}{rate:11.2f}  ({len(payload) / 1e6:.1f} MB)")


def plain(chance: random.Random) -> str:
    """A paragraph of about a kilobyte that quotes nothing."""
    return " ".join(chance.choices(WORDS, k=160)).capitalize() + "."


def quoting(kind: str, passages: list[tuple[str, str]], chance: random.Random) -> str:
    """A paragraph with one quotation of twelve words."""
    identifier, text = chance.choice(passages)
    words = text.rstrip(".").split()[10:22]
    if kind == "one word altered":
        words[6] = "altered"
    if kind == "nowhere":
        words = chance.choices(WORDS, k=12)
    cited = "" if kind == "no identifier" else f" [@{identifier}]"
    return f"{' '.join(chance.choices(WORDS, k=20)).capitalize()} “{' '.join(words)}”{cited}."


if __name__ == "__main__":
    sys.exit(main())
