"""Names as they stand in a text: title and name apart, the words of a name, what sort of name it is.

`read_name("Norwegian Harbour Minister Ada Lindqvist")` knows no world: the last title word in a row of capitals ends
the title. Names keep their order (Burmese, Chinese, Russian, Western): no part of them is taken for a surname here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from loccit.attribution.sentence.language import (
    COUNTRY,
    DOMAIN,
    HONORIFIC,
    ORGANISATION,
    PARTY,
    PEOPLE,
    PLACE,
    PUBLICATION,
    ROLE,
    WORK,
    Language,
    given_names,
)

SHORT_NAME = 6
"""Names of so many letters may end like a case: `Diego`, `Артём`."""
_UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆĈĊČĎĐĒĔĖĘĚĜĞĠĢĤĦĨĪĬĮİĴĶĹĻĽĿŁŃŅŇŊŌŎŐŒŔŖŘŚŜŞŠŢŤŦŨŪŬŮŰŲŴŶŸŹŻŽА-ЯЁІЇЄҐΑ-Ω"
_STOPS = (
    r"(?<=\b[A-Z])|(?<=\bMr|\bMs|\bDr|\bLt|\bSt)|(?<=Prof|Capt|Brig)"
    r"|(?<=Mrs|Rev|Sgt|Col|Maj|Gen|Adm|Sen|Rep|Gov|Hon|Del|Amb)"
)
_ONE = rf"[{_UPPER}][\w’'&-]*(?:(?:{_STOPS})\.(?=[ \u00a0]))?"
_LINKS = (
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
    "for",
    "the",
)
_LINK = rf"(?:(?:{'|'.join(_LINKS)})[ ])"
MENTION = re.compile(rf"{_ONE}(?:[ \u00a0](?:[\ue000\ue001]{{3,24}} )?{_LINK}*(?:[ae]l-)?{_ONE})*")
"""A row of capitalised words: takes `Gen. Oskar Dahl`, `Bank of England`, a name round a covered nickname."""
_POSSESSIVE = re.compile(r"(?:’s|'s|(?<=s)[’'])\Z")
_WORD = re.compile(r"[\w’'&-]+\.?")
_I_AM = re.compile(r"\AI[’']m ")
"""What stands before a name that gives itself: of `I’m Ada Lind` the first word."""
_PREFIX = re.compile(r"\A[ae]l-")
"""The article of an Arabic name, which a short form can leave out: takes `al-Harbi`."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name: its title (`Norwegian deputy harbour minister`, or empty) and its words, without possessive."""

    words: tuple[str, ...]
    title: str
    key: tuple[str, ...]
    """The words that tell one person from another: lower case, without initials and suffixes."""

    @property
    def text(self) -> str:
        """The name as it is written."""
        return " ".join(self.words)


_SUFFIXES = frozenset(("jr", "sr", "ii", "iii", "iv"))


def without_possessive(words: str) -> str:
    """`Holm’s` without its ’s."""
    return _POSSESSIVE.sub("", words) if "’" in words or "'" in words else words


_VOWELS = frozenset("AEIOUYÄÖÜÅØÆАЕИОУЫЭЮЯ")
_LONGEST_INITIALS = 4
"""Capitals without a vowel that are no name."""


def small_letters(name: str) -> str:
    """A name that is set in capitals, as others are: of `OTTO DE HOLM` `Otto de Holm`; initials stay: `MH`, `NPR`."""
    is_all = name.isupper()
    if is_all and len(name) <= _LONGEST_INITIALS and not _VOWELS.intersection(name):
        return name
    words = (word.title() if (is_all or len(word) > 2) and word.isupper() else word for word in name.split())
    return " ".join(word.lower() if at and word.lower() in _LINKS and is_all else word for at, word in enumerate(words))


