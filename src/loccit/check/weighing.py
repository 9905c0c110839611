"""One place where a quotation stands, weighed: speaker, second hand, what is hidden or cut off, notes in between."""

from __future__ import annotations

import re
from dataclasses import dataclass

from loccit.check import naming
from loccit.check.archive import Archive
from loccit.check.claim import Claim
from loccit.check.claimed import claim_before, report_around
from loccit.check.fitting import Fit
from loccit.check.lexicon import Lexicon, lexicon
from loccit.check.marks import marked_stretches
from loccit.check.named import named_speaker
from loccit.check.risks import Hidden, cut_off, hidden_inside
from loccit.check.saying import who_says
from loccit.check.tellers import in_title, is_beside, is_told_of
from loccit.check.tokens import is_word, tokens
from loccit.check.verdicts import Change, gravest
from loccit.citable import Place, Said
from loccit.text.fold import folded

_OURS = frozenset(
    "i i'm i've i'd i’m i’ve i’d we we're we've we’re we’ve my our me us ich wir mein meine unser unsere je nous mon ma"
    " notre yo nosotros mi nuestro nuestra".split()
)
_MARKS = ' ,;:.-–—"“”‘’'
_TELLING = 2
"""So many words in a row tell which ones are meant; a single `not` does not."""
_LONGEST_INSERTION = 80
"""Characters between two parts of what somebody says in one sentence."""
_DOMAIN = re.compile(r"(?:www\.)?([\w-]{4,})(?:\.[\w-]{2,})+")
"""Takes `telegraph.example`, with the name in it."""
_OWN_WORDS_NOTE = "the document's words, not the speaker's"


@dataclass(frozen=True, slots=True)
class Weighed:
    """A place with its verdict, and what the verdict rests on; `unconfirmed` is the name that the draft gives the words
    to, where the archive neither confirms it nor knows better."""

    code: str
    place: Place
    fit: Fit
    diff: tuple[Change, ...] = ()
    next_step: str = ""
    notes: tuple[str, ...] = ()
    unconfirmed: str = ""


def weigh(claim: Claim, place: Place, fit: Fit, archive: Archive) -> Weighed:
    """The gravest that holds of a quotation at one place where its words stand."""
    words = lexicon(place.source.language)
    said = _covering(place.said, fit)
    notes: list[str] = []
    found = [
        one
        for one in (
            _speaker(claim, place, fit, said, archive, notes),
            _elision(claim, place, fit, words),
            _second_hand(claim, place, fit, said, words),
            _clipped(claim, place, fit, said, words),
            _note_inside(place, fit),
        )
        if one is not None
    ]
    remarks = tuple(notes) + ((fit.remark,) if fit.remark else ())
    code = gravest(*(one.code for one in found), fit.how)
    grave = next((one for one in found if one.code == code), Weighed(fit.how, place, fit))
    unconfirmed = "" if any(one.code == "wrong_speaker" for one in found) else _unconfirmed(claim, place, fit, said)
    return Weighed(code, place, fit, grave.diff, grave.next_step, grave.notes + remarks, unconfirmed)


def _covering(several: tuple[Said, ...], fit: Fit) -> Said | None:
    """The innermost quotation of the source that all of the words stand in."""
    inside = [said for said in several if said.start <= fit.start and fit.end <= said.end]
    return min(inside, key=lambda said: said.end - said.start, default=None)


def _speaker(
    claim: Claim, place: Place, fit: Fit, said: Said | None, archive: Archive, notes: list[str]
) -> Weighed | None:
    named = named_speaker(claim.before, claim.after, place.source.language, claim.words[-1:])
    if named is None:
        return None
    known = said.names if said is not None else ()
    if said is None:
        reported = _covering(place.reported, fit)
        if reported is not None and naming.same_person(named, reported.names):
            notes.append(_OWN_WORDS_NOTE)
            return None
        is_known = _is_own(place, fit) and not naming.mentions_any(place.words, (named,)) and not _answers(named, place)
        known = place.voice if is_known else ()
        if is_known and reported is not None and naming.is_person(reported.names):
            known = reported.names
    is_own = not place.voice or naming.same_person(place.voice[0], place.source.authors)
    is_asking = not is_own and archive.is_speaker(named)  # the byline of an interview
    is_taken = said is not None and _is_taken_for_own(named, said, claim)
    authors = () if is_asking or is_taken else place.source.authors
    outlets = (*authors, *_publishers(place), *(said.reporters if said else ()))
    if not known or naming.same_person(named, (*known, *outlets)) or not _is_accusable(named, place, archive):
        return None
    if said is not None and (
        _may_be_meant(named, said, place)
        or naming.is_epithet(known[0])
        or is_beside(named, said, place)
        or is_told_of(named, said, place, claim)
    ):
        return None
    return Weighed(
        "wrong_speaker", place, fit, (Change("replace", named, known[0], "name"),),
        f"give the words to {known[0]}, or take the marks away.",
    )  # fmt: skip


