"""The person for whom a phrase without a name stands: named right behind it, or brought in by it before.

`said the buyer, hotelier Gustav Maier`: the name stands behind the words. `The ship’s cook, Ezra Bunn, spoke of the
master. “…,” the cook said`: only one person of the text was brought in as a cook. Where two were, nobody is meant.
"""

from __future__ import annotations

import re

from loccit.attribution.persons.cast import Cast, Mention, Person
from loccit.attribution.persons.offices import serves
from loccit.attribution.sentence import language as lang
from loccit.attribution.sentence.bounds import Range
from loccit.attribution.sentence.frames import CAPITAL, MARK, QUOTE, Sentence
from loccit.attribution.sentence.heads import name_range
from loccit.attribution.sentence.language import Language, given_names
from loccit.attribution.sentence.names import gender_of, read_name

BACK = 6_000
"""So many characters before a phrase its person may have been brought in."""
_NEXT = 110
"""Characters between a name and the word that says what its person is."""
_DRESS = 4
"""So many small words may stand between a comma and a name: `, retired colonel Hugh Ansty`."""
_NO_DRESS = MARK | QUOTE | lang.VERB | lang.AUXILIARY | lang.PREPOSITION | lang.BREAK | lang.PRONOUN | lang.WHO
_NO_PERSON = lang.ORGANISATION | lang.PUBLICATION | lang.DOCUMENT | lang.PEOPLE
_NO_NAME = lang.PLACE | lang.COUNTRY | lang.ORGANISATION | lang.PUBLICATION | lang.TIME | lang.PARTY
_CLOSES = MARK | QUOTE | lang.PREPOSITION | lang.WHO | lang.TIME | lang.ADVERB


def named_behind(line: Sentence, found: Range) -> Range | None:
    """The tokens of the name that stands, between commas, behind a phrase: of `the buyer, hotelier Gustav Maier`.

    None where what follows is no name, or goes on as another clause or a list: `the buyer, Gustav Maier and others`.
    """
    comma = found[1]
    if comma + 1 >= len(line.words) or line.words[comma] != "," or not _may_be_named(line, found):
        return None
    first = comma + 1
    while first - comma <= _DRESS and first < len(line.words) and _dresses(line, first, comma):
        first += 1
    end = first
    while end < len(line.words) and line.bits[end] & (CAPITAL | lang.PARTICLE) and not line.bits[end] & lang.TIME:
        end += 1
    if end == first or not line.bits[first] & CAPITAL or not _is_closed(line, end):
        return None
    return (first, end) if _is_name(line, found, (first, end)) else None


def _may_be_named(line: Sentence, found: Range) -> bool:
    """Whether a phrase says what one person is: leaves a pronoun, a group, a body, a name."""
    if line.bits[found[0]] & lang.PRONOUN and found[1] - found[0] == 1:
        return False
    end = _head_end(line, found)
    return not line.bits[end - 1] & _NO_PERSON and name_range(line, (found[0], end)) is None


def _dresses(line: Sentence, at: int, comma: int) -> bool:
    """Whether a small word, or an article, can stand before the name of whom it describes; behind an article also
    `retiring` of `the retiring pilot Ada Lind`, and `Skarne` of `the Skarne pilot Ada Lind`."""
    has_article = at > comma + 1 and bool(line.bits[comma + 1] & lang.DETERMINER)
    if has_article and line.bits[at] & CAPITAL and at + 1 < len(line.words) and not line.language.capitalises_nouns:
        return not line.bits[at + 1] & CAPITAL and _dresses(line, at + 1, comma)
    is_small = line.words[at][0].islower() and not line.bits[at] & _NO_DRESS
    return is_small and (has_article or not line.lows[at].endswith(("ing", "ly")))


def _is_closed(line: Sentence, end: int) -> bool:
    return end >= len(line.words) or bool(line.bits[end] & _CLOSES) or line.words[end].isdigit()


