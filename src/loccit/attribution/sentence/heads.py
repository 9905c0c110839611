"""What a noun phrase is headed by: the name in it, or the kind of source that its noun is.

All functions take a `Sentence` and a range of its tokens.
"""

from __future__ import annotations

import re

from loccit.attribution.sentence import language as lang
from loccit.attribution.sentence.bounds import Range
from loccit.attribution.sentence.covered import PAUSE
from loccit.attribution.sentence.frames import CAPITAL, COMMON, Frame, Sentence
from loccit.attribution.sentence.language import given_names
from loccit.attribution.sentence.names import without_possessive

OFFICE = lang.ROLE | lang.HONORIFIC
"""Words for what one person is."""
_OPENING_ARTICLE = re.compile(r"(?:The|An?) [a-z]")


def bare(words: str) -> str:
    """Words in lower case without their article, by which a source without a name is known again."""
    return re.sub(r"\A(?:the|an?)\s+", "", words.lower()).strip()


def name_range(line: Sentence, found: Range) -> Range | None:
    """The tokens of the name that a phrase is headed by: its last row of capitals, unless that belongs to a noun.

    Takes `campaign manager Jane Roe`, `Jane Roe (R-Iowa)`; leaves `a spokesman for Jane Roe`, `the Roe campaign`.
    """
    named = _named_in_bracket(line, found)
    end = named[1] if named else _end_of_capitals(line, found)
    if named or end is None:
        return named
    first = end
    while first > found[0] and (line.bits[first - 1] & CAPITAL or _links(line, first - 1, found[0])):
        first -= 1
    while first < end and line.bits[first] & (lang.DETERMINER | lang.OPENER) and line.lows[first] != "the":
        first += 1
    owner = next((at for at in range(end - 2, first - 1, -1) if _owns(line, at)), None)
    first = first if owner is None else owner + 1  # the Tidewain Board’s Holm
    if first >= end:
        return None
    if end - first == 1 and line.language.capitalises_nouns and _is_a_noun(line, first, found[0]):
        return None
    if line.language.alike and _owns_another(line, found[0], (first, end)):
        return None
    given = _given_name(line, first, end) if line.language.alike else None
    if given is not None:
        return (given, end)
    if end - first == 1 and line.language.alike and _is_of_a_place(line, found[0], first):
        return None
    before = first - 1
    while before > found[0] and line.bits[before] & (lang.DETERMINER | lang.POSSESSIVE):
        before -= 1
    if first - 1 > before > found[0] - 1 and line.language.alike and line.bits[before] & COMMON:
        return None  # a genitive: ein Sprecher der Reederei
    if (before > found[0] and line.bits[before] & lang.PREPOSITION) or _is_of_body(line, found[0], (first, end)):
        return None
    return (first, end)


def _end_of_capitals(line: Sentence, found: Range) -> int | None:
    """Where a phrase ends without the bracket behind its name: of `Jane Roe (R-Iowa)` behind Roe; None at a noun."""
    end = found[1]
    while end > found[0] and not line.bits[end - 1] & CAPITAL:
        if line.words[end - 1] != ")":
            return None
        end = next((at for at in range(end - 1, found[0] - 1, -1) if line.words[at] == "("), end - 1)
    return end


def _named_in_bracket(line: Sentence, found: Range) -> Range | None:
    """The full name in a bracket behind a small word: of `the keeper (Ada Lind)`; leaves `the board (SHB)`."""
    closed = found[1] - 1
    if line.words[closed] != ")":
        return None
    opened = next((at for at in range(closed, found[0], -1) if line.words[at] == "("), None)
    names = range(opened + 1, closed) if opened else range(0)
    is_name = len(names) > 1 and all(line.bits[at] & (CAPITAL | lang.PARTICLE) for at in names)
    is_one = not any(line.bits[at] & _NO_PERSON or line.words[at].isupper() for at in names)
    return (names[0], closed) if opened and is_name and is_one and not line.bits[opened - 1] & CAPITAL else None


