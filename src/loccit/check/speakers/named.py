"""Whom a sentence of a draft gives its quotation to: read as a source is read, then by frames and words.

The rules that read whose words a source holds (`attribution`) read the draft's sentence too. What they give to somebody
without a name (`the minister`, `her lawyer`, `she`) is given to no name. Where they find nobody, frames without a verb
of saying are tried (`For Ada Lind, …`, `Lind’s view is that`, `Lind had an answer:`), then words near the quotation.
"""

from __future__ import annotations

import functools
import re

from loccit.attribution import Said, attribute
from loccit.attribution.sentence.language import CUE, language_of
from loccit.check.claims.claim import Claim
from loccit.check.sentences.frames import FULL, NAME, beside, brought_in, framed, listed
from loccit.check.sentences.naming import PRONOUNS, mentions_any, names_in, same_person
from loccit.check.sentences.parts import Part
from loccit.check.speakers.choosing import Choice, Frame, choose, frame_language
from loccit.model import Described, Notes, Passage, Span

_FILLER = "“So it was, and so it had been for some years.”"
"""What a quotation is for the eyes of `attribution`: only what stands around it counts."""
_OPEN_FILLER = _FILLER.replace(".”", ",”")
"""The same, with the comma before its mark behind which the sentence goes on: `…,” Ada Lind of the Board told them`."""
_JOINED = re.compile(r"[\]\u2060][\s,;]*(?:and|but|or|und|aber|et|mais|y|pero|e|ma|mas)\s*\Z")
_LANGUAGES = ("en", "de", "fr", "es")
_FILL = "\u2060"
_GOVERNED = re.compile(r"\b(?:that|dass|que|che|что)\s*\Z")
"""What binds the words to the verb before them."""
_QUOTES = re.compile(r"[“”„«»\"]")
_NEAR = 600
"""Characters of a sentence on each side of a quotation that are read."""


def whom(claim: Claim, language: str | None, meant: tuple[str, ...] = ()) -> str | None:
    """The name that the draft gives a quotation to, in its sentence or beside it (a heading, a note); None where it
    names nobody, or leaves it open. `language` is the source's, `meant` the names of the speaker whom it has."""
    if claim.is_block and _QUOTES.search(claim.before) and not claim.before.rstrip().endswith(_LEADS):
        return claim.label or None  # the sentence before it has words of its own
    previous = "" if claim.is_block else _SENTENCE.split(_plain(claim.previous).strip())[-1]
    if previous and (_is_fragment(claim.words) or mentions_any(f"{claim.earlier} {claim.context}", meant)):
        previous = ""  # a pronoun may go back further, to whom the source means
    is_woven = _is_fragment(claim.words) and ":" not in claim.before and bool(_WOVEN.search(_plain(claim.before)))
    before, after = _in_row(claim.before, claim.after)
    named = named_speaker(before, after, language, claim.words[-1:], previous, meant, is_woven=is_woven)
    return named or claim.label or None


def _in_row(before: str, after: str) -> tuple[str, str]:
    """What stands around a quotation in its row of a table; elsewhere all of it."""
    head, _, row = before.rpartition("\n")
    is_row = row.lstrip().startswith("|") and (not head or head.rstrip(f" {_FILL}").endswith("|"))
    return (row, after.partition("\n")[0]) if is_row else (before, after)


def _is_fragment(words: str) -> bool:
    """Whether words begin inside a sentence: with a small letter, or behind an ellipsis."""
    first = next((letter for letter in words if letter.isalpha()), "")
    return first.islower() or words.lstrip(" [(").startswith(("…", "..."))


_WOVEN = re.compile(
    rf"(?:{NAME}|\b(?:to|will|would|can|could|may|might|must|shall|should|was|were|is|are|be|been|has|have|had|of|in|on"
    r"|at|for|with|from|an?|the|his|her|its|their))\s*\Z"
)
"""What goes on in the quotation itself, so that its subject does not say it: takes `Ada Lind was to “…”`."""
_LEADS = (":", ",", "-", "–", "—")
"""Signs with which a sentence leads to a block quotation."""


