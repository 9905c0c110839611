"""Whose words a quotation is, in the draft and in its source: another speaker, and words at second hand."""

from __future__ import annotations

import re

from loccit.attribution.persons.excluded import is_excluded
from loccit.attribution.persons.rivals import Spoken, cannot_mean
from loccit.check.archive import Archive
from loccit.check.claims.claim import Claim
from loccit.check.claims.marks import marked_stretches
from loccit.check.sentences import naming
from loccit.check.sentences.frames import beside
from loccit.check.speakers.brought_in import is_brought_in_later
from loccit.check.speakers.named import in_full, whom
from loccit.check.speakers.own_words import is_anothers
from loccit.check.speakers.tellers import in_title, is_beside, is_place_of, is_told, is_told_of
from loccit.check.verdicts import Change
from loccit.check.words.fitting import Fit
from loccit.check.words.lexicon import Lexicon
from loccit.check.words.tokens import tokens
from loccit.check.words.weighed import Weighed, covering, publishers
from loccit.citable import Place, Said
from loccit.text.fold import folded

_OWN_WORDS_NOTE = "the document's words, not the speaker's"


def speaker_fault(
    claim: Claim, place: Place, fit: Fit, said: Said | None, archive: Archive, notes: list[str]
) -> Weighed | None:
    """A draft that gives the words to another person than the source; None where it does not, or leaves it open."""
    named = whom(claim, place.source.language, _meant(place, said))
    if named is None:
        return None
    known = said.names if said is not None else ()
    if said is None:
        reported = covering(place.reported, fit)
        if reported is not None and naming.same_person(named, reported.names):
            notes.append(_OWN_WORDS_NOTE)
            return None
        known = place.voice if _is_own(place, fit) and is_anothers(named, place, fit) else ()
        if (known or not place.voice) and reported is not None and naming.is_person(reported.names):
            known = reported.names
    is_own = not place.voice or naming.same_person(place.voice[0], place.source.authors)
    is_asking = not is_own and archive.is_speaker(named)  # the byline of an interview
    is_taken = said is not None and _is_taken_for_own(named, said, claim)
    authors = () if is_asking or is_taken else place.source.authors
    outlets = (*authors, *publishers(place), *(said.reporters if said else ()))
    if naming.same_person(named, (*known, *outlets)):
        return None
    is_ruled_out = said is not None and _is_ruled_out(in_full(named, claim), said, place, archive)
    if not (known or is_ruled_out):
        return None
    is_full = " " in _in_full_of_source(named, place) or archive.is_speaker(named)
    is_spoken_of = said is None and is_full and naming.mentions_any(place.words, (named,))
    if not (is_ruled_out or is_spoken_of or _is_accusable(named, claim, place, said, archive)):
        return None
    bearer = beside(named, f"{claim.before}{claim.after}".replace("\u2060", ""))
    if bearer and naming.same_person(bearer, (*known, *outlets)):
        return None  # `the Harbour Fellow, Ada Lind, spoke of`
    if said is not None and (
        (not is_ruled_out and (_may_be_meant(named, said, place) or naming.is_epithet(known[0])))
        or is_beside(named, said, place)
        or is_told_of(named, said, place, claim)
    ):
        return None
    if is_place_of(named, known, claim):
        return None
    speaker = known[0] if known else said.surface if said else ""
    return Weighed(
        "wrong_speaker", place, fit, (Change("replace", named, speaker, "name"),),
        f"give the words to {speaker if known else f'whom the source means by “{speaker}”'}, or take the marks away.",
    )  # fmt: skip


def _meant(place: Place, said: Said | None) -> tuple[str, ...]:
    """The names of whoever may rightly be named for the words."""
    return tuple(filter(None, (*(said.names if said else place.voice), *(said.reporters if said else ()))))


def unconfirmed(claim: Claim, place: Place, fit: Fit, said: Said | None) -> str:
    """The name that the draft gives the words to, unless the archive has it for them too."""
    named = whom(claim, place.source.language, _meant(place, said))
    if named is None:
        return ""
    reported = covering(place.reported, fit)
    known = (*said.names, *said.reporters) if said else (*place.voice, *(reported.names if reported else ()))
    return "" if naming.same_person(named, (*known, *place.source.authors, *publishers(place))) else named


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


def _is_ruled_out(named: str, said: Said, place: Place, archive: Archive) -> bool:
    """Whether the words by which the source lets its speaker speak cannot mean the draft's one."""
    language = place.source.language
    before = archive.around(place)[0]
    speaker = said.names[0] if said.names else ""
    spoken = Spoken(before, place.words, said.start, said.end, said.surface, speaker, language)
    if said.surface.casefold() not in naming.PERSONAL:
        is_open = not _is_named(said)
        return is_open and (is_excluded(spoken, named) or is_brought_in_later(named, said, place, archive))
    if said.names:
        return naming.mentions_any(place.words, (named,)) and cannot_mean(spoken, named)
    return is_excluded(spoken, named)


