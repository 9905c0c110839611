"""Captures made out of known texts, with what became of each passage, and how re-anchoring does on them.

Used by `bench_matching.py`. Beside loccit stand a running number and a hash of the text.
"""

from __future__ import annotations

import random
import re
import time
from collections import Counter, defaultdict
from collections.abc import Callable
from typing import Any

from loccit.matching.anchors import Known, Place, context_of
from loccit.matching.reanchor import reanchor
from loccit.text.fold import key_hash

Gold = list[int | None]
"""For each old passage the new one that its words went to; None where it was deleted."""


def show_captures(pool: list[list[str]]) -> None:
    """Right, wrong and lost IDs in per cent, and milliseconds for 100 passages, on captures made of `pool`: texts, as
    their paragraphs."""
    chance = random.Random(1)
    print(f"{'':32}{'loccit':^26}{'hash of the text':^22}{'running number':^22}")
    print(f"{'':32}" + "  right  wrong   lost" + f"{'ms':>7}" + "  right  wrong   lost " * 2)
    for name, (edit, cut) in EDITS.items():
        told = defaultdict(Counter)
        took = passages = 0.0
        for _ in range(60):
            old = [part.replace("\n", " ") for paragraphs in chance.sample(pool, 3) for part in paragraphs]
            old = [part for whole in old for part in (cut(whole) if cut else [whole]) if part.strip()]
            new, gold = edit(old, chance, pool)
            took += _score_capture(old, new, gold, told)
            passages += len(old)
        cells = []
        for engine in ("loccit", "hash", "number"):
            total = max(1, sum(told[engine].values()))
            cells.append("".join(f"{100 * told[engine][key] / total:7.2f}" for key in ("right", "wrong", "lost")))
        print(f"{name:32}{cells[0]}{100_000 * took / passages:7.1f}{cells[1]} {cells[2]}")


def _score_capture(old: list[str], new: list[str], gold: Gold, told: dict[str, Counter[str]]) -> float:
    """Counts what became of each ID: at the place (or leading to the place) where its words went is right."""
    old_text, old_places = _written(old)
    new_text, new_places = _written(new)
    known = [
        Known(str(at), one.text, *context_of(old_text, one.start, one.end), one.start, one.end)
        for at, one in enumerate(old_places)
    ]
    began = time.process_time()
    fates = reanchor(known, new_places, new_text).fates
    took = time.process_time() - began
    by_hash = {key_hash(part): at for at, part in reversed(list(enumerate(new)))}
    for at, wanted in enumerate(gold):
        led = set(fates[at].successors) | ({fates[at].place} - {None})
        told["loccit"][_verdict(led, wanted)] += 1
        told["hash"][_verdict({by_hash.get(key_hash(old[at]))} - {None}, wanted)] += 1
        told["number"][_verdict({at} if at < len(new) else set(), wanted)] += 1
    return took


def _verdict(led: set[int | None], wanted: int | None) -> str:
    if wanted is None:
        return "wrong" if led else "right"
    return "right" if wanted in led else "wrong" if led else "lost"


def _written(parts: list[str]) -> tuple[str, list[Place]]:
    text, places = "", []
    for part in parts:
        places.append(Place(part, len(text), len(text) + len(part)))
        text += part + "\n\n"
    return text, places


def _edit(words: float, *, edited: float = 1.0, deleted: float = 0.0, put_in: float = 0.0) -> Callable[..., Any]:
    """Changes a share of the words in a share of the passages; deletes some, puts others in."""

    def edit(old: list[str], chance: random.Random, pool: list[list[str]]) -> tuple[list[str], Gold]:
        new: list[str] = []
        gold: Gold = []
        for part in old:
            if chance.random() < put_in:
                new.append(" ".join(chance.sample(" ".join(chance.choice(pool)).split(), 8)) * 4)
            if chance.random() < deleted:
                gold.append(None)
                continue
            gold.append(len(new))
            new.append(_reworded(part, words, chance) if chance.random() < edited else part)
        return new, gold

    return edit


def _reworded(part: str, share: float, chance: random.Random) -> str:
    said = part.split()
    for _ in range(max(1, round(share * len(said)))):
        at = chance.randrange(len(said))
        said[at : at + 1] = chance.choice(([], ["then"], [said[at], "now"], ["harbour"]))
        said = said or ["then"]
    return " ".join(said)


def _merge(old: list[str], chance: random.Random, pool: list[list[str]]) -> tuple[list[str], Gold]:
    new: list[str] = []
    gold: Gold = []
    for at, part in enumerate(old):
        if at % 3 == 1:
            new[-1] += " " + part
        else:
            new.append(part)
        gold.append(len(new) - 1)
    return new, gold


def _move(old: list[str], chance: random.Random, pool: list[list[str]]) -> tuple[list[str], Gold]:
    order = list(range(len(old)))
    for _ in range(3):
        order.insert(chance.randrange(len(order)), order.pop(chance.randrange(len(order))))
    return [old[at] for at in order], [order.index(at) for at in range(len(old))]


def _scan(old: list[str], chance: random.Random, pool: list[list[str]]) -> tuple[list[str], Gold]:
    wrong = ["".join(chance.choice("il1.") if chance.random() < 0.04 else one for one in part) for part in old]
    return wrong, list(range(len(old)))


def _sentences(part: str) -> list[str]:
    return re.split(r"(?<=[.!?]) ", part)


EDITS: dict[str, tuple[Callable[..., Any], Callable[[str], list[str]] | None]] = {
    "one paragraph put in": (
        lambda old, chance, pool: (["A new lead.", *old], [at + 1 for at in range(len(old))]),
        None,
    ),
    "1 % of the words": (_edit(0.01), None),
    "10 % of the words": (_edit(0.10), None),
    "a third edited, deleted, put in": (_edit(0.10, edited=0.3, deleted=0.3, put_in=0.3), None),
    "all edited, a fifth deleted": (_edit(0.10, deleted=0.2, put_in=0.2), None),
    "every third merged": (_merge, None),
    "three moved": (_move, None),
    "4 % of the characters wrong": (_scan, None),
    "sentences, a tenth edited": (_edit(0.10, edited=0.1, deleted=0.1, put_in=0.1), _sentences),
}
