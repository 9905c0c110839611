"""Reporting clauses: a cue of speech in a sentence, with its subject and the rule by which the two were joined.

`find_clauses(sentence, language)` gives them in the order of their cues. What is quoted or reported by a clause, and
who its subject is in the document, is for others to say.
"""

from __future__ import annotations

from loccit.attribution.clauses.carriers import made_to_say
from loccit.attribution.clauses.clause import Clause
from loccit.attribution.clauses.infinitives import infinitive_clause
from loccit.attribution.clauses.inverted import inverted_subject, is_without_subject
from loccit.attribution.clauses.no_verbs import is_charged, is_made_by, is_no_verb, is_noun
from loccit.attribution.clauses.nouns import by_phrase, framed_by, noun_clause
from loccit.attribution.clauses.passives import (
    heard_say,
    heard_saying,
    is_passive,
    passive,
    quoted_as,
    quotes_somebody,
    told_to_have,
)
from loccit.attribution.clauses.shared import controller, participle_subject, shared_subject
from loccit.attribution.clauses.verb_second import cited, first_subject, is_verb_second, subject_beside, subject_of
from loccit.attribution.sentence import language as lang
from loccit.attribution.sentence.bounds import Range, phrase_ending, phrase_starting
from loccit.attribution.sentence.frames import CAPITAL, MARK, QUOTE, Sentence
from loccit.attribution.sentence.language import Language, Verb
from loccit.attribution.sentence.phrases import before_time, skip_adverbs, subject_after, subject_before


def find_clauses(line: Sentence, language: Language) -> list[Clause]:
    """The reporting clauses of a sentence."""
    found: list[Clause] = []
    for at in [at for at, bits in enumerate(line.bits) if bits & _CUES]:
        clause = _clause_at(line, at, language, found)
        if clause:
            found.append(clause)
    if not found and line.bits and (framing := framed_by(line)):
        return [framing]
    return found


_CUES = lang.VERB | lang.NOUN | lang.HEARSAY | lang.OPENS


def _clause_at(line: Sentence, at: int, language: Language, earlier: list[Clause]) -> Clause | None:
    bits = line.bits[at]
    if bits & lang.OPENS:
        clause = by_phrase(line, at, language)
        if clause:
            return clause
    if bits & lang.VERB and (made := _made_or_told(line, at, language.verbs[line.lows[at]])):
        return made
    if bits & lang.VERB and not is_noun(line, at, bits) and not is_made_by(line, at) and not is_charged(line, at):
        verb = language.verbs[line.lows[at]]
        told = None if language.alike else _of_another(line, at, verb)
        clause = told or _verb_clause(line, at, verb, earlier)
        if clause or not bits & lang.NOUN:
            return clause
    if bits & lang.NOUN:
        return noun_clause(line, at)
    if bits & lang.HEARSAY:
        return Clause((at, at + 1), "hearsay", "hearsay", None, line.lows[at])
    return None


def _of_another(line: Sentence, at: int, verb: Verb) -> Clause | None:
    """The clause of whom another quotes, has heard or still sees."""
    return quotes_somebody(line, at, verb) or heard_say(line, at, verb) or heard_saying(line, at, verb)


def _made_or_told(line: Sentence, at: int, verb: Verb) -> Clause | None:
    """The clause of somebody made to speak, or of an infinitive that tells: `Et Ada Lind de répliquer`."""
    return made_to_say(line, at, verb) or infinitive_clause(line, at, verb)


def _verb_clause(line: Sentence, at: int, verb: Verb, earlier: list[Clause]) -> Clause | None:
    cue = (at, at + 1)
    back = skip_adverbs(line, at - 1)
    if verb.shape == "past" and is_passive(line, at, back):
        return told_to_have(line, at, back) or passive(line, at, verb)
    if back >= 0 and line.lows[back] == "as" and (verb.shape == "ing" or line.lows[at - 1] == "having"):
        return quoted_as(line, at, back, verb)
    if verb.shape == "base" and back >= 0 and line.lows[back] == "to":
        return Clause((back, at + 1), verb.sort, "infinitive", controller(line, back, earlier), verb.lemma)
    if verb.shape == "ing" and not _has_be(line, back, at):
        return Clause(cue, verb.sort, "participle", participle_subject(line, at, back, earlier), verb.lemma)
    if after := inverted_subject(line, at, back) or _subject_of_what(line, at, back):
        return Clause(cue, verb.sort, "inverted verb", after, verb.lemma)

    if line.language.alike and (frame := _verb_frame(line, at, verb)):
        return Clause(cue, verb.sort, "verb", frame, verb.lemma)
    if is_verb_second(line):
        return _second_clause(line, at, verb)
    subject = subject_before(line, at)
    subject = _outside_relative(line, at, subject) if subject and line.language.alike else subject
    if is_no_verb(line, at, back, verb, subject):
        return None
    if subject is None and _drops_subject(line, at, verb):
        return Clause(cue, verb.sort, "verb", cue, verb.lemma)
    back = before_time(line, _before_hearer(line, at, back))
    if subject is None and back >= 0 and (line.lows[back] in ("and", "but", "then") or line.words[back] == ","):
        subject = shared_subject(line, at, earlier)
        return Clause(cue, verb.sort, "shared verb", subject, verb.lemma) if subject else None
    rule = "relative clause" if back >= 0 and line.bits[back] & lang.WHO else "verb"
    if subject is None:
        return None
    return Clause(cue, verb.sort, rule, subject, verb.lemma)


