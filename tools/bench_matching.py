"""Sameness in figures: duplicates, travelling quotations and re-anchoring by kind of edit, and what they cost.

    python tools/bench_matching.py [documents quotations captures speed] [--passages 1000 100000 1000000]

The first three read the development set that lies beside the repository, and say so where it is missing. Beside loccit
stand, in the same run and on the same words (site furniture left out for all), datasketch and rensa, where they are
installed (`pip install datasketch rensa`); for re-anchoring, a running number and a hash of the text.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import random
import re
import statistics
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise
from pathlib import Path
from types import ModuleType
from typing import Any

import made_captures
import made_quotations
from sqlite_utils import Database

from loccit.db.connect import open_for_writing
from loccit.db.fingerprints import FROM, SIGN, STRETCH, file, look_up, take_out
from loccit.matching.archive import Filed
from loccit.matching.memory import MemoryArchive
from loccit.matching.relate import Relations, relate
from loccit.matching.sketch import Stretch, make_sketch, stretches_of
from loccit.parse import parse
from loccit.text.ngrams import say

SHARED = Path(__file__).resolve().parents[2] / "shared"
Pairs = list[tuple[str, str]]
Document = dict[str, Any]


def main() -> int:
    """Prints the tables that were asked for; all of them without arguments."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("tables", nargs="*", help=f"some of {', '.join(TABLES)}; all without")
    options.add_argument("--shared", type=Path, default=SHARED, help="the folder that holds eval/dedup")
    options.add_argument(
        "--texts", type=Path, help="a folder of texts that captures are made of, and quotations planted in"
    )
    options.add_argument(
        "--passages", type=int, nargs="*", default=[1_000, 100_000], help="sizes of the archives of `speed`"
    )
    asked = options.parse_args()
    for name in asked.tables or TABLES:
        print(f"== {name}", flush=True)
        needs_set = name != "speed" and not (name in ("captures", "quotations") and asked.texts)
        if needs_set and not (asked.shared / "eval" / "dedup").is_dir():
            print(f"skipped: the development set is not on this machine ({asked.shared} is missing)")
        else:
            TABLES[name](asked)
    return 0


# ---- documents -----------------------------------------------------------------------------------------------------


def show_documents(asked: argparse.Namespace) -> None:
    """Near duplicates: pairs closed into groups, and the recall of each kind of edit."""
    documents, score = _load(asked.shared)
    prose = {one["id"]: _prose(one) for one in documents}
    edits = ("exact", "norm", "boiler", "double", "trunc", "update", "wire", "rewrite", "ocr")
    print(f"{'':24}{'P':>7}{'R':>7}{'F1':>7}{'ms':>7}  recall by edit: {' '.join(f'{edit:>7}' for edit in edits)}")
    for name, find in ENGINES.items():
        began = time.process_time()
        try:
            pairs = find(documents, prose)
        except ImportError as error:
            print(f"{name:24}skipped: {error} (`pip install datasketch rensa`)")
            continue
        took = 1000 * (time.process_time() - began) / len(documents)
        found = score.eval_pairs(documents, _closed(pairs))
        recall = " ".join(f"{found['recall_by_edit'].get(edit, 0):7.3f}" for edit in edits)
        print(f"{name:24}{found['P']:7.3f}{found['R']:7.3f}{found['F1']:7.3f}{took:7.2f}{'':18}{recall}")


def _by_loccit(documents: list[Document], prose: dict[str, tuple[Stretch, ...]]) -> Pairs:
    return [
        (documents[one.a - 1]["id"], documents[one.b - 1]["id"])
        for found in _added(documents, prose)
        for one in found.documents
    ]


