"""Clauses of a source's sentence: where they end, what begins one, and which tell who says something."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from loccit.check.words.lexicon import Lexicon

CLAUSE_MARKS = frozenset(',;:-("')
GIVING = ("claim", "telling", "opining")
"""Classes of verbs by which a sentence gives what follows to somebody."""


def last_clause(keys: tuple[str, ...]) -> tuple[str, ...]:
    """The tokens behind the last mark that parts clauses."""
    marks = [at for at, key in enumerate(keys) if key in CLAUSE_MARKS]
    return keys[marks[-1] + 1 :] if marks else keys


def telling_in(clause: tuple[str, ...], words: Lexicon) -> str:
    """The verb of saying of a clause with a subject of its own: `people in the ministry tell you`, `as the mayor would
    say`; the `so` that needs none (`so die Werft`); not the speaker's own (`as I said`), nor what only goes on (`and
    said`)."""
    if len(clause) > 1 and words.has("like", clause[0]):
        return _as_told(clause, words)
    if len(clause) < 2 or any(words.has(kind, clause[0]) for kind in ("joiner", "ours")):
        return ""
    at = next((at for at, key in enumerate(clause) if _gives(key, words)), -1)
    if at == 0:
        return clause[0] if is_subject(clause[1:], words) and not words.has("ours", clause[1]) else ""
    is_all = at == 1 == len(clause) - 1  # `, some say,`
    if at < 0 or (words.has("determiner", clause[at - 1]) and not is_all):  # `worth an estimated sum`
        return _claimed_by(clause, words)
    if any(words.has("finite", key) for key in clause[:at]):
        return ""
    is_bare = not any(words.has(kind, clause[0]) for kind in _NO_SUBJECT) and not words.has("noun", clause[at])
    return clause[at] if is_bare or is_subject(clause, words) else ""


def taken_back(rest: Sequence[str], words: Lexicon) -> str:
    """The word by which a clause behind its `which` takes back what it is about: `turned out to be false`, `the owners
    deny`; not `nobody disputes`, nor `denied them a vote`."""
    if not rest or words.first_of("negation", rest):
        return ""
    denied = words.first_of("doubting", rest)
    has_subject = denied != rest[0] and (is_subject(list(rest), words) or denied == rest[-1])
    return words.first_of("untrue", rest) or (denied if has_subject else "")


def _claimed_by(clause: tuple[str, ...], words: Lexicon) -> str:
    """The noun of an apposition by which the sentence makes a claim of itself: `, a story that nobody believes`."""
    is_one = words.has("determiner", clause[0]) and words.has("claimnoun", clause[1])
    is_whole = len(clause) == 2 or words.has("that", clause[2]) or words.has("who", clause[2])
    return clause[1] if is_one and is_whole else ""


def _as_told(clause: tuple[str, ...], words: Lexicon) -> str:
    """The same behind an `as` or `so`: `so the argument of the whole school runs`, `wie man sich erzählt`."""
    if words.has("runs", clause[-1]):
        return clause[-1]
    if words.has("finding", clause[-1]):
        return ""  # `as the auditors later confirmed`
    is_bare = clause[0].casefold() == "so" and is_subject(clause[1:], words) and not words.has("person", clause[1])
    return telling_in(clause[1:], words) or (
        clause[0] if is_bare and not any(words.has("finite", key) for key in clause[1:]) else ""
    )


_NO_SUBJECT = ("adjunct", "who", "that", "finite", "negation", "condition", "contrast")
"""Classes of words that begin no subject, unlike a bare noun: `critics say`."""


def is_subject(keys: tuple[str, ...] | list[str], words: Lexicon) -> bool:
    """Whether tokens begin with a subject: an article, a pronoun, a name."""
    if not keys or any(words.has(kind, keys[0]) for kind in ("determiner", "person")):
        return bool(keys)
    return keys[0][0].isupper() and keys[0][-1:].isalpha()


def is_reflexive(keys: Sequence[str], at: int, words: Lexicon) -> bool:
    """Whether a Portuguese `se` belongs to a verb: `que se perderam`; not `, se o conselho quiser`."""
    if keys[at].casefold() != "se" or not words.has("negation", "não"):
        return False
    before, behind = keys[at - 1] if at else ",", keys[at + 1] if at + 1 < len(keys) else ""
    is_clause = before in CLAUSE_MARKS or words.has("joiner", before)
    return not (is_clause or any(words.has(kind, behind) for kind in ("determiner", "person", "negation")))


def _gives(key: str, words: Lexicon) -> bool:
    return any(words.has(kind, key) for kind in GIVING)


def begins_subject(keys: tuple[str, ...] | list[str], words: Lexicon) -> bool:
    """The same, and a bare noun in a language without articles."""
    is_bare = bool(keys) and bool(_CYRILLIC.match(keys[0])) and begins_noun(keys[0], words)
    return is_bare or is_subject(keys, words)


def states(keys: tuple[str, ...], words: Lexicon) -> bool:
    """Whether tokens begin a clause, with its subject and its verb: `they sell it`, `the lamp was out`; not `the keys
    to the lamp`, nor `the men shout`."""
    if not keys or not begins_subject(keys, words):
        return False
    if keys[0].casefold() in NOMINATIVE:
        return True
    near = keys[:_VERB]
    end = next((at for at, key in enumerate(near) if words.has("who", key) and at), len(near))
    return any(words.has("finite", key) and not words.has("to", one) for one, key in pairwise(near[:end]))


NOMINATIVE = frozenset("i we he she they ich wir er il ils elle elles je nous".split())
"""Pronouns that are a subject and nothing else."""
_VERB = 8
"""Tokens of a clause among which its verb stands."""


def begins_noun(key: str, words: Lexicon) -> bool:
    """Whether a word may begin a noun phrase without an article: it is of no class that begins something else."""
    return not any(words.has(kind, key) for kind in (*_NO_SUBJECT, "joiner", "person", "hedge"))


_CYRILLIC = re.compile(r"[а-яё]", re.IGNORECASE)
"""A letter of a language without articles."""
