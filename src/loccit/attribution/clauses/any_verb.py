"""A verb of any meaning right behind a quotation, and its subject: `“…,” gasped the pilot`, `«…», soltó Ada Lind`.

Writers let people sigh, joke and thank their words, and no list of verbs has them all. Behind a quotation the place
tells enough: a small word of no other class, who it is that does it, and the end of the clause.
"""

from __future__ import annotations

from loccit.attribution.clauses.clause import Clause
from loccit.attribution.clauses.inverted import ends_clause
from loccit.attribution.clauses.verb_second import is_somebody
from loccit.attribution.clauses.written_in import written_clause
from loccit.attribution.sentence import language as lang
from loccit.attribution.sentence.appositions import SIDES
from loccit.attribution.sentence.bounds import Range, phrase_starting
from loccit.attribution.sentence.frames import CAPITAL, MARK, QUOTE, TAIL, Sentence
from loccit.attribution.sentence.heads import has_name, is_role
from loccit.attribution.sentence.phrases import subject_after

_SHORTEST = 3
"""Letters of such a verb at least: `lit`, `rit`."""
_BETWEEN = 3
"""So many small words may stand before it: takes `s’en est`, `ha`, `se`."""
_NO_VERB = (
    MARK | QUOTE | CAPITAL | lang.PREPOSITION | lang.DETERMINER | lang.POSSESSIVE | lang.PRONOUN | lang.WHO
    | lang.BREAK | lang.TIME | lang.ROLE | lang.PEOPLE | lang.HONORIFIC | lang.ORGANISATION | lang.PUBLICATION
    | lang.DOCUMENT | lang.NOUN | lang.ADVERB | lang.BE | lang.AUXILIARY | lang.CUE | lang.PLACE | lang.COUNTRY
)  # fmt: skip


def with_any_verbs(line: Sentence, text: str, known: list[Clause]) -> list[Clause]:
    """The clauses of a sentence of `text` with those of verbs that no list has, each right behind a quotation."""
    taken = {at for clause in known for at in range(*clause.cue)}
    begun = {clause.first for clause in known}
    quotes = [at for at, bits in enumerate(line.bits[:-1]) if bits & QUOTE and not begun & {at + 1, at + 2}]
    if not quotes:
        return known
    found = [written_clause(line, at) or _clause_behind(line, text, at) for at in quotes]
    new = [clause for clause in found if clause and taken.isdisjoint(range(clause.first, clause.last))]
    return sorted((*known, *new), key=lambda clause: clause.cue) if new else known


def _clause_behind(line: Sentence, text: str, quote: int) -> Clause | None:
    first = quote + 1
    while first < len(line.words) and line.words[first] in SIDES:
        first += 1
    if first >= len(line.bits) or (line.bits[first] & lang.VERB and not line.language.alike):
        return None
    is_apart = first > quote + 1 or text[: line.end_of(quote)].rstrip(_CLOSING)[-1:] in _OPEN_ENDS
    if not is_apart:
        return None
    if not line.language.alike:
        has_dash = first > quote + 1 and line.words[first - 1] != ","
        return None if has_dash else _inverted(line, first) or _straight(line, first)
    if line.lows[first] == "is" and (sure := _is_sure(line, first)):
        return sure
    verb = first
    while verb < len(line.words) and verb - first < _BETWEEN and _stands_before(line, verb):
        verb += 1
    found = _inverted(line, verb, is_helped=verb > first)
    return found or (_without_subject(line, verb) if verb < len(line.words) else None)


def _is_sure(line: Sentence, verb: int) -> Clause | None:
    """The clause of who is sure of what they say: `„…“, ist Ada Lind überzeugt`, `„…“, ist sich Holm sicher`."""
    subject = phrase_starting(line, verb + 1 + (line.words[verb + 1 : verb + 2] == ["sich"]))
    end = subject[1] if subject else len(line.words)
    is_so = subject is not None and line.language.has("convinced", " ".join(line.words[end : end + 1]))
    return Clause((verb, verb + 1), _SORT, "inverted verb", subject, line.lows[verb]) if is_so else None