_NO_PERSON = lang.PLACE | lang.COUNTRY | lang.ORGANISATION | lang.PUBLICATION | lang.TIME | lang.DOCUMENT


def _owns_another(line: Sentence, start: int, name: Range) -> bool:
    """Whether a name only says whose somebody is: takes `une amie d’Ada Lind`, `сестра Анны Линд`."""
    first, end = name
    if first > start and line.words[first].startswith(("d’", "d'")):
        return True
    if line.language.capitalises_nouns and _is_kin(line, start, name):
        return True
    if not line.language.is_inflected or line.lows[first] in given_names():
        return False
    opens = first == 0 and end > first + 2  # Сестра Анны Линд
    if not opens and (first == start or line.bits[first - 1] & CAPITAL):
        return False
    low = line.lows[first + opens]
    return low not in given_names() and any(
        low[:-1] + letter in given_names() for letter in ("", "а", "я", "й", "a", "o")
    )


def _is_kin(line: Sentence, start: int, name: Range) -> bool:
    """Whether a row of capitals is a noun and whose it is: takes `ein Nachbar von Ada Lind`."""
    opens = line.bits[start] & (lang.DETERMINER | lang.POSSESSIVE) and name[0] == start + 1
    return bool(opens) and name[1] - name[0] > 2 and line.lows[name[0] + 1] == "of"


def _given_name(line: Sentence, first: int, end: int) -> int | None:
    """Where a full name begins inside a row of capitals: of `il senatore di Porto Libero Ada Lindi` at `Ada`."""
    if line.lows[first] in given_names():
        return None
    if end - first > 2 and line.words[first].isupper() and len(line.words[first]) > 1:
        return first + 1  # il segretario del PL Ada Lindi
    for at in range(first + 1, end - 1):
        if line.lows[at] in given_names() and line.bits[at - 1] & CAPITAL:
            return at
    return None


def _is_of_a_place(line: Sentence, first: int, name: int) -> bool:
    """Whether one capitalised word only ends a phrase about others: takes `i giudici di piazza Lind`."""
    return any(
        (line.bits[at] & lang.PREPOSITION and not line.bits[at] & CAPITAL)
        or line.language.has("genitive", line.words[at])
        for at in range(first + 1, name)
    )


def _is_of_body(line: Sentence, start: int, name: Range) -> bool:
    """Whether one capitalised word behind an office is its body’s: `a spokesman for the harbour service HMS`."""
    first = name[0]
    if line.language.alike or name[1] - first > 1:
        return False
    opens = line.lows[start] in ("a", "an", "the") and bool(line.bits[first - 1] & lang.ORGANISATION)
    office = next((at for at in range(start, first) if line.bits[at] & lang.ROLE), None)
    return opens and office is not None and any(bits & lang.PREPOSITION for bits in line.bits[office:first])


def _owns(line: Sentence, at: int) -> bool:
    return line.words[at].endswith(("’s", "'s"))


def _is_a_noun(line: Sentence, at: int, least: int) -> bool:
    """Whether one capitalised word behind an article is a noun where all nouns have capitals: `der Wärter`."""
    dressed = line.bits[at - 1] & (lang.ROLE | lang.HONORIFIC | CAPITAL)
    return at > least and bool(line.bits[least] & lang.DETERMINER) and not dressed


def is_described_as(line: Sentence, at: int, bit: int) -> bool:
    """Whether an apposition behind a comma says what somebody is: `The Tide, a local paper,`."""
    if at + 1 >= len(line.words) or line.words[at] != "," or line.lows[at + 1] not in ("a", "an", "the"):
        return False
    return any(line.bits[spot] & bit for spot in range(at + 2, min(at + 7, len(line.words))) if line.words[spot] != ",")


