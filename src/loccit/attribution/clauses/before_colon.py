"""What stands before a colon and a quotation where no verb says that anybody speaks.

`Ruun was blunter: “…”`, `His brother Ruun sees it otherwise: “…”`, `The verdict of Ruun: “…”` and `the well-known line
of Ruun: “…”` lead to the words behind them.
"""

from __future__ import annotations

from loccit.attribution.clauses.clause import Clause
from loccit.attribution.sentence import language as lang
from loccit.attribution.sentence.bounds import Range, phrase_ending, phrase_starting
from loccit.attribution.sentence.frames import CAPITAL, MARK, QUOTE, Sentence
from loccit.attribution.sentence.heads import OFFICE, has_name, is_role, name_range
from loccit.attribution.sentence.language import given_names
from loccit.attribution.sentence.topics import main_subject


def colon_clause(line: Sentence, quote: int) -> Clause | None:
    """What stands before a colon and a quotation where no verb says that anybody speaks."""
    colon = quote - 1
    if colon < 1 or line.words[colon] != ":" or any(line.bits[at] & QUOTE for at in range(colon)):
        return None
    if saying := _in_saying(line, colon):
        return Clause((colon, quote), "report", "noun of speech", saying)
    found = _behind_manner(line) or main_subject(line, colon)
    if found and line.language.capitalises_nouns and _is_saying(line, found[1] - 1):
        found = None  # Linds Antwort war kurz
    named = found and (_name_beside(line, found, colon) or found)
    named = _up_to_name(line, named) if named and line.language.alike else named
    subject = _of_name(line, colon) or _alone(line, colon)
    if found and named:
        subject = subject or _who_is(line, found, colon) or _who_leads(line, named, colon)
        acting = None if subject else _who_acts(line, named, colon)
        if acting:
            return Clause((colon, quote), "beside", "colon", acting)
    return Clause((colon, quote), "report", "colon", subject) if subject else None


def _behind_manner(line: Sentence) -> Range | None:
    """The name behind the verb that stands second, where a sentence opens with how it is said: `Trocken wirft Holm`."""
    manner = line.language.sections.get("manner")
    if manner is None or not line.bits[2:] or line.words[1][:1].isupper():
        return None
    low = line.words[0].lower()
    endings = tuple(word[1:] for word in manner if word[0] == "-")
    is_manner = low in manner or low.endswith(endings) or line.bits[0] & (lang.OPENER | lang.ADVERB)
    if not is_manner or line.bits[0] & (lang.PRONOUN | lang.DETERMINER) or low in given_names():
        return None
    end = 2
    while end < len(line.words) and line.bits[end] & (CAPITAL | lang.PARTICLE):
        end += 1
    return (2, end) if end > 2 else None


def _of_name(line: Sentence, colon: int) -> Range | None:
    """Whose answer it is in `The verdict of Brita Aas:`, `La réponse de Holm est brève :`, `Lind’s answer was short:`,
    where the noun has nobody else before it and only a form of to be may stand behind."""
    for noun in range(min(colon, 6)):
        if not _is_saying(line, noun):
            continue
        after = line.lows[noun + 1]
        tied = after in ("of", "from", "by") or line.words[noun + 1].startswith(("d’", "d'"))
        if tied or line.language.has("genitive", line.words[noun + 1]):
            owner = phrase_starting(line, noun + 1 + (after in ("of", "from", "by")))
        else:
            owner = _owner_before(line, noun)
        if owner is None or not (has_name(line, owner) or is_role(line, owner)):
            return None
        rest = max(owner[1], noun + 1)
        is_so = bool(line.bits[rest] & lang.BE) and colon - rest <= _SHORT
        holds = any(line.bits[at] & (MARK | QUOTE | CAPITAL | lang.WHO | lang.VERB) for at in range(rest + 1, colon))
        return owner if rest == colon or (is_so and not holds) else None
    return None


def _is_saying(line: Sentence, at: int) -> bool:
    """Whether a token is a noun of speech: takes `l’avis`."""
    if line.bits[at] & (lang.NOUN | CAPITAL) == lang.NOUN:
        return True
    low = line.words[at].lower().replace("’", "'").rpartition("'")[2]
    return line.language.has("leading", low) or line.language.has("sayings", low)


def _owner_before(line: Sentence, noun: int) -> Range | None:
    """The name that owns the noun behind it at the start of a sentence: `Lind’s answer`."""
    owns = next((at for at in range(noun - 1, max(noun - 3, -1), -1) if line.words[at].endswith(("’s", "'s"))), None)
    found = phrase_ending(line, owns) if owns is not None else None
    return found if found and found[0] == 0 else None


