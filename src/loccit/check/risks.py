"""What a cut hides: inside (ellipses and brackets) and outside (the rest of the sentence)."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from loccit.check.fitting import Fit, Gap, sentence_end, sentence_start
from loccit.check.lexicon import HIDDEN, Lexicon
from loccit.check.naming import PRONOUNS
from loccit.check.tokens import is_number, is_word

_NAMES = {
    "negation": "a negation", "condition": "a condition", "contrast": "a contrast", "hedge": "a reservation",
    "claim": "whose claim it is", "number": "a number", "name": "a name", "modal": "a modal verb",
}  # fmt: skip
_CLAUSE_MARKS = frozenset(',;:-("')
_OPENING = 3
"""Words of a sentence that open it: `But allegedly, …`."""
_GIVING = ("claim", "telling", "opining")
"""Classes of verbs by which a sentence gives what follows to somebody."""
_REPORTED = 14
"""Words of a reported clause's subject: `said the cost of the fourth hand | would not be passed on`."""
_NEGATION_REACH = 4
"""How many words before a cut a negation still governs what is quoted, if no mark stands between."""


@dataclass(frozen=True, slots=True)
class Hidden:
    """What a cut hides: the class, the word, and all the words that were left out. `is_marked`: by an ellipsis;
    `is_behind`: behind the last word that is quoted."""

    kind: str
    word: str
    words: str
    is_marked: bool = False
    is_behind: bool = False

    @property
    def in_words(self) -> str:
        """`a negation (“no”)`."""
        return f"{_NAMES.get(self.kind, self.kind)} (“{self.word}”)"


def hidden_inside(fit: Fit, words: Lexicon) -> Hidden | None:
    """The gravest that the ellipses and brackets of a quotation hide; None where they hide nothing."""
    found = [hidden for gap in fit.gaps if (hidden := _hidden_in(fit, gap, words)) is not None]
    return min(found, key=lambda one: _GRAVITY.index(one.kind)) if found else None


def class_of(hidden: Hidden) -> str:
    """The class of change that it is."""
    return hidden.kind if hidden.kind in ("negation", "number", "name", "modal") else "other"


_GRAVITY = (*HIDDEN, "number", "name", "modal")


def _hidden_in(fit: Fit, gap: Gap, words: Lexicon) -> Hidden | None:
    left_out = fit.source.keys[gap.first : gap.last]
    shown = fit.source.words(gap.first, gap.last)
    put_in = gap.separator.words
    for kind in HIDDEN:
        word = words.first_of(
            kind, _without_asking(left_out, gap.first, fit, words) if kind == "condition" else left_out
        )
        if word and not words.first_of(kind, put_in):
            return Hidden(kind, word, shown)
    if gap.separator.kind == "bracket":
        return _changed_by_bracket(left_out, put_in, shown, words)
    following = fit.source.keys[gap.last] if gap.last < len(fit.source) else ""
    doubt = _governing(left_out, following, words)
    return Hidden("modal" if words.has("modal", doubt) else "hedge", doubt, shown) if doubt else None


def _governing(left_out: tuple[str, ...], following: str, words: Lexicon) -> str:
    """The word of doubt at the end of an omission that governs what follows: `may | sink`, `unlikely to be | lost`.

    What goes on with `to` or `not` is no statement; another verb between the two (`may be had | of them`) is what the
    doubt is of.
    """
    if following.casefold() in _NO_STATEMENT:
        return ""
    end = next((at for at in range(len(left_out), 0, -1) if left_out[at - 1].casefold() not in _AUXILIARIES), 0)
    near = left_out[max(0, end - 2) :]
    run = words.first_of("hearsay", near[-2:]) or words.first_of("doubt", near)
    return run if " " in run or (end and words.has("doubt", left_out[end - 1])) else ""


_AUXILIARIES = frozenset(
    "to be been being have has had also well soon still already haben sein werden wurde worden zu être avoir été eu de"
    " ser estar haber sido estado essere stato avere".split()
)
"""Words that may stand between a word of doubt and what it governs."""
_NO_STATEMENT = frozenset(("to", "not", "zu"))


def _without_asking(keys: tuple[str, ...], first: int, fit: Fit, words: Lexicon) -> list[str]:
    """Without the `if` of an indirect question: `checking if there is`."""
    before = (fit.source.keys[first - 1] if first else "", *keys)
    return [key for at, key in enumerate(keys) if not (key == "if" and words.has("inquiring", before[at]))]


