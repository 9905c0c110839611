"""Somebody whom a draft names only by whose they are: `Holm's lawyer said`, `la viuda de Jon Holm`, `a critic of Holm`.

The noun speaks, and the name in it does not. A spokesman is none of these: he speaks for whose he is.
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from loccit.check.claims.claim import Claim
from loccit.check.sentences.frames import NAME
from loccit.check.sentences.naming import names_in, same_person
from loccit.check.sentences.saying import verbs
from loccit.check.words.lexicon import Lexicon

_SMALL = r"[^\W\d_A-ZÀ-ÖØ-Þ][\w’'-]*"
_ARTICLE = (
    r"(?:(?:(?:the|an?|one|der|die|das|ein|eine|le|la|les|une?|el|los|las|una|il|lo|o|os|as|uma?)\s|l['’]|un['’]))?"
)
_OWNED = rf"(?P<owner>{NAME})['’]?\s(?:{_SMALL}\s){{0,3}}?(?P<head><kin>)\b"
"""Takes `Jon Holm's old lawyer`, `Holms Anwalt`; the name has its `'s`."""
_OF = (
    rf"{_ARTICLE}(?:{_SMALL}\s){{0,3}}?(?P<head_of><kin>)\s(?:(?:of|von|des|de|del|della|dello|di|do|da|du)\s|d['’])?"
    rf"(?:{_SMALL}\s){{0,2}}?(?P<owner_of>{NAME})"
)
"""Takes `the old lawyer of Jon Holm`, `der Anwalt von Jon Holm`, `адвокат Йона Холма`."""
_SUBJECT = rf"(?P<subject>{_OWNED}|{_OF})"
_ANY = r"[^\W\d_]+"
_AUX = r"(?:(?:has|had|have|a|ha|hat|habe|hatte|also|then|later|once|now|già|ya|aussi|auch)\s)?"
_BEHIND = (
    rf"[\s,;—–-]*{_AUX}(?P<verb>{_ANY})\s{_SUBJECT}(?=\s*(?:[.,;:!?…)—–]|\Z|{_SMALL}))",
    rf"[\s,;—–-]*{_SUBJECT}\s{_AUX}(?P<verb>{_ANY})\b",
)
"""What stands right behind a quotation: ` said Holm's lawyer.`, ` Holm's lawyer said`."""
_BEFORE = rf"(?:\A|[.;:!?]\s+|,\s){_SUBJECT}\s{_AUX}(?P<verb>{_ANY})(?P<rest>[^.;:!?]{{0,40}}?)[\s,:]*\Z"
"""What leads to one: `Holm's lawyer told the court: `."""
_NAMED = re.compile(rf"\s*,?\s*{NAME}")
"""A name beside it is whose the words are: `Holm's lawyer, Ada Lind, said`."""
_ENDINGS = re.compile(r"(?:['’]s?|(?<=s)['’])\Z")
_STEM = 3
"""Letters at least in which two cases of a name agree."""


@dataclass(frozen=True, slots=True)
class Relative:
    """Who speaks in a draft, without a name: the whole phrase, its noun, and whose they are."""

    phrase: str
    head: str
    owner: str

    def is_of(self, names: tuple[str, ...]) -> bool:
        """Whether they are somebody's with one of some names, also in another case: `Holms`, `Холма`."""
        if same_person(self.owner, names):
            return True
        last = self.owner.split()[-1].casefold()
        surnames = (name.split()[-1].casefold() for name in names if name.strip())
        return any(
            len(one) >= _STEM and last.startswith(one[:-1] if one[-1] in "аяй" else one) and len(last) <= len(one) + 2
            for one in surnames
        )


def relative_in(claim: Claim, words: Lexicon) -> Relative | None:
    """Who is said to speak by a noun of kin or company and a name; None where nobody is, or a name stands beside it."""
    before, after = (side.replace("\u2060", "") for side in (claim.before, claim.after))
    *behind, leading = _patterns(words.words["kin"])
    for pattern in behind:
        found = pattern.match(after)
        if found and (relative := _read(found, words)) and not _NAMED.match(after, found.end("subject")):
            return relative
    for found in leading.finditer(before[-_NEAR:]):
        is_opening = not names_in(before[-_NEAR:][: found.start()].rpartition(".")[2])
        if is_opening and (relative := _read(found, words)):
            return relative
    return None


_NEAR = 160
"""Characters before a quotation that are read."""


@functools.cache
def _patterns(kin: frozenset[str]) -> tuple[re.Pattern[str], ...]:
    """The patterns for the nouns of one language; in German they have capitals."""
    nouns = "(?i:" + "|".join(sorted(map(re.escape, kin), key=len, reverse=True)) + ")"
    return tuple(re.compile(pattern.replace("<kin>", nouns)) for pattern in (*_BEHIND, _BEFORE))


def _read(found: re.Match[str], words: Lexicon) -> Relative | None:
    verb = found["verb"].casefold()
    if not (verb in verbs() or any(words.has(kind, verb) for kind in ("telling", "claim", "wondering"))):
        return None
    owner, head = found["owner"] or found["owner_of"] or "", found["head"] or found["head_of"] or ""
    if found["owner"] and not (_ENDINGS.search(owner) or owner.endswith("s")):
        return None
    return Relative(found["subject"], head, _ENDINGS.sub("", owner))