def _by_datasketch(documents: list[Document], prose: dict[str, tuple[Stretch, ...]], least: float = 0.3) -> Pairs:
    from datasketch import MinHash, MinHashLSH

    index = MinHashLSH(threshold=least, num_perm=128)
    pairs: Pairs = []
    for one in documents:
        sketch = MinHash(num_perm=128)
        sketch.update_batch([run.encode() for run in _shingles(prose[one["id"]])])
        pairs.extend((one["id"], other) for other in index.query(sketch))
        index.insert(one["id"], sketch)
    return pairs


def _by_rensa(documents: list[Document], prose: dict[str, tuple[Stretch, ...]], least: float = 0.3) -> Pairs:
    from rensa import RMinHash, RMinHashLSH

    index = RMinHashLSH(threshold=least, num_perm=128, num_bands=32)
    sketches = []
    pairs: Pairs = []
    for number, one in enumerate(documents):
        sketch = RMinHash(num_perm=128, seed=42)
        sketch.update(_shingles(prose[one["id"]]))
        sketches.append(sketch)
        for other in index.query(sketch):
            if sketch.jaccard(sketches[other]) >= least:
                pairs.append((one["id"], documents[other]["id"]))
        index.insert(number, sketch)
    return pairs


def _by_hash(documents: list[Document], prose: dict[str, tuple[Stretch, ...]]) -> Pairs:
    """Equality of the words, as a checksum of normalized text finds it."""
    first: dict[str, str] = {}
    pairs: Pairs = []
    for one in documents:
        words = " ".join(say(one["text"]))
        if words in first:
            pairs.append((one["id"], first[words]))
        first.setdefault(words, one["id"])
    return pairs


ENGINES: dict[str, Callable[[list[Document], dict[str, tuple[Stretch, ...]]], Pairs]] = {
    "loccit": _by_loccit,
    "hash of the words": _by_hash,
    "datasketch, J >= .3": _by_datasketch,
    "rensa, J >= .3": _by_rensa,
}


def _added(documents: list[Document], prose: dict[str, tuple[Stretch, ...]]) -> Iterator[Relations]:
    """What each document has in common with those before it, when they are added one after the other."""
    archive = MemoryArchive()
    for number, one in enumerate(documents, 1):
        sketch = make_sketch(prose[one["id"]])
        found = relate(Filed(number, sketch.length, captured_at=f"{number:09}"), sketch, prose[one["id"]], archive)
        archive.add(found.filed, sketch, prose[one["id"]], found.settled)
        yield found


def _shingles(stretches: Iterable[Stretch]) -> list[str]:
    said = [word for one in stretches for _, text in one.pieces for word in say(text)]
    return [" ".join(run) for run in zip(said, said[1:], said[2:], strict=False)] or [" ".join(said)]


def _closed(pairs: Pairs) -> Pairs:
    head: dict[str, str] = {}

    def find(name: str) -> str:
        while head.setdefault(name, name) != name:
            name = head[name]
        return name

    for one, other in pairs:
        head[find(one)] = find(other)
    groups = defaultdict(list)
    for name in head:
        groups[find(name)].append(name)
    return [(one, other) for group in groups.values() for at, one in enumerate(group) for other in group[at + 1 :]]


# ---- quotations ----------------------------------------------------------------------------------------------------


def show_quotations(asked: argparse.Namespace) -> None:
    """Reused quotations: with marks on one side, and all; or those that are planted in the texts of a folder."""
    if asked.texts:
        _show_planted(asked.texts)
        return
    documents, score = _load(asked.shared)
    gold = score.load(asked.shared / "eval" / "dedup" / "synth_pd" / "quotes.jsonl")
    prose = {one["id"]: _prose(one) for one in documents}
    found = [
        {
            "a": documents[one.a.document - 1]["id"], "a_start": one.a.start, "a_end": one.a.end,
            "b": documents[one.b.document - 1]["id"], "b_start": one.b.start, "b_end": one.b.end,
            "in marks": one.a.marked is not None, "candidate": "candidate" in one.how,
        }
        for relations in _added(documents, prose)
        for one in relations.matches
    ]  # fmt: skip
    marked_gold = [one for one in gold if one["kind"] != "unquoted"]
    for name, some, wanted in (
        ("one side in marks", [one for one in found if one["in marks"]], marked_gold),
        ("without candidates", [one for one in found if one["in marks"] and not one["candidate"]], marked_gold),
        ("all, reuse too", found, gold),
    ):
        told = score.eval_quotes(wanted, some)
        print(f"{name:20} P {told['P']:.3f}  R {told['R']:.3f}  F1 {told['F1']:.3f}  {told['recall_by_kind']}")


