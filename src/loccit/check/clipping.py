"""What the rest of the source's sentence says, before a cut or behind it, that turns or limits the words; and whether
the draft says so itself."""

from __future__ import annotations

import re

from loccit.check import naming
from loccit.check.claim import Claim
from loccit.check.claimed import claim_before, report_around
from loccit.check.cuts import cut_off
from loccit.check.fitting import Fit
from loccit.check.lexicon import Lexicon
from loccit.check.named import whom
from loccit.check.own_words import OURS
from loccit.check.restated import is_restated
from loccit.check.risks import Hidden, class_of
from loccit.check.saying import who_says
from loccit.check.tokens import is_word, tokens
from loccit.check.verdicts import Change
from loccit.check.weighed import Weighed, covering, publishers
from loccit.citable import Place, Said

_MARKS = ' ,;:.-–—"“”‘’'
_TELLING = 2
"""So many words in a row tell which ones are meant; a single `not` does not."""
_LONGEST_INSERTION = 80
"""Characters between two parts of what somebody says in one sentence."""


def clipped(claim: Claim, place: Place, fit: Fit, said: Said | None, words: Lexicon) -> Weighed | None:
    bounds = _bounds(fit, said)
    reported = covering(place.reported, fit) if said is None else None
    cut = (
        *cut_off(fit, bounds, words),
        _turned_by_next(place, fit, said, words),
        claim_before(fit, words) if said is None else None,
        report_around(fit, reported, words) if reported is not None else None,
    )
    hidden = next((one for one in cut if one is not None and not _draft_says(claim, place, fit, one, words)), None)
    if hidden is None:
        return None
    return Weighed(
        "elision_risk" if hidden.is_marked else "clipped", place, fit,
        (Change("insert", "", hidden.words, class_of(hidden)),),
        f"quote on, or say it in your own words: the sentence has “{hidden.words.strip(_MARKS)}”.",
    )  # fmt: skip


def _bounds(fit: Fit, said: Said | None) -> tuple[int, int]:
    if said is None:
        return 0, len(fit.source)
    inside = [at for at, start in enumerate(fit.source.starts) if said.start <= start < said.end]
    return (inside[0], inside[-1] + 1) if inside else (0, len(fit.source))


def _turned_by_next(place: Place, fit: Fit, said: Said | None, words: Lexicon) -> Hidden | None:
    """What the speaker goes on to say in the same sentence: `“It is,” he added, “but …”`."""
    following = [one for one in place.said if said is not None and one.start >= said.end]
    if said is None or not following or place.words[fit.end : said.end].strip(_MARKS + "'’"):
        return None
    after = min(following, key=lambda one: one.start)
    between = place.words[said.end : after.start]
    if (
        len(between) > _LONGEST_INSERTION
        or place.words[fit.end : said.end].strip()[:1] != ","
        or set(".!?") & set(between)
    ):
        return None
    behind = [key for key in tokens(place.words[after.start : after.end]).keys if is_word(key)]
    turns = bool(behind) and words.has("turner", behind[0])
    return Hidden("contrast", behind[0], place.words[after.start : after.end]) if turns else None


def _draft_says(claim: Claim, place: Place, fit: Fit, hidden: Hidden, words: Lexicon) -> bool:
    """Whether the draft says around the quotation what the cut leaves out."""
    before, after = (
        [key.casefold() for key in tokens(side).keys if is_word(key)] for side in (claim.before, claim.after)
    )
    around = before + after
    is_turn = hidden.is_behind and hidden.kind == "contrast"  # it says so behind the words, or not at all
    is_condition = bool(words.first_of("condition", hidden.word.split()))
    if _has_run(hidden.word, after if is_turn and not is_condition else around):
        return True
    if is_restated(claim, fit, hidden, words):
        return True
    if hidden.kind in ("claim", "hedge"):
        is_given = _is_given(claim, place, hidden) or _is_reserved(around, hidden, words)
        is_given = is_given or (" " in hidden.word and bool(_POSSESSIVE.search(claim.before)))
        return is_given or (hidden.kind == "claim" and _is_attributed(claim, hidden))
    near = after[:_NEAR] if is_turn else around[-_NEAR:]
    kinds = (hidden.kind, "condition") if is_condition else (hidden.kind,)
    if hidden.kind in ("negation", "condition", "contrast") and any(words.first_of(kind, near) for kind in kinds):
        return True
    if hidden.kind in ("condition", "contrast") and _supposes(claim, words):
        return True
    holds_anyway = words.first_of("despite", hidden.word.split()) and words.first_of(
        "negation", tokens(hidden.words).keys
    )
    if holds_anyway and words.first_of("negation", after):
        return True  # `, which had nobody who …` for `, even though it had no …`: in the draft's own words
    return _continues(claim, fit, hidden)


