"""Words in marks that somebody gives for something: `her master gives the distance as “a long handshake”`.

English only: the verb names no speech, and only `as` or `at` right before the marks says whose the words are.
"""

from __future__ import annotations

from loccit.attribution.clauses.clause import Clause
from loccit.attribution.sentence import language as lang
from loccit.attribution.sentence.frames import MARK, QUOTE, Sentence
from loccit.attribution.sentence.heads import can_speak
from loccit.attribution.sentence.phrases import subject_before

_REACH = 9
"""So many tokens stand between the verb and the marks, at most."""


def given_as(line: Sentence, quote: int) -> Clause | None:
    """The clause by which somebody gives a quotation at `quote` for something."""
    if line.language.alike or quote < 3 or line.lows[quote - 1] not in ("as", "at"):
        return None
    for at in range(quote - 2, max(quote - _REACH, 0), -1):
        if line.bits[at] & (MARK | QUOTE | lang.WHO):
            return None
        if not line.language.has("gives_as", line.lows[at]):
            continue
        if line.lows[quote - 1] == "at" and line.lows[at] not in ("put", "puts", "putting"):
            return None
        subject = subject_before(line, at)
        is_passive = any(bits & lang.BE for bits in line.bits[subject[1] : at]) if subject else True
        return (
            Clause((at, at + 1), "call", "verb", subject, "give")
            if subject and not is_passive and can_speak(line, subject)
            else None
        )
    return None