def _changed_by_bracket(
    left_out: tuple[str, ...], put_in: tuple[str, ...], shown: str, words: Lexicon
) -> Hidden | None:
    """A bracket may explain; it may not turn: no negation put in, no other number, name or modal verb."""
    for kind in ("negation", "condition"):
        word = words.first_of(kind, put_in)
        if word and not words.first_of(kind, left_out):
            return Hidden(kind, word, shown)
    before = {key for key in left_out if is_number(key) or words.has("number", key)}
    after = {key for key in put_in if is_number(key) or words.has("number", key)}
    if before and after and not before & after:
        return Hidden("number", " ".join(sorted(before)), shown)
    names, others = _names(left_out), _names(put_in)
    if names and others and not names & others:
        return Hidden("name", " ".join(sorted(names)), shown)
    modal, other = words.first_of("modal", left_out), words.first_of("modal", put_in)
    if modal and other and modal.casefold() != other.casefold():
        return Hidden("modal", modal, shown)
    return None


def _names(keys: tuple[str, ...]) -> set[str]:
    """Capitalised words behind the first one."""
    return {key for key in keys[1:] if key[0].isupper() and len(key) > 1} | {
        key for key in keys[:1] if key[0].isupper() and len(keys) == 1 and len(key) > 3 and key.lower() not in PRONOUNS
    }


def cut_off(fit: Fit, bounds: tuple[int, int], words: Lexicon) -> list[Hidden]:
    """What the rest of the sentence says that turns or limits the words: before them, and behind them.

    `bounds` are the tokens of the source inside which the sentence is looked at: a quotation's own, or all.
    """
    begin = max(sentence_start(fit.source, fit.first), bounds[0])
    end = sentence_end(fit.source, fit.last - 1) if _ends_open(fit) else fit.last
    before = _turned_before(fit, begin, fit.source.keys[begin : fit.first], words)
    behind = _turned_behind(fit, fit.source.keys[fit.last : min(end, bounds[1])], words)
    found = [] if before is None else [replace(before, is_marked=fit.is_open_before)]
    return found if behind is None else [*found, replace(behind, is_marked=fit.is_open_behind, is_behind=True)]


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
            if is_late or _begins_clause(behind, at, words):  # `, von der man aber nichts hört`
                return Hidden("contrast", key, shown)
            is_clause_start = False
        elif key in _CLAUSE_MARKS:
            is_clause_start, is_joined, clause = True, False, at
        is_modal = words.has("modal", key)  # `| and it may have sunk` says something else
        source = words.run_at("hedge", behind, at)
        if source and not is_joined:  # `, according to an analysis by the office`
            return Hidden("claim", source, shown)
        hedge = key if words.has("hedge", key) else "" if is_modal else words.run_at("hearsay", behind, at)
        if hedge and not is_joined:  # `, and possibly a death`: the doubt is of what is joined
            return Hidden("hedge", hedge, shown)
        if (_limits_clause(fit, behind, at, words) and not is_joined) or _is_except(behind, at):
            return Hidden("condition", key, shown)
        if at > 60:
            break
    return None


def _begins_clause(behind: tuple[str, ...], at: int, words: Lexicon) -> bool:
    """Whether a `but` without a mark before it begins a clause: `for the junta but he does not expect`; not what only
    joins words (`small but sturdy`) or belongs to a negation (`cannot but`)."""
    if at == 0 or not words.has("adversative", behind[at]) or words.has("negation", behind[at - 1]):
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
        marks = next((end for end, one in enumerate(clause) if one in _CLAUSE_MARKS), len(clause))
        return bool(words.first_of("allowing", clause[:marks]))
    if not words.has("if", key) or words.run_at("passing", behind, at):
        return False
    near = [one.casefold() for one in fit.source.keys[fit.last + at - 2 : fit.last + at]]
    is_elsewhere = key in _ALSO_QUESTIONS and bool(_CLAUSE_MARKS.intersection(behind[:at]))
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
    is_of_clause = keys[at].casefold() == "but" and not _CLAUSE_MARKS.intersection(keys[:at])
    return is_of_clause and any(key.casefold() in _EACH for key in keys[max(0, at - 3) : at])


_EACH = frozenset("all any anybody anyone anything every everybody everyone everything no nobody none nothing".split())