def read_name(surface: str, language: Language) -> Name:
    """The name in a row of words that ends with one; `words` is empty where all of it is a title."""
    words = _WORD.findall(_I_AM.sub("", without_possessive(surface)))
    known = [language.bits.get(word.lower(), 0) | language.role_of(word.lower()) for word in words]
    end = 0
    whole = words[: words.index("of")] if "of" in words[2:] else words
    titles = known[: len(whole) - 1] if len(whole) > 1 and _is_surname(whole, language) else known
    for at, bits in enumerate(titles):
        if bits & HONORIFIC or ("-" in words[at] and _is_title_compound(words[at].lower(), language)):
            end = at + 1
            while end + 1 < len(words) and words[end] == "of" and known[end + 1] & DOMAIN:
                end += 2
                while end + 1 < len(words) and known[end] & DOMAIN:
                    end += 1  # Secretary of Homeland Security
    if language.capitalises_nouns and len(words) > 1 and not end and language.has("role_endings", words[0].lower()):
        end = 1  # Richter Odd Lind
    name = tuple(words[end:])
    if "." in surface:
        name = tuple(word[:-1] if word[-1] == "." and len(word) > 2 and word.count(".") == 1 else word for word in name)
    if "of" in name and (end or name[0].lower() in given_names() or _names_person(name, language)):
        name = name[: name.index("of")]
    while len(name) > 2 and name[0].isupper() and len(name[0]) > 2 and not name[-1].isupper():
        name = name[1:]  # президент США Дональд Трамп
    if language.alike:
        headed = end and known[end - 1] & ROLE and name[:1] and name[0] in _OF_OFFICE
        name = _from_given_name(name[1:] if headed else name, language)
        name = () if headed and name[:1] and name[0].lower() not in given_names() else name
    contracted = next((at for at, word in enumerate(name) if at > 1 and word in _CONTRACTED), 0)
    name = name[:contracted] if contracted else name
    if end and name[:1] in (("for",), ("of",)):
        name = name[-2:] if len(name) > 3 else ()  # Envoy for Tides Ada Lind; Minister for Economy
    name = _without_lower_start(_up_to_contraction(name))
    if len(name) > 1 and name[0].lower() in _DIVISIONS and _NUMERAL.fullmatch(name[1]):
        name = ()
    return Name(name, " ".join(words[:end]), _key(name, language))


_DIVISIONS = frozenset(
    "section sections chapter article articles volume part parts figure table appendix exhibit annex schedule rule"
    " title clause paragraph amendment book act scene note footnote".split()
)
_NUMERAL = re.compile(r"[IVXLC]+|[A-Z]|\d[\w.]*|One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten")
"""What numbers a part of a text: takes `Section IV`, `Exhibit B`."""
_SPOKEN = re.compile(r"(?:I|You|He|She|We|They|It|That|There|What|Who)[’'](?:m|d|ll|ve|re|s)\Z")
"""A pronoun with a verb tied to it: takes `I’d`."""


