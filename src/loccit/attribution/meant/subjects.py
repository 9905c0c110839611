"""What stands before a verb: a phrase that can be its subject, a person under an outlet’s name, one of its gender."""

from __future__ import annotations

import re

from loccit.attribution.persons.source import Source
from loccit.attribution.sentence import language as lang
from loccit.attribution.sentence.bounds import Range
from loccit.attribution.sentence.covered import INSIDE
from loccit.attribution.sentence.frames import CAPITAL, Frame, Sentence
from loccit.attribution.sentence.heads import is_described_as
from loccit.attribution.sentence.language import Language
from loccit.attribution.sentence.names import SHORT_NAME, Name

_WE = ("i", "you", "we", "they")
_SAYS_NO_NOUN = lang.ROLE | lang.PEOPLE | lang.ORGANISATION | lang.PUBLICATION | lang.DOCUMENT | CAPITAL


def is_namesake(line: Sentence, at: int) -> bool:
    """Whether what has the name of an outlet is a person: takes `Edvin Post, a pilot,`, leaves `The Post, a paper,`."""
    return is_described_as(line, at, lang.ROLE) and not is_described_as(line, at, lang.PUBLICATION)


def agrees(source: Source | None, verb: str, language: Language) -> bool:
    """Whether a verb’s end, where it tells a gender, is that of a person: leaves `сказала` to no man."""
    gender = source.person.gender if source and source.person else None
    if gender is None or not language.is_inflected:
        return True
    return not verb.endswith("ла" if gender == "male" else ("в", "л", "ł")) and not (
        gender == "male" and verb.endswith("ła")
    )


def names_told(frame: Frame, line: Sentence) -> frozenset[str]:
    """The words with a capital in what is quoted in a sentence, if that is more than a fragment; who says it is not
    named in it: of `“Mr Holm was late,” she said` that is `Mr` and `Holm`."""
    found: set[str] = set()
    for run in _QUOTED.finditer(frame.masked, line.start, line.end):
        found.update(_CAPITAL.findall(frame.text, run.start(), run.end()))
    return frozenset(found)


_QUOTED = re.compile(f"{INSIDE}{{30,}}")
"""More than a fragment."""
_CAPITAL = re.compile(r"\b[^\W\d_a-zß-öø-ÿа-яё][\w-]+\b(?!['’]s?\b| [^\W\d_a-zß-öø-ÿа-яё])")
"""Takes `Holm`; leaves the owner in `Holm’s`, the firm in `Holm Shipping`."""


def is_no_phrase(line: Sentence, found: Range) -> bool:
    """Whether words are no noun phrase, as speech runs on: takes `I always sometimes`, `hear someone`."""
    first = line.bits[found[0]]
    runs_on = found[1] - found[0] > 1 and any(low in _WE for low in line.lows[slice(*found)])
    return runs_on or _ends_in_verb(line, found) or bool(first & lang.VERB and not first & _SAYS_NO_NOUN)


def is_of_office(name: Name, line: Sentence, head: Range, lemma: str) -> bool:
    """Whether a name behind other words belongs to an office and is no subject: takes `komunikat Rady Skarnej`, and
    `представитель Tidewain`, a name in other letters behind a role."""
    last = name.words[-1].lower()
    endings = tuple(line.language.sections["oblique_endings"])
    oblique = lemma in line.language.verbs and len(last) > SHORT_NAME and last.endswith(endings)
    foreign = name.text.isascii() and not line.lows[head[0] - 1].isascii()
    return oblique or (foreign and bool(line.bits[head[0] - 1] & lang.ROLE))


def has_plural_verb(line: Sentence, at: int) -> bool:
    """Whether a verb agrees with several: `Crews explain`; what reports in the past tells nothing."""
    verb = line.language.verbs.get(line.lows[at]) if at < len(line.lows) else None
    return verb is not None and verb.shape == "base"


def _ends_in_verb(line: Sentence, found: Range) -> bool:
    """Whether a past verb ends what seems a phrase, its subject before it: takes `the harbour master learned`."""
    last = found[1] - 1
    if line.language.alike or last < found[0] + 2 or line.bits[last] & _SAYS_NO_NOUN:
        return False
    is_past = line.lows[last].endswith("ed") or line.language.has("pasts", line.lows[last])
    return is_past and bool(line.bits[last - 1] & (lang.ROLE | lang.PEOPLE | lang.PUBLICATION))