def _is_name(line: Sentence, found: Range, name: Range) -> bool:
    """Whether capitals behind a comma are a person's name: a given name, a title, or two words behind a small one."""
    bits = line.bits[name[0] : name[1]]
    if any(one & _NO_NAME and not one & lang.HONORIFIC for one in bits):
        return False
    lows = line.lows[name[0] : name[1]]
    if any(low in given_names() for low in lows) or bits[0] & lang.HONORIFIC:
        return True
    head = line.lows[_head_end(line, found) - 1]
    if name[1] - name[0] == 1 and (line.language.has("female", head) or line.language.has("male", head)):
        return True  # her sister, Fay
    if line.bits[found[1] - 1] & CAPITAL and not line.language.capitalises_nouns:
        return False  # the mayor of Upper Sund, North Skarne
    return name[1] - name[0] > 1


def _head_end(line: Sentence, found: Range) -> int:
    """Where the first noun of a phrase ends: before a preposition, or before a genitive."""
    for at in range(found[0] + 1, found[1]):
        is_genitive = line.bits[at - 1] & CAPITAL and line.language.has("genitive", line.words[at])
        if line.bits[at] & lang.PREPOSITION or is_genitive:
            return at
    return found[1]


def brought_in(cast: Cast, line: Sentence, found: Range, place: int) -> Person | None:
    """The one person whom the text before `place` has brought in by the words of a phrase: `the cook`, `el portavoz`;
    None where there are two, where the words may mean somebody without a name, or where their gender does not fit."""
    end = _head_end(line, found)
    head = line.words[end - 1]
    if not _may_stand_for(line, found, end):
        return None
    met, others = _introduced(cast, head, place)
    people = {id(person) for _, person in met}
    if len(people) != 1 or (others and others[-1] > met[0][0]):
        return None
    person = met[-1][1]
    wanted = {low for low in line.lows[found[0] + 1 : end - 1] if low.isalpha() and len(low) > 2}
    near = cast.whole[max(met[-1][0] - _NEXT, 0) : met[-1][0] + _NEXT].lower()
    if not all(word in near for word in wanted) or _has_other_gender(line, found, person):
        return None
    return person


def is_contested(cast: Cast, line: Sentence, found: Range, place: int, holder: Person) -> bool:
    """Whether the text has brought in somebody else too by the words that seem to mean the holder of an office."""
    met, _ = _introduced(cast, line.words[_head_end(line, found) - 1], place)
    return any(person is not holder for _, person in met)


