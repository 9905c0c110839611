"""Reporting clauses: a cue of speech in a sentence, with its subject and the rule by which the two were joined.

`find_clauses(sentence, language)` gives them in the order of their cues. What is quoted or reported by a clause, and
who its subject is in the document, is for others to say.
"""

from __future__ import annotations

from loccit.attribution import language as lang
from loccit.attribution.bounds import Range, phrase_ending, phrase_starting
from loccit.attribution.clause import Clause
from loccit.attribution.frames import CAPITAL, MARK, QUOTE, Sentence
from loccit.attribution.heads import can_speak, has_name, name_range
from loccit.attribution.inverted import inverted_subject, is_behind_quotation
from loccit.attribution.language import Language, Verb
from loccit.attribution.nouns import by_phrase, noun_clause
from loccit.attribution.passives import is_passive, passive, quoted_as, told_to_have
from loccit.attribution.phrases import end_of_noun, main_subject, skip_adverbs, subject_before
from loccit.attribution.verb_second import cited, is_verb_second, subject_beside, subject_of


def find_clauses(line: Sentence, language: Language) -> list[Clause]:
    """The reporting clauses of a sentence."""
    found: list[Clause] = []
    for at in [at for at, bits in enumerate(line.bits) if bits & _CUES]:
        clause = _clause_at(line, at, language, found)
        if clause:
            found.append(clause)
    return found


_CUES = lang.VERB | lang.NOUN | lang.HEARSAY | lang.OPENS


def _clause_at(line: Sentence, at: int, language: Language, earlier: list[Clause]) -> Clause | None:
    bits = line.bits[at]
    if bits & lang.OPENS:
        clause = by_phrase(line, at, language)
        if clause:
            return clause
    if bits & lang.VERB and not _is_noun(line, at, bits) and not _is_made_by(line, at) and not _is_charged(line, at):
        clause = _verb_clause(line, at, language.verbs[line.lows[at]], earlier)
        if clause or not bits & lang.NOUN:
            return clause
    if bits & lang.NOUN:
        return noun_clause(line, at)
    if bits & lang.HEARSAY:
        return Clause((at, at + 1), "hearsay", "hearsay", None, line.lows[at])
    return None


def _is_made_by(line: Sentence, at: int) -> bool:
    """Whether no subject of a form is named: takes `the memo, written by`, `un projet appelé`, `, пишет «Кран»`."""
    if line.language.has("participles", line.lows[at]) and not _has_auxiliary(line, at, skip_adverbs(line, at - 1)):
        return True
    if line.language.is_inflected and _names_in_marks(line, at):
        return True
    return at > 0 and line.words[at - 1] == "," and line.lows[at + 1 : at + 2] == ["by"]


def _is_charged(line: Sentence, at: int) -> bool:
    """Whether a participle says what somebody has to do: takes `the group charged with guarding the quay`."""
    return line.lows[at] == "charged" and line.lows[at + 1 : at + 2] == ["with"]


def _is_noun(line: Sentence, at: int, bits: int) -> bool:
    """Whether a form that can be a verb or a noun is a noun here: `the report`, `her claims`, `in comments`."""
    if bits & lang.NOUN and not line.lows[at].endswith("ed") and not _takes_words(line, at + 1):
        return True
    if at == 0:
        return bool(bits & lang.NOUN and at + 1 < len(line.bits) and line.bits[at + 1] & lang.PREPOSITION)
    before, low = line.bits[at - 1], line.lows[at]
    if line.words[at][0].isupper():
        return True
    if line.lows[at - 1] in ("to", "not") or (before & lang.AUXILIARY and not before & lang.BE):
        return False
    if before & (lang.DETERMINER | lang.POSSESSIVE) and line.lows[at - 1] not in _PRONOUNS:
        return True
    if line.lows[at - 1].endswith(("’s", "'s", "s’", "s'")):
        return bool(bits & lang.NOUN) or low.endswith("ing") or line.language.verbs[low].shape == "base"
    return bool(bits & lang.NOUN and before & lang.PREPOSITION)


_PRONOUNS = frozenset("that this all both some many most others another one several few".split())
"""Words that stand before a noun or alone: behind one of them a verb is a verb."""


def _takes_words(line: Sentence, at: int) -> bool:
    """Whether what follows can be what is said: a mark, a quotation, `that`, a noun phrase."""
    if at >= len(line.bits):
        return True
    bits = line.bits[at]
    if bits & (MARK | QUOTE | CAPITAL | lang.DETERMINER | lang.PRONOUN | lang.POSSESSIVE | lang.PEOPLE | lang.ADVERB):
        return True
    return line.lows[at] in _OPENING_WORDS