def _links(line: Sentence, at: int, least: int) -> bool:
    if at <= least:
        return False
    low = line.lows[at]
    return bool(
        line.bits[at] & lang.PARTICLE
        or low in ("of", "&", "for", "on")
        or (low == "the" and line.lows[at - 1] in ("of", "for"))
        or ("\ue000" in low and low[-1] != PAUSE)
    ) and bool(line.bits[at - 1] & CAPITAL or low == "the")


def decapitalised(line: Sentence, found: Range, frame: Frame) -> str:
    """The words of a phrase, without the capital that the start of a sentence gave them."""
    words = without_possessive(line.surface(frame.text, *found))
    opens = found[0] == 0 and (not line.bits[0] & CAPITAL or line.bits[0] & (lang.DETERMINER | lang.PEOPLE))
    return words[:1].lower() + words[1:] if opens or _OPENING_ARTICLE.match(words) else words


def kind_of_head(line: Sentence, found: Range) -> str:
    """The kind of a source without a name, by its head: the last noun before a preposition."""
    end = next((at for at in range(found[0] + 1, found[1]) if line.bits[at] & lang.PREPOSITION), found[1])
    for at in range(end - 1, found[0] - 1, -1):
        bits = line.bits[at]
        for bit, kind in _KINDS:
            if bits & bit:
                return kind
    low = line.lows[end - 1]
    if line.language.capitalises_nouns and low.endswith(("er", "erin", "ist", "istin")):
        return "person"
    if "agrees_male" in line.language.sections and not low.endswith(_BODIES):
        return "person"
    one_of = line.lows[found[0]] == "one" and line.lows[found[0] + 1 : found[0] + 2] in (["who"], ["of"])
    if not line.language.alike and (one_of or low.endswith(_TRADES)):
        return "person"
    if line.lows[found[0]] == "those":
        return "anonymous_group"
    return (
        "anonymous_group" if low.endswith("s") or line.lows[found[0]] in ("some", "many", "others") else "organisation"
    )


_TRADES = ("hand", "man", "woman", "keeper", "ist", "ian", "master", "wright", "smith", "monger", "herd", "maid")
"""How nouns of those who do something end: takes `a deckhand`; leaves `a carrier`, which may be a firm."""
_BODIES = ("ия", "ство", "ция", "ие", "ние", "іння", "ція", "cja", "stwo", "nie", "ość")
"""How nouns end that are no person's, in languages without articles."""
_KINDS = (
    (lang.PEOPLE, "anonymous_group"),
    (lang.ROLE, "person"),
    (lang.PUBLICATION, "publication"),
    (lang.DOCUMENT, "document"),
    (lang.ORGANISATION, "organisation"),
)


def is_role(line: Sentence, found: Range) -> bool:
    """Whether a phrase says what one person is, without a name of its own: `the harbour master`, `Holm’s lawyer`."""
    first, last = found[0], found[1] - 1
    owned = line.bits[first] & (lang.DETERMINER | lang.POSSESSIVE) or any(
        line.lows[at].endswith(("’s", "'s", "s’", "s'")) for at in range(first, last)
    )
    headed = any(line.bits[at] & (lang.ROLE | lang.HONORIFIC) for at in range(first, found[1]))
    if line.bits[last] & CAPITAL and line.bits[last - 1] & CAPITAL:
        return bool(line.bits[last] & lang.HONORIFIC)  # a rank: Acting Chief Superintendent
    return bool(owned) and headed


def can_speak(line: Sentence, found: Range) -> bool:
    """Whether a phrase names somebody, or holds a word for people or what speaks for them: leaves `the departure`."""
    return any(bits & _SPEAKERS for bits in line.bits[found[0] : found[1]])


_SPEAKERS = CAPITAL | lang.ROLE | lang.HONORIFIC | lang.PEOPLE | lang.ORGANISATION | lang.PUBLICATION | lang.PRONOUN


def has_name(line: Sentence, found: Range) -> bool:
    """Whether a capitalised word that is no determiner stands in a phrase."""
    return any(line.bits[at] & CAPITAL and not line.bits[at] & lang.DETERMINER for at in range(*found))
