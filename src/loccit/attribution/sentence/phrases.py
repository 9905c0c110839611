"""Noun phrases round a verb: who is the subject, without a grammar of the whole sentence.

All functions take a `Sentence` and the place of a token and give the half-open range of tokens of the phrase, or None
where there is nothing that could speak. They look at the words' bits only, walk over each token once, and stop at the
first word that cannot belong.
"""

from __future__ import annotations

from loccit.attribution.sentence import language as lang
from loccit.attribution.sentence.appositions import SIDES, before_apposition
from loccit.attribution.sentence.bare_nouns import behind_hearer
from loccit.attribution.sentence.bounds import LONGEST, Range, phrase_ending, phrase_starting
from loccit.attribution.sentence.frames import CAPITAL, MARK, QUOTE, TAIL, Sentence
from loccit.attribution.sentence.heads import OFFICE, can_speak, has_name
from loccit.attribution.sentence.names import SHORT_NAME
from loccit.attribution.sentence.topics import named_behind
from loccit.attribution.sentence.writers import writer


def subject_before(line: Sentence, verb: int) -> Range | None:
    """The subject of a verb to its left, over adverbs, auxiliaries, an apposition between commas or a bracket."""
    at = skip_adverbs(line, verb - 1)
    at -= at > 0 and line.language.has("objects", line.words[at])
    at = before_time(line, at)
    if at < 0:
        return None
    if line.bits[at] & lang.WHO and line.lows[at] in ("who", "which", "that"):
        return _antecedent(line, at - int(bool(line.language.alike) and at > 1 and line.lows[at - 1] == "the"))
    if line.words[at] in SIDES:
        beside = before_apposition(line, at)
        return _nominative(line, beside) if beside and line.language.is_inflected else beside
    found = phrase_ending(line, at) if line.lows[at] not in _OBJECTS else None
    if found and line.language.names_in_marks and not line.language.is_inflected and _is_governed(line, found):
        if named := _full_name_in(line, found):
            return named
        return subject_before(line, found[0] - 1) if found[0] > 1 else None  # Ada Lind in una nota ha detto
    if found and line.language.is_inflected:
        return _nominative(line, found)
    if found and line.language.alike and _is_thing(line, found):
        return None
    if found:
        found = writer(line, found)
        found = (_phrase_gone_on(line, found[0]), found[1])
        found = _without_place(line, found)
        found = _without_object(line, found)
        who = _relative_before(line, found)
        if who and line.lows[who - 1] in ("one", "those") and not line.language.alike:
            return (who - 1, found[1])  # one who drafted for the ministry
        return phrase_ending(line, who - 1) if who else _named_before(line, found) or _dressed(line, verb) or found
    return _dressed(line, verb) if line.words[at][0].isalnum() else None


def before_time(line: Sentence, at: int) -> int:
    """The last token before a time that stands between subject and verb: of `Holm last year said`, `he has at times
    said`; else `at` itself."""
    if (
        at > 0
        and not line.language.alike
        and line.lows[at] in ("on", "in", "late", "early")
        and line.bits[at + 1] & lang.TIME
    ):
        return skip_adverbs(line, at - 1 - (line.lows[at - 1] in ("on", "in")))  # Holm on Monday called
    if at < 2 or line.language.alike or not line.language.has("spans", line.lows[at]) or line.bits[at - 2] & TAIL:
        return at  # a report released last year
    before = line.lows[at - 1]
    return skip_adverbs(line, at - 2) if before in ("last", "this", "next", "at", "that", "earlier") else at


def _is_thing(line: Sentence, found: Range) -> bool:
    """Whether the first noun of a phrase without a name or a word for people is a thing’s: `l’assenza del quadro`."""
    endings = line.language.sections.get("things_end")
    if not endings or can_speak(line, found):
        return False
    return any(line.lows[at].endswith(tuple(endings)) for at in range(found[0], min(found[0] + 2, found[1])))


def _full_name_in(line: Sentence, found: Range) -> Range | None:
    """The full name behind a word that a preposition governs: of `Al traguardo Ada Lindi` the name."""
    first = found[1]
    while first > found[0] and line.bits[first - 1] & CAPITAL:
        first -= 1
    tied = (
        first == found[0] or line.bits[found[0]] & (lang.DETERMINER | lang.POSSESSIVE) or line.bits[first - 1] & OFFICE
    )
    return (first, found[1]) if found[1] - first > 1 and not tied else None


