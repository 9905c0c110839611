"""Through whom a document has words that it only hands on: the outlet that was told them, the book they stand in.

`hand_on(walk, frames)` comes behind the reading of a document and fills in the reporters that no clause has named. An
occasion is a talk with an outlet; it holds for all that the same speaker says from there on, until another is named:
`Holm gave an interview to the Mirror. “…,” she said.`
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from loccit.attribution.hands.outlets_named import Outlet, is_the_outlet, marked_name, outlets_in, tie_of
from loccit.attribution.hands.passed_down import citing_in, giver_in, is_of_it, talked_to
from loccit.attribution.hands.retold import books_in, is_retold
from loccit.attribution.hands.source_behind import find_sources_behind
from loccit.attribution.hands.spoken import Line, hints
from loccit.attribution.hands.told import Ties
from loccit.attribution.hands.vocabulary import Vocabulary, vocabulary, words_of
from loccit.attribution.persons.source import Source
from loccit.attribution.quoted.stretches import Report, Stretch
from loccit.attribution.sentence.frames import Frame
from loccit.attribution.sentence.names import read_name
from loccit.attribution.walk import Walk

_NAME = 5
"""Words of a name and its title at most."""
_BEFORE = 2
"""Words before a verb of citing in which its subject's name ends."""
_LASTS = 3
"""Paragraphs over which a talk holds without being gone on with."""


@dataclass(slots=True)
class _Occasion:
    through: Source
    frame: int
    lasts: int
    """Paragraphs over which it holds without being gone on with."""
    is_text: bool = False
    """Whether it holds only where the next sentence goes on with the text: `On the tape,`."""
    sentences: int = 1
    """Sentences behind it for which it holds."""


