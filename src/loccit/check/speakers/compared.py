"""Whose words a quotation is, in the draft and in its source: another speaker."""

from __future__ import annotations

import re

from loccit.attribution.persons.excluded import is_excluded
from loccit.attribution.persons.rivals import PRONOUNS, Spoken, cannot_mean
from loccit.attribution.sentence.language import POSSESSIVE, PRONOUN, language_of
from loccit.attribution.sentence.names import read_name
from loccit.check.archive import Archive
from loccit.check.claims.claim import Claim
from loccit.check.claims.marks import marked_stretches
from loccit.check.sentences import naming
from loccit.check.sentences.frames import beside
from loccit.check.speakers.brought_in import is_brought_in_later
from loccit.check.speakers.named import giving_pronoun, in_full, whom
from loccit.check.speakers.own_words import is_anothers, is_told_about
from loccit.check.speakers.related import relative_in
from loccit.check.speakers.tellers import in_title, is_beside, is_place_of, is_told_of
from loccit.check.verdicts import Change
from loccit.check.words.fitting import Fit
from loccit.check.words.lexicon import lexicon, likely_language
from loccit.check.words.tokens import tokens
from loccit.check.words.weighed import Weighed, covering, publishers
from loccit.citable import Place, Said

_OWN_WORDS_NOTE = "the document's words, not the speaker's"


def speaker_fault(
    claim: Claim, place: Place, fit: Fit, said: Said | None, archive: Archive, notes: list[str]
) -> Weighed | None:
    """A draft that gives the words to another person than the source; None where it does not, or leaves it open."""
    if said is not None and (relative := _of_relative(claim, said, place)):
        return _fault(place, fit, relative, said.names[0])
    named = _named(claim, place, said, archive)
    if named is None and said is not None and (pronoun := _of_other_gender(claim, said, place)):
        return _fault(place, fit, pronoun, said.names[0] if said.names else said.surface)
    if named is None or (said is None and is_told_about(named, claim, place, fit)):
        return None
    is_turn = said is not None and said.names == place.voice  # who may tell in it what another said
    reported = covering(place.reported, fit) if said is None or is_turn else None
    if reported is not None and naming.same_person(named, reported.names):
        notes.append(_OWN_WORDS_NOTE)
        return None
    known = said.names if said is not None else _heard(named, place, fit, reported)
    is_own = not place.voice or naming.same_person(place.voice[0], place.source.authors)
    is_asking = not is_own and archive.is_speaker(named)  # the byline of an interview
    is_taken = said is not None and _is_taken_for_own(named, said, claim)
    authors = () if is_asking or is_taken else place.source.authors
    is_voices = is_taken and naming.same_person(named, place.voice)  # who only quotes it in their turn
    outlets = (*authors, *publishers(place), *(said.reporters if said and not is_voices else ()))
    if naming.same_person(named, (*known, *outlets)):
        return None
    is_ruled_out = is_voices or (said is not None and _is_ruled_out(in_full(named, claim), said, place, archive))
    if not (known or is_ruled_out):
        return None
    if known and known == place.voice and _is_office(place) and not _is_heard(named, archive):
        return None  # whoever is `Madam Speaker` may bear any name that nobody else there has
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
    if not archive.is_speaker(named) and is_place_of(named, known, claim):
        return None
    speaker = known[0] if known else f"whom the source means by “{said.surface if said else ''}”"
    return _fault(place, fit, named, speaker)


def _fault(place: Place, fit: Fit, named: str, speaker: str) -> Weighed:
    next_step = f"give the words to {speaker}, or take the marks away."
    return Weighed("wrong_speaker", place, fit, (Change("replace", named, speaker, "name"),), next_step)


def _of_relative(claim: Claim, said: Said, place: Place) -> str:
    """Whom a draft gives words of Holm's to as `Holm's lawyer`; empty where it does not, or the source has a lawyer
    beside the words too."""
    words = lexicon(place.source.language or likely_language(place.words))
    relative = relative_in(claim, words) if said.names else None
    if relative is None or not relative.is_of(said.names):
        return ""
    beside_words = tokens(f"{place.words[: said.start]} {place.words[said.end :]} {said.surface}").keys
    is_there = any(key.casefold() == relative.head.casefold() for key in beside_words)
    return "" if is_there else relative.phrase


def _of_other_gender(claim: Claim, said: Said, place: Place) -> str:
    """The pronoun by which a draft gives words to a man that the source gives to `she`, or to a woman that it gives to
    `he`; empty otherwise. A given name proves nothing."""
    source = PRONOUNS.get(said.surface.casefold())
    if source is None:
        return ""
    pronoun = giving_pronoun(claim, place.source.language)
    return pronoun if PRONOUNS.get(pronoun, source) != source else ""


def _named(claim: Claim, place: Place, said: Said | None, archive: Archive) -> str | None:
    """The name that the draft gives the words to, or that stands beside the office to which it does."""
    named = whom(claim, place.source.language, _meant(place, said), archive.is_speaker)
    is_name = named is None or not _is_no_name(named, place)
    return named if is_name else beside(named or "", f"{claim.before}{claim.after}".replace("\u2060", ""))


def _is_no_name(named: str, place: Place) -> bool:
    """Whether what a draft gives words to is an office, a thing of somebody's, or a word that the source writes small:
    `Minister for Tides`, `Ihr Wort`, `Courts`."""
    words = language_of(place.source.language) or language_of(None)
    if words is None:
        return False
    first, *others = named.casefold().split()
    is_owned = bool(others) and bool(words.bits.get(first, 0) & (POSSESSIVE | PRONOUN))
    is_small = not others and any(key == first for key in tokens(place.words).keys)
    return is_owned or is_small or not read_name(named, words).words


def _is_heard(named: str, archive: Archive) -> bool:
    """Whether somebody of a name, or of its last word, speaks in the archive."""
    return archive.is_speaker(named) or archive.is_speaker(named.split()[-1])


def _is_office(place: Place) -> bool:
    """Whether a source calls whose turn it is by an office alone: `Madam Speaker`, `le rapporteur`."""
    words = language_of(place.source.language) or language_of(None)
    name = place.voice[0]
    return words is not None and (name[:1].islower() or not read_name(name, words).words)


def _heard(named: str, place: Place, fit: Fit, reported: Said | None) -> tuple[str, ...]:
    """The names of whoever speaks where nothing is quoted: the voice of the passage, or who is reported there."""
    known = place.voice if _is_own(place, fit) and is_anothers(named, place, fit) else ()
    if (known or not place.voice) and reported is not None and naming.is_person(reported.names):
        return reported.names
    return known


def _meant(place: Place, said: Said | None) -> tuple[str, ...]:
    """The names of whoever may rightly be named for the words; who quotes them in their own turn has not said them."""
    if said is None:
        return tuple(filter(None, place.voice))
    is_voices = bool(place.voice and said.names) and naming.same_person(place.voice[0], said.reporters)
    return tuple(filter(None, (*said.names, *(() if is_voices else said.reporters))))


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
    r"|recall\w*|racont\w*|erzähl\w*|cuentan?|narra\w*|zitier\w*|bericht\w*|laut|rapport\w*|selon|según|cita\w*|informa\w*|reproduc\w*)\b",
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
    if _is_heard(named, archive) or in_title(named, place):
        return True
    full = _in_full_of_source(in_full(named, claim), place)
    is_elsewhere = not naming.mentions_any(place.words, (full,)) or (
        said is not None and (_is_named(said) or _is_by_office(said))
    )
    return sum(word[0].isupper() for word in full.partition(" of ")[0].split()) in (2, 3) and is_elsewhere


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
