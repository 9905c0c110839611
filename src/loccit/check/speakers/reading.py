"""What a verb of saying in a draft's sentence gives the words to, read by the rules of `attribution` for sources."""

from __future__ import annotations

import re
from dataclasses import dataclass

from loccit.attribution import Said, attribute
from loccit.attribution.sentence.language import CUE, HEARSAY, NOUN, VERB, language_of
from loccit.check.sentences.frames import FULL, NAME, beside
from loccit.check.sentences.naming import PRONOUNS
from loccit.check.speakers.choosing import frame_language
from loccit.model import Described, Notes, Passage, Span

_FILLER = "“So it was, and so it had been for some years.”"
"""What a quotation is for the eyes of `attribution`: only what stands around it counts."""
_OPEN_FILLER = _FILLER.replace(".”", ",”")
"""The same, with the comma before its mark behind which the sentence goes on: `…,” Ada Lind of the Board told them`."""
_LANGUAGES = ("en", "de", "fr", "es")
_GOVERNED = re.compile(r"\b(?:that|dass|que|che|что)\s*\Z")
"""What binds the words to the verb before them."""
_MARK = "“”"
_OBJECTS = frozenset("him them ihn ihm ihnen lo la le les lui leur".split())
"""Pronouns that are never a subject: of `Ada Lind nannte ihn „…“` Ada Lind says it."""
_OFFICES = (", nominal", ", role")
_READINGS = (", name", ", pronoun", ", nominal", ", role")
_OPENING = frozenset(
    "about above after against among around before behind below beside besides between beyond during elsewhere"
    " further hence inside instead later likewise more moreover near next now of off once outside over past rather read"
    " regarding second secondly still such third thus under until upon within without".split()
)
_ABOUT = frozenset(("on", "of", "in", "at", "for", "to", "from", "with", "as"))
_WITH_TAIL = re.compile(
    rf"(?P<name>{NAME}) (?:of|about|on) (?:his|her|their|its)\b|(?P<full>{FULL}) (?:of|about|on)(?: |\Z)"
)
"""A name and what it speaks of, or where it is from: takes `Ada Lind of her first winter`, `Ada Lind of the Board`."""


@dataclass(frozen=True, slots=True)
class Reading:
    """Whether a verb of saying gives the words to somebody, their name, if it names them, or the pronoun for them."""

    is_given: bool
    name: str | None = None
    pronoun: str = ""


def reading_of(front: str, behind: str, code: str, ending: str) -> Reading:
    filler = _OPEN_FILLER if ending == "," else _FILLER
    if behind and _GOVERNED.search(front):  # `While Lind found that “…”, Holm was telling them`
        found = _read(front, filler, "", code)
        if found.name:
            return found
    return _read(front, filler, behind, code)


def _read(front: str, filler: str, behind: str, language: str) -> Reading:
    text = front + filler + behind
    for code in dict.fromkeys((language, *_spoken_in(f"{front} {behind}"))):
        said = attributed(text, code)
        found = next((one for one in said.quotations if one.text == filler and one.surface), None)
        if found is None or not _is_in(code, found.cue or "", f"{front} {behind}"):
            continue
        if not found.how.endswith(_READINGS) or found.how.startswith("noun of speech before, pro"):
            continue
        speaker = said.speakers[found.speaker].name if found.speaker is not None else ""
        is_named = found.how.endswith(", name") or f" by {speaker}" in (found.surface or "")
        with_tail = _WITH_TAIL.match(found.surface or "")
        if with_tail:
            return Reading(True, with_tail["name"] or with_tail["full"])
        if speaker.lower() in PRONOUNS or (found.surface or "").lower() in _OBJECTS:
            continue
        if is_named and speaker:
            first, _, rest = speaker.partition(" ")
            if first.lower() in _OPENING | _ABOUT:
                continue  # `On Skarne: “…”`
            return Reading(True, _with_title(rest if first == "By" and rest else speaker, found.surface or ""))
        if found.how.endswith(_OFFICES):
            return Reading(True, beside(found.surface or "", front + _MARK + behind))
        return Reading(True, pronoun=(found.surface or "").lower())
    return Reading(False)


def _spoken_in(words: str) -> list[str]:
    """The languages in which some words can tell of speech: the others need not be tried."""
    lows = re.findall(r"\w+", words.lower())
    read = {code: language_of(code) for code in _LANGUAGES}
    return [code for code, known in read.items() if known and any(known.bits.get(low, 0) & _TELLING for low in lows)]


_TELLING = CUE | VERB | NOUN | HEARSAY


def _is_in(code: str, cue: str, words: str) -> bool:
    """Whether a verb is one that a language lists, or the words around the quotation are in it: `and Ada Lind` is no
    German."""
    known = language_of(code)
    if known is None or " " in cue or not cue or known.bits.get(cue.lower(), 0) & CUE:
        return True
    return frame_language(words, code) == code


def attributed(text: str, language: str) -> Said:
    passage = Passage(0, None, "body", text, None, (Span(0, len(text)),), 0, len(text))
    return attribute(text, (passage,), Notes(), Described(), language=language)


def _with_title(name: str, surface: str) -> str:
    """A single name with the title that stands before it: `Justice Lind` of `the old Justice Lind`."""
    words = surface.split()
    at = words.index(name) if " " not in name and name in words else 0
    return f"{words[at - 1]} {name}" if at and words[at - 1][0].isupper() else name
