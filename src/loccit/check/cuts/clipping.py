"""What the rest of the source's sentence says, before a cut or behind it, that turns or limits the words; and whether
the draft says so itself."""

from __future__ import annotations

from loccit.check.claims.claim import Claim
from loccit.check.claims.titles import looks_like_title
from loccit.check.cuts.around import cut_off, is_phrase
from loccit.check.cuts.asked import asked
from loccit.check.cuts.claimed import report_around
from loccit.check.cuts.clauses import last_clause, telling_in
from loccit.check.cuts.given import is_given
from loccit.check.cuts.restated import is_restated
from loccit.check.cuts.risks import Hidden, class_of
from loccit.check.sentences.naming import PERSONAL
from loccit.check.verdicts import Change
from loccit.check.words.fitting import Fit
from loccit.check.words.lexicon import Lexicon
from loccit.check.words.sentence_of import sentence_start
from loccit.check.words.tokens import is_word, tokens
from loccit.check.words.weighed import Weighed, covering
from loccit.citable import Place, Said

_MARKS = ' ,;:.-–—"“”‘’'
_TELLING = 2
"""So many words in a row tell which ones are meant; a single `not` does not."""
_LONGEST_INSERTION = 80
"""Characters between two parts of what somebody says in one sentence."""


def clipped(claim: Claim, place: Place, fit: Fit, said: Said | None, words: Lexicon) -> Weighed | None:
    if not words.words["article"] and looks_like_title(claim.words, len(claim.words.split())):
        return None  # a title is whole; where nouns have capitals they tell none
    bounds = _bounds(fit, said)
    reported = covering(place.reported, fit) if said is None else None
    cut = (
        *cut_off(fit, bounds, words),
        _told_before(fit, bounds[0], words) if said is not None else None,
        _turned_by_next(place, fit, said, words),
        report_around(fit, reported, words) if reported is not None else None,
    )
    hidden = next((one for one in cut if one is not None and not _draft_says(claim, place, fit, one, words)), None)
    hidden = hidden or asked(fit, bounds, claim, words)
    if hidden is None:
        return None
    step = "quote the question, or say that it is one" if hidden.kind == "question" else _STEP
    return Weighed(
        "elision_risk" if hidden.is_marked else "clipped", place, fit,
        (Change("insert", "", hidden.words, class_of(hidden)),),
        f"{step}: the sentence has “{hidden.words.strip(_MARKS)}”.",
    )  # fmt: skip


_STEP = "quote on, or say it in your own words"


def _bounds(fit: Fit, said: Said | None) -> tuple[int, int]:
    if said is None:
        return 0, len(fit.source)
    inside = [at for at, start in enumerate(fit.source.starts) if said.start <= start < said.end]
    return (inside[0], inside[-1] + 1) if inside else (0, len(fit.source))


def _told_before(fit: Fit, opening: int, words: Lexicon) -> Hidden | None:
    """The condition that the source gives in its own words before what is said: `If the wind drops, Lind said, “…”`;
    not `If asked, he says, “…”`, on which the saying depends."""
    begin = sentence_start(fit.source, fit.first)
    before = fit.source.keys[begin:opening]
    if len(before) < _SHORTEST or before[-1] != "," or not words.has("if", before[0]):
        return None
    said = last_clause(before[:-1])
    condition = before[: len(before) - 2 - len(said)]
    is_of_speaker = any(key.casefold() in PERSONAL for key in condition) or not any(
        words.has(kind, key) for key in condition[1:3] for kind in ("determiner", "person", "universal")
    )
    if '"' in before or len(said) > _INSERTED or is_of_speaker or not telling_in(said, words):
        return None
    return Hidden("condition", before[0], fit.source.words(begin, opening))