_SHORT = 6
"""So many tokens has what is said of an answer at most: `was short and to the point`."""


def _alone(line: Sentence, colon: int) -> Range | None:
    """The full name that is all before the colon, but for a small word before it, and a place behind a comma or whom it
    is about: `Dorrit Hamm, on the radio:`, `Et Ada Lind :`, `Ada Lind über Jon Holm:`."""
    first = 0
    while first < _OPENING and first < colon and line.bits[first] & _OPENERS and not line.bits[first] & _NOBODY:
        first += 1
    end = first
    while end < colon and line.bits[end] & (CAPITAL | lang.PARTICLE):
        end += 1
    rest = line.bits[end:colon]
    if line.language.capitalises_nouns and _is_saying(line, end - 1):
        return None  # Linds Antwort
    goes_on = line.words[end] == "," or line.lows[end] in ("about", "on")
    only = end == colon or (goes_on and len(rest) < 6 and not any(bits & (lang.VERB | lang.AUXILIARY) for bits in rest))
    return (first, end) if only and end - first > 1 and line.bits[first] & CAPITAL else None


_OPENING = 2
"""So many small words stand before such a name at most."""
_OPENERS = lang.OPENER | lang.ADVERB | lang.BREAK
_NOBODY = CAPITAL | lang.PREPOSITION | lang.PRONOUN | lang.DETERMINER | lang.POSSESSIVE | lang.WHO


def _in_saying(line: Sentence, colon: int) -> Range | None:
    """The name in `the root of the well-known line of Brita Aas (1809–1865):`, wherever the sentence names a saying."""
    end = colon
    if line.words[end - 1] == ")":
        end = next((at for at in range(end - 1, 0, -1) if line.words[at] == "("), end)
    first = end
    while first > 0 and line.bits[first - 1] & (CAPITAL | lang.PARTICLE) and line.lows[first - 1] != "of":
        first -= 1
    if not 1 < first < end or line.lows[first - 1] != "of" or not line.bits[first] & CAPITAL:
        return None
    if line.language.capitalises_nouns and end == colon and end - first < 2:
        return None  # any noun
    nouns = (line.words[at].lower().replace("’", "'") for at in range(max(first - 4, 0), first - 1))
    nouns = (noun.rpartition("'")[2] for noun in nouns)  # dell'insegnamento
    return (first, end) if any(line.language.has("sayings", noun) for noun in nouns) else None


def _who_is(line: Sentence, subject: Range, colon: int) -> Range | None:
    """The person in `Her colleague Jon Pell was less amused:`, who is or has something before the colon."""
    verb = _behind_apposition(line, subject, colon)
    if subject[0] > 1 or verb >= colon or not line.bits[verb] & lang.AUXILIARY or _meets(line, verb, colon):
        return None
    if any(line.bits[at] & (MARK | lang.VERB) for at in range(verb, colon)):
        return None
    if any(line.lows[at].endswith(("’s", "'s")) for at in range(*subject)):
        return None
    is_one = (
        has_name(line, subject)
        or line.bits[subject[0]] & lang.PRONOUN
        or (_is_office(line, subject) and bool(line.bits[verb] & lang.BE))
    )
    return subject if is_one and "by" not in line.lows[verb:colon] else None


def _is_office(line: Sentence, subject: Range) -> bool:
    """Whether a phrase is somebody by the article and an office alone: `the harbour master`."""
    return line.lows[subject[0]] == "the" and is_role(line, subject)


def _who_leads(line: Sentence, subject: Range, colon: int) -> Range | None:
    """The person in `Jon Pell, a pilot, has an explanation:`, of whom a word before the colon says that they speak."""
    is_pronoun = line.bits[subject[0]] & lang.PRONOUN
    if not (is_pronoun or has_name(line, subject) or is_role(line, subject)):
        return None
    if line.language.is_inflected and not is_pronoun:
        return None  # any case may stand first
    said = [line.words[at].lower().replace("’", "'").rpartition("'")[2] for at in range(subject[1], colon)]
    said += [line.words[1].lower()] if subject == _behind_manner(line) else []
    leads = any(line.language.has("leading", word) for word in said)
    return subject if leads and not _meets(line, subject[1], colon) else None


