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
from loccit.db.fingerprints import file, look_up
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
    print("milliseconds for a document: sketch, look-ups and relating (median); filing (mean, as every so many")
    print("documents entries are moved on) with its share of a transaction of 5; beside it all by the clock (mean)")
    heads = f"{'sketch':>8}{'looked up':>11}{'related':>9}{'filed':>7}{'all':>7}{'clock':>7}"
    print(f"{'in an archive of':>20}  {'a document of':28}{heads}")
    for passages in asked.passages:
        with tempfile.TemporaryDirectory() as home:
            db = open_for_writing(Path(home) / "grams.db")
            _fill(db, passages)
            for shape in SHAPES:
                *cells, clock = _cost(db, shape, turns=8 if passages < 10_000 else 60)
                told = "".join(f"{cell:{width}.2f}" for cell, width in zip(cells, (8, 11, 9, 7), strict=True))
                name = f"{shape[0]} passages of {shape[1]} words"
                print(f"{passages:>20}  {name:28}{told}{sum(cells):7.2f}{clock:7.2f}", flush=True)
            _show_lookups(db, passages)
            db.close()
            began = time.perf_counter()
            list(look_up(open_for_writing(Path(home) / "grams.db"), [1]))
            print(f"{'':22}first look-up after opening: {1000 * (time.perf_counter() - began):.0f} ms", flush=True)


SHAPES = ((8, 62), (100, 40), (100, 62))
"""Passages and their words: a report of 500 words, and long documents of short and of long paragraphs."""
GRAMS_A_PASSAGE = 25
EACH = 5
"""Documents in a transaction."""


def _fill(db: Database, passages: int) -> None:
    """Files documents of 100 passages of random grams, a tenth of them in marks, 20 a transaction."""
    chance = random.Random(5)
    for first in range(0, passages // 100, 20):
        with db.atomic():
            for number in range(first, min(first + 20, passages // 100)):
                grams = {chance.getrandbits(32) - 2**31: at // GRAMS_A_PASSAGE for at in range(100 * GRAMS_A_PASSAGE)}
                marked = {one: grams.pop(one) for one in list(grams)[::10]}
                file(db, 1 + number, grams, marked)


def _cost(db: Database, shape: tuple[int, int], *, turns: int) -> tuple[float, ...]:
    """Milliseconds for sketch, look-ups, relating and filing of a document that shares nothing with others; by the
    clock for all. Few turns in a small archive, as it grows by them; many in a large one, as entries move on then."""
    chance = random.Random(shape[0] * shape[1])
    words = ["".join(chance.choices("abcdefghijklmnoprstuvw", k=chance.randint(2, 9))) for _ in range(20_000)]
    number = db.execute("select max(document_n) from fingerprint_places").fetchone()[0]
    spent: list[list[float]] = []
    filing = clock = 0.0
    for _ in range(turns):
        texts = ["\n\n".join(" ".join(chance.choices(words, k=shape[1])) for _ in range(shape[0])) for _ in range(EACH)]
        read = [stretches_of(parse(text.encode(), name="x.txt")) for text in texts]
        began, on_clock = time.process_time(), time.perf_counter()
        with db.atomic():
            some = [_cost_of_one(db, number + at, stretches) for at, stretches in enumerate(read, 1)]
        filing += time.process_time() - began - sum(map(sum, some))
        clock += time.perf_counter() - on_clock
        spent += some
        number += EACH
    sketch, looked, related, filed = zip(*spent, strict=True)
    filing += sum(filed)
    medians = [1000 * statistics.median(one) for one in (sketch, looked, related)]
    return (*medians, 1000 * filing / len(spent), 1000 * clock / len(spent))


def _cost_of_one(db: Database, number: int, stretches: tuple[Stretch, ...]) -> list[float]:
    times = [time.process_time()]
    sketch = make_sketch(stretches)
    times.append(time.process_time())
    list(look_up(db, [*sketch.grams, *sketch.marked], sketch.others))
    times.append(time.process_time())
    found = relate(Filed(number, sketch.length), sketch, stretches, MemoryArchive())
    times.append(time.process_time())
    file(db, number, *sketch.without(found.settled))
    times.append(time.process_time())
    return [later - earlier for earlier, later in pairwise(times)]


def _show_lookups(db: Database, passages: int) -> None:
    """Look-ups of the grams of one passage, all of which are there, by the clock."""
    chance = random.Random(5)  # the grams that the archive was filled with
    filled = [chance.getrandbits(32) - 2**31 for _ in range(min(passages, 20_000) * GRAMS_A_PASSAGE)]
    looked = []
    for _ in range(2_000):
        wanted = chance.sample(filled, GRAMS_A_PASSAGE)
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
