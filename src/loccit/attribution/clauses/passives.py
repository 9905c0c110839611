"""Cues of speech in the passive: `was described by X as`, `was quoted as saying`, `is reported to have said`."""

from __future__ import annotations

from loccit.attribution.clauses.clause import Clause
from loccit.attribution.sentence import language as lang
from loccit.attribution.sentence.bounds import phrase_starting
from loccit.attribution.sentence.frames import QUOTE, Sentence
from loccit.attribution.sentence.heads import can_speak
from loccit.attribution.sentence.language import Verb
from loccit.attribution.sentence.phrases import skip_adverbs, subject_before


def is_passive(line: Sentence, at: int, back: int) -> bool:
    """Whether a form of `be` stands between a participle at `at` and what stands at `back` before its adverbs; that of
    `s’est réjouie`, `si è detta` makes no passive."""
    between = range(back + 1, at)
    return any(line.bits[spot] & lang.BE and not _is_reflexive(line, spot) for spot in between)


def _is_reflexive(line: Sentence, at: int) -> bool:
    low = line.lows[at]
    return low in ("’s", "'s") or low.startswith(("s’", "s'")) or (at > 0 and line.words[at - 1].lower() == "si")


def told_to_have(line: Sentence, at: int, back: int) -> Clause | None:
    """`is reported to have said`: the subject, whom nobody who is named has heard."""
    through = phrase_starting(line, at + 2) if line.lows[at + 1 : at + 2] == ["by"] else None
    have = (through[1] if through else at + 1) + 1
    said = have + 1
    if line.lows[have - 1 : said] != ["to", "have"] or said >= len(line.words) or not line.bits[said] & lang.VERB:
        return None
    verb = line.language.verbs[line.lows[said]]
    if verb.sort != "report" or have >= len(line.words):
        return None
    return Clause((at, said + 1), verb.sort, "quoted as", subject_before(line, at), verb.lemma, through)


def quotes_somebody(line: Sentence, at: int, verb: Verb) -> Clause | None:
    """`The Mirror quotes Holm: “…”`, `Lind cites the general thus: “…”`, `“…,” the Mirror quoted Holm as saying`: Holm,
    through the Mirror."""
    if verb.lemma not in _QUOTING or verb.shape == "ing" or at + 1 >= len(line.words):
        return None
    named = phrase_starting(line, at + 1)
    end = named[1] if named else len(line.words)
    through = subject_before(line, at)
    if named and through and line.lows[end : end + 1] == ["as"] and _is_behind(line, through[0]):
        return Clause((at, at + 1), verb.sort, "quoted as", named, verb.lemma, through)
    end += line.lows[end : end + 1] == ["thus"]
    if named is None or line.words[end : end + 1] not in ([":"], [","]) or not line.bits[end + 1 : end + 2]:
        return None
    is_his = bool(line.bits[end + 1] & QUOTE) and can_speak(line, named)
    return Clause((at, at + 1), verb.sort, "quoted as", named, verb.lemma, through) if is_his and through else None


def _is_behind(line: Sentence, at: int) -> bool:
    """Whether a phrase stands right behind a quotation."""
    return at > 0 and any(bits & QUOTE for bits in line.bits[max(at - 2, 0) : at])


_QUOTING = ("quote", "cite")


def heard_say(line: Sentence, at: int, verb: Verb) -> Clause | None:
    """`Lind had heard Holm say: “…”`: Holm, through Lind."""
    said = subject_before(line, at) if verb.shape == "base" else None
    if said is None or said[1] - said[0] < 2:
        return None
    heard = said[0] if line.lows[said[0]] in _HEARING else said[0] - 1
    said = (heard + 1, said[1])
    if heard < 1 or line.lows[heard] not in _HEARING:
        return None
    return Clause((at, at + 1), verb.sort, "quoted as", said, verb.lemma, subject_before(line, heard))


_HEARING = ("hear", "hears", "heard", "hearing", "overheard")


def heard_saying(line: Sentence, at: int, verb: Verb) -> Clause | None:
    """`I remember Holm standing there and shouting, “…”`: Holm, through whoever remembers."""
    if verb.shape != "ing":
        return None
    for spot in range(at - 2, max(at - _FAR, 0), -1):
        if line.bits[spot] & QUOTE or line.words[spot] in (";", ":"):
            return None
        if line.lows[spot] not in _SEEING:
            continue
        verbs = line.language.verbs
        is_recalled = line.lows[spot] in verbs and line.language.has("recalls", verbs[line.lows[spot]].lemma)
        seen, who = phrase_starting(line, spot + 1), subject_before(line, spot)
        ends = seen is not None and seen[1] <= at and line.lows[seen[1]].endswith("ing")
        if not ends or seen is None or who is None or not can_speak(line, seen):
            return None
        if is_recalled and seen[1] == at:
            return None  # the participle of a phrase that is recalled has it for its subject
        begun = any(line.bits[one] & (lang.PRONOUN | lang.WHO) for one in range(seen[1], at))
        return None if begun else Clause((at, at + 1), verb.sort, "quoted as", seen, verb.lemma, who)
    return None


_SEEING = frozenset("remember remembers remembered recall recalls recalled hear heard see saw watched picture".split())
_FAR = 16
"""Tokens between who is remembered and what they say."""


def passive(line: Sentence, at: int, verb: Verb) -> Clause | None:
    """`was described by X as`: X. A passive without an agent has nobody."""
    for spot in range(at + 1, min(at + 8, len(line.words))):
        if line.lows[spot] == "by":
            agent = phrase_starting(line, spot + 1)
            if agent and agent[1] - agent[0] > 1 and line.lows[agent[1] - 1] == "of":
                agent = (agent[0], agent[1] - 1)  # accused by Holm of
            return Clause((at, at + 1), verb.sort, "agent", agent, verb.lemma) if agent else None
        if line.bits[spot] & QUOTE and line.lows[spot + 1 : spot + 2] == ["by"]:
            continue  # was called “…” by Holm
        if line.bits[spot] & (QUOTE | lang.BREAK) and line.lows[spot] != "as":
            break
    return Clause((at, at + 1), verb.sort, "passive", None, verb.lemma)


def quoted_as(line: Sentence, at: int, back: int, verb: Verb) -> Clause | None:
    """`was quoted as saying` (its subject), `the paper quoted X as saying` (X, through the paper)."""
    for spot in range(back - 1, max(back - 10, -1), -1):
        if not line.bits[spot] & lang.QUOTING:
            continue
        cue, before = (spot, at + 1), skip_adverbs(line, spot - 1)
        if any(line.bits[between] & lang.BE for between in range(before + 1, spot)):
            return Clause(cue, verb.sort, "quoted as", subject_before(line, spot), verb.lemma)
        return Clause(
            cue, verb.sort, "quoted as", phrase_starting(line, spot + 1), verb.lemma, subject_before(line, spot)
        )
    return None