def _is_governed(line: Sentence, found: Range) -> bool:
    """Whether a preposition stands before a phrase that is no pronoun."""
    before = line.bits[found[0] - 1] if found[0] else 0
    tied = found[0] and (
        "'" in line.words[found[0] - 1] or "’" in line.words[found[0] - 1]
    )  # Sull’episodio la direzione
    return bool(before & lang.PREPOSITION and not (tied or before & CAPITAL or line.bits[found[0]] & lang.PRONOUN))


def _nominative(line: Sentence, found: Range) -> Range | None:
    """A phrase that no preposition governs; else the full name that ends it: of `об уходе Ада Линд` the name."""
    if is_oblique(line, found[1] - 1):
        return None
    if not found[0] or not line.bits[found[0] - 1] & lang.PREPOSITION or line.bits[found[0]] & lang.PRONOUN:
        return found
    first = found[1]
    while first > found[0] and line.bits[first - 1] & CAPITAL and not line.bits[first - 1] & lang.PUBLICATION:
        first -= 1
    dressed = found[1] - first > 1
    while first - 1 > found[0] and line.bits[first - 1] & OFFICE:
        first, dressed = first - 1, True
    return (first, found[1]) if found[0] < first < found[1] and dressed else None


def is_oblique(line: Sentence, at: int) -> bool:
    """Whether a token is a name in a case that no subject has: takes `Линдину`."""
    endings = tuple(line.language.sections.get("oblique_endings", ()))
    low = line.lows[at]
    return bool(line.bits[at] & CAPITAL) and len(low) > SHORT_NAME and low.endswith(endings)


_OBJECTS = frozenset(("him", "them"))
"""Pronouns that are no subjects: leaves `him` of `the crew around him said`."""


def _without_place(line: Sentence, found: Range) -> Range:
    """The phrase before a place or a body that only says where it is: of `the embassy in Skarne` the embassy, of
    `Ada Lind from the Harbour Board` the name."""
    first = found[0]
    if first < 2 or line.lows[first - 1] not in _BEHIND or not line.bits[first - 2] & _NAMES:
        return found
    is_body = line.lows[first] == "the" and first > 2 and bool(line.bits[first - 2] & line.bits[first - 3] & CAPITAL)
    is_body = is_body or bool(line.bits[first - 2] & lang.PEOPLE and not line.language.alike)  # fans on social media
    if line.bits[first - 2] & MARK or not (line.bits[first] & CAPITAL or is_body):
        return found
    return phrase_ending(line, first - 2) or found


def _without_object(line: Sentence, found: Range) -> Range:
    """The phrase before a participle or a preposition whose object a phrase is: of `the committee probing the port
    attacks` and `the article about the port` the first noun."""
    before = found[0] - 1
    if before < 1 or line.language.alike or line.bits[before] & CAPITAL:
        return found
    if line.lows[before] == "over" and before > 1 and line.lows[before - 1] == "with":
        before -= 1  # a blogger with over a million followers
    is_object = line.lows[before].endswith("ing") or line.lows[before] in ("about", "against", "over", "into", "with")
    outer = phrase_ending(line, before - 1) if is_object and line.bits[before - 1] & _NOUNS else None
    return outer or found


_NOUNS = lang.ORGANISATION | lang.ROLE | lang.PEOPLE | lang.DOCUMENT | lang.PUBLICATION
_NAMES = CAPITAL | lang.ORGANISATION | lang.ROLE | lang.PEOPLE


def _phrase_gone_on(line: Sentence, first: int) -> int:
    """Where a phrase begins that only says at its end where it is: `A sign on the gate`; else `first` itself."""
    if first < 2 or line.lows[first - 1] not in _WHERE:
        return first
    for at in range(first - 2, max(first - 6, -1), -1):
        if line.lows[at] in ("a", "an", "one", "the"):
            opens = at == 0 or line.bits[at - 1] & (MARK | QUOTE | lang.BREAK)
            return at if opens and at < first - 2 else first
        if line.bits[at] & _NO_NOUN:
            return first
    return first


_WHERE = frozenset(("on", "at", "in", "near", "outside", "by", "above"))
_BEHIND = _WHERE | {"for", "from", "with"}
_NO_NOUN = MARK | QUOTE | CAPITAL | lang.VERB | lang.AUXILIARY | lang.PREPOSITION | lang.BREAK | lang.PRONOUN


