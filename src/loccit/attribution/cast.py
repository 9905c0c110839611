"""The cast of a document: every person it names, under all forms of the name, and where each is mentioned.

Two forms are one person only where the words of one are in the other and nobody else fits: `Min` after `Min Aung
Hlaing`, `Ms. Clinton` after `Hillary Clinton` where a `Bill Clinton` stands too. Where two fit, nobody does.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field

from loccit.attribution.frames import Frame
from loccit.attribution.language import (
    ADVERB,
    AUXILIARY,
    BREAK,
    DETERMINER,
    POSSESSIVE,
    PREPOSITION,
    ROLE,
    VERB,
    Language,
)
from loccit.attribution.names import MENTION, Name, gender_of, read_name, sort_of
from loccit.attribution.names import without_possessive as plain

_PLACED = re.compile(r"\b[Ii]n ([A-ZÀ-ÞĀ-ŽА-Я][\w’'-]+)(?=[ ]*(?:[.,;:)]|[a-z]))(?<![’']s)")
"""A place: takes `in Skarne,`; leaves `in Holm’s`, `in Mara Holm`."""


_MODIFIED = re.compile(r" ([a-z]+)(?: [a-z]+)? [A-ZÀ-ÞĀ-ŽА-Я]")
"""What follows a name that only describes another: takes ` spokeswoman Ada Lind`."""


_SMALL = re.compile(r"(?<![\w’'-])[a-zß-öø-ÿ]{3,}(?![\w’'-])")
"""A word without a capital."""


@dataclass(slots=True)
class Person:
    """One person of a document. `words` are of the longest form; `titles` in lower case; `has_spoken` once cited."""

    words: tuple[str, ...]
    key: tuple[str, ...]
    gender: str | None = None
    forms: dict[tuple[str, str], None] = field(default_factory=dict)
    titles: list[str] = field(default_factory=list)
    likely: bool = False
    has_spoken: bool = False
    is_met: bool = False

    @property
    def name(self) -> str:
        """The name in its longest form."""
        return " ".join(self.words)


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where a person is named: `at` in the order of reading, `opens` a sentence or a clause, `owns`
    something, `describes` another name (`the Holm spokeswoman Ada Lind`), `is_first` of its person."""

    at: int
    person: Person
    opens: bool
    owns: bool
    follows_preposition: bool
    describes: bool = False
    is_first: bool = False


@dataclass(slots=True)
class Cast:
    """The persons of a document and their mentions in the order of reading."""

    language: Language
    people: list[Person] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    places: list[int] = field(default_factory=list)
    places_named: frozenset[str] = frozenset()
    """Words of which the document speaks as of places: `in Skarne`."""
    by_word: dict[str, list[Person]] = field(default_factory=dict)

    def find(self, name: Name) -> Person | None:
        """The one person that a name can mean, or None where nobody or several fit."""
        key = name.key
        if not key:
            return None
        fits = [person for person in self.by_word.get(key[-1], ()) if _fits(key, person.key)]
        if len(fits) > 1:
            same = [person for person in fits if person.key == key]
            fits = same or _by_gender(fits, gender_of(name, self.language))
        return fits[0] if len(fits) == 1 else None

    def meet(self, name: Name) -> Person:
        """The person of a name, made if nobody fits."""
        person = self.find(name)
        if person is None:
            person = Person(name.words, name.key, gender_of(name, self.language))
            self.people.append(person)
            for word in dict.fromkeys(person.key):
                self.by_word.setdefault(word, []).append(person)
        self._note_form(person, name)
        return person

    def between(self, start: int, end: int) -> list[Mention]:
        """The mentions from `start` up to `end`."""
        first = bisect_right(self.places, start - 1)
        return self.mentions[first : bisect_right(self.places, end - 1)]

    def _note_form(self, person: Person, name: Name) -> None:
        person.forms.setdefault((name.text, name.title))
        if _is_better(name.words, person.words, self.language):
            person.words = name.words
        if name.title:
            person.likely = True
            if name.title.lower() not in person.titles:
                person.titles.append(name.title.lower())
        person.gender = person.gender or gender_of(name, self.language)


def build_cast(frames: list[Frame], starts: list[int], language: Language) -> Cast:
    """The cast of a document; `starts` says where in the order of reading each frame begins."""
    cast = Cast(language)
    cast.places_named = frozenset(word for frame in frames for word in _PLACED.findall(frame.masked))
    small = frozenset(word for frame in frames for word in _SMALL.findall(frame.masked))
    found = [
        (start + match.start(), name, frame, match)
        for frame, start in zip(frames, starts, strict=True)
        for match in MENTION.finditer(frame.masked)
        if (name := _name(match.group(), small, language))
    ]
    for _, name, _, _ in sorted(found, key=lambda one: -len(one[1].words)):
        if len(name.key) > 1 or name.title:
            cast.meet(name)
    for _, name, frame, match in found:
        if (
            len(name.key) == 1
            and not name.title
            and _speaks(frame.masked, match.end(), language)
            and _may_be_person(name, cast)
        ):
            cast.meet(name)
    for at, name, frame, match in found:
        person = cast.find(name)
        if person:
            cast.places.append(at)
            cast.mentions.append(_mention(at, person, frame, match, language))
            cast._note_form(person, name)
    return cast


