"""A document's own sentence, given to somebody else: whether the source shows that it is not that one's."""

from __future__ import annotations

from loccit.attribution.sentence.language import CUE, language_of
from loccit.check.claims.claim import Claim
from loccit.check.claims.marks import marked_stretches
from loccit.check.sentences import naming
from loccit.check.speakers.named import reported_by
from loccit.check.speakers.tellers import in_title
from loccit.check.words.fitting import Fit
from loccit.check.words.sentence_of import sentence_end, sentence_start
from loccit.check.words.tokens import tokens
from loccit.check.words.weighed import publishers
from loccit.citable import Place

OURS = frozenset(
    "i i'm i've i'd i’m i’ve i’d we we're we've we’re we’ve my our me us ich wir mein meine unser unsere je nous mon ma"
    " notre yo nosotros mi nuestro nuestra io noi mio mia nostro nostra eu nós meu minha nosso nossa".split()
)


def is_anothers(named: str, place: Place, fit: Fit) -> bool:
    """Whether words outside all marks cannot be those of a name: the passage speaks of somebody else, or speaks of
    the name as of a third person, and is no report of what that one said."""
    if not place.voice or _answers(named, place):
        return False
    if not naming.mentions_any(place.words, (named,)):
        return True
    is_page = naming.same_person(place.voice[0], (*place.source.authors, *publishers(place)))
    if is_page and not naming.mentions_any(fit.words, (named,)):
        return False  # a reporter tells in her own words what somebody thinks
    return not _is_told_as_theirs(named, place, fit)


def is_told_about(named: str, claim: Claim, place: Place, fit: Fit) -> bool:
    """Whether a draft tells of a name, with part of the sentence in which the source does, and lets nobody say it:
    `Lind opposed it “at every turn”`."""
    start, _end = _sentence(fit)
    around = f"{claim.before} {claim.after}".replace("\u2060", "")
    words = language_of(place.source.language) or language_of(None)
    says = words is None or any(words.bits.get(key.casefold(), 0) & CUE for key in tokens(around).keys)
    is_part = fit.start > start and ":" not in around and not says
    return is_part and naming.mentions_any(place.words[start : fit.start], (named,))


def _sentence(fit: Fit) -> tuple[int, int]:
    """Where the source's sentences begin and end that the words stand in."""
    first, last = sentence_start(fit.source, fit.first), sentence_end(fit.source, fit.last - 1)
    return fit.source.starts[first], fit.source.ends[last - 1]


def _is_told_as_theirs(named: str, place: Place, fit: Fit) -> bool:
    """Whether the words may go on with what the source reports of a name, or of whom it addresses: it told something
    of theirs before, or in the same sentence, and has not spoken of itself since."""
    start, end = _sentence(fit)
    sentence = place.words[start:end]
    if any(naming.same_person(named, (one,)) for one in reported_by(sentence)):
        return True
    told = [
        one.end
        for one in (*place.reported, *place.said)
        if one.start < fit.end and naming.same_person(named, one.names)
    ]
    return bool(told) and not _speaks_of_itself(place.words, min(max(told), start), end)


def _speaks_of_itself(words: str, start: int, end: int) -> bool:
    """Whether a stretch says `I` outside all marks."""
    marked = marked_stretches(words)
    found = tokens(words)
    return any(
        key.casefold() in OURS and start <= at < end and not any(one.start <= at < one.end for one in marked)
        for key, at in zip(found.keys, found.starts, strict=True)
    )


def _answers(named: str, place: Place) -> bool:
    """Whether a passage may be the answer of somebody whom the title names: it speaks of itself, and its voice is only
    the byline, which may be the interviewer's."""
    if naming.mentions_any(place.words, in_title(named, place)) or place.words.rstrip('”"»’ ').endswith("?"):
        return False  # it speaks of them: `all those who, like Ada, …`; a question is who asks's
    own = any(key.casefold() in OURS for key in tokens(place.words).keys)
    is_byline = naming.same_person(place.voice[0], place.source.authors) if place.voice else True
    return own and is_byline and naming.mentions_any(place.source.title or "", (named,))