_NO_ANTECEDENT = MARK | QUOTE | lang.VERB | lang.ADVERB | lang.AUXILIARY | lang.PREPOSITION


def _relative_before(line: Sentence, found: Range) -> int | None:
    """The pronoun of the relative clause in which a phrase stands: `that` in `the firm that owns the quay said`."""
    for at in range(found[0] - 1, max(found[0] - 5, 0), -1):
        if line.bits[at] & lang.WHO and line.lows[at] in ("that", "which", "who"):
            verb = line.bits[at + 1] & (CAPITAL | lang.DETERMINER | lang.POSSESSIVE | lang.PRONOUN | lang.PEOPLE) == 0
            noun = not line.bits[at - 1] & _NO_ANTECEDENT
            is_time = line.language.has("spans", line.lows[at + 1]) or line.bits[at + 1] & lang.TIME  # that night
            is_one = line.lows[slice(*found)] in (["he"], ["she"])
            noun = noun and not is_time and not is_one
            return at if verb and noun and not line.words[at + 1].isdigit() else None
        if line.bits[at] & (MARK | QUOTE | lang.BREAK):
            return None
    return None


def _named_before(line: Sentence, found: Range) -> Range | None:
    """The name that an apposition describes whose closing comma is missing: `The Mirror, a local paper reported`."""
    first = found[0]
    if (
        first < 2
        or line.lows[first] not in ("a", "an")
        or line.words[first - 1] != ","
        or not line.bits[first - 2] & CAPITAL
    ):
        return None
    named = phrase_ending(line, first - 2)
    return named if named and named[0] == 0 and has_name(line, named) else None


def _dressed(line: Sentence, verb: int) -> Range | None:
    """The name before an office that no comma closes: `“…,” Ada Lind, head of Light and Tide told Harbour Radio`."""
    for at in range(verb - 2, max(verb - LONGEST, 0), -1):
        if line.words[at] == ",":
            if line.bits[at + 1] & lang.HONORIFIC and all(bits & CAPITAL for bits in line.bits[at + 1 : verb]):
                return None  # `In the Tidewain case, Justice Ada Lind wrote`
            dresses = line.bits[at + 1] & OFFICE or line.lows[at + 1] in ("a", "an")
            named = phrase_ending(line, at - 1) if dresses else None
            opens = (
                named
                and (named[0] == 0 or line.bits[named[0] - 1] & QUOTE)
                and (line.bits[at - 1] & (CAPITAL | _NO_PERSON)) == CAPITAL
            )
            return named if named and opens and named[1] - named[0] > 1 and has_name(line, named) else None
        if line.bits[at] & (QUOTE | lang.AUXILIARY | lang.PRONOUN) or line.words[at] in (":", ";"):
            return None
    return None


_NO_PERSON = lang.TIME | lang.PLACE | lang.COUNTRY


def skip_adverbs(line: Sentence, at: int) -> int:
    """The last token at or before `at` that is no adverb and no auxiliary."""
    while at >= 0:
        bits, low = line.bits[at], line.lows[at]
        if bits & CAPITAL and (
            not bits & lang.ADVERB or (at and line.bits[at - 1] & QUOTE and line.bits[at + 1] & lang.VERB)
        ):
            return at  # “…,” Long said
        if not bits & (lang.ADVERB | lang.AUXILIARY) and not (low.endswith("ly") and len(low) > 4 and not bits & MARK):
            return at
        at -= 1
    return at


def subject_after(line: Sentence, verb: int) -> Range | None:
    """The subject of an inverted verb ("said Mara Holm, a pilot from Skarne"), up to the first comma."""
    at = verb + 1
    while at < len(line.words) and line.bits[at] & lang.ADVERB and not line.bits[at] & CAPITAL:
        at += 1
    at = _behind_aside(line, behind_hearer(line, at), verb)
    if line.language.alike and at + 2 < len(line.words):
        if line.bits[at] & lang.DETERMINER and line.bits[at + 1] & lang.TIME:
            at += 2  # ha dicho este lunes el alcalde
        at = _behind_phrase(line, at) if _is_quoted_before(line, verb) else at
    found = phrase_starting(line, at)
    found = found and _with_small_words(line, found)
    return found and (named_behind(line, found) or found)