def _may_be_meant(named: str, said: Said, place: Place) -> bool:
    """Whether the source has a pronoun for the speaker, and names the draft's one nearer to it than the archive's."""
    if said.surface.casefold() not in naming.PERSONAL:
        return False
    before = place.words[: said.start]
    return naming.last_mention(before, (named,)) > naming.last_mention(before, said.names)


def _is_own(place: Place, fit: Fit) -> bool:
    """Whether the words stand outside all quotation marks of the source."""
    return not any(one.start <= fit.start and fit.end <= one.end for one in marked_stretches(place.words))


def _is_accusable(named: str, claim: Claim, place: Place, said: Said | None, archive: Archive) -> bool:
    """Whether a name is surely somebody else's: a person who speaks in the archive, or a full name that the passage
    does not have, or has beside another one whom it names as the speaker. A body may speak through a person."""
    words = named.split()
    if any(word.casefold() in naming.BODIES for word in words):
        return False
    if archive.is_speaker(named) or archive.is_speaker(words[-1]) or in_title(named, place):
        return True
    full = _in_full_of_source(in_full(named, claim), place)
    is_elsewhere = not naming.mentions_any(place.words, (full,)) or (
        said is not None and (_is_named(said) or _is_by_office(said))
    )
    return len(full.split()) in (2, 3) and is_elsewhere


def _in_full_of_source(name: str, place: Place) -> str:
    """The full name that a passage has for somebody whom a draft calls by one word."""
    known = (
        full for _, full in naming.names_in(place.words) if " " in full and name in (full.split()[-1], full.split()[0])
    )
    return name if " " in name else next(known, name)


def _is_named(said: Said) -> bool:
    """Whether the source names its speaker right there: by `Lind`, not by `she`, `the pilot`, `Lind’s office`."""
    last = said.surface.split()[-1:]
    return naming.is_person(said.names) and bool(last) and last[0] in said.names[0].split()


def _is_by_office(said: Said) -> bool:
    """Whether the source names its speaker there by an office of somebody whom it names elsewhere."""
    return naming.is_person(said.names) and said.surface.casefold() not in naming.PERSONAL


_CLOSING = frozenset("”\"’'»«“›‹」』")
_ENDED = re.compile(r"[.!?…][”\"’']?\s")
"""The end of a sentence."""
_TO_THEM = re.compile(r"\b(?:told|tells?|telling|assured|asked|warned|wrote to|said to) (?:him|her|them)\b")
"""To whom something is said who was named before."""


def second_hand(claim: Claim, place: Place, fit: Fit, said: Said | None, words: Lexicon) -> Weighed | None:
    if said is None or not said.reporters or naming.same_person(said.reporters[0], publishers(place)):
        return None
    if place.words[said.end - 1 : said.end] not in _CLOSING and _ENDED.search(place.words, said.start, fit.start):
        return None  # nothing tells where an unclosed quotation ends
    context = f"{claim.context} {claim.before} {claim.after} {claim.notes}"
    if naming.mentions_any(context, place.source.authors) or _names_title(context, place.source.title):
        return None
    if any(naming.mentions_outlet(context, name) for name in (*said.reporters, *publishers(place))):
        return None
    if any(naming.mentions_unnamed(context, name) or is_told(name, place.words) for name in said.reporters):
        return None
    near = f"{_SENTENCES.split(claim.previous.strip())[-1]} {claim.before} {claim.after}"
    if any(words.first_of(kind, tokens(near).keys) for kind in ("hedge", "relay")):
        return None  # `told a magazine`, `in her letters`: it says that somebody hands the words on
    if any(naming.abbreviates(near, name) for name in said.reporters):
        return None
    if _TO_THEM.search(f"{claim.before} {claim.after}") and naming.mentions_any(claim.earlier, said.reporters):
        return None  # `Lind looked back. Hamm came by and told her: “…”`
    outlet = place.source.publisher or place.source.title or "the source"
    return Weighed(
        "second_hand", place, fit, (),
        f"say from whom the words come: {said.reporters[0]}, as quoted by {outlet}.",
    )  # fmt: skip


_SENTENCES = re.compile(r"(?<=[.!?])\s+(?=\S+\s+\S)")
"""What parts sentences."""


def _names_title(context: str, title: str | None) -> bool:
    short = folded((title or "").split(":")[0]).casefold()
    return len(short) > 3 and short in folded(context.replace("\u2060", "")).casefold()
