"""What of an omission belongs to the sentence that is quoted, and the clauses that are put into it.

A limit counts where it belongs to what is quoted: not inside a relative clause that is left out whole (`, who never got
used to it,`), in an item of a list (`sleep until eight and`), in a phrase (`, I need hardly tell you,`) or between the
ends of a range (`von … bis`).
"""

from __future__ import annotations

from itertools import pairwise

from loccit.check.cuts.clauses import CLAUSE_MARKS, begins_noun, is_subject, states, taken_back, telling_in
from loccit.check.words.fitting import Fit, Gap
from loccit.check.words.lexicon import Lexicon
from loccit.check.words.tokens import is_number, is_word

_NONE = "·"
"""What stands for a word that does not count."""
_LONGEST = 16
"""Tokens of a clause that is put between marks."""
_SAYS = 3
"""Words at most of who speaks, between dashes."""
_RANGE = 6
"""Tokens between `von` and its `bis`."""


def own_words(fit: Fit, gap: Gap, words: Lexicon) -> list[str]:
    """The tokens that an omission leaves out, those that do not belong to the sentence's own clause struck out."""
    keys = list(fit.source.keys[gap.first : gap.last])
    if _is_link([key for key in keys if is_word(key)], words):
        return [_NONE] * len(keys)
    goes_on = gap.last < len(fit.source) and is_word(fit.source.keys[gap.last])
    for begin, end in _spans(keys):
        is_whole = end < len(keys) or not goes_on  # `Holm, who never | slept` is quoted from inside its clause
        is_apart = is_whole and _is_relative(keys, begin, end, words) and not _is_disowned(keys[begin:end], words)
        is_apart = is_apart or (begin > 0 and keys[begin - 1] == "(" and states(tuple(keys[begin:end]), words))
        if is_apart or (begin and _is_undisputed(keys[begin:end], words)):
            keys[begin:end] = [_NONE] * (end - begin)
        elif begin and end < len(keys) and _is_of_itself(keys[begin:end], words) and not _is_listed(fit, gap, words):
            keys[begin:end] = [_NONE if _turns(key, words) else key for key in keys[begin:end]]
    for at in range(len(keys)):
        run = words.run_at("passing", keys, at).split()
        keys[at : at + len(run)] = [_NONE] * len(run)
    keys = _without_lack(fit, gap, _without_ranges(keys, words), words)
    return _without_items(_without_concord(fit, gap, keys, words), words)


def _is_link(keys: list[str], words: Lexicon) -> bool:
    """Whether only a word is left out that links the sentence to the one before: `, however,`."""
    return bool(keys) and (words.run_at("linking", keys, 0) or (words.has("linking", keys[0]) and keys[0])) == " ".join(
        keys
    )


def _without_lack(fit: Fit, gap: Gap, keys: list[str], words: Lexicon) -> list[str]:
    """Without the `without` of a phrase that is left out whole; not where what is kept denies or allows, and so depends
    on it: `No boat can land … at night`."""
    kept = fit.source.keys[fit.first : gap.first] + fit.source.keys[gap.last : fit.last]
    is_whole = bool(keys) and not any(
        words.has(kind, keys[-1]) for kind in ("lacking", "adjunct", "determiner", "each")
    )
    if not is_whole or any(words.first_of(kind, kept) for kind in ("negation", "modal")):
        return keys
    return [_NONE if words.has("lacking", key) else key for key in keys]


def _is_undisputed(clause: list[str], words: Lexicon) -> bool:
    """Whether a clause denies a doubt: `, as nobody disputes,`."""
    return bool(words.first_of("doubting", clause) and words.first_of("negation", clause))


def _is_disowned(clause: list[str], words: Lexicon) -> bool:
    """Whether a clause says that nobody has seen or checked what it speaks of, or that somebody denies it: `, which we
    could not verify,`, `, which the owners dispute,`; not `, who had never seen the sea,`."""
    if not words.first_of("negation", clause):
        return bool(taken_back(clause[1:], words))
    checked = words.first_of("verifying", clause)
    has_subject = any(words.has(kind, key) for key in clause[1:3] for kind in ("person", "ours", "determiner"))
    return bool(checked) and (has_subject or checked.casefold().startswith(_CHECKED))


_CHECKED = ("verif", "vérif", "authent", "autent", "confirm", "conferm", "bestätig", "überprüf", "подтвер", "провер")


def inserted(fit: Fit, gap: Gap, words: Lexicon) -> tuple[str, str]:
    """The class and the word by which a clause put between marks takes back what is said: `, had I the money,`, `, bar
    eleven of them,`, `, it would be untrue to say,`, `, his agent told us,`; empty where none does."""
    keys = list(fit.source.keys[gap.first : gap.last])
    mind = words.first_of("mind", keys)
    if mind:
        return "hedge", mind
    for begin, end in _spans(keys):
        earlier = fit.source.keys[gap.first + begin - 1] if gap.first + begin else ""
        is_apart = earlier in CLAUSE_MARKS or words.has("that", earlier)
        found = _taken_back(fit, gap, keys[begin:end], words) if is_apart else ("", "")
        if found[1]:
            return found
    return "", ""


