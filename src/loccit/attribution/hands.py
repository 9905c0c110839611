"""Through whom a document has words that it only hands on: the outlet that was told them, the book they stand in.

`hand_on(walk, frames)` comes behind the reading of a document and fills in the reporters that no clause has named. An
occasion is a talk with an outlet; it holds for all that the same speaker says from there on, until another is named:
`Holm gave an interview to the Mirror. “…,” she said.`
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from loccit.attribution.clause import Clause
from loccit.attribution.frames import Frame, Sentence
from loccit.attribution.heads import bare
from loccit.attribution.language import PEOPLE, ROLE
from loccit.attribution.outlets_named import Outlet, Vocabulary, Word, outlets_in, tie_of, vocabulary, words_of
from loccit.attribution.retold import books_in, is_retold
from loccit.attribution.source import Source
from loccit.attribution.stretches import Report, Stretch
from loccit.attribution.walk import Walk

_FAR = 14
"""Words between a verb of saying, or a talk, and the outlet that belongs to it."""
_NEAR = 8
_LASTS = 3
"""Paragraphs over which a talk holds without being gone on with."""
_LETTERS = re.compile(r"[^\W\d_]{2,}")
_SPOKEN = ("report", "act", "call", "beside", "mind")


@dataclass(slots=True)
class _Occasion:
    through: Source
    frame: int
    lasts: int
    """Paragraphs over which it holds without being gone on with."""


@dataclass(frozen=True, slots=True)
class _Line:
    """One sentence: its words, its quotations, and its reporting clauses."""

    words: Sequence[Word]
    inside: Sequence[Stretch]
    reports: Sequence[Report]


@dataclass(slots=True)
class _Hands:
    walk: Walk
    known: Vocabulary
    is_published: bool
    """Whether the document's publisher is known: else the outlet that is told may be it."""
    occasions: dict[int, _Occasion] = field(default_factory=dict)
    book: _Occasion | None = None
    """The book out of which the last sentence quotes."""
    met: Source | None = None
    """Who last told, or brought, what others said, in the paragraph."""

    def read(self, frame: Frame, number: int, line: _Line, at: int) -> None:
        """Reads one sentence of the frame `number`, whose text begins at `at` in the order of reading."""
        outlets = outlets_in(line.words, frame.text, self.known)
        told = [found for outlet in outlets if (found := self._told(line, outlet))]
        if any(outlet.is_own for outlet in outlets) and not told:
            self._end(line)
        for outlet, report, is_all in told:
            source = self.walk.sources.other(outlet.name, outlet.kind)
            speaker = report.resolved.source if report and report.resolved else None
            if speaker is None and report is None and not is_all:
                speaker = self._named_in(line, at)
            self._give(line, source, speaker, report, is_all=is_all)
            if speaker and speaker is not source:
                is_talk = self._is_talk(line.words, outlet.first, outlet)
                self.occasions[id(speaker)] = _Occasion(source, number, _LASTS if is_talk or self.is_published else 0)
        if not told:
            self._read_books(line, frame, number)
            if any(word.low in self.known.words["elsewhere"] or self._is_time(word) for word in line.words):
                self._end(line)
            self._go_on(line, number)
        self._retell(line)

    def _read_books(self, line: _Line, frame: Frame, number: int) -> None:
        """Gives to a book what a sentence quotes out of it, and the sentence behind."""
        found = books_in(line.words, frame.text, self.known)
        book, self.book = self.book, None
        if found:
            source = self.walk.sources.other(found[0].name, found[0].kind)
            self.book = book = _Occasion(source, number, 0)
        if book is None or book.frame != number:
            return
        for stretch in line.inside:
            if (
                stretch.kind in ("direct", "partial")
                and stretch.reporter is None
                and stretch.source is not book.through
            ):
                stretch.reporter = book.through
                if stretch.source:
                    self.occasions[id(stretch.source)] = _Occasion(book.through, number, 0)

    def _retell(self, line: _Line) -> None:
        """Gives what somebody is only reported to have said to who last told or brought anything."""
        for stretch in line.inside:
            if stretch.reporter or not is_retold(line.words, stretch.quoted.start, self.known):
                continue
            if stretch.clause and stretch.clause.sort == "by":
                stretch.reporter, stretch.source = stretch.source, None
                continue
            stretch.reporter = self._teller(line, stretch)
        for report in line.reports:
            if report.resolved and report.resolved.source and report.clause.sort in ("report", "by"):
                self.met = report.resolved.source

    def _teller(self, line: _Line, stretch: Stretch) -> Source | None:
        tellers = [one.resolved.source for one in line.reports if one.resolved and one.clause is not stretch.clause]
        named = [one for one in tellers if one and one is not stretch.source]
        return named[-1] if named else self.met if self.met is not stretch.source else None

    def _told(self, line: _Line, outlet: Outlet) -> tuple[Outlet, Report | None, bool] | None:
        """An outlet with the clause that says it was told something, and whether it hands on all of the sentence."""
        if outlet.is_own or self._is_of_somebody(line.words, outlet):
            return None
        tie, at = tie_of(line.words, outlet, self.known)
        if outlet.is_nameless and (tie != "by" or not line.inside):
            return None if tie or not self._carries(line, outlet) else (outlet, None, True)
        if self._is_talk(line.words, at, outlet) and tie:
            return outlet, self._nearest(line, outlet), False
        if tie == "by" and line.inside:
            return outlet, None, True
        if tie in ("to", "on") or (not tie and self._is_addressed_bare(line, outlet)):
            report = next((one for one in line.reports if self._addresses(line, one, at, outlet, tie)), None)
            return (outlet, report, False) if report else None
        return (outlet, None, True) if self._carries(line, outlet) else None

    def _is_of_somebody(self, words: Sequence[Word], outlet: Outlet) -> bool:
        """Whether an outlet's name only says where people work: `the Harbour Radio crew`."""
        low = words[outlet.last].low if outlet.last < len(words) else ""
        people = ROLE | PEOPLE
        return self.known.code == "en" and bool(
            self.walk.language.bits.get(low, 0) & people or low in ("crew", "staff")
        )

    def _is_addressed_bare(self, line: _Line, outlet: Outlet) -> bool:
        """Whether a case alone says that an outlet was told something: `сказал газете «Берег»`."""
        word = line.words[outlet.first]
        return word.low in self.known.words["dative"]

    def _is_talk(self, words: Sequence[Word], at: int, outlet: Outlet) -> bool:
        near = words[max(at - _NEAR, 0) : outlet.first]
        talk = next((spot for spot, word in enumerate(near) if self.known.has("talks", word)), None)
        return talk is not None and not any(word.is_covered or word.text in ".;:" for word in near[talk:])

    def _nearest(self, line: _Line, outlet: Outlet) -> Report | None:
        said = [one for one in line.reports if one.clause.sort in _SPOKEN and _is_person(one, outlet)]
        return min(said, key=lambda one: abs(_cue(one)[0] - line.words[outlet.first].start), default=None)

    def _addresses(self, line: _Line, report: Report, at: int, outlet: Outlet, tie: str) -> bool:
        """Whether an outlet belongs to a clause of saying: right behind it, or at the start of its sentence."""
        if report.clause.sort not in _SPOKEN or not _is_person(report, outlet):
            return False
        lemmas = self.known.words["addressing"]
        if tie == "to" and lemmas and report.clause.lemma not in lemmas:
            return False
        first, last = _extent(report)
        start, end = line.words[at].start, line.words[outlet.last - 1].end
        if first <= start and end <= last and _is_inside(report, start):
            return False
        between = [word for word in line.words if last <= word.start < start]
        if start < last:
            between = [word for word in line.words if end <= word.start < first]
            if at > 1 and start < first:
                return False
        if len(between) >= _FAR or any(word.is_covered or word.text in ";:" for word in between):
            return False
        is_aside = any(word.text == "," for word in between[:-1])
        return not is_aside or between[-1].text == "," or self._is_time(between[-1])  # a pilot, formerly at the Mirror

    def _carries(self, line: _Line, outlet: Outlet) -> bool:
        """Whether an outlet brings somebody's words: `The Mercury printed what Holm had said: “…”`."""
        behind = line.words[outlet.last : outlet.last + _FAR]
        stop = next((at for at, word in enumerate(behind) if word.is_covered), len(behind))
        return bool(line.inside) and any(word.low in self.known.words["verbs"] for word in behind[:stop])

    def _named_in(self, line: _Line, at: int) -> Source | None:
        """The first person whom a sentence about a talk names."""
        sources = self.walk.sources
        met = sources.cast.between(at + line.words[0].start, at + line.words[-1].end)
        return sources.of(met[0].person) if met else None

    def _give(
        self, line: _Line, through: Source, speaker: Source | None, report: Report | None, *, is_all: bool
    ) -> None:
        for stretch in line.inside:
            is_his = stretch.source is speaker and speaker is not None
            is_his = is_his or (report is not None and stretch.clause is report.clause)
            is_anybodys = is_all and stretch.kind in ("direct", "partial") and stretch.source is not through
            if stretch.reporter is None and stretch.kind != "title" and (is_his or is_anybodys):
                stretch.reporter = through if stretch.source is not through else None

    def _go_on(self, line: _Line, number: int) -> None:
        for stretch in line.inside:
            if stretch.source is None or stretch.kind not in ("direct", "partial"):
                continue
            if stretch.reporter and stretch.reporter.kind == "publication":
                known = self.occasions.get(id(stretch.source))
                lasts = known.lasts if known and known.through is stretch.reporter else _LASTS * self.is_published
                self.occasions[id(stretch.source)] = _Occasion(stretch.reporter, number, lasts)
                continue
            found = self.occasions.get(id(stretch.source))
            if found and number - found.frame <= found.lasts and stretch.reporter is None:
                stretch.reporter, found.frame = found.through, number

    def _end(self, line: _Line) -> None:
        """Ends the occasions of whoever speaks in a sentence that names another one."""
        speakers = {id(one.resolved.source) for one in line.reports if one.resolved and one.resolved.source}
        for source in speakers | {id(stretch.source) for stretch in line.inside}:
            self.occasions.pop(source, None)

    def _is_time(self, word: Word) -> bool:
        language = self.walk.language
        return any(language.has(heading, word.low) for heading in ("weekdays", "months")) or (
            bool(language.alike) and language.has("time", word.low)
        )