def in_full(name: str, claim: Claim) -> str:
    """The full name that a draft has before or around a quotation for somebody whom it names by the last one."""
    if " " in name:
        return name
    known = (full for _, full in names_in(f"{claim.earlier} {claim.paragraph}") if full.endswith(f" {name}"))
    return next(known, name)


@functools.lru_cache(maxsize=1024)
def named_speaker(
    before: str,
    after: str,
    language: str | None = None,
    ending: str = "",
    previous: str = "",
    meant: tuple[str, ...] = (),
    *,
    is_woven: bool = False,
) -> str | None:
    """The name that a sentence gives its quotation to; None where it names nobody, or leaves it open.

    `before` and `after` are what the sentence says around the quotation, `previous` the sentence before; `language` is
    the source's, `ending` the last character of the quotation, `meant` the names of the speaker whom the source has;
    `is_woven` says that the sentence goes on in the quotation.

    >>> named_speaker("Eugene Sand of the Harbour Endowment put it this way: ", "")
    'Eugene Sand'
    >>> named_speaker("", ", the minister told Ada Lind.") is None
    True
    """
    if _JOINED.search(before):  # `said Hamm [@p1], and “…” [@p2]`: what is said of the first one is over
        before = ""
    front, behind = _last_clause(_plain(before[-_NEAR:])).lstrip(), _plain(after[:_NEAR])
    if ending in tuple(".!?…") and front.rstrip().endswith(":"):
        behind = ""  # `And then: “….” Counsel put it to them.`: what is said of it stands before it
    if ending in tuple(".!…") and behind.rstrip().endswith("?"):
        behind = ""  # `“….” Who had asked, Lind or Holm?`
    if not names_in(f"{front} {behind} {previous}"):
        return None
    code = (language or "en").replace("_", "-").split("-")[0].lower()
    brought = ("" if "," in front else listed(front)) or brought_in(front)
    if brought:
        return brought
    is_given, read = _spoken(front, behind, code, ending)
    chosen = choose(Frame(front, behind, previous, code), meant)
    if is_woven and chosen.part == Part.HEAD and not same_person(chosen.name, meant):
        return read or framed(front, behind)
    if is_given and not read:
        return chosen.name if chosen.is_surely_named else None
    is_out = read is not None and bool(chosen.name) and chosen.has(read) == Part.OUT
    return _agreed(chosen, (None if is_out else read) or framed(front, behind), meant)


def _spoken(front: str, behind: str, code: str, ending: str) -> tuple[bool, str | None]:
    """Whether a verb of saying gives the words to somebody, and their name, if it names them."""
    filler = _OPEN_FILLER if ending == "," else _FILLER
    if behind and _GOVERNED.search(front):  # `While Lind found that “…”, Holm was telling them`
        is_given, name = _read(front, filler, "", code)
        if is_given and name:
            return True, name
    return _read(front, filler, behind, code)


def _agreed(chosen: Choice, read: str | None, meant: tuple[str, ...]) -> str | None:
    """What the choice by grammar and the reading by words come to: the reading, unless its name plays a part in which
    nobody gives words to a reader, or the choice is the speaker whom the source has."""
    if read is None or (chosen.name and same_person(chosen.name, meant)):
        return chosen.name or None
    part = chosen.has(read)
    if part is None or part >= Part.HEAD or (part == Part.OTHER and not chosen.name):
        return read
    is_meant = any(chosen.has(name) is not None for name in meant)
    return chosen.name or (None if is_meant and not same_person(read, meant) else read)


def reported_by(sentence: str) -> frozenset[str]:
    """The names to whom a sentence without a quotation gives what it says.

    >>> reported_by("Eugene Sand says that the fares rose by a tenth.")
    frozenset({'Eugene Sand'})
    """
    words = _plain(sentence[:_NEAR]).rstrip(" .")
    if not names_in(words):
        return frozenset()
    said = _attributed(f"{words}.", "en")
    given = {said.speakers[one.source].name for one in said.attributions if one.source is not None}
    return frozenset(filter(None, (*given, brought_in(words), framed(words, ""))))


def _plain(words: str) -> str:
    return _SPACES.sub(" ", _LINKED.sub(" ", words).replace(_FILL, ""))


