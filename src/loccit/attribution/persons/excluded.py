"""Who cannot be the one that a source lets speak, though it does not name that one: by gender, as owner, as hearer.

`“No,” her sister told Jon Holm`: the words are not Holm’s, to whom they are told, nor, after `Ada Lind came home`,
Lind’s, whose sister it is; and `she` is no man. Nothing here says who speaks; where it is open, nobody is excluded.
"""

from __future__ import annotations

import re

from loccit.attribution.persons.cast import Cast, Person
from loccit.attribution.persons.rivals import (
    PRONOUNS,
    REACH,
    Spoken,
    is_in_clause,
    place_of_surface,
    read_for,
    sure_gender,
)
from loccit.attribution.sentence import language as lang
from loccit.attribution.sentence.language import Language, language_of
from loccit.attribution.sentence.names import read_name

_OWNERS = {
    **dict.fromkeys(("his", "sein", "seine"), "male"),
    **dict.fromkeys(("her", "ihr", "ihre"), "female"),
    **dict.fromkeys(("son", "sa", "ses", "su", "suo", "sua", "seu", "его", "её"), None),
}
"""Possessives of one person, and the gender of whom they speak; None where they do not tell it."""
_OWNED = re.compile(r"[’']s?\Z")
_FEMALE = ("la", "die", "una", "une", "eine", "uma", "a")
_FEMALE_ENDINGS = ("a", "ice", "euse", "ère", "enne", "in")
_OF_HER = tuple([article, noun] for article in ("la", "una") for noun in ("miembro", "testigo", "piloto", "portavoz"))
"""Spanish nouns whose article alone tells a woman: `la miembro`."""
_OFFICE = re.compile(r"\wman\Z")
"""The end of an office that a woman may hold too: takes `chairman`, leaves `man`."""
_OF_BOTH = frozenset("persona personne víctima vittima victime estrella star guardia guida spia figura pessoa".split())
"""Nouns of one gender for whomever."""
_TO = re.compile(r"[^.!?,;:()—–\n\ue000-\ue002]*")
"""What stands between whoever speaks and whoever hears it: takes ` told `, ` said yesterday to `."""


_ASIDE = re.compile(r", [\w ]{1,30},(?![ ]?\ue000)")
"""A clause put into another one, which may have another subject: takes `, she said,`."""


def is_excluded(spoken: Spoken, rival: str) -> bool:
    """Whether the words by which a source lets somebody speak cannot mean the one of a name; False where that is open.

    >>> told = Spoken("", "Ada Lind came. “No,” her sister told Jon Holm.", 15, 20, "her sister", "")
    >>> is_excluded(told, "Jon Holm"), is_excluded(told, "Ada Lind"), is_excluded(told, "Mara Pell")
    (True, True, False)
    """
    language = language_of(spoken.language)
    if language is None or not spoken.surface:
        return False
    frames, cast, first = read_for(spoken, rival, language)
    other = cast.find(read_name(rival, language))
    gender = gender_said(spoken.surface, language)
    at = place_of_surface(frames[1], spoken)
    if at is not None and _is_somebody_new(spoken, other, cast, first + at):
        return True
    if at is not None and _ASIDE.match(frames[1].masked, at - 2) and at < spoken.start:
        return False  # `Her brother, she said, told her: “…”`
    if spoken.surface.lower() == "it" and language.code == "en":
        return sure_gender(other, rival, language) is not None
    if gender is not None and sure_gender(other, rival, language) not in (None, gender):
        return True
    if at is None or other is None:
        return False
    if spoken.surface.lower() in PRONOUNS:
        return is_in_clause(cast, other, frames[1], first, at, spoken)
    return (
        _is_owner_named(spoken.surface, other)
        or _is_only_owner(spoken.surface, other, cast, first + at, language)
        or _is_told(spoken, other, cast, first, at, language)
    )


_INDEFINITE = re.compile(r"(?:an?|another|une?|uno|una|um|uma|eine?) (?=\w)", re.IGNORECASE)
"""What brings in somebody new: takes `a senior official at the ministry`."""


def _is_somebody_new(spoken: Spoken, other: Person | None, cast: Cast, at: int) -> bool:
    """Whether the words bring in somebody new, when the text has named the other before."""
    if other is None or not _INDEFINITE.match(spoken.surface):
        return False
    return any(one.person is other for one in cast.between(0, at - 1))


def gender_said(surface: str, language: Language) -> str | None:
    """The gender of whom a pronoun or a noun surely means: of `she`, `my grandmother`, `la vecina`."""
    if gender := PRONOUNS.get(surface.lower()):
        return gender
    surface = _head_of(surface, language)
    words = surface.lower().split()
    if not words or surface[-1:].isdigit() or any(word[0].isupper() for word in surface.split()[1:]):
        return None if not language.capitalises_nouns else _by_ending(words)
    if language.has("female", words[-1]):
        return "female"
    is_male = not language.alike and language.has("male", words[-1]) and not _OFFICE.search(words[-1])
    return "male" if is_male else _by_ending(words)


def _head_of(surface: str, language: Language) -> str:
    """A phrase up to its first preposition, where articles tell a gender: of `la socia de la Lonja` the first two."""
    words = surface.split()
    ends = (at for at, word in enumerate(words) if at > 1 and language.bits.get(word.lower(), 0) & lang.PREPOSITION)
    return " ".join(words[: next(ends, len(words))]) if language.alike and not language.is_inflected else surface


def _by_ending(words: list[str]) -> str | None:
    is_female = len(words) > 1 and words[0] in _FEMALE and words[-1].endswith(_FEMALE_ENDINGS)
    is_female = is_female or words in _OF_HER
    return "female" if is_female and words[-1] not in _OF_BOTH else None


def _is_owner_named(surface: str, other: Person) -> bool:
    """Whether who speaks is somebody of another one, who is named: takes Holm of `Holm’s widow`."""
    owners = {_OWNED.sub("", word).lower() for word in surface.split()[:-1] if _OWNED.search(word)}
    return other.words[-1].lower() in owners


def _is_only_owner(surface: str, other: Person, cast: Cast, at: int, language: Language) -> bool:
    """Whether nobody else is named before `her sister` whose sister it can be."""
    first = surface.split()[0].lower()
    if first not in _OWNERS or " " not in surface:
        return False
    gender = _OWNERS[first]
    met = {id(one.person): one.person for one in cast.between(max(at - REACH, 0), at)}
    fits = [one for one in met.values() if gender is None or one.gender in (None, gender)]
    return fits == [other]


def _is_told(spoken: Spoken, other: Person, cast: Cast, first: int, at: int, language: Language) -> bool:
    """Whether somebody is named right behind the verb, or the preposition, of a clause of saying: as who hears it."""
    begins = first + at + len(spoken.surface)
    named = next((one for one in cast.between(begins, begins + REACH // 2) if one.person is other), None)
    if named is None or named.owns or not _TO.fullmatch(cast.whole, begins, named.at):
        return False
    bits = (language.bits.get(word, 0) for word in cast.whole[begins : named.at].lower().split())
    return any(one & (lang.TOLD | lang.INVERTED) for one in bits) or bool(_HEARER.search(cast.whole, begins, named.at))


_HEARER = re.compile(r" (?:to|à|au|gegenüber|zu|al?|ao|à) (?:[a-z]+ ){0,3}\Z")
"""What leads to whoever hears something."""
