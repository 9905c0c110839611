"""Finds the cast of a document: every row of capitals that can be a person, and how it stands in its sentence."""

from __future__ import annotations

import re
from dataclasses import replace

from loccit.attribution.persons.beside import (
    OFFICE,
    OFFICE_BEFORE,
    is_dressed,
    is_presented,
    note_age_before,
    note_beside,
    note_office,
    note_role,
)
from loccit.attribution.persons.cast import Cast, Mention, Person, is_junior
from loccit.attribution.sentence.frames import Frame
from loccit.attribution.sentence.language import (
    ADVERB,
    AUXILIARY,
    BREAK,
    COUNTRY,
    HONORIFIC,
    OPENER,
    ORGANISATION,
    PARTY,
    PLACE,
    PREPOSITION,
    PUBLICATION,
    ROLE,
    VERB,
    Language,
    given_names,
)
from loccit.attribution.sentence.names import MENTION, PARTICLES, Name, gender_of, read_name, sort_of
from loccit.attribution.sentence.names import without_possessive as plain

_HE = re.compile(r"(?:\A|[.!?…\ue001] )(He|She)\b")
"""A pronoun that begins a sentence."""

_PLACED = re.compile(r"n (?<=\b[Ii]n )([A-ZÀ-ÞĀ-ŽА-Я][\w’'-]+)(?=[ ]*(?:[.,;:)]|[a-z]))(?<![’']s)")
"""A place: takes `in Skarne,`; leaves `in Holm’s`, `Edvin Holm`."""

_MODIFIED = re.compile(r" ([a-z]+)(?: ([a-z]+))? [A-ZÀ-ÞĀ-ŽА-Я]")
"""What follows a name that may only describe another: takes ` spokeswoman Ada Lind`, ` tried on Friday`."""

LONGEST = 8
"""So many words a name has, title and all."""


_Found = tuple[int, Name, Frame, re.Match[str]]


def build_cast(frames: list[Frame], starts: list[int], language: Language) -> Cast:
    """The cast of a document; `starts` says where in the order of reading each frame begins."""
    cast = Cast(language)
    for frame, start in zip(frames, starts, strict=True):
        if "He" in frame.masked or "She" in frame.masked:
            cast.pronouns.extend((start + found.start(1), found[1].lower()) for found in _HE.finditer(frame.masked))
        cast.places_named.update(_PLACED.findall(frame.masked))
    cast.whole = "\n".join(frame.masked for frame in frames)
    found = _find_names(frames, starts, cast)
    names = {id(name): name for _, name, _, _ in found}
    cast.juniors = {name.key[-1] for name in names.values() if len(name.words) == 2 and is_junior(name.words)}
    for name in sorted(names.values(), key=lambda one: (-len(one.words), gender_of(one, language) is None)):
        if len(name.key) > 1 or (name.title and len(cast.fits(name)) < 2):
            cast.meet(name)
    for _, name, frame, match in found:
        if (
            len(name.key) == 1
            and not name.title
            and _speaks(frame.masked, match.end(), language)
            and _may_be_person(name, cast)
            and not (language.is_inflected and _is_headed(frame.masked, match.start(), language))
            and not cast.fits(name)
        ):
            cast.meet(name)
    _part_namesakes(found, cast)
    known = {number: cast.fits(name) for number, name in names.items()}
    for at, name, frame, match in found:
        person = _only_one(known[id(name)], cast, at)
        if person:
            cast.places.append(at)
            cast.mentions.append(_mention(at, person, frame, match, language))
            cast.note_form(person, name)
    return cast


def _part_namesakes(found: list[_Found], cast: Cast) -> None:
    """Parts who is only called by a surname, again and again, from somebody who is named in full long after: `Holm` of
    the first pages from `Edvin Holm`, his son, of the last."""
    single: dict[str, list[tuple[int, Name]]] = {}
    whole: dict[str, int] = {}
    for at, name, _, _ in found:
        if len(name.key) == 1:
            single.setdefault(name.key[0], []).append((at, name))
        elif name.key:
            whole.setdefault(name.key[-1], at)
    for word, called in single.items():
        alone = any(person.key == (word,) for person in cast.by_word.get(word, ()))
        if word in whole and not alone and sum(at < whole[word] - LONG_AFTER for at, _ in called) >= OFTEN:
            cast.part(called[0][1])


LONG_AFTER, OFTEN = 2_500, 3
"""Characters, and so many mentions."""


def _only_one(fits: list[Person], cast: Cast, at: int) -> Person | None:
    """The one person whom a name can mean; of several the only one who was named shortly before."""
    if len(fits) > 1:
        near = {id(mention.person) for mention in cast.between(at - SHORTLY, at)}
        fits = [person for person in fits if id(person) in near]
    return fits[0] if len(fits) == 1 else None


SHORTLY = 1_600
"""So many characters."""

_NO_NAMES = OPENER | COUNTRY | PARTY | ORGANISATION | PUBLICATION | PLACE | HONORIFIC
"""Single words that name no person."""


def _find_names(frames: list[Frame], starts: list[int], cast: Cast) -> list[_Found]:
    """Every name of a person, with its place in the order of reading; equal surfaces share one `Name`."""
    read: dict[str, Name | None] = {}
    found: list[_Found] = []
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
            if name and name.title and frame.masked.endswith(_SERVING, 0, match.start()):
                name = read.setdefault(f"to the {surface}", replace(name, title=""))
            if name and not _is_party(frame.masked, match):
                found.append((start + match.start(), name, frame, match))
    return found


