"""The cast of a document: every person it names, under all forms of the name, and where each is mentioned.

Two forms are one person only where the words of one are in the other and nobody else fits: `Kyaw` after `Kyaw Zin
Htun`, `Mrs. Holm` after `Mara Holm` where a `Petter Holm` stands too. Where two fit, nobody does.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field

from loccit.attribution.sentence.covered import INSIDE
from loccit.attribution.sentence.language import Language, sure_names
from loccit.attribution.sentence.names import Name, gender_of

_BEHIND_SPACE = re.compile(r"(?<= )[^\s,.;]+(?=[ ,.;\n])")


@dataclass(slots=True)
class Person:
    """One person of a document. `words` are of the longest form; `titles` in lower case, as are the `offices` that an
    apposition names; `has_spoken` once cited."""

    words: tuple[str, ...]
    key: tuple[str, ...]
    gender: str | None = None
    forms: dict[tuple[str, str], None] = field(default_factory=dict)
    titles: list[str] = field(default_factory=list)
    offices: list[str] = field(default_factory=list)
    likely: bool = False
    has_spoken: bool = False
    is_met: bool = False

    @property
    def name(self) -> str:
        """The name in its longest form."""
        return " ".join(self.words)

    def note_subject(self, words: tuple[str, ...]) -> None:
        """Notes the form of a name that is a subject: in a language with cases that is how the name is."""
        if len(words) == len(self.words):
            self.words = words


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where a person is named: `at` in the order of reading, `opens` a sentence or a clause, `owns`
    something, `describes` another name (`the Holm spokeswoman Ada Lind`), `is_first` of its person, `is_topic` at
    the start of its paragraph, `is_presented` behind the verb of its sentence (`Among the guests was Ada Lind`)."""

    at: int
    person: Person
    opens: bool
    owns: bool
    follows_preposition: bool
    describes: bool = False
    is_first: bool = False
    is_topic: bool = False
    is_presented: bool = False


@dataclass(slots=True)
class Cast:
    """The persons of a document and their mentions in the order of reading."""

    language: Language
    people: list[Person] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    places: list[int] = field(default_factory=list)
    places_named: set[str] = field(default_factory=set)
    """Words of which the document speaks as of places: `in Skarne`."""
    whole: str = ""
    """The document's text with its quotations covered up."""
    pronouns: list[tuple[int, str]] = field(default_factory=list)
    """Where a pronoun begins a sentence, and which, in the order of reading."""
    small: frozenset[str] | None = None
    """The words behind a space, once they were asked for."""
    nouns: frozenset[str] | None = None
    """The words with an article before them, in lower case, once they were asked for."""
    juniors: set[str] = field(default_factory=set)
    """Surnames, in lower case, of which the document also speaks as `Holm Jr.`: then `Holm` is somebody else."""
    by_word: dict[str, list[Person]] = field(default_factory=dict)

    def find(self, name: Name) -> Person | None:
        """The one person that a name can mean, or None where nobody or several fit."""
        fits = self.fits(name)
        return fits[0] if len(fits) == 1 else None

    def fits(self, name: Name) -> list[Person]:
        """Everybody whom a name can mean: of several those with its very words, its gender, its title."""
        key = name.key
        if not key:
            return []
        fits = [person for person in self.by_word.get(key[-1], ()) if _fits(key, person.key)]
        fits = [person for person in fits if not _has_other_initials(name.words, person.words)]
        if key[-1] in self.juniors:
            fits = [person for person in fits if is_junior(person.words) == is_junior(name.words)]
        if fits and name.title and (gender := gender_of(name, self.language)):
            fits = [person for person in fits if not _is_sure_other(person, gender)]  # Mr. Holm is not Mara Holm
        if len(fits) > 1:
            same = [person for person in fits if person.key == key]
            fits = same or _by_gender(fits, gender_of(name, self.language)) or _by_title(fits, name.title) or fits
        return fits

    def meet(self, name: Name) -> Person:
        """The person of a name, made if nobody fits."""
        person = self.find(name) or self.part(name)
        self.note_form(person, name)
        return person

    def part(self, name: Name) -> Person:
        """A person of a name beside whoever else has it."""
        person = Person(name.words, name.key, gender_of(name, self.language))
        self.people.append(person)
        for word in dict.fromkeys(person.key):
            self.by_word.setdefault(word, []).append(person)
        return person

    def add(self, name: Name, place: int) -> Person:
        """The person of a name that only its sentence shows to be one, mentioned at `place` as its subject."""
        person = self.meet(name)
        at = bisect_left(self.places, place)
        if place not in self.places[at : at + 1]:
            self.places.insert(at, place)
            is_first, person.is_met, person.likely = not person.is_met, True, True
            self.mentions.insert(at, Mention(place, person, True, False, False, False, is_first, is_first))
        return person

    def is_written_small(self, low: str) -> bool:
        """Whether the document writes a word without a capital too: then it is a common noun."""
        if self.small is None:
            self.small = frozenset(_BEHIND_SPACE.findall(self.whole))
        return low in self.small

    def between(self, start: int, end: int) -> list[Mention]:
        """The mentions from `start` up to `end`."""
        first = bisect_right(self.places, start - 1)
        return self.mentions[first : bisect_right(self.places, end - 1)]

    def told_between(self, start: int, end: int) -> int:
        """The characters from `start` to `end` that no quotation covers: a long quotation makes nobody distant."""
        return end - start - self.whole.count(INSIDE, start, end)

    def pronoun_before(self, place: int, low: str, reach: int) -> int | None:
        """The last place within `reach` before `place` where the same pronoun begins a sentence."""
        at = bisect_left(self.pronouns, (place, "")) - 1
        found = self.pronouns[at] if at >= 0 else None
        return found[0] if found and found[1] == low and place - found[0] <= reach else None

    def note_form(self, person: Person, name: Name) -> None:
        if (name.text, name.title) in person.forms:
            return
        person.forms[name.text, name.title] = None
        if _is_better(name.words, person.words, self.language):
            person.words = name.words
        if name.title:
            person.likely = True
            if name.title.lower() not in person.titles:
                person.titles.append(name.title.lower())
        person.gender = person.gender or gender_of(name, self.language)


