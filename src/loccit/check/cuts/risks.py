"""What a cut hides: inside (ellipses and brackets) and outside (the rest of the sentence)."""

from __future__ import annotations

from dataclasses import dataclass

from loccit.check.cuts.clauses import is_reflexive
from loccit.check.cuts.omitted import inserted, own_words
from loccit.check.cuts.partial import partial_in
from loccit.check.cuts.reporting import reporting_in
from loccit.check.sentences.naming import PRONOUNS
from loccit.check.words.fitting import Fit, Gap
from loccit.check.words.lexicon import HIDDEN, Lexicon
from loccit.check.words.tokens import is_number, is_word

_NAMES = {
    "negation": "a negation", "condition": "a condition", "contrast": "a contrast", "hedge": "a reservation",
    "claim": "whose claim it is", "number": "a number", "name": "a name", "modal": "a modal verb",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Hidden:
    """What a cut hides: the class, the word, and all the words that were left out. `is_marked`: by an ellipsis;
    `is_behind`: behind the last word that is quoted. `kept`: what is quoted of whose claim it is."""

    kind: str
    word: str
    words: str
    is_marked: bool = False
    is_behind: bool = False
    kept: str = ""

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
    own = own_words(fit, gap, words) if gap.separator.kind == "ellipsis" else list(left_out)
    for kind in HIDDEN:
        word = words.first_of(kind, _without_asking(own, gap.first, fit, words) if kind == "condition" else own)
        if word and not words.first_of(kind, put_in):
            return Hidden(kind, word, shown)
    if gap.separator.kind == "bracket":
        return _changed_by_bracket(left_out, put_in, shown, words)
    if verb := reporting_in(fit, gap, words):
        return Hidden("claim", verb, shown, kept=fit.source.words(fit.first, gap.first))
    kind, word = inserted(fit, gap, words)
    if not word and (when := words.first_of("when", own)) and words.first_of("allowing", own):
        kind, word = "condition", when
    if word:
        return Hidden(kind, word, shown)
    following = fit.source.keys[gap.last] if gap.last < len(fit.source) else ""
    doubt = _governing(left_out, following, words) or _only_possible(fit, gap, words)
    doubt = doubt or partial_in(own, following, words)
    if not doubt and left_out and words.has("to", left_out[-1]) and (refused := words.first_of("refusing", own)):
        return Hidden("negation", refused, shown)  # `failed to | publish`
    return Hidden("modal" if words.has("modal", doubt) else "hedge", doubt, shown) if doubt else None


def _governing(left_out: tuple[str, ...], following: str, words: Lexicon) -> str:
    """The word of doubt at the end of an omission that governs what follows: `may | sink`, `unlikely to be | lost`.

    What goes on with `to` or `not` is no statement; another verb between the two (`may be had | of them`) is what the
    doubt is of.
    """
    if following.casefold() in _NO_STATEMENT:
        return ""
    left_out = _without_month(left_out)
    end = next((at for at in range(len(left_out), 0, -1) if left_out[at - 1].casefold() not in _AUXILIARIES), 0)
    near = left_out[max(0, end - 2) :]
    for start in range(max(0, end - _LONGEST_RUN), end):
        run = words.run_at("doubt", left_out, start)
        if run and start + len(run.split()) == end:
            return run  # `so gut wie | alle`
    run = words.first_of("hearsay", near[-2:]) or words.first_of("doubt", near)
    is_last = bool(end) and any(words.has(kind, left_out[end - 1]) for kind in ("doubt", "hearsay"))
    return run if " " in run or is_last else ""


_LONGEST_RUN = 5
"""Words of a phrase of doubt: `bis zu einem gewissen Grad`."""


def _only_possible(fit: Fit, gap: Gap, words: Lexicon) -> str:
    """The adjective at an edge of an omission that makes the noun beside it only possible: `possible | losses`, `pertes
    | possibles`; not `the best possible | rope`, nor a noun left out with it."""
    keys, first, last = fit.source.keys, gap.first, gap.last - 1
    if last < first:
        return ""
    for at, noun, near in (
        (last, keys[last + 1 : last + 2], keys[max(0, last - 2) : last]),
        (first, keys[first - 1 : first], keys[max(0, first - 2) : first]),
    ):
        is_noun = bool(noun) and is_word(noun[0]) and not any(words.has(kind, noun[0]) for kind in _NO_NOUN)
        if at == first != last and _is_noun_left_out(keys[first + 1], words):
            continue
        if is_noun and words.has("possible", keys[at]) and not any(words.has("best", key) for key in near):
            return keys[at]
    return ""


def _is_noun_left_out(key: str, words: Lexicon) -> bool:
    return is_word(key) and not any(words.has(kind, key) for kind in _NO_NOUN)


_NO_NOUN = ("finite", "that", "joiner", "adjunct", "to", "modal", "person")


def _without_month(keys: tuple[str, ...]) -> tuple[str, ...]:
    """Without `May` where it is a month: beside a number, or behind `in`, `of`, `since`."""
    around = zip(("-", *keys), keys, (*keys[1:], "-"), strict=False)
    return tuple(
        "" if key == "May" and (is_number(before) or is_number(after) or before.lower() in _OF_TIME) else key
        for before, key, after in around
    )


_OF_TIME = frozenset("in of by since until till from to through before after last next this early late mid".split())
_AUXILIARIES = frozenset(
    "to be been being have has had also well soon still already often auch également aussi souvent también haben sein"
    " werden wurde worden zu être avoir été eu de ser estar haber sido estado essere stato avere".split()
)
"""Words that may stand between a word of doubt and what it governs."""
_NO_STATEMENT = frozenset(("to", "not", "zu"))


def _without_asking(keys: list[str], first: int, fit: Fit, words: Lexicon) -> list[str]:
    """Without the `if` of an indirect question (`checking if there is`) and the `only` of a noun (`an only child`)."""
    before = (fit.source.keys[first - 1] if first else "", *keys)
    return [
        key
        for at, key in enumerate(keys)
        if not (
            words.has("question", key) and (words.has("inquiring", before[at]) or is_reflexive(before, at + 1, words))
        )
        and not (words.has("merely", key) and words.has("determiner", before[at]))
    ]


def _changed_by_bracket(
    left_out: tuple[str, ...], put_in: tuple[str, ...], shown: str, words: Lexicon
) -> Hidden | None:
    """A bracket may explain; it may not turn: no negation put in, no other number, name or modal, no doubt taken."""
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
    doubt = _governing(left_out, "", words)
    keeps = any(words.first_of(kind, put_in) for kind in ("hearsay", "doubt", "hedge", "modal"))
    return Hidden("hedge", doubt, shown) if doubt and put_in and not keeps else None


def _names(keys: tuple[str, ...]) -> set[str]:
    """Capitalised words behind the first one."""
    return {key for key in keys[1:] if key[0].isupper() and len(key) > 1} | {
        key for key in keys[:1] if key[0].isupper() and len(keys) == 1 and len(key) > 3 and key.lower() not in PRONOUNS
    }
