"""The cast of a document, out of the names that its frames hold, and how each mention stands in its sentence.

`build_cast` decides which names are persons, which of them are one person, and whom each mention means.
"""

from __future__ import annotations

import re

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
from loccit.attribution.persons.common_words import may_be_common
from loccit.attribution.persons.names_found import Found, find_names
from loccit.attribution.sentence.frames import Frame
from loccit.attribution.sentence.language import ADVERB, AUXILIARY, BREAK, PREPOSITION, ROLE, VERB, Language
from loccit.attribution.sentence.names import Name, gender_of
from loccit.attribution.sentence.names import without_possessive as plain

_HE = re.compile(r"(?:\A|[.!?…\ue001] )(He|She)\b")
"""A pronoun that begins a sentence."""

_PLACED = re.compile(r"n (?<=\b[Ii]n )([A-ZÀ-ÞĀ-ŽА-Я][\w’'-]+)(?=[ ]*(?:[.,;:)]|[a-z]))(?<![’']s)")
"""A place: takes `in Skarne,`; leaves `in Holm’s`, `Edvin Holm`."""

_MODIFIED = re.compile(r" ([a-z]+)(?: ([a-z]+))? [A-ZÀ-ÞĀ-ŽА-Я]")
"""What follows a name that may only describe another: takes ` spokeswoman Ada Lind`, ` tried on Friday`."""


def build_cast(frames: list[Frame], starts: list[int], language: Language) -> Cast:
    """The cast of a document; `starts` says where in the order of reading each frame begins."""
    cast = Cast(language)
    for frame, start in zip(frames, starts, strict=True):
        if "He" in frame.masked or "She" in frame.masked:
            cast.pronouns.extend((start + found.start(1), found[1].lower()) for found in _HE.finditer(frame.masked))
        cast.places_named.update(_PLACED.findall(frame.masked))
    cast.whole = "\n".join(frame.masked for frame in frames)
    found = find_names(frames, starts, cast)
    names = {id(name): name for _, name, _, _ in found}
    cast.juniors = {name.key[-1] for name in names.values() if len(name.words) == 2 and is_junior(name.words)}
    _meet_persons(found, names, cast)
    _part_namesakes(found, cast)
    known = {number: cast.fits(name) for number, name in names.items()}
    for at, name, frame, match in found:
        person = _only_one(known[id(name)], cast, at)
        if person:
            cast.places.append(at)
            cast.mentions.append(_mention(at, person, frame, match, language))
            cast.note_form(person, name)
    return cast


def _meet_persons(found: list[Found], names: dict[int, Name], cast: Cast) -> None:
    """Meets everybody who is named in full, the longest names first; then who has one word for a name and speaks."""
    language = cast.language
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


def _part_namesakes(found: list[Found], cast: Cast) -> None:
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


def _may_be_person(name: Name, cast: Cast) -> bool:
    """Whether one word can name a person: takes `Strand`; leaves `ABC`, a place, a word also written small."""
    low = name.text.lower()
    if name.text.isupper() or name.text in cast.places_named or cast.is_written_small(low):
        return False
    return not may_be_common(low, cast)


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
