"""What the rest of a source's sentence says behind the words that is a condition of them, or an exception."""

from __future__ import annotations

from loccit.check.cuts.clauses import CLAUSE_MARKS, begins_subject, is_subject, last_clause, telling_in
from loccit.check.cuts.spot import Spot
from loccit.check.words.tokens import is_number, is_word


def condition(spot: Spot) -> str:
    """The word of a condition in the clause that was cut, or of an exception to it."""
    if _permits(spot):
        return spot.key
    if not spot.is_joined and (word := _narrows(spot)):
        return word
    return spot.key if (not spot.is_joined and _limits_clause(spot)) or _is_except(spot) else ""


def _permits(spot: Spot) -> bool:
    """Whether a clause without a verb ends with `permitting`: `, tide and crew permitting`."""
    if not spot.words.has("permitting", spot.key) or not 0 < spot.start < spot.at:
        return False
    is_last = not any(map(is_word, spot.keys[spot.at + 1 : spot.at + 2]))
    return is_last and not spot.words.first_of("finite", spot.keys[spot.start : spot.at])


def _narrows(spot: Spot) -> str:
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
        return "" if is_given(spot) else spot.key
    if not is_apart:
        return ""
    run = words.run_at("atleast", spot.keys, spot.at) or (spot.key if words.has("atleast", spot.key) else "")
    after = spot.keys[spot.at + len(run.split()) :][:2]
    is_amount = any(is_number(key) or key in spot.quoted for key in after)  # `a century, at least a century`
    return run if after and is_word(after[0]) and not is_amount else ""


def _lacks(spot: Spot) -> bool:
    """Whether a denial holds only without something: `no boat can land | without a lamp`."""
    if spot.start or not spot.words.has("lacking", spot.key) or _is_passing(spot):
        return False
    denied = last_clause(spot.quoted)
    return bool(spot.words.first_of("negation", denied)) and not spot.words.first_of("lacking", denied)


def _is_passing(spot: Spot) -> bool:
    return bool(spot.words.run_at("passing", spot.keys, spot.at))


def _later(spot: Spot) -> str:
    """What must come first, behind a promise or a permission: `will sail | once the ice is gone`; not `once a week`."""
    words = spot.words
    found = words.run_at("afterwards", spot.keys, spot.at) or (spot.key if words.has("afterwards", spot.key) else "")
    if not found or words.run_at("passing", spot.keys, spot.at) or not words.first_of("promised", spot.quoted):
        return ""
    return found if is_subject(spot.keys[spot.at + len(found.split()) :], words) else ""


_OF_ALL = 4
"""Tokens at the end of the words among which `all` or `every` is narrowed by a relative clause."""


def _limits_clause(spot: Spot) -> bool:
    """Whether a condition of the clause that was cut begins here: `| next year if they ask`, `| when the weather
    allows`; not the `if` of a question (`know if`), nor a mere phrase (`if you like`)."""
    key = spot.key
    if spot.words.has("when", key):
        clause = spot.keys[spot.at + 1 : spot.at + 1 + _ALLOWING]
        end = next((end for end, one in enumerate(clause) if one in CLAUSE_MARKS), len(clause))
        return bool(spot.words.first_of("allowing", clause[:end]))
    if not spot.words.has("if", key) or is_given(spot) or spot.words.run_at("passing", spot.keys, spot.at):
        return False
    if is_inside_other(spot):
        return False
    is_elsewhere = spot.words.has("question", key) and bool(CLAUSE_MARKS.intersection(spot.keys[: spot.at]))
    is_asking = spot.words.first_of("inquiring", spot.earlier) or spot.words.has("uncondition", spot.earlier[-1])
    return not (is_elsewhere or is_asking)


_ALLOWING = 6
"""Words of a clause among which one says that something allows it: `when space and the season allow`."""


def is_given(spot: Spot) -> bool:
    """Whether `provided` is a verb: takes `provided by the Board`, and one that stands twice (`provided a bed | and
    provided a desk`), leaves `provided that`."""
    if spot.key in spot.quoted and spot.key.casefold() == "provided":
        return True
    following = spot.keys[spot.at + 1].casefold() if spot.at + 1 < len(spot.keys) else ""
    return spot.key.casefold() == "provided" and spot.words.has("adjunct", following)


def _is_except(spot: Spot) -> bool:
    """Whether a `but` excepts, in the clause that was cut: takes `in any year but the first`."""
    if spot.key.casefold() != "but" or CLAUSE_MARKS.intersection(spot.keys[: spot.at]):
        return False
    return bool(spot.words.first_of("each", spot.keys[max(0, spot.at - 3) : spot.at]))


def is_inside_other(spot: Spot) -> bool:
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