def _who_acts(line: Sentence, subject: Range, colon: int) -> Range | None:
    """The person in `Her brother Jon Pell sees it otherwise:`, where the sentence names nothing that could hold words
    and nobody else who could say them: leaves `Jon Pell opened the letter:`, `Jon Pell listened to Holm:`."""
    verb = _behind_apposition(line, subject, colon)
    head = name_range(line, subject)
    is_one = (head is not None and _may_be_subject(line, head)) or line.lows[slice(*subject)] in (["he"], ["she"])
    is_one = is_one or _is_office(line, subject)
    if not is_one or not 0 < colon - verb <= _LONGEST or _meets(line, verb, colon):
        return None
    start = verb + (line.lows[verb] == "not")
    if line.bits[start] & lang.DETERMINER and start + 1 < colon:
        start += 1  # a pronoun before its verb: ne le voit pas
    if line.bits[start] & lang.PREPOSITION and not line.bits[start] & lang.VERB:
        return None
    return subject if all(_holds_nothing(line, at) for at in range(start, colon)) else None


_LONGEST = 9
"""So many tokens has what such a sentence says of somebody at most."""
_HOLDING = (
    QUOTE | MARK | CAPITAL | lang.DETERMINER | lang.POSSESSIVE | lang.DOCUMENT | lang.NOUN | lang.WORK | lang.ROLE
    | lang.PEOPLE | lang.ORGANISATION | lang.PUBLICATION | lang.WHO | lang.HONORIFIC
)  # fmt: skip
_SUBJECTS = frozenset("he she i we they who".split())


def _holds_nothing(line: Sentence, at: int) -> bool:
    """Whether a word is no noun that is told by its class, its article or its capital, and begins no other clause."""
    low = line.words[at].lower()
    if line.language.capitalises_nouns and line.words[at][0].isupper():
        return False
    if line.language.has("objects", low):
        return True
    if line.lows[at] in ("and", "not") or line.language.has("otherwise", line.words[at + 1].lower()):
        return True
    return not line.bits[at] & (_HOLDING | lang.BREAK) and line.lows[at] not in _SUBJECTS


def _may_be_subject(line: Sentence, head: Range) -> bool:
    """Whether a name stands in no other case, where names have them: only a full one tells."""
    if not line.language.is_inflected:
        return True
    endings = tuple(line.language.sections.get("oblique_endings", ()))
    is_full = head[1] - head[0] > 1 and line.lows[head[0]] in given_names()
    return is_full and not any(line.lows[at].endswith(endings) for at in range(*head))


def _meets(line: Sentence, start: int, colon: int) -> bool:
    """Whether somebody only meets with what others say or write; leaves who `sees it otherwise`."""
    said = [line.words[at].lower() for at in range(start, colon)]
    meets = any(line.language.has("getting", word) for word in said)
    return meets and not any(line.language.has("otherwise", word) for word in said)


def _behind_apposition(line: Sentence, subject: Range, colon: int) -> int:
    """Where a sentence goes on behind its subject and what stands beside that between commas."""
    at = subject[1]
    if at >= colon or line.words[at] != ",":
        return at
    if subject[0] and line.words[subject[0] - 1] == ",":
        return at + 1
    return next((spot + 1 for spot in range(colon - 1, at, -1) if line.words[spot] == ","), colon)


def _name_beside(line: Sentence, found: Range, colon: int) -> Range | None:
    """The name between commas behind what somebody is: of `L’ex custode, Ada Lindi, non si pente:` the name."""
    first = found[1] + 1
    if not line.language.alike or line.language.is_inflected or line.words[found[1] : first] != [","]:
        return None
    if has_name(line, found) and not line.bits[found[0]] & lang.DETERMINER:
        return None
    first += first < colon and bool(line.bits[first] & lang.HONORIFIC) and not line.bits[first] & CAPITAL
    end = first
    while end < colon and line.bits[end] & (CAPITAL | lang.PARTICLE):
        end += 1
    return (first, end) if end - first > 1 and line.words[end] == "," else None


def _up_to_name(line: Sentence, found: Range) -> Range:
    """A phrase up to the small word behind its first capitals, which may be a verb: `Die Wirtin Ada Lind liefert`; or
    up to a word that says that somebody speaks, or behind an office: `La presidenta del muelle coincide`."""
    for at in range(found[0] + 1, found[1]):
        if line.language.has("leading", line.lows[at]) and not line.bits[at] & CAPITAL:
            return (found[0], at)
        if line.bits[at - 1] & CAPITAL and not line.bits[at] & (CAPITAL | lang.PARTICLE):
            return (found[0], at)
        if (
            line.bits[at - 1] & OFFICE
            and not line.bits[at] & _DRESSING
            and not line.language.has("genitive", line.lows[at])
        ):
            return (found[0], at)
    return found


_DRESSING = OFFICE | CAPITAL | lang.PREPOSITION | lang.PARTICLE | MARK
"""What goes on with an office that a verb does not: leaves `chief of the port`, `minister Holm`."""
