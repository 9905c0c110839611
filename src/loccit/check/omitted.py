"""What of an omission belongs to the sentence that is quoted, and the clauses that are put into it.

A limit counts where it belongs to what is quoted: not inside a relative clause that is left out whole (`, who never got
used to it,`), in an item of a list (`sleep until eight and`), in a phrase (`, I need hardly tell you,`) or between the
ends of a range (`von … bis`).
"""

from __future__ import annotations

from itertools import pairwise

from loccit.check.fitting import Fit, Gap
from loccit.check.givers import CLAUSE_MARKS, GIVING
from loccit.check.lexicon import Lexicon
from loccit.check.tokens import is_word

_NONE = "·"
"""What stands for a word that does not count."""
_LONGEST = 16
"""Tokens of a clause that is put between marks."""
_RELATIVES = frozenset(
    "who whom whose which deren dessen qui dont quien quienes cuyo cuya который которая которые".split()
)
_OURS = frozenset("i we you ich wir je nous vous".split())
_CONCORD = frozenset("nor ni né nem ни weder noch neither".split())
"""Words that go on with a negation."""
_RANGE = 6
"""Tokens between `von` and its `bis`."""


def own_words(fit: Fit, gap: Gap, words: Lexicon) -> list[str]:
    """The tokens that an omission leaves out, those that do not belong to the sentence's own clause struck out."""
    keys = list(fit.source.keys[gap.first : gap.last])
    for begin, end in _spans(keys):
        if _is_relative(keys, begin, end, words):
            keys[begin:end] = [_NONE] * (end - begin)
    for at in range(len(keys)):
        run = words.run_at("passing", keys, at).split()
        keys[at : at + len(run)] = [_NONE] * len(run)
    return _without_items(_without_concord(fit, gap, _without_ranges(keys), words), words)


def inserted(fit: Fit, gap: Gap, words: Lexicon) -> tuple[str, str]:
    """The class and the word by which a clause put between marks takes back what is said: `, had I the money,`, `, bar
    eleven of them,`, `, it would be untrue to say,`, `, his agent told us,`; empty where none does."""
    keys = list(fit.source.keys[gap.first : gap.last])
    mind = words.first_of("mind", keys)
    if mind:
        return "hedge", mind
    for begin, end in _spans(keys):
        is_apart = fit.source.keys[gap.first + begin - 1] in CLAUSE_MARKS if gap.first + begin else False
        found = _taken_back(fit, gap, keys[begin:end], words) if is_apart else ("", "")
        if found[1]:
            return found
    return "", ""


def _taken_back(fit: Fit, gap: Gap, clause: list[str], words: Lexicon) -> tuple[str, str]:
    if not clause or len(clause) > _LONGEST:
        return "", ""
    kept = fit.source.keys[fit.first : fit.last]
    if words.has("hypothesis", clause[0]) and is_subject(clause[1:2]) and words.first_of("counterfactual", kept):
        return "condition", clause[0]
    if words.has("excepting", clause[0]) and len(clause) > 1:
        return "condition", clause[0]
    if clause[0].casefold() == "it" and (word := words.first_of("unreal", clause)):
        return "negation", word
    is_spoken = '"' in fit.source.keys[gap.first : gap.last]  # `“It is,” she said, “so.”`: the words are hers
    return ("", "") if is_spoken else ("claim", telling_in(tuple(clause), words))


def telling_in(clause: tuple[str, ...], words: Lexicon) -> str:
    """The verb of saying of a clause with a subject of its own: `people in the ministry tell you`, `as the mayor would
    say`; not the speaker's own (`as I said`), nor what only goes on (`and said`)."""
    while clause and clause[0].casefold() in ("as", "so", "wie", "so", "comme", "como", "come", "как"):
        clause = clause[1:]
    if len(clause) < 2 or words.has("joiner", clause[0]) or clause[0].casefold() in _OURS | _RELATIVES:
        return ""
    if not is_subject(clause[:1]) and not any(words.has(kind, clause[0]) for kind in GIVING):
        return ""
    at = next((at for at, key in enumerate(clause) if _gives(key, words)), -1)
    is_subject_first = at > 0 and not any(words.has("finite", key) for key in clause[:at])
    is_inverted = at == 0 and is_subject(clause[1:2]) and clause[1].casefold() not in _OURS
    return clause[at] if is_subject_first or is_inverted else ""


def is_subject(keys: tuple[str, ...] | list[str]) -> bool:
    """Whether a token begins a subject: an article, a pronoun, a name."""
    return bool(keys) and (keys[0].casefold() in _SUBJECTS or (keys[0][0].isupper() and keys[0][-1:].isalpha()))


_SUBJECTS = frozenset(
    "a an the his her its their our my your some one many several people he she they it we i you this that these those"
    " der die das ein eine er sie es wir ihr ihre sein seine le la les l' un une il elle ils elles on son sa ses leur"
    " el los las una su sus il lo gli i suo sua o os as um uma seu sua он она они".split()
)


def _gives(key: str, words: Lexicon) -> bool:
    return any(words.has(kind, key) for kind in GIVING)


def _spans(keys: list[str]) -> list[tuple[int, int]]:
    """The stretches between marks."""
    marks = [-1, *(at for at, key in enumerate(keys) if key in CLAUSE_MARKS), len(keys)]
    return [(one + 1, other) for one, other in pairwise(marks) if other > one + 1]


def _is_relative(keys: list[str], begin: int, end: int, words: Lexicon) -> bool:
    """Whether a stretch is a relative clause that a mark opens, or an apposition with one in it."""
    if begin and keys[begin].casefold() in _RELATIVES:
        return True
    opens = begin and keys[begin].casefold() in ("a", "an", "the", "ein", "eine", "der", "die", "un", "une", "una")
    at = next((at for at in range(begin, end) if keys[at].casefold() in _RELATIVES), end)
    return bool(opens) and at < end and not any(words.has("finite", key) for key in keys[begin:at])


def _without_ranges(keys: list[str]) -> list[str]:
    for at, key in enumerate(keys):
        if key.casefold() == "bis" and any(one.casefold() in ("von", "vom") for one in keys[max(0, at - _RANGE) : at]):
            keys[at] = _NONE
    return keys


def _without_concord(fit: Fit, gap: Gap, keys: list[str], words: Lexicon) -> list[str]:
    """Without the `ni` and `nor` that go on with a negation which the quotation keeps."""
    kept = fit.source.keys[max(fit.first, gap.first - _RANGE) : gap.first]
    if not words.first_of("negation", kept) or (keys[0], keys[-1]) != (",", ","):
        return keys  # `not the fares | nor | the strike`: it denies what follows
    return [_NONE if key.casefold() in _CONCORD else key for key in keys]


_TIMES = frozenset(("until", "till", "bis", "only"))


def _without_items(keys: list[str], words: Lexicon) -> list[str]:
    """Without the time of an item of a list that is left out whole: `sleep until eight and`."""
    is_list = len(keys) > 2 and words.has("joiner", keys[-1]) and is_word(keys[0])
    if not is_list or any(words.has("condition", key) or words.has("contrast", key) for key in keys[:1]):
        return keys
    return [keys[0], *(_NONE if key.casefold() in _TIMES else key for key in keys[1:])]
