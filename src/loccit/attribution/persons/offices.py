"""Who holds an office that stands for them: `the deputy minister`, `the 62-year-old`, `the Velmark leader`.

Only where exactly one person of the document was introduced with it.
"""

from __future__ import annotations

import re

from loccit.attribution.persons.antecedents import REACH, antecedent
from loccit.attribution.persons.cast import Cast, Person
from loccit.attribution.sentence import language as lang
from loccit.attribution.sentence.bounds import Range
from loccit.attribution.sentence.frames import Sentence
from loccit.attribution.sentence.language import Language

NEXT = 500
"""So many characters on a role alone means somebody, and `it` the organisation or text that spoke last."""
YEAR_OLD = ("-year-old", "-jährige", "-jähriger")
_WORDS = re.compile(r"[^\W\d_]+")
_NO_OFFICE = lang.PREPOSITION | lang.DETERMINER


def holder(cast: Cast, line: Sentence, found: Range, place: int) -> Person | None:
    """The one person mentioned before whose title holds all words of a role: `the deputy minister`."""
    wanted = [low for low in line.lows[found[0] + 1 : found[1]] if low.isalpha()]
    if not wanted:
        return None
    if any(line.bits[at] & lang.PREPOSITION for at in range(*found)) or line.language.alike:
        return _officer(cast, line, found, place)
    near = {id(one.person): one.person for one in cast.between(max(place - 3 * REACH, 0), place)}
    language = line.language
    titled = [one for one in near.values() if any(_holds(title, wanted, language) for title in one.titles)]
    if not titled and line.lows[found[0]] == "the":  # whose spokesman `her spokesman` is no apposition says
        titled = [one for one in near.values() if any(_holds(office, wanted, language) for office in one.offices)]
    return titled[0] if len(titled) == 1 else None


def aged(cast: Cast, line: Sentence, found: Range, place: int) -> Person | None:
    """The one person of an age that was told before: `the 62-year-old`."""
    age = next(low for low in line.lows[slice(*found)] if low.endswith(YEAR_OLD))
    known = f"{age.split('-')[0]}{YEAR_OLD[0]}"
    of_age = [one for one in cast.people if age in one.offices or known in one.offices]
    met = len(of_age) == 1 and any(one.person is of_age[0] for one in cast.between(0, place))
    return of_age[0] if met else _of_gender(cast, line.words[found[0]].lower(), place)


def _of_gender(cast: Cast, article: str, place: int) -> Person | None:
    """The person whom `die 44-Jährige` means where no age was told: who `sie` would mean, if her gender is known."""
    gender = {"die": "female", "der": "male"}.get(article)
    person = antecedent(cast, None, gender, place) if gender else None
    return person if person and person.gender == gender else None


def _officer(cast: Cast, line: Sentence, found: Range, place: int) -> Person | None:
    """The one person beside whose name all words of a role stood: `la directrice de Quai libre`; a role alone
    means somebody shortly before."""
    spots = [at for at in range(found[0] + 1, found[1]) if not line.bits[at] & _NO_OFFICE]
    wanted = [line.words[at].lower() for at in spots if line.words[at].isalpha()]
    holders: list[Person] = []
    for mention in cast.between(max(place - (3 * REACH if len(wanted) > 1 else NEXT), 0), place):
        offices = (*mention.person.offices, *mention.person.titles)
        if mention.person not in holders and any(_holds(one, wanted, line.language) for one in offices):
            holders.append(mention.person)
    return holders[0] if wanted and len(holders) == 1 else None


def _holds(office: str, wanted: list[str], language: Language) -> bool:
    """Whether all words of a role are in an office; a leader is whoever heads a state: `the Velmark leader`."""
    words = _WORDS.findall(office)
    if "leader" in wanted and len(wanted) > 1 and not _HEADS.isdisjoint(words):
        words.append("leader")
    heads = [word for word in wanted if language.bits.get(word, 0) & lang.ROLE and word in words]
    own = not heads or any(_is_own(words, words.index(head), wanted, language) for head in heads)
    return own and set(words).issuperset(wanted)


def _is_own(words: list[str], at: int, wanted: list[str], language: Language) -> bool:
    """Whether the office at a place among the words beside a name is that person's, not one whom the person serves or
    stands in for: leaves the mayor of `deputy mayor`, `spokesman for the mayor`, `mayor's chief of staff`."""
    ranks = {word for word in words[:at] if language.has("ranks", word)}
    served = any(language.bits.get(word, 0) & _NO_OFFICE for word in words[1:at])
    return not served and ranks <= set(wanted) and words[at + 1 : at + 2] != ["s"]


def serves(before: str, language: Language) -> bool:
    """Whether what stands before an office makes it another's, whom somebody serves or stands in for: takes
    `the deputy `, `spokesman for the `, `l’adjoint au `; leaves `the `."""
    phrase = _PHRASE.search(before)
    words = _WORDS.findall(phrase.group().lower()) if phrase else []
    bits = [language.bits.get(word, 0) for word in words]
    at = next((at for at in range(len(words) - 1, -1, -1) if not bits[at] & _NO_OFFICE and len(words[at]) > 1), None)
    if at is None:
        return False
    return language.has("ranks", words[at]) or (at < len(words) - 1 and bool(bits[at] & lang.ROLE))


_PHRASE = re.compile(r"[\w’' -]+\Z")
"""Words without a mark between them."""


_HEADS = frozenset(("president", "premier", "chancellor", "king", "queen", "dictator", "emir", "sultan"))