_OPENING_WORDS = frozenset("that to how why what there for on it me him us them when if whether".split())
"""Words that open what somebody says."""


def _verb_clause(line: Sentence, at: int, verb: Verb, earlier: list[Clause]) -> Clause | None:
    cue = (at, at + 1)
    back = skip_adverbs(line, at - 1)
    if verb.shape == "past" and is_passive(line, at, back):
        return told_to_have(line, at, back) or passive(line, at, verb)
    if back >= 0 and line.lows[back] == "as" and verb.shape == "ing":
        return quoted_as(line, at, back, verb)
    if verb.shape == "base" and back >= 0 and line.lows[back] == "to":
        return Clause((back, at + 1), verb.sort, "infinitive", _controller(line, back, earlier), verb.lemma)
    if verb.shape == "ing" and not _has_be(line, back, at):
        return Clause(cue, verb.sort, "participle", _participle_subject(line, at, back, earlier), verb.lemma)
    if after := inverted_subject(line, at, back):
        return Clause(cue, verb.sort, "inverted verb", after, verb.lemma)

    if line.language.alike and (frame := _verb_frame(line, at, verb)):
        return Clause(cue, verb.sort, "verb", frame, verb.lemma)
    if is_verb_second(line):
        return _second_clause(line, at, verb)
    subject = subject_before(line, at)
    if _is_no_verb(line, at, back, verb, subject):
        return None
    if subject is None and _drops_subject(line, at, verb):
        return Clause(cue, verb.sort, "verb", cue, verb.lemma)
    if subject is None and back >= 0 and (line.lows[back] in ("and", "but", "then") or line.words[back] == ","):
        subject = _shared_subject(line, at, earlier)
        return Clause(cue, verb.sort, "shared verb", subject, verb.lemma) if subject else None
    rule = "relative clause" if back >= 0 and line.bits[back] & lang.WHO else "verb"
    if subject is None:
        return None
    return Clause(cue, verb.sort, rule, subject, verb.lemma)


def _has_auxiliary(line: Sentence, at: int, back: int) -> bool:
    """Whether a participle is part of a verb: takes `a déclaré`, `a-t-elle déclaré`; leaves `un projet appelé`."""
    if any(line.bits[spot] & lang.AUXILIARY for spot in range(back + 1, at)):
        return True
    return back > 0 and bool(line.bits[back] & lang.PRONOUN) and line.lows[back - 1] == "has"


def _is_no_verb(line: Sentence, at: int, back: int, verb: Verb, subject: Range | None) -> bool:
    """Whether a form is a noun or a participle behind what stands before it, and no verb of that."""
    return (
        _is_cut_off(line, subject)
        or _is_plural_noun(line, at, verb, subject)
        or _is_dubbed(line, at, back, verb)
        or (verb.shape == "base" and not _agrees(line, at, back, subject))
    )


def _names_in_marks(line: Sentence, at: int) -> bool:
    """Whether the subject behind a verb is a name in marks, an outlet’s: `…, пишет «Зеркало»`."""
    behind = at + 1 < len(line.bits) and bool(line.bits[at + 1] & QUOTE)
    return behind and at > 0 and bool(line.bits[at - 1] & MARK)


def _second_clause(line: Sentence, at: int, verb: Verb) -> Clause | None:
    """The clause of a verb that stands second: its subject before it or behind it."""
    if line.bits[at] & lang.QUOTING:
        return cited(line, at, verb)
    subject, form = subject_of(line, at, subject_before(line, at))
    return Clause((at, at + 1), verb.sort, form, subject, verb.lemma) if subject else None


def _verb_frame(line: Sentence, at: int, verb: Verb) -> Range | None:
    """The subject of a participle at the end of its clause: `Holm hat den Plan … genannt`."""
    if verb.shape != "past" or at < 3 or (at + 1 < len(line.bits) and not line.bits[at + 1] & (MARK | QUOTE)):
        return None
    for spot in range(at - 2, 0, -1):
        if line.lows[spot] == "has":
            return subject_beside(line, spot) if is_verb_second(line) else phrase_ending(line, spot - 1)
        if line.lows[spot] == "wie":
            return phrase_starting(line, spot + 1)
    return None


def _drops_subject(line: Sentence, at: int, verb: Verb) -> bool:
    """Whether a verb right behind a quotation needs no subject in its language: `«…», añadió.`"""
    if "drops_subject" not in line.language.sections or verb.sort != "report" or verb.shape == "base":
        return False
    if line.lows[at].endswith(tuple(line.language.sections.get("plural_endings", ()))):
        return False
    behind = at + 1 >= len(line.bits) or bool(line.bits[at + 1] & (MARK | QUOTE))
    return behind and is_behind_quotation(line, at)


