"""An ellipsis that leaves the subject and takes the verb by which it only says so: `The owner … had paid the fee` for
`The owner told the court he had paid the fee`."""

from __future__ import annotations

from loccit.check.cuts.clauses import CLAUSE_MARKS, NOMINATIVE, states
from loccit.check.words.fitting import Fit, Gap
from loccit.check.words.lexicon import Lexicon
from loccit.check.words.tokens import is_word

_VERB = 4
"""Tokens of an omission among which the verb of its subject stands: `has long believed`."""
_TOLD = 6
"""Tokens at most of those to whom it is told: `told the court in Skarne`."""
_PLAIN = 2
"""Tokens at most between another verb and its `that` or its pronoun: `said later they`."""
_TELLING = frozenset(
    "told tell tells telling warned warns assured assures informed informs reminded reminds advised promised".split()
)
"""Verbs with an object of their own: `told the court he`; not `wrote the book that`."""
_KINDS = ("telling", "opining", "thinking", "suspecting", "claim")


def reporting_in(fit: Fit, gap: Gap, words: Lexicon) -> str:
    """The verb of saying or thinking that an ellipsis takes from its subject, with the `that` or the pronoun of what is
    said; empty where it takes none."""
    keys, left_out = fit.source.keys, fit.source.keys[gap.first : gap.last]
    if gap.first == fit.first or not left_out or not is_word(keys[gap.first - 1]) or gap.last >= len(keys):
        return ""
    at = next((at for at, key in enumerate(left_out[:_VERB]) if any(words.has(kind, key) for kind in _KINDS)), -1)
    if at < 0 or left_out[at][0].isupper() or words.has("ours", keys[gap.first - 1]):
        return ""  # `the United | States`; `I … sold it` is the speaker's own
    if any(_is_other(key, words) for key in left_out[:at]):
        return ""
    if words.has("noun", left_out[at]) and words.has("determiner", keys[gap.first + at - 1]):
        return ""
    is_known = any(words.has(kind, left_out[at]) for kind in ("finding", "factive"))
    return left_out[at] if not is_known and _leads_to_clause(fit, gap, at, words) else ""


def _is_other(key: str, words: Lexicon) -> bool:
    """Whether a word before the verb parts it from the subject: `, who`, `and the men`."""
    kinds = ("determiner", "person", "joiner", "who", "that", "negation", "to")
    return not is_word(key) or any(words.has(kind, key) for kind in kinds)


def _leads_to_clause(fit: Fit, gap: Gap, at: int, words: Lexicon) -> bool:
    """Whether what is left out behind the verb leads to a clause: up to its `that`, its pronoun or its verb."""
    verb, behind = fit.source.keys[gap.first + at], fit.source.keys[gap.first + at + 1 : gap.last]
    following = fit.source.keys[gap.last : fit.last]
    if not behind or all(key == "," for key in behind):
        return states(following, words)
    that = next((place for place, key in enumerate(behind) if words.has("that", key)), len(behind))
    begin = next((place for place, key in enumerate(behind) if key.casefold() in NOMINATIVE | _IT), len(behind))
    first = min(that, begin)
    if first == len(behind):
        return False
    told = [key for key in behind[:first] if key != ","]
    is_object = verb.casefold() in _TELLING or any(words.has(kind, key) for key in told[:1] for kind in _TO)
    is_led = len(told) <= (_TOLD if is_object else _PLAIN) and not any(key in CLAUSE_MARKS for key in told)
    is_relative = not is_object and bool(told) and words.has("determiner", told[0])
    return is_led and not is_relative and not words.has("joiner", following[0])


_IT = frozenset("it es sie man ce on ella ellos ellas él lui lei essi loro ele ela eles elas он она они оно".split())
"""Pronouns that are mostly a subject."""
_TO = ("to", "adjunct", "article")
"""What begins the one to whom it is told: `dem Gericht`, `au tribunal`, `to the court`."""