@dataclass(slots=True)
class _Hands:
    walk: Walk
    known: Vocabulary
    ties: Ties
    is_published: bool
    """Whether the document's publisher is known: else the outlet that is told may be it."""
    occasions: dict[int, _Occasion] = field(default_factory=dict)
    origin: _Occasion | None = None
    """The book out of which the last sentence quotes, or whoever it has the words from."""
    met: Source | None = None
    """Who last told, or brought, what others said, in the paragraph."""
    house: Source | None = None
    """The outlet that the paragraph named last."""
    talk: _Occasion | None = None
    """The talk of which the sentence before has told, for a pronoun that nobody could resolve."""

    def read(self, frame: Frame, number: int, line: Line, at: int) -> None:
        """Reads one sentence of the frame `number`, whose text begins at `at` in the order of reading."""
        outlets = outlets_in(line.words, frame.text, self.known)
        for outlet in outlets:
            if line.words[outlet.last - 1].is_covered and tie_of(line.words, outlet, self.known)[0]:
                _entitle(line, line.words[outlet.last - 1].start)
        partner = None if outlets else talked_to(line.words, frame.text, self.known)
        if partner and not self._is_met(partner):
            outlets = [partner]
        told = [found for outlet in outlets if (found := self.ties.told(line, outlet))]
        if any(outlet.is_own for outlet in outlets) and not told:
            self._end(line)
        if not told and self.house and is_the_outlet(line.words, self.known):
            self._give_to_house(line, self.house)
        for outlet, report, is_all in told:
            source = self.walk.sources.other(outlet.name, outlet.kind)
            speaker = report.resolved.source if report and report.resolved else None
            if speaker is None and report is None and not is_all:
                speaker = self._named_in(line, at)
                self.talk = _Occasion(source, number, 1)
            self._give(line, source, speaker, report, is_all=is_all)
            if speaker and speaker is not source:
                is_talk = self.ties.is_talk(line.words, outlet.first, outlet)
                self.occasions[id(speaker)] = _Occasion(source, number, _LASTS if is_talk or self.is_published else 0)
        if not told:
            self._read_origin(line, outlets, frame, number, at)
            if any(word.low in self.known.words["elsewhere"] or self.ties.is_time(word) for word in line.words):
                self._end(line)
            self._go_on(line, number)
        self._retell(line, outlets)

    def _give_to_house(self, line: Line, house: Source) -> None:
        """Gives to the outlet named last what is said to `the newspaper`."""
        for stretch in line.inside:
            if stretch.source and not stretch.reporter and stretch.kind != "title":
                stretch.reporter = house

    def _is_met(self, partner: Outlet) -> bool:
        """Whether whoever a talk was with is somebody of whom the document speaks elsewhere too."""
        cast = self.walk.sources.cast
        person = cast.find(read_name(partner.name, self.walk.language))
        return person is not None and (person.has_spoken or sum(one.person is person for one in cast.mentions) > 1)

    def _read_origin(self, line: Line, outlets: Sequence[Outlet], frame: Frame, number: int, at: int) -> None:
        """Gives to a book, or to whoever had it, what a sentence quotes from there, and the sentence behind."""
        origin, self.origin = self.origin, self._origin_in(line, outlets, frame, number, at)
        if origin and self.origin is None and origin.sentences > 1:
            self.origin = replace(origin, sentences=origin.sentences - 1)
        if origin and origin.is_text and not is_of_it(line.words, self.walk.language):
            origin = None
        origin = self.origin if self.origin and not self.origin.is_text else origin
        if origin is None or origin.frame != number:
            return
        for stretch in line.inside:
            is_free = stretch.reporter is None and stretch.source is not origin.through
            if is_free and stretch.kind in ("direct", "partial"):
                stretch.reporter = origin.through
                if stretch.source:
                    self.occasions[id(stretch.source)] = _Occasion(origin.through, number, 0)

    def _origin_in(self, line: Line, outlets: Sequence[Outlet], frame: Frame, number: int, at: int) -> _Occasion | None:
        sources = self.walk.sources
        if found := books_in(line.words, frame.text, self.known):
            return _Occasion(sources.other(found[0].name, found[0].kind), number, 0)
        if (giver := giver_in(line.words, self.known)) is not None and giver < len(line.words):
            end = line.words[min(giver + _NAME, len(line.words)) - 1].end
            met = sources.cast.between(at + line.words[giver].start, at + end)
            return _Occasion(sources.of(met[0].person), number, 0, sentences=2) if met else None
        if (citing := citing_in(line.words, self.known)) is not None:
            met = sources.cast.between(at + line.words[max(citing - _BEFORE, 0)].start, at + line.words[citing].start)
            return _Occasion(sources.of(met[-1].person), number, 0) if met else None
        through = next((one for one in outlets if tie_of(line.words, one, self.known)[0] == "by"), None)
        if through is None or line.inside:
            return None
        return _Occasion(sources.other(through.name, through.kind), number, 0, is_text=True)

    def _retell(self, line: Line, outlets: Sequence[Outlet]) -> None:
        """Gives what somebody is only reported to have said to who last told or brought anything."""
        named = [one for one in outlets if not one.is_own]
        if named:
            self.house = self.walk.sources.other(named[-1].name, named[-1].kind)
        for stretch in line.inside:
            if stretch.reporter or stretch.kind == "title":
                continue
            if stretch.how.startswith("quoted as"):
                stretch.reporter = self.house if self.house is not stretch.source else None
            elif is_retold(line.words, stretch.quoted.start, self.known):
                self._give_to_teller(line, stretch)

    def _give_to_teller(self, line: Line, stretch: Stretch) -> None:
        if stretch.clause and stretch.clause.sort == "by":
            if self.known.code != "de":
                stretch.reporter, stretch.source = stretch.source, None
            return
        tellers = [one.resolved.source for one in line.reports if one.resolved and one.clause is not stretch.clause]
        met = None if self.known.code == "en" else self.met  # reportedly, of no teller’s
        found = (one for one in (*reversed(tellers), met, self.house) if one and one is not stretch.source)
        stretch.reporter = next(found, None)

    def _named_in(self, line: Line, at: int) -> Source | None:
        """The first person whom a sentence about a talk names."""
        sources = self.walk.sources
        met = sources.cast.between(at + line.words[0].start, at + line.words[-1].end)
        return sources.of(met[0].person) if met else None

    def _give(
        self, line: Line, through: Source, speaker: Source | None, report: Report | None, *, is_all: bool
    ) -> None:
        for stretch in line.inside:
            is_his = stretch.source is speaker and speaker is not None
            is_his = is_his or (report is not None and stretch.clause is report.clause)
            is_his = is_his or (report is None and stretch.source is None and stretch.kind == "direct")
            is_outlets = stretch.source is not None and stretch.source.kind == "publication"
            is_anybodys = is_all and stretch.kind in ("direct", "partial")
            if stretch.reporter is None and stretch.kind != "title" and (is_his or is_anybodys) and not is_outlets:
                stretch.reporter = through

    def _go_on(self, line: Line, number: int) -> None:
        talk, self.talk = self.talk, None
        for stretch in line.inside:
            if stretch.source is None and stretch.how.endswith("pronoun") and not stretch.reporter:
                stretch.reporter = talk.through if talk else None
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

    @property
    def is_waiting(self) -> bool:
        """Whether an occasion or a book holds for what the next sentence says."""
        return bool(self.occasions or self.origin or self.talk)

    def note_tellers(self, reports: Sequence[Report]) -> None:
        """Notes who told something in a sentence."""
        for report in reports:
            if report.resolved and report.resolved.source and report.clause.sort in ("report", "by"):
                self.met = report.resolved.source

    def forget(self, number: int) -> None:
        """Forgets the occasions that do not reach the frame `number`."""
        self.talk = self.talk if self.talk and number - self.talk.frame <= self.talk.lasts else None
        if self.occasions:
            held = {one: found for one, found in self.occasions.items() if number - found.frame <= found.lasts}
            self.occasions = held

    def _end(self, line: Line) -> None:
        """Ends the occasions of whoever speaks in a sentence that names another one."""
        speakers = {id(one.resolved.source) for one in line.reports if one.resolved and one.resolved.source}
        for source in speakers | {id(stretch.source) for stretch in line.inside}:
            self.occasions.pop(source, None)