_CLOSING = "”\"»’'“›‹ \u00a0\u202f"
_OPEN_ENDS = tuple(",?!…—–-")
"""How words end behind which their sentence goes on: takes `“No,” gasped`."""


def _inverted(line: Sentence, verb: int, *, is_helped: bool = False) -> Clause | None:
    """The clause of a verb before its subject: `gasped the pilot`."""
    if verb >= len(line.words) or not _may_be_verb(
        line, verb, is_helped=is_helped or _behind_idiom(line, verb) is not None
    ):
        return None
    subject = _subject(line, verb)
    return Clause((verb, verb + 1), _SORT, "inverted verb", subject, line.lows[verb]) if subject else None


def _straight(line: Sentence, first: int) -> Clause | None:
    """The clause of a verb behind its subject: `the pilot giggled`; English only."""
    subject = phrase_starting(line, first)
    if subject and subject[1] - subject[0] > 1 and _may_be_verb(line, subject[1] - 1):
        subject = (subject[0], subject[1] - 1)
    if subject is None or subject[1] >= len(line.words) or not _may_be_verb(line, subject[1]):
        return None
    verb = subject[1]
    is_one = _is_pronoun(line, subject) or has_name(line, subject) or is_role(line, subject)
    is_one = is_one or (line.lows[subject[0]] == "the" and subject[1] - subject[0] < _LONGEST)
    if not is_one or not ends_clause(line, verb + 1):
        return None
    return Clause((verb, verb + 1), _SORT, "verb", subject, line.lows[verb])


_SORT = "beside"
"""Such a verb speaks for a quotation right beside it alone."""


def _stands_before(line: Sentence, at: int) -> bool:
    """Whether a token is a pronoun or an auxiliary before its verb: takes `s’est`, `se`, `ha`."""
    if not line.language.alike:
        return False
    low = line.words[at].lower()
    bits = line.bits[at]
    is_help = bits & lang.AUXILIARY or line.language.has("objects", low) or line.language.has("perfect", low)
    return bool(is_help) and not bits & (MARK | QUOTE | CAPITAL)


def _may_be_verb(line: Sentence, at: int, *, is_helped: bool = False) -> bool:
    """Whether a small word may be a verb: in English by its end, elsewhere wherever it belongs to no other class."""
    word, bits = line.words[at], line.bits[at]
    bare = word[2:] if word[:2] in ("s’", "s'", "m’", "m'") else word
    if len(word) < _SHORTEST - is_helped or not bare.isalpha() or not word.islower():
        return False
    if not line.language.alike:
        return bool(bits & TAIL) and not bits & (_NO_VERB | lang.VERB) and not word.endswith("ly")
    is_listed = bool(bits & lang.VERB) and not bits & lang.INVERTED
    return not bits & (_NO_VERB & ~lang.CUE if is_listed else _NO_VERB | lang.VERB)


def _subject(line: Sentence, verb: int) -> Range | None:
    """Who does what a verb says, behind it: a name, somebody by an article, a pronoun; and the clause ends there."""
    at = verb
    if at + 2 < len(line.words) and line.words[at + 1].lower() in _THEMSELVES:
        at += 1
    found = _behind_idiom(line, at) or subject_after(line, at) or phrase_starting(line, at + 1)
    if found is None or not line.bits[found[0]] & _BEGINS:
        return None
    found = found if ends_clause(line, found[1]) else _up_to_preposition(line, found)
    if not is_somebody(line, found) or not ends_clause(line, found[1]):
        return None
    if line.bits[found[0]] & lang.PRONOUN and not line.bits[found[0]] & lang.DETERMINER:
        return found if _is_pronoun(line, found) else None
    if line.bits[found[0]] & lang.TIME or line.bits[found[1] - 1] & (lang.TIME | lang.PLACE | lang.COUNTRY):
        return None
    if has_name(line, found) or is_role(line, found):
        return found
    return found if line.lows[found[0]] == "the" and found[1] - found[0] < _LONGEST else None


