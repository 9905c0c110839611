"""Captures made out of known texts, with what became of each passage, and how re-anchoring does on them.

Used by `bench_matching.py`. Beside loccit stand a running number and a hash of the text.
"""

from __future__ import annotations

import random
import re
import time
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable
from typing import Any

from loccit.matching.anchors import Known, Place, context_of
from loccit.matching.reanchor import reanchor
from loccit.text.fold import key_hash

Gold = list[int | None]
"""For each old passage the new one that its words went to; None where it was deleted."""


def show_captures(pool: list[list[str]]) -> None:
    """In per cent: of the IDs whose words stayed those that were kept and those that went astray; of those whose words
    were deleted those that were attached elsewhere; and milliseconds for 100 passages. `pool`: texts, as paragraphs."""
    chance = random.Random(1)
    print(f"{'':38}{'loccit':^32}{'hash of the text':^26}{'running number':^26}")
    print(f"{'':38}" + "   kept astray attached     ms" + "    kept astray attached  " * 2)
    for name, (edit, cut) in EDITS.items():
        told = defaultdict(Counter)
        took = passages = 0.0
        for _ in range(60):
            old = [part.replace("\n", " ") for paragraphs in chance.sample(pool, 3) for part in paragraphs]
            old = [part for whole in old for part in (cut(whole) if cut else [whole]) if part.strip()]
            new, gold = edit(old, chance, pool)
            took += _score_capture(old, new, gold, told)
            passages += len(old)
        cells = [_cells(told[engine]) for engine in ("loccit", "hash", "number")]
        print(f"{name:38}{cells[0]}{100_000 * took / passages:7.1f} {cells[1]}   {cells[2]}")


def _cells(counts: Counter[str]) -> str:
    stayed = max(1, counts["right"] + counts["wrong"] + counts["lost"])
    deleted = counts["attached"] + counts["gone"]
    attached = f"{100 * counts['attached'] / deleted:9.2f}" if deleted else f"{'-':>9}"
    return f"{100 * counts['right'] / stayed:7.2f}{100 * counts['wrong'] / stayed:7.2f}{attached}"


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
        return "attached" if led else "gone"
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


def _split(old: list[str], chance: random.Random, pool: list[list[str]]) -> tuple[list[str], Gold]:
    """Every third passage in two, at a sentence end or in the middle."""
    new: list[str] = []
    gold: Gold = []
    for at, part in enumerate(old):
        gold.append(len(new))
        sentences = _sentences(part)
        half = len(sentences) // 2
        if at % 3 == 1 and half:
            new += [" ".join(sentences[:half]), " ".join(sentences[half:])]
        else:
            new.append(part)
    return new, gold


def _turn_sentences(old: list[str], chance: random.Random, pool: list[list[str]]) -> tuple[list[str], Gold]:
    """The sentences of each passage in another order."""
    return [" ".join(chance.sample(_sentences(part), len(_sentences(part)))) for part in old], list(range(len(old)))


def _move_and_edit(old: list[str], chance: random.Random, pool: list[list[str]]) -> tuple[list[str], Gold]:
    new, gold = _move(old, chance, pool)
    return [_reworded(part, 0.05, chance) for part in new], gold


def _replace(old: list[str], chance: random.Random, pool: list[list[str]]) -> tuple[list[str], Gold]:
    """A fifth of the passages give way to others, at the same place and of like length."""
    others = sorted(
        {one.replace("\n", " ") for text in pool for one in text if one.strip()} - set(old),
        key=lambda one: (len(one), one),
    )
    lengths = [len(one) for one in others]
    new, gold = list(old), list[int | None](range(len(old)))
    for at, part in enumerate(old):
        if chance.random() < 0.2:
            near = bisect_left(lengths, len(part)) + chance.randrange(-20, 20)
            new[at], gold[at] = others[min(max(0, near), len(others) - 1)], None
    return new, gold


def _replace_and_edit(old: list[str], chance: random.Random, pool: list[list[str]]) -> tuple[list[str], Gold]:
    """The same, and all others are edited: nothing around them is as it was."""
    new, gold = _replace(old, chance, pool)
    return [part if at is None else _reworded(part, 0.1, chance) for part, at in zip(new, gold, strict=True)], gold


def _correct(old: list[str], chance: random.Random, pool: list[list[str]]) -> tuple[list[str], Gold]:
    """Each number is another one, and a sentence is put behind each fifth passage."""
    new = [_NUMBER.sub(lambda found: str(int(found.group()[:9]) + 7), part) for part in old]
    return [part + " This was corrected." if at % 5 == 0 else part for at, part in enumerate(new)], list(
        range(len(old))
    )


def _change_menus(old: list[str], chance: random.Random, pool: list[list[str]]) -> tuple[list[str], Gold]:
    """Lines of a menu, of which a third is dropped and a third is new; the old text has them too (`_with_menu`)."""
    new: list[str] = []
    gold: Gold = []
    for part in old:
        if part in _MENU and chance.random() < 0.33:
            gold.append(None)
            continue
        if part in _MENU and chance.random() < 0.33:
            new.append(chance.choice(_MENU).upper() + "s")
        gold.append(len(new))
        new.append(part)
    return new, gold


def _with_menu(part: str) -> list[str]:
    """A passage with a line of a menu behind it, the same one behind some others."""
    return [part, _MENU[len(part) % len(_MENU)]]


def _all_at_once(old: list[str], chance: random.Random, pool: list[list[str]]) -> tuple[list[str], Gold]:
    """Some merged, some edited, deleted and put in, some moved."""
    gold: Gold = list(range(len(old)))
    new = old
    for edit in (_merge, _edit(0.05, edited=0.3, deleted=0.1, put_in=0.1), _move):
        new, then = edit(new, chance, pool)
        gold = [None if at is None else then[at] for at in gold]
    return new, gold


_NUMBER = re.compile(r"\d+")
_MENU = ["Home", "News", "Harbour", "Share this", "Read more", "Print", "About us", "Contact", "Fares", "Archive"]


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
    "25 % of the words": (_edit(0.25), None),
    "each number another, notes put behind": (_correct, None),
    "a fifth give way to others": (_replace, None),
    "every third split": (_split, None),
    "sentences in another order": (_turn_sentences, None),
    "three moved, 5 % of the words": (_move_and_edit, None),
    "a menu changed": (_change_menus, _with_menu),
    "merged, edited, deleted, moved": (_all_at_once, None),
    "sentences, a tenth edited": (_edit(0.10, edited=0.1, deleted=0.1, put_in=0.1), _sentences),
    "all edited, a fifth give way": (_replace_and_edit, None),
}