def _turned_before(fit: Fit, begin: int, before: tuple[str, ...], words: Lexicon) -> Hidden | None:
    if not before:
        return None
    shown = fit.source.words(begin, fit.first)
    opener = _opener(fit, before, words)
    if opener and not (words.has("conceding", opener.split()[0]) and _has_subject(before, words)):
        return Hidden("contrast", opener, shown)
    near = _without_insertion(before, words)
    for at in range(len(near) - 1, max(-1, len(near) - 1 - _NEGATION_REACH), -1):
        if not is_word(near[at]):
            break
        if words.has("negation", near[at]):
            return Hidden("negation", near[at], shown)
        if words.has("condition", near[at]):
            return Hidden("condition", near[at], shown)
    word = _hedge(before, words) or _hearsay(fit, before, words)
    if word:
        return Hidden("hedge", word, shown)
    if before[-1].casefold() in ("that", "dass", "que", "что"):
        claim = next((word for kind in _GIVING if (word := words.first_of(kind, before[-6:]))), "")
        if claim:
            return Hidden("claim", claim, shown)
    claim = _claiming(fit, before, words)
    return Hidden("claim", claim, shown) if claim else None


def _claiming(fit: Fit, before: tuple[str, ...], words: Lexicon) -> str:
    """The verb by which the sentence gives the words to somebody: right before them (`Ministers say | the fares will
    fall`), before the subject of their predicate (`said the fares | would fall`), or between commas (`The fares, he
    said, | will fall`)."""
    is_predicate = words.has("finite", fit.source.keys[fit.first])
    if len(before) > 1 and (words.has("claim", before[-1]) or words.has("telling", before[-1])):
        return "" if is_predicate and words.has("noun", before[-1]) else before[-1]
    if before[-1] in _CLAUSE_MARKS:
        said = _in_passing(before[:-1], words)
        before = _without_passing(before) if is_predicate and not said else ()
        if not before:
            return said
    clause = _last_clause(before)
    verb = next((key for key in reversed(clause[-_REPORTED:-1]) if _reports(key, words)), "")
    return verb if is_predicate else ""


def _in_passing(before: tuple[str, ...], words: Lexicon) -> str:
    """The verb of `, the ministry said,`: a clause of its own between marks, with what it belongs to before it."""
    clause = _last_clause(before)
    if len(clause) == len(before) or len(clause) > _REPORTED // 2:
        return ""
    verb = next((key for key in (clause[:1] + clause[-1:]) if _reports(key, words)), "")
    return verb or words.first_of("telling", clause[-2:])


def _without_passing(before: tuple[str, ...]) -> tuple[str, ...]:
    """Without what stands between marks at the end: of `She said the plans, while bold, | could …` what leads to it."""
    inserted = _last_clause(before[:-1])
    return before[: len(before) - 2 - len(inserted)] if len(inserted) <= _INSERTED else ()


_INSERTED = 10


def _without_insertion(before: tuple[str, ...], words: Lexicon) -> tuple[str, ...]:
    """Without `, she added,` at the end: what stands before it goes on behind it."""
    if before[-1] not in _CLAUSE_MARKS or not _in_passing(before[:-1], words):
        return before
    return before[: len(before) - 2 - len(_last_clause(before[:-1]))]


def _last_clause(keys: tuple[str, ...]) -> tuple[str, ...]:
    marks = [at for at, key in enumerate(keys) if key in _CLAUSE_MARKS]
    return keys[marks[-1] + 1 :] if marks else keys


def _reports(key: str, words: Lexicon) -> bool:
    return any(words.has(kind, key) for kind in _GIVING) and not words.has("noun", key)


def _hearsay(fit: Fit, before: tuple[str, ...], words: Lexicon) -> str:
    """The verb that makes hearsay of a participle: `aurait | vendu`, `soll | … vergraben haben`."""
    near = before[-_HEARSAY:]
    if is_word(before[-1]) and words.has("hearsay", before[-1]):
        return before[-1]
    run = words.first_of("hearsay", near) if " " in words.first_of("hearsay", near) else ""
    if run and near[-len(run.split()) :] == tuple(run.split()):
        return run
    said = next((key for key in reversed(_last_clause(before)) if words.has("rumour", key)), "")
    ending = [key.casefold() for key in fit.source.keys[fit.last - 2 : fit.last + 2] if is_word(key)]
    is_perfect = any(key in _INFINITIVES and _PARTICIPLE.search(one) for one, key in pairwise(ending))
    return said if is_perfect else ""


_HEARSAY = 2
_INFINITIVES = frozenset(("haben", "sein", "worden"))
_PARTICIPLE = re.compile(r"(?:ge\w+|be\w+|ver\w+|er\w+|ent\w+|zer\w+|ier)(?:t|en)\Z")
"""Takes `vergraben`, `geschlossen`, `verkauft`, leaves `billiger`."""


