"""What the rest of a source's sentence says behind the words that turns or limits them."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from loccit.check.cuts.asides import begins_other, speaks_of_others
from loccit.check.cuts.clauses import CLAUSE_MARKS, begins_subject, is_subject, last_clause, taken_back, telling_in
from loccit.check.cuts.partial import partial_behind
from loccit.check.cuts.risks import Hidden
from loccit.check.sentences.naming import PRONOUNS
from loccit.check.words.fitting import Fit
from loccit.check.words.lexicon import Lexicon
from loccit.check.words.tokens import is_number, is_word

_FURTHEST = 60
"""Tokens behind the words that are looked at."""


@dataclass(frozen=True, slots=True)
class _Spot:
    """A token behind the words: `keys[at]`, in a clause that begins at `start`; `is_joined` where `and` or the like
    stands before it in that clause."""

    fit: Fit
    words: Lexicon
    keys: tuple[str, ...]
    at: int
    start: int
    is_joined: bool

    @property
    def key(self) -> str:
        return self.keys[self.at]

    @property
    def opens(self) -> bool:
        """Whether it is the first word of its clause."""
        return is_word(self.key) and not any(map(is_word, self.keys[self.start : self.at]))

    @property
    def clause(self) -> tuple[str, ...]:
        """The rest of its clause, from the token on."""
        rest = self.keys[self.at : self.at + _LONGEST]
        return rest[: next((end for end, key in enumerate(rest) if key in CLAUSE_MARKS or key in ".!?"), len(rest))]

    @property
    def quoted(self) -> tuple[str, ...]:
        """The tokens that are quoted."""
        return self.fit.source.keys[self.fit.first : self.fit.last]

    @property
    def earlier(self) -> tuple[str, ...]:
        """The two tokens before it, those of the quotation included."""
        end = self.fit.last + self.at
        return tuple(key.casefold() for key in self.fit.source.keys[max(0, end - 2) : end])


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
        spot = _Spot(fit, words, keys, at, start, is_joined)
        kind, word = next(((kind, word) for kind, find in _FINDERS if (word := find(spot))), ("", ""))
        if word:
            return Hidden(kind, word, fit.source.words(fit.last, fit.last + len(keys)))
        start, is_joined = (at + 1, False) if key in CLAUSE_MARKS else (start, is_joined or words.has("joiner", key))
    return None


def _turn(spot: _Spot) -> str:
    """A word that turns: it opens a clause, stands late in it (`, von der man aber nichts hört`), or has no mark."""
    run = spot.words.run_at("turner", spot.keys, spot.at) if spot.opens else ""
    if run:
        return "" if _is_aside(spot) or spot.words.run_at("passing", spot.keys, spot.at) else run
    if spot.opens and spot.words.has("turner", spot.key):
        return "" if _is_idle(spot) else spot.key
    is_late = spot.words.has("late", spot.key) and 0 < spot.start <= spot.at < spot.start + _LATE
    return spot.key if not spot.is_joined and (is_late or _begins_clause(spot)) else ""


def _claimant(spot: _Spot) -> str:
    """The words that name whose claim it is: `, according to an analysis by the office`."""
    run = "" if spot.is_joined else spot.words.run_at("hedge", spot.keys, spot.at)
    is_apart = spot.keys[spot.at - 1] in CLAUSE_MARKS if spot.at else run.casefold() == "according to"
    if run:
        return run if is_apart else ""
    if denied := _disowned(spot):
        return denied
    is_own = 0 < spot.at == spot.start and not any(spot.words.has("joiner", key) for key in spot.keys[: spot.at])
    return telling_in(spot.clause, spot.words) if is_own else ""


def _disowned(spot: _Spot) -> str:
    """The word by which a clause about the whole sentence takes it back: `, which turned out to be false`, `, which the
    owners deny`; not `, which nobody disputes`, nor `, who denies it`."""
    if not (spot.opens and spot.start):
        return ""
    run = spot.words.run_at("clausal", spot.clause, 0) or (spot.key if spot.words.has("clausal", spot.key) else "")
    return taken_back(spot.clause[len(run.split()) :], spot.words) if run else ""


def _reservation(spot: _Spot) -> str:
    """A word of reservation, but in what is joined (`, and possibly a death`) or under a modal verb that says something
    else (`| and it may have sunk`)."""
    if spot.is_joined or spot.words.has("joiner", spot.key):
        return ""
    if spot.words.has("hedge", spot.key):
        return spot.key
    if guess := _guess(spot) or partial_behind(spot.keys, spot.at, spot.words):
        return guess
    return "" if spot.words.has("modal", spot.key) else spot.words.run_at("hearsay", spot.keys, spot.at)


def _guess(spot: _Spot) -> str:
    """The verb of a clause in which a speaker only supposes it: `, I guess`, `, vermute ich`."""
    clause = spot.clause
    is_apart = spot.opens and spot.start > 0 and len(clause) == len(("I", "guess"))
    is_ours = is_apart and any(spot.words.has("ours", key) for key in clause)
    return spot.words.first_of("suspecting", clause) if is_ours else ""


def _condition(spot: _Spot) -> str:
    """The word of a condition in the clause that was cut, or of an exception to it."""
    if _permits(spot):
        return spot.key
    if not spot.is_joined and (word := _narrows(spot)):
        return word
    return spot.key if (not spot.is_joined and _limits_clause(spot)) or _is_except(spot) else ""


def _permits(spot: _Spot) -> bool:
    """Whether a clause without a verb ends with `permitting`: `, tide and crew permitting`."""
    if not spot.words.has("permitting", spot.key) or not 0 < spot.start < spot.at:
        return False
    is_last = not any(map(is_word, spot.keys[spot.at + 1 : spot.at + 2]))
    return is_last and not spot.words.first_of("finite", spot.keys[spot.start : spot.at])


def _narrows(spot: _Spot) -> str:
    """What narrows the words without an `if`: `no fault | so far`, `all boats | that pay`, `we would sail | had we a
    rope`, `, at least in May`, `, bar eleven of them`."""
    words, following = spot.words, spot.keys[spot.at + 1 : spot.at + 2]
    is_apart = spot.opens and spot.start > 0
    if (later := _later(spot)) or _lacks(spot):
        return later or spot.key
    run = "" if spot.start else words.run_at("sofar", spot.keys, spot.at)
    is_relative = not spot.at and words.has("relative", spot.key)
    if run or is_relative:
        reach = len(spot.quoted) if run else _OF_ALL
        if words.first_of("universal", spot.quoted[-reach:]):
            return run or spot.key
    if spot.opens and words.has("hypothesis", spot.key) and is_subject(following, words):
        return spot.key if words.first_of("counterfactual", spot.quoted) else ""
    if is_apart and words.has("excepting", spot.key) and following and is_word(following[0]):
        return "" if _is_given(spot) else spot.key
    if not is_apart:
        return ""
    run = words.run_at("atleast", spot.keys, spot.at) or (spot.key if words.has("atleast", spot.key) else "")
    after = spot.keys[spot.at + len(run.split()) :][:2]
    is_amount = any(is_number(key) or key in spot.quoted for key in after)  # `a century, at least a century`
    return run if after and is_word(after[0]) and not is_amount else ""


def _lacks(spot: _Spot) -> bool:
    """Whether a denial holds only without something: `no boat can land | without a lamp`."""
    if spot.start or not spot.words.has("lacking", spot.key) or _is_passing(spot):
        return False
    denied = last_clause(spot.quoted)
    return bool(spot.words.first_of("negation", denied)) and not spot.words.first_of("lacking", denied)


def _is_passing(spot: _Spot) -> bool:
    return bool(spot.words.run_at("passing", spot.keys, spot.at))


def _later(spot: _Spot) -> str:
    """What must come first, behind a promise or a permission: `will sail | once the ice is gone`; not `once a week`."""
    words = spot.words
    found = words.run_at("afterwards", spot.keys, spot.at) or (spot.key if words.has("afterwards", spot.key) else "")
    if not found or words.run_at("passing", spot.keys, spot.at) or not words.first_of("promised", spot.quoted):
        return ""
    return found if is_subject(spot.keys[spot.at + len(found.split()) :], words) else ""


_OF_ALL = 4
"""Tokens at the end of the words among which `all` or `every` is narrowed by a relative clause."""


_FINDERS = (("contrast", _turn), ("claim", _claimant), ("hedge", _reservation), ("condition", _condition))
"""What is looked for at each token, in this order."""
_LATE = 5
"""Words of a clause among which one that turns may stand in a language where it need not begin it."""
_NEAR_BUT = 12
"""Tokens of the clause that was cut within which a `but` turns it."""


def _is_idle(spot: _Spot) -> bool:
    """Whether a word that often turns does not: `sales rose 5% while costs fell`, `ask if`, `not only …, but also …`,
    `if you like`."""
    is_in_passing = spot.at == 0 and spot.words.has("apart", spot.key)  # at the same time
    is_question = spot.key == "if" and spot.words.has("inquiring", spot.earlier[-1])
    is_phrase = (
        _is_given(spot)
        or _is_aside(spot)
        or _is_inside_other(spot)
        or _is_of_next(spot)
        or bool(spot.words.run_at("passing", spot.keys, spot.at))
    )
    return is_in_passing or is_question or is_phrase or _goes_on(spot)


def _is_of_next(spot: _Spot) -> bool:
    """Whether a condition opens another main clause: `; if the wind held, they would be home`."""
    is_anew = spot.start > 0 and spot.keys[spot.start - 1] in ";:" and spot.words.has("condition", spot.key)
    return is_anew and "," in spot.keys[spot.at :]


def _is_inside_other(spot: _Spot) -> bool:
    """Whether a clause is put into another one that is joined on, between its subject and its verb: `, and the keeper,
    though shy, knows them all`; or behind a subject alone: `, the Pells – if the school closes`."""
    marks = [at for at, key in enumerate(spot.keys[: spot.start]) if key in CLAUSE_MARKS]
    if len(marks) < 2:
        return False
    joined = spot.keys[marks[-2] + 1 : marks[-1]]
    if not joined or spot.words.has("adversative", joined[0]):
        return False
    is_bare = len(joined) < _LONGEST_BARE and spot.keys[marks[-1]] == "-" and begins_subject(joined, spot.words)
    is_joined = spot.words.has("joiner", joined[0]) or (is_bare and not telling_in((*joined, "-"), spot.words))
    return is_joined and not any(spot.words.has("finite", key) for key in joined)


_LONGEST_BARE = 4
"""Tokens of a subject whose verb the sentence does not repeat: `Holm will go, Pell – if they close, Lind stays`."""


def _is_aside(spot: _Spot) -> bool:
    """Whether a concession in spite of which the words hold, what happens meanwhile, or a `but` behind a mark speaks of
    other things."""
    if spot.start > 1 and spot.keys[spot.start - 1] == "(" and spot.words.has("conceding", spot.key):
        return True  # it is said of what stands before the bracket
    run = spot.words.run_at("despite", spot.keys, spot.at).split() or [spot.key]
    is_other = spot.start > 0 and spot.words.has("adversative", spot.key)
    is_meanwhile = spot.words.has("apart", spot.key)
    if not (len(run) > 1 or is_other or is_meanwhile or spot.words.has("despite", spot.key)):
        return False
    clause = spot.keys[spot.at + len(run) :][:_LONGEST]
    if is_other and spot.words.first_of("failing", clause[:_FAILING]):
        return False  # `the mail came, but the road broke`
    return speaks_of_others(clause, spot.quoted, spot.words, is_meanwhile=is_meanwhile)


_FAILING = 8
"""Tokens of such a clause among which it says that something failed."""
_LONGEST = 16
"""Tokens of a clause that are looked at."""


def _is_given(spot: _Spot) -> bool:
    """Whether `provided` is a verb: takes `provided by the Board`, and one that stands twice (`provided a bed | and
    provided a desk`), leaves `provided that`."""
    if spot.key in spot.quoted and spot.key.casefold() == "provided":
        return True
    following = spot.keys[spot.at + 1].casefold() if spot.at + 1 < len(spot.keys) else ""
    return spot.key.casefold() == "provided" and spot.words.has("adjunct", following)


def _goes_on(spot: _Spot) -> bool:
    """Whether a word is the second half of `not only …, but also …`, which turns nothing."""
    if not spot.words.has("adversative", spot.key):
        return False
    end = spot.fit.last + spot.at
    before = [key.casefold() for key in spot.fit.source.keys[max(0, end - _ONLY) : end]]
    return any(spot.words.has("negation", key) and spot.words.has("merely", one) for key, one in pairwise(before))


_ONLY = 40
"""Tokens from `not only` to its `but also`."""


def _begins_clause(spot: _Spot) -> bool:
    """Whether a `but` without a mark before it begins a clause: `for the junta but he does not expect`; not what only
    joins words (`small but sturdy`) or belongs to a negation (`cannot but`)."""
    if not 0 < spot.at < _NEAR_BUT or spot.start or not spot.words.has("adversative", spot.key):
        return False
    if spot.words.has("negation", spot.earlier[-1]) or spot.key[0].isupper():
        return False  # `… who we are ... [laughter] But I think`: a sentence of its own
    first = spot.keys[spot.at + 1].casefold() if spot.at + 1 < len(spot.keys) else ""
    return first == "," or first in PRONOUNS or any(spot.words.has(kind, first) for kind in ("negation", "finite"))


def _limits_clause(spot: _Spot) -> bool:
    """Whether a condition of the clause that was cut begins here: `| next year if they ask`, `| when the weather
    allows`; not the `if` of a question (`know if`), nor a mere phrase (`if you like`)."""
    key = spot.key
    if spot.words.has("when", key):
        clause = spot.keys[spot.at + 1 : spot.at + 1 + _ALLOWING]
        end = next((end for end, one in enumerate(clause) if one in CLAUSE_MARKS), len(clause))
        return bool(spot.words.first_of("allowing", clause[:end]))
    if not spot.words.has("if", key) or _is_given(spot) or spot.words.run_at("passing", spot.keys, spot.at):
        return False
    if _is_inside_other(spot):
        return False
    is_elsewhere = spot.words.has("question", key) and bool(CLAUSE_MARKS.intersection(spot.keys[: spot.at]))
    is_asking = spot.words.first_of("inquiring", spot.earlier) or spot.words.has("uncondition", spot.earlier[-1])
    return not (is_elsewhere or is_asking)


_ALLOWING = 6
"""Words of a clause among which one says that something allows it: `when space and the season allow`."""


def _begins_anew(following: tuple[str, ...]) -> bool:
    """Whether a dash parts two sentences: takes `- We have no script`."""
    return bool(following) and following[0][0].isupper() and following[0] != "I" and following[0].lower() in PRONOUNS


def _is_except(spot: _Spot) -> bool:
    """Whether a `but` excepts, in the clause that was cut: takes `in any year but the first`."""
    if spot.key.casefold() != "but" or CLAUSE_MARKS.intersection(spot.keys[: spot.at]):
        return False
    return bool(spot.words.first_of("each", spot.keys[max(0, spot.at - 3) : spot.at]))