def hand_on(walk: Walk, frames: Sequence[Frame], starts: Sequence[int], *, is_published: bool) -> None:
    """Fills in who hands on the words of a document's quotations."""
    known = vocabulary(walk.language.code)
    if known is None or not walk.stretches:
        return
    inside: dict[int, list[Stretch]] = defaultdict(list)
    reports: dict[tuple[int, int], list[Report]] = defaultdict(list)
    for stretch in walk.stretches:
        inside[id(stretch.frame)].append(stretch)
    for report in walk.reports:
        reports[id(report.frame), report.line.start].append(report)
    for stretch in walk.stretches:
        if stretch.reporter and stretch.reporter.name.lower().split()[0] in known.words["own"]:
            stretch.reporter = None  # told our paper
    hands = _Hands(walk, known, is_published)
    for number, (frame, at) in enumerate(zip(frames, starts, strict=True)):
        if not (hands.occasions or inside[id(frame)] or _hints(frame, known)):
            continue
        for start, end in frame.spans:
            own = [one for one in inside[id(frame)] if start <= one.quoted.start < end]
            line = _Line(words_of(frame.masked, start, end), own, reports[id(frame), start])
            hands.met = hands.met if start else None
            if line.words:
                hands.read(frame, number, line, at)


def _hints(frame: Frame, known: Vocabulary) -> bool:
    return any(map(known.is_hint, _LETTERS.findall(frame.masked.lower())))