def _show_planted(folder: Path) -> None:
    """Plants quotations in 600 texts of a folder, and looks for them with the texts in an order of chance."""
    chance = random.Random(4)
    read = {" ".join((text := one.read_text("utf-8", "replace")).split()): text for one in folder.rglob("*.txt")}
    texts, planted = made_quotations.plant(chance.sample([read[key] for key in sorted(read)], 600), chance, each=40)
    documents = [{"id": str(at), "text": text} for at, text in enumerate(texts)]
    prose = {one["id"]: _prose(one) for one in documents}
    matches = [match for relations in _added(documents, prose) for match in relations.matches]
    made_quotations.show_planted(planted, matches)


# ---- captures ------------------------------------------------------------------------------------------------------


def show_captures(asked: argparse.Namespace) -> None:
    """Re-anchoring on captures that are made of the set's texts, or of those in a folder."""
    if asked.texts:
        read = [one.read_text("utf-8", "replace") for one in sorted(asked.texts.rglob("*.txt"))]
        pool = [[part.strip() for part in re.split(r"\n\s*\n", text) if part.strip()] for text in read]
    else:
        documents, _ = _load(asked.shared)
        pool = [re.split(r"\n\n", one["text"])[1:] for one in documents if one["variant"] in ("orig", "single")]
    made_captures.show_captures(pool)


# ---- speed ---------------------------------------------------------------------------------------------------------


def show_speed(asked: argparse.Namespace) -> None:
    """What one document costs in archives of several sizes; and look-ups in them. CPU time but for the look-ups."""
    print("milliseconds for a document (median of 40); `filed` with its share of a transaction of 5 documents")
    heads = f"{'sketch':>8}{'looked up':>11}{'related':>9}{'filed':>7}{'all':>7}"
    print(f"{'in an archive of':>20}  {'a document of':28}{heads}")
    for passages in asked.passages:
        with tempfile.TemporaryDirectory() as home:
            db = open_for_writing(Path(home) / "grams.db")
            _fill(db, passages)
            for shape in SHAPES:
                cells = _cost(db, shape)
                told = "".join(f"{cell:{width}.2f}" for cell, width in zip(cells, (8, 11, 9, 7), strict=True))
                name = f"{shape[0]} passages of {shape[1]} words"
                print(f"{passages:>20}  {name:28}{told}{sum(cells):7.2f}", flush=True)
            _show_lookups(db, passages)


SHAPES = ((8, 62), (100, 40), (100, 62))
"""Passages and their words: a report of 500 words, and long documents of short and of long paragraphs."""
GRAMS_A_PASSAGE = 25
NEW = 10_000_000
"""Documents of this number and above are added for the measurement."""
RECENT = SIGN * 2**32 // STRETCH
"""Rows in the small table on average, once there are more than these."""
_FILL = """
with recursive numbers(n) as (select 1 union all select n + 1 from numbers where n < :rows)
insert or ignore into {table} select random() >> 32, n / 200, n / 25 % 8, n % 10 = 0 from numbers order by 1
"""


def _fill(db: Database, passages: int) -> None:
    """Random grams in the database's own tables, a tenth of them in marks: what filing so many passages leaves."""
    rows = passages * GRAMS_A_PASSAGE
    recent = rows if passages // 8 < FROM else min(rows, RECENT)
    for table, count in (("fingerprints_recent", recent), ("fingerprints", rows - recent)):
        if count:
            with db.atomic():
                db.execute(_FILL.format(table=table), {"rows": count})


