"""What the rest of a source's sentence says behind the words that turns or limits them."""

from __future__ import annotations

from itertools import pairwise

from loccit.check.cuts.asides import begins_other, speaks_of_others
from loccit.check.cuts.clauses import CLAUSE_MARKS, taken_back, telling_in
from loccit.check.cuts.conditions import condition, is_given, is_inside_other
from loccit.check.cuts.partial import partial_behind
from loccit.check.cuts.risks import Hidden
from loccit.check.cuts.spot import LONGEST, Spot
from loccit.check.sentences.naming import PRONOUNS
from loccit.check.words.fitting import Fit
from loccit.check.words.lexicon import Lexicon

_FURTHEST = 60
"""Tokens behind the words that are looked at."""


def turned_behind(fit: Fit, keys: tuple[str, ...], words: Lexicon) -> Hidden | None:
    """The first of what follows that turns or limits the words; `keys` are the tokens up to the end of the sentence."""
    start, is_joined = 0, False
    quoted = fit.source.keys[fit.first : fit.last]
    for at, key in enumerate(keys[:_FURTHEST]):
        if key == "-" and _begins_anew(keys[at + 1 : at + 2]):
            return None
        follows = keys[at + 1 : at + 2]
        if begins_other(keys, at, quoted, words) or (key == "…" and follows and follows[0][0].isupper()):
            return None  # `; her uncle, by common report, could not sing`
        spot = Spot(fit, words, keys, at, start, is_joined)
        kind, word = next(((kind, word) for kind, find in _FINDERS if (word := find(spot))), ("", ""))
        if word:
            return Hidden(kind, word, fit.source.words(fit.last, fit.last + len(keys)))
        start, is_joined = (at + 1, False) if key in CLAUSE_MARKS else (start, is_joined or words.has("joiner", key))
    return None


def _turn(spot: Spot) -> str:
    """A word that turns: it opens a clause, stands late in it (`, von der man aber nichts hört`), or has no mark."""
    run = spot.words.run_at("turner", spot.keys, spot.at) if spot.opens else ""
    if run:
        return "" if _is_aside(spot) or spot.words.run_at("passing", spot.keys, spot.at) else run
    if spot.opens and spot.words.has("turner", spot.key):
        return "" if _is_idle(spot) else spot.key
    is_late = spot.words.has("late", spot.key) and 0 < spot.start <= spot.at < spot.start + _LATE
    return spot.key if not spot.is_joined and (is_late or _begins_clause(spot)) else ""


def _claimant(spot: Spot) -> str:
    """The words that name whose claim it is: `, according to an analysis by the office`."""
    run = "" if spot.is_joined else spot.words.run_at("hedge", spot.keys, spot.at)
    is_apart = spot.keys[spot.at - 1] in CLAUSE_MARKS if spot.at else run.casefold() == "according to"
    if run:
        return run if is_apart else ""
    if denied := _disowned(spot):
        return denied
    is_own = 0 < spot.at == spot.start and not any(spot.words.has("joiner", key) for key in spot.keys[: spot.at])
    return telling_in(spot.clause, spot.words) if is_own else ""


def _disowned(spot: Spot) -> str:
    """The word by which a clause about the whole sentence takes it back: `, which turned out to be false`, `, which the
    owners deny`; not `, which nobody disputes`, nor `, who denies it`."""
    if not (spot.opens and spot.start):
        return ""
    run = spot.words.run_at("clausal", spot.clause, 0) or (spot.key if spot.words.has("clausal", spot.key) else "")
    return taken_back(spot.clause[len(run.split()) :], spot.words) if run else ""


def _reservation(spot: Spot) -> str:
    """A word of reservation, but in what is joined (`, and possibly a death`) or under a modal verb that says something
    else (`| and it may have sunk`)."""
    if spot.is_joined or spot.words.has("joiner", spot.key):
        return ""
    if spot.words.has("hedge", spot.key):
        return spot.key
    if guess := _guess(spot) or partial_behind(spot.keys, spot.at, spot.words):
        return guess
    return "" if spot.words.has("modal", spot.key) else spot.words.run_at("hearsay", spot.keys, spot.at)