def _is_person(report: Report, outlet: Outlet) -> bool:
    source = report.resolved.source if report.resolved else None
    if source is None:
        return report.resolved is not None and report.resolved.how == "pronoun"
    return source.kind != "publication" and source.name != outlet.name


def _cue(report: Report) -> tuple[int, int]:
    return _places(report.line, *report.clause.cue)


def _extent(report: Report) -> tuple[int, int]:
    clause: Clause = report.clause
    return _places(report.line, clause.first, clause.last)


def _is_inside(report: Report, place: int) -> bool:
    """Whether a place lies in a clause's subject."""
    if report.clause.subject is None:
        return False
    first, last = _places(report.line, *report.clause.subject)
    return first <= place < last


def _places(line: Sentence, first: int, last: int) -> tuple[int, int]:
    return line.starts[first], line.end_of(last - 1)


def is_same_house(name: str, own: str) -> bool:
    """Whether an outlet is the publisher, or a part of it.

    >>> is_same_house("BBC Sport", "bbc news"), is_same_house("the Mirror", "skarne mirror")
    (True, True)
    >>> is_same_house("the Skarne Mirror", "skarne post")
    False
    """
    words, others = bare(name).split(), bare(own).split()
    short = [word for word in name.split() if word.isupper() and len(word) > 1]
    parts = set(words) <= set(others) or set(others) <= set(words)
    return bool(words and others) and (parts or bool(short and short[0].lower() == others[0]))
