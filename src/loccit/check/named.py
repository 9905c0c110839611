"""Whom a sentence of a draft gives its quotation to: read as a source is read, then by frames and words.

The rules that read whose words a source holds (`attribution`) read the draft's sentence too. What they give to somebody
without a name (`the minister`, `her lawyer`, `she`) is given to no name. Where they find nobody, frames without a verb
of saying are tried (`For Ada Lind, …`, `Lind’s view is that`, `Lind had an answer:`), then words near the quotation.
"""

from __future__ import annotations

import functools
import re

from loccit.attribution import Said, attribute
from loccit.check.claim import Claim
from loccit.check.frames import FULL, NAME, TITLE, beside, brought_in, framed
from loccit.check.naming import PRONOUNS, names_in
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
_NEAR = 600
"""Characters of a sentence on each side of a quotation that are read."""


def whom(claim: Claim, language: str | None) -> str | None:
    """The name that the draft gives a quotation to, in its sentence or beside it (a heading, a note); None where it
    names nobody, or leaves it open. `language` is the source's."""
    return named_speaker(claim.before, claim.after, language, claim.words[-1:]) or claim.label or None


def in_full(name: str, claim: Claim) -> str:
    """The full name that a draft has before or around a quotation for somebody whom it names by the last one."""
    if " " in name:
        return name
    known = (full for _, full in names_in(f"{claim.earlier} {claim.paragraph}") if full.endswith(f" {name}"))
    return next(known, name)


@functools.lru_cache(maxsize=1024)
def named_speaker(before: str, after: str, language: str | None = None, ending: str = "") -> str | None:
    """The name that a sentence gives its quotation to; None where it names nobody, or leaves it open.

    `before` and `after` are what the sentence says around the quotation; `language` is the source's, `ending` the last
    character of the quotation.

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
    if not names_in(f"{front} {behind}"):
        return None
    other = brought_in(front)
    if other:
        return other
    filler = _OPEN_FILLER if ending == "," else _FILLER
    code = (language or "en").replace("_", "-").split("-")[0].lower()
    if behind and _GOVERNED.search(front):  # `While Lind found that “…”, Holm was telling them`
        is_given, name = _read(front, filler, "", code)
        if is_given and name:
            return name
    is_given, name = _read(front, filler, behind, code)
    return name if is_given else framed(front, behind) or _before_colon(front)


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
        if found is None or not found.how.endswith(_READINGS) or found.how.startswith("noun of speech before, pro"):
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


def _before_colon(front: str) -> str | None:
    """The one who is spoken of before a colon: takes `Ada Lind had an answer: `, `Here is Ada Lind: `."""
    lead, colon, rest = front.rstrip().rpartition(":")
    if not colon or names_in(rest) or len(rest) > _LONGEST_REST or _SENTENCE.search(rest):
        return None
    found = _SUBJECT.search(_SENTENCE.split(lead)[-1] + colon)
    name = found["name"] if found else ""
    if not found or not name or name.split()[0].lower() in PRONOUNS or name.split()[0].lower() in _OPENING:
        return None
    is_noun = " " not in name and (bool(_GERMAN.search(front)) or not _ACTS.match(found.string, found.end()))
    return None if is_noun else name  # every noun has a capital: `Dabei blieb es:`


_LONGEST_REST = 60
"""Characters of a clause that leads from the colon to its quotation: `Lind put it crudely: the fares are “…”`."""
_ACTS = re.compile(r"[:,(]| (?:had|has|was|is|put|[a-zà-ÿ-]+(?:ed|s|t|a|o|ó|é|it))\b")
"""What a name of one word goes on with: leaves `Second paragraph:`, `Read on:`."""
_OPENING = frozenset(
    "about above after against among around before behind below beside besides between beyond during elsewhere"
    " further hence inside instead later likewise more moreover near next now of off once outside over past rather read"
    " regarding second secondly still such third thus under until upon within without".split()
)
_ABOUT = frozenset(("on", "of", "in", "at", "for", "to", "from", "with", "as"))
_GERMAN = re.compile(r"\b(?:der|die|das|dem|den|und|ist|war|nicht|sich|eine?|zu|es)\b")
_SENTENCE = re.compile(r"(?<=[a-z0-9][.!?])\s+|(?<=[”\"»])\s+")
_SUBJECT = re.compile(
    rf"\A\s*(?:(?:Here|This|Hier) (?:is|was|ist) |(?!{FULL}, )[^,:]{{0,60}}, )?"
    rf"{TITLE}(?P<name>{NAME})(?=[ ,:(’'])(?![’']s)"
)
"""Whom a clause is about: takes `Ada Lind had an answer`, `Asked why, Ada Lind was blunt`."""