def _up_to_preposition(line: Sentence, found: Range) -> Range:
    """A full name without what a preposition adds: of `Ada Lind von der Initiative Rettet` the name."""
    for at in range(found[0] + 2, found[1]):
        if line.bits[at] & lang.PREPOSITION and not line.bits[at] & CAPITAL:
            return (found[0], at) if line.bits[at - 1] & line.bits[at - 2] & CAPITAL else found
    return found


_PARTICIPLES = ("to", "ta", "ti", "te", "do", "da", "dos", "das", "é", "ée", "és", "ées")
"""How participles end, which belong to a work before them: takes `diretto`, `dirigida`."""


def _behind_idiom(line: Sentence, verb: int) -> Range | None:
    """The name behind what makes one idiom with a verb: `fa il punto Ada Lind`, `met en garde`, `si lascia andare`."""
    at = verb + 1
    if not line.language.alike or at + 3 > len(line.words):
        return None
    tied = line.bits[at] & (lang.DETERMINER | lang.PREPOSITION) and not line.bits[at] & CAPITAL
    is_alone = line.words[verb].endswith(_PARTICIPLES) and not _stands_before(line, verb - 1)
    if line.lows[at] == "of" or is_alone:
        return None
    noun = at + 1 if tied else at
    bits = line.bits[noun]
    is_infinitive = line.words[noun].endswith(("are", "ere", "ire")) and not tied
    if not (tied or is_infinitive) or bits & (_NO_VERB & ~lang.NOUN) or not line.words[noun].islower():
        return None
    found = phrase_starting(line, noun + 1)
    opens = found and line.bits[found[0]] & (lang.DETERMINER | lang.HONORIFIC | lang.ROLE | CAPITAL)
    named = found and has_name(line, found) and found[0] == noun + 1
    return found if named and opens and not line.bits[noun] & lang.PREPOSITION else None


def _is_pronoun(line: Sentence, found: Range) -> bool:
    """Whether a subject is `he` or `she`."""
    word, low = line.words[found[0]].lower(), line.lows[found[0]]
    is_one = low in ("he", "she") or any(line.language.has(heading, word) for heading in ("he", "she"))
    return is_one and found[1] - found[0] == 1


_BEGINS = CAPITAL | lang.DETERMINER | lang.POSSESSIVE | lang.PRONOUN | lang.HONORIFIC | lang.ROLE
_THEMSELVES = frozenset("sich se si ihm ihr ihnen mir uns".split())
"""Pronouns between a verb and its subject: `freute sich Ada Lind`, `entfuhr ihr`."""
_LONGEST = 5
"""So many words has somebody without a name and without an office at most: `the man at the rope`."""


def _without_subject(line: Sentence, verb: int) -> Clause | None:
    """The clause of a past verb that needs no subject in its language, where nothing follows: `«…», agradeceu.`"""
    if "drops_subject" not in line.language.sections:
        return None
    is_last = verb + 1 >= len(line.bits) or bool(line.bits[verb + 1] & MARK)
    is_past = line.lows[verb].endswith(_PAST) or line.language.has("perfect", line.words[verb - 1].lower())
    plural = line.lows[verb].endswith(tuple(line.language.sections.get("plural_endings", ("\0",))))
    cue = (verb, verb + 1)
    return Clause(cue, _SORT, "verb", cue, line.lows[verb]) if is_last and is_past and not plural else None


_PAST = ("ó", "ía", "aba", "ou", "eu", "iu", "ava", "ò", "ì")
"""How a verb ends in the past of Spanish, Portuguese and Italian, for one who did something."""
