"""Whom a sentence of a draft gives its quotation to: read as a source is read, then by frames and words.

The rules that read whose words a source holds (`attribution`) read the draft's sentence too. What they give to somebody
without a name (`the minister`, `her lawyer`, `she`) is given to no name. Where they find nobody, frames without a verb
of saying are tried (`For Ada Lind, …`, `Lind’s view is that`, `Lind had an answer:`), then words near the quotation.
"""

from __future__ import annotations

import functools
import re
from importlib import resources

from loccit.attribution import attribute
from loccit.check.naming import PRONOUNS, named_by_words, names_in
from loccit.model import Described, Notes, Passage, Span

_UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĘĚĞĢĪİĶĻŁŃŅŇŌŐŒŘŚŞŠŢŤŪŮŰŹŻŽА-ЯЁ"
_WORD = rf"(?!(?:The|In|On|At|For|But|And|As|It|He|She|They|This|That)\b)[{_UPPER}][\w’'-]*[\w]\.?|[{_UPPER}]\."
_LINK = r"(?:van|von|der|den|de|del|della|di|da|do|dos|du|la|le|al|bin|ben|el|ter|y)"
_NAME = rf"(?P<name>(?:{_WORD})(?: (?:{_LINK} ){{0,2}}(?:{_WORD})){{0,4}})"
_FULL = rf"(?P<name>(?:{_WORD})(?: (?:{_LINK} ){{0,2}}(?:{_WORD})){{1,4}})"
_OPEN = r"(?:\A|[.;:,—–(]\s*|\b(?:and|but|und|aber|et|mais|y|pero|e|ma|mas)\s+)"
_TITLE = r"(?:(?:the|der|die|dem|den|le|la|el|il|o|a|l['’])\s?)?(?:[^\W\d_A-Z][\w-]* ){0,3}"
_FILLER = "“So it was, and so it had been for some years.”"
"""What a quotation is for the eyes of `attribution`: only what stands around it counts."""
_OPEN_FILLER = _FILLER.replace(".”", ",”")
"""The same, with the comma before its mark behind which the sentence goes on: `…,” Ada Lind of the Board told them`."""
_JOINED = re.compile(r"[\]\u2060][\s,;]*(?:and|but|or|und|aber|et|mais|y|pero|e|ma|mas)\s*\Z")
_LANGUAGES = ("en", "de", "fr", "es")
_FILL = "\u2060"
_NEAR = 600
"""Characters of a sentence on each side of a quotation that are read."""


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
    front, behind = _last_clause(_plain(before[-_NEAR:])), _plain(after[:_NEAR])
    if ending in tuple(".!?…") and front.rstrip().endswith(":"):
        behind = ""  # `And then: “….” Counsel put it to them.`: what is said of it stands before it
    if not names_in(f"{front} {behind}"):
        return None
    quoted = _quoted(front)
    if quoted:
        return quoted
    filler = _OPEN_FILLER if ending == "," else _FILLER
    is_given, name = _read(front, filler, behind, (language or "en").replace("_", "-").split("-")[0].lower())
    if is_given:
        return name
    return _framed(front, behind) or named_by_words(front, behind)


def _plain(words: str) -> str:
    return _LINKED.sub(" ", words).replace(_FILL, "")


_LINKED = re.compile(rf"{_FILL}{{12,}}[^{_FILL}]{{1,40}}{_FILL}{{4}}(?!{_FILL})|\[[^\[\]]{{1,40}}\]?{_FILL}{{12,}}")
"""What a link to the source became: takes `<a href="…">transcript</a>`, `[transcript](…)`."""


def _last_clause(front: str) -> str:
    """What stands behind the last semicolon, where somebody is named there: `Lind was blunt; the Board called it `."""
    _, mark, clause = front.rpartition(";")
    return clause if mark and names_in(clause) else front


def _read(front: str, filler: str, behind: str, language: str) -> tuple[bool, str | None]:
    """Whether the sentence gives the quotation to somebody, and their name, if it names them."""
    text = front.lstrip() + filler + behind
    for code in dict.fromkeys((language, *_LANGUAGES)):
        passage = Passage(0, None, "body", text, None, (Span(0, len(text)),), 0, len(text))
        said = attribute(text, (passage,), Notes(), Described(), language=code)
        found = next((one for one in said.quotations if one.text == filler and one.surface), None)
        if found is None or not found.how.endswith(_READINGS) or found.how.startswith("noun of speech before, pro"):
            continue
        speaker = said.speakers[found.speaker].name if found.speaker is not None else ""
        is_named = found.how.endswith(", name") or f" by {speaker}" in (found.surface or "")
        with_tail = _WITH_TAIL.match(found.surface or "")
        if with_tail:
            return True, with_tail["name"] or with_tail["full"]
        if speaker.lower() not in PRONOUNS:
            return True, (_with_title(speaker, found.surface or "") if speaker and is_named else None)
    return False, None


_WITH_TAIL = re.compile(
    rf"{_NAME} (?:of|about|on) (?:his|her|their|its)\b|{_FULL.replace('<name>', '<full>')} (?:of|about|on)(?: |\Z)"
)
"""A name and what it speaks of, or where it is from: takes `Ada Lind of her first winter`, `Ada Lind of the Board`."""


