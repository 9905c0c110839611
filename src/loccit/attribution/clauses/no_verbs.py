"""Forms that look like verbs of speech and are none: nouns (`the report`, `the improper charges`), participles
(`Holm, dubbed the “tide king”`)."""

from __future__ import annotations

from loccit.attribution.sentence import language as lang
from loccit.attribution.sentence.bounds import Range
from loccit.attribution.sentence.frames import CAPITAL, MARK, QUOTE, TAIL, Sentence
from loccit.attribution.sentence.heads import can_speak
from loccit.attribution.sentence.language import Verb
from loccit.attribution.sentence.phrases import skip_adverbs
from loccit.attribution.sentence.topics import end_of_noun


def is_made_by(line: Sentence, at: int) -> bool:
    """Whether no subject of a form is named: takes `the memo, written by`, `un projet appelé`, `, пишет «Кран»`."""
    if line.language.has("participles", line.lows[at]) and not has_auxiliary(line, at, skip_adverbs(line, at - 1)):
        return True
    if line.language.is_inflected and _names_in_marks(line, at):
        return True
    is_by = at > 0 and line.words[at - 1] == "," and line.lows[at + 1 : at + 2] == ["by"]
    return is_by and not any(line.language.has("means", low) for low in line.lows[at + 2 : at + 4])


def is_charged(line: Sentence, at: int) -> bool:
    """Whether a participle says what somebody has to do: takes `the group charged with guarding the quay`."""
    return line.lows[at] == "charged" and line.lows[at + 1 : at + 2] == ["with"]


def is_noun(line: Sentence, at: int, bits: int) -> bool:
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
        return not (_is_recalled(line, at) or _is_told(line, at))
    if line.lows[at - 1].endswith(("’s", "'s", "s’", "s'")):
        return bool(bits & lang.NOUN) or low.endswith("ing") or line.language.verbs[low].shape == "base"
    return bool(bits & lang.NOUN and before & lang.PREPOSITION)


def _is_recalled(line: Sentence, at: int) -> bool:
    """Whether `her saying` is what somebody recalls: `her brother remembers her saying`."""
    verb = line.language.verbs.get(line.lows[at - 2]) if at > 1 else None
    return line.lows[at].endswith("ing") and verb is not None and line.language.has("recalls", verb.lemma)


def _is_told(line: Sentence, at: int) -> bool:
    """Whether a pronoun that hears stands before a verb which leads to words or ends them: takes `le disse:`, `Lo dice
    Ada Lind:`, `«…», gli disse Ada Lind`."""
    if not line.language.has("objects", line.words[at - 1].lower()):
        return False
    behind = at > 2 and line.words[at - 2] in (",", "—", "–", "-") and bool(line.bits[at - 3] & QUOTE)
    end = at + 1
    while end < len(line.words) and line.bits[end] & CAPITAL:
        end += 1
    return line.words[end : end + 1] == [":"] or behind


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


def has_auxiliary(line: Sentence, at: int, back: int) -> bool:
    """Whether a participle is part of a verb: takes `a déclaré`, `a-t-elle déclaré`; leaves `un projet appelé`."""
    if any(line.bits[spot] & lang.AUXILIARY for spot in range(back + 1, at)):
        return True
    return back > 0 and bool(line.bits[back] & lang.PRONOUN) and line.lows[back - 1] == "has"


def is_no_verb(line: Sentence, at: int, back: int, verb: Verb, subject: Range | None) -> bool:
    """Whether a form is a noun or a participle behind what stands before it, and no verb of that."""
    told_to = line.lows[at : at + 2] == ["told", "to"] and subject is None  # and told to go
    return (
        told_to
        or _is_cut_off(line, subject)
        or _is_plural_noun(line, at, verb, subject)
        or _is_dubbed(line, at, back, verb)
        or (verb.shape == "base" and not _agrees(line, at, back, subject))
    )


def _names_in_marks(line: Sentence, at: int) -> bool:
    """Whether the subject behind a verb is a name in marks, an outlet’s: `…, пишет «Зеркало»`."""
    behind = at + 1 < len(line.bits) and bool(line.bits[at + 1] & QUOTE)
    return behind and at > 0 and bool(line.bits[at - 1] & MARK)


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


def _is_dubbed(line: Sentence, at: int, back: int, verb: Verb) -> bool:
    """Whether a participle behind a comma names what stands right before it: takes `Holm, dubbed the “tide queen”`."""
    if verb.sort != "call" or verb.shape != "past" or back < 2 or line.language.alike:
        return False
    named = at + 1 + (at + 1 < len(line.bits) and line.lows[at + 1] in ("a", "an", "the"))
    if line.words[back] == "," and named < len(line.bits) and line.bits[named] & QUOTE:
        return True  # jobs, often dubbed the “iron bowl”
    if back != at - 1:
        return False
    return line.words[back] == "," and not any(line.words[spot] in (",", "—", "–") for spot in range(back))


def _is_plural_noun(line: Sentence, at: int, verb: Verb, subject: Range | None) -> bool:
    """Whether a form in the present is a noun behind its adjectives or a participle: `the improper charges`, `some
    states`, `calling attacks`; or an infinitive: `interviews help pilots inform`."""
    if line.language.alike or verb.shape not in ("s", "base") or subject is None or subject[1] != at:
        return False
    last = line.lows[at - 1]
    if verb.shape == "base" and line.bits[at - 1] & TAIL and last.endswith("ed"):
        return True  # jets conducted mock strikes
    if (verb.shape == "s" and last in _SEVERAL) or any(low in _HELPS for low in line.lows[slice(*subject)]):
        return True
    if not line.language.has("noun_forms", line.lows[at]):
        return False
    if line.lows[at + 1 : at + 2] in (["on"], ["of"]) and line.lows[at] not in ("read", "reads"):
        return True  # the media reports on his travels
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
