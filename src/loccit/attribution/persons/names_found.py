"""The names of persons that the frames of a document hold: every row of capitals that can be one.

`find_names` gives each with its place in the order of reading. It leaves openers, places, organisations, nouns that
the document also writes small, headings in title case and the parties of a case.
"""

from __future__ import annotations

import re
from dataclasses import replace

from loccit.attribution.persons.cast import Cast
from loccit.attribution.persons.offices import serves
from loccit.attribution.sentence.frames import Frame
from loccit.attribution.sentence.language import (
    COUNTRY,
    HONORIFIC,
    OPENER,
    ORGANISATION,
    PARTY,
    PLACE,
    PUBLICATION,
    Language,
    given_names,
)
from loccit.attribution.sentence.names import MENTION, PARTICLES, Name, read_name, sort_of
from loccit.attribution.sentence.names import without_possessive as plain

LONGEST = 8
"""So many words a name has, title and all."""

Found = tuple[int, Name, Frame, re.Match[str]]
"""A name: where it stands in the order of reading, what it is, and its place in its frame."""

_NO_NAMES = OPENER | COUNTRY | PARTY | ORGANISATION | PUBLICATION | PLACE | HONORIFIC
"""Single words that name no person."""


def find_names(frames: list[Frame], starts: list[int], cast: Cast) -> list[Found]:
    """Every name of a person, with its place in the order of reading; equal surfaces share one `Name`."""
    read: dict[str, Name | None] = {}
    found: list[Found] = []
    for frame, start in zip(frames, starts, strict=True):
        headings = not cast.language.alike and _is_headings(frame.masked)
        for match in MENTION.finditer(frame.masked):
            surface = match.group()
            if surface in read:
                name = read[surface]
            elif cast.language.bits.get(surface.lower(), 0) & _NO_NAMES:
                name = read[surface] = None
            else:
                name = read[surface] = _name(surface, cast)
            if name and headings and (len(name.words) < 2 or name.words[0].lower() not in given_names()):
                continue
            if name and name.title and _serves(frame.masked, match.start(), cast.language):
                name = read.setdefault(f"to the {surface}", replace(name, title=""))
            if name and not _is_party(frame.masked, match):
                found.append((start + match.start(), name, frame, match))
    return found


_LONGER = re.compile(r"([^\W\d_])[^\W\d_]{4,}")
_PROSE = re.compile(r"(?: [a-zß-öø-ÿа-яё]+){5}[ ,.]")
"""Five words in small letters, which no heading has in a row."""
_LINKING = re.compile(r" (?:a|an|and|as|at|by|for|from|in|into|of|on|or|the|to|with) ")
"""What stands small in a heading whose other words have capitals; a list of names has none of it."""
HEADINGS, SHARE = 6, 0.85
"""So many longer words, and so much of them with a capital, have headings in title case."""


def _is_headings(masked: str) -> bool:
    """Whether a passage is headings in title case, out of which no name can be told: takes `The Master Orders Holm to
    Close the Lock of Skarne`; leaves a sentence, a list of names."""
    if _PROSE.search(masked):
        return False
    initials = _LONGER.findall(masked)
    if len(initials) < HEADINGS or sum(map(str.isupper, initials)) < SHARE * len(initials):
        return False
    return len(_LINKING.findall(masked)) * HEADINGS * 2 >= len(initials)


def _serves(masked: str, at: int, language: Language) -> bool:
    """Whether the title at a place is another's: takes `advisor to the `, `der stellvertretende `."""
    return masked.endswith(_SERVING, 0, at) or serves(masked[max(at - NEAR, 0) : at], language)


NEAR = 36
"""Characters."""
_SERVING = (" to the ", " for the ")


def _name(surface: str, cast: Cast) -> Name | None:
    """The name of a person in a row of capitals; None for openers, places after `of`, organisations, common nouns.

    A word that the document also writes small (`debates`) is a common noun, unless a title stands before it.
    """
    words = surface.split()
    if "’" in surface or "'" in surface:
        words = _behind_owner(words)
    if "By" in words[1:-1]:
        words = words[words.index("By", 1) + 1 :]  # a heading and its byline run together
    known = cast.language.bits
    first = 0
    while first < len(words) and (known.get(words[first].lower(), 0) & OPENER or words[first] in ("of", "the", "for")):
        first += 1
    if not 0 < len(words) - first <= LONGEST:
        return None
    if len(words) - first > 1 and _is_gerund(words[first].lower(), cast.language):
        first += 1
    name = read_name(" ".join(words[first:]), cast.language)
    if not name.words or sort_of(name, cast.language) or "of" in name.words or "the" in name.words:
        return None
    last = name.words[-1]
    if len(last) < 2 or (last.isupper() and name.text.isupper()):
        return None
    if cast.language.is_inflected and any(len(word) > 1 and word.isupper() for word in name.words):
        return None  # МИД Скарна
    if len(name.words) > 1 and (last.lower() in _SHOWN or cast.language.has("weekdays", last.lower())):
        return None
    if cast.language.capitalises_nouns and _is_genitive(name.words, cast.language):
        return None
    common = not name.title and len(name.words) > 1 and cast.is_written_small(last.lower())
    return None if common else name


def _is_party(masked: str, found: re.Match[str]) -> bool:
    """Whether a name is half of that of a case: takes both in `Torvane v Skarne Mooring`."""
    return masked.startswith((" v ", " v. "), found.end()) or masked.endswith((" v ", " v. "), 0, found.start())


def _is_gerund(low: str, language: Language) -> bool:
    """Whether a word before a name is a verb that opens the sentence: `Following` of `Following Holm’s remarks`."""
    return len(low) > LONGEST_GIVEN and low.endswith("ing") and not language.alike and low not in given_names()


LONGEST_GIVEN = 7
"""So many letters have the given names in -ing at most: `Sterling` is listed."""


def _is_genitive(words: tuple[str, ...], language: Language) -> bool:
    """Whether nouns stand in a row with an article between: takes `Vorgehen der Behörde`; leaves `von der Heyde`."""
    if _ends_in_noun(words):
        return True
    return any(
        language.has("genitive", word) and (at == 0 or words[at - 1].lower() not in PARTICLES)
        for at, word in enumerate(words)
    ) or (words[-1].endswith("s") and bool(language.bits.get(words[-1][:-1].lower(), 0) & COUNTRY))


def _ends_in_noun(words: tuple[str, ...]) -> bool:
    """Whether a noun stands behind a full name in the genitive: takes `Ada Linds Abschiedsfeier`; leaves `Ada Vargas
    Holm`, and a given name in the middle, as in `Odd Lars Holm`."""
    if len(words) < _OWNED:
        return False
    first, owner, noun = words[0].lower(), words[-2].lower(), words[-1].lower()
    known = given_names()
    return bool(_GENITIVE.search(owner)) and first in known and not (owner in known or noun in known)


_OWNED = 3
"""Words of a full name and what it owns, at least."""
_GENITIVE = re.compile(r"..[^\W\d_aeiouyäöüáéíóúßs]s\Z")
"""A name in the genitive: takes `linds`; leaves surnames that end so, as `vargas`, `weiss` and `gus`."""
_SHOWN = frozenset(("show", "podcast", "festival", "prize", "award", "awards", "project"))
"""What is named after somebody and is nobody: takes `the Ada Lind Show`."""


def _behind_owner(words: list[str]) -> list[str]:
    """The words behind the last owner: of `Skarne’s Ada Lind` the name."""
    for at in range(len(words) - 1, 0, -1):
        if plain(words[at - 1]) != words[at - 1]:
            return words[at:]
    return words