def _agrees(line: Sentence, at: int, back: int, subject: Range | None) -> bool:
    """Whether a base form can be the verb of its subject: behind an auxiliary, or with more than one."""
    if any(line.bits[spot] & lang.AUXILIARY for spot in range(back + 1, at)):
        return True
    if subject is None:
        return False
    last = line.lows[subject[1] - 1]
    if not line.language.alike and last in _SINGULARS:
        return False
    if last.endswith("s") or last in ("data", "media", "police") or line.bits[subject[1] - 1] & lang.PRONOUN:
        return True
    return any(
        line.bits[spot] & lang.PEOPLE
        or line.lows[spot] == "and"
        or (line.lows[spot].endswith("s") and line.lows[spot].islower())
        for spot in range(*subject)
        if not line.bits[spot] & CAPITAL
    )


_SINGULARS = frozenset(("news", "congress", "press", "politics"))


def _has_be(line: Sentence, back: int, at: int) -> bool:
    return any(line.bits[spot] & lang.AUXILIARY for spot in range(back + 1, at))


def _controller(line: Sentence, to: int, earlier: list[Clause]) -> Range | None:
    """The subject of an infinitive: the object of `prompting X to say`, else that of the sentence."""
    if to > 1 and not line.bits[to - 1] & (lang.VERB | MARK | QUOTE | lang.ADVERB | lang.PREPOSITION):
        found = phrase_ending(line, to - 1)
        if found and found[0] > 0 and line.bits[found[0] - 1] & lang.CAUSE:
            return found
    if line.lows[to - 1].endswith("ing") and line.lows[to - 2 : to - 1] == ["for"] and not line.language.alike:
        return None  # irritated at Holm for promising to call
    return _shared_subject(line, to, earlier)


def _participle_subject(line: Sentence, at: int, back: int, earlier: list[Clause]) -> Range | None:
    """`a statement saying`, `with X saying`: the phrase before; `…, saying`: the subject of the sentence."""
    if back >= 0 and not line.bits[back] & (MARK | QUOTE | lang.PREPOSITION | lang.BREAK | lang.VERB):
        found = phrase_ending(line, back)
        if found and line.bits[back] & lang.DOCUMENT:
            found = _from_determiner(line, found)
        if found and _stands_free(line, found):
            return found
        if any(line.bits[spot] & lang.UNSAID for spot in range(max(back - 5, 0), back)):
            return None
    return _shared_subject(line, at, earlier) or (_subject_behind(line, at) if back == 0 else None)


def _subject_behind(line: Sentence, at: int) -> Range | None:
    """The subject behind the phrase that opens a sentence: `After saying “…”, she left`."""
    for spot in range(at + 1, min(at + 24, len(line.words) - 1)):
        if line.words[spot] == "," or line.bits[spot] & QUOTE:
            found = phrase_starting(line, spot + 1)
            if found and (has_name(line, found) or line.bits[found[0]] & lang.PRONOUN):
                return found
    return None


def _from_determiner(line: Sentence, found: Range) -> Range:
    """A phrase from its last determiner on: of `favour of a resolution` the resolution."""
    starts = [at for at in range(*found) if line.bits[at] & (lang.DETERMINER | lang.POSSESSIVE)]
    return (starts[-1], found[1]) if starts else found


def _stands_free(line: Sentence, found: Range) -> bool:
    """Whether a phrase before a participle is its subject and no object of a verb: `In a letter saying`."""
    if found[0] == 0 or line.lows[found[0] - 1] in ("with", "and"):
        return True
    return bool(
        line.bits[found[1] - 1] & lang.DOCUMENT and line.bits[found[0] - 1] & (MARK | lang.PREPOSITION | lang.BREAK)
    )


def _shared_subject(line: Sentence, at: int, earlier: list[Clause]) -> Range | None:
    """The subject that a verb without its own shares: of the last clause, of its own verb before others; a participle
    behind a comma has that of a clause that is no part of another, unless a new subject has begun since."""
    sharing = _SHARING if line.lows[at].endswith("ing") else _SHARING | {"relative clause"}
    shared = [clause for clause in reversed(earlier) if clause.subject and clause.rule in sharing]
    if line.lows[at].endswith("ing"):
        shared = [clause for clause in shared if not _is_inner(line, clause)] or shared
        if shared and (begun := _begun_since(line, shared[0].last, at)):
            return begun
    again = [
        clause for clause in shared if clause.cue[1] - clause.cue[0] == 1 and line.lows[clause.cue[0]] == line.lows[at]
    ]
    spoken = [clause for clause in shared if clause.sort not in ("beside", "mind")]
    for some in (again, spoken, shared):
        if some:
            return some[0].subject
    found = main_subject(line, at)
    if found and line.language.alike and not (can_speak(line, found) and _is_near_subject(line, found, at)):
        return None
    return (
        found if not line.language.is_inflected or (found and not found[0] and _is_named_first(line, found)) else None
    )