def _taken_back(fit: Fit, gap: Gap, clause: list[str], words: Lexicon) -> tuple[str, str]:
    if not clause or len(clause) > _LONGEST:
        return "", ""
    kept = fit.source.keys[fit.first : fit.last]
    if words.has("hypothesis", clause[0]) and is_subject(clause[1:2], words) and words.first_of("counterfactual", kept):
        return "condition", clause[0]
    if words.has("excepting", clause[0]) and len(clause) > 1:
        return "condition", clause[0]
    if clause[0].casefold() == "it" and (word := words.first_of("unreal", clause)):
        return "negation", word
    if words.has("who", clause[0]) and (word := taken_back(clause[1:], words)):
        return "negation", word
    left_out = fit.source.keys[gap.first : gap.last]  # `“It is,” she said, “so.”`, `It is – she said. – So`: her words
    is_spoken = '"' in left_out or ("-" in left_out and len(clause) <= _SAYS)
    return ("", "") if is_spoken else ("claim", telling_in(tuple(clause), words))


def _spans(keys: list[str]) -> list[tuple[int, int]]:
    """The stretches between marks."""
    marks = [-1, *(at for at, key in enumerate(keys) if key in CLAUSE_MARKS), len(keys)]
    return [(one + 1, other) for one, other in pairwise(marks) if other > one + 1]


def _is_relative(keys: list[str], begin: int, end: int, words: Lexicon) -> bool:
    """Whether a stretch is a relative clause that a mark opens, or an apposition with one in it."""
    is_governed = begin and words.has("adjunct", keys[begin]) and not words.has("condition", keys[begin])
    if is_governed and end > begin + 1 and not words.has("that", keys[begin + 1]):
        begin += 1  # `, von denen keiner schlief,`
    if begin and words.has("who", keys[begin]) and _ends_clause(keys[begin:end], words):
        return True
    at = next((at for at in range(begin + 1, end) if words.has("who", keys[at])), end)
    is_plain = not any(words.has("finite", key) or words.has("article", key) for key in keys[begin + 1 : at + 1])
    is_bare = at < end and not words.has("that", keys[at]) and begins_noun(keys[begin], words)
    return bool(begin) and at < end and is_plain and (is_bare or words.has("determiner", keys[begin]))


def _is_of_itself(clause: list[str], words: Lexicon) -> bool:
    """Whether what stands between two marks denies or turns only what it says itself: `, never rich,`, `, rich but
    small,`, `, where they found nobody,`; not `, but not in May,`, `, though tired,` nor `, on no account,`."""
    first = clause[0]
    if first.casefold() in _PLACES:
        return True
    is_own = not any(words.has(kind, first) for kind in ("contrast", "condition", "joiner", "adjunct", "who"))
    return is_own and len(clause) > 1 and not any(words.has("finite", key) for key in clause)


def _is_listed(fit: Fit, gap: Gap, words: Lexicon) -> bool:
    """Whether what is left out is one of several things: `shells, never feathers, | and coins`."""
    return gap.last < len(fit.source) and words.has("joiner", fit.source.keys[gap.last])


_PLACES = frozenset("where wo donde dove onde где".split())


def _turns(key: str, words: Lexicon) -> bool:
    return words.has("negation", key) or words.has("contrast", key)


def _ends_clause(clause: list[str], words: Lexicon) -> bool:
    """Whether a clause that begins with a relative pronoun is one: where that is an article too, its verb stands last
    (`der von alledem nichts wusste`, but not `der Müller` or `das Boot sank nicht`)."""
    is_article = words.has("article", clause[0])
    return not is_article or (len(clause) > 2 and clause[-1].islower() and not words.has("negation", clause[-1]))


def _without_ranges(keys: list[str], words: Lexicon) -> list[str]:
    for at, key in enumerate(keys):
        if key.casefold() == "bis" and any(one.casefold() in ("von", "vom") for one in keys[max(0, at - _RANGE) : at]):
            keys[at] = _NONE
        if key.casefold() in _TILL and at + 1 < len(keys) and _is_point(keys[at + 1], words):
            keys[at] = _NONE
    return keys


_TILL = frozenset(("bis", "until", "till"))


def _is_point(key: str, words: Lexicon) -> bool:
    """Whether a word begins a mere time or place: `until 1911`, `bis zur Brücke`; not `until the debt is paid`."""
    return is_number(key) or any(words.has(kind, key) for kind in ("number", "month", "adjunct", "to"))


def _without_concord(fit: Fit, gap: Gap, keys: list[str], words: Lexicon) -> list[str]:
    """Without the `ni` and `nor` that go on with a negation which the quotation keeps."""
    kept = fit.source.keys[max(fit.first, gap.first - _RANGE) : gap.first]
    if not words.first_of("negation", kept) or (keys[0], keys[-1]) != (",", ","):
        return keys  # `not the fares | nor | the strike`: it denies what follows
    return [_NONE if words.has("concord", key) else key for key in keys]


_TIMES = frozenset(("until", "till", "bis", "only"))


def _without_items(keys: list[str], words: Lexicon) -> list[str]:
    """Without the time of an item of a list that is left out whole: `sleep until eight and`."""
    is_list = len(keys) > 2 and words.has("joiner", keys[-1]) and is_word(keys[0])
    if not is_list or any(words.has("condition", key) or words.has("contrast", key) for key in keys[:1]):
        return keys
    return [keys[0], *(_NONE if key.casefold() in _TIMES else key for key in keys[1:])]
