"""What is told of a quotation without an identifier: where its words stand, and what they would be accused of there."""

from __future__ import annotations

from dataclasses import dataclass

from loccit.check.archive import Archive
from loccit.check.claims.claim import Claim
from loccit.check.looked_up import LookedUp
from loccit.check.steps import where
from loccit.check.verdicts import HARMFUL, ORDER
from loccit.check.weighing import Weighed, weigh
from loccit.check.words.finding import rarest_word
from loccit.check.words.fitting import Sought, fits
from loccit.check.words.tokens import tokens

_WEIGHED = 8
"""Places at most that are weighed: words that stand in more of them are a phrase."""


@dataclass(frozen=True, slots=True)
class Hint:
    """The passages where the words stand, the step, and the risk: the verdict that they would have in each."""

    passage_id: str
    places: tuple[str, ...]
    next_step: str
    notes: tuple[str, ...] = ()
    where: str = ""
    risk: str = ""


def hint_of(claim: Claim, quotation: Sought, found: list[str], looked_up: LookedUp) -> Hint:
    """The identifier to add; with a warning where the draft misquotes the words in every passage that has them."""
    weighed = [(identifier, _best(claim, quotation, identifier, looked_up)) for identifier in found[:_WEIGHED]]
    fair = [identifier for identifier, one in weighed if one is None or one.code not in HARMFUL]
    first = weighed[0][1]
    if fair or len(found) > _WEIGHED or first is None:
        at = (fair or found)[0]
        place = looked_up.archive.passage(at)
        others = f" (and {len(found) - 1} other places)" if len(found) > 1 else ""
        return Hint(at, tuple(found), f"add [@{at}]{others}.", where=where(place) if place else "")
    is_anothers = first.code == "wrong_speaker"
    told = f"the archive gives these words to {first.diff[0].source}" if is_anothers else f"that would be {first.code}"
    step = f"{first.next_step.rstrip('.')}; then add [@{first.place.id}]."
    return Hint(first.place.id, tuple(found), step, (told,), where(first.place), first.code)


def _best(claim: Claim, quotation: Sought, identifier: str, looked_up: LookedUp) -> Weighed | None:
    place = looked_up.archive.passage(identifier)
    found = fits(quotation, looked_up.tokens_of(place)) if place else []
    weighed = [weigh(claim, place, fit, looked_up.archive) for fit in found] if place else []
    return max(weighed, key=lambda one: ORDER.index(one.code), default=None)


def older_hint(quotation: Sought, archive: Archive) -> Hint | None:
    """That the words stand in an older capture alone; None where they do not."""
    word = rarest_word(quotation)
    for document_id, capture in archive.superseded(word) if word else ():
        if fits(quotation, tokens(capture.text)):
            day = f" of {capture.captured_at[:10]}" if capture.captured_at else ""
            told = f"the words stand in capture {capture.ordinal}{day}, and not in the newest"
            return Hint(document_id, (), f"say so, and add [@{document_id}]: the source was changed.", (told,))
    return None
