"""Two figures of two sentences → how far they tell of the same thing, and whether they differ at all."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from loccit.matching.figures import CONVERTED, Figure
from loccit.matching.statements import STEM, count_alike

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_SCALES = {"k": 1e3, "t": 1e3, "m": 1e6, "b": 1e9, "tr": 1e12}
FEW, SOME, MOST, MORE, NEARLY_ALL = 3, 0.3, 0.5, 0.65, 0.75
"""Words that two sentences share at least; and shares of what the shorter one is about, by weight."""
ENOUGH = 3
"""So much must be shared, counted in words that stand in no other sentence, where figures are not known to be of one
thing otherwise: the words of a topic are in all of its sentences."""
TIMES, FAR, NEAR = 10, 2, 1.2
"""Two numbers of which one is more than TIMES the other count other things, or at another time; where it is more than
FAR times, nearly all else must be shared; within NEAR times, two of one fate are rather two answers than two events."""
LARGEST = 1e18
"""Nothing is counted in more."""
ROUND, ABOUT, BOUND = 100, 0.1, 0.2
"""Numbers from ROUND on may be rounded; what is `about` so much may be a tenth off, and what is `at least` or `up to`
so much, a fifth."""
DAYS = 3
"""Two dates that are no further apart are rather two answers to one question than two events."""
MEASURES = frozenset(
    (
        "tonne",
        "barre",
        "bpd",
        "cents",
        "point",
        "miles",
        "mile",
        "kilom",
        "feet",
        "foot",
        "meter",
        "metre",
        "degre",
        "inche",
        "acres",
        "magni",
    )
)
"""Stems of units: so many of them are true of many things, so that nearly all else must be shared."""


@dataclass(frozen=True, slots=True)
class Common:
    """What two sentences share: stems, how many of them names (the others are things), the share (by weight) of the one
    that has fewer, how much that is in words that stand nowhere else, and whether a figure of a thing is the same in
    both."""

    stems: frozenset[str]
    names: int
    overlap: float
    evidence: float
    agree: bool


def size(value: str) -> float:
    """A number as it is compared, `1.7 b` too; 0 where it is none, or so large that it counts nothing."""
    number, _, scale = value.partition(" ")
    try:
        counted = float(number) * _SCALES.get(scale, 1.0)
    except ValueError:
        return 0.0
    return counted if counted < LARGEST else 0.0


def differ(ours: Figure, theirs: Figure) -> bool:
    """Whether two figures of a kind cannot both be right as they are put: `about 13,000` and 13,400 can."""
    if ours.value == theirs.value:
        return False
    if ours.kind == "rank":
        return _ranks_differ(ours.value, theirs.value)
    if ours.kind not in ("count", "sum", "share"):
        return True
    (low, few), (high, many) = sorted(((size(one.value), one) for one in (ours, theirs)), key=lambda one: one[0])
    if not low:
        return True
    hedges = few.hedge, many.hedge
    if "about" in hedges:
        return high > low * (1 + ABOUT)
    if hedges in (("over", ""), ("", "under"), ("over", "under")):
        return high > low * (1 + BOUND)
    return not (_is_rounded(low, high) or _is_rounded(high, low))


def likeness(ours: Figure, theirs: Figure, common: Common) -> float:
    """How far two figures tell of the same thing, 0 where they do not."""
    told = _LIKENESS.get(ours.kind)
    if told is None or ours.kind != theirs.kind or are_others(ours, theirs):
        return 0.0
    if not common.names and ours.kind not in _WITHOUT_NAMES:
        return 0.0
    return told(ours, theirs, common)


def are_others(ours: Figure, theirs: Figure) -> bool:
    """Whether two sums, shares, counts or ranks are of different names, or of what had another fate."""
    if ours.fate and theirs.fate and ours.fate != theirs.fate:
        return True
    if ours.kind == "rank":
        return bool(ours.whose) and bool(theirs.whose) and not ours.whose & theirs.whose
    is_counted = ours.kind in ("count", "sum", "share")
    return is_counted and bool(ours.whose - theirs.whose) and bool(theirs.whose - ours.whose)


def _ranks_differ(one: str, other: str) -> bool:
    """`third` contradicts `second`, and `one of the two largest` too; two ranks of that kind never."""
    tops = [value.removeprefix("top ") for value in (one, other) if value.startswith("top ")]
    if len(tops) != 1:
        return not tops
    rank = other if one.startswith("top ") else one
    return rank.isdigit() and tops[0].isdigit() and int(rank) > int(tops[0])


def _is_rounded(one: float, other: float) -> bool:
    """Whether a whole number is another one, rounded: 13,000 for 13,250, and 500 for 498."""
    if one < ROUND or one % ROUND:
        return False
    digits = len(str(int(one)).rstrip("0"))
    unit = 10 ** (len(str(int(one))) - digits)
    return (digits > 1 and abs(one - other) <= unit / 2) or abs(one - other) <= one / 50


def _counts(ours: Figure, theirs: Figure, common: Common) -> float:
    alike = count_alike(ours, theirs)
    alike += bool(alike and ours.fate and ours.fate == theirs.fate)
    if _units(ours) != _units(theirs):
        return 0.0
    few, many = sorted((size(ours.value), size(theirs.value)))
    is_sure = alike >= 2 and not _units(ours) and (common.agree or many <= few * FAR)
    is_plain = common.overlap >= (SOME if is_sure else MOST) and (alike >= 2 or (alike == 1 and common.names >= 2))
    is_one = bool(ours.fate) and ours.fate == theirs.fate and many <= few * NEAR
    is_plain = is_plain and (is_one or common.agree or common.evidence >= ENOUGH)
    is_plain = is_plain and (common.names >= 2 or len(common.stems - {word[:STEM] for word in ours.of}) >= FEW)
    return 1.0 + alike / 2 if is_plain else 0.0


def _ages(ours: Figure, theirs: Figure, _: Common) -> float:
    least = min(2, len(ours.whose), len(theirs.whose))
    return 1.0 if least and len(ours.whose & theirs.whose) >= least else 0.0


def _ranks(ours: Figure, theirs: Figure, common: Common) -> float:
    if ours.unit and theirs.unit and ours.unit != theirs.unit:
        return 0.0
    is_told = count_alike(ours, theirs) or {word[:STEM] for word in (*ours.of, *theirs.of)} & common.stems
    return 1.5 if is_told else 0.0


def _years(_: Figure, __: Figure, common: Common) -> float:
    return 1.5 if common.agree and common.evidence >= ENOUGH else 0.0


def _months(ours: Figure, theirs: Figure, common: Common) -> float:
    apart = abs(_MONTHS.index(ours.value[:3]) - _MONTHS.index(theirs.value[:3]))
    has_a_thing = FEW <= len(common.stems) != common.names
    return 0.8 if ours.value[4:] == theirs.value[4:] and apart <= 1 and has_a_thing else 0.0


def _dates(ours: Figure, theirs: Figure, common: Common) -> float:
    (day, month), (other, then) = ours.value.split(), theirs.value.split()
    is_near = abs(int(day) - int(other)) <= DAYS and common.names >= 2 and common.names < len(common.stems)
    enough = len(common.stems) >= FEW and common.overlap >= (SOME if is_near else MOST)
    return 1.0 if month == then and enough and common.evidence >= ENOUGH else 0.0


def _sums(ours: Figure, theirs: Figure, common: Common) -> float:
    few, many = sorted((size(ours.value), size(theirs.value)))
    if CONVERTED in ours.unit and (common.overlap < NEARLY_ALL or many <= few * FAR):
        return 0.0  # rates change, but not by so much
    is_near = many <= few * FAR or (many <= few * TIMES and common.overlap >= NEARLY_ALL)
    is_near = is_near or ours.value.split()[0] == theirs.value.split()[0]
    is_of_one = bool(ours.whose & theirs.whose) and common.names >= 2
    enough = is_of_one or (common.overlap >= MOST and common.evidence >= ENOUGH)
    return 1.0 if enough and is_near and len(common.stems) >= FEW and ours.unit == theirs.unit else 0.0


def _shares(ours: Figure, theirs: Figure, common: Common) -> float:
    """Shares change from year to year: what is not nearly one sentence tells of two years."""
    return _sums(ours, theirs, common) if common.overlap >= MORE or common.agree else 0.0


def _wordings(ours: Figure, theirs: Figure, common: Common) -> float:
    is_told = ours.of == theirs.of and len(common.stems - {word[:STEM] for word in ours.of}) >= FEW
    return 2.0 if is_told and common.names >= 2 else 0.0


def _standings(ours: Figure, theirs: Figure, common: Common) -> float:
    is_told = ours.whose == theirs.whose and not set(ours.of).isdisjoint(theirs.of) and len(common.stems) >= FEW
    return 1.5 if is_told else 0.0


_LIKENESS: Mapping[str, Callable[[Figure, Figure, Common], float]] = {
    "count": _counts, "time": _counts, "age": _ages, "rank": _ranks, "year": _years, "month": _months, "date": _dates,
    "sum": _sums, "share": _shares, "wording": _wordings, "standing": _standings,
}  # fmt: skip


_WITHOUT_NAMES = frozenset(("age", "year"))
"""Kinds that need no name in both sentences: an age has its person, a year the same number of the same thing."""


def _units(figure: Figure) -> tuple[str, ...]:
    """The unit that a figure is in, with what stands before it (`nautical miles`); nothing where it counts things."""
    stems = [word[:STEM] for word in figure.of[:2]]
    return tuple(stems[: next((at + 1 for at, stem in enumerate(stems) if stem in MEASURES), 0)])