def _behind_aside(line: Sentence, at: int, verb: int) -> int:
    """Behind a phrase between commas that says where or when: of `« … », a dit, du toit, Ada Lind` the name."""
    is_put_in = line.language.alike and line.words[at : at + 1] == [","] and _is_quoted_before(line, verb)
    if not is_put_in or at + 1 >= len(line.bits) or not line.bits[at + 1] & (lang.PREPOSITION | lang.TIME):
        return at
    close = next((spot for spot in range(at + 2, min(at + _ASIDE, len(line.words))) if line.words[spot] == ","), None)
    is_plain = close and not any(line.bits[spot] & (QUOTE | lang.VERB | CAPITAL) for spot in range(at + 1, close))
    return close + 1 if close and is_plain else at


_ASIDE = 9
"""So many tokens."""


def _behind_phrase(line: Sentence, first: int) -> int:
    """Where a subject begins behind a phrase that says where, when or to whom: of `dijo en la radio Ada Lind` the name;
    `first` itself where there is none."""
    if not line.bits[first] & lang.PREPOSITION or line.bits[first] & CAPITAL:
        return first
    for at in range(first + 2, min(first + 8, len(line.words) - 1)):
        bits, before = line.bits[at], line.bits[at - 1]
        if bits & (MARK | QUOTE | lang.VERB | lang.AUXILIARY | lang.BREAK) and not bits & CAPITAL:
            return first
        if before & (lang.PREPOSITION | lang.DETERMINER) and not before & CAPITAL:
            continue
        named = bits & line.bits[at + 1] & CAPITAL and (not before & CAPITAL or before & lang.PUBLICATION)
        titled = bits & lang.HONORIFIC and line.bits[at + 1] & CAPITAL and not before & CAPITAL
        named = named and not line.language.is_inflected
        if named or titled or (line.lows[at] == "the" and not bits & CAPITAL):
            return at
    return first


def _is_quoted_before(line: Sentence, verb: int) -> bool:
    """Whether a quotation stands before a verb, but for a mark and an auxiliary."""
    at = verb - 1
    while at > 0 and (line.bits[at] & lang.AUXILIARY or line.words[at] in (",", *SIDES)):
        at -= 1
    return at >= 0 and bool(line.bits[at] & QUOTE)


def _with_small_words(line: Sentence, found: Range) -> Range:
    """A phrase with the small words that end the name of a body in it: `la directrice de Quai libre`."""
    at = found[1]
    if not line.language.alike or line.language.capitalises_nouns or at - found[0] < 3:
        return found
    if not (line.bits[at - 1] & CAPITAL and line.bits[at - 2] & lang.PREPOSITION):
        return found
    while at < min(len(line.words), found[1] + 2) and not line.bits[at] and line.words[at].islower():
        at += 1
    closed = at >= len(line.words) or line.bits[at] & MARK
    return (found[0], at) if closed else found


def _before_not(line: Sentence, found: Range) -> int | None:
    """The last token before `, not` and who it is not: of `It was Ada Lind, not Jon Holm, who` that of Lind."""
    at = found[0] - 1 + (line.words[found[0]] in _NOT)
    if at < 1 or line.words[at].lower() not in ("not", *_NOT):
        return None
    at -= 1 + (line.lows[at - 1] == "and")
    return at - 1 if at > 0 and line.words[at] == "," else None


_NOT = frozenset("non no não nicht kein".split())
"""What stands before who it is not: takes `, y no Holm, quien`."""


def _antecedent(line: Sentence, who: int) -> Range | None:
    at = who - 1
    if at > 0 and line.lows[who] == "that" and line.language.names_in_marks and line.words[at] in (",", "("):
        found = phrase_ending(line, at - 1)  # Ada Lindi, che ha detto
        return found if found and has_name(line, found) else None
    if at >= 0 and line.words[at] == ",":
        at -= 1
    if line.lows[who] == "that":
        return None
    if at > 1 and line.bits[at] & lang.TIME and line.bits[at - 1] & lang.PREPOSITION:
        at -= 2
    found = phrase_ending(line, at) if at >= 0 else None
    if found and (first := _before_not(line, found)):
        return phrase_ending(line, first)
    by = next((spot for spot in range(*found) if line.lows[spot] == "by"), None) if found else None
    return (by + 1, found[1]) if found and by else found  # found and published by the Mirror, which reports
