"""Names as they stand in a text: title and name apart, the words of a name, what sort of name it is.

`read_name("Russian Defence Minister Sergei Shoigu")` knows no world: the last title word in a row of capitals ends the
title. Names keep their order (Burmese, Chinese, Russian, Western), since no part of them is taken for a surname here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from loccit.attribution.language import Language, given_names

_UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆĈĊČĎĐĒĔĖĘĚĜĞĠĢĤĦĨĪĬĮİĴĶĹĻĽĿŁŃŅŇŊŌŎŐŒŔŖŘŚŜŞŠŢŤŦŨŪŬŮŰŲŴŶŸŹŻŽА-ЯЁІЇЄҐΑ-Ω"
_STOPPED = (
    r"[A-Z]\.|(?:Mr|Mrs|Ms|Dr|Prof|Rev|Sgt|Lt|Col|Maj|Capt|Gen|Adm|Brig|Sen|Rep|Gov|St|Hon|Del|Amb|\w+-Gen|\w+-Col)\."
)
_ONE = rf"(?:(?:{_STOPPED})(?=[ \u00a0])|[{_UPPER}][\w’'&-]*)"
MENTION = re.compile(
    rf"(?<![\w’'-]){_ONE}"
    rf"(?:[ \u00a0](?:(?:de|van|von|bin|al|el|del|der|la|le|da|di|dos|du|den|ter|of|for|the)[ ])*{_ONE})*"
)
"""A row of capitalised words: takes `Gen. Maung Aye`, `Bank of England`; leaves the words after it."""
_POSSESSIVE = re.compile(r"(?:’s|'s|(?<=s)[’'])\Z")
_WORD = re.compile(r"[\w’'&-]+\.?")
_INITIAL = re.compile(r"(?:\w\.)+\Z|\w\Z")


@dataclass(frozen=True, slots=True)
class Name:
    """A name: its title (`Russian deputy defence minister`, or empty) and its words, without possessive."""

    words: tuple[str, ...]
    title: str = ""

    @property
    def text(self) -> str:
        """The name as it is written."""
        return " ".join(self.words)

    @property
    def key(self) -> tuple[str, ...]:
        """The words that tell one person from another: lower case, without initials and suffixes."""
        words = tuple(word.lower().strip(".") for word in self.words if not _INITIAL.match(word))
        kept = tuple(word for word in words if word not in _SUFFIXES)
        return kept or words


_SUFFIXES = frozenset(("jr", "sr", "ii", "iii", "iv"))


def without_possessive(words: str) -> str:
    """`Trump’s` without its ’s."""
    return _POSSESSIVE.sub("", words)


def read_name(surface: str, language: Language) -> Name:
    """The name in a row of words that ends with one; `words` is empty where all of it is a title."""
    words = _WORD.findall(without_possessive(surface))
    last = -1
    for at, word in enumerate(words):
        low = word.lower()
        if language.has("honorifics", low) or language.has("honorifics", low.rstrip(".")):
            last = at
            while (
                last + 2 < len(words) and words[last + 1] == "of" and language.has("domains", words[last + 2].lower())
            ):
                last += 2
        elif last >= 0 and at == last + 1 and low in ("and", "of"):
            continue
    name = tuple(word.rstrip(".") if len(word) > 2 and word.count(".") == 1 else word for word in words[last + 1 :])
    return Name(_without_lower_start(name), " ".join(words[: last + 1]))


def _without_lower_start(words: tuple[str, ...]) -> tuple[str, ...]:
    at = len(words)
    while at and (words[at - 1][:1].isupper() or (at < len(words) and words[at - 1].lower() in PARTICLES)):
        at -= 1
    while at < len(words) and words[at].islower() and words[at] not in PARTICLES:
        at += 1
    return words[at:]


PARTICLES = frozenset(
    [
        "de",
        "van",
        "von",
        "bin",
        "al",
        "el",
        "del",
        "der",
        "la",
        "le",
        "da",
        "di",
        "dos",
        "du",
        "den",
        "ter",
        "of",
        "the",
        "for",
    ]
)


def gender_of(name: Name, language: Language) -> str | None:
    """`female` or `male`, where the title or the given name says so, else None."""
    for word in reversed(name.title.lower().split()):
        for gender in ("female", "male"):
            if language.has(gender, word):
                return gender
    if len(name.words) > 1:
        return given_names().get(name.words[0].lower())
    return None


def _is_demonym(low: str, language: Language) -> bool:
    return language.has("parties", low) or (low.endswith(("ian", "ish", "ese")) and low not in given_names())


def sort_of(name: Name, language: Language) -> str:
    """`organisation`, `publication` or `` (may be a person) by the words of the name."""
    lows = [word.lower().strip(".") for word in name.words]
    if len(lows) == 1 and (language.has("countries", lows[0]) or _is_demonym(lows[0], language)):
        return "organisation"
    if any(language.has("organisations", low) or language.has("places", low) for low in lows):
        return "organisation"
    if any(language.has("publications", low) for low in lows):
        return "publication"
    return ""
