"""The tables of quotations in `make quality`: ours beside textacy, precision by rule, speed in one run.

textacy needs spaCy and its small English model, which loccit does not: `LOCCIT_PEERS` names a Python that has them.
"""

from __future__ import annotations

import importlib.util
import json
import os
import subprocess
import sys
import time
from collections import defaultdict
from pathlib import Path
from types import ModuleType

from loccit.api import parse
from loccit.attribution import attribute

Row = dict[str, object]
PEERS = os.environ.get("LOCCIT_PEERS", sys.executable)


def report(home: Path, quoted: Path, both: Path) -> None:
    """Prints every table; `home` holds the gold, the two files what an archive says."""
    scorer = _scorer(home / "evaluate.py")
    gold, nobody = scorer.load(home / "direct.jsonl"), scorer.load(home / "unattributed.jsonl")
    texts = {one["doc"]: one["text"] for one in _rows(home / "docs.jsonl")}
    ours = scorer.load(quoted)
    unseen = {doc for doc, text in texts.items() if "''" in text}
    print(f"{'quoted stretches':54} span P / R / F1       +name F1  pronoun->name  nobody's words given a speaker")
    _line(scorer, "loccit", gold, ours, nobody)
    _line(
        scorer, f"loccit, {len(unseen)} articles left out whose marks ('') it lacks",
        _without(gold, unseen), _without(ours, unseen), _without(nobody, unseen),
    )  # fmt: skip
    peer = _peer(home / "docs.jsonl", both.with_name("textacy.jsonl"))
    if peer:
        _line(scorer, "textacy, paragraph by paragraph", gold, scorer.load(peer[0]), nobody)
    print()
    _line(scorer, "all speech: loccit", scorer.load(home / "said.jsonl"), scorer.load(both), None)
    _by_rule(scorer, gold, ours, nobody)
    _speed(texts, peer[1] if peer else None)


def _line(scorer: ModuleType, name: str, gold: list[Row], found: list[Row], nobody: list[Row] | None) -> None:
    told, _, _ = scorer.evaluate(gold, found, nobody)
    spans = " / ".join(f"{part:.3f}" for part in told["overlap80"])
    hit = "{} of {}".format(*told["unattributed_hit"]) if nobody else ""
    name_f1, pronouns = told["end_to_end_name"][2], told["pronoun_resolved_acc"] or 0
    print(f"{name:54} {spans}   {name_f1:.3f}     {pronouns:.3f}          {hit}")


def _by_rule(scorer: ModuleType, gold: list[Row], found: list[Row], nobody: list[Row]) -> None:
    """Of what each rule gave to a speaker: how much the gold has, how much of that with the right name."""
    given = [row for row in found if row["speaker"]]
    right = {
        id(row): scorer.same(row["speaker"], one.get("speaker_resolved") or one["speaker"])
        for one, row in _met(scorer, gold, given)
    }
    wrong = {id(row) for _, row in _met(scorer, nobody, given)}
    rules: dict[str, list[Row]] = defaultdict(list)
    for row in given:
        rules[str(row["how"])].append(row)
    print(f"\n{'rule':44} rows  in the gold  right name  nobody's words")
    for rule, rows in sorted(rules.items(), key=lambda one: -len(one[1])):
        met = [right[id(row)] for row in rows if id(row) in right]
        lost = sum(id(row) in wrong for row in rows)
        print(f"{rule:44} {len(rows):4}  {len(met):11}  {sum(met) / len(met) if met else 0:10.2f}  {lost:14}")


def _met(scorer: ModuleType, gold: list[Row], found: list[Row]) -> list[tuple[Row, Row]]:
    met: list[tuple[Row, Row]] = scorer.match(gold, found, lambda one, row: scorer.ov(one, row) >= 0.8)
    return met


def _speed(texts: dict[str, str], peer: float | None) -> None:
    """CPU seconds from passages to quotations, and of the whole way from bytes; the peer's in the same run.

    The peer gets paragraphs and gives quotations, as attribution does; `parse` also reads, cuts and links.
    """
    readings = [parse(text.encode(), name="a.txt") for text in texts.values()]
    start = time.process_time()
    for one in readings:
        attribute(one.text, one.passages, one.notes, one.described, language=one.described.language)
    middle = time.process_time()
    for text in texts.values():
        parse(text.encode(), name="a.txt")
    alone, whole = middle - start, time.process_time() - middle
    print(f"\nCPU time, {len(texts)} articles: attribution {alone:.2f} s, all of parse {whole:.2f} s", end="")
    if peer:
        print(
            f"; textacy on spaCy {peer:.1f} s: {peer / alone:.0f} x (at least 50) and {peer / whole:.0f} x as long",
            end="",
        )
    print()


def _peer(documents: Path, target: Path) -> tuple[Path, float] | None:
    """What textacy finds, and the seconds it took; None where it is not installed."""
    there = subprocess.run([PEERS, "-c", "import textacy, spacy"], capture_output=True, check=False)
    if there.returncode:
        print("textacy: skipped, it is not installed; set LOCCIT_PEERS to a Python that has it and en_core_web_sm")
        return None
    script = Path(__file__).with_name("peer_textacy.py")
    told = subprocess.run([PEERS, str(script), str(documents)], capture_output=True, check=True, text=True)
    *rows, last = told.stdout.splitlines()
    target.write_text("\n".join(rows) + "\n", "utf-8")
    return target, float(json.loads(last)["seconds"])


def _without(rows: list[Row], documents: set[str]) -> list[Row]:
    return [row for row in rows if row["doc"] not in documents]


def _rows(path: Path) -> list[dict[str, str]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def _scorer(path: Path) -> ModuleType:
    """The scorer that lies beside the gold."""
    spec = importlib.util.spec_from_file_location("evaluate", path)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
