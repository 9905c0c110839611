"""Words at second hand: the source has them from somebody, and the draft does not say so where it quotes them.

A draft says it in the quotation's own sentence, in the one right before or behind it, in the one that opens the
paragraph, or in its note. What it names for another quotation is no word about this one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from loccit.attribution.hands.own_outlet import is_same_house
from loccit.check.claims.claim import Around, Claim
from loccit.check.claims.marks import marked_stretches
from loccit.check.claims.of_draft import without_marks
from loccit.check.drafts import FILL
from loccit.check.sentences import naming
from loccit.check.sentences.saying import who_says
from loccit.check.speakers.tellers import is_told
from loccit.check.words.fitting import Fit
from loccit.check.words.lexicon import Lexicon, lexicon, likely_language
from loccit.check.words.tokens import tokens
from loccit.check.words.weighed import Weighed, covering, publishers
from loccit.citable import Place, Said
from loccit.text.fold import folded
from loccit.text.sentences import sentence_ends

_CLOSING = frozenset("”\"’'»«“›‹」』")
_ENDED = re.compile(r"[.!?…][”\"’']?\s")
"""The end of a sentence."""
_TO_THEM = re.compile(r"\b(?:told|tells?|telling|assured|asked|warned|wrote to|said to) (?:him|her|them)\b")
"""To whom something is said who was named before."""


def second_hand(claim: Claim, place: Place, fit: Fit, said: Said | None, words: Lexicon) -> Weighed | None:
    """Words that a source only hands on, in a draft that names nobody through whom they come; else None."""
    said = _told_in_turn(claim, place, fit, said) or said
    if said is None or not said.reporters or any(is_same_house(said.reporters[0], own) for own in publishers(place)):
        return None
    if place.words[said.end - 1 : said.end] not in _CLOSING and _ENDED.search(place.words, said.start, fit.start):
        return None  # nothing tells where an unclosed quotation ends
    if _is_named(claim, place, said) or _is_said_to_be(claim, place, said, words):
        return None
    if _TO_THEM.search(f"{claim.before} {claim.after}") and naming.mentions_any(claim.earlier, said.reporters):
        return None  # `Lind looked back. Hamm came by and told her: “…”`
    outlet = place.source.publisher or place.source.title or "the source"
    return Weighed(
        "second_hand", place, fit, (),
        f"say from whom the words come: {said.reporters[0]}, as quoted by {outlet}.",
    )  # fmt: skip


def _told_in_turn(claim: Claim, place: Place, fit: Fit, said: Said | None) -> Said | None:
    """What whoever has the floor says that another said, where the draft gives the words to that other."""
    reported = covering(place.reported, fit)
    is_turn = bool(place.voice) and not naming.same_person(place.voice[0], (*place.source.authors, *publishers(place)))
    if reported is None or not is_turn or (said is not None and said.names != place.voice):
        return None
    near = f"{claim.before} {claim.after}"
    name = reported.names[0] if reported.names else ""
    is_others = name[:1].isupper() and not naming.same_person(name, place.voice)
    is_given = is_others and naming.mentions_any(near, reported.names)
    return replace(reported, reporters=place.voice, is_retold=True) if is_given else None


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence of the draft without its quotations, and these."""

    words: str = ""
    quotes: tuple[str, ...] = ()

    @property
    def of_none(self) -> str:
        """What it says, if it says so of no quotation of its own."""
        return "" if self.quotes else self.words


@dataclass(frozen=True, slots=True)
class _Beside:
    """What a draft says beside a quotation: in its own sentence and note, and in the sentences around."""

    own: str
    before: _Sentence
    behind: _Sentence = field(default=_Sentence())
    opening: _Sentence = field(default=_Sentence())


def _is_named(claim: Claim, place: Place, said: Said) -> bool:
    """Whether the draft names, beside the words, whoever hands them on, or the document that has them."""
    beside = _beside(claim)
    opening = beside.opening.words
    if said.is_retold:
        tellers = {name.split()[-1].casefold() for name in said.reporters}
        around = f"{opening if tellers.intersection(who_says(opening)) else ''} {beside.before.of_none}"
    else:
        around = f"{opening} {beside.before.words}"
    near = f"{around} {beside.own} {beside.behind.of_none}"
    if naming.mentions_any(near, place.source.authors) or _names_title(claim.context, place.source.title):
        return True
    if any(naming.mentions_outlet(near, name) for name in (*said.reporters, *publishers(place))):
        return True
    return any(naming.mentions_unnamed(near, name) or is_told(name, place.words) for name in said.reporters)


def _is_said_to_be(claim: Claim, place: Place, said: Said, words: Lexicon) -> bool:
    """Whether the draft says that somebody hands the words on: `told a magazine`, `in her letters`, `told the NP`. The
    sentence before says it of other words that came so too."""
    beside = _beside(claim)
    goes_on = any(_came_so_too(quote, place, said) for quote in beside.before.quotes)
    near = f"{beside.before.words if goes_on else beside.before.of_none} {beside.own}"
    own = lexicon(likely_language(near))  # the draft's language may be another one
    kinds = ("hedge", "relay", *(("recalling",) if said.is_retold else ()))
    if any(one.first_of(kind, tokens(near).keys) for one in (words, own) for kind in kinds):
        return True
    return any(naming.abbreviates(near, name) for name in said.reporters)


def _beside(claim: Claim) -> _Beside:
    own = " ".join((claim.before, claim.after, claim.label, claim.notes))
    if claim.is_block:
        return _Beside(own, _Sentence(claim.context))
    one, first = claim.around, claim.around.near.start
    prose = one.prose[one.near]
    ends = [first, *(first + end for end in sentence_ends(without_marks(prose))), first + len(prose)]
    before = max((end for end in ends if end < one.left), default=one.left)
    behind = min((end for end in ends if end > one.right), default=one.right)
    opening = ends[1] if not first and ends[1] <= one.left else 0
    return _Beside(
        own, _sentence(one, before, one.left), _sentence(one, one.right, behind), _sentence(one, 0, opening)
    )  # fmt: skip


def _sentence(around: Around, start: int, end: int) -> _Sentence:
    text = around.text[start:end]
    quotes = (text[one.inner_start : one.inner_end].strip(" ,.;:") for one in marked_stretches(text))
    return _Sentence(around.prose[start:end], tuple(quotes))


def _came_so_too(quote: str, place: Place, said: Said) -> bool:
    """Whether other words of the draft stand in the same passage, and came through the same hands."""
    at = place.words.find(quote)
    return any(one.start <= at < one.end and naming.same_person(said.reporters[0], one.reporters) for one in place.said)


def _names_title(context: str, title: str | None) -> bool:
    short = folded((title or "").split(":")[0]).casefold()
    return len(short) > 3 and short in folded(context.replace(FILL, "")).casefold()