def _guess(spot: Spot) -> str:
    """The verb of a clause in which a speaker only supposes it: `, I guess`, `, vermute ich`."""
    clause = spot.clause
    is_apart = spot.opens and spot.start > 0 and len(clause) == len(("I", "guess"))
    is_ours = is_apart and any(spot.words.has("ours", key) for key in clause)
    return spot.words.first_of("suspecting", clause) if is_ours else ""


_FINDERS = (("contrast", _turn), ("claim", _claimant), ("hedge", _reservation), ("condition", condition))
"""What is looked for at each token, in this order."""
_LATE = 5
"""Words of a clause among which one that turns may stand in a language where it need not begin it."""
_NEAR_BUT = 12
"""Tokens of the clause that was cut within which a `but` turns it."""


def _is_idle(spot: Spot) -> bool:
    """Whether a word that often turns does not: `sales rose 5% while costs fell`, `ask if`, `not only …, but also …`,
    `if you like`."""
    is_in_passing = spot.at == 0 and spot.words.has("apart", spot.key)  # at the same time
    is_question = spot.key == "if" and spot.words.has("inquiring", spot.earlier[-1])
    is_phrase = (
        is_given(spot)
        or _is_aside(spot)
        or is_inside_other(spot)
        or _is_of_next(spot)
        or bool(spot.words.run_at("passing", spot.keys, spot.at))
    )
    return is_in_passing or is_question or is_phrase or _goes_on(spot)


def _is_of_next(spot: Spot) -> bool:
    """Whether a condition opens another main clause: `; if the wind held, they would be home`."""
    is_anew = spot.start > 0 and spot.keys[spot.start - 1] in ";:" and spot.words.has("condition", spot.key)
    return is_anew and "," in spot.keys[spot.at :]


def _is_aside(spot: Spot) -> bool:
    """Whether a concession in spite of which the words hold, what happens meanwhile, or a `but` behind a mark speaks of
    other things."""
    if spot.start > 1 and spot.keys[spot.start - 1] == "(" and spot.words.has("conceding", spot.key):
        return True  # it is said of what stands before the bracket
    run = spot.words.run_at("despite", spot.keys, spot.at).split() or [spot.key]
    is_other = spot.start > 0 and spot.words.has("adversative", spot.key)
    is_meanwhile = spot.words.has("apart", spot.key)
    if not (len(run) > 1 or is_other or is_meanwhile or spot.words.has("despite", spot.key)):
        return False
    clause = spot.keys[spot.at + len(run) :][:LONGEST]
    if is_other and spot.words.first_of("failing", clause[:_FAILING]):
        return False  # `the mail came, but the road broke`
    return speaks_of_others(clause, spot.quoted, spot.words, is_meanwhile=is_meanwhile)


_FAILING = 8
"""Tokens of such a clause among which it says that something failed."""


def _goes_on(spot: Spot) -> bool:
    """Whether a word is the second half of `not only …, but also …`, which turns nothing."""
    if not spot.words.has("adversative", spot.key):
        return False
    end = spot.fit.last + spot.at
    before = [key.casefold() for key in spot.fit.source.keys[max(0, end - _ONLY) : end]]
    return any(spot.words.has("negation", key) and spot.words.has("merely", one) for key, one in pairwise(before))


_ONLY = 40
"""Tokens from `not only` to its `but also`."""


def _begins_clause(spot: Spot) -> bool:
    """Whether a `but` without a mark before it begins a clause: `for the junta but he does not expect`; not what only
    joins words (`small but sturdy`) or belongs to a negation (`cannot but`)."""
    if not 0 < spot.at < _NEAR_BUT or spot.start or not spot.words.has("adversative", spot.key):
        return False
    if spot.words.has("negation", spot.earlier[-1]) or spot.key[0].isupper():
        return False  # `… who we are ... [laughter] But I think`: a sentence of its own
    first = spot.keys[spot.at + 1].casefold() if spot.at + 1 < len(spot.keys) else ""
    return first == "," or first in PRONOUNS or any(spot.words.has(kind, first) for kind in ("negation", "finite"))


def _begins_anew(following: tuple[str, ...]) -> bool:
    """Whether a dash parts two sentences: takes `- We have no script`."""
    return bool(following) and following[0][0].isupper() and following[0] != "I" and following[0].lower() in PRONOUNS