_LONGER = re.compile(r"([^\W\d_])[^\W\d_]{4,}")
_LINKING = re.compile(r" (?:a|an|and|as|at|by|for|from|in|into|of|on|or|the|to|with) ")
"""What stands small in a heading whose other words have capitals; a list of names has none of it."""
HEADINGS, SHARE = 6, 0.85
"""So many longer words, and so much of them with a capital, have headings in title case."""


def _is_headings(masked: str) -> bool:
    """Whether a passage is headings in title case, out of which no name can be told: takes `The Master Orders Holm to
    Close the Lock of Skarne`; leaves a sentence, a list of names."""
    initials = _LONGER.findall(masked)
    if len(initials) < HEADINGS or sum(map(str.isupper, initials)) < SHARE * len(initials):
        return False
    return len(_LINKING.findall(masked)) * HEADINGS * 2 >= len(initials)


_SERVING = (" to the ", " for the ")
"""What stands before the office that somebody serves: of `advisor to the President Ada Lind` it is not hers."""


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
    return any(
        language.has("genitive", word) and (at == 0 or words[at - 1].lower() not in PARTICLES)
        for at, word in enumerate(words)
    ) or (words[-1].endswith("s") and bool(language.bits.get(words[-1][:-1].lower(), 0) & COUNTRY))


_SHOWN = frozenset(("show", "podcast", "festival", "prize", "award", "awards", "project"))
"""What is named after somebody and is nobody: takes `the Ada Lind Show`."""


def _behind_owner(words: list[str]) -> list[str]:
    """The words behind the last owner: of `Skarne’s Ada Lind` the name."""
    for at in range(len(words) - 1, 0, -1):
        if plain(words[at - 1]) != words[at - 1]:
            return words[at:]
    return words


def _may_be_person(name: Name, cast: Cast) -> bool:
    """Whether one word can name a person: takes `Strand`; leaves `ABC`, a place, a word also written small."""
    return not (name.text.isupper() or name.text in cast.places_named or cast.is_written_small(name.text.lower()))


def _speaks(masked: str, at: int, language: Language) -> bool:
    """Whether the word behind a name is a verb of speech."""
    word = masked[at + 1 : at + 14].split(" ", 1)[0].strip(".,:")
    verb = language.verbs.get(word)
    return verb is not None and verb.sort in ("report", "act") and verb.shape in ("past", "s")


def _is_headed(masked: str, at: int, language: Language) -> bool:
    """Whether an office stands before a name that may be what somebody heads: takes `prezes Skarnu`."""
    words = masked[max(at - 40, 0) : at].split()
    return bool(words) and words[-1].islower() and bool(language.bits.get(words[-1], 0) & ROLE)


def _mention(at: int, person: Person, frame: Frame, match: re.Match[str], language: Language) -> Mention:
    before = frame.masked[max(match.start() - 70, 0) : match.start()].rstrip()
    words = before.split()
    word = words[-1].lower() if words else ""
    if language.bits.get(word, 0) & ROLE:
        words = note_role(person, words, language)
        word = words[-1].lower() if words else ""
    opens = not words or words[-1][-1] in _OPENERS or words[-1] in ("The", "But", "And")
    if not opens and words[-1].islower():
        opens = is_dressed(words, language) or bool(_STOOD.search(before))
    presented = not opens and is_presented(words, language)
    if words and words[-1][-1] == ",":
        opens = bool(_ACTS.match(frame.masked, match.end()))
        if language.alike and (office := OFFICE_BEFORE.search(" ".join(words))):
            note_office(person, office.group(1), language)
    if frame.masked.startswith((", ", " ("), match.end()):
        note_beside(person, frame, match, language)
    elif language.alike and (office := OFFICE.match(frame.masked, match.end())):
        note_office(person, office.group(1), language)
    elif "-year-old" in before:
        note_age_before(person, before.split(), language)
    behind = _MODIFIED.match(frame.masked, match.end())
    describes = behind is not None and not any(_is_no_noun(word, language) for word in behind.groups(""))
    first, person.is_met = not person.is_met, True
    return Mention(
        at,
        person,
        opens or presented,
        plain(match.group()) != match.group(),
        bool(language.bits.get(word, 0) & PREPOSITION) or word in ("like", "than", "and"),
        describes,
        first,
        not words,
        presented,
    )


def _is_no_noun(word: str, language: Language) -> bool:
    """Whether a word is no noun before a name: `tried`, `took`, `on`."""
    is_past = (word.endswith("ed") or language.has("pasts", word)) and not language.alike
    return is_past or bool(language.bits.get(word, 0) & _NO_NOUN)


_STOOD = re.compile(
    r"(?:\A|[.!?…] )(?:It was|(?:At|Behind|Below|Beside|Between|Beyond|In|Near|Next|On|Opposite|Outside|Over|There|Then"
    r"|Under|With)\b[^.,;:!?“”]{0,50}? (?:came|comes|lay|lies|sat|sits|stands|stood|waited|waits|was))"
    r"(?: the)?(?: [a-z]+){0,2}\Z"
)
"""What brings in a subject behind its verb: takes `Behind the tape stood `, `It was the pilot `."""

_OPENERS = '.!?…:;—\ue001“"'

_ACTS = re.compile(
    r",| (?:\w+ed|\w+s|has|had|was|is|said|will|would|who|then|also|told|did|wrote|gave|took|came|went|saw|made"
    r"|found|held|knew|thought|felt|began|spoke|put|set|led|left|stood|sat|ran|won|lost|kept|brought|met|drew|read)\b"
)
"""What follows a name that does something, where a comma stands before it."""

_NO_NOUN = VERB | AUXILIARY | ADVERB | PREPOSITION | BREAK