_NO_RELATIVE = lang.PRONOUN | lang.VERB
_WHAT = frozenset("lo o ce ciò quello то".split())
"""What stands before a relative pronoun for what is said: takes `ce que`, `lo que`."""


def _subject_of_what(line: Sentence, at: int, back: int) -> Range | None:
    """Who says what is said, in languages with the subject behind: `lo que dijo Ada Lind`."""
    is_what = back > 0 and line.lows[back] == "that" and line.words[back - 1].lower() in _WHAT
    return subject_after(line, at) if is_what and line.language.alike else None


def _outside_relative(line: Sentence, at: int, found: Range) -> Range | None:
    """Who speaks where the phrase before a verb is the subject of a relative clause that ends there: the pilot, of `Le
    pilote que Lind avait renvoyé a dit`, `Holm, a quien Lind despidió, dijo`."""
    who = found[0] - 1
    if who < 1 or line.lows[who] not in ("that", "who") or (line.bits[found[0]] | line.bits[who - 1]) & _NO_RELATIVE:
        return found
    small = lang.AUXILIARY | lang.ADVERB
    objects = line.language.sections.get("objects", frozenset())
    ends = any(not line.bits[spot] & small and line.words[spot].lower() not in objects for spot in range(found[1], at))
    last = line.bits[found[1] - 1]
    if not ends and (last & CAPITAL or not line.bits[found[1] - 2] & CAPITAL):
        return found
    before = who - 1
    while (
        before > 0
        and line.bits[before] & (lang.PREPOSITION | lang.DETERMINER | MARK)
        and not line.bits[before] & CAPITAL
    ):
        before -= 1
    return phrase_ending(line, before)


def _before_hearer(line: Sentence, at: int, back: int) -> int:
    """The conjunction before a pronoun that stands before its verb: `et` of `et lui dit`; else `back` itself."""
    if line.language.alike and 0 < back == at - 1 and line.language.has("objects", line.words[back].lower()):
        return back - (line.lows[back - 1] in ("and", "but"))
    return back


def _second_clause(line: Sentence, at: int, verb: Verb) -> Clause | None:
    """The clause of a verb that stands second: its subject before it or behind it."""
    if line.bits[at] & lang.QUOTING:
        return cited(line, at, verb)
    subject, form = subject_of(line, at, subject_before(line, at))
    if subject is None and line.lows[at - 1] in ("and", "but"):
        subject, form = first_subject(line, at), "shared verb"
    return Clause((at, at + 1), verb.sort, form, subject, verb.lemma) if subject else None


def _verb_frame(line: Sentence, at: int, verb: Verb) -> Range | None:
    """The subject of a participle at the end of its clause: `Holm hat den Plan … genannt`."""
    is_said = line.words[at + 1 : at + 2] == ["haben"]  # Lind soll Holm gesagt haben
    if (
        verb.shape != "past"
        or at < 3
        or (at + 1 < len(line.bits) and not (line.bits[at + 1] & (MARK | QUOTE) or is_said))
    ):
        return None
    for spot in range(at - 1 - (not is_said), 0, -1):
        if line.lows[spot] == "has" or (is_said and line.lows[spot] == "would"):
            if is_verb_second(line):
                return subject_beside(line, spot)
            tied = all(line.bits[between] & lang.ADVERB for between in range(spot + 1, at))
            return phrase_ending(line, spot - 1) if tied else None
        if line.lows[spot] == "wie":
            return phrase_starting(line, spot + 1)
    return None


def _drops_subject(line: Sentence, at: int, verb: Verb) -> bool:
    """Whether a verb right behind a quotation needs no subject in its language: `«…», añadió.`"""
    if "drops_subject" not in line.language.sections or verb.sort not in ("report", "beside") or verb.shape == "base":
        return False
    if line.lows[at].endswith(tuple(line.language.sections.get("plural_endings", ()))):
        return False
    return is_without_subject(line, at)


def _has_be(line: Sentence, back: int, at: int) -> bool:
    return any(line.bits[spot] & lang.AUXILIARY for spot in range(back + 1, at))
