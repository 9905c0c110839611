"""What stands beside a name: the title before it, the office, the age, the article that opens its sentence.

What is found is kept with the `Person`, so that `the deputy minister`, `the 62-year-old` are known again."""

from __future__ import annotations

import re

from loccit.attribution.persons.cast import Person
from loccit.attribution.persons.offices import serves
from loccit.attribution.sentence.frames import Frame
from loccit.attribution.sentence.language import (
    ADVERB,
    AUXILIARY,
    BREAK,
    DETERMINER,
    HONORIFIC,
    POSSESSIVE,
    PREPOSITION,
    PRONOUN,
    ROLE,
    VERB,
    Language,
)


def is_dressed(words: list[str], language: Language) -> bool:
    """Whether what stands before a name opens the sentence with an article: `The critical theorist`; in a language
    without articles with what somebody is: `Глава городского совета`."""
    at = len(words)
    while at and len(words) - at < _DRESS and words[at - 1].islower() and _may_dress(words[at - 1], language):
        at -= 1
    first = words[at - 1] if at else ""
    if "no_articles" in language.sections and first[:1].isupper() and len(words) - at < _DRESS:
        opens = at == 1 or words[at - 2][-1] in ".!?…\ue001"
        return opens and bool(language.bits.get(first.lower(), 0) & ROLE)
    return first in ("The", "A", "An")


_DRESS = 5


def is_presented(words: list[str], language: Language) -> bool:
    """Whether a name stands as what the sentence is about, behind its verb: `The finest figure is the pilot`."""
    at = len(words)
    while at and len(words) - at < _DRESS and words[at - 1].islower() and _may_dress(words[at - 1], language):
        at -= 1
    article = words[at - 1].lower() if at else ""
    at -= bool(language.bits.get(article, 0) & DETERMINER) and article != "that"
    if at < 3 or words[at - 1].lower() not in _COPULAS or any(word.endswith("ing") for word in words[at:]):
        return False
    first = next((spot + 1 for spot in range(at - 2, -1, -1) if words[spot][-1] in ".!?…\ue001"), 0)
    subject = words[first : at - 1]
    if not language.capitalises_nouns and any(word[0].isupper() for word in subject[1:]):
        return False
    return len(subject) > 1 and not any(_is_of_somebody(word, language) for word in subject)


_COPULAS = frozenset("is was are were ist war est était fu era es fue é foi is was byl".split())


def _is_of_somebody(word: str, language: Language) -> bool:
    low = word.lower()
    return bool(language.bits.get(low, 0) & (PRONOUN | POSSESSIVE)) or low.endswith(("’s", "'s")) or low == "it"


def note_role(person: Person, before: list[str], language: Language) -> list[str]:
    """Keeps the lower-case title before a name (`Norwegian deputy harbour minister Ada Lind`); the words before it."""
    at = len(before)
    while at and len(before) - at < 5 and _may_dress(before[at - 1], language):
        at -= 1
    title = " ".join(before[at:])
    if serves(" ".join([*before[:at], ""]), language):
        return before[:at]  # `adjoint au maire Jon Holm` is no mayor
    if title and title.lower() not in person.titles:
        person.titles.append(title.lower())
        person.forms.setdefault((person.name, title))
        person.likely = True
    return before[:at]


OFFICE = re.compile(r"(?:,| (?:est|était|ist|war|es|era|è|é|is|was)) ((?:[^\W\d_]++[’' -]?+){1,12}+)")
"""What an apposition or a copula says: takes `, directrice de l’association Quai libre,`, ` est directrice de Quai
libre.`; leaves `, 62,`, `, who was`."""


OFFICE_BEFORE = re.compile(r"\b(?:der|die|le|la|el) ((?:[^\W\d_]++[’' ]?+){1,8}+),\Z")
"""The same before a name: takes `der Sprecher der Behörde,`."""


def note_beside(person: Person, frame: Frame, match: re.Match[str], language: Language) -> None:
    """Keeps what an apposition behind a name says: an office, an age."""
    if office := OFFICE.match(frame.masked, match.end()):
        note_office(person, office.group(1), language)
    if aged := _AGED.match(frame.masked, match.end()):
        person.offices.append(f"{aged.group(1)}-year-old")


_AGED = re.compile(r"(?:, | \()(?:aged? |an? |now |then )*(\d{1,3})(?=[,.;)]|-year-old)")
"""An age behind a name: takes `, 62,`, ` (62)`, `, a 62-year-old pilot`; leaves `, 62 boats`."""


def note_age_before(person: Person, before: list[str], language: Language) -> None:
    """Keeps the age before a name: `the 62-year-old harbour pilot Ada Lind`."""
    at = next(at for at in range(len(before) - 1, -1, -1) if "-year-old" in before[at])
    if len(before) - at < 4 and all(_may_dress(word, language) for word in before[at + 1 :]):
        person.offices.append(before[at].lower().lstrip("(“‘\"'"))


def note_office(person: Person, words: str, language: Language) -> None:
    """Keeps what stands beside a name, up to a verb, as an office, where a role is among its first words."""
    lows = [word.lower() for word in _LETTERS.findall(words)]
    bits = [language.bits.get(low, 0) | language.role_of(low) for low in lows]
    stops = (at for at, one in enumerate(bits) if one & _NO_OFFICE and not one & (ROLE | PREPOSITION))
    end = next(stops, len(lows))
    office = " ".join(lows[:end])
    if any(one & ROLE for one in bits[: min(end, 4)]) and office not in person.offices:
        person.offices.append(office)


_NO_OFFICE = VERB | AUXILIARY | BREAK
"""What ends the words that say what somebody is."""


_LETTERS = re.compile(r"[^\W\d_]+")


def _may_dress(word: str, language: Language) -> bool:
    bits = language.bits.get(word.lower(), 0)
    return word[-1].isalnum() and not bits & _NO_TITLE and not (bits & VERB and not bits & (ROLE | HONORIFIC))


_NO_TITLE = DETERMINER | PREPOSITION | BREAK | AUXILIARY | ADVERB | POSSESSIVE
