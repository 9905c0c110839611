"""Whether a sentence says that an outlet which it names hands on its words: it was told them, prints or quotes them.

`Ties(vocabulary, language).told(line, outlet)` gives the clause that was told to the outlet, and whether it hands on
all of the sentence.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from loccit.attribution.hands.outlets_named import Outlet, tie_of
from loccit.attribution.hands.spoken import Line, cue_of, extent_of, is_in_subject, may_tell
from loccit.attribution.hands.vocabulary import Vocabulary, Word
from loccit.attribution.quoted.stretches import Report
from loccit.attribution.sentence.language import PEOPLE, ROLE, Language

_FAR = 14
"""Words between a verb of saying, or a talk, and the outlet that belongs to it."""
_NEAR = 8
_SPOKEN = ("report", "act", "call", "beside", "mind")


@dataclass(frozen=True, slots=True)
class Ties:
    """What ties outlets to what is said, in one language."""

    known: Vocabulary
    language: Language

    def told(self, line: Line, outlet: Outlet) -> tuple[Outlet, Report | None, bool] | None:
        """An outlet with the clause that says it was told something, and whether it hands on all of the sentence; None
        where it hands on nothing."""
        if outlet.is_own or self._is_of_somebody(line.words, outlet):
            return None
        tie, at = tie_of(line.words, outlet, self.known)
        if outlet.is_nameless and (tie != "by" or not line.inside):
            return None if tie or not self._carries(line, outlet) else (outlet, None, True)
        if self.is_talk(line.words, at, outlet) and tie:
            return outlet, self._nearest(line, outlet), False
        if tie == "by" and line.inside:
            return outlet, None, True
        if tie in ("to", "on") or (not tie and self._is_addressed_bare(line, outlet)):
            report = next((one for one in line.reports if self._addresses(line, one, at, outlet, tie)), None)
            return (outlet, report, False) if report else None
        if not (tie or line.inside) and self._asks(line.words, outlet):
            return outlet, None, False
        return (outlet, None, True) if self._carries(line, outlet) else None

    def _asks(self, words: Sequence[Word], outlet: Outlet) -> bool:
        """Whether an outlet has a talk with somebody: `The Mirror asked Holm`, `The Mirror ran a talk with Holm`."""
        behind = words[outlet.last : outlet.last + _NEAR]
        if any(word.low in self.known.words["asks"] for word in behind[:2]):
            return True
        brings = any(word.low in self.known.words["verbs"] for word in behind[:2])
        return brings and any(self.known.has("talks", word) for word in behind)

    def _is_of_somebody(self, words: Sequence[Word], outlet: Outlet) -> bool:
        """Whether an outlet's name only says where people work: `the Harbour Radio crew`."""
        low = words[outlet.last].low if outlet.last < len(words) else ""
        people = ROLE | PEOPLE
        return self.known.code == "en" and bool(self.language.bits.get(low, 0) & people or low in ("crew", "staff"))

    def _is_addressed_bare(self, line: Line, outlet: Outlet) -> bool:
        """Whether a case alone says that an outlet was told something: `сказал газете «Берег»`."""
        word = line.words[outlet.first]
        return word.low in self.known.words["dative"]

    def is_talk(self, words: Sequence[Word], at: int, outlet: Outlet) -> bool:
        """Whether a talk stands before an outlet: `in an interview with the Mirror`, `asked by the Mirror`."""
        if at and (words[at - 1].low, words[at].low) in self.known.pairs["talks"]:
            return True
        near = words[max(at - _NEAR, 0) : outlet.first]
        talk = next((spot for spot, word in enumerate(near) if self.known.has("talks", word)), None)
        return talk is not None and not any(word.is_covered or word.text in ".;:" for word in near[talk:])

    def _nearest(self, line: Line, outlet: Outlet) -> Report | None:
        said = [one for one in line.reports if one.clause.sort in _SPOKEN and may_tell(one, outlet)]
        return min(said, key=lambda one: abs(cue_of(one)[0] - line.words[outlet.first].start), default=None)

    def _addresses(self, line: Line, report: Report, at: int, outlet: Outlet, tie: str) -> bool:
        """Whether an outlet belongs to a clause of saying: right behind it, or at the start of its sentence."""
        if report.clause.sort not in _SPOKEN or not may_tell(report, outlet):
            return False
        lemmas = self.known.words["addressing"]
        if tie == "to" and lemmas and report.clause.lemma not in lemmas:
            return False
        first, last = extent_of(report)
        start, end = line.words[at].start, line.words[outlet.last - 1].end
        if first <= start and end <= last and is_in_subject(report, start):
            return False
        between = [word for word in line.words if last <= word.start < start]
        if start < last:
            between = [word for word in line.words if end <= word.start < first]
            if at > 1 and start < first:
                return False
        if len(between) >= _FAR or any(word.is_covered or word.text in ";:" for word in between):
            return False
        is_aside = any(word.text == "," for word in between[:-1])
        return not is_aside or between[-1].text == "," or self.is_time(between[-1])  # a pilot, formerly at the Mirror

    def _carries(self, line: Line, outlet: Outlet) -> bool:
        """Whether an outlet brings somebody's words: `The Mercury printed what Holm had said: “…”`."""
        behind = line.words[outlet.last : outlet.last + _FAR]
        stop = next((at for at, word in enumerate(behind) if word.is_covered), len(behind))
        return bool(line.inside) and any(word.low in self.known.words["verbs"] for word in behind[:stop])

    def is_time(self, word: Word) -> bool:
        """Whether a word says when: `on Monday`."""
        language = self.language
        return any(language.has(heading, word.low) for heading in ("weekdays", "months")) or (
            bool(language.alike) and language.has("time", word.low)
        )