def _unconfirmed(claim: Claim, place: Place, fit: Fit, said: Said | None) -> str:
    """The name that the draft gives the words to, unless the archive has it for them too."""
    named = named_speaker(claim.before, claim.after, place.source.language, claim.words[-1:])
    if named is None:
        return ""
    reported = _covering(place.reported, fit)
    known = (*said.names, *said.reporters) if said else (*place.voice, *(reported.names if reported else ()))
    return "" if naming.same_person(named, (*known, *place.source.authors, *_publishers(place))) else named


def _is_taken_for_own(named: str, said: Said, claim: Claim) -> bool:
    """Whether the draft gives to a document's author, by a verb of saying, what the author quotes from somebody whom
    the draft does not name; `as Ada Lind reports` only says where the words stand."""
    around = f"{claim.before} {claim.after}"
    is_other = bool(said.names) and not naming.same_person(named, said.names)
    return is_other and not _REPORTING.search(around) and not naming.mentions_any(around, said.names)


_REPORTING = re.compile(
    r"\b(?:report\w*|quot\w+|cit(?:es?|ed|ing)|recount\w*|relat\w+|record\w*|according to|article|piece|story"
    r"|interview\w*"
    r"|zitier\w*|bericht\w*|laut|rapport\w*|selon|según|cita\w*|informa\w*|reproduc\w*)\b",
    re.IGNORECASE,
)
"""What says that words are only passed on: takes `reports`, `quoted by`, `in her interview`."""


def _may_be_meant(named: str, said: Said, place: Place) -> bool:
    """Whether the source has a pronoun for the speaker, and names the draft's one nearer to it than the archive's."""
    if said.surface.casefold() not in naming.PERSONAL:
        return False
    before = place.words[: said.start]
    return naming.last_mention(before, (named,)) > naming.last_mention(before, said.names)


def _answers(named: str, place: Place) -> bool:
    """Whether a passage may be the answer of somebody whom the title names: it speaks of itself, and its voice is only
    the byline, which may be the interviewer's."""
    if naming.mentions_any(place.words, in_title(named, place)):
        return False  # it speaks of them: `all those who, like Ada, …`
    own = any(key.casefold() in _OURS for key in tokens(place.words).keys)
    is_byline = naming.same_person(place.voice[0], place.source.authors) if place.voice else True
    return own and is_byline and naming.mentions_any(place.source.title or "", (named,))


def _is_own(place: Place, fit: Fit) -> bool:
    """Whether the words stand outside all quotation marks of the source."""
    return not any(one.start <= fit.start and fit.end <= one.end for one in marked_stretches(place.words))


def _is_accusable(named: str, place: Place, archive: Archive) -> bool:
    """Whether a name is surely somebody else's: a person who speaks in the archive, or a full name that the passage
    does not have. A body may speak through a person."""
    words = named.split()
    if any(word.casefold() in naming.BODIES for word in words):
        return False
    if archive.is_speaker(named) or archive.is_speaker(words[-1]) or in_title(named, place):
        return True
    return len(words) in (2, 3) and not naming.mentions_any(place.words, (named,))


def _elision(claim: Claim, place: Place, fit: Fit, words: Lexicon) -> Weighed | None:
    hidden = hidden_inside(fit, words) if fit.gaps else None
    if hidden is None:
        return None
    is_changed = hidden.kind in ("number", "name")  # a bracket put another one in its place
    return Weighed(
        "altered" if is_changed else "elision_risk", place, fit,
        (Change("insert", "", hidden.words, _kind(hidden)),),
        f"put “{hidden.word}” back: the omission removes {hidden.in_words}.",
    )  # fmt: skip


