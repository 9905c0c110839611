"""Whose a quotation is that a noun of speech behind it names: `“…,” was Ada Lind’s reply`, `“…,” came the answer of the
pilot`. The words belong to whoever owns the reply, or from whom it comes."""

from __future__ import annotations

from loccit.attribution.clauses.clause import Clause
from loccit.attribution.sentence import language as lang
from loccit.attribution.sentence.bounds import Range, phrase_starting
from loccit.attribution.sentence.frames import CAPITAL, MARK, QUOTE, Sentence
from loccit.attribution.sentence.heads import has_name, is_role

_REACH = 10
"""So many tokens behind the verb its noun stands at most."""
_FROM = ("of", "from", "by")


def owner_behind(line: Sentence, quote: int) -> Clause | None:
    """The clause behind a quotation that says whose reply it is."""
    at = quote + 1
    at += at < len(line.words) and line.words[at] == ","
    if line.language.alike:
        return _owner_of(line, at)
    if at + 2 >= len(line.words) or line.lows[at] not in ("was", "is", "came"):
        return None
    for noun in range(at + 1, min(at + _REACH, len(line.words))):
        if not any(line.language.has(heading, line.lows[noun]) for heading in ("leading", "sayings")):
            continue
        owner = _owner_before(line, at + 1, noun)
        if owner is None and line.lows[noun + 1 : noun + 2] and line.lows[noun + 1] in _FROM:
            owner = phrase_starting(line, noun + 2)
        return Clause((at, noun + 1), "report", "noun of speech", owner) if owner else None
    return None


def _owner_of(line: Sentence, at: int) -> Clause | None:
    """The same in other languages: `«…», fue la respuesta de Ada Lind`, `„…“, das war die Antwort der Lotsin`, `«…», il
    commento di Ada Lind`."""
    verb = next((spot for spot in range(at, min(at + 3, len(line.bits))) if line.bits[spot] & lang.BE), None)
    tied = line.words[at - 1] == "," and at < len(line.bits) and line.bits[at] & lang.DETERMINER
    start = at if verb is None and tied else verb
    if start is None or any(line.bits[spot] & (MARK | QUOTE | CAPITAL) for spot in range(at, start)):
        return None
    for noun in range(start + 1, min(start + 4, len(line.words) - 1)):
        low = line.words[noun].lower().replace("’", "'").rpartition("'")[2]
        if not any(line.language.has(heading, low) for heading in ("leading", "sayings")):
            continue
        of = noun + 1
        if line.lows[of] in _FROM or line.words[of].startswith(("d’", "d'")):
            owner = phrase_starting(line, of + (line.lows[of] in _FROM))
        else:
            owner = phrase_starting(line, of) if line.language.has("genitive", line.words[of]) else None
        ok = owner and (has_name(line, owner) or is_role(line, owner))
        return Clause((start, noun + 1), "report", "noun of speech", owner) if ok else None
    return None


def _owner_before(line: Sentence, first: int, noun: int) -> Range | None:
    """The phrase in `Dame Olwen Rudd’s reply`, in which nothing but a word or two stands before the noun."""
    for at in range(noun - 1, max(noun - 3, first - 1), -1):
        if line.words[at].endswith(("’s", "'s")):
            return (first, at + 1)
        if line.bits[at] & CAPITAL or line.bits[at] & lang.PREPOSITION:
            return None
    return None
