"""Cues of speech in the passive: `was described by X as`, `was quoted as saying`, `is reported to have said`."""

from __future__ import annotations

from loccit.attribution import language as lang
from loccit.attribution.bounds import phrase_starting
from loccit.attribution.clause import Clause
from loccit.attribution.frames import QUOTE, Sentence
from loccit.attribution.language import Verb
from loccit.attribution.phrases import skip_adverbs, subject_before


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
    have, said = at + 2, at + 3
    if line.lows[at + 1 : said] != ["to", "have"] or said >= len(line.words) or not line.bits[said] & lang.VERB:
        return None
    verb = line.language.verbs[line.lows[said]]
    if verb.sort != "report" or have >= len(line.words):
        return None
    return Clause((at, said + 1), verb.sort, "quoted as", subject_before(line, at), verb.lemma)


def passive(line: Sentence, at: int, verb: Verb) -> Clause | None:
    """`was described by X as`: X. A passive without an agent has nobody."""
    for spot in range(at + 1, min(at + 8, len(line.words))):
        if line.lows[spot] == "by":
            agent = phrase_starting(line, spot + 1)
            return Clause((at, at + 1), verb.sort, "agent", agent, verb.lemma) if agent else None
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
