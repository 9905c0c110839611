"""What a sentence says first that all of it stands under: a reservation, a condition, a concession."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from loccit.check.cuts.clauses import CLAUSE_MARKS, is_reflexive, last_clause, states
from loccit.check.sentences.naming import PRONOUNS
from loccit.check.words.fitting import Fit
from loccit.check.words.lexicon import Lexicon
from loccit.check.words.sentence_of import sentence_end
from loccit.check.words.tokens import is_number, is_word

_OPENING = 3
"""Words of a sentence that open it: `But allegedly, …`."""


def hedge(before: tuple[str, ...], words: Lexicon) -> str:
    """The reservation that the words stand under: one that opens the sentence, or stands in the same clause."""
    before = before[len(words.run_at("passing", before, 0).split()) :]  # `According to the law, …`
    clause = next((at for at in range(len(before) - 1, -1, -1) if before[at] in CLAUSE_MARKS), -1)
    inserted = last_clause(before[:-1]) if before[-1:] == (",",) else ()
    if 0 < len(inserted) < _OPENING and (alone := words.first_of("hedge", inserted)):
        return alone  # `The master, perhaps, | sold it`
    opening = words.first_of("hedge", before[:_OPENING])
    return opening or words.first_of("hedge", before[clause + 1 :]) or _run_of("hedge", before, words)


def seeming(fit: Fit, before: tuple[str, ...], words: Lexicon) -> str:
    """The verb that makes a semblance of what follows: `appears | to have sunk`, `seems to be | a wreck`, `semble |
    avoir coulé`."""
    end = next((at for at in range(len(before), 0, -1) if before[at - 1].casefold() not in _INFINITIVES), 0)
    if 0 < end < len(before) and words.has("seeming", before[end - 1]):
        return before[end - 1]
    first = fit.source.keys[fit.first]
    if first.casefold() == "to" and (run := words.first_of("hedge", (*before[-2:], first))):
        return run if run.endswith(" to") else ""  # `is said | to have sunk`
    is_verbal = first.casefold() in _INFINITIVES
    return before[-1] if is_verbal and words.has("seeming", before[-1]) else ""


def supposed(fit: Fit, before: tuple[str, ...], words: Lexicon) -> str:
    """The word that bids one suppose what follows: `Suppose | the bridge is unsafe`, `Angenommen, | die Brücke ist
    marode`."""
    said = [key for key in before if is_word(key) and not words.has("joiner", key) and not words.has("that", key)]
    is_bid = len(said) == 1 and words.has("supposing", said[0])
    return said[0] if is_bid and states(fit.source.keys[fit.first : fit.last], words) else ""


def bound(fit: Fit, before: tuple[str, ...], words: Lexicon) -> str:
    """What says that fewer are meant than the words say: `nearly | all boats sank`, `up to | forty boats`, `some of |
    the boats sank`; not `some of | the boats`."""
    first = fit.source.keys[fit.first]
    is_amount = any((is_number(first), words.has("number", first), words.has("universal", first)))
    is_amount = is_amount and fit.last - fit.first >= _TOLD
    if not (is_amount or states(fit.source.keys[fit.first : fit.last], words)):
        return ""
    for at in range(max(0, len(before) - _BOUND), len(before)):
        run = words.run_at("bounding", before, at) or (is_amount and words.has("bounding", before[at]) and before[at])
        if run and at + len(run.split()) == len(before):
            return "" if at and words.has("negation", before[at - 1]) else run  # `no fewer than`
    return ""


_BOUND = 4
"""Tokens of it at most."""
_TOLD = 4
"""Tokens of a quotation at least that tells something of an amount: `forty boats were lost`."""
_INFINITIVES = frozenset(
    "to be been have avoir être été haber ser sido estar avere aver essere stato esser ter haver".split()
)
"""What an infinitive begins with: the English `to`, `have` and `be`."""


def _run_of(kind: str, keys: tuple[str, ...], words: Lexicon) -> str:
    """A reservation of several words counts wherever it stands: `according to`."""
    found = words.first_of(kind, [key for key in keys if not words.has(kind, key)])
    return found if " " in found else ""


def opener_of(fit: Fit, before: tuple[str, ...], words: Lexicon) -> str:
    """The word that makes the whole sentence depend on its first clause: `While`, `But, if`, `As long as`, `Should`."""
    begin = next((at + 1 for at in range(len(before) - 1, -1, -1) if before[at] in (";", ":")), 0)
    before = before[begin:] if begin < len(before) or before[-1:] == (";",) else before  # `Clause nine: As long as …`
    opening = [key.casefold() for key in before if is_word(key)]
    while opening and words.has("joiner", opening[0]):
        opening = opening[1:]
    if not opening:
        return ""
    is_named = before[0].isupper() and len(before[0]) > 1
    if words.run_at("passing", opening, 0) or is_named or _is_beside(fit, opening, words):
        return ""  # `If you recall, …`; the `WHEREAS` of a recital
    if words.has("opener", opening[0]) or (words.has("lacking", opening[0]) and _foresees(fit, words)):
        return opening[0]
    dependent = words.run_at("opener", opening, 0) or _behind_lead(fit, before, words)
    if dependent:
        return dependent
    if (
        words.has("asking", opening[0])
        and words.first_of("verity", opening)
        and not states(fit.source.keys[fit.first : fit.last], words)
    ):
        return opening[0]  # `Whether the rumour is true of him, | sleeping on the mole, is not known`
    if (words.has("afterwards", opening[0]) or words.run_at("afterwards", opening, 0)) and words.first_of(
        "promised", fit.source.keys[fit.first : fit.first + _FORESEEN]
    ):
        return opening[0]  # `Once a buyer is found, | the yard will open`
    if words.has("asking", opening[0]):  # `Whether by rail or by sea, | it came`: what follows depends on nothing
        return "" if CLAUSE_MARKS.intersection(before) else opening[0]
    run = words.run_at("condition", opening, 0) or " ".join(_depends_on(fit, before, words))
    if (
        not run
        and begins_with_verb(before, words)
        and before[-1] == ","
        and words.has("finite", fit.source.keys[fit.first])
    ):
        return opening[0]  # `Käme der Zug, | könnten wir fahren`
    if run or not words.has("inverted", opening[0]):
        return run
    closing = fit.source.keys[max(fit.first, sentence_end(fit.source, fit.first) - 1)]
    return "" if closing in ("?", "？") else opening[0]


def begins_with_verb(keys: Sequence[str], words: Lexicon) -> bool:
    """Whether a German clause begins with its verb, and so is a condition: `Käme der Zug`; not `Als der Zug kam`."""
    if not words.words["article"] or len(keys) < _SUBJECT - 1:
        return False
    is_subject = words.has("determiner", keys[1]) or words.has("person", keys[1])
    return is_subject and not any(words.has(kind, keys[0]) for kind in _NO_VERB)


_NO_VERB = ("determiner", "person", "adjunct", "joiner", "that", "opener", "hedge", "contrast", "condition", "negation")


def _foresees(fit: Fit, words: Lexicon) -> bool:
    """Whether what is quoted says what will or can be: `Without a lamp, | no boat will land`."""
    return bool(words.first_of("modal", fit.source.keys[fit.first : fit.first + _FORESEEN]))


def _is_beside(fit: Fit, opening: Sequence[str], words: Lexicon) -> bool:
    """Whether something is named beside what the words speak of: `Apart from the mole, | the town built a lighthouse`;
    not an exception to what they say of all or of none."""
    if not (words.run_at("beside", opening, 0) or words.has("beside", opening[0])):
        return False
    quoted = fit.source.keys[fit.first : fit.first + _FORESEEN]
    return not any(words.first_of(kind, quoted) for kind in ("universal", "negation", "each"))


_FORESEEN = 8
"""Tokens."""


def has_subject(fit: Fit, before: tuple[str, ...], words: Lexicon) -> bool:
    """Whether a cut takes a first clause that only concedes, and more than it: the whole subject of the main clause
    (`Although it was late, the boat | sailed`), or the main clause itself (`Despite the fog, the masters left their
    boats and rowed, singing | of home`)."""
    clauses = _parted(before)
    if any(len(clause) >= _MAIN for clause in clauses[1:-1]):
        return True
    subject = clauses[-1]
    longest = _LONG_SUBJECT if words.has("finite", fit.source.keys[fit.first]) else _SUBJECT
    if not 0 < len(subject) <= longest or len(clauses) == 1:
        return False
    if words.has("joiner", subject[0]) or subject[-1].casefold() in PRONOUNS | _ARTICLES:
        return False
    return not any(words.has(kind, key) for key in subject for kind in _NO_SUBJECT)


def _parted(keys: tuple[str, ...]) -> list[tuple[str, ...]]:
    """The stretches between marks, one in brackets left out; the last one is empty behind a mark."""
    marks = [-1, *(at for at, key in enumerate(keys) if key in CLAUSE_MARKS), len(keys)]
    return [keys[one + 1 : other] for one, other in pairwise(marks) if one < 0 or keys[one] != "("]


_MAIN = 6
"""Words of a stretch between marks that is surely a clause, and no item of a list."""
_LONG_SUBJECT = 8
"""Words of a subject whose verb is quoted first: it is whole."""
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
    clause = last_clause(before[:-1]) if before and before[-1] == "," else _unmarked(fit, before, words)
    while clause and (words.has("joiner", clause[0]) or clause[0].casefold() == "that"):
        clause = clause[1:]
    openers = (at for at, key in enumerate(clause) if words.has("opener", key) and not is_reflexive(clause, at, words))
    at = next((at for at in openers if not at or _leads_on(clause[at - 1], words)), None)
    return clause[at : at + 1] if at is not None else ()


def _unmarked(fit: Fit, before: tuple[str, ...], words: Lexicon) -> tuple[str, ...]:
    """The clause before the cut where no mark ends it and the words begin one: `if it breaks | we could lose it`."""
    first, second = fit.source.keys[fit.first], (*fit.source.keys[fit.first + 1 : fit.first + 2], "")[0]
    begins = first.casefold() in PRONOUNS and (words.has("finite", second) or words.has("modal", second))
    clause = last_clause(before)
    return clause if begins and not any(words.has("opener", key) for key in clause[-2:]) else ()


def _leads_on(key: str, words: Lexicon) -> bool:
    """Whether a clause of condition may stand behind a word: `the truth is | if …`, `she says that | if …`."""
    return words.has("finite", key) or key.casefold() in ("that", "dass", "que", "che", "что")