def hand_on(walk: Walk, frames: Sequence[Frame], starts: Sequence[int], *, is_published: bool) -> None:
    """Fills in who hands on the words of a document's quotations."""
    known = vocabulary(walk.language.code)
    if known is None or not walk.stretches:
        return
    find_sources_behind(walk, known)
    inside: dict[int, list[Stretch]] = defaultdict(list)
    reports: dict[tuple[int, int], list[Report]] = defaultdict(list)
    for stretch in walk.stretches:
        inside[id(stretch.frame)].append(stretch)
    for report in walk.reports:
        reports[id(report.frame), report.line.start].append(report)
    for stretch in walk.stretches:
        if stretch.reporter and stretch.reporter.name.lower().split()[0] in known.words["own"]:
            stretch.reporter = None  # told our paper
    hands = _Hands(walk, known, Ties(known, walk.language), is_published)
    for number, (frame, at) in enumerate(zip(frames, starts, strict=True)):
        hands.forget(number)
        hands.met = hands.house = None
        for start, end in frame.spans:
            own = [one for one in inside[id(frame)] if start <= one.quoted.start < end]
            said = reports[id(frame), start]
            if hands.is_waiting or any(map(_is_handed, own)) or hints(frame.masked, start, end, known):
                hands.read(frame, number, Line(words_of(frame.masked, start, end), own, said), at)
            hands.note_tellers(said)


def _is_handed(stretch: Stretch) -> bool:
    """Whether a clause has named who hands on a quotation, or says that somebody does, or it may name an outlet."""
    return bool(stretch.reporter) or stretch.how.startswith("quoted as") or bool(marked_name(stretch.text))


def _entitle(line: Line, place: int) -> None:
    """Makes the quotation at a place what it is, the name of an outlet in marks, which nobody says."""
    for stretch in line.inside:
        if stretch.quoted.start == place:
            stretch.kind, stretch.how, stretch.source, stretch.surface = "title", "words of a title", None, None
            stretch.cue = stretch.clause = stretch.reporter = stretch.continues = None
        if stretch.continues and stretch.continues.quoted.start == place:
            stretch.continues = None