def _cost(db: Database, shape: tuple[int, int]) -> tuple[float, ...]:
    """Milliseconds for sketch, look-ups, relating and filing of a document that shares nothing with others."""
    chance = random.Random(1)
    words = ["".join(chance.choices("abcdefghijklmnoprstuvw", k=chance.randint(2, 9))) for _ in range(20_000)]
    spent: list[list[float]] = []
    closing = 0.0
    for _ in range(8):
        texts = ["\n\n".join(" ".join(chance.choices(words, k=shape[1])) for _ in range(shape[0])) for _ in range(5)]
        read = [stretches_of(parse(text.encode(), name="x.txt")) for text in texts]
        with db.atomic():
            spent += [_cost_of_one(db, NEW + number, stretches) for number, stretches in enumerate(read)]
            began = time.process_time()
        closing += time.process_time() - began
        with db.atomic():  # so that each is added to an archive of the same size
            for number, stretches in enumerate(read):
                sketch = make_sketch(stretches)
                take_out(db, NEW + number, [*sketch.grams, *sketch.marked])
    *most, filed = (1000 * statistics.median(part) for part in zip(*spent, strict=True))
    return (*most, filed + 1000 * closing / len(spent))


def _cost_of_one(db: Database, number: int, stretches: tuple[Stretch, ...]) -> list[float]:
    times = [time.process_time()]
    sketch = make_sketch(stretches)
    times.append(time.process_time())
    list(look_up(db, [*sketch.grams, *sketch.marked]))
    list(look_up(db, sketch.others, in_marks=True))
    times.append(time.process_time())
    found = relate(Filed(number, sketch.length), sketch, stretches, MemoryArchive())
    times.append(time.process_time())
    file(db, number, sketch.places(found.settled))
    times.append(time.process_time())
    return [later - earlier for earlier, later in pairwise(times)]


def _show_lookups(db: Database, passages: int) -> None:
    """Look-ups of the grams of one passage, all of which are there, by the clock."""
    chance = random.Random(2)
    table = "fingerprints" if db.execute("select 1 from fingerprints limit 1").fetchone() else "fingerprints_recent"
    near = f"select hash from {table} where hash >= ? order by hash limit 1"
    looked = []
    for _ in range(2_000):
        some = (chance.getrandbits(32) - 2**31 for _ in range(GRAMS_A_PASSAGE))
        wanted = [row[0] for one in some if (row := db.execute(near, [one]).fetchone())]
        looked.append(_timed(lambda: list(look_up(db, wanted))))  # noqa: B023
    looked.sort()
    size = db.execute("select page_count * 4096 from pragma_page_count").fetchone()[0] / passages
    print(f"{'':22}look-up of a passage: p50 {looked[1_000]:.3f} ms, p95 {looked[1_900]:.3f} ms; {size:.0f} bytes each")


def _timed(ask: Callable[[], object]) -> float:
    began = time.perf_counter()
    ask()
    return 1000 * (time.perf_counter() - began)


# ---- the set -------------------------------------------------------------------------------------------------------


def _load(shared: Path) -> tuple[list[Document], ModuleType]:
    folder = shared / "eval" / "dedup"
    spec = importlib.util.spec_from_file_location("evaluate", folder / "evaluate.py")
    if spec is None or spec.loader is None:
        raise FileNotFoundError(folder / "evaluate.py")
    score = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(score)
    with (folder / "synth_pd" / "docs.jsonl").open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines], score


def _prose(document: Document) -> tuple[Stretch, ...]:
    return stretches_of(parse(document["text"].encode(), name=document["id"] + ".txt"))


TABLES: dict[str, Callable[[argparse.Namespace], None]] = {
    "documents": show_documents,
    "quotations": show_quotations,
    "captures": show_captures,
    "speed": show_speed,
}

if __name__ == "__main__":
    sys.exit(main())