def _hedge(before: tuple[str, ...], words: Lexicon) -> str:
    """The reservation that the words stand under: one that opens the sentence, or stands in the same clause."""
    clause = next((at for at in range(len(before) - 1, -1, -1) if before[at] in _CLAUSE_MARKS), -1)
    opening = words.first_of("hedge", before[:_OPENING])
    return opening or words.first_of("hedge", before[clause + 1 :]) or _run_of("hedge", before, words)


def _run_of(kind: str, keys: tuple[str, ...], words: Lexicon) -> str:
    """A reservation of several words counts wherever it stands: `according to`."""
    found = words.first_of(kind, [key for key in keys if not words.has(kind, key)])
    return found if " " in found else ""


def _opener(fit: Fit, before: tuple[str, ...], words: Lexicon) -> str:
    """The word that makes the whole sentence depend on its first clause: `While`, `But, if`, `As long as`, `Should`."""
    opening = [key.casefold() for key in before if is_word(key)]
    while opening and words.has("joiner", opening[0]):
        opening = opening[1:]
    if not opening:
        return ""
    if words.run_at("passing", opening, 0) or (before[0].isupper() and len(before[0]) > 1):
        return ""  # `If you recall, …`; the `WHEREAS` of a recital
    if words.has("opener", opening[0]) or (words.has("lacking", opening[0]) and _foresees(fit, words)):
        return opening[0]
    dependent = words.run_at("opener", opening, 0) or _behind_lead(fit, before, words)
    if dependent:
        return dependent
    if words.has("asking", opening[0]):  # `Whether by rail or by sea, | it came`: what follows depends on nothing
        return "" if _CLAUSE_MARKS.intersection(before) else opening[0]
    run = next((run for run in words.runs["condition"] if tuple(opening[: len(run)]) == run), ())
    run = run or _depends_on(fit, before, words)
    if run or not words.has("inverted", opening[0]):
        return " ".join(run)
    closing = fit.source.keys[max(fit.first, sentence_end(fit.source, fit.first) - 1)]
    return "" if closing in ("?", "？") else opening[0]


def _foresees(fit: Fit, words: Lexicon) -> bool:
    """Whether what is quoted says what will or can be: `Without a lamp, | no boat will land`."""
    return bool(words.first_of("modal", fit.source.keys[fit.first : fit.first + _FORESEEN]))


_FORESEEN = 8
"""Tokens."""


def _has_subject(before: tuple[str, ...], words: Lexicon) -> bool:
    """Whether a cut takes a first clause that only concedes, and the whole subject of the main one: `Although it was
    late, the boat | sailed`."""
    subject = _last_clause(before)
    is_short = 0 < len(subject) <= _SUBJECT and len(subject) < len(before) and all(map(is_word, subject))
    if not is_short or words.has("joiner", subject[0]) or subject[-1].casefold() in PRONOUNS | _ARTICLES:
        return False
    return not any(words.has(kind, key) for key in subject for kind in _NO_SUBJECT)


_SUBJECT = 4
_ARTICLES = frozenset("a an the their its our of to my your".split())
_NO_SUBJECT = ("finite", "claim", "telling", "opining", "opener", "condition", "negation")
_LEAD = 5
"""Words at most that lead to a clause of condition or contrast: `More importantly, although …`."""


def _behind_lead(fit: Fit, before: tuple[str, ...], words: Lexicon) -> str:
    """The word that opens a dependent clause right behind a sentence's first few words and a comma."""
    at = next((at for at, key in enumerate(before[: _LEAD + 1]) if key == ","), 0)
    first = fit.source.keys[fit.first]
    if not at or any(words.has("finite", key) for key in (*before[:at], first)) or words.has("joiner", first):
        return ""
    rest = before[at + 1 :]
    run = words.run_at("opener", rest, 0)
    return run or (rest[0] if rest and words.has("opener", rest[0]) else "")


def _depends_on(fit: Fit, before: tuple[str, ...], words: Lexicon) -> tuple[str, ...]:
    """The word that opens the clause right before the cut: `On the contrary, if it fails, then | they stay`; none where
    what follows goes on with another clause (`The paper, while short, | is clear`)."""
    first = fit.source.keys[fit.first]
    if words.has("finite", first) or words.has("joiner", first):
        return ()
    while before and words.has("joiner", before[-1]):
        before = before[:-1]
    clause = _last_clause(before[:-1]) if before and before[-1] == "," else ()
    while clause and (words.has("joiner", clause[0]) or clause[0].casefold() == "that"):
        clause = clause[1:]
    return clause[:1] if clause and words.has("opener", clause[0]) else ()