def is_junior(words: tuple[str, ...]) -> bool:
    """Whether a name ends in `Jr.` or `Sr.`."""
    return words[-1].lower().strip(".") in ("jr", "sr")


def _is_better(words: tuple[str, ...], known: tuple[str, ...], language: Language) -> bool:
    """Whether a form names somebody better: more words, but for a party or a nation before the name."""
    longer, shorter = (words, known) if len(words) > len(known) else (known, words)
    dressed = len(shorter) > 1 and longer[-len(shorter) :] == shorter and _is_dress(longer[0].lower(), language)
    return len(words) < len(known) if dressed else len(words) > len(known)


def _is_dress(low: str, language: Language) -> bool:
    return language.has("parties", low) or low.endswith(("ian", "ish", "ese", "ean"))


def _fits(key: tuple[str, ...], whole: tuple[str, ...]) -> bool:
    """Whether the words of a shorter form stand in the longer one, in order; first names alone do not fit.

    `Zin Htun` and `Kyaw` fit `Kyaw Zin Htun`; `Mara Holm` fits `Mara Karin Holm`.
    """
    if len(key) > len(whole):
        key, whole = whole, key
    words = iter(whole)
    return all(word in words for word in key)


def _has_other_initials(some: tuple[str, ...], others: tuple[str, ...]) -> bool:
    """Whether one name begins with an initial that the other one has not: takes `H. Holm` and `Mara Holm`, `P. Holm`.

    `M.` may be a title.
    """
    if min(len(some), len(others)) < 2:
        return False
    pairs = [(short[0], whole[:-1]) for short, whole in ((some, others), (others, some))]
    initials = [(first, given) for first, given in pairs if first[1:2] == "." and first != "M."]
    return any(first[0] not in {word[0] for word in given} for first, given in initials)


def _is_sure_other(person: Person, gender: str) -> bool:
    """Whether a person has a given name that only the other gender has."""
    return person.gender not in (None, gender) and person.words[0].lower() in sure_names()


def _by_title(fits: list[Person], title: str) -> list[Person]:
    return [person for person in fits if title and title.lower() in person.titles]


def _by_gender(fits: list[Person], gender: str | None) -> list[Person]:
    return [person for person in fits if person.gender == gender] if gender else []
