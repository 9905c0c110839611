"""Whether a clause beside the words speaks of other things than they do, and so turns nothing of them."""

from __future__ import annotations

from collections.abc import Sequence

from loccit.check.cuts.clauses import begins_subject
from loccit.check.sentences.naming import PERSONAL
from loccit.check.words.lexicon import Lexicon
from loccit.check.words.tokens import is_word

_ASIDE = 8
"""Words of a clause among which it says of whom or what it speaks."""
_TELLING = 4
"""Letters of a word that tell which one it is."""


def speaks_of_others(clause: Sequence[str], quoted: Sequence[str], words: Lexicon, *, is_meanwhile: bool) -> bool:
    """Whether a clause has a subject of its own, no word for what is quoted, and denies nothing: `sales rose, | but the
    canteen has a cook`. What happens meanwhile may begin with somebody's own: `while her sister ran`."""
    keys = [key.casefold() for key in clause if is_word(key)][:_ASIDE]
    if not _has_other_subject(clause, quoted, words) or (words.has("theirs", keys[0]) and not is_meanwhile):
        return False
    return not (words.first_of("negation", keys) or PERSONAL.intersection(keys[1:]))


def begins_other(keys: Sequence[str], at: int, quoted: Sequence[str], words: Lexicon) -> bool:
    """Whether a semicolon stands at a token, and a main clause about others behind it: `; her uncle, by common report,
    could not sing`."""
    return keys[at] == ";" and _has_other_subject(keys[at + 1 : at + 1 + 2 * _ASIDE], quoted, words)


def _has_other_subject(clause: Sequence[str], quoted: Sequence[str], words: Lexicon) -> bool:
    """Whether a clause has a subject of its own, and no word for what is quoted."""
    keys = [key.casefold() for key in clause if is_word(key)][:_ASIDE]
    if not keys or words.has("person", keys[0]) or not begins_subject(tuple(clause[:1]), words):
        return False
    told = [key.casefold()[:_TELLING] for key in quoted if len(key) >= _TELLING and not words.has("empty", key)]
    is_same = any(len(key) >= _TELLING and key[:_TELLING] in told for key in keys)
    return not (is_same or _is_of_the_same(keys, words))


def _is_of_the_same(keys: Sequence[str], words: Lexicon) -> bool:
    """Whether a clause measures what was said before it: `though the number fell`; not `the number of strikes`."""
    is_measure = len(keys) > 1 and words.has("determiner", keys[0]) and words.has("measure", keys[1])
    return is_measure and not (len(keys) > _MEASURED and keys[_MEASURED] in _OF)


_MEASURED = 2
_OF = frozenset("of der des von du de d' del della dei delle do da dos das".split())
