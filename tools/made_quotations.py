"""Quotations planted in known texts, of each kind, and what is no quotation: how many are found again, and what else.

Used by `bench_matching.py quotations --texts FOLDER`. A sentence of one text is put into another one, in marks, cut,
elided, bracketed, changed or without marks; stock phrases and titles in marks are put into several, and are none.
"""

from __future__ import annotations

import random
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from loccit.matching.quotations import Match

Cut = tuple[int, int, str]
"""Start and end in the source's sentence, and the words as they are planted."""

_SENTENCE = re.compile(r"[A-Z][^.!?\n\"“”]{60,260}[.!?](?=\s|$)")
_LEADS = ("As {} put it:", "{} was quoted as saying:", "In a statement {} said:", "Asked about it, {} replied:")
_NAMES = ("Ebba Torvik", "the harbour master", "a spokesman for Tidewain", "Nils Brand", "the ministry of Skarne")
_STOCK = (
    "we do not comment on single cases", "we will look at it very carefully", "there is still a lot to be done",
    "The Long Way Down to the Sea", "it is too early to say anything about that",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Planted:
    """One planted quotation: documents by index, spans in code points, and its kind."""

    kind: str
    source: int
    source_span: tuple[int, int]
    target: int
    target_span: tuple[int, int]


def plant(texts: Sequence[str], chance: random.Random, *, each: int) -> tuple[list[str], list[Planted]]:
    """The texts with `each` quotations of every kind, and where they stand. Sources are looked up before they move."""
    found = [(at, sentence) for at, text in enumerate(texts) for sentence in _SENTENCE.finditer(text)]
    chance.shuffle(found)
    made = {at: text for at, text in enumerate(texts)}
    wanted: list[tuple[str, int, str, int, str]] = []
    for kind, cut in CUTS.items():
        for _ in range(each):
            source, sentence = found.pop()
            taken = cut(sentence.group(), chance)
            if taken is not None:
                target = chance.choice([at for at in range(len(texts)) if at != source])
                wanted.append((kind, source, sentence.group()[taken[0] : taken[1]], target, taken[2]))
    for kind, _, _, target, words in wanted:
        name = chance.choice(_NAMES)
        lead = chance.choice(_LEADS).format(name)
        said = (
            f"On the same day {name} spoke of “{words}” at the town hall." if kind == "partial" else f"{lead} “{words}”"
        )
        made[target] = _put_in(made[target], words if kind == "unquoted" else said, chance)
    for phrase in _STOCK:
        for target in chance.sample(range(len(texts)), 8):
            lead = chance.choice(_LEADS).format(chance.choice(_NAMES))
            made[target] = _put_in(made[target], f"{lead} “{phrase}”.", chance)
    return [made[at] for at in range(len(texts))], [_placed(made, *one) for one in wanted]


def _put_in(text: str, paragraph: str, chance: random.Random) -> str:
    parts = text.split("\n\n")
    parts.insert(chance.randint(1, len(parts)), paragraph)
    return "\n\n".join(parts)


def _placed(made: dict[int, str], kind: str, source: int, said: str, target: int, words: str) -> Planted:
    a, b = made[source].find(said), made[target].find(words)
    return Planted(kind, source, (a, a + len(said)), target, (b, b + len(words)))


def show_planted(planted: Sequence[Planted], matches: Iterable[Match]) -> None:
    """Prints precision, recall by kind, and what was found that nobody planted."""
    where: dict[frozenset[int], list[tuple[int, Planted]]] = defaultdict(list)
    for number, one in enumerate(planted):
        where[frozenset((one.source, one.target))].append((number, one))
    hit: set[int] = set()
    false: Counter[str] = Counter()
    right = 0
    for match in matches:
        sides = {match.a.document - 1: match.a, match.b.document - 1: match.b}
        numbers = [
            number
            for number, one in where.get(frozenset(sides), ())
            if _overlaps(sides[one.source], one.source_span) and _overlaps(sides[one.target], one.target_span)
        ]
        hit.update(numbers)
        right += bool(numbers)
        if not numbers:
            false[match.kind + (", a candidate only" if "candidate" in match.how else "")] += 1
    kinds = Counter(one.kind for one in planted)
    found = Counter(planted[number].kind for number in hit)
    print(f"found and planted {right}, found and not planted {dict(false)}")
    print("recall: " + "  ".join(f"{kind} {found[kind]}/{count}" for kind, count in kinds.items()))


def _overlaps(side: object, span: tuple[int, int]) -> bool:
    start, end = getattr(side, "start"), getattr(side, "end")  # noqa: B009
    shared = min(end, span[1]) - max(start, span[0])
    return 2 * shared >= min(end - start, span[1] - span[0])


def _whole(sentence: str, chance: random.Random) -> Cut:
    return 0, len(sentence), sentence


def _part(sentence: str, chance: random.Random) -> Cut | None:
    words = [found.span() for found in re.finditer(r"\S+", sentence)]
    count = chance.randint(6, 9)
    if len(words) < count + 4:
        return None
    first = chance.randint(2, len(words) - count - 1)
    start, end = words[first][0], words[first + count - 1][1]
    return start, end, sentence[start:end].rstrip(",;:")


def _elided(sentence: str, chance: random.Random) -> Cut:
    words = sentence.split()
    third = len(words) // 3
    return 0, len(sentence), " ".join([*words[:third], "…", *words[2 * third :]])


def _bracketed(sentence: str, chance: random.Random) -> Cut:
    words = sentence.split()
    at = chance.randint(2, len(words) - 3)
    return 0, len(sentence), " ".join([*words[:at], "[the harbour office]", *words[at + 1 :]])


def _changed(sentence: str, chance: random.Random) -> Cut:
    words = sentence.split()
    for at in chance.sample(range(1, len(words) - 1), 2):
        words[at] = chance.choice(("harbour", "indeed", "those"))
    return 0, len(sentence), " ".join(words)


def _translated(sentence: str, chance: random.Random) -> Cut:
    """Two of five words are others, as where it came back from another language."""
    words = sentence.split()
    for at in chance.sample(range(len(words)), 2 * len(words) // 5):
        words[at] = chance.choice(("harbour", "indeed", "those", "near", "made", "of the town"))
    return 0, len(sentence), " ".join(words)


CUTS: dict[str, Callable[[str, random.Random], Cut | None]] = {
    "full": _whole, "partial": _part, "elided": _elided, "bracketed": _bracketed, "variant": _changed,
    "unquoted": _whole, "retranslated": _translated,
}  # fmt: skip