def _is_near_subject(line: Sentence, found: Range, at: int) -> bool:
    """Whether the first phrase of a sentence is the subject of a verb further on: one capital at the start is no name
    unless a verb or a mark follows it."""
    if at - found[1] > _FAR:
        return False
    alone = found == (0, 1) and line.bits[0] & CAPITAL
    return not alone or bool(line.bits[1] & (lang.AUXILIARY | lang.VERB | lang.ADVERB | MARK))


_FAR = 25
"""Tokens between a sentence's subject and a verb that shares it."""


def _is_named_first(line: Sentence, found: Range) -> bool:
    """Whether a phrase begins with a full name or a word for people: with cases anything may stand first."""
    first = line.bits[found[0]]
    if first & (lang.ROLE | lang.PEOPLE | lang.ORGANISATION | lang.PRONOUN):
        return True
    return found[1] - found[0] > 1 and bool(first & line.bits[found[0] + 1] & CAPITAL)


def _is_inner(line: Sentence, clause: Clause) -> bool:
    """Whether a clause is part of another: takes `, which the Mirror reported,`, `after a report found that`."""
    return clause.first > 0 and not line.language.alike and line.lows[clause.first - 1] in _INNER


_INNER = frozenset("that which who whom whose after when while because as if whether before since though where".split())


def _begun_since(line: Sentence, start: int, at: int) -> Range | None:
    """A name that is a subject between a clause and a participle: `…, and Holm, the chairman, sent a letter citing`."""
    for spot in range(at - 3, start, -1):
        if line.lows[spot] in ("and", "but", "while") and line.words[spot - 1] == ",":
            found = phrase_starting(line, spot + 1)
            if found is None or not has_name(line, found) or found[1] >= at - 1 or name_range(line, found) is None:
                return None
            verb = found[1]
            if line.words[verb] == ",":
                verb = next((to + 1 for to in range(verb + 1, at - 1) if line.words[to] == ","), at)
            return found if verb < at - 1 and line.words[verb].islower() and not line.bits[verb] & lang.BREAK else None
    return None


_SHARING = frozenset(("verb", "shared verb", "inverted verb", "quoted as", "participle"))


def _is_dubbed(line: Sentence, at: int, back: int, verb: Verb) -> bool:
    """Whether a participle behind a comma names what stands right before it: takes `Holm, dubbed the “tide queen”`."""
    if verb.sort != "call" or verb.shape != "past" or back != at - 1 or back < 2 or line.language.alike:
        return False
    is_name = line.words[back] == "," and line.bits[back - 1] & CAPITAL
    return bool(is_name) and not any(line.words[spot] in (",", "—", "–") for spot in range(back))


def _is_plural_noun(line: Sentence, at: int, verb: Verb, subject: Range | None) -> bool:
    """Whether a form in the present is a noun behind its adjectives or a participle: `the improper charges`, `some
    states`, `calling attacks`; or an infinitive: `interviews help pilots inform`."""
    if line.language.alike or verb.shape not in ("s", "base") or subject is None or subject[1] != at:
        return False
    last = line.lows[at - 1]
    if (verb.shape == "s" and last in _SEVERAL) or any(low in _HELPS for low in line.lows[slice(*subject)]):
        return True
    if not line.language.has("noun_forms", line.lows[at]):
        return False
    if (last.endswith("ing") and line.bits[at - 1] & lang.VERB) or end_of_noun(line, subject) < at:
        return True
    first = max(subject[0], at - 3)
    opens = next((spot for spot in range(at - 1, first - 1, -1) if line.bits[spot] & _OWNING), None)
    said_by = (bits & lang.DOCUMENT for bits in line.bits[(opens or 0) + 1 : at])
    return opens is not None and not can_speak(line, (opens + 1, at)) and not any(said_by)


_OWNING = lang.DETERMINER | lang.POSSESSIVE
_HELPS = frozenset(("help", "helps", "helped", "let", "lets", "make", "makes", "made"))
_SEVERAL = frozenset(("all", "both", "some", "many", "most", "several", "few"))


def _is_cut_off(line: Sentence, subject: Range | None) -> bool:
    """Whether a phrase ends in a preposition, so that what follows is no verb but its noun: `the list of questions`."""
    last = subject[1] - 1 if subject else -1
    return last >= 0 and bool(line.bits[last] & lang.PREPOSITION) and not line.bits[last] & CAPITAL