def _name(surface: str, small: frozenset[str], language: Language) -> Name | None:
    """The name of a person in a row of capitals; None for openers, places after `of`, organisations, common nouns.

    A word that the document also writes small (`debates`) is a common noun, unless a title stands before it.
    """
    words = surface.split()
    for at in range(len(words) - 1, 0, -1):
        if plain(words[at - 1]) != words[at - 1]:
            words = words[at:]
            break
    while words and _is_opener(words, language):
        words.pop(0)
    if not words or len(words) > 8:
        return None
    name = read_name(" ".join(words), language)
    if not name.words or sort_of(name, language) or " of " in f" {name.text} " or " the " in f" {name.text} ":
        return None
    if len(name.words[-1]) < 2 or (name.text.isupper() and len(name.words) == 1):
        return None
    common = not name.title and len(name.words) > 1 and name.words[-1].lower() in small
    return None if common else name


def _may_be_person(name: Name, cast: Cast) -> bool:
    return not name.text.isupper() and name.text not in cast.places_named


def _speaks(masked: str, at: int, language: Language) -> bool:
    """Whether the word behind a name is a verb of speech."""
    word = masked[at + 1 : at + 14].split(" ", 1)[0].strip(".,:")
    verb = language.verbs.get(word)
    return verb is not None and verb.sort in ("report", "act") and verb.shape in ("past", "s")


def _is_better(words: tuple[str, ...], known: tuple[str, ...], language: Language) -> bool:
    """Whether a form names somebody better: more words, but for a party or a nation before the name."""
    longer, shorter = (words, known) if len(words) > len(known) else (known, words)
    dressed = len(shorter) > 1 and longer[-len(shorter) :] == shorter and _is_dress(longer[0].lower(), language)
    return len(words) < len(known) if dressed else len(words) > len(known)


def _is_dress(low: str, language: Language) -> bool:
    return language.has("parties", low) or low.endswith(("ian", "ish", "ese", "ean"))


def _is_opener(words: list[str], language: Language) -> bool:
    low = words[0].lower()
    return language.has("openers", low) or low in ("of", "the", "for")


def _mention(at: int, person: Person, frame: Frame, match: re.Match[str], language: Language) -> Mention:
    place, surface = match.start(), match.group()
    before = frame.masked[max(place - 24, 0) : place].rstrip()
    opens = not before or before[-1] in '.!?…,:;—\ue001“"'
    word = before.rsplit(" ", 1)[-1].lower()
    if language.bits.get(word, 0) & ROLE:
        _note_role(person, frame.masked[max(place - 70, 0) : place].split(), language)
    behind = _MODIFIED.match(frame.masked, match.end())
    describes = behind is not None and not language.bits.get(behind.group(1), 0) & (
        VERB | AUXILIARY | ADVERB | PREPOSITION | BREAK
    )
    first = not person.is_met
    person.is_met = True
    return Mention(at, person, opens, plain(surface) != surface, word in _PREPOSITIONS, describes, first)


def _note_role(person: Person, before: list[str], language: Language) -> None:
    """Keeps the lower-case title before a name: `Norwegian deputy harbour minister Ada Lindqvist`."""
    at = len(before)
    while (
        at
        and len(before) - at < 5
        and not language.bits.get(before[at - 1].lower(), 0) & _NO_TITLE
        and before[at - 1][-1].isalnum()
    ):
        at -= 1
    title = " ".join(before[at:])
    if title and title.lower() not in person.titles:
        person.titles.append(title.lower())
        person.forms.setdefault((person.name, title))
        person.likely = True


_NO_TITLE = DETERMINER | PREPOSITION | BREAK | AUXILIARY | ADVERB | POSSESSIVE


_PREPOSITIONS = frozenset(
    [
        "of",
        "for",
        "at",
        "in",
        "from",
        "with",
        "to",
        "on",
        "by",
        "about",
        "against",
        "between",
        "behind",
        "over",
        "like",
        "than",
        "and",
    ]
)


def _fits(key: tuple[str, ...], whole: tuple[str, ...]) -> bool:
    """Whether the words of a shorter form stand in the longer one, in order; first names alone do not fit.

    `Aung Hlaing` and `Min` fit `Min Aung Hlaing`; `Donald Trump` fits `Donald John Trump`.
    """
    if len(key) > len(whole):
        key, whole = whole, key
    words = iter(whole)
    return all(word in words for word in key)


def _by_gender(fits: list[Person], gender: str | None) -> list[Person]:
    return [person for person in fits if person.gender == gender] if gender else []
