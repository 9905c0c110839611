"""What the rest of a source's sentence says, before the words and behind them, that turns or limits them."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from loccit.check.fitting import Fit, sentence_end, sentence_start
from loccit.check.givers import CLAUSE_MARKS, GIVING, giver, hearsay, without_insertion
from loccit.check.lexicon import Lexicon
from loccit.check.naming import PRONOUNS
from loccit.check.openings import has_subject, hedge, opener_of
from loccit.check.risks import Hidden
from loccit.check.tokens import is_word

_NEGATION_REACH = 4
"""How many words before a cut a negation still governs what is quoted, if no mark stands between."""


def cut_off(fit: Fit, bounds: tuple[int, int], words: Lexicon) -> list[Hidden]:
    """What the rest of the sentence says that turns or limits the words: before them, and behind them.

    `bounds` are the tokens of the source inside which the sentence is looked at: a quotation's own, or all.
    """
    begin = max(sentence_start(fit.source, fit.first), bounds[0])
    end = sentence_end(fit.source, fit.last - 1) if _ends_open(fit) else fit.last
    before = _turned_before(fit, begin, fit.source.keys[begin : fit.first], words)
    behind = _turned_behind(fit, fit.source.keys[fit.last : min(end, bounds[1])], words)
    if behind is not None and behind.kind == "contrast" and _is_subject(fit, words):
        behind = None
    found = [] if before is None else [replace(before, is_marked=fit.is_open_before)]
    return found if behind is None else [*found, replace(behind, is_marked=fit.is_open_behind, is_behind=True)]


def _is_subject(fit: Fit, words: Lexicon) -> bool:
    """Whether only a subject is quoted, and its verb follows: it says nothing that could be turned."""
    quoted = fit.source.keys[fit.first : fit.last]
    follows = fit.source.keys[fit.last : fit.last + 1]
    return bool(follows) and words.has("finite", follows[0]) and not any(words.has("finite", key) for key in quoted)


def _ends_open(fit: Fit) -> bool:
    return fit.source.keys[fit.last - 1] not in ".!?。！？"


def _turned_behind(fit: Fit, behind: tuple[str, ...], words: Lexicon) -> Hidden | None:
    shown = fit.source.words(fit.last, fit.last + len(behind)) if behind else ""
    is_clause_start, is_joined, clause = True, False, len(behind)
    for at, key in enumerate(behind):
        if key == "-" and _begins_anew(behind[at + 1 : at + 2]):
            break
        if is_word(key):
            is_late = not is_joined and words.has("late", key) and 0 < at - clause <= _LATE
            is_first = not is_joined and clause == len(behind) and at < _NEAR_BUT
            is_joined = is_joined or words.has("joiner", key)
            run = words.run_at("turner", behind, at) if is_clause_start else ""
            if run:
                return Hidden("contrast", run, shown)
            is_in_passing = at == 0 and words.has("apart", key)  # `sales rose 5% while costs fell`: at the same time
            is_question = key == "if" and words.has("inquiring", fit.source.keys[fit.last + at - 1])
            is_idle = (
                is_in_passing or is_question or _goes_on(fit, behind, at, words) or words.run_at("passing", behind, at)
            )
            if is_clause_start and words.has("turner", key) and not is_idle:
                return Hidden("contrast", key, shown)
            if is_late or (is_first and _begins_clause(behind, at, words)):  # `, von der man aber nichts hört`
                return Hidden("contrast", key, shown)
            is_clause_start = False
        elif key in CLAUSE_MARKS:
            is_clause_start, is_joined, clause = True, False, at
        is_modal = words.has("modal", key)  # `| and it may have sunk` says something else
        source = words.run_at("hedge", behind, at)
        is_apart = behind[at - 1] in CLAUSE_MARKS if at else source.casefold() == "according to"
        if source and is_apart and not is_joined:  # `, according to an analysis by the office`
            return Hidden("claim", source, shown)
        hedge = key if words.has("hedge", key) else "" if is_modal else words.run_at("hearsay", behind, at)
        if hedge and not is_joined:  # `, and possibly a death`: the doubt is of what is joined
            return Hidden("hedge", hedge, shown)
        if (_limits_clause(fit, behind, at, words) and not is_joined) or _is_except(behind, at):
            return Hidden("condition", key, shown)
        if at > 60:
            break
    return None


_NEAR_BUT = 12
"""Tokens of the clause that was cut within which a `but` turns it."""


def _begins_clause(behind: tuple[str, ...], at: int, words: Lexicon) -> bool:
    """Whether a `but` without a mark before it begins a clause: `for the junta but he does not expect`; not what only
    joins words (`small but sturdy`) or belongs to a negation (`cannot but`)."""
    if at == 0 or not words.has("adversative", behind[at]) or words.has("negation", behind[at - 1]):
        return False
    if behind[at][0].isupper():  # `… who we are ... [laughter] But I think`: a sentence of its own
        return False
    first = behind[at + 1].casefold() if at + 1 < len(behind) else ""
    return first == "," or first in PRONOUNS or words.has("negation", first) or words.has("finite", first)


def _goes_on(fit: Fit, behind: tuple[str, ...], at: int, words: Lexicon) -> bool:
    """Whether a word is the second half of `not only …, but also …`, which turns nothing."""
    if not words.has("adversative", behind[at]):
        return False
    before = [key.casefold() for key in fit.source.keys[max(0, fit.last + at - _ONLY) : fit.last + at]]
    return any(key in _NOT and follows in _MERELY for key, follows in pairwise(before))


_ONLY = 40
"""Tokens from `not only` to its `but also`."""
_NOT = frozenset(("not", "nicht", "pas", "non", "no", "solo", "não", "не", "isn't", "wasn't", "aren't", "weren't"))
_MERELY = frozenset(
    ("only", "merely", "just", "simply", "nur", "bloß", "seulement", "sólo", "solo", "solamente", "soltanto", "só",
     "apenas", "только")
)  # fmt: skip


def _limits_clause(fit: Fit, behind: tuple[str, ...], at: int, words: Lexicon) -> bool:
    """Whether a condition of the clause that was cut begins at a token behind the cut: `| next year if they ask`,
    `| when the weather allows`; not the `if` of a question (`know if`), nor a mere phrase (`if you like`)."""
    key = behind[at].casefold()
    if key in _WHEN:
        clause = behind[at + 1 : at + 1 + _ALLOWING]
        marks = next((end for end, one in enumerate(clause) if one in CLAUSE_MARKS), len(clause))
        return bool(words.first_of("allowing", clause[:marks]))
    if not words.has("if", key) or words.run_at("passing", behind, at):
        return False
    near = [one.casefold() for one in fit.source.keys[fit.last + at - 2 : fit.last + at]]
    is_elsewhere = key in _ALSO_QUESTIONS and bool(CLAUSE_MARKS.intersection(behind[:at]))
    return not (is_elsewhere or words.first_of("inquiring", near) or near[-1] in _NO_CONDITION)


_ALSO_QUESTIONS = frozenset(("if", "si", "s'il", "s'ils", "wenn"))
"""Words that open a condition or a question, and so belong to their own clause alone."""
_WHEN = frozenset(("when", "where", "whenever", "wherever"))
_ALLOWING = 6
"""Words of a clause among which one says that something allows it: `when space and the season allow`."""
_NO_CONDITION = frozenset(("as", "even", "what", "only", "and", "or", "als", "wie", "auch", "selbst", "comme", "como"))
"""Words before an `if` that is no condition, or has a rule of its own."""


_LATE = 5
"""Words of a clause among which one that turns may stand in a language where it need not begin it."""


def _begins_anew(following: tuple[str, ...]) -> bool:
    """Whether a dash parts two sentences: takes `- We have no script`."""
    return bool(following) and following[0][0].isupper() and following[0] != "I" and following[0].lower() in PRONOUNS


def _is_except(keys: tuple[str, ...], at: int) -> bool:
    """Whether a token is a `but` that excepts, in the clause that was cut: takes `in any year but the first`."""
    is_of_clause = keys[at].casefold() == "but" and not CLAUSE_MARKS.intersection(keys[:at])
    return is_of_clause and any(key.casefold() in _EACH for key in keys[max(0, at - 3) : at])


_EACH = frozenset("all any anybody anyone anything every everybody everyone everything no nobody none nothing".split())


def _turned_before(fit: Fit, begin: int, before: tuple[str, ...], words: Lexicon) -> Hidden | None:
    if not before:
        return None
    shown = fit.source.words(begin, fit.first)
    opener = opener_of(fit, before, words)
    if opener and not (words.has("conceding", opener.split()[0]) and has_subject(before, words)):
        return Hidden("contrast", opener, shown)
    near = without_insertion(before, words)
    for at in range(len(near) - 1, max(-1, len(near) - 1 - _NEGATION_REACH), -1):
        if not is_word(near[at]):
            break
        if words.has("negation", near[at]):
            return Hidden("negation", near[at], shown)
        if words.has("condition", near[at]):
            return Hidden("condition", near[at], shown)
    word = hedge(before, words) or hearsay(fit, before, words)
    if word:
        return Hidden("hedge", word, shown)
    if before[-1].casefold() in ("that", "dass", "que", "что"):
        claim = next((word for kind in GIVING if (word := words.first_of(kind, before[-6:]))), "")
        if claim:
            return Hidden("claim", claim, shown)
    claim = giver(fit, before, words)
    return Hidden("claim", claim, shown) if claim else None