def _with_title(name: str, surface: str) -> str:
    """A single name with the title that stands before it: `Justice Lind` of `the old Justice Lind`."""
    words = surface.split()
    at = words.index(name) if " " not in name and name in words else 0
    return f"{words[at - 1]} {name}" if at and words[at - 1][0].isupper() else name


_READINGS = (", name", ", pronoun", ", nominal", ", role")


def _quoted(front: str) -> str | None:
    """Who is quoted in another's words: takes `The Mirror quotes Ada Lind: `, `as saying `."""
    found = _quoting().search(front)
    return found["name"] if found else None


def _framed(front: str, behind: str) -> str | None:
    """The name in a frame without a verb of saying."""
    before = (pattern.search(front) for pattern in _frames_before())
    after = (pattern.match(behind) for pattern in _frames_behind())
    found = next((found for found in (*before, *after) if found), None)
    if found is None:
        return _before_colon(front)
    is_body = " " not in found["name"] and _ARTICLE.search(found.string, 0, found.start("name"))
    return None if is_body else found["name"]


_ARTICLE = re.compile(r"\b(?:the|der|die|das|dem|den|le|la|el|il|o|a)\s\Z", re.IGNORECASE)
"""What stands before an office or a body: of `in the words of the Bench` the last word but one."""


def _before_colon(front: str) -> str | None:
    """The one who is spoken of before a colon: takes `Ada Lind had an answer: `, `Here is Ada Lind: `."""
    if not front.rstrip().endswith(":"):
        return None
    found = _SUBJECT.search(_SENTENCE.split(front.rstrip())[-1])
    name = found["name"] if found else ""
    is_noun = " " not in name and bool(_GERMAN.search(front))  # every noun has a capital: `Dabei blieb es:`
    return name if name and name.split()[0].lower() not in PRONOUNS and not is_noun else None


_GERMAN = re.compile(r"\b(?:der|die|das|dem|den|und|ist|war|nicht|sich|eine?|zu|es)\b")
_SENTENCE = re.compile(r"(?<=[a-z0-9][.!?])\s+|(?<=[”\"»])\s+")
_SUBJECT = re.compile(
    rf"\A\s*(?:(?:Here|This|Hier) (?:is|was|ist) |[^,:]{{0,60}}, )?{_TITLE}{_NAME}(?=[ ,:(’'])(?![’']s)"
)
"""Whom a clause is about: takes `Ada Lind had an answer`, `Asked why, Ada Lind was blunt`."""


@functools.cache
def _lines() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    lines: list[str] = []
    for line in resources.files("loccit.check").joinpath("data", "frames.txt").read_text("utf-8").splitlines():
        if line.startswith("["):
            lines = found.setdefault(line.strip("[] "), [])
        elif line.strip() and not line.startswith("#"):
            lines.append(line.strip())
    return found


def _any_of(heading: str) -> str:
    several = sorted(_lines()[heading], key=len, reverse=True)
    return "|".join(re.escape(one).replace("'", "['’]").replace("\\ ", r"\s+") for one in several)


@functools.cache
def _quoting() -> re.Pattern[str]:
    aside = r"(?:,[^,;:]{1,60},)?"
    ends = r"(?: as (?:saying|writing)| mit|\s*:)[ :,]*\Z"
    return re.compile(rf"\b(?:{_any_of('quoting')}) {_TITLE}{_NAME}{aside}{ends}")


@functools.cache
def _frames_before() -> tuple[re.Pattern[str], ...]:
    named = rf"(?:\A|[\s(]){_NAME}"
    subject = rf"(?:\A|[.;:,]\s+){_TITLE}{_NAME}(?:,[^.;:]{{1,80}},)?"
    return tuple(
        re.compile(pattern + rf"{_REST}\Z")
        for pattern in (
            rf"{_OPEN}(?i:{_any_of('leads')})\s+{_TITLE}{_NAME}(?=[ ,:])",
            rf"(?:\A|[.;:]\s+)(?i:{_any_of('openers')})\s+{_TITLE}{_FULL}(?:,| (?=[^\W\d_A-Z]))",
            rf"{named}\s+(?:{_any_of('behind')})\b",
            rf"\b[Aa]s {_TITLE}{_NAME}[^.;:,]{{0,40}} {_HAS_IT}\b",
            rf"{named}[’'](?:s )?\s*(?:\w+ ){{0,2}}(?:{_any_word_of('nouns')})\b",
            rf"{subject} (?:is|was|remains|remained|ist|war) (?:{_any_of('sure')})\b",
            rf"{subject} (?:{_any_of('points')})\b",
        )
    )


@functools.cache
def _frames_behind() -> tuple[re.Pattern[str], ...]:
    return (
        re.compile(rf"[\s,—–]*(?i:{_any_of('leads')})\s+{_TITLE}{_NAME}(?=[ ,:.;)]|\Z)"),
        re.compile(rf"[\s,—–]*as {_TITLE}{_NAME}[^.;:]{{0,80}} {_HAS_IT}\b"),
        re.compile(rf"[\s,—–]*(?:which|that) {_TITLE}{_NAME} (?:used|uses|coined|chose|chooses|offered|offers)\b"),
    )


_HAS_IT = "(?:has|had|have|puts?|saw|sees|tells|told|phrased|framed) (?:it|this)"
_REST = r"[^.;]{0,120}"
"""What may stand between a frame and its quotation."""


def _any_word_of(heading: str) -> str:
    return "|".join(word for line in _lines()[heading] for word in line.split())
