"""Who else a draft may rightly name, or leave out, beside words: one of whom the source's speaker tells, one whom its
title names, a place, an outlet without a name."""

from __future__ import annotations

import re

from loccit.check.claims.claim import Claim
from loccit.check.sentences import naming
from loccit.check.sentences.saying import who_says
from loccit.check.words.lexicon import lexicon
from loccit.check.words.tokens import tokens
from loccit.citable import Place, Said


def is_told_of(named: str, said: Said, place: Place, claim: Claim) -> bool:
    """Whether the draft names both: who said it, of whom the source's speaker tells, and who tells it: `Holm had told
    her, as Lind recalled`."""
    near = f"{claim.before} {claim.after}".replace("\u2060", "")
    tellers = {name.split()[-1].casefold() for name in said.names}
    tells = any(subject in tellers for subject in who_says(near))
    return tells and bool(_TOLD.search(near)) and naming.mentions_any(place.words, (named,))


_TOLD = re.compile(
    r"\bas [^\W\d_A-Z]*[A-Z]|\bhad (?:\w+ )?(?:told|said|asked|answered|replied|written|assured|warned)\b"
)
"""What says that somebody tells what another said: takes `as Lind recalled`, `that Holm had said`."""


def is_beside(named: str, said: Said, place: Place) -> bool:
    """Whether a draft's name stands beside words that only say what the speaker is, with no verb between them: `the
    company’s head, Ada Lind, said`, `Ada Lind, a pilot at the pier, and a resident of Skarne, said`."""
    if said.surface.casefold() in naming.PERSONAL:
        return False
    words, text = lexicon(place.source.language), place.words
    at, where = text.find(said.surface), naming.last_mention(text, (named,))
    last = said.surface.split()[-1:] or [""]
    if min(at, where) < 0 or not (last[0].islower() or last[0].isupper() or _ARTICLE.match(said.surface)):
        return False
    first, second = sorted(((at, at + len(said.surface)), (where, where + len(named))))
    between = text[first[1] : second[0]]
    is_near = len(between) <= _BESIDE and not set('.!?;:“”"') & set(between)
    verbs = ("finite", "telling", "claim", "opining")
    return is_near and not any(words.has(kind, key) for key in tokens(between).keys for kind in verbs)


_BESIDE = 120
"""Characters between a name and what its apposition says."""
_ARTICLE = re.compile(r"(?:an?|the|ein|eine|der|die|un|une|le|la|una|el)\s", re.IGNORECASE)


def in_title(named: str, place: Place) -> list[str]:
    """The full names in a document's title that a draft's name can stand for."""
    full = (name for _, name in naming.names_in(place.source.title or "") if " " in name)
    return [name for name in full if naming.same_person(named, (name,))]


def is_place_of(named: str, known: tuple[str, ...], claim: Claim) -> bool:
    """Whether a draft's name only says where the speaker is from, whom it names too: `Ada Lind, a pilot from Upper
    Skarne, has a rule: “…”`."""
    sentence = f"{claim.before} {claim.after}".replace("\u2060", "")
    spots = [found.start() for found in re.finditer(rf"\b{re.escape(named)}\b", sentence)]
    is_placed = bool(spots) and all(_FROM.search(sentence, 0, at) for at in spots)
    return is_placed and naming.mentions_any(sentence, known)


_FROM = re.compile(r"\b(?:from|in|at|near|aus|de|da|di) \Z")


def is_told(outlet: str, words: str) -> bool:
    """Whether a source says that somebody told its words to an outlet that nobody could name: `told a local weekly`;
    leaves `told the radio`, which a draft can say too."""
    is_any = outlet.split()[0] in ("a", "an", "one", "another", "some")
    return is_any and any(f"{lead} {outlet}" in words for lead in _TELLING)


_TELLING = ("told", "interview with", "interview to", "interviewed by", "speaking to", "asked by")