_SHORTEST = 6
"""Tokens of a condition with who says it."""
_INSERTED = 5
"""Tokens of `Lind said` between marks."""


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
        _without_passing([key.casefold() for key in tokens(side).keys if is_word(key)], words)
        for side in (claim.before, claim.after)
    )
    around = before + after
    is_turn = hidden.is_behind and hidden.kind == "contrast"  # it says so behind the words, or not at all
    is_condition = bool(words.first_of("condition", hidden.word.split()))
    if _has_run(hidden.word, after if is_turn and not is_condition else around):
        return True
    if is_restated(claim, fit, hidden, words):
        return True
    if hidden.kind in _OF_CLAUSES and is_phrase(fit, words) and not _is_predicate(before, words):
        return True
    if hidden.kind in ("claim", "hedge"):
        return is_given(claim, place, fit, hidden, words)
    near = after[:_NEAR] if is_turn else around[-_NEAR:]
    kinds = (hidden.kind, "condition") if is_turn else (hidden.kind, *_ALSO.get(hidden.kind, ()))
    kinds = ("condition", "if") if is_condition and not hidden.is_behind else kinds
    if hidden.kind in ("negation", "condition", "contrast") and any(words.first_of(kind, near) for kind in kinds):
        return True
    if hidden.kind in ("condition", "contrast") and _supposes(claim, words):
        return True
    holds_anyway = words.first_of("despite", hidden.word.split()) and words.first_of(
        "negation", tokens(hidden.words).keys
    )
    if holds_anyway and words.first_of("negation", after):
        return True  # `, which had nobody who …` for `, even though it had no …`: in the draft's own words
    return _continues(claim, fit, hidden, words)


def _without_passing(keys: list[str], words: Lexicon) -> list[str]:
    """Without an `if you believe him`, which is no condition."""
    runs = [words.run_at("passing", keys, at) or words.run_at("hedge", keys, at) for at in range(len(keys))]
    at = next((at for at, run in enumerate(runs) if run and words.has("condition", keys[at])), len(keys))
    return keys[:at] + keys[at + len(runs[at].split()) :] if at < len(keys) else keys


_OF_CLAUSES = ("claim", "contrast")
"""What can be said of a clause alone: a phrase without a verb claims nothing, unless the draft makes it do so."""


def _is_predicate(before: list[str], words: Lexicon) -> bool:
    """Whether the draft says of something that it is what a quoted phrase says: `The bench is “a tool of …”`."""
    return bool(before) and (words.has("finite", before[-1]) or words.has("like", before[-1]))


def _has_run(word: str, keys: list[str]) -> bool:
    """Whether words stand among others in a row."""
    run = word.casefold().split()
    return any(keys[at : at + len(run)] == run for at in range(len(keys) - len(run) + 1))


def _supposes(claim: Claim, words: Lexicon) -> bool:
    """Whether the draft's sentence opens with a condition: `If the Board is right, “…”`, `Were it right, “…”`."""
    keys = [key for key in tokens(claim.before.rpartition(". ")[2]).keys if is_word(key)]
    if not keys or words.run_at("hedge", keys, 0) or words.run_at("passing", keys, 0):
        return False  # `If one believes him`
    return any(words.has(kind, keys[0]) for kind in ("inverted", "condition"))


_ALSO = {"negation": ("doubting", "unreal", "refusing")}
"""Classes of words by which a draft says so too."""
_NEAR = 8
"""Words of the draft's sentence, nearest to the quotation, among which another word may say what was cut off."""


def _continues(claim: Claim, fit: Fit, hidden: Hidden, words: Lexicon) -> bool:
    """Whether another quotation of the paragraph has the words that are cut off."""
    said, first = tokens(hidden.words).keys, hidden.word.casefold().split()[0]
    at = next((place for place, key in enumerate(said) if key.casefold() == first), None)
    if at is None:
        return False
    rest = said[at : at + 4]
    if len(rest) < _TELLING:
        rest = (*rest, *fit.source.keys[fit.first : fit.first + 2])
    there = tokens(claim.paragraph.replace("\u2060", "")).keys
    if len(rest) > _TELLING + 1 and words.has("adversative", rest[0]):
        rest = rest[1:]  # what a `but` says is said without it too
    return any(there[k : k + len(rest)] == rest for k in range(len(there) - len(rest) + 1))
