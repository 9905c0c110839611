"""The infinitive that tells, in French: `Et Ada Lind de répliquer : « … »`."""

from __future__ import annotations

from loccit.attribution.clauses.clause import Clause
from loccit.attribution.sentence import language as lang
from loccit.attribution.sentence.bounds import Range, phrase_starting
from loccit.attribution.sentence.frames import MARK, QUOTE, Sentence
from loccit.attribution.sentence.heads import has_name
from loccit.attribution.sentence.language import Verb


def infinitive_clause(line: Sentence, at: int, verb: Verb) -> Clause | None:
    """The clause of an infinitive that tells."""
    subject = _subject(line, at, verb) if line.language.code == "fr" else None
    return Clause((at, at + 1), verb.sort, "infinitive", subject, verb.lemma) if subject else None


def _subject(line: Sentence, at: int, verb: Verb) -> Range | None:
    """Who stands between `et` at the start of a clause and `de` with an infinitive: Ada Lind, in `Et Ada Lind de
    répliquer :`."""
    if line.words[at].lower() != verb.lemma or at < 3 or line.words[at - 1].lower() not in _OF:
        return None
    for spot in range(at - 3, max(at - _LONGEST, -1), -1):
        opens = spot == 0 or bool(line.bits[spot - 1] & (MARK | QUOTE))
        if line.words[spot].lower() == "et" and opens:
            found = phrase_starting(line, spot + 1)
            near = found is not None and spot + 1 <= found[0] < at - 1
            is_one = found is not None and (has_name(line, found) or bool(line.bits[found[0]] & lang.DETERMINER))
            return (found[0], at - 1) if near and is_one and found is not None else None
    return None


_OF = ("de", "d’", "d'")
_LONGEST = 10
"""So many words has such a clause before its verb at most."""