def _introduced(cast: Cast, head: str, place: int) -> tuple[list[tuple[int, Person]], list[int]]:
    """Where a noun stands beside a name that it describes, in the text before a place, and whose; and where it stands
    for somebody without a name."""
    met: list[tuple[int, Person]] = []
    others: list[int] = []
    start = max(place - BACK, 0)
    for one in _pattern(head, cast.language).finditer(cast.whole, start, place):
        if serves(cast.whole[max(one.start() - _NEXT // 3, 0) : one.start()], cast.language):
            continue
        mention = _tied(cast, one.start(), one.end(), cast.language)
        if mention and not (mention.owns or mention.describes):
            met.append((one.start(), mention.person))
        elif _INDEFINITE.search(cast.whole, max(one.start() - _NEXT, 0), one.start()):
            others.append(one.start())
    return met, others


def _may_stand_for(line: Sentence, found: Range, end: int) -> bool:
    """Whether a phrase is definite and says what one person is, in small letters where nouns have them."""
    first, head = found[0], end - 1
    language = line.language
    article = line.lows[first] == "the" or bool(line.bits[first] & lang.POSSESSIVE)
    if not (article or (language.is_inflected and end - first == 1)) or line.bits[head] & _NO_PERSON:
        return False
    if end < found[1] and any(line.bits[at] & CAPITAL for at in range(end, found[1])):
        return False  # the mayor of Sund may be another one than the mayor
    is_noun = len(line.words[head]) > 2 and line.words[head].isalpha() and not line.bits[head] & (lang.TIME | lang.VERB)
    return is_noun and (language.capitalises_nouns or line.words[head].islower()) and (head > first or not article)


def _pattern(head: str, language: Language) -> re.Pattern[str]:
    """A noun as a text may write it: with a capital before a name, with another ending where it has cases."""
    stem = head[:-1] if language.is_inflected and len(head) > 4 and head[-1] in "аяьйыи" else head
    ending = r"\w{0,3}" if language.is_inflected else ""
    return re.compile(rf"\b[{head[0].lower()}{head[0].upper()}]{re.escape(stem[1:])}{ending}\b")


def _tied(cast: Cast, start: int, end: int, language: Language) -> Mention | None:
    """The name beside a noun from `start` to `end` that says what its person is: behind it, or before."""
    behind = next(iter(cast.between(end, end + _NEXT)), None)
    if (
        behind
        and (found := _BEHIND.fullmatch(cast.whole, end, behind.at))
        and _is_plain(found.group("dress"), language)
    ):
        is_apart = "," in found.group()
        if not (is_apart and _OWNED.search(cast.whole, max(start - _NEXT, 0), start)):
            return behind
    before = next(iter(cast.between(max(start - _NEXT, 0), start)[-1:]), None)
    if before and (found := _BEFORE.fullmatch(cast.whole, before.at, start)) and _is_plain(found.group(1), language):
        return before if _ENDS.match(cast.whole, end) else None
    return None


_SMALL = r"(?:[^\W\d_A-ZÀ-ÖØ-Þ][\w’'-]*[ ])"
_HONOUR = r"(?:[A-Z][a-z]{1,3}\. )?"
_BEHIND = re.compile(rf"(?: |(?: [^.,;:!?\ue000-\ue002]{{1,60}})?, )(?P<dress>(?:{_SMALL}){{0,3}}){_HONOUR}")
"""Between a noun and the name behind it: takes ` `, `, `, ` of the port, `, ` des Hafens, `; leaves ` met `."""
_NAME = r"[^\W\d_a-zß-öø-ÿа-я][\w’'.-]*(?: (?:(?:de|da|di|von|van|del|la|el|al|bin) )*[^\W\d_a-zß-öø-ÿа-я][\w’'.-]*)*"
_BEFORE = re.compile(
    rf"{_NAME}(?:, (?:(?:aged )?\d+, )?|,? (?:is|was|ist|war|est|était|es|era|è|é) )((?:{_SMALL}){{0,4}})"
)
"""From a name to the noun behind it: takes `Ada Lind, the port’s own `, `Ada Lind ist die `; leaves `Lind met the `."""
_ENDS = re.compile(r"[,.;:)]| (?:of|for|at|in|from|to|who|de|du|des|del|della|der|von|vom|do|da|di|en|и|в)\b|\Z")
"""What follows the noun of an apposition."""
_OWNED = re.compile(r"\b(?:of|for|at|by|de|du|des|del|della|dell|do|da|von|vom|zum|zur|der)\b[^,.;:!?]{0,24}\Z")
"""What stands before a noun that only ends a longer one: of `the head of the company, Ada Lind,` it is not hers."""
_INDEFINITE = re.compile(
    r"\b(?:an?|another|one|other|second|former|eine?n?|une?|uno|una|um|uma|otr[oa]|autre)(?: [\w’'-]+){0,2} \Z", re.I
)
"""What stands before a noun for somebody who has no name: takes `another young `."""


def _is_plain(words: str | None, language: Language) -> bool:
    """Whether words between a name and a noun only describe: no verb, no pronoun, no conjunction among them."""
    lows = (words or "").lower().split()
    bits = (language.bits.get(low, 0) for low in lows)
    is_said = any(one & _NO_WORD and not one & lang.DETERMINER for one in bits)
    return not is_said and not any(low.endswith(("ed", "ing")) or language.has("pasts", low) for low in lows)


_NO_WORD = lang.VERB | lang.AUXILIARY | lang.PRONOUN | lang.WHO | lang.BREAK | lang.PREPOSITION


def _has_other_gender(line: Sentence, found: Range, person: Person) -> bool:
    """Whether the article or the noun of a phrase has the gender that a person surely has not."""
    if person.gender is None:
        return False
    if line.language.alike and line.words[found[0]].lower() in _ARTICLES:
        return _ARTICLES[line.words[found[0]].lower()] != person.gender
    noun = read_name(f"{line.words[_head_end(line, found) - 1]} X", line.language)
    return gender_of(noun, line.language) not in (None, person.gender)


_ARTICLES = {
    **dict.fromkeys(("la", "una", "une", "die", "a", "uma"), "female"),
    **dict.fromkeys(("el", "il", "le", "lo", "o", "um", "un", "der"), "male"),
}