def _second_hand(claim: Claim, place: Place, fit: Fit, said: Said | None, words: Lexicon) -> Weighed | None:
    if said is None or not said.reporters or naming.same_person(said.reporters[0], _publishers(place)):
        return None
    context = claim.context + " " + claim.before + " " + claim.after
    if naming.mentions_any(context, place.source.authors) or _names_title(context, place.source.title):
        return None
    if any(naming.mentions_outlet(context, name) for name in (*said.reporters, *_publishers(place))):
        return None
    if words.first_of("hedge", tokens(claim.before + " " + claim.after).keys):
        return None
    outlet = place.source.publisher or place.source.title or "the source"
    return Weighed(
        "second_hand", place, fit, (),
        f"say from whom the words come: {said.reporters[0]}, as quoted by {outlet}.",
    )  # fmt: skip


def _publishers(place: Place) -> tuple[str, ...]:
    """The publisher's name, and the one in it where it is an address: `Telegraph` of `telegraph.co.uk`."""
    publisher = place.source.publisher or ""
    domain = _DOMAIN.fullmatch(publisher)
    return (publisher, domain.group(1).capitalize()) if domain else (publisher,)


def _names_title(context: str, title: str | None) -> bool:
    short = folded((title or "").split(":")[0]).casefold()
    return len(short) > 3 and short in folded(context.replace("\u2060", "")).casefold()


def _clipped(claim: Claim, place: Place, fit: Fit, said: Said | None, words: Lexicon) -> Weighed | None:
    bounds = _bounds(fit, said)
    reported = _covering(place.reported, fit) if said is None else None
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
        (Change("insert", "", hidden.words, _kind(hidden)),),
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
    if hidden.word.casefold() in (after if is_turn and not words.has("condition", hidden.word) else around):
        return True
    if hidden.kind in ("claim", "hedge"):
        is_given = _is_given(claim, place, hidden) or bool(words.first_of("hedge", around))
        is_given = is_given or (" " in hidden.word and bool(_POSSESSIVE.search(claim.before)))
        return is_given or (hidden.kind == "claim" and _is_attributed(claim, hidden))
    near = after[:_NEAR] if is_turn else around[-_NEAR:]
    if hidden.kind in ("negation", "condition", "contrast") and words.first_of(hidden.kind, near):
        return True
    if hidden.kind in ("condition", "contrast") and _supposes(claim, words):
        return True
    denies = words.first_of("negation", tokens(hidden.words).keys)
    if hidden.kind == "contrast" and denies and words.first_of("negation", after):
        return True  # `, which had nobody who …` for `, even though it had no …`: in the draft's own words
    return _continues(claim, fit, hidden)


def _supposes(claim: Claim, words: Lexicon) -> bool:
    """Whether the draft's sentence opens with a condition without `if`: `Were the Board right, “…”`."""
    keys = [key for key in tokens(claim.before.rpartition(". ")[2]).keys if is_word(key)]
    return bool(keys) and words.has("inverted", keys[0])


_POSSESSIVE = re.compile(r"\b[A-Z][\w-]+(?:['’]s|(?<=s)['’])(?: \w+){1,3}[,:]?[\s\u2060]*\Z")
"""Whose the words are: takes `Hamm's sum, `, for words of the source that stand behind `according to him`."""
_NEAR = 8
"""Words of the draft's sentence, nearest to the quotation, among which another word may say what was cut off."""
_CLAIMER = 8
"""Tokens from a verb of claiming within which it says who claims."""


def _is_given(claim: Claim, place: Place, hidden: Hidden) -> bool:
    """Whether the draft gives the words to somebody by name. The document's own author counts only where the claim is
    theirs: `one reads in Adie’s report` does not say that owners claimed it."""
    named = named_speaker(claim.before, claim.after, place.source.language, claim.words[-1:])
    if named is None:
        return False
    is_body = named.split()[-1].casefold() in naming.BODIES or named.casefold().startswith("the ")
    if is_body and not naming.mentions_any(hidden.words, (named,)):
        return False  # `in the words of the Court`: it is not the court that claims
    own = (*place.source.authors, *_publishers(place), *place.voice)
    is_own_claim = any(key.casefold() in _OURS for key in tokens(hidden.words).keys)
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


def _kind(hidden: Hidden) -> str:
    return hidden.kind if hidden.kind in ("negation", "number", "name", "modal") else "other"


def _note_inside(place: Place, fit: Fit) -> Weighed | None:
    gaps = [(fit.source.starts[gap.first], fit.source.ends[gap.last - 1]) for gap in fit.gaps if gap.last > gap.first]
    inside = [mark for mark in place.marks if fit.start < mark < fit.end]
    inside = [mark for mark in inside if not any(start <= mark <= end for start, end in gaps)]
    remark = "in the source a note stands in the middle of these words"
    return Weighed("crosses_note", place, fit, notes=(remark,)) if inside else None