def _up_to_contraction(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words before a pronoun with its verb, whose sentence runs on behind a name in emphasis: of `Menagerie I’d`
    the first."""
    at = next((at for at, word in enumerate(words) if _SPOKEN.match(word)), None)
    return words if at is None else words[:at]


def _from_given_name(words: tuple[str, ...], language: Language) -> tuple[str, ...]:
    """A row from the given name in it on: of `Condor-Sprecherin Ada Lind`, `Баварии Ада Линд` the name."""
    given = given_names()
    if language.capitalises_nouns and len(words) > 1 and words[0].lower() not in given and words[1] in PARTICLES:
        words = words[2:]
    if language.capitalises_nouns and "von" in words[2:] and words[words.index("von") - 1].lower() not in given:
        words = words[: words.index("von")]  # Ada Lind von der Initiative
    for at in range(1, len(words) - 1):
        if words[at - 1].lower() in given or words[at - 1].lower() in PARTICLES:
            if words[at - 1].lower() in given:
                return words
            continue
        if words[at].lower() in given and words[0].lower() not in given:
            return words[at:]
    return words[-2:] if language.is_inflected and len(words) == LONG and not _is_known(words) else words


_OF_OFFICE = frozenset(("de", "du", "del", "di", "da", "do", "dos"))
"""What ties an office to what it is held in: `Présidente de la Délégation` names nobody."""
LONG = 3
"""So many words has a name with something before it that it belongs to: of `Баварии Одда Линд` the last two."""


def _is_known(words: tuple[str, ...]) -> bool:
    """Whether a row begins with a given name, or holds a patronymic or a particle: takes `Одд Янович Линд`."""
    return words[0].lower() in given_names() or any(
        word.islower() or word.lower().endswith(("вич", "вна", "вича", "вны")) for word in words
    )


def _is_surname(words: list[str], language: Language) -> bool:
    """Whether a title at the end of a name is its surname: takes `Rep. Edvin King`, leaves `Skarne Mayor`."""
    return language.has("surnames", words[-1].lower()) and words[-2].lower() in given_names()


_CONTRACTED = frozenset(("vom", "beim"))
"""Prepositions that no name holds: behind them stands where somebody works, `Ada Lind vom Hafenamt`."""


def _names_person(words: tuple[str, ...], language: Language) -> bool:
    """Whether two words before `of` are a person's: takes `Rafe Castoldi of Tidewain`, leaves `Free Bank of Skarne`."""
    before = words[: words.index("of")]
    no_name = ORGANISATION | PUBLICATION | PLACE | PEOPLE | PARTY | DOMAIN | COUNTRY | ROLE | WORK
    return len(before) == 2 and not any(
        language.bits.get(word.lower(), 0) & no_name or _is_demonym(word.lower()) or word.endswith("s")
        for word in before
    )


def _key(words: tuple[str, ...], language: Language) -> tuple[str, ...]:
    lows = tuple([_PREFIX.sub("", word.lower()) for word in words if _tells(word)])
    if len(lows) > 1 and not _SUFFIXES.isdisjoint(lows):
        lows = tuple(low for low in lows if low not in _SUFFIXES)
    lows = lows or tuple(word.lower().strip(".") for word in words)
    return tuple(_stem(low, language.sections["inflected"]) for low in lows) if language.is_inflected else lows


def _stem(low: str, endings: frozenset[str]) -> str:
    """What all cases of a name have in common: of `линда` and `линдом` `линд`."""
    for length in range(min(4, len(low) - 3), 0, -1):
        if low[-length:] in endings:
            return low[:-length]
    return low


def _tells(word: str) -> bool:
    """Whether a word of a name tells persons apart: takes `Holm`, `Li`; leaves initials (`J.`, `JD`) and particles."""
    return word[-1] != "." and (len(word) > 2 or (len(word) == 2 and word.istitle()))


def _is_title_compound(low: str, language: Language) -> bool:
    """Whether a word is a compound of titles: takes `major-general`, `speaker-to-be`."""
    parts = _TO_BE.sub("", low.rstrip(".")).split("-")
    last = language.bits.get(parts[-1], 0) & (HONORIFIC | ROLE)
    return bool(last and language.alike) or all(language.bits.get(part, 0) & HONORIFIC for part in parts)


_TO_BE = re.compile(r"-(?:elect|to-be|designate)\Z")


def _without_lower_start(words: tuple[str, ...]) -> tuple[str, ...]:
    if not [word for word in words if word[0].islower() and not _PREFIX.match(word)]:
        return words
    at = len(words)
    while at and (
        words[at - 1][:1].isupper()
        or _PREFIX.match(words[at - 1])
        or (at < len(words) and words[at - 1].lower() in PARTICLES)
    ):
        at -= 1
    while at < len(words) and words[at].islower() and words[at] not in PARTICLES:
        at += 1
    return words[at:]


PARTICLES = frozenset(_LINKS)


def gender_of(name: Name, language: Language) -> str | None:
    """`female` or `male`, where the title or the given name says so, else None."""
    for word in reversed(name.title.lower().split()):
        for gender in ("female", "male"):
            if language.has(gender, word):
                return gender
        if language.capitalises_nouns and language.role_of(word) & ROLE:
            return "female" if word.endswith(("in", "frau")) else "male"
    if len(name.words) > 1:
        return given_names().get(name.words[0].lower())
    return None


def sort_of(name: Name, language: Language) -> str:
    """`organisation`, `publication`, `anonymous_group` or `` (may be a person) by the words of the name."""
    bits, known = 0, language.bits
    for word in name.words:
        bits |= known.get(word.lower().strip("."), 0)
    if len(name.words) == 1 and (bits & (COUNTRY | PARTY) or _is_demonym(name.words[0].lower())):
        return "organisation"
    last = known.get(name.words[-1].lower(), 0)
    if last & PUBLICATION and len(name.words) > 1 and "of" not in name.words:
        return "publication"
    if bits & (ORGANISATION | PLACE) or language.has("institutions", name.words[-1].lower()):
        return "organisation"
    if last & PEOPLE or (len(name.words) == 1 and name.words[0].endswith(_NATIONS)):
        return "anonymous_group"
    return "publication" if bits & PUBLICATION else ""


_NATIONS = ("ians", "icans")
"""How the people of a country end: takes `Norwegians`, `Mexicans`."""


def _is_demonym(low: str) -> bool:
    return low.endswith(("ian", "ish", "ese")) and low not in given_names()
