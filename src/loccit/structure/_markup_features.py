"""Blocks of a page → what a judge of main text looks at: named features of each block and of its neighbours.

A feature is a name that holds (`size:90`, `kind:h2`, `cue:sidebar`, `before1:witness:both`) or, for the few that are
counted, a name with a number from 0 to 1. `tools/train_markup.py` finds the weight of each name; `markup` adds them up.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from loccit.model import SourceBlock
from loccit.structure.said_by_pages import said_by_pages

Features = dict[str, float]
_SIZES = (10, 25, 50, 90, 160, 300, 600)
_WITNESSES = ("kept", "kept-strict")
_PROSE = 60
"""A block of more characters, less than 40 % of them links, counts as prose."""
_COMMON = 0.8
"""A cue that holds for more of the page than this tells nothing."""

_STOP = re.compile(r"[.!?…。！？؟।։။]")
_CLOSED = re.compile(r"[.!?…。！？؟।։။:;\"”»›’')\]]$")
_COMMA = re.compile(r"[,，、،]")
_DIGIT = re.compile(r"\d")
_WIDE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
"""Characters that say as much as two letters."""
_LEADS_AWAY = frozenset(("behind", "also"))
"""What is said above links to other pages."""
_NEWS = 200
"""A block of more characters, less than 30 % of them links, is none of those links."""

_FAR_BELOW = 8
"""So many blocks below such words a block may still be one of those links."""
_PLACE = re.compile(r"\[\d+\]|@id=\"[^\"]*\"")
"""What tells an element from those like it in a locator."""
_LETTERLESS = re.compile(r"[\W_]+")
_ENDINGS = ((":", "colon"), ("?", "question"), ("...", "dots"), ("…", "dots"), ("»", "arrow"), (">", "arrow"))


@dataclass(frozen=True, slots=True)
class _Seen:
    """What is looked at in one block alone, made ready for its neighbours too."""

    size: int
    size_class: str
    linked: str
    witness: str
    kind: str
    home: str
    pattern: str
    prose: int


def features(blocks: Sequence[SourceBlock], text: str) -> list[Features]:
    """The features of each block of a page."""
    words = [text[block.start : block.end] for block in blocks]
    seen = [_look(block, said) for block, said in zip(blocks, words, strict=True)]
    common = _common_cues(blocks, seen)
    page = _Page(seen)
    says = said_by_pages(words)
    below = _below(blocks, words, says)
    letters = [_LETTERLESS.sub("", said).lower() for said in words]
    repeated = Counter(letters)
    found = []
    for at, (block, said) in enumerate(zip(blocks, words, strict=True)):
        names = [*_own(block, said, seen[at]), *page.around(at)]
        names += [f"cue:{cue}" for cue in dict.fromkeys(block.cues) if cue not in common]
        names += _phrases(at, block, says, seen[at].size_class)
        if below[at] <= _FAR_BELOW:
            names.append(f"below:{bisect_left((1, 3), below[at])}")
        if repeated[letters[at]] > 1:
            names.append("repeated")
        found.append({**dict.fromkeys(names, 1.0), **_counted(said), **page.shares(at)})
    return found


def _look(block: SourceBlock, said: str) -> _Seen:
    size = len(said) + (len(_WIDE.findall(said)) if not said.isascii() else 0)
    place = bisect_left(_SIZES, size)
    linked = "none" if not block.linked else str(bisect_left((0.2, 0.5, 0.9), block.linked))
    kept = [cue in block.cues for cue in _WITNESSES]
    return _Seen(
        size=size,
        size_class=str(_SIZES[place]) if place < len(_SIZES) else "more",
        linked=linked,
        witness="both" if all(kept) else "plain" if kept[0] else "strict" if kept[1] else "none",
        kind=f"h{min(block.level, 4)}" if block.kind == "heading" else block.kind,
        home=block.locator.rpartition("/")[0],
        pattern=_PLACE.sub("", block.locator) + block.kind,
        prose=size if block.linked < 0.4 and size > _PROSE else 0,
    )


def _common_cues(blocks: Sequence[SourceBlock], seen: Sequence[_Seen]) -> set[str]:
    """The cues that hold for nearly the whole page, and those that are witnesses' words."""
    sizes: Counter[str] = Counter()
    for block, look in zip(blocks, seen, strict=True):
        for cue in set(block.cues):
            sizes[cue] += look.size
    total = sum(look.size for look in seen)
    return {cue for cue, size in sizes.items() if size > _COMMON * total} | set(_WITNESSES)


def _own(block: SourceBlock, said: str, look: _Seen) -> Iterable[str]:
    """What a block shows by itself."""
    witness = f"witness:{look.witness}"
    yield witness
    for name in (f"size:{look.size_class}", f"linked:{look.linked}", f"kind:{look.kind}"):
        yield name
        yield f"{witness}|{name}"
    if block.kind == "list_item":
        yield f"depth:{min(block.level, 3)}"
    closed = bool(_CLOSED.search(said))
    yield "closed" if closed else "open"
    if closed:
        yield f"{witness}|closed"
    if said[:1].islower():
        yield "lower"
    if "©" in said:
        yield "copyright-sign"
    if "|" in said:
        yield "bar"
    for ending, name in _ENDINGS:
        if said.endswith(ending):
            yield name


def _phrases(at: int, block: SourceBlock, says: Sequence[Sequence[str]], size: str) -> Iterable[str]:
    """What a block and its neighbours say as pages do."""
    for name in says[at]:
        yield f"says:{name}"
        yield f"says:{name}|size:{size}"
        if block.kind == "heading":
            yield f"says:{name}|heading"
    yield from (f"before1:says:{name}" for name in (says[at - 1] if at else ()))
    yield from (f"after1:says:{name}" for name in (says[at + 1] if at + 1 < len(says) else ()))