_SPACES = re.compile(r"\s+")
_LINKED = re.compile(rf"{_FILL}{{12,}}[^{_FILL}]{{1,40}}{_FILL}{{4}}(?!{_FILL})|\[[^\[\]]{{1,40}}\]?{_FILL}{{12,}}")
"""What a link to the source became: takes `<a href="…">transcript</a>`, `[transcript](…)`."""


def _last_clause(front: str) -> str:
    """What stands behind the last semicolon, where somebody is named there: `Lind was blunt; the Board called it `."""
    _, mark, clause = front.rpartition(";")
    return clause if mark and names_in(clause) else front


def _read(front: str, filler: str, behind: str, language: str) -> tuple[bool, str | None]:
    """Whether the sentence gives the quotation to somebody, and their name, if it names them."""
    text = front + filler + behind
    for code in dict.fromkeys((language, *_LANGUAGES)):
        said = _attributed(text, code)
        found = next((one for one in said.quotations if one.text == filler and one.surface), None)
        if found is None or not _is_in(code, found.cue or "", f"{front} {behind}"):
            continue
        if not found.how.endswith(_READINGS) or found.how.startswith("noun of speech before, pro"):
            continue
        speaker = said.speakers[found.speaker].name if found.speaker is not None else ""
        is_named = found.how.endswith(", name") or f" by {speaker}" in (found.surface or "")
        with_tail = _WITH_TAIL.match(found.surface or "")
        if with_tail:
            return True, with_tail["name"] or with_tail["full"]
        if speaker.lower() in PRONOUNS or (found.surface or "").lower() in _OBJECTS:
            continue
        if is_named and speaker:
            first, _, rest = speaker.partition(" ")
            if first.lower() in _OPENING | _ABOUT:
                continue  # `On Skarne: “…”`
            return True, _with_title(rest if first == "By" and rest else speaker, found.surface or "")
        is_office = found.how.endswith(_OFFICES)
        return True, beside(found.surface or "", front + _MARK + behind) if is_office else None
    return False, None


def _is_in(code: str, cue: str, words: str) -> bool:
    """Whether a verb is one that a language lists, or the words around the quotation are in it: `and Ada Lind` is no
    German."""
    known = language_of(code)
    if known is None or " " in cue or not cue or known.bits.get(cue.lower(), 0) & CUE:
        return True
    return frame_language(words, code) == code


def _attributed(text: str, language: str) -> Said:
    passage = Passage(0, None, "body", text, None, (Span(0, len(text)),), 0, len(text))
    return attribute(text, (passage,), Notes(), Described(), language=language)


_WITH_TAIL = re.compile(
    rf"(?P<name>{NAME}) (?:of|about|on) (?:his|her|their|its)\b|(?P<full>{FULL}) (?:of|about|on)(?: |\Z)"
)
"""A name and what it speaks of, or where it is from: takes `Ada Lind of her first winter`, `Ada Lind of the Board`."""


def _with_title(name: str, surface: str) -> str:
    """A single name with the title that stands before it: `Justice Lind` of `the old Justice Lind`."""
    words = surface.split()
    at = words.index(name) if " " not in name and name in words else 0
    return f"{words[at - 1]} {name}" if at and words[at - 1][0].isupper() else name


_OBJECTS = frozenset("him them ihn ihm ihnen lo la le les lui leur".split())
"""Pronouns that are never a subject: of `Ada Lind nannte ihn „…“` Ada Lind says it."""
_MARK = "“”"
_OFFICES = (", nominal", ", role")
_READINGS = (", name", ", pronoun", ", nominal", ", role")


_OPENING = frozenset(
    "about above after against among around before behind below beside besides between beyond during elsewhere"
    " further hence inside instead later likewise more moreover near next now of off once outside over past rather read"
    " regarding second secondly still such third thus under until upon within without".split()
)
_ABOUT = frozenset(("on", "of", "in", "at", "for", "to", "from", "with", "as"))
_SENTENCE = re.compile(r"(?<=[a-z0-9][.!?])\s+|(?<=[”\"»])\s+")