def _has_run(word: str, keys: list[str]) -> bool:
    """Whether words stand among others in a row."""
    run = word.casefold().split()
    return any(keys[at : at + len(run)] == run for at in range(len(keys) - len(run) + 1))


def _supposes(claim: Claim, words: Lexicon) -> bool:
    """Whether the draft's sentence opens with a condition: `If the Board is right, “…”`, `Were it right, “…”`."""
    keys = [key for key in tokens(claim.before.rpartition(". ")[2]).keys if is_word(key)]
    return bool(keys) and any(words.has(kind, keys[0]) for kind in ("inverted", "condition"))


def _is_reserved(around: list[str], hidden: Hidden, words: Lexicon) -> bool:
    """Whether the draft gives the words under a reservation of its own; `according to the paper` says whose text it is,
    not whose claim."""
    documents = _DOCUMENTS.intersection(around) - {key.casefold() for key in tokens(hidden.words).keys}
    return bool(words.first_of("hedge", around)) and not (hidden.kind == "claim" and documents)


_DOCUMENTS = frozenset(
    "paper newspaper article report release text story piece book study document essay artikel bericht zeitung buch"
    " studie rapport texte journal livre étude artículo informe texto diario libro estudio".split()
)
_POSSESSIVE = re.compile(r"\b[A-Z][\w-]+(?:['’]s|(?<=s)['’])(?: \w+){1,3}[,:]?[\s\u2060]*\Z")
"""Whose the words are: takes `Hamm's sum, `, for words of the source that stand behind `according to him`."""
_NEAR = 8
"""Words of the draft's sentence, nearest to the quotation, among which another word may say what was cut off."""
_CLAIMER = 8
"""Tokens from a verb of claiming within which it says who claims."""


def _is_given(claim: Claim, place: Place, hidden: Hidden) -> bool:
    """Whether the draft gives the words to somebody by name. The document's own author counts only where the claim is
    theirs: `one reads in Adie’s report` does not say that owners claimed it."""
    named = whom(claim, place.source.language)
    if named is None:
        return False
    is_body = named.split()[-1].casefold() in naming.BODIES or named.casefold().startswith("the ")
    if is_body and not naming.mentions_any(hidden.words, (named,)):
        return False  # `in the words of the Court`: it is not the court that claims
    own = (*place.source.authors, *publishers(place), *place.voice)
    is_own_claim = any(key.casefold() in OURS for key in tokens(hidden.words).keys)
    return is_own_claim or not naming.same_person(named, own)


def _is_attributed(claim: Claim, hidden: Hidden) -> bool:
    """Whether the draft's sentence gives the words to the one who makes the claim: by name, or by `he says` and the
    like, or by a word for them that the source has too (`the ministry says`)."""
    near = f"{claim.before} {claim.after}".replace("\u2060", "")
    names = [name for at, name in naming.names_in(hidden.words) if at]
    if naming.mentions_any(near, names):
        return True
    said = [key.casefold() for key in tokens(hidden.words).keys]
    at = said.index(hidden.word.casefold()) if hidden.word.casefold() in said else len(said)
    if at < len(said) and naming.PERSONAL.intersection(said[max(0, at - 1) : at + 2]):
        return bool(who_says(near))  # `he said`: the draft has a word for him, `her father says`
    theirs = {key for key in said[max(0, at - _CLAIMER) : at + _CLAIMER] if len(key) > 3} - {hidden.word.casefold()}
    return any(not subject or subject in theirs for subject in who_says(near))


def _continues(claim: Claim, fit: Fit, hidden: Hidden) -> bool:
    """Whether another quotation of the paragraph has the words that are cut off."""
    said = tokens(hidden.words).keys
    at = next((place for place, key in enumerate(said) if key.casefold() == hidden.word.casefold()), None)
    if at is None:
        return False
    rest = said[at : at + 4]
    if len(rest) < _TELLING:
        rest = (*rest, *fit.source.keys[fit.first : fit.first + 2])
    there = tokens(claim.paragraph.replace("\u2060", "")).keys
    return any(there[k : k + len(rest)] == rest for k in range(len(there) - len(rest) + 1))