def _below(blocks: Sequence[SourceBlock], words: Sequence[str], says: Sequence[Sequence[str]]) -> list[int]:
    """How many blocks above each the words stand that lead to other pages; many, if text or a heading is between."""
    found, far = [], 99
    for block, said, names in zip(blocks, words, says, strict=True):
        if not _LEADS_AWAY.isdisjoint(names):
            far = 0
        elif block.kind == "heading" or (len(said) > _NEWS and block.linked < 0.3):
            far = 99
        else:
            far += 1
        found.append(far)
    return found


def _counted(said: str) -> Features:
    """What is counted in a block, each from 0 to 1."""
    return {
        "stops": min(len(_STOP.findall(said)), 6) / 6,
        "commas": min(len(_COMMA.findall(said)), 6) / 6,
        "digits": len(_DIGIT.findall(said)) / max(len(said), 1),
    }


class _Page:
    """What a block's place in the page tells: between which words, in which company, in which element."""

    def __init__(self, seen: Sequence[_Seen]) -> None:
        self.seen = seen
        self.kept = _range(seen, ("both", "plain"))
        self.strict = _range(seen, ("both", "strict"))
        self.far = _distances(seen)
        self.total = sum(look.size for look in seen) or 1
        self.prose = sum(look.prose for look in seen) or 1
        self.title = next((at for at, look in enumerate(seen) if look.kind == "h1"), None)
        kept = sum(look.size for look in seen if look.witness in ("both", "plain"))
        self.kept_share = bisect_left((0.1, 0.3, 0.6), kept / self.total)
        self.homes = self._homes()

    def _homes(self) -> dict[str, list[float]]:
        """For each element that holds blocks, or their parents: prose, kept and all characters."""
        homes: dict[str, list[float]] = defaultdict(lambda: [0.0, 0.0, 0.0])
        for look in self.seen:
            for home in {look.home, "^" + look.home.rpartition("/")[0], "~" + look.pattern}:
                sums = homes[home]
                sums[0] += look.prose
                sums[1] += look.size if look.witness in ("both", "plain") else 0
                sums[2] += look.size
        return homes

    def around(self, at: int) -> list[str]:
        """The place of block `at`, and what its neighbours are."""
        look, witness = self.seen[at], f"witness:{self.seen[at].witness}"
        inside = _side(at, self.kept)
        names = [
            f"kept:{inside}",
            f"kept-strict:{_side(at, self.strict)}",
            f"kept:{inside}|{witness}",
            f"kept:{inside}|kind:{look.kind}",
            f"kept-share:{self.kept_share}|{witness}",
            f"far:{self.far[at]}",
        ]
        if look.witness in ("none", "strict"):
            names.append(f"kept:{inside}|size:{look.size_class}")
        if self.title is not None:
            names.append("title:" + ("before" if at < self.title else "after" if at > self.title else "at"))
        company = (look.home, "home"), ("^" + look.home.rpartition("/")[0], "house"), ("~" + look.pattern, "pattern")
        for home, name in company:
            prose, kept, size = self.homes[home]
            names.append(f"{name}:prose:{_fifth(prose / self.prose, (0.05, 0.2, 0.5))}")
            names.append(f"{name}:kept:{_fifth(kept / (size or 1), (0.3, 0.7, 0.95))}")
        for step, name in ((-2, "before2"), (-1, "before1"), (1, "after1"), (2, "after2")):
            names += self._neighbour(at, at + step, name)
        return names

    def _neighbour(self, at: int, other: int, name: str) -> list[str]:
        if not 0 <= other < len(self.seen):
            return [f"{name}:none"]
        mine, look = self.seen[at], self.seen[other]
        names = [f"{name}:witness:{look.witness}", f"{name}:size:{look.size_class}", f"{name}:linked:{look.linked}"]
        if name[-1] == "1":
            names.append(f"{name}:kind:{look.kind}")
            if look.kind == mine.kind and look.home == mine.home:
                names.append(f"{name}:alike")
        return names

    def shares(self, at: int) -> Features:
        """Where in the page the block stands, from 0 to 1."""
        return {"place": at / max(len(self.seen) - 1, 1)}


def _range(seen: Sequence[_Seen], witnesses: tuple[str, ...]) -> tuple[int, int]:
    """The first and the last block that such witnesses keep, long ones if there are any."""
    kept = [at for at, look in enumerate(seen) if look.witness in witnesses]
    long = [at for at in kept if seen[at].size > _PROSE] or kept
    return (long[0], long[-1]) if long else (len(seen), -1)


def _side(at: int, kept: tuple[int, int]) -> str:
    return "before" if at < kept[0] else "behind" if at > kept[1] else "inside"


def _fifth(share: float, limits: tuple[float, ...]) -> str:
    return "none" if not share else str(bisect_left(limits, share))


def _distances(seen: Sequence[_Seen]) -> list[int]:
    """How many blocks away the next long kept one is, in classes."""
    least = [99] * len(seen)
    for order in (range(len(seen)), reversed(range(len(seen)))):
        far = 99
        for at in order:
            kept = seen[at].witness in ("both", "plain") and seen[at].size > _PROSE
            far = 0 if kept else far + 1
            least[at] = min(least[at], far)
    return [bisect_left((0, 1, 3, 9, 29), far) for far in least]
