"""The verb by which a source's sentence gives words to somebody, before a cut: `Ministers say | fares will fall`."""

from __future__ import annotations

import re
from itertools import pairwise

from loccit.check.cuts.clauses import CLAUSE_MARKS, GIVING, NOMINATIVE, is_subject, last_clause, states, telling_in
from loccit.check.words.fitting import Fit
from loccit.check.words.lexicon import Lexicon
from loccit.check.words.tokens import is_word

_REPORTED = 14
"""Words of a reported clause's subject: `said the cost of the fourth hand | would not be passed on`."""


def giver(fit: Fit, before: tuple[str, ...], words: Lexicon) -> str:
    """The verb by which the sentence gives the words to somebody: right before them (`Ministers say | the fares will
    fall`), before the subject of their predicate (`said the fares | would fall`), or between commas (`The fares, he
    said, | will fall`)."""
    is_predicate = words.has("finite", fit.source.keys[fit.first])
    if thought := _thought(fit, before, words):
        return thought
    if len(before) > 1 and (words.has("claim", before[-1]) or words.has("telling", before[-1])):
        is_noun = is_predicate and words.has("noun", before[-1])
        return "" if is_noun or fit.source.keys[fit.first].casefold() in _NO_REPORT else before[-1]
    if before[-1] in CLAUSE_MARKS:
        said = _in_passing(before[:-1], words)
        before = _without_passing(before) if is_predicate and not said else ()
        if not before:
            return said
    clause = last_clause(before)
    near = clause[-_REPORTED:]
    verb = next((key for key, behind in reversed([*pairwise(near)]) if _reports(key, words, behind)), "")
    return verb if is_predicate else ""


def _thought(fit: Fit, before: tuple[str, ...], words: Lexicon) -> str:
    """The verb of thinking right before a clause that needs no `that`: `We suspect | they sold it`, `Ich glaube, | sie
    brannte`, `There is worry | the Board will sell it`."""
    is_apart = before[-1] == ","
    head = before[:-1] if is_apart else before
    quoted = fit.source.keys[fit.first : fit.last]
    if is_apart and len(head) > 1 and words.words["article"] and words.has("finite", head[-1]):
        head = head[:-1]  # `als er behauptet hat, | sie schlafe`
    is_german = is_apart and bool(words.words["article"]) and len(quoted) > _SHORTEST and is_subject(quoted, words)
    if len(head) <= 1 or not (states(quoted, words) or is_german):
        return ""  # `behauptet, | die Mole breche`: a verb that no list has
    is_noun = words.has("claimnoun", head[-1]) and not words.has("determiner", head[-2])
    is_verb = any(words.has(kind, head[-1]) for kind in ("thinking", "suspecting"))
    is_verb = is_verb or (is_apart and _reports(head[-1], words) and not words.has("ours", head[-2]))
    return head[-1] if is_noun or is_verb else ""


_SHORTEST = 3
"""Words of a German clause at least whose verb is not known."""
_NO_REPORT = frozenset("in on at by with for of to from as under during".split())
"""What follows no verb of saying whose words it reports: `concluded | in a review`."""


_PASSING = 10
"""Words of a clause that is put between marks: `so the argument of the whole school runs`."""


def _in_passing(before: tuple[str, ...], words: Lexicon) -> str:
    """The verb of `, the ministry said,`: a clause of its own between marks, with what it belongs to before it."""
    clause = last_clause(before)
    if len(clause) == len(before) or len(clause) > _PASSING:
        return ""
    verb = next((key for key in (clause[:1] + clause[-1:]) if _reports(key, words)), "")
    return verb or words.first_of("telling", clause[-2:]) or telling_in(clause, words)


def _without_passing(before: tuple[str, ...]) -> tuple[str, ...]:
    """Without what stands between marks at the end: of `She said the plans, while bold, | could …` what leads to it."""
    inserted = last_clause(before[:-1])
    return before[: len(before) - 2 - len(inserted)] if len(inserted) <= _INSERTED else ()


_INSERTED = 10


def without_insertion(before: tuple[str, ...], words: Lexicon) -> tuple[str, ...]:
    """Without `, she added,` at the end: what stands before it goes on behind it."""
    if before[-1] not in CLAUSE_MARKS or not _in_passing(before[:-1], words):
        return before
    return before[: len(before) - 2 - len(last_clause(before[:-1]))]


def _reports(key: str, words: Lexicon, behind: str = "") -> bool:
    """Whether a word is a verb by which somebody says something; `claims` surely before a `they`."""
    is_verb = behind.casefold() in NOMINATIVE or not words.has("noun", key)
    return is_verb and any(words.has(kind, key) for kind in GIVING)


def hearsay(fit: Fit, before: tuple[str, ...], words: Lexicon) -> str:
    """The verb that makes hearsay of a participle: `aurait | vendu`, `sarebbe stata | una festa`, `soll | … vergraben
    haben`."""
    if before[-1].casefold() in _BETWEEN and len(before) > _HEARSAY:
        return hearsay(fit, before[:-1], words)
    near = before[-_HEARSAY:]
    if is_word(before[-1]) and words.has("hearsay", before[-1]):
        return before[-1]
    run = words.first_of("hearsay", near) if " " in words.first_of("hearsay", near) else ""
    if run and near[-len(run.split()) :] == tuple(run.split()):
        return run
    said = next((key for key in reversed(last_clause(before)) if words.has("rumour", key)), "")
    ending = [key.casefold() for key in fit.source.keys[fit.last - 2 : fit.last + 2] if is_word(key)]
    is_perfect = any(key in _INFINITIVES and _PARTICIPLE.search(one) for one, key in pairwise(ending))
    return said if is_perfect else ""


_HEARSAY = 2
_BETWEEN = frozenset("been also stato stata stati state anche été aussi également sido estado también também".split())
"""Words between such a verb and what it makes hearsay of."""
_INFINITIVES = frozenset(("haben", "sein", "worden"))
_PARTICIPLE = re.compile(r"(?:ge\w+|be\w+|ver\w+|er\w+|ent\w+|zer\w+|ier)(?:t|en)\Z")
"""Takes `vergraben`, `geschlossen`, `verkauft`, leaves `billiger`."""
